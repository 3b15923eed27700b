import type { ExposureAnswer } from '../../../answers/exposure/exposure.ts'
import type { Sheet } from '../sheet.ts'
import { sayNumber } from './words.ts'

/** Holdings with their plants, and what a holder should know; then what could not be matched. */
export function portfolioSheet({ holdings, unmatched, faults, notes, on }: ExposureAnswer): Sheet {
  const listed = holdings.filter((each) => each.listed !== null)
  return {
    title: `${holdings.length} holdings on ${on}, ${unmatched.length} not matched`,
    lines:
      listed.length === 0
        ? ["None is named on a list of China's that is on the book."]
        : [
            `Named on a list of China's: ${listed.map((each) => `${each.company} (${each.listed?.instrument ?? ''})`).join(', ')}`,
          ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Row', number: true, share: 0.5 },
          { head: 'Holding', share: 2 },
          { head: '% of value', number: true },
          { head: 'Plants and their gates', share: 4 },
          { head: 'To know', share: 4 },
        ],
        rows: holdings.map((each) => [
          String(each.row),
          `${each.holding} (${each.company})`,
          each.share === null ? 'not known' : sayNumber(each.share),
          each.facilities
            .map(
              ({ name, product, stage, gates }) =>
                `${name}, ${product}: ${stage ?? 'not known'}, gates ${gates.filter(({ state }) => state === 'yes').length} of ${gates.length}`,
            )
            .join('; '),
          [
            ...(each.listed === null ? [] : [`on China's list (${each.listed.instrument})`]),
            ...each.chineseTies.map(({ party, tie, says }) => `${party} (China), ${tie}: ${says}`),
            ...each.interests.map(({ says }) => says),
          ].join('; '),
        ]),
        empty: 'No holding matches anything on record.',
      },
      {
        title: 'Rows that match nothing, or more than one',
        columns: [
          { head: 'Row', number: true, share: 0.5 },
          { head: 'Holding', share: 2 },
          { head: 'What', share: 5 },
        ],
        rows: unmatched.map(({ row, part, says }) => [String(row), part, says]),
        empty: 'Every row was matched.',
      },
      ...(faults.length === 0
        ? []
        : [
            {
              title: 'Cells that could not be used',
              columns: [{ head: 'Row', number: true, share: 0.5 }, { head: 'Column' }, { head: 'What', share: 5 }],
              rows: faults.map(({ row, column, says }) => [String(row), column, says]),
              empty: '',
            },
          ]),
    ],
    notes: [...notes, 'Not investment advice.'],
  }
}
