import type { z } from 'zod'
import type { shareOutput } from '../../../answers/share/share.ts'
import { sayBasis } from '../../../answers/parts.ts'
import type { Sheet } from '../sheet.ts'
import { sayNumber } from './words.ts'

export function shareSheet(answer: z.output<typeof shareOutput>): Sheet {
  const { definition, concentration } = answer
  return {
    title: definition.says,
    lines: [
      `${definition.publisher} ${definition.edition}, ${definition.period}, ${definition.kind}`,
      answer.total === null
        ? 'The whole is not known in absolute terms.'
        : `Whole: ${sayNumber(answer.total.value, 0)} ${answer.total.unit}`,
      ...(answer.hhi === null
        ? []
        : [
            `HHI ${sayNumber(answer.hhi, 0)}${concentration === null ? '' : `, largest ${sayNumber(concentration.cr1)} %, largest three ${sayNumber(concentration.cr3)} %, listed places cover ${sayNumber(concentration.covered)} %; taken over ${concentration.whole}`}`,
          ]),
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Place', share: 3 },
          { head: 'Share, %', share: 1.5, number: true },
          { head: 'Amount', share: 2, number: true },
          { head: 'Receipt', share: 3 },
        ],
        rows: answer.shares.map((share) => [
          share.name,
          sayNumber(share.value),
          share.amount === null ? '' : sayNumber(share.amount, 0),
          share.receipts[0] ?? '',
        ]),
        empty: 'The ledger knows no share under this definition.',
      },
      {
        title: 'Where definitions disagree',
        columns: [
          { head: 'Place', share: 2 },
          { head: 'What', share: 6 },
        ],
        rows: answer.conflicts.map((conflict) => [conflict.place, conflict.says]),
        empty: 'No other definition disagrees.',
      },
    ],
    notes:
      answer.others.length === 0
        ? []
        : [
            `Other definitions: ${answer.others.map((other) => `${sayBasis[other.basis]} (${other.publisher} ${other.edition}, ${other.period})`).join('; ')}`,
          ],
  }
}
