import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { bundled, dataFolder } from '../bundled.ts'
import { words } from './trade.ts'

const rowsOf = (file: string): Record<string, string>[] => parse(readFileSync(join(dataFolder, 'trade', file)), { columns: true })

test.each(['places.csv', 'hs-codes.csv'])('every row of %s has a source on the register', (file) => {
  const sources = new Set(rowsOf(file).map(({ source }) => source))
  expect([...sources].filter((source) => source === undefined || !bundled().sources.has(source))).toEqual([])
})

test('area numbers and codes of goods are listed once', () => {
  const areas = words.places.all.map(({ area }) => area)
  expect(new Set(areas).size).toBe(areas.length)
  const codes = words.goods.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
})

test('a code that mixes goods says what it mixes', () =>
  expect(words.goods.filter(({ isolates, note }) => !isolates && note === '').map(({ code }) => code)).toEqual([]))
