import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newFolder } from '../../../test/contract/adapters.ts'
import { day } from '../../kernel/day.ts'
import { openStore, type Store } from '../sqlite/store.ts'
import { importTargets } from './import-targets.ts'
import { parsedMapping } from './mapping-file.ts'
import { kindNamed } from './recognise.ts'
import type { FileReport } from './report.ts'

let home: string
let store: Store
beforeEach(async () => {
  home = newFolder()
  mkdirSync(join(home, 'in'))
  store = await openStore(home)
})
afterEach(() => {
  store.close()
  rmSync(home, { recursive: true, force: true })
})

/** A file in the layout of a commodities release; numbers are invented. */
const header =
  'MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,Is critical mineral 2025,Other notes'
const mined = (country: string, value: string, unit = 'metric tons', year = '2024'): string =>
  `RARE EARTHS,World Mine Production and Reserves,Rare Earths,"${country}",Production,Mine production,${unit},${year},"${value}",,Yes,`
const release = (...rows: string[]): string => `${[header, mined('China', '270,000'), ...rows].join('\r\n')}\r\n`

const put = (content: string | Uint8Array, name = 'MCS2031_Commodities_Data.csv'): string => {
  const path = join(home, 'in', name)
  writeFileSync(path, content)
  return path
}
const given = async (content: string | Uint8Array, name?: string): Promise<FileReport> => {
  const { files } = await importTargets(store, [put(content, name)], { today: day('2026-11-25') })
  return files[0]!
}
const reasons = (report: FileReport): unknown => report.faults.map(({ kind, line }) => [kind, line])
const values = async (): Promise<unknown> =>
  (await store.ledger.figures({})).map((figure) => [figure.geography, figure.operator, figure.value, figure.text])

describe('a row that is faulty is put aside with file, line and reason, and the others are kept', () => {
  test.each([
    ['too few cells', 'RARE EARTHS,World Mine', 'ragged-row'],
    ['too many cells', `${mined('Brazil', '20')},,`, 'ragged-row'],
    ['a quotation mark left open', mined('Brazil', '20').replace('"20"', '"20'), 'open-quote'],
    ['a footnote before the number', mined('Brazil', '12 13,000'), 'glued-footnote'],
    ['a footnote glued to the number', mined('Brazil', '1213,000'), 'glued-footnote'],
    ['a superscript', mined('Brazil', '¹²13,000'), 'glued-footnote'],
    ['negative tonnes', mined('Brazil', '-20'), 'negative-amount'],
    ['negative tonnes with a true minus', mined('Brazil', '−20'), 'negative-amount'],
    ['an empty cell', mined('Brazil', ''), 'empty-cell'],
    ['words for a number', mined('Brazil', 'some'), 'unknown-cell'],
    ['an unknown country', mined('Atlantis', '20'), 'unknown-place'],
    ['a country code that is none', mined('490', '20'), 'unknown-place'],
    ['a missing unit', mined('Brazil', '20', ''), 'unknown-unit'],
    ['an unknown unit', mined('Brazil', '20', 'barrels'), 'unknown-unit'],
    ['a missing year', mined('Brazil', '20', undefined, ''), 'unknown-date'],
  ])('%s', async (_what, row, reason) => {
    const report = await given(release(row, mined('India', '2,900')))
    expect(reasons(report)).toEqual([[reason, 3]])
    expect(report).toMatchObject({ read: 3, kept: 2, quarantined: 1, reasons: [{ reason, count: 1 }] })
    expect(await values()).toEqual([
      ['CHN', '=', 270_000, null],
      ['IND', '=', 2900, null],
    ])
  })

  test('two rows with one key and two values: neither is believed', async () => {
    const report = await given(release(mined('India', '2,900'), mined('India', '3,000'), mined('Brazil', '20')))
    expect(reasons(report)).toEqual([
      ['contradicting-rows', 3],
      ['contradicting-rows', 4],
    ])
    expect(await values()).toEqual([
      ['CHN', '=', 270_000, null],
      ['BRA', '=', 20, null],
    ])
  })

  test('the same row twice is kept once', async () => {
    const report = await given(release(mined('India', '2,900'), mined('India', '2,900')))
    expect([report.kept, reasons(report)]).toEqual([2, [['repeated-row', 4]]])
  })

  test('a file of the publisher that was cut between two rows is told by the number of its figures', async () => {
    const report = await given(release(mined('Brazil', '20')), 'MCS2026_Commodities_Data.csv')
    expect(report.notes).toEqual([expect.stringMatching(/^2 figures were read where .* holds 1000 to 1600/)])
    expect((await given(release(mined('Brazil', '20')))).notes).toEqual([])
  })

  test('a file cut in half keeps what is whole and says that it was cut', async () => {
    const whole = release(mined('India', '2,900'), mined('Brazil', '20'))
    const report = await given(whole.slice(0, whole.lastIndexOf('Mine production') + 4))
    expect([report.kept, reasons(report)]).toEqual([2, [['cut-short', 4]]])
    expect(report.notes).toEqual([expect.stringContaining('does not end with a line end')])
  })
})

describe('marks are read as what they mean, never as nought and never as a number', () => {
  test.each([
    ['W', null, '=', 'withheld by the publisher'],
    ['NA', null, '=', 'not available'],
    ['>90', 90, '>', null],
    ['—', 0, '=', null],
  ])('%s', async (printed, value, operator, text) => {
    await given(release(mined('India', printed)))
    const [figure] = await store.ledger.figures({ places: ['IND'] })
    expect(figure).toMatchObject({ value, operator, text, low: value, high: operator === '>' ? null : value })
  })

  test('the dash of Windows-1252 is nought, and its receipt shows the byte as the dash it is', async () => {
    const bytes = Buffer.from(release(mined('India', '~')), 'latin1')
    bytes[bytes.indexOf('~')] = 0x97
    expect(await given(bytes)).toMatchObject({ kept: 2, quarantined: 0 })
    const [figure] = await store.ledger.figures({ places: ['IND'] })
    expect(figure?.value).toBe(0)
    const receipt = await store.receipts.get(figure?.receipts[0] ?? '')
    expect(receipt).toMatchObject({ class: 'held', original: { mediaType: 'text/csv; charset=windows-1252' } })
    expect(receipt?.quote).toContain('—')
  })
})

describe('a file that is not what it was taken for is refused as a whole, and leaves nothing behind', () => {
  test.each([
    [
      'a new column',
      release()
        .replace(header, `${header},Confidence`)
        .replaceAll(/,Yes,\r/g, ',Yes,,\r'),
      'bad-input',
      '"Confidence"',
    ],
    ['a missing column', release().replace(',Notes,', ','), 'bad-input', '"Notes"'],
    ['a renamed column', release().replace(',Value,', ',Amount,'), 'bad-input', '"Value"'],
    ['another order of columns', release().replace('Unit,Year', 'Year,Unit'), 'bad-input', 'another order'],
    ['no kind at all', 'a,b\n1,2\n', 'bad-input', 'no kind'],
    ['nothing', '', 'empty-input', 'empty'],
    ['only a header', `${header}\r\n`, 'bad-input', 'nothing'],
    ['only faulty rows', `${header}\r\n${mined('Atlantis', '1')}\r\n`, 'bad-input', 'Atlantis'],
    ['a picture', Buffer.from([0x89, 0x50, 0, 0]), 'binary-input', 'no text'],
    ['UTF-16', Buffer.from(`\uFEFF${release()}`, 'utf16le'), 'binary-input', 'UTF-16'],
    ['a broken archive', Buffer.concat([gzipSync(release()).subarray(0, 40)]), 'unreadable-file', 'unpacked'],
  ])('%s', async (_what, content, code, says) => {
    await expect(given(content)).rejects.toMatchObject({ code, message: expect.stringContaining(says) as string })
    expect(await store.ledger.figures({})).toEqual([])
    expect([store.imports(), store.heldOriginals(), await store.receipts.count()]).toEqual([
      [],
      [],
      { held: 0, transcribed: 0, cited: 0 },
    ])
  })

  test.each([
    ['a file that is not there', 'nowhere.csv', 'not-found'],
    ['a folder without tables', '.', 'not-found'],
  ])('%s', async (_what, name, code) => {
    await expect(importTargets(store, [join(home, 'in', name)], { today: day('2026-11-25') })).rejects.toMatchObject({ code })
  })

  test('in a folder it is left out with the reason, and the others are imported', async () => {
    put('a,b\n1,2\n', 'notes.csv')
    put(gzipSync(release()), 'MCS2031_Commodities_Data.csv.gz')
    const { files, skipped } = await importTargets(store, [join(home, 'in')], { today: day('2026-11-25') })
    expect(files.map(({ file, kept }) => [file, kept])).toEqual([['MCS2031_Commodities_Data.csv', 1]])
    expect(skipped).toEqual([{ path: join(home, 'in', 'notes.csv'), says: expect.stringContaining('no kind') as string }])
  })

  test('a kind that does not exist, and one that does not fit', async () => {
    expect(() => kindNamed('excel')).toThrow('usgs-world')
    await expect(
      importTargets(store, [put(release())], { today: day('2026-11-25'), kind: kindNamed('bgs') }),
    ).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('not read as bgs') as string })
  })
})

describe('a mapping that does not fit is refused with the field', () => {
  test.each([
    ['no YAML', 'source: [', 'no YAML'],
    ['no source', 'columns: {value: a}', 'source'],
    ['a field nobody knows', 'columns: {tonnage: a}', 'tonnage'],
    ['no unit', 'columns: {value: a, period: b, geography: c}\nconstants: {measure: production}', 'nothing says the unit'],
    ['a column and a constant', 'columns: {value: a, unit: b}\nconstants: {unit: t}', 'both a column and a constant'],
    ['a date in words', 'file: {dates: next Tuesday}', 'YYYY'],
  ])('%s', async (_what, text, says) => {
    const source = 'source: {id: s, publisher: P, title: T, url: "https://example.org", published: 2025-01-01, licence: L}\n'
    await expect(
      parsedMapping(_what === 'no source' || _what === 'no YAML' ? text : source + text, 'm.yaml'),
    ).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(says) as string,
    })
  })
})
