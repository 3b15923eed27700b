import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { array, assert as holds, asyncProperty, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inCsv, readCsv, readParquet, readXlsx } from '../../../test/read-back.ts'
import type { ExportedAnswer } from '../../answers/exporting/export-answer.ts'
import { exportFormats } from '../../answers/exporting/ports.ts'
import { day, integer, number, tableOf, text, yesNo, type Cell } from '../../answers/exporting/table.ts'
import { columnLetters } from './worksheet.ts'
import { writers } from './writers.ts'

interface Lot {
  readonly words: string | null
  readonly mass: number | null
  readonly count: number | null
  readonly sealed: boolean | null
  readonly on: string | null
}

const exported = (lots: readonly Lot[]): ExportedAnswer => ({
  stem: 'lots',
  data: tableOf(
    lots,
    [
      text<Lot>('words', 'anything', ({ words }) => words),
      number('mass', 't', ({ mass }) => mass),
      integer('count', 'drums', ({ count }) => count),
      yesNo('sealed', 'whether sealed', ({ sealed }) => sealed),
      day('shipped', 'day', ({ on }) => on),
    ],
    () => [],
  ),
  sources: tableOf([], [text('receipt_id', 'id', () => null)], () => []),
  about: [
    ['question', "What's in the drums?"],
    ['rows', lots.length],
  ],
})

const lot = (words: string | null): Lot => ({ words, mass: 1.5, count: 7, sealed: true, on: '2025-10-09' })

async function written(format: (typeof exportFormats)[number], lots: readonly Lot[]): Promise<Uint8Array> {
  const write = await writers[format]()
  const parts: Uint8Array[] = []
  for await (const part of write(exported(lots))) parts.push(part)
  return Buffer.concat(parts)
}

const leftovers = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('ytterby-export-'))

describe('CSV', () => {
  test('is RFC 4180: commas, quotes and line breaks within quotes, lines end in CRLF, no byte-order mark', async () => {
    const bytes = await written('csv', [lot('Nd, "NdPr"\noxide')])
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      'words,mass,count,sealed,shipped\r\n"Nd, ""NdPr""\noxide",1.5,7,true,2025-10-09\r\n',
    )
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://evil.example","x")', `'=HYPERLINK("http://evil.example","x")`],
    ["@SUM(1+9)*cmd|' /C calc'!A0", `'@SUM(1+9)*cmd|' /C calc'!A0`],
    ['+49 30 1234', "'+49 30 1234"],
    ['-2+3', "'-2+3"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1+1', "'＝1+1"],
    ['=', '='],
    ['-', '-'],
    ['5-3=2', '5-3=2'],
    ['稀土 = rare earths', '稀土 = rare earths'],
  ])('no spreadsheet runs %j', async (words, found) => {
    expect(readCsv(await written('csv', [lot(words)])).rows[0]?.[0]).toBe(found)
  })

  test('a negative number stays a number', async () => {
    const bytes = await written('csv', [{ ...lot('loss'), mass: -0.25, count: -3 }])
    expect(readCsv(bytes).rows[0]?.slice(1, 3)).toEqual(['-0.25', '-3'])
  })
})

describe('every form', () => {
  const nothing: Lot = { words: null, mass: null, count: null, sealed: null, on: null }
  const lots: Lot[] = [
    lot('氧化镨钕 NdPr 氧化物 — Ō é 🧲'),
    { words: '=SUM(A1)', mass: 0.1 + 0.2, count: 2 ** 53 - 1, sealed: false, on: '1900-03-01' },
    { words: 'small and large', mass: 5e-324, count: -1, sealed: null, on: '2199-12-31' },
    { words: null, mass: -1.797e308, count: 0, sealed: true, on: null },
    nothing,
  ]
  const cells = exported(lots).data.rows.map((row) => row.cells)

  test('keeps words of any script, every digit, days and what is not known', async () => {
    expect(readCsv(await written('csv', lots)).rows).toEqual(cells.map((row) => row.map(inCsv)))
    expect((await readXlsx(await written('xlsx', lots), 'data')).rows).toEqual(cells.slice(0, -1))
    const parquet = await readParquet(await written('parquet', lots))
    expect(parquet.rows).toEqual(cells)
    expect(parquet.types).toEqual(['VARCHAR', 'DOUBLE', 'BIGINT', 'BOOLEAN', 'DATE'])
  })

  test('an empty answer is a header and no row', async () => {
    const names = ['words', 'mass', 'count', 'sealed', 'shipped']
    expect(readCsv(await written('csv', []))).toEqual({ names, rows: [] })
    expect(await readXlsx(await written('xlsx', []), 'data')).toEqual({ names, rows: [] })
    expect(await readParquet(await written('parquet', []))).toMatchObject({ names, rows: [] })
  })

  test.each(exportFormats)('%s: the same answer is the same bytes', async (format) => {
    const first = await written(format, lots)
    await new Promise((later) => setTimeout(later, 2100)) // A zip archive counts time in steps of two seconds.
    expect(Buffer.compare(first, await written(format, lots))).toBe(0)
  })

  test('a spreadsheet cell too long for Excel is cut, and says so', async () => {
    const [row] = (await readXlsx(await written('xlsx', [lot('x'.repeat(40_000))]), 'data')).rows
    expect(row?.[0]).toHaveLength(32_767)
    expect(row?.[0]).toMatch(/cut: a spreadsheet holds no more in one cell\)$/)
  })

  test('what was asked stands in the sheet "about" and in the metadata of Parquet', async () => {
    const about = await readXlsx(await written('xlsx', lots), 'about')
    expect(about.names.slice(0, 2)).toEqual(['question', "What's in the drums?"])
    expect(about.rows).toContainEqual(['rows', lots.length, null])
    expect(about.rows).toContainEqual(['mass', 't', 'number'])
    expect(new TextDecoder('latin1').decode(await written('parquet', lots))).toContain("What's in the drums?")
  })

  test('Parquet leaves no temporary file behind, finished or not', async () => {
    const before = leftovers()
    await written('parquet', lots)
    const write = await writers.parquet()
    for await (const part of write(exported(lots))) {
      expect(part.length).toBeGreaterThan(0)
      break
    }
    await expect(written('parquet', [{ ...nothing, count: 0.5 }])).rejects.toThrow()
    expect(leftovers()).toEqual(before)
  })

  test('any words survive CSV and Parquet', async () => {
    const words = string({ unit: 'grapheme', maxLength: 30 }).filter((each) => !/^[=+\-@\t\r＝＋－＠]/.test(each))
    await holds(
      asyncProperty(array(words, { minLength: 1, maxLength: 5 }), async (list) => {
        const lotsOf = list.map(lot)
        const expected: Cell[] = list
        expect(readCsv(await written('csv', lotsOf)).rows.map(([cell]) => cell)).toEqual(expected)
        expect((await readParquet(await written('parquet', lotsOf))).rows.map(([cell]) => cell)).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a worksheet', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (index, letters) => expect(columnLetters(index)).toBe(letters))

  test('words that XML forbids or would change are kept as far as XML can hold them', async () => {
    const [row] = (await readXlsx(await written('xlsx', [lot('a & <b> "c"\u0000\uD800 ]]> d')]), 'data')).rows
    expect(row?.[0]).toBe('a & <b> "c"\uFFFD\uFFFD ]]> d')
  })

  test('days before Excel can count them are words', async () => {
    const [row] = (await readXlsx(await written('xlsx', [{ ...lot('old'), on: '1880-01-31' }]), 'data')).rows
    expect(row?.[4]).toBe('1880-01-31')
  })
})
