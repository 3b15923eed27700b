// Writes a table in the form of a BACI year file, of as many invented rows as asked for. The same number and seed give the same bytes.
// usage: node test/bench/trade-rows.ts ROWS FILE [SEED]
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const data = path.join(path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url)))), 'data', 'trade')
const firstCells = (name: string): number[] =>
  readFileSync(path.join(data, name), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => Number(line.split(',')[0]))

const [firstYear, years, goods, places] = [2013, 12, 5020, 220] as const

/** Mulberry32: small, seeded, the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Sorted by year, exporter, importer, code, as CEPII sorts. Large traders have many goods and pairs, small ones few (Zipf by rank); values
 * spread over nine powers of ten; one weight in twenty is not known. Answers how many rows were written.
 */
export function writeTradeRows(file: string, rows: number, seed = 1): number {
  const random = seeded(seed)
  const areas = firstCells('places.csv')
    .filter((area) => area > 0 && area < 900)
    .slice(0, places)
  const codes = new Set(firstCells('hs-codes.csv').filter((code) => code > 0))
  while (codes.size < goods) codes.add(10_000 + Math.floor(random() * 960_000))
  const sorted = [...codes].sort((a, b) => a - b).map((code) => String(code).padStart(6, '0'))
  const weight = areas.map(() => 1 / (1 + Math.floor(random() * places)) ** 0.8)
  const sum = weight.reduce((whole, each) => whole + each, 0)
  const wanted = (i: number, j: number): number =>
    Math.min(goods * 0.8, (1.25 * (rows / years) * (weight[i] ?? 0) * (weight[j] ?? 0)) / (sum * sum))
  const out = openSync(file, 'w')
  let text = 't,i,j,k,v,q\n'
  let written = 0
  for (let year = firstYear; year < firstYear + years; year++) {
    const enough = Math.round((rows * (year - firstYear + 1)) / years)
    for (let i = 0; i < places && written < enough; i++)
      for (let j = 0; j < places && written < enough; j++) {
        if (i === j) continue
        const gap = goods / wanted(i, j)
        const head = `${year},${areas[i]},${areas[j]},`
        for (let k = Math.floor(random() * gap); k < goods && written < enough; k += 1 + Math.floor(random() * 2 * (gap - 1))) {
          const value = Math.exp(random() * 20 - 6)
          text += `${head}${sorted[k]},${value.toFixed(3)},${random() < 0.05 ? 'NA' : (value * (0.02 + random())).toFixed(3)}\n`
          written++
        }
        if (text.length > 4_000_000) {
          writeSync(out, text)
          text = ''
        }
      }
  }
  writeSync(out, text)
  closeSync(out)
  return written
}

if (import.meta.main) {
  const [rows = '50000000', file = 'BACI_HS17_V202601.csv', seed = '1'] = process.argv.slice(2)
  console.log(`${writeTradeRows(file, Number(rows), Number(seed))} rows in ${file}`)
}
