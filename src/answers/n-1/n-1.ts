import { z } from 'zod'
import { withoutLargestMaker } from '../../model/scenario/look-through.ts'
import { elementStages, type World } from '../../model/scenario/world.ts'
import { number, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { baselineWorlds } from '../scenario/baseline-worlds.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { elementAsked, nameOfPlace } from '../scenario/baseline-asked.ts'

export const n1Input = z.object({
  element: z.string().optional().describe('Only this element: Nd, Pr, Dy, Tb, Sm'),
})

export const n1Row = z.object({
  good: z.string().describe('What is made: an element after a stage, or a grade of magnet'),
  element: z.string().nullable(),
  stage: z.string(),
  largest: z.string(),
  share: z.number().describe('Of all that is made, 0 to 1'),
  coverage: z.number().describe('What the others make, 0 to 1'),
  withSpare: z
    .number()
    .describe('What the others could make with all their capacity, at most 1; whether they had the inputs is not looked at'),
})
export type N1Row = z.output<typeof n1Row>

export const n1Output = z.object({
  year: z.number().int(),
  says: z.string(),
  rows: z.array(n1Row),
  notes: z.array(z.string()),
  receipts: z.array(receiptRow),
})
export type N1Answer = z.output<typeof n1Output>

const percent = (share: number): string => `${Math.round(share * 100)}%`

function labelled(world: World, good: number): Pick<N1Row, 'good' | 'element' | 'stage'> {
  const inElements = world.elements.length * elementStages.length
  if (good >= inElements) return { good: world.grades[good - inElements]?.title ?? '', element: null, stage: 'magnet' }
  const element = world.elements[Math.floor(good / elementStages.length)] ?? ''
  const stage = elementStages[good % elementStages.length] ?? ''
  return { good: `${element}, ${stage}`, element, stage }
}

export const n1 = operation({
  name: 'n-1',
  asks: 'What is left of each stage without its largest supplier?',
  input: n1Input,
  output: n1Output,
  cli: { examples: ['n-1', 'n-1 --element Dy'] },
  rows: ({ rows, receipts }) =>
    tableOf(
      rows,
      [
        text('good', 'what is made', ({ good }) => good),
        text('element', 'element; empty: magnets', ({ element }) => element),
        text('stage', 'stage', ({ stage }) => stage),
        text('largest', 'the largest supplier', ({ largest }) => largest),
        number('share', 'its share, 0 to 1', ({ share }) => share),
        number('coverage', 'what the others make, 0 to 1', ({ coverage }) => coverage),
        number('with_spare', 'what the others could make with all capacity', ({ withSpare }) => withSpare),
      ],
      () => receipts.map(({ id }) => id),
    ),
  async answer(desk, { element }) {
    const { worlds, receipts, notes } = await baselineWorlds(desk)
    const [world] = worlds
    const only = element === undefined ? undefined : world.elements[elementAsked(world, element)]
    const rows = withoutLargestMaker(world)
      .map(({ good, place, share, coverage, withSpare }): N1Row =>
        Object.assign(labelled(world, good), {
          largest: world.places[place] ?? '',
          share,
          coverage,
          withSpare: Math.min(1, withSpare),
        }),
      )
      .filter((row) => only === undefined || row.element === only)
    const worst = rows.toSorted((a, b) => a.coverage - b.coverage)[0]
    return {
      year: world.year,
      says:
        worst === undefined
          ? `Nothing is made of ${element ?? 'it'} in the baseline.`
          : `The thinnest stage is ${worst.good}: without ${nameOfPlace(worst.largest)} ${percent(worst.coverage)} is left, ${percent(worst.withSpare)} with all the capacity of the others.`,
      rows,
      notes: [
        'Shares are of the reconciled baseline; whether the others had the inputs is answered by "scenario n-1".',
        ...notes,
      ],
      receipts: (await desk.receipts.getMany(receipts)).map(receiptRowOf),
    }
  },
})
