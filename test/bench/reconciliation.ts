/**
 * Bounded reconciliation of a chain beside HiGHS (npm `highs`, WebAssembly, its own method for quadratic programmes) on the same problem, in the same run:
 * `node test/bench/reconciliation.ts [SUPPLIERS] [DIR]`. DIR holds an installed `highs` (`npm install --prefix DIR highs@1.15.3`); without it only the desk is timed.
 */
import { createRequire } from 'node:module'
import path from 'node:path'
import { reconciled } from '../../src/model/reconciliation/reconcile.ts'
import { chainPlant } from './chain-plant.ts'

const [, , asked = '16', peer] = process.argv
const plant = chainPlant(20, 8, Number(asked), 1)
const { observations, balances } = plant

const timed = <T>(work: () => T): [milliseconds: number, T] => {
  const started = performance.now()
  const result = work()
  return [performance.now() - started, result]
}

const runs = Array.from({ length: 15 }, () => timed(() => reconciled(plant)))
const times = runs.map(([took]) => took).toSorted((a, b) => a - b)
const median = times[7]!
const found = runs[0]![1]
if ('fault' in found) throw new Error(found.fault)
process.stdout.write(
  `${observations.length} flows, ${balances.length} balances, ${found.bound.filter((side) => side !== null).length} held at nought: first ${runs[0]![0].toFixed(0)} ms, median of 15 ${median.toFixed(1)} ms, chi-square ${found.chi2}\n`,
)

/** The same as a quadratic programme in the LP format of CPLEX. */
function asProgramme(): string {
  const linear = observations.map(
    ({ value, sd }, at) => `${(-2 * value!) / sd ** 2 >= 0 ? '+' : ''}${(-2 * value!) / sd ** 2} x${at}`,
  )
  const squares = observations.map(({ sd }, at) => `+ ${2 / sd ** 2} x${at} ^ 2`)
  const rows = balances.map(
    (terms, row) =>
      `b${row}: ${terms.map(({ coefficient, factors: [at] }) => `${coefficient >= 0 ? '+' : ''}${coefficient} x${at}`).join('\n ')} = 0`,
  )
  return `Minimize\n obj: ${linear.join('\n ')} + [ ${squares.join('\n ')} ] / 2\nSubject To\n${rows.join('\n')}\nEnd\n`
}

if (peer !== undefined) {
  interface Highs {
    solve(programme: string, options?: object): { Status: string; ObjectiveValue: number }
  }
  const load = createRequire(path.resolve(peer, 'package.json'))('highs') as () => Promise<Highs>
  const highs = await load()
  highs.solve('Minimize\n obj: x\nSubject To\n c: x >= 1\nEnd\n')
  const programme = asProgramme()
  const constant = observations.reduce((sum, { value, sd }) => sum + (value! / sd) ** 2, 0)
  const [took, answer] = timed(() => highs.solve(programme))
  const chi2 = answer.ObjectiveValue + constant
  const agrees = answer.Status === 'Optimal' && Math.abs(chi2 - found.chi2) <= 1e-6 * found.chi2
  process.stdout.write(
    `highs: ${took.toFixed(0)} ms, ${(took / median).toFixed(0)} times the desk's median; ${agrees ? 'the same optimum' : `OTHER: ${answer.Status}`}, chi-square ${chi2}\n`,
  )
}
