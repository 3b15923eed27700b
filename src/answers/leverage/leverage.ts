import { z } from 'zod'
import { monthOf, sayMonth } from '../../kernel/month.ts'
import { scenarioFile, type ScenarioFile } from '../../ledger/scenarios/scenario-file.ts'
import { elementGood } from '../../model/scenario/goods.ts'
import {
  leverageCaveats,
  leverageOf,
  lossesOf,
  staticLeverage,
  type Leverage,
  type LeverageTerm,
  type Losses,
} from '../../model/scenario/leverage.ts'
import { exposureTo, stepsOf, usedOf } from '../../model/scenario/look-through.ts'
import { quantilesOf } from '../../model/scenario/monte-carlo.ts'
import { latinHypercube, middleOf } from '../../model/scenario/sampling.ts'
import { Scratch, simulate } from '../../model/scenario/simulate.ts'
import { elementStages, type World } from '../../model/scenario/world.ts'
import { compileScenario } from '../../model/what-if/compile.ts'
import { integer, number, tableOf, text } from '../exporting/table.ts'
import { operation, type Desk } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { nameOfPlace, placeAsked } from '../scenario/baseline-asked.ts'
import { baselineWorlds } from '../scenario/baseline-worlds.ts'
import { refuseStudy } from '../scenario/runs.ts'
import { valuesOf, type Values } from './values.ts'

export const leverageInput = z.object({
  from: z.string().default('CHN').describe('Who cuts'),
  to: z.string().optional().describe('Whom; without it every place is cut off in turn, on the likeliest values'),
  months: z.coerce.number().int().min(1).max(36).default(12).describe('How long the cut lasts'),
  elasticity: z.coerce.number().positive().max(20).default(2).describe('How readily trade moves to others, in the static index'),
  runs: z.coerce.number().int().min(1).max(1000).default(40),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(1),
})

const band = z.object({ p10: z.number(), p50: z.number(), p90: z.number() })
type Band = z.output<typeof band>

export const leverageRow = z.object({
  place: z.string(),
  name: z.string(),
  target: z.number().describe('Million US dollars: magnets it wants and does not get'),
  cutter: z.number().describe('Million US dollars: sales the other side loses'),
  asymmetry: z.number().describe('(target - cutter) / (target + cutter), -1 to 1'),
  timeToPain: z.number().int().nullable().describe('Months until more than 5% of what it wants is lacking; null: never'),
  halfLife: z
    .number()
    .int()
    .nullable()
    .describe('Months from the worst until its loss has halved for good; null: not in three years'),
  worst: z.number().describe('Largest part of what it wants that is lacking in a month, 0 to 1'),
})
export type LeverageRow = z.output<typeof leverageRow>

export const leverageOutput = z.object({
  from: z.string(),
  to: z.string().nullable(),
  months: z.number().int(),
  says: z.string(),
  rows: z.array(leverageRow).describe('On the likeliest values'),
  bands: z
    .object({
      target: band,
      cutter: band,
      asymmetry: band,
      transfer: band.describe('Million US dollars that would leave both halfway between their losses'),
      timeToPain: z.object({ p10: z.number().nullable(), p50: z.number().nullable(), p90: z.number().nullable() }),
      halfLife: z.object({ p10: z.number().nullable(), p50: z.number().nullable(), p90: z.number().nullable() }),
      months: z.array(z.object({ month: z.number().int(), target: band, cutter: band, short: band })),
    })
    .nullable()
    .describe('For one target: over the runs'),
  static: z
    .object({
      index: z.number(),
      elasticity: z.number(),
      terms: z.array(
        z.object({
          good: z.string(),
          weight: z.number(),
          onFirst: z.number(),
          onSecond: z.number(),
          stakeSecond: z.number(),
          stakeFirst: z.number(),
        }),
      ),
    })
    .nullable()
    .describe('For one target: what dependence alone says, before anybody acts'),
  values: z.array(z.string()),
  caveats: z.array(z.string()),
  runs: z.number().int(),
  seed: z.number().int(),
  receipts: z.array(receiptRow),
})
export type LeverageAnswer = z.output<typeof leverageOutput>

/** Months of a run: the cut, and time to see it heal. */
const horizon = 48

function cutFile(from: string, to: string, months: number): ScenarioFile {
  const start = '2027-01'
  return scenarioFile.parse({
    title: 'cut',
    start,
    months: horizon,
    measures: [
      { kind: 'ban', from, to, until: sayMonth(monthOf(start) + months - 1) },
      { kind: 'requalify', qualified: { low: 0, mode: '3 %', high: '10 %' } },
    ],
  })
}

/** Losses of runs of one cut: of the likeliest values, and of draws where any are asked for. */
function runsOf(
  worlds: readonly [World, ...World[]],
  values: Values,
  parties: { cutter: number; target: number },
  months: number,
  draws: number,
  seed: number,
): { central: Losses; drawn: Losses[] } {
  const [world] = worlds
  const { study } = compileScenario(
    cutFile(world.places[parties.cutter] ?? '', world.places[parties.target] ?? '', months),
    worlds,
    [],
  )
  const [cutting, without] = [new Scratch({ flows: true }), new Scratch({ flows: true })]
  const of = (inputs: Float64Array): Losses => {
    const [cut, baseline] = [study.realise(inputs), study.baseline(inputs)]
    return lossesOf(
      cut.world,
      simulate(cut.world, cut.forcing, cut.parameters, cutting),
      simulate(baseline.world, baseline.forcing, baseline.parameters, without),
      parties,
      values.of,
    )
  }
  const count = study.inputs.length
  const all = latinHypercube(study.inputs, draws, seed)
  return {
    central: of(middleOf(study.inputs)),
    drawn: Array.from({ length: draws }, (_, draw) => of(all.slice(draw * count, (draw + 1) * count))),
  }
}

const million = (dollars: number): number => dollars / 1e6

function rowOf(world: World, target: number, losses: Losses): LeverageRow {
  const found = leverageOf(losses)
  const code = world.places[target] ?? ''
  return {
    place: code,
    name: nameOfPlace(code),
    target: million(found.target),
    cutter: million(found.cutter),
    asymmetry: found.asymmetry,
    timeToPain: found.timeToPain,
    halfLife: found.halfLife,
    worst: Math.max(0, ...losses.short),
  }
}

const bandOf = (numbers: readonly number[]): Band => {
  const { p10, p50, p90 } = quantilesOf(Float64Array.from(numbers))
  return { p10, p50, p90 }
}

/** Quantiles of months of which some never come: those count as later than all others. */
function monthsBand(months: readonly (number | null)[]): { p10: number | null; p50: number | null; p90: number | null } {
  const sorted = months.map((each) => each ?? Infinity).toSorted((a, b) => a - b)
  const at = (share: number): number | null => {
    const found = sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Infinity
    return Number.isFinite(found) ? found : null
  }
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

function bandsOf(drawn: readonly Losses[]): NonNullable<LeverageAnswer['bands']> {
  const found: Leverage[] = drawn.map((losses) => leverageOf(losses))
  return {
    target: bandOf(found.map(({ target }) => million(target))),
    cutter: bandOf(found.map(({ cutter }) => million(cutter))),
    asymmetry: bandOf(found.map(({ asymmetry }) => asymmetry)),
    transfer: bandOf(found.map(({ transfer }) => million(transfer))),
    timeToPain: monthsBand(found.map(({ timeToPain }) => timeToPain)),
    halfLife: monthsBand(found.map(({ halfLife }) => halfLife)),
    months: Array.from({ length: horizon }, (_, month) => ({
      month: month + 1,
      target: bandOf(drawn.map(({ target }) => million(target[month] ?? 0))),
      cutter: bandOf(drawn.map(({ cutter }) => million(cutter[month] ?? 0))),
      short: bandOf(drawn.map(({ short }) => short[month] ?? 0)),
    })),
  }
}

/** Dependence both ways, element by element, weighted with what each is worth in the use of the two. */
function staticOf(
  world: World,
  values: Values,
  parties: { cutter: number; target: number },
  elasticity: number,
): NonNullable<LeverageAnswer['static']> {
  const { cutter, target } = parties
  const use = (element: number, place: number): number =>
    usedOf(world, element, place) * (values.of[elementGood(element, elementStages.indexOf('separation'))] ?? 0)
  const worth = world.elements.map((_, element) => [use(element, target), use(element, cutter)] as const)
  const whole = worth.reduce((sum, [a, b]) => sum + a + b, 0)
  const [wholeTarget, wholeCutter] = [worth.reduce((sum, [a]) => sum + a, 0), worth.reduce((sum, [, b]) => sum + b, 0)]
  const terms = world.elements.map((element, at): LeverageTerm => {
    const steps = stepsOf(world, at)
    const [a, b] = worth[at] ?? [0, 0]
    return {
      good: element,
      weight: whole > 0 ? (a + b) / whole : 0,
      elasticity,
      dependence: [exposureTo(steps, cutter).anyStage[target] ?? 0, exposureTo(steps, target).anyStage[cutter] ?? 0],
      stake: [wholeTarget > 0 ? a / wholeTarget : 0, wholeCutter > 0 ? b / wholeCutter : 0],
    }
  })
  return {
    index: staticLeverage(terms),
    elasticity,
    terms: terms.map(({ good, weight, dependence: [onFirst, onSecond], stake: [stakeSecond, stakeFirst] }) => ({
      good,
      weight,
      onFirst,
      onSecond,
      stakeSecond,
      stakeFirst,
    })),
  }
}

const dollars = (value: number): string => (value >= 1000 ? `${Math.round(value / 100) / 10} bn` : `${Math.round(value)} m`)

function sayOne(row: LeverageRow, bands: NonNullable<LeverageAnswer['bands']>, from: string, months: number): string {
  const { target, cutter, timeToPain } = bands
  const pain =
    timeToPain.p50 === null
      ? 'no month lacks more than 5% in the middle run'
      : `the pain begins ${timeToPain.p50} ${timeToPain.p50 === 1 ? 'month' : 'months'} after the cut (${timeToPain.p10 ?? 'never'} to ${timeToPain.p90 ?? 'never'})`
  return `Cut off by ${from} for ${months} months, ${row.name} goes without magnets worth ${dollars(target.p50)} US dollars (${dollars(target.p10)} to ${dollars(target.p90)}) and ${from} loses sales of ${dollars(cutter.p50)} (${dollars(cutter.p10)} to ${dollars(cutter.p90)}); ${pain}.`
}

export const leverage = operation({
  name: 'leverage',
  asks: 'Who holds the leverage: what does a cut cost either side, month by month, and how soon does it hurt?',
  input: leverageInput,
  output: leverageOutput,
  cli: { examples: ['leverage', 'leverage --from CHN --to JPN --months 6', 'leverage --to USA --runs 200'] },
  rows: ({ from, months, rows, receipts }) =>
    tableOf(
      rows,
      [
        text('from', 'who cuts', () => from),
        integer('months', 'months of the cut', () => months),
        text('to', 'who is cut off', ({ place }) => place),
        number('target_musd', 'magnets wanted and not served, million US dollars', ({ target }) => target),
        number('cutter_musd', 'sales lost by the other side, million US dollars', ({ cutter }) => cutter),
        number('asymmetry', '(target - cutter) / (target + cutter)', ({ asymmetry }) => asymmetry),
        integer('time_to_pain', 'months until more than 5% is lacking; empty: never', ({ timeToPain }) => timeToPain),
        integer(
          'half_life',
          'months from the worst until the loss has halved; empty: not in the run',
          ({ halfLife }) => halfLife,
        ),
        number('worst', 'largest part of use lacking in a month', ({ worst }) => worst),
      ],
      () => receipts.map(({ id }) => id),
    ),
  async answer(desk: Desk, { from, to, months, elasticity, runs, seed }) {
    const { worlds, receipts } = await baselineWorlds(desk)
    const [world] = worlds
    const values = await valuesOf(desk, world)
    const cutter = placeAsked(world, from)
    const whose = nameOfPlace(world.places[cutter] ?? from)
    const one = to === undefined ? null : placeAsked(world, to)
    const targets = one === null ? [...world.places.keys()].filter((place) => place !== cutter) : [one]
    const rows: LeverageRow[] = []
    let drawn: Losses[] = []
    for (const [done, target] of targets.entries()) {
      if (desk.isCancelled?.() === true) throw refuseStudy({ kind: 'cancelled', done })
      const found = runsOf(worlds, values, { cutter, target }, months, one === null ? 0 : runs, seed)
      rows.push(rowOf(world, target, found.central))
      drawn = found.drawn
      desk.progress?.(done + 1, targets.length)
    }
    rows.sort((a, b) => b.target - a.target)
    const bands = one === null ? null : bandsOf(drawn)
    const [first] = rows
    const hit = rows.filter(({ target }) => target > 0)
    return {
      from: world.places[cutter] ?? from,
      to: one === null ? null : (world.places[one] ?? null),
      months,
      says:
        first === undefined
          ? 'There is nobody to cut off.'
          : bands === null
            ? `Cut off by ${whose} for ${months} months, each in turn: ${hit
                .slice(0, 3)
                .map(({ name, target }) => `${name} lacks magnets worth ${dollars(target)} US dollars`)
                .join(', ')}. No one number says who holds the leverage: size, asymmetry and time stand side by side.`
            : sayOne(first, bands, whose, months),
      rows,
      bands,
      static: one === null ? null : staticOf(world, values, { cutter, target: one }, elasticity),
      values: values.says,
      caveats: [...leverageCaveats, 'Retaliation is not in the run: ask the other way round, with from and to exchanged.'],
      runs: one === null ? 1 : runs,
      seed,
      receipts: (await desk.receipts.getMany([...new Set([...values.receipts, ...receipts])])).map(receiptRowOf),
    }
  },
})
