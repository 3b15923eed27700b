import type { z } from 'zod'
import type { allocateOutput } from '../../../answers/allocate/allocate.ts'
import type { Sheet } from '../sheet.ts'
import { sayNumber } from './words.ts'

/** The cost first, then what goes where; arcs whose capacity binds are named as such. */
export function allocateSheet({ cost, flows, parameters, notes }: z.output<typeof allocateOutput>): Sheet {
  return {
    title: `Cheapest allocation costs ${sayNumber(cost, 6)}`,
    lines: [
      `${sayNumber(parameters.supplied, 6)} units through ${parameters.nodes} nodes and ${parameters.arcs} arcs; ${parameters.method}, ${parameters.isExact ? 'exact' : 'rounded'}, ${parameters.pivots} pivots`,
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'From', share: 2 },
          { head: 'To', share: 2 },
          { head: 'Name', share: 2 },
          { head: 'Flow', share: 1.5, number: true },
          { head: 'Unit cost', share: 1.5, number: true },
          { head: 'Capacity', share: 1.5, number: true },
          { head: 'One more unit', share: 1.5, number: true },
        ],
        rows: flows.map((each) => [
          each.from,
          each.to,
          each.name ?? '',
          sayNumber(each.flow, 6),
          sayNumber(each.unitCost, 6),
          each.capacity === null ? '' : sayNumber(each.capacity, 6),
          each.reducedCost === null || each.reducedCost === 0 ? '' : sayNumber(each.reducedCost, 6),
        ]),
        empty: 'Nothing moves.',
      },
    ],
    notes,
  }
}
