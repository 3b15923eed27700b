/**
 * Cheapest allocation beside HiGHS (npm `highs`, WebAssembly) on the same chain, in the same run: `node test/bench/allocation.ts [MONTHS] [DIR]`.
 * DIR holds an installed `highs` (`npm install --prefix DIR highs@1.15.3`); without it only the desk is timed.
 */
import { createRequire } from 'node:module'
import path from 'node:path'
import { cheapestFlow } from '../../src/model/allocation/network-simplex.ts'
import { chainNetwork } from './chain-network.ts'

const [, , asked = '60', peer] = process.argv
const months = Number(asked)
const network = chainNetwork(months, 20, 1)
const arcs = network.from.length

const timed = <T>(work: () => T): [milliseconds: number, T] => {
  const started = performance.now()
  const result = work()
  return [performance.now() - started, result]
}

const cheapest = (): { cost: bigint; pivots: number } => {
  const answer = cheapestFlow(network)
  if (answer.outcome !== 'optimal') throw new Error(answer.outcome)
  const cost = answer.flow.reduce<bigint>((sum, flow, arc) => sum + BigInt(flow) * BigInt(network.cost[arc]!), 0n)
  return { cost, pivots: answer.pivots }
}

const runs = Array.from({ length: 9 }, () => timed(() => cheapestFlow(network))[0])
const median = runs.toSorted((a, b) => a - b)[4]!
const { cost, pivots } = cheapest()
process.stdout.write(
  `${months} months, ${network.supply.length} nodes, ${arcs} arcs: first ${runs[0]!.toFixed(0)} ms, median of 9 ${median.toFixed(0)} ms, best ${Math.min(...runs).toFixed(0)} ms, ${pivots} pivots, cost ${cost}\n`,
)

/** The network as a linear programme in the LP format of CPLEX. */
function asProgramme(): string {
  const rows = Array.from({ length: network.supply.length }, (): string[] => [])
  const goal: string[] = []
  const bounds: string[] = []
  for (let arc = 0; arc < arcs; arc++) {
    if (network.cost[arc] !== 0) goal.push(`+ ${network.cost[arc]} x${arc}`)
    rows[network.from[arc]!]!.push(`+ x${arc}`)
    rows[network.to[arc]!]!.push(`- x${arc}`)
    if (network.most[arc] !== Infinity) bounds.push(`x${arc} <= ${network.most[arc]}`)
  }
  const balances = rows.map((terms, node) => `n${node}: ${terms.join('\n ')} = ${network.supply[node]}`)
  return `Minimize\n obj: ${goal.join('\n ')}\nSubject To\n${balances.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd\n`
}

if (peer !== undefined) {
  interface Highs {
    solve(programme: string): { Status: string; ObjectiveValue: number }
  }
  const load = createRequire(path.resolve(peer, 'package.json'))('highs') as () => Promise<Highs>
  const highs = await load()
  highs.solve('Minimize\n obj: x\nSubject To\n c: x >= 1\nEnd\n')
  const programme = asProgramme()
  const [took, found] = timed(() => highs.solve(programme))
  const agrees = found.Status === 'Optimal' && Math.abs(found.ObjectiveValue - Number(cost)) <= 1e-9 * Number(cost)
  process.stdout.write(
    `highs: ${took.toFixed(0)} ms, ${(took / median).toFixed(0)} times the desk's median; ${agrees ? 'the same optimum' : `OTHER: ${found.Status} ${found.ObjectiveValue}`}\n`,
  )
}
