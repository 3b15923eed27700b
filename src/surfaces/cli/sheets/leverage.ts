import type { LeverageAnswer } from '../../../answers/leverage/leverage.ts'
import type { Sheet, SheetTable } from '../sheet.ts'
import { sayBand, sayNumber, sayPercent as percent, sayRounded } from './words.ts'

type Bands = NonNullable<LeverageAnswer['bands']>
type Band = Bands['target']

const millions = ({ p10, p50, p90 }: Band): string[] => [sayRounded(p50), sayBand(p10, p90, sayRounded)]
const months = (count: number | null): string => (count === null ? 'never' : String(count))

/** What a cut costs either side, how lopsided that is and when it hurts: side by side, because no one number says it. */
const targets = ({ rows }: LeverageAnswer): SheetTable => ({
  title: 'Each cut off in turn, on the likeliest values',
  columns: [
    { head: 'Who is cut off', share: 3 },
    { head: 'Goes without, million USD', share: 2, number: true },
    { head: 'Sales lost by the other, million USD', share: 2, number: true },
    { head: 'Asymmetry, -1 to 1', share: 1, number: true },
    { head: 'Months to pain', share: 1, number: true },
    { head: 'Half-life, months', share: 1, number: true },
    { head: 'Worst month lacks', share: 1, number: true },
  ],
  rows: rows.map(({ name, target, cutter, asymmetry, timeToPain, halfLife, worst }) => [
    name,
    sayRounded(target),
    sayRounded(cutter),
    sayNumber(asymmetry, 2),
    months(timeToPain),
    halfLife === null ? 'not in three years' : String(halfLife),
    percent(worst),
  ]),
  empty: 'There is nobody to cut off.',
})

const spread = ({ target, cutter, asymmetry, transfer, timeToPain, halfLife }: Bands, runs: number): SheetTable => ({
  title: `Over ${runs} runs`,
  columns: [
    { head: 'Measure', share: 4 },
    { head: 'Middle run', share: 1, number: true },
    { head: 'Eight of ten', share: 2 },
  ],
  rows: [
    ['Magnets wanted and not served, million USD', ...millions(target)],
    ['Sales the other side loses, million USD', ...millions(cutter)],
    ['Asymmetry, -1 to 1', sayNumber(asymmetry.p50, 2), `${sayNumber(asymmetry.p10, 2)} to ${sayNumber(asymmetry.p90, 2)}`],
    ['What it would pay to have the cut called off, million USD (below 0: be paid)', ...millions(transfer)],
    ['Months until more than 5% is lacking', months(timeToPain.p50), `${months(timeToPain.p10)} to ${months(timeToPain.p90)}`],
    [
      'Months from the worst until the loss has halved',
      months(halfLife.p50),
      `${months(halfLife.p10)} to ${months(halfLife.p90)}`,
    ],
  ],
  empty: '',
})

/** Every third month until a year after the cut: enough to see it rise and heal. */
const byMonth = ({ months: all }: Bands, cut: number): SheetTable => ({
  title: 'Month by month, million USD, middle run and eight of ten',
  columns: [
    { head: 'Month', share: 1, number: true },
    { head: 'Goes without', share: 1, number: true },
    { head: 'eight of ten', share: 2 },
    { head: 'Other side loses', share: 1, number: true },
    { head: 'eight of ten', share: 2 },
    { head: 'Lacking of what it wants', share: 1, number: true },
  ],
  rows: all
    .filter(({ month }) => month % 3 === 0 && month <= cut + 12)
    .map(({ month, target, cutter, short }) =>
      [[String(month)], millions(target), millions(cutter), [percent(short.p50)]].flat(),
    ),
  empty: '',
})

const before = ({ index, elasticity, terms }: NonNullable<LeverageAnswer['static']>): SheetTable => ({
  title: `Dependence before anybody acts: index ${sayNumber(index, 2)} at elasticity ${sayNumber(elasticity)}`,
  columns: [
    { head: 'Element', share: 1 },
    { head: 'Weight', share: 1, number: true },
    { head: 'Target depends on the other', share: 2, number: true },
    { head: 'The other on the target', share: 2, number: true },
    { head: 'Stake of the target', share: 2, number: true },
    { head: 'Stake of the other', share: 2, number: true },
  ],
  rows: terms.map(({ good, weight, onFirst, onSecond, stakeSecond, stakeFirst }) => [
    good,
    ...[weight, onFirst, onSecond, stakeSecond, stakeFirst].map(percent),
  ]),
  empty: '',
})

/** Who holds the leverage: never one number. */
export function leverageSheet(answer: LeverageAnswer): Sheet {
  const { bands, runs, seed, values, caveats } = answer
  return {
    title: 'Who holds the leverage',
    lines: [answer.says, bands === null ? 'One run each, on the likeliest values.' : `${runs} runs, seed ${seed}.`],
    tables: [
      targets(answer),
      ...(bands === null ? [] : [spread(bands, runs), byMonth(bands, answer.months)]),
      ...(answer.static === null ? [] : [before(answer.static)]),
    ],
    notes: [...caveats, `Values. ${values.join('. ')}.`],
  }
}
