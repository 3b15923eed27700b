import type { BacktestAnswer } from '../../../answers/backtest/shapes.ts'
import type { Sheet, SheetTable } from '../sheet.ts'
import { sayRounded as tonnes } from './words.ts'

type Tested = BacktestAnswer['cases'][number]

const months = ({ title, moments }: Tested): SheetTable => ({
  title: `${title}, tonnes shipped by China`,
  columns: [
    { head: 'Month', share: 3 },
    { head: 'Observed', share: 1, number: true },
    { head: 'Middle run', share: 1, number: true },
    { head: 'eight of ten', share: 2 },
    { head: 'Carried forward', share: 1, number: true },
    { head: 'In the band', share: 2 },
  ],
  rows: moments.map(({ from, to, observed, middle, low, high, carried, inside, fitted }) => [
    from === to ? from : `${from} to ${to}`,
    tonnes(observed),
    tonnes(middle),
    `${tonnes(low)} to ${tonnes(high)}`,
    tonnes(carried),
    `${inside ? 'yes' : 'missed'}${fitted ? ', fitted' : ''}`,
  ]),
  empty: 'Nothing was observed.',
})

/** Each control of the past against what came, with the misses. */
export function backtestSheet({ says, cases, signs, runs, seed }: BacktestAnswer): Sheet {
  return {
    title: 'Controls of the past, foreseen and observed',
    lines: [says, `${runs} runs each, seed ${seed}.`],
    tables: [
      {
        title: 'Score over months that were not fitted',
        columns: [
          { head: 'Control', share: 3 },
          { head: 'Months', share: 1, number: true },
          { head: 'Error, t', share: 1, number: true },
          { head: 'Carrying forward, t', share: 1, number: true },
          { head: 'In the band', share: 1, number: true },
        ],
        rows: cases.map(({ title, score }) =>
          score === null
            ? [title, '0', 'none left to test on', '', '']
            : [
                title,
                String(score.moments),
                tonnes(score.rmse),
                tonnes(score.carryForward),
                `${Math.round(score.coverage * score.moments)} of ${score.moments}`,
              ],
        ),
        empty: 'No control was tried.',
      },
      ...cases.map(months),
      ...(signs.length === 0
        ? []
        : [
            {
              title: 'Single expectations',
              columns: [
                { head: 'What', share: 3 },
                { head: 'Foreseen', share: 3 },
                { head: 'Observed', share: 4 },
                { head: 'Held', share: 1 },
              ],
              rows: signs.map(({ title, predicted, observed, hit }) => [title, predicted, observed, hit ? 'yes' : 'missed']),
              empty: '',
            },
          ]),
    ],
    notes: cases.flatMap(({ title, level, notes }) => [`${title}: level from ${level}.`, ...notes]),
  }
}
