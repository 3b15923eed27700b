/**
 * Rank acceptability of 60 alternatives by 10 criteria over 100,000 weights, beside a plain implementation of the same method that sorts
 * every draw with the language's own sort: `node test/bench/acceptability.ts`. Processor time as well, for machines that are shared.
 */
import { acceptability } from '../../src/model/ranking/acceptability.ts'
import { uniforms } from '../../src/kernel/uniforms.ts'
import { seeded } from './chain-network.ts'

const [draws, pairDraws] = [100_000, 10_000]
const pick = seeded(5)
const rows = Array.from({ length: 60 }, () => Array.from({ length: 10 }, () => pick(1000) / 1000))
const spans = rows.map((row) => row.map((value) => Math.min(0.3, 1 - value)))

/** Lahdelma and Salminen as one would write it down: no ties, arrays of numbers, one sort a draw. */
function plain(): number[][] {
  const uniform = uniforms(1)
  const places = rows.map(() => rows.map(() => 0))
  for (let draw = 0; draw < draws; draw++) {
    const raw = rows[0]!.map(() => -Math.log(uniform()))
    const sum = raw.reduce((total, each) => total + each, 0)
    const scores = rows.map((row) => row.reduce((total, value, at) => total + (value * raw[at]!) / sum, 0))
    const order = [...scores.keys()].toSorted((a, b) => scores[b]! - scores[a]!)
    for (const [place, row] of order.entries()) places[row]![place]!++
  }
  return places.map((row) => row.map((count) => count / draws))
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

function timed(run: () => unknown, times: number): string {
  const [wall, cpu]: number[][] = [[], []]
  for (let at = 0; at < times; at++) {
    const [started, used] = [performance.now(), process.cpuUsage()]
    run()
    const spent = process.cpuUsage(used)
    wall!.push(performance.now() - started)
    cpu!.push((spent.user + spent.system) / 1000)
  }
  return `median ${median(wall!).toFixed(0)} ms, best ${Math.min(...wall!).toFixed(0)} ms, processor ${Math.min(...cpu!).toFixed(0)} ms`
}

const ours = acceptability(rows, { draws, pairDraws, seed: 1 }).ranks
const apart = Math.max(...plain().flatMap((row, at) => row.map((part, place) => Math.abs(part - ours[at]![place]!))))
process.stdout.write(`ours:                 ${timed(() => acceptability(rows, { draws, pairDraws, seed: 1 }), 9)}\n`)
process.stdout.write(`ours, values varying: ${timed(() => acceptability(rows, { draws, pairDraws, seed: 1, spans }), 9)}\n`)
process.stdout.write(`plain:                ${timed(plain, 3)}\nlargest difference of a cell: ${apart.toExponential(1)}\n`)
