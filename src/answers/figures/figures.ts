import { figureRowOf } from '../receipt/receipt.ts'
import { sightOf } from '../judge/bench-of-ledger.ts'
import { z } from 'zod'
import { readPeriod } from '../../kernel/period.ts'
import type { Figure } from '../../ledger/figure.ts'
import { operation } from '../operation.ts'
import { askedMeasure } from '../settle/matching.ts'
import { askedMineral, askedPlace, askedStage } from '../share/asked.ts'
import { twoTimes } from '../dates.ts'
import { bases } from '../../ledger/definition.ts'
import { figureStates, stateOf } from '../../ledger/figure-state.ts'
import { figureTable } from '../figure-rows.ts'
import { figureRow } from '../parts.ts'

export const figuresInput = z.object({
  mineral: z.string().optional(),
  stage: z.string().optional(),
  place: z.string().optional(),
  measure: z.string().optional(),
  basis: z.enum(bases).optional(),
  year: z.coerce.number().int().min(1900).max(2100).optional(),
  publisher: z.string().optional(),
  state: z
    .enum(figureStates)
    .optional()
    .describe("Of companies' plans and reports: current, superseded by a later statement, disclaimed …"),
  limit: z.coerce.number().int().min(1).max(5000).default(200),
  ...twoTimes,
})
export const figuresOutput = z.object({ total: z.number().int(), figures: z.array(figureRow) })

/** Newest period first, then the newest edition; then by id, so that the same question has the same order. */
const inOrder = (a: Figure, b: Figure): number =>
  endOf(b).localeCompare(endOf(a)) || b.known.localeCompare(a.known) || a.id.localeCompare(b.id)

function endOf(figure: Figure): string {
  const period = readPeriod(figure.period)
  return period.ok ? period.value.to : ''
}

export const figures = operation({
  name: 'figures',
  asks: 'Which sourced figures does the ledger hold on this mineral, stage, place or measure?',
  input: figuresInput,
  output: figuresOutput,
  cli: {
    examples: [
      'figures --mineral rare_earths --stage mining --year 2024',
      'figures --place USA --measure import_reliance',
      'figures --measure capacity --state superseded',
    ],
  },
  rows: (answer) => figureTable(answer.figures),
  async answer(desk, input) {
    const asked = input.mineral === undefined ? undefined : askedMineral(input.mineral)
    const isMagnet = asked === 'magnet_rare_earths'
    const found = await desk.ledger.figures({
      knownBy: input.knownBy,
      minerals: asked === undefined ? undefined : [isMagnet ? 'rare_earths' : asked],
      stages: input.stage === undefined ? undefined : [askedStage(input.stage)],
      places: input.place === undefined ? undefined : [askedPlace(input.place)],
      measures: input.measure === undefined ? undefined : [askedMeasure(input.measure)],
      basis: input.basis ?? (isMagnet ? 'magnet_ree' : undefined),
      period: input.year === undefined ? undefined : String(input.year),
      publisher: input.publisher,
    })
    // A record that was not yet known on the day the world is looked at from, and does not speak of that time, is left out.
    const { asOf, state } = input
    // Refuses days on which the store has nothing to say.
    await sightOf(desk, input)
    const inSight = asOf === undefined ? found : found.filter((figure) => figure.known <= asOf || startsBy(figure, asOf))
    const seen = state === undefined ? inSight : inSight.filter((figure) => stateOf(figure) === state)
    return { total: seen.length, figures: seen.toSorted(inOrder).slice(0, input.limit).map(figureRowOf) }
  },
})

function startsBy(figure: Figure, asOf: string): boolean {
  const period = readPeriod(figure.period)
  return figure.kind !== 'projected' && period.ok && period.value.from <= asOf
}
