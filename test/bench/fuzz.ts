/**
 * Fuzzing of reading: `node test/bench/fuzz.ts [MINUTES] [SEED]` (Node 24, 10 minutes unless told otherwise). Generated texts, sentences of our
 * own, real pages of the reference folder beside the project and small documents of every other format, cut, spliced and broken at random, go
 * through bytes, repair, document, claims and quantities. Ends with status 1 and the seed at the first fault. The same seed makes the same texts.
 */
import { performance } from 'node:perf_hooks'
import { fuzz, hasPages } from './fuzz-runs.ts'

const minutes = Number(process.argv[2] ?? 10)
const seed = Number(process.argv[3] ?? 1)
if (!hasPages) console.log('no reference folder: no real pages are broken')
const { runs, rounds, slowest } = await fuzz(performance.now() + minutes * 60_000, seed)
const kinds = Object.entries(runs).map(([kind, count]) => `${count} of ${kind}`)
console.log(
  `${minutes} min, seeds ${seed} to ${seed + rounds - 1}: ${kinds.join(', ')}; no throw, every quote at its span, every repair undone; slowest ${slowest.toFixed(3)} ms a character`,
)
