import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { newFolder } from '../../../test/contract/adapters.ts'
import { entry, event, figure, held, receipt } from '../../../test/contract/records.ts'
import type { Bundle } from './load.ts'
import { openStore, storeFile } from './store.ts'

let home: string
beforeEach(() => void (home = newFolder()))
afterEach(() => {
  chmodSync(home, 0o755)
  rmSync(home, { recursive: true, force: true })
})

const storeModule = JSON.stringify(new URL('./store.ts', import.meta.url).href)

/** Runs a script of another program on the same store; `store` is open in it. */
const scriptOf = (body: string, options = '{}'): string[] => [
  '--input-type=module',
  '-e',
  `const { openStore } = await import(${storeModule}); const store = await openStore(${JSON.stringify(home)}, ${options}); ${body}`,
]

const bundle = (changed: Partial<Bundle> = {}): Bundle => ({
  hash: 'first',
  sources: [],
  figures: [figure(), figure({ id: 'second' })],
  events: [event()],
  receipts: [receipt()],
  searchEntries: [entry(), entry({ id: 'second' })],
  ...changed,
})

test('loading the same bundle again costs nothing and changes nothing', async () => {
  const store = await openStore(home)
  expect(store.load(bundle())).toEqual({ already: false, added: 6, withdrawn: 0 })
  const revision = await store.ledger.revision()
  expect(store.load(bundle())).toEqual({ already: true, added: 0, withdrawn: 0 })
  expect(await store.ledger.revision()).toBe(revision)
  store.close()
})

test('a new edition adds what changed, withdraws what it dropped, and brings back what returns', async () => {
  const store = await openStore(home)
  store.load(bundle())
  const mended = figure({ value: 1001, note: 'misread before' })
  const next = bundle({ hash: 'next', figures: [mended], searchEntries: [entry()] })
  expect(store.load(next)).toEqual({ already: false, added: 1, withdrawn: 2 })
  expect(await store.ledger.figures({})).toEqual([mended])
  expect((await store.search.search({ wanted: undefined, limit: 9, offset: 0 })).total).toBe(1)
  // Whoever asks what was known before the withdrawal still sees it.
  expect(await store.ledger.figures({ ids: ['second'], knownBy: day('2026-01-01') })).toHaveLength(1)
  store.load(bundle({ hash: 'third', figures: [mended, figure({ id: 'second' })] }))
  expect((await store.ledger.figures({})).map(({ id }) => id)).toEqual(['china-mine-2024', 'second'])
  expect((await store.search.search({ wanted: undefined, limit: 9, offset: 0 })).total).toBe(2)
  store.close()
})

test('a receipt that a new edition dropped is counted no more, and a link to it still opens', async () => {
  const store = await openStore(home)
  store.load(bundle())
  store.load(bundle({ hash: 'next', receipts: [] }))
  expect(await store.receipts.count()).toEqual({ held: 0, transcribed: 0, cited: 0 })
  expect(await store.receipts.get('rc_a')).toEqual(receipt())
  store.close()
})

test('a new edition leaves alone what the reader added', async () => {
  const store = await openStore(home)
  store.load(bundle())
  await store.ledger.addFigures([figure({ id: 'mine' })])
  await store.receipts.add([held({ id: 'rc_mine' })])
  store.load(bundle({ hash: 'next' }))
  expect(await store.ledger.figures({ ids: ['mine'] })).toHaveLength(1)
  expect(await store.receipts.get('rc_mine')).toBeDefined()
  store.close()
})

test.each([
  ['figure', 'UPDATE figure SET value = 2'],
  ['figure', 'DELETE FROM figure'],
  ['event', "UPDATE event SET title = ''"],
  ['event', 'DELETE FROM event'],
  ['receipt', "UPDATE receipt SET class = 'cited'"],
  ['receipt', 'DELETE FROM receipt'],
  ['figure', 'INSERT OR REPLACE INTO figure SELECT * FROM figure'],
])('no program whatever edits or deletes a %s: %s', async (_what, statement) => {
  const store = await openStore(home)
  store.load(bundle())
  store.close()
  const database = new DatabaseSync(join(home, storeFile))
  database.exec('PRAGMA recursive_triggers = ON')
  expect(() => database.exec(statement)).toThrow(/never edited or deleted/)
  database.close()
})

test('a program that reads is not kept waiting by one that writes, and sees what was written when it asks again', async () => {
  const server = await openStore(home)
  server.load(bundle())
  await server.ledger.figures({})
  const script = scriptOf(
    `await store.ledger.addFigures([${JSON.stringify(figure({ id: 'from the command line' }))}]); store.close()`,
  )
  const { status, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(await server.ledger.figures({})).toHaveLength(3)
  server.close()
})

test('while another program writes, readers read the last whole state and a second writer is told that the store is busy', async () => {
  const store = await openStore(home, { patience: 50 })
  store.load(bundle())
  const other = new DatabaseSync(join(home, storeFile))
  other.exec("BEGIN IMMEDIATE; INSERT INTO setting VALUES ('note:half', 'done')")
  expect(await store.ledger.figures({})).toHaveLength(2)
  expect(store.note('half')).toBeUndefined()
  await expect(async () => store.ledger.addFigures([figure({ id: 'late' })])).rejects.toMatchObject({ code: 'store-busy' })
  other.exec('COMMIT')
  other.close()
  await store.ledger.addFigures([figure({ id: 'late' })])
  store.close()
})

test('two programs that start at once on an empty folder both open the store', async () => {
  const runs = [1, 2, 3].map(
    () =>
      new Promise<number | null>((done) => {
        spawn(process.execPath, scriptOf('store.close()'), { stdio: 'inherit' }).on('exit', done)
      }),
  )
  expect(await Promise.all(runs)).toEqual([0, 0, 0])
})

test('a program killed in the middle of a load leaves a store that opens and holds all or nothing', async () => {
  const script = scriptOf(`
    const figure = ${JSON.stringify(figure())}
    const figures = Array.from({ length: 200000 }, (_, i) => ({ ...figure, id: 'f' + i }))
    console.log('loading')
    store.load({ hash: 'big', sources: [], figures, events: [], receipts: [], searchEntries: [] })
    console.log('loaded')`)
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  await new Promise<void>((done) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('loading')) setTimeout(() => child.kill('SIGKILL'), 150)
    })
    child.on('exit', () => done())
  })
  expect(said).not.toContain('loaded')
  const store = await openStore(home)
  expect(store.examine().findings).toEqual([])
  expect(await store.ledger.figures({})).toEqual([])
  store.load(bundle())
  expect(await store.ledger.figures({})).toHaveLength(2)
  store.close()
})

test('a full disk refuses the whole addition and leaves the store as it was', async () => {
  const made = await openStore(home)
  made.load(bundle())
  const { bytes } = made.examine()
  made.close()
  const store = await openStore(home, { largest: bytes + 40_960 })
  const many = Array.from({ length: 5000 }, (_, i) => figure({ id: `f${i}`, note: 'x'.repeat(200) }))
  await expect(async () => store.ledger.addFigures(many)).rejects.toMatchObject({ code: 'disk-full' })
  expect(await store.ledger.figures({})).toHaveLength(2)
  store.close()
  const roomier = await openStore(home)
  await roomier.ledger.addFigures(many)
  expect(await roomier.ledger.figures({})).toHaveLength(5002)
  roomier.close()
})

const isRoot = process.getuid?.() === 0
const asNobody = isRoot ? { uid: 65_534, gid: 65_534 } : {}

test('in a folder that cannot be written an existing store answers, and refuses to be written', async () => {
  const store = await openStore(home)
  store.load(bundle())
  store.close()
  chmodSync(join(home, storeFile), 0o444)
  chmodSync(home, 0o555)
  const script = scriptOf(`
    const figures = await store.ledger.figures({})
    const code = await (async () => store.ledger.addFigures([{ ...figures[0], id: 'new' }]))().catch((thrown) => thrown.code)
    const { total } = await store.search.search({ wanted: { kind: 'word', text: 'mined', where: 'anywhere' }, limit: 1, offset: 0 })
    console.log(JSON.stringify({ readOnly: store.readOnly, figures: figures.length, total, code }))`)
  const { stdout, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8', cwd: '/', ...asNobody })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual({ readOnly: true, figures: 2, total: 2, code: 'store-read-only' })
})

test('in a folder that cannot be written and holds no store the refusal says so', () => {
  chmodSync(home, 0o555)
  const script = scriptOf('').map((part) =>
    part.replace(/^const \{ openStore/, 'process.on("uncaughtException", (e) => console.log(e.code)); $&'),
  )
  const { stdout } = spawnSync(process.execPath, script, { encoding: 'utf8', cwd: '/', ...asNobody })
  expect(stdout.trim()).toBe('store-read-only')
})

test('a store opened for reading is never written, not even to bring it forward', async () => {
  await expect(openStore(home, { readOnly: true })).rejects.toMatchObject({ code: 'store-read-only' })
  const store = await openStore(home)
  store.load(bundle())
  const reader = await openStore(home, { readOnly: true })
  expect(await reader.ledger.figures({})).toHaveLength(2)
  expect(() => reader.load(bundle({ hash: 'other' }))).toThrow(expect.objectContaining({ code: 'store-read-only' }))
  reader.close()
  store.close()
})

test('a store of a newer program is refused and left alone', async () => {
  ;(await openStore(home)).close()
  const database = new DatabaseSync(join(home, storeFile))
  database.exec('PRAGMA user_version = 99')
  database.close()
  const before = readFileSync(join(home, storeFile))
  await expect(openStore(home)).rejects.toMatchObject({ code: 'store-newer' })
  expect(readFileSync(join(home, storeFile)).equals(before)).toBe(true)
})

test.each([
  ['no database at all', (path: string) => writeFileSync(path, 'this is not a database, whatever its name says '.repeat(50))],
  ['cut short', (path: string) => truncateSync(path, 20_000)],
])('a damaged store is refused with a remedy: %s', async (_how, damage) => {
  const made = await openStore(home)
  made.load(bundle({ figures: Array.from({ length: 2000 }, (_, i) => figure({ id: `f${i}` })) }))
  made.close()
  damage(join(home, storeFile))
  const ask = async (): Promise<unknown> => {
    const store = await openStore(home)
    try {
      return await store.ledger.figures({})
    } finally {
      store.close()
    }
  }
  await expect(ask).rejects.toMatchObject({ code: 'store-damaged', message: expect.stringContaining('move it aside') as string })
})

test('a file where the folder should be is refused', async () => {
  const path = join(home, 'file')
  writeFileSync(path, '')
  await expect(openStore(path)).rejects.toMatchObject({ name: 'Refusal' })
})

test('the bytes of an original that were changed on disk are refused, never returned', async () => {
  const store = await openStore(home)
  const hash = await store.originals.put(Buffer.from('the original words'))
  const path = join(home, 'blobs', hash.slice(0, 2), `${hash.slice(2)}.zst`)
  expect(existsSync(path)).toBe(true)
  const other = await store.originals.put(Buffer.from('other words'))
  writeFileSync(path, readFileSync(join(home, 'blobs', other.slice(0, 2), `${other.slice(2)}.zst`)))
  await expect(store.originals.get(hash)).rejects.toMatchObject({ code: 'receipt-mismatch' })
  writeFileSync(path, 'not even packed')
  await expect(store.originals.get(hash)).rejects.toMatchObject({ code: 'receipt-mismatch' })
  store.close()
})

test('what a crash left half written beside an original is not taken for it', async () => {
  const store = await openStore(home)
  const folder = join(home, 'blobs', 'ab')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${'c'.repeat(62)}.zst.123.part`), 'half')
  expect(await store.originals.has(`ab${'c'.repeat(62)}`)).toBe(false)
  store.close()
})

test('opening a ready store needs neither the migrator nor its library', async () => {
  ;(await openStore(home)).close()
  const script = scriptOf(
    `store.close(); console.log(process.moduleLoadList.length, Object.keys(process.report?.getReport?.() ?? {}).length > 0)`,
  )
  const traced = spawnSync(process.execPath, ['--experimental-loader', tracer, ...script], { encoding: 'utf8' })
  expect(traced.stdout).not.toContain('kysely')
  expect(traced.status).toBe(0)
})

const tracer = `data:text/javascript,export const resolve=(s,c,n)=>{if(/kysely|migrate/.test(s))console.log(s);return n(s,c)}`
