import type { Chart } from './charts/chart.ts'
import type { RankAnswer } from './questions.ts'
import { capital, sayDate } from './say.ts'

type Row = RankAnswer['alternatives'][number]
type Ranked = Row & { readonly facility: NonNullable<Row['facility']> }

export const rankedIn = (answer: RankAnswer): Ranked[] =>
  answer.alternatives.filter((row): row is Ranked => row.facility !== null)

const percent = (part: number): number => Math.round(1000 * part) / 10

/** Score against the chance of the tonnes, both with their intervals. */
export function scatterChart(answer: RankAnswer): Chart | null {
  const rows = rankedIn(answer)
  const told = rows.filter(({ facility }) => facility.chance.chance !== null)
  if (told.length < 2) return null
  const [best] = told.toSorted((a, b) => (b.facility.chance.chance ?? 0) - (a.facility.chance.chance ?? 0))
  return {
    name: 'score-and-chance',
    title: `${best?.name ?? ''} is the likeliest of ${told.length} to make ${answer.tonnes} t a year of ${answer.product} by ${sayDate(answer.by)}`,
    subtitle: 'Score from 0 to 1 (up) and chance of the tonnes (across); crosses are the intervals that unknowns leave',
    receipts: answer.receipts,
    note: 'Chance by a hazard on the gates of the ladder; where no capacity is on record there is no point, and the table says so',
    drawing: {
      kind: 'scatter',
      across: { title: 'Chance of the tonnes', unit: 'percent' },
      up: { title: 'Score', unit: 'none' },
      from: 0,
      to: 1,
      points: rows.map(({ name, weightedSum, facility }) => ({
        label: name,
        value: weightedSum.score,
        low: weightedSum.low,
        high: weightedSum.high,
        across: {
          value: facility.chance.chance === null ? null : percent(facility.chance.chance),
          low: percent(facility.chance.low),
          high: percent(facility.chance.high),
        },
        tone: facility.barred ? ('rest' as const) : ('lead' as const),
        receipts: facility.receipts.slice(0, 3),
      })),
    },
  }
}

/** What the score of one line hangs on: each criterion from its worst to its best, the widest first. */
export function tornadoChart(answer: RankAnswer, row: Ranked): Chart {
  const bars = row.facility.criteria
    .map(({ criterion, value, low, high, says, state, receipts }, at) => {
      const weight = answer.parameters.criteria[at]?.weight ?? 0
      return { criterion, value, low, high, says, state, receipts, weight, width: weight * (high - low) }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.width - a.width)
  const [first] = bars
  const shift = (part: number, { value, weight }: (typeof bars)[number]): number =>
    Math.round(1000 * (row.weightedSum.score + weight * (part - value))) / 1000
  return {
    name: 'what-it-hangs-on',
    title:
      first === undefined || first.width === 0
        ? `Nothing is open about ${row.name}`
        : `The score of ${row.name} hangs most on ${first.criterion}`,
    subtitle: `Score if one criterion alone were at its worst or its best, the others as they are; now ${row.weightedSum.score.toFixed(2)}`,
    receipts: answer.receipts.filter(({ id }) => row.facility.receipts.includes(id)),
    drawing: {
      kind: 'dots',
      unit: 'none',
      from: 0,
      to: 1,
      rows: bars.map((bar) => ({
        label: capital(bar.criterion),
        detail: bar.says === '' ? 'nothing on record' : bar.says,
        value: Math.round(1000 * row.weightedSum.score) / 1000,
        low: shift(bar.low, bar),
        high: shift(bar.high, bar),
        tone: bar.state === 'known' ? ('rest' as const) : ('lead' as const),
        receipts: bar.receipts,
      })),
      marks: [],
    },
  }
}
