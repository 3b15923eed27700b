import { z } from 'zod'
import { quantilesOf } from '../../model/scenario/monte-carlo.ts'
import { chokepointOf, exposureTo, originsAt, stepsOf, usedOf, type Exposure } from '../../model/scenario/look-through.ts'
import { list, number, tableOf, text } from '../exporting/table.ts'
import { operation } from '../operation.ts'
import { baselineWorlds } from '../scenario/baseline-worlds.ts'
import { elementAsked, nameOfPlace, placeAsked } from '../scenario/baseline-asked.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'

export const exposureChainInput = z.object({
  element: z.string().default('Dy').describe('Nd, Pr, Dy, Tb or Sm'),
  of: z.string().default('CHN').describe('On whom one depends'),
  place: z.string().optional().describe('Only this place; default: every place that uses magnets'),
})

const band = z
  .object({ p10: z.number(), p50: z.number(), p90: z.number() })
  .describe('Over what the baseline may be instead, 0 to 1')
export type Band = z.output<typeof band>

export const exposureRow = z.object({
  place: z.string(),
  name: z.string(),
  use: z.number().describe('Contained tonnes a year in the magnets it uses, central baseline'),
  direct: band.describe('Bought as magnets from there'),
  anyStage: band.describe('Passed through there at some stage, once at least'),
  hidden: band.describe('The second less the first: what a list of suppliers does not show'),
  chokepoint: z.string().nullable().describe('Stage at which the dependence is deepest; null where there is none'),
  falls: z.array(
    z.object({ stage: z.string(), by: z.number().describe('By so much the second falls if somebody else does this stage') }),
  ),
})
export type ExposureRow = z.output<typeof exposureRow>

export const exposureChainOutput = z.object({
  element: z.string(),
  of: z.string(),
  year: z.number().int(),
  says: z.string(),
  rows: z.array(exposureRow),
  origins: z
    .array(z.object({ stage: z.string(), place: z.string(), name: z.string(), share: z.number() }))
    .describe('For one place: who did each stage of what it uses, 0 to 1, central baseline; shares below 0.5% are left out'),
  draws: z.number().int().describe('Other baselines that the observations allow, behind the bands'),
  notes: z.array(z.string()),
  receipts: z.array(receiptRow),
})
export type ExposureChainAnswer = z.output<typeof exposureChainOutput>

const notes = [
  'A place is taken to mix what it takes in before it passes it on; where it keeps flows apart the truth lies between the direct and the any-stage share.',
  'Scrap counts as untouched, but for what the place itself does with it.',
]

const percent = (share: number): string => `${Math.round(share * 100)}%`

export const exposureChain = operation({
  name: 'exposure-chain',
  asks: 'How much of what a place uses has passed through another, openly or hidden further up, and where is the chokepoint?',
  input: exposureChainInput,
  output: exposureChainOutput,
  cli: { examples: ['exposure-chain --element Dy', 'exposure-chain --element Nd --place Japan --of China'] },
  rows: ({ element, of, rows, receipts }) =>
    tableOf(
      rows,
      [
        text('element', 'element', () => element),
        text('of', 'on whom one depends', () => of),
        text('place', 'who depends', ({ place }) => place),
        number('use_t', 'contained tonnes a year in magnets used', ({ use }) => use),
        ...(['direct', 'anyStage', 'hidden'] as const).flatMap((kind) =>
          (['p10', 'p50', 'p90'] as const).map((at) =>
            number<ExposureRow>(
              `${kind === 'anyStage' ? 'any_stage' : kind}_${at}`,
              `${kind} dependence, 0 to 1, ${at}`,
              (row) => row[kind][at],
            ),
          ),
        ),
        text('chokepoint', 'stage at which the dependence is deepest', ({ chokepoint }) => chokepoint),
        list('falls', 'stage and fall of the dependence without it', ({ falls }) =>
          falls.map(({ stage, by }) => `${stage} ${by.toFixed(3)}`),
        ),
      ],
      () => receipts.map(({ id }) => id),
    ),
  async answer(desk, { element: given, of, place }) {
    const { worlds, receipts, notes: assumed } = await baselineWorlds(desk)
    const [world] = worlds
    const element = elementAsked(world, given)
    const other = placeAsked(world, of)
    const only = place === undefined ? null : placeAsked(world, place)
    const exposures = worlds.map((each) => exposureTo(stepsOf(each, element), other))
    const steps = stepsOf(world, element)
    const [central] = exposures
    if (central === undefined) throw new Error('there is always a central world')
    const bandOf = (read: (exposure: Exposure) => number): Band => {
      const { p10, p50, p90 } = quantilesOf(Float64Array.from(exposures, read))
      return { p10, p50, p90 }
    }
    const rows = world.places.flatMap((code, at): ExposureRow[] => {
      const use = (usedOf(world, element, at) * 12) / 1000
      if (at === other || use <= 0 || (only !== null && at !== only)) return []
      const choke = chokepointOf(central, at)
      return [
        {
          place: code,
          name: nameOfPlace(code),
          use,
          direct: bandOf(({ direct }) => direct[at] ?? 0),
          anyStage: bandOf(({ anyStage }) => anyStage[at] ?? 0),
          hidden: bandOf(({ hidden }) => hidden[at] ?? 0),
          chokepoint: choke === null ? null : (steps[choke]?.title ?? null),
          falls: steps.map(({ title }, step) => ({ stage: title, by: central.fallWithout[step]?.[at] ?? 0 })),
        },
      ]
    })
    rows.sort((a, b) => b.hidden.p50 - a.hidden.p50 || b.use - a.use)
    const [first] = rows
    const symbol = world.elements[element] ?? given
    const whose = nameOfPlace(world.places[other] ?? of)
    return {
      element: symbol,
      of: world.places[other] ?? of,
      year: world.year,
      says:
        first === undefined
          ? `Nobody else uses ${symbol} in the baseline.`
          : only === null
            ? `${first.name} hides the most: ${percent(first.direct.p50)} of its ${symbol} comes as magnets from ${whose}, ${percent(first.anyStage.p50)} has passed through there (${percent(first.anyStage.p10)} to ${percent(first.anyStage.p90)}).`
            : `${first.name} buys ${percent(first.direct.p50)} of its ${symbol} as magnets from ${whose}; ${percent(first.anyStage.p50)} has passed through there at some stage (${percent(first.anyStage.p10)} to ${percent(first.anyStage.p90)})${first.chokepoint === null ? '' : `, most of all in ${first.chokepoint}`}.`,
      rows,
      origins:
        only === null
          ? []
          : steps.flatMap(({ title }, step) => {
              const origins = originsAt(steps, step)
              return world.places.flatMap((code, from) => {
                const share = origins[from * world.places.length + only] ?? 0
                return share < 0.005 ? [] : [{ stage: title, place: code, name: nameOfPlace(code), share }]
              })
            }),
      draws: worlds.length - 1,
      notes: [...notes, ...assumed],
      receipts: (await desk.receipts.getMany(receipts)).map(receiptRowOf),
    }
  },
})
