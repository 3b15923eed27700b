import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import type { Gap } from '../../model/allocation/network.ts'
import { cheapestFlow } from '../../model/allocation/network-simplex.ts'
import { costOf, wholeNumbers } from '../../model/allocation/whole-numbers.ts'
import { number, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { readNetwork, type NamedNetwork } from './read-network.ts'

export const allocateInput = z.object({
  nodes: z.string().describe('Text of a table: node,supply (below nought: what the node takes); nodes left out pass goods on'),
  arcs: z
    .string()
    .describe('Text of a table: from,to,capacity,cost; an empty capacity is no bound; columns lower and name at choice'),
  all: z.boolean().default(false).describe('List the arcs without flow as well'),
})

export const allocateOutput = z.object({
  cost: z.number().describe('Of the cheapest allocation, in the unit of the costs times that of the amounts'),
  flows: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      name: z.string().nullable().describe('Of the arc, where your table names it'),
      line: z.number().int().describe('Of the arc in your table'),
      flow: z.number(),
      unitCost: z.number(),
      capacity: z.number().nullable().describe('null: nothing bounds the arc'),
      reducedCost: z
        .number()
        .nullable()
        .describe('By how much the total would change for one more unit through this arc; below nought: its capacity binds'),
    }),
  ),
  parameters: z.object({
    method: z.literal('network simplex'),
    nodes: z.number().int(),
    arcs: z.number().int(),
    supplied: z.number().describe('All that the nodes give'),
    pivots: z.number().int(),
    isExact: z.boolean().describe('The optimum is exact: every number could be carried as a whole one'),
  }),
  columns: z.record(z.string(), z.string()).describe('Which column of your tables was read as what'),
  notes: z.array(z.string()),
})

const few = 8

/** `B (5), C (2)`, the largest first. */
function sayGaps(gaps: readonly Gap[], names: readonly string[], scale: number): string {
  const largest = gaps.toSorted((a, b) => b.amount - a.amount)
  const said = largest.slice(0, few).map(({ node, amount }) => `"${names[node] ?? ''}" (${amount / scale})`)
  return gaps.length > few ? `${said.join(', ')} and ${gaps.length - few} more` : said.join(', ')
}

/** Amounts that the nodes give and take must agree; a thousandth of a billionth of them is rounding. */
function refuseUnbalanced({ network }: NamedNetwork, isExact: boolean): void {
  const given = network.supply.reduce((sum, amount) => sum + Math.max(0, amount), 0)
  const taken = network.supply.reduce((sum, amount) => sum + Math.max(0, -amount), 0)
  if (Math.abs(given - taken) > (isExact ? 0 : 1e-12 * Math.max(given, taken)))
    throw new Refusal(
      'bad-input',
      `nodes: they give ${given} and take ${taken}, and the two must be equal; ${given > taken ? 'add a node that takes what is left' : 'add a node that gives what is missing, at the cost of a shortage'}`,
    )
}

export const allocate = operation({
  name: 'allocate',
  asks: 'What is the cheapest way to move goods through a network of my own, and which capacities bind?',
  input: allocateInput,
  output: allocateOutput,
  cli: {
    files: [
      { option: '--nodes', field: 'nodes', kind: 'text' },
      { option: '--arcs', field: 'arcs', kind: 'text' },
    ],
    examples: ['allocate --nodes nodes.csv --arcs arcs.csv', 'allocate --nodes nodes.csv --arcs arcs.csv --all'],
  },
  rows: ({ flows }) =>
    tableOf(
      flows,
      [
        text('from', 'where the arc starts', ({ from }) => from),
        text('to', 'where the arc ends', ({ to }) => to),
        text('name', 'name of the arc', ({ name }) => name),
        number('flow', 'amount that goes through', ({ flow }) => flow),
        number('unit_cost', 'cost of one unit', ({ unitCost }) => unitCost),
        number('capacity', 'most that can go through; empty: no bound', ({ capacity }) => capacity),
        number('reduced_cost', 'change of the total for one more unit', ({ reducedCost }) => reducedCost),
      ],
      () => [],
    ),
  answer(_desk, input) {
    const named = readNetwork(input.nodes, input.arcs)
    const whole = wholeNumbers(named.network)
    refuseUnbalanced({ ...named, network: whole.network }, whole.isExact)
    const found = cheapestFlow(whole.network)
    if (found.outcome === 'unbounded')
      throw new Refusal(
        'bad-input',
        `arcs: the cost falls without end around the cycle ${[...found.cycle, ...found.cycle.slice(0, 1)].map((node) => `"${named.nodes[node] ?? ''}"`).join(' to ')}; give one of its arcs a capacity`,
      )
    if (found.outcome === 'infeasible')
      throw new Refusal(
        'bad-input',
        `the network cannot carry it: without supply stay ${sayGaps(found.short, named.nodes, whole.amountScale)}; stranded are goods of ${sayGaps(found.stranded, named.nodes, whole.amountScale)}`,
      )
    const flows = named.arcs.flatMap(({ name, line }, arc) => {
      const flow = (found.flow[arc] ?? 0) / whole.amountScale
      if (flow === 0 && !input.all) return []
      const { from, to, most, cost } = named.network
      const capacity = most[arc] ?? Infinity
      const reduced = found.reducedCost[arc] ?? null
      return [
        {
          from: named.nodes[from[arc] ?? 0] ?? '',
          to: named.nodes[to[arc] ?? 0] ?? '',
          name,
          line,
          flow,
          unitCost: cost[arc] ?? 0,
          capacity: capacity === Infinity ? null : capacity,
          reducedCost: reduced === null ? null : reduced / whole.costScale,
        },
      ]
    })
    return Promise.resolve({
      cost: costOf(whole, found.flow),
      flows,
      parameters: {
        method: 'network simplex' as const,
        nodes: named.nodes.length,
        arcs: named.arcs.length,
        supplied: whole.network.supply.reduce((sum, amount) => sum + Math.max(0, amount), 0) / whole.amountScale,
        pivots: found.pivots,
        isExact: whole.isExact,
      },
      columns: { ...named.columns },
      notes: whole.isExact ? [] : ['some numbers have too many digits to be carried exactly; the optimum is to about 9 digits'],
    })
  },
})
