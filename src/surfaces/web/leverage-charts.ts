import { nameOfPlace } from '../../answers/scenario/baseline-asked.ts'
import type { Chart, Point, Series } from './charts/chart.ts'
import { inPercent, millions, part, type Band } from './parts/what-if-words.ts'
import type { LeverageAnswer } from './questions.ts'
import { sayNumber } from './say.ts'

/** The cut begins here in the run; what counts is the distance from it. */
const start = 2027 * 12

const round = (value: number): number => Math.round(value * 100) / 100
/** A year and a half after the cut nothing happens any more that a picture could show. */
const monthsShown = (answer: LeverageAnswer, bands: NonNullable<LeverageAnswer['bands']>) =>
  bands.months.filter(({ month }) => month <= answer.months + 18)
const pointOf = (month: number, { p10, p50, p90 }: Band, scale: (value: number) => number): Point => ({
  x: start + month - 1,
  value: scale(p50),
  low: scale(p10),
  high: scale(p90),
})

const runsNote = ({ runs, seed }: LeverageAnswer): string =>
  `Computed by this desk: ${runs} runs, seed ${seed}, a cut from January 2027. The band holds eight of ten runs`

/** What either side loses if each place is cut off in turn: both at once, because neither alone says who holds the leverage. */
export function targetsChart(answer: LeverageAnswer): Chart {
  const first = answer.rows.find(({ place }) => place !== 'OTHER')
  const whose = nameOfPlace(answer.from)
  return {
    name: 'targets',
    title:
      first === undefined || first.target === 0
        ? `Nobody goes without if cut off by ${whose}`
        : `${first.name} would go without the most, but ${whose} loses ${first.cutter > first.target ? 'more' : 'less'} in sales`,
    subtitle: `Losses of either side over the run if each place alone is cut off for ${answer.months} months, million US dollars`,
    receipts: answer.receipts,
    note: 'Computed by this desk, one run each on the likeliest values',
    drawing: {
      kind: 'bars',
      unit: 'million_USD',
      rows: answer.rows
        .filter(({ target, cutter }) => target + cutter >= 1)
        .map(({ name, target, cutter }) => ({
          label: name,
          parts: [
            { name: 'goes without', value: Math.round(target), tone: 'lead' },
            { name: `sales lost by ${whose}`, value: Math.round(Math.max(0, cutter)), tone: 'rest' },
          ],
        })),
    },
  }
}

/** Losses of both sides month by month. */
export function lossesChart(answer: LeverageAnswer, bands: NonNullable<LeverageAnswer['bands']>): Chart {
  const name = answer.rows[0]?.name ?? ''
  const series: Series[] = [
    {
      name: `${name} goes without`,
      tone: 'lead',
      points: monthsShown(answer, bands).map(({ month, target }) => pointOf(month, target, round)),
    },
    {
      name: `${nameOfPlace(answer.from)} loses sales`,
      tone: 'second',
      points: monthsShown(answer, bands).map(({ month, cutter }) => pointOf(month, cutter, round)),
    },
  ]
  return {
    name: 'losses',
    title: `Over the run ${name} goes without ${millions(bands.target.p50)} million dollars of magnets; ${nameOfPlace(answer.from)} loses ${millions(bands.cutter.p50)} million of sales`,
    subtitle: `Losses against the same run without the cut, million US dollars a month; the cut lasts ${answer.months} months`,
    receipts: answer.receipts,
    note: `${runsNote(answer)}; below zero, more is sold than without the cut`,
    drawing: { kind: 'line', unit: 'million_USD', axis: 'month', series },
  }
}

/** What the one cut off lacks of what it wants. */
export function shortChart(answer: LeverageAnswer, bands: NonNullable<LeverageAnswer['bands']>): Chart {
  const worst = bands.months.toSorted((a, b) => b.short.p50 - a.short.p50)[0]
  const name = answer.rows[0]?.name ?? ''
  const { p50 } = bands.timeToPain
  return {
    name: 'short',
    title:
      worst === undefined || worst.short.p50 === 0
        ? `${name} lacks nothing in the middle run`
        : `At worst ${name} lacks ${part(worst.short.p50)} of what it wants${p50 === null ? '' : `, and more than 5% from month ${sayNumber(p50 + 1)}`}`,
    subtitle: 'Magnets wanted and not served as a part of what is wanted, percent a month',
    receipts: answer.receipts,
    note: runsNote(answer),
    drawing: {
      kind: 'line',
      unit: 'percent',
      axis: 'month',
      from: 0,
      series: [
        {
          name: 'Middle run',
          tone: 'lead',
          points: monthsShown(answer, bands).map(({ month, short }) => pointOf(month, short, inPercent)),
        },
      ],
    },
  }
}

/** Dependence of one on the other, element by element, before anybody acts. */
export function dependenceChart(answer: LeverageAnswer, before: NonNullable<LeverageAnswer['static']>): Chart {
  const deepest = before.terms.toSorted((a, b) => b.onFirst - a.onFirst)[0]
  const name = answer.rows[0]?.name ?? ''
  return {
    name: 'dependence',
    title:
      deepest === undefined
        ? 'Neither depends on the other'
        : `${name} depends on ${nameOfPlace(answer.from)} most for ${deepest.good}: ${part(deepest.onFirst)} has passed through there`,
    subtitle: `Share of use that has passed through the other at some stage, percent, reconciled baseline`,
    receipts: answer.receipts,
    note: 'Computed by this desk from the reconciled baseline',
    drawing: {
      kind: 'dots',
      unit: 'percent',
      rows: before.terms.flatMap(({ good, onFirst, onSecond }) => [
        { label: good, detail: `${name} on ${nameOfPlace(answer.from)}`, value: inPercent(onFirst) },
        { label: good, detail: `${nameOfPlace(answer.from)} on ${name}`, value: inPercent(onSecond), tone: 'second' as const },
      ]),
    },
  }
}
