/** Rank acceptability of 60 alternatives by 10 criteria over 100,000 weights: `node test/bench/acceptability.ts`. */
import { acceptability } from '../../src/model/ranking/acceptability.ts'
import { seeded } from './chain-network.ts'

const pick = seeded(5)
const rows = Array.from({ length: 60 }, () => Array.from({ length: 10 }, () => pick(1000) / 1000))
const runs = Array.from({ length: 7 }, () => {
  const started = performance.now()
  acceptability(rows, { draws: 100_000, pairDraws: 10_000, seed: 1 })
  return performance.now() - started
}).toSorted((a, b) => a - b)
process.stdout.write(`median of 7: ${runs[3]!.toFixed(0)} ms, best ${runs[0]!.toFixed(0)} ms\n`)
