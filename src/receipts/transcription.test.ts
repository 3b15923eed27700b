import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bundled } from '../../test/bundled.ts'
import { describeShared } from '../../test/shared.ts'
import { day } from '../kernel/day.ts'
import { hashOf } from '../kernel/hash.ts'
import { manifests } from '../sources/manifests.ts'
import { heldReceipt, indexOriginal, verifyTranscription } from './transcription.ts'

const utf8 = new TextEncoder()
const table = utf8.encode('Land,Output\r\nChina,"270,000"\r\nKoréa,5\r\n')

describe('a cell of a table', () => {
  const original = indexOriginal(table, 'utf-8', 'csv')
  const cell = (line: number, column: number, printed: string, names: string[]): ReturnType<typeof verifyTranscription> =>
    verifyTranscription({ locator: { line, column, printed }, names }, original)

  test('is found at its line and column, and the quote is the line in the stored bytes', () => {
    const found = cell(2, 2, '270,000', ['China'])
    expect(found).toEqual({ ok: true, byteFrom: 13, byteTo: 28, quote: 'China,"270,000"' })
    if (found.ok) expect(Buffer.from(table.subarray(found.byteFrom, found.byteTo)).toString()).toBe(found.quote)
  })

  test('offsets count bytes, so letters outside ASCII do not shift them', () => {
    const found = cell(3, 2, '5', ['Koréa'])
    if (!found.ok) throw new Error(found.says)
    expect(Buffer.from(table.subarray(found.byteFrom, found.byteTo)).toString()).toBe('Koréa,5')
  })

  test.each([
    ['another number stands there', 2, 2, '271,000', ['China'], '271,000', '270,000'],
    ['the line names somebody else', 2, 2, '270,000', ['Chad'], 'Chad', 'China,"270,000"'],
    ['there is no such line', 9, 2, '5', ['China'], '5', '3 lines'],
    ['there is no such column', 3, 7, '5', ['Koréa'], '5', 'Koréa,5'],
  ])('%s: the mismatch says what was expected and what stands there', (_case, line, column, printed, names, expected, found) => {
    expect(cell(line, column, printed, names)).toMatchObject({ ok: false, expected, found })
  })

  test.each([
    ['windows-1252', [0x4c, 0x2c, 0x97, 0x0a], '—'],
    ['latin-1', [0x4c, 0x2c, 0xfc, 0x0a], 'ü'],
  ] as const)('is read in the file’s own encoding, %s', (charset, bytes, printed) => {
    const found = verifyTranscription(
      { locator: { line: 1, column: 2, printed }, names: ['L'] },
      indexOriginal(new Uint8Array(bytes), charset, 'csv'),
    )
    expect(found.ok).toBe(true)
  })
})

describe('a value of a JSON file', () => {
  const bytes = utf8.encode('{"supply": {"Rare \\u0045arths": 1, "Åland": {"2024": 73.75, "2030": [1, {"x": null}]}}}')
  const original = indexOriginal(bytes, 'utf-8', 'json')
  test('is found by its path, and the quote begins at the key that names the subject', () => {
    const found = verifyTranscription({ locator: { path: 'supply/Åland/2024', printed: '73.75' }, names: ['Åland'] }, original)
    expect(found).toMatchObject({ ok: true, quote: '"Åland": {"2024": 73.75' })
  })
  test('lists are counted from nought', () => {
    expect(
      verifyTranscription({ locator: { path: 'supply/Åland/2030/1/x', printed: 'null' }, names: ['Åland'] }, original).ok,
    ).toBe(true)
  })
  test('a path that leads nowhere is a mismatch', () => {
    expect(verifyTranscription({ locator: { path: 'supply/Mars/2024', printed: '1' }, names: ['Mars'] }, original)).toMatchObject(
      { ok: false },
    )
  })
  test('a broken file has no values, and every figure of it is a mismatch', () => {
    const broken = indexOriginal(utf8.encode('{"supply": {"a" 1}'), 'utf-8', 'json')
    expect(verifyTranscription({ locator: { path: 'supply/a', printed: '1' }, names: ['a'] }, broken).ok).toBe(false)
  })
})

describeShared('every transcribed figure against the publisher’s own file', (shared) => {
  const receipts = bundled().receipts.filter((receipt) => receipt.class === 'transcribed')
  test.each(manifests.map((manifest) => [manifest.source, manifest] as const))('%s', (source, manifest) => {
    const stored = readFileSync(`${shared}data/raw/${manifest.file}`)
    const bytes = manifest.file.endsWith('.gz') ? gunzipSync(stored) : stored
    const started = performance.now()
    const original = indexOriginal(bytes, manifest.charset, manifest.format)
    const mine = receipts.filter((receipt) => receipt.sourceId === source)
    expect(mine.length).toBeGreaterThan(100)
    for (const receipt of mine) {
      const found = verifyTranscription({ locator: receipt.locator ?? {}, names: receipt.names }, original)
      if (!found.ok)
        throw new Error(`${receipt.id} ${JSON.stringify(receipt.locator)}: ${found.says}; ${found.expected} / ${found.found}`)
      expect(receipt.names.some((name) => found.quote.includes(name.replaceAll('"', '""')))).toBe(true)
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('a receipt that was found is held from the day it was checked, under the same id', () => {
    const [manifest] = manifests
    const receipt = receipts.find((each) => each.sourceId === manifest?.source)
    if (!manifest || !receipt) throw new Error('nothing to check')
    const bytes = readFileSync(`${shared}data/raw/${manifest.file}`)
    const verified = verifyTranscription(
      { locator: receipt.locator ?? {}, names: receipt.names },
      indexOriginal(bytes, manifest.charset, manifest.format),
    )
    if (!verified.ok) throw new Error(verified.says)
    const held = heldReceipt(
      receipt,
      verified,
      { hash: hashOf(bytes), mediaType: 'text/csv', size: bytes.length, bytes },
      day('2026-11-22'),
    )
    expect(held).toMatchObject({ id: receipt.id, class: 'held', known: '2026-11-22' })
    expect(held.original?.quoteHash).toBe(hashOf(bytes.subarray(held.original?.from, held.original?.to)))
  })
})
