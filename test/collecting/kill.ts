import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { verifyHeld } from '../../src/answers/receipt/verify.ts'
import { Connection, number, text } from '../../src/platform/sqlite/connection.ts'
import { openStore, storeFile } from '../../src/platform/sqlite/store.ts'
import { newFolder } from '../contract/adapters.ts'
import { story } from './collecting.ts'

const child = fileURLToPath(new URL('kill-child.ts', import.meta.url))

/** Documents of every kind that ingest takes from disk, the same every time. */
export function killCorpus(size: number): string {
  const folder = newFolder()
  const write = (name: string, content: string): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  for (let n = 0; n < size; n++) {
    write(`stories/${n}.txt`, story(n))
    write(
      `pages/${n}.html`,
      `<html><head><title>Page ${n}</title></head><body><article><h1>Page ${n}</h1><p>${story(n + 1000)}</p></article></body></html>`,
    )
  }
  const headline = (n: number): string =>
    JSON.stringify({
      title: `Headline ${n % (size * 9)}: China holds ${n % 100}% of magnets`,
      link: `https://example.org/${n % (size * 9)}`,
      published: '2026-04-01',
    })
  write('headlines.jsonl', Array.from({ length: size * 10 }, (_, n) => headline(n)).join('\n'))
  write(
    'list.mbox',
    Array.from(
      { length: size },
      (_, n) =>
        `From a@example.org Thu Jan  1 00:00:00 2026\nFrom: a@example.org\nSubject: Ore ${n}\nMessage-ID: <${n}@x>\n\n${story(n + 2000)}`,
    ).join('\n'),
  )
  return folder
}

interface Run {
  readonly acknowledged: readonly string[]
  readonly hash: string | null
  /** Milliseconds until the first receipt was acknowledged. */
  readonly first: number
}

/** When to kill: so many receipts acknowledged, and so many milliseconds after that. */
interface Moment {
  readonly acknowledged: number
  readonly wait: number
}

/** Runs the child; kills it at that moment, if it comes before its end. */
async function run(home: string, folder: string, kill?: Moment): Promise<Run> {
  const process = spawn(globalThis.process.execPath, [child, home, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let began = 0
  let first = 0
  let timer: NodeJS.Timeout | undefined
  const count = (): number => said.split('\nrc_').length - 1
  process.stdout.on('data', (chunk: Buffer) => {
    began ||= performance.now()
    said += chunk.toString()
    if (first === 0 && count() > 0) first = performance.now() - began
    if (kill && timer === undefined && count() >= kill.acknowledged) timer = setTimeout(() => process.kill('SIGKILL'), kill.wait)
  })
  await new Promise((done) => process.on('close', done))
  clearTimeout(timer)
  // A line that the kill cut short was never said.
  const lines = said.split('\n').slice(0, -1)
  return {
    acknowledged: lines.filter((line) => line.startsWith('rc_')),
    hash: lines.find((line) => line.startsWith('hash '))?.slice(5) ?? null,
    first,
  }
}

/** What is wrong with a store after a kill; empty when it is whole. */
async function faultsIn(home: string, acknowledged: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  const store = await openStore(home)
  faults.push(...store.examine().findings)
  const connection = new Connection(join(home, storeFile))
  const all = connection.all('SELECT DISTINCT id FROM receipt').map((row) => text(row[0]))
  const known = new Set(all)
  for (const id of acknowledged) if (!known.has(id)) faults.push(`acknowledged receipt ${id} is lost`)
  for (const id of all) {
    const receipt = await store.receipts.get(id)
    if (!receipt || (await verifyHeld(receipt, store.originals)).verified !== 'bytes match') faults.push(`${id} has no bytes`)
  }
  const count = (sql: string): number => number(connection.first(sql)?.[0])
  const half = {
    'receipts without an entry': count('SELECT count(*) FROM receipt WHERE id NOT IN (SELECT receipt FROM entry)'),
    'receipts never seen': count('SELECT count(*) FROM receipt WHERE id NOT IN (SELECT receipt FROM capture)'),
    'captures without a receipt': count('SELECT count(*) FROM capture WHERE receipt NOT IN (SELECT id FROM receipt)'),
    'claims without a receipt': count('SELECT count(*) FROM claim WHERE receipt NOT IN (SELECT id FROM receipt)'),
    'entries without words': count('SELECT count(*) FROM entry WHERE rowid NOT IN (SELECT rowid FROM entry_text)'),
  }
  for (const [what, many] of Object.entries(half)) if (many > 0) faults.push(`${many} ${what}`)
  connection.close()
  store.close()
  return faults
}

export interface KillPoint {
  readonly acknowledged: number
  /** Of how many in an undisturbed run. */
  readonly of: number
  readonly ended: boolean
  readonly faults: readonly string[]
  /** Whether the resumed run came to the hash of the undisturbed one. */
  readonly same: boolean
}

/** Kills an ingest with SIGKILL at moments spread over its work, looks at what is left, and lets it go on to the end. */
export async function* killed(points: number, size: number, random: () => number): AsyncGenerator<KillPoint> {
  const folder = killCorpus(size)
  const homes: string[] = []
  const fresh = (): string => {
    const home = newFolder()
    homes.push(home)
    return home
  }
  try {
    const undisturbed = await run(fresh(), folder)
    for (let point = 0; point < points; point++) {
      const home = fresh()
      const of = undisturbed.acknowledged.length
      const asked = Math.floor((random() * 1.1 - 0.1) * of)
      // Before the first batch there is nothing to count by, but time.
      const moment = { acknowledged: Math.max(0, asked), wait: random() * (asked <= 0 ? undisturbed.first : 200) }
      const { acknowledged, hash } = await run(home, folder, moment)
      const faults = await faultsIn(home, acknowledged)
      const resumed = await run(home, folder)
      yield { acknowledged: acknowledged.length, of, ended: hash !== null, faults, same: resumed.hash === undisturbed.hash }
      rmSync(home, { recursive: true, force: true })
    }
  } finally {
    for (const one of [folder, ...homes]) rmSync(one, { recursive: true, force: true })
  }
}
