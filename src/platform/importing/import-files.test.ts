import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newFolder } from '../../../test/contract/adapters.ts'
import { deskOn } from '../../../test/contract/desk.ts'
import { receipt as receiptQuestion } from '../../answers/receipt/receipt.ts'
import { day } from '../../kernel/day.ts'
import type { ImportKind } from '../../sources/import-kind.ts'
import { readMapped } from '../../sources/mapped/mapped.ts'
import { mapping } from '../../sources/mapped/mapping.ts'
import { openStore, type Store } from '../sqlite/store.ts'
import type { ImportOptions } from './import-files.ts'
import { importTargets } from './import-targets.ts'
import { mappedKind } from './mapping-file.ts'
import type { ImportReport } from './report.ts'

let home: string
let store: Store
beforeEach(async () => {
  home = newFolder()
  store = await openStore(home)
})
afterEach(() => {
  store.close()
  rmSync(home, { recursive: true, force: true })
})

const today = day('2026-11-25')
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(home, name), content)
  return join(home, name)
}
const imported = async (paths: readonly string[], options: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importTargets(store, paths, { today, ...options })

/** A release of an edition that no register knows; numbers are invented. */
const release = (edition: number, tonnes: number): string =>
  [
    `SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_${edition - 2},PROD_EST_ ${edition - 1},PROD_NOTES,CAP_${edition - 2},CAP_EST_ ${edition - 1},CAP_NOTES,RESERVES_${edition - 1},RESERVE_NOTES`,
    `MCS${edition},Rare earths,China,Mine production,metric tons,${tonnes - 1},${tonnes},,,,,3,`,
    `MCS${edition},Rare earths,Burma,Mine production,metric tons,20,W,,,,,>90,`,
    '',
  ].join('\n')

test('figures come with receipts that are held, and what they quote stands at its bytes', async () => {
  const { files } = await imported([put('MCS2031_World_Data.csv', release(2031, 270_000))])
  expect(files).toMatchObject([
    { kind: 'usgs-world', source: 'usgs-mcs-2031', known: '2026-11-25', read: 2, kept: 6, quarantined: 0 },
  ])
  const desk = deskOn({ ...store }, { sources: store.sources() })
  for (const figure of await store.ledger.figures({})) {
    const answer = await receiptQuestion.answer(desk, receiptQuestion.input.parse({ id: figure.receipts[0] }))
    expect(answer.receipt).toMatchObject({ class: 'held', known: '2026-11-25' })
    expect(answer.verified).toBe('bytes match')
    const marked = answer.lines.flatMap(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to)))
    expect(marked).toEqual([answer.receipt.locator?.printed])
  }
  expect(
    await store.search.search({ wanted: { kind: 'word', text: 'Myanmar', where: 'anywhere' }, limit: 5, offset: 0 }),
  ).toMatchObject({ total: 3 })
})

describe('importing again changes nothing', () => {
  const all = async (): Promise<unknown> => [
    await store.ledger.figures({}),
    await store.receipts.count(),
    await store.ledger.revision(),
    store.imports(),
  ]
  test.each([
    ['the same file', 'MCS2031_World_Data.csv', release(2031, 5)],
    ['under another name', 'copy.csv', release(2031, 5)],
    ['packed', 'MCS2031_World_Data.csv.gz', gzipSync(release(2031, 5))],
  ])('%s', async (_how, name, content) => {
    await imported([put('MCS2031_World_Data.csv', release(2031, 5))])
    const before = await all()
    const { files } = await imported([put(name, content)], { today: day('2027-03-01') })
    expect(files).toMatchObject([{ repeated: true, known: '2026-11-25' }])
    expect(await all()).toEqual(before)
  })
})

test('a dry run reports the same and writes nothing', async () => {
  const path = put('MCS2031_World_Data.csv', release(2031, 5))
  const dry = await imported([path], { dryRun: true })
  expect([await store.ledger.figures({}), store.imports(), readdirSync(home).includes('blobs')]).toEqual([[], [], false])
  expect(await imported([path])).toEqual(dry)
})

test('nobody knew an edition before it was published', async () => {
  await imported([put('a.csv', release(2031, 5))], { known: day('2031-02-01') })
  expect(await store.ledger.figures({ knownBy: day('2031-01-31') })).toEqual([])
  expect(await store.ledger.figures({ knownBy: day('2031-02-01') })).toHaveLength(6)
})

test('a figure that a later file gives otherwise is a correction, known from its own day; on one and the same day it is a contradiction', async () => {
  await imported([put('a.csv', release(2031, 5))], { known: day('2031-02-01') })
  await imported([put('b.csv', release(2031, 7))], { known: day('2031-03-01') })
  const told = async (knownBy: string): Promise<unknown> =>
    (await store.ledger.figures({ places: ['CHN'], period: '2030', measures: ['production'], knownBy: day(knownBy) })).map(
      ({ value }) => value,
    )
  expect([await told('2031-02-15'), await told('2031-03-15')]).toEqual([[5], [7]])
  const { files } = await imported([put('c.csv', release(2031, 9))], { known: day('2031-03-01') })
  expect(files[0]?.reasons).toEqual([{ reason: 'contradicts-the-ledger', count: 2 }])
  expect(await told('2031-03-15')).toEqual([7])
})

const source = { id: 'ministry', publisher: 'M', title: 'T', url: 'https://example.org/', published: '2025-03-01', licence: 'L' }
const plain = mapping.parse({
  source,
  columns: { geography: 'place', period: 'year', value: 'tonnes' },
  constants: { measure: 'production', mineral: 'gallium', basis: 'contained', stage: 'refining', unit: 't', kind: 'measured' },
})
const kind: ImportKind = {
  name: 'csv law',
  says: '',
  publisher: '',
  address: '',
  format: 'csv',
  indexed: false,
  recognises: () => true,
  read: (text) => readMapped(text, plain),
}
const row = fc.record({ place: fc.constantFrom('CHN', 'JPN', 'KOR', 'USA'), year: fc.integer({ min: 2018, max: 2022 }) })
const table = (rows: readonly { place: string; year: number }[]): string =>
  `place,year,tonnes\n${rows.map(({ place, year }) => `${place},${year},${place.charCodeAt(0) * year}\n`).join('')}`

test('law: the order of import does not matter, and twice is once', async () => {
  const facts = async (paths: readonly string[]): Promise<unknown> => {
    const folder = newFolder()
    const own = await openStore(folder, { inMemory: true })
    await importTargets(own, paths, { today, kind })
    const figures = await own.ledger.figures({})
    own.close()
    rmSync(folder, { recursive: true, force: true })
    return figures
      .map(({ id, value, known, period }) => ({ id, value, known, period }))
      .toSorted((a, b) => a.id.localeCompare(b.id))
  }
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.array(row, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 3, selector: table }),
      async (files) => {
        const paths = files.map((rows, index) => put(`${index}.csv`, table(rows)))
        const once = await facts(paths)
        expect(await facts(paths.toReversed())).toEqual(once)
        expect(await facts([...paths, ...paths])).toEqual(once)
      },
    ),
    { numRuns: 20 },
  )
})

test('a mapping file of YAML makes a kind of its own', async () => {
  const path = put(
    'mines.yaml',
    `source: {id: mines, publisher: M, title: Mines, url: https://example.org/, published: 2025-03-01, licence: L, redistribution: open}
file: {delimiter: ";", encoding: windows-1252}
columns: {geography: Land, period: Jahr, value: Menge}
constants: {measure: production, mineral: gallium, basis: contained, stage: refining, unit: t}
`,
  )
  const bytes = Buffer.from('Land;Jahr;Menge\nTürkei;2024;1\nChina;2024;"750"\n', 'latin1')
  const { files } = await imported([put('mines.csv', bytes)], { kind: await mappedKind(path) })
  expect(files).toMatchObject([
    { source: 'mines', known: '2025-03-01', kept: 1, reasons: [{ reason: 'unknown-place', count: 1 }] },
  ])
  const [figure] = await store.ledger.figures({})
  const answer = await receiptQuestion.answer(
    deskOn({ ...store }, { sources: store.sources() }),
    receiptQuestion.input.parse({ id: figure?.receipts[0] }),
  )
  expect(answer.verified).toBe('bytes match')
  expect(answer.lines.find(({ quoted }) => quoted)).toMatchObject({ text: 'China;2024;"750"', marks: [[12, 15]] })
})

test('a registered source cannot have been known before it was published', async () => {
  await imported([put('a.csv', release(2031, 5))], { known: day('2031-02-01') })
  await expect(imported([put('b.csv', release(2031, 6))], { known: day('2031-01-01') })).rejects.toMatchObject({
    code: 'bad-input',
  })
})
