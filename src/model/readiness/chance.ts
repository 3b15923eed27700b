import { dayNumber, type Day } from '../../kernel/day.ts'
import type { LineStage } from '../../ledger/facilities/ladders.ts'
import { uniforms } from '../../kernel/uniforms.ts'
import { baseRates, bent, type BaseRates } from './base-rates.ts'

/** What is known of a line when its future output is drawn. Amounts are tonnes a year of the product. */
export interface LineOutlook {
  /** Null: not known, or disputed. */
  readonly stage: LineStage | null
  /** Day of the newest evidence of the stage; clocks run from there. */
  readonly since: Day
  /** Output that was reached; the ends differ where one figure stands for several products. Null: none on record. */
  readonly demonstrated: { readonly low: number; readonly high: number } | null
  /** Capacity, and the day it is planned for; null: none on record, or no day. */
  readonly nameplate: { readonly low: number; readonly high: number; readonly due: Day | null } | null
}

export interface ChanceAsked {
  readonly tonnes: number
  readonly by: Day
  readonly draws: number
  readonly seed: number
  readonly rates?: BaseRates
}

export interface Chance {
  /** Part of the draws in which the line makes the tonnes a year on the day; null where a stage or a capacity is missing. */
  readonly chance: number | null
  /** With kind rates and the high end of every amount, and with unkind ones and the low end. */
  readonly low: number
  readonly high: number
  /** Tonnes a year on the day; null where `chance` is. */
  readonly output: { readonly p10: number; readonly p50: number; readonly p90: number } | null
}

type Amounts = { readonly demonstrated: number; readonly nameplate: number }
const perYear = 365.25
const runs: ReadonlySet<LineStage> = new Set(['operating', 'ramp-up'])

/** Three exponential waits in a row: a hazard that rises with time (Erlang, shape 3), in years. */
const wait = (mean: number, uniform: () => number): number =>
  mean === 0 ? 0 : -(mean / 3) * Math.log(uniform() * uniform() * uniform())

/**
 * Draws of a line's output on a day, tonnes a year, one for each draw: it walks the ladder gate by gate, may stop at each, starts no earlier than
 * its own plan says (what is being built: as late after it as plants are), and ramps up in a straight line.
 */
export function drawOutput(
  line: LineOutlook & { readonly stage: LineStage },
  amounts: Amounts,
  asked: ChanceAsked,
): Float64Array {
  const { draws, rates = baseRates } = asked
  const uniform = uniforms(asked.seed)
  const out = new Float64Array(draws)
  const target = (dayNumber(asked.by) - dayNumber(line.since)) / perYear
  const due = line.nameplate?.due == null ? null : Math.max(0, (dayNumber(line.nameplate.due) - dayNumber(line.since)) / perYear)
  // A plan is late by a part of what a plant takes to build, however near its day is.
  const build = rates.steps.filter(({ from }) => from === 'construction' || from === 'commissioning')
  const late = rates.delay * build.reduce((sum, { years }) => sum + years, 0)
  const delayed = (): number => (due === null ? 0 : due - late * Math.log(uniform()))
  const isBuilding = line.stage === 'construction' || line.stage === 'commissioning'
  for (let draw = 0; draw < draws; draw++) {
    if (runs.has(line.stage)) {
      const full = due === null ? wait(rates.rampYears, uniform) : delayed()
      const part = full <= 0 || target >= full ? 1 : Math.max(0, target / full)
      const stops = uniform() < 1 - (1 - rates.stopPerYear) ** Math.max(0, target)
      out[draw] = stops ? 0 : amounts.demonstrated + Math.max(0, amounts.nameplate - amounts.demonstrated) * part
      continue
    }
    let at: LineStage = line.stage
    let years = 0
    let isOut = at === 'cancelled' || at === 'idle'
    while (!isOut && !runs.has(at)) {
      const step = rates.steps.find(({ from }) => from === at)
      if (step === undefined || uniform() < step.dropout) isOut = true
      else {
        years += wait(step.years, uniform)
        at = step.to
      }
    }
    // What is being built to a dated plan is timed by the plan; everything before by the ladder, but never ahead of the plan.
    const start = isBuilding && due !== null ? delayed() : Math.max(years, delayed())
    const part = rates.rampYears === 0 ? 1 : Math.min(1, (target - start) / rates.rampYears)
    out[draw] = isOut || target <= start ? 0 : amounts.nameplate * part
  }
  return out
}

/** Tonnes a year that count as the tonnes asked for: a hair below, so that rounding decides nothing. */
const enough = (tonnes: number): number => tonnes * (1 - 1e-9)

const partAbove = (output: Float64Array, tonnes: number): number => {
  let count = 0
  for (const each of output) if (each >= enough(tonnes)) count++
  return output.length === 0 ? 0 : count / output.length
}

/**
 * How likely a line makes `tonnes` a year of its product on a day, from a hazard on the gates of its ladder. Pure: the same input and seed give
 * the same answer. Unknowns open the interval and are never guessed away.
 */
export function chanceOfTonnesBy(line: LineOutlook, asked: ChanceAsked): Chance {
  const rates = asked.rates ?? baseRates
  const { stage, demonstrated, nameplate } = line
  const kind = bent(rates, 0.8, 0.5, 0.2)
  const unkind = bent(rates, 1.25, 1.5, 0.52)
  if (stage === null) return { chance: null, low: 0, high: 1, output: null }
  const known = { ...line, stage }
  const reached = demonstrated ?? { low: 0, high: 0 }
  // A capacity nobody stated may be enough, or no more than what was reached.
  const planned = nameplate ?? { low: reached.low, high: Math.max(1e6 * asked.tonnes, reached.high), due: null }
  const outputOf = (amounts: Amounts, seen: BaseRates): Float64Array => drawOutput(known, amounts, { ...asked, rates: seen })
  const worst = outputOf({ demonstrated: reached.low, nameplate: Math.max(planned.low, reached.low) }, unkind)
  const best = outputOf({ demonstrated: reached.high, nameplate: Math.max(planned.high, reached.high) }, kind)
  const [low, high] = [partAbove(worst, asked.tonnes), partAbove(best, asked.tonnes)]
  const isSplit = nameplate !== null && nameplate.low === nameplate.high
  if (!isSplit && reached.low < asked.tonnes) return { chance: null, low: Math.min(low, high), high, output: null }
  const middle = outputOf(
    {
      demonstrated: (reached.low + reached.high) / 2,
      nameplate: isSplit ? nameplate.high : (reached.low + reached.high) / 2,
    },
    rates,
  )
  const chance = partAbove(middle, asked.tonnes)
  const sorted = middle.toSorted()
  const quantile = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
  return {
    chance,
    low: Math.min(low, chance),
    high: Math.max(high, chance),
    output: { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9) },
  }
}
