import type { z } from 'zod'
import type { conflictsOutput } from '../../../answers/conflicts/conflicts.ts'
import type { overrideOutput } from '../../../answers/override/override.ts'
import type { SettledRow } from '../../../answers/settle/rows.ts'
import type { settleOutput } from '../../../answers/settle/settle.ts'
import type { Sheet, SheetTable } from '../sheet.ts'
import { sayNumber, sayRange } from './words.ts'

const valueOf = (figure: {
  text: string | null
  value: number | null
  low: number | null
  high: number | null
  unit: string
}): string =>
  figure.value === null
    ? (figure.text ?? 'not known')
    : sayRange(figure.low ?? figure.value, figure.high ?? figure.value, figure.unit)

const candidatesOf = ({
  definition,
  prevailing,
  why,
  candidates,
  independent,
  spread,
  disagreements,
}: SettledRow): SheetTable => {
  const says = [
    prevailing === null
      ? 'cannot tell'
      : `${valueOf(prevailing)} (${prevailing.publisher} ${prevailing.edition})`.replace(' )', ')'),
    why,
    `${independent} independent ${independent === 1 ? 'source' : 'sources'}${spread === null || spread.low === spread.high ? '' : `, ${sayNumber(spread.low)} to ${sayNumber(spread.high)} ${spread.unit}`}`,
    ...disagreements.map(({ says }) => says),
  ]
  return {
    title: `${definition.says} (${definition.id})\n${says.join('\n')}`,
    columns: [
      { head: 'Value', share: 2, number: true },
      { head: 'Source', share: 3 },
      { head: 'Goes back to', share: 2 },
      { head: 'Standing', share: 1 },
      { head: 'Why it stands here', share: 5 },
      { head: 'Receipt', share: 1 },
    ],
    rows: candidates.map(({ figure, original, standing, directness, reason }) => [
      valueOf(figure),
      `${figure.publisher} ${figure.edition}`.trim(),
      original,
      `${standing}, ${directness}`,
      reason,
      figure.receipts[0] ?? '',
    ]),
    empty: 'No figure is on record.',
  }
}

export function settleSheet(answer: z.output<typeof settleOutput>): Sheet {
  return {
    title: '',
    lines: [
      `${answer.total} ${answer.total === 1 ? 'definition' : 'definitions'}${answer.total > answer.settled.length ? `, the first ${answer.settled.length}` : ''}`,
      ...(answer.note === null ? [] : [answer.note]),
    ],
    tables: answer.settled.map(candidatesOf),
    notes: [],
  }
}

export function conflictsSheet(answer: z.output<typeof conflictsOutput>): Sheet {
  const kinds = Object.entries(answer.kinds).filter(([, count]) => count > 0)
  return {
    title: `${answer.total} disagreements beyond tolerance`,
    lines: [kinds.map(([kind, count]) => `${kind} ${count}`).join(', ')],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Kind', share: 1 },
          { head: 'Definition', share: 3 },
          { head: 'Why they differ', share: 5 },
          { head: 'What prevails, and why', share: 4 },
          { head: 'Receipts', share: 1 },
        ],
        rows: answer.conflicts.map(({ kind, definition, says, figures, prevailing, why }) => [
          kind,
          definition.says,
          says,
          `${prevailing ?? 'cannot tell'}: ${why}`,
          figures.map(({ receipts }) => receipts[0] ?? '').join('\n'),
        ]),
        empty: 'No two records disagree under these filters.',
      },
    ],
    notes: [],
  }
}

export function overrideSheet(answer: z.output<typeof overrideOutput>): Sheet {
  const { record, settled } = answer
  return {
    title: record === null ? '' : `${record.id}${answer.already ? ' (already said)' : ''}: ${record.because}`,
    lines: [
      `${answer.inForce.length} ${answer.inForce.length === 1 ? 'override is' : 'overrides are'} in force; ${answer.all.length} on record`,
    ],
    tables: [
      ...(settled === null ? [] : [candidatesOf(settled)]),
      {
        title: 'On record',
        columns: [
          { head: 'Override', share: 1 },
          { head: 'Said on', share: 1 },
          { head: 'Figure', share: 3 },
          { head: 'Definition', share: 1 },
          { head: 'Because', share: 4 },
          { head: 'In force', share: 1 },
        ],
        rows: answer.all.map(({ id, known, figure, definition, because }) => [
          id,
          known,
          figure ?? 'withdrawn',
          definition,
          because,
          answer.inForce.some((each) => each.id === id) ? 'yes' : 'no',
        ]),
        empty: 'Nothing was ever overridden.',
      },
    ],
    notes: [],
  }
}
