import type { BacktestMoment } from '../../answers/backtest/shapes.ts'
import type { Chart, Point } from './charts/chart.ts'
import { monthOf } from '../../kernel/month.ts'
import type { BacktestAnswer } from './questions.ts'
import { listed, plural, sayPeriod } from './say.ts'

export type Tested = BacktestAnswer['cases'][number]

export const whenOf = ({ from, to }: Pick<BacktestMoment, 'from' | 'to'>): string =>
  from === to ? sayPeriod(from) : `${sayPeriod(from)} to ${sayPeriod(to)}`

/** Moments over several months stand at the last of them. */
const pointOf = (moment: BacktestMoment, amount: Omit<Point, 'x'>): Point => ({
  x: monthOf(moment.to),
  note: [moment.fitted ? 'fitted' : '', moment.inside ? '' : 'outside the band', moment.how ?? '']
    .filter((each) => each !== '')
    .join('; '),
  ...amount,
})

/** A control of the past: what was shipped, against the band of the runs and the number before it. */
export function caseChart(answer: BacktestAnswer, tested: Tested): Chart {
  const { moments, score } = tested
  const free = moments.filter(({ fitted }) => !fitted)
  const missed = free.filter(({ inside }) => !inside)
  const fitted = moments.filter((moment) => moment.fitted)
  const ids = new Set(moments.flatMap(({ receipts }) => receipts))
  return {
    name: tested.id,
    title:
      free.length === 0
        ? `${tested.title} (nothing was left to test on)`
        : missed.length === 0
          ? `${tested.title} (every month not fitted lies in the band)`
          : `${tested.title} (missed: ${listed(missed.map(whenOf))})`,
    subtitle: `Shipped by China, tonnes${fitted.length === 0 ? '' : `; fitted with a look at ${listed(fitted.map(whenOf))}`}`,
    receipts: answer.receipts.filter(({ id }) => ids.has(id)),
    note: `Runs by this desk: ${plural(answer.runs, 'run')}, seed ${answer.seed}; the band holds eight of ten. Level: ${tested.level}${score === null ? '' : `. Scored over ${plural(score.moments, 'moment')} not fitted`}`,
    drawing: {
      kind: 'line',
      unit: 't',
      axis: 'month',
      from: 0,
      series: [
        { name: 'Observed', tone: 'lead', points: moments.map((m) => pointOf(m, { value: m.observed, receipts: m.receipts })) },
        {
          name: 'Middle run',
          tone: 'second',
          points: moments.map((m) => pointOf(m, { value: m.middle, low: m.low, high: m.high })),
        },
        { name: 'Carried forward', tone: 'rest', points: moments.map((m) => pointOf(m, { value: m.carried })) },
      ],
    },
  }
}
