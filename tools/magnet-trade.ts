/**
 * Writes `data/baseline/magnet-trade.csv`, the trade in permanent magnets of metal (HS 850511) in 2024 between the places of the baseline, from CEPII's file: `node tools/magnet-trade.ts FILE`.
 * FILE has the columns year, exporter_iso3, importer_iso3, hs6, value_kusd, qty_t (may be gzipped). Places that are not in `places.csv` are summed as OTHER; `rows` says how many
 * rows of the file a row sums and `line` where the first of them stands.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

const [, , file] = process.argv
if (file === undefined) throw new Error('say where the file of CEPII is: node tools/magnet-trade.ts FILE')
const folder = new URL('../data/baseline/', import.meta.url)
const table = (text: string): Record<string, string>[] => parse(text, { columns: true })
const places = new Set(table(readFileSync(new URL('places.csv', folder), 'utf8')).map(({ place }) => place ?? ''))
const stored = readFileSync(file)
const text = (file.endsWith('.gz') ? gunzipSync(stored) : stored).toString('utf8')

interface Sum {
  value: number
  quantity: number
  rows: number
  readonly line: number
}
const pairs = new Map<string, Sum>()
for (const [at, row] of table(text).entries()) {
  if (row['hs6'] !== '850511' || row['year'] !== '2024') continue
  const [exporter, importer] = [row['exporter_iso3'] ?? '', row['importer_iso3'] ?? ''].map((each) =>
    places.has(each) ? each : 'OTHER',
  )
  const key = `${exporter},${importer}`
  const sum = pairs.get(key) ?? { value: 0, quantity: 0, rows: 0, line: at + 2 }
  sum.value += Number(row['value_kusd'])
  sum.quantity += Number(row['qty_t'])
  sum.rows++
  pairs.set(key, sum)
}
if (pairs.size < 100) throw new Error(`${pairs.size} pairs where more than 100 were expected`)
const lines = [...pairs]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, { value, quantity, rows, line }]) => `${key},${value.toFixed(3)},${quantity.toFixed(3)},${rows},${line}`)
writeFileSync(
  new URL('magnet-trade.csv', folder),
  `${['exporter,importer,value_kusd,quantity_t,rows,line', ...lines].join('\n')}\n`,
)
process.stdout.write(`magnet-trade.csv: ${pairs.size} pairs\n`)
