import type { z } from 'zod'
import type { compareOutput } from '../../../answers/compare/compare.ts'
import type { HistoryAnswer } from '../../../answers/history/history.ts'
import type { HistorySeries } from '../../../answers/history/series.ts'
import type { Sheet, SheetTable } from '../sheet.ts'
import { sayNumber, sayRange } from './words.ts'

export function compareSheet(answer: z.output<typeof compareOutput>): Sheet {
  return {
    title: `${answer.verdict}: ${answer.says}`,
    lines: answer.overrides.map(({ id, because }) => `override ${id}: ${because}`),
    tables: [
      {
        title: '',
        columns: [
          { head: 'Verdict', share: 1 },
          { head: 'The record', share: 1, number: true },
          { head: 'Definition', share: 4 },
          { head: 'Source', share: 3 },
          { head: 'Allowed', share: 1 },
          { head: 'Receipt', share: 1 },
        ],
        rows: answer.definitions.map((row) => [
          `${row.verdict}${row.direction === null ? '' : ` (${row.direction})`}`,
          sayRange(row.low, row.high, row.unit),
          row.definition,
          `${row.publisher} ${row.edition}${row.current ? '' : ', not current'}`.trim(),
          row.tolerance,
          row.receipts[0] ?? '',
        ]),
        empty: 'No definition on record bears on it.',
      },
    ],
    notes: answer.notes,
  }
}

const seriesTable = ({ publisher, edition, says, unit, current, points }: HistorySeries): SheetTable => ({
  title: `${publisher}${edition === '' ? '' : `, ${edition}`}: ${says}${current ? '' : ' (replaced by a newer edition)'}`,
  columns: [
    { head: 'Period', share: 1 },
    { head: unit.replaceAll('_', ' '), share: 1, number: true },
    { head: 'Kind', share: 1 },
    { head: 'Receipt', share: 2 },
  ],
  rows: points.map((point) => [
    point.period,
    point.value === null ? (point.text ?? 'not known') : sayNumber(point.value),
    point.kind,
    point.receipts[0] ?? '',
  ]),
  empty: 'no period',
})

export function historySheet(answer: HistoryAnswer): Sheet {
  return {
    title: answer.says,
    lines: [
      ...(answer.note === null ? [] : [answer.note]),
      ...answer.revisions.map(({ publisher, basis, says }) => `revised by ${publisher} (${basis}): ${says}`),
      ...answer.overrides.map(({ id, because }) => `override ${id}: ${because}`),
    ],
    tables: answer.series.map(seriesTable),
    notes: [],
  }
}
