/** Speed, first result and memory of the reader of quantities, one figure a line with its target: `node --expose-gc test/bench/reading-speed.ts`. */
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { figuresIn } from '../../src/claims/read-figures.ts'
import { quantitiesIn } from '../../src/claims/quantity/quantities.ts'
import { readUnits } from '../../src/claims/quantity/unit-table.ts'

const paragraphs = readFileSync(new URL('../../data/samples/article.txt', import.meta.url), 'utf8').split(/\n\n+/)
const table = readFileSync(new URL('../../data/gazetteer/units.csv', import.meta.url), 'utf8')

const start = performance.now()
const units = readUnits(table)
figuresIn(paragraphs[0] ?? '', { units, date: null, numerals: false })
const first = performance.now() - start

const bytes = Buffer.byteLength(paragraphs.join(''))
/** MB of text a second of this thread's processor time, best of five once compiled: the machine's other work only slows. */
function speed(read: (text: string) => unknown): string {
  for (let round = 0; round < 300; round++) for (const text of paragraphs) read(text)
  let best = 0
  for (let turn = 0; turn < 5; turn++) {
    const begin = process.threadCpuUsage()
    for (let round = 0; round < 150; round++) for (const text of paragraphs) read(text)
    const { user, system } = process.threadCpuUsage(begin)
    best = Math.max(best, (bytes * 150) / (user + system))
  }
  return best.toFixed(2)
}
const quantities = speed((text) => quantitiesIn(text, units))
const all = speed((text) => figuresIn(text, { units, date: null, numerals: false }))
globalThis.gc?.()
const heap = process.memoryUsage().heapUsed / 1e6
console.log(`text to quantities, MB/s one core\t>= 2\t${quantities}`)
console.log(`text to quantities and dates, MB/s one core\t\t${all}`)
console.log(`first result after load, ms\t< 80\t${first.toFixed(0)}`)
console.log(`heap, MB\t< 60\t${heap.toFixed(0)}`)
