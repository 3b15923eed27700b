import type { z } from 'zod'
import type { chainOutput } from '../../../answers/chain/chain.ts'
import type { Sheet } from '../sheet.ts'

const shareCell = (part: { name: string; value: number; low: number; high: number } | undefined): string => {
  if (part === undefined) return ''
  const interval = part.high > part.low ? ` (${part.low.toFixed(1)} to ${part.high.toFixed(1)})` : ''
  return `${part.name} ${part.value.toFixed(1)}${interval}`
}

export function chainSheet(answer: z.output<typeof chainOutput>): Sheet {
  const known = answer.stages.filter(({ reading }) => reading !== null)
  return {
    title: answer.says,
    lines: [
      `${answer.mineral.replaceAll('_', ' ')}${answer.elements.length > 0 ? ` (${answer.elements.join(', ')})` : ''}, asked for ${answer.year}. Stages are counted differently: compare along a row, never add up a column.`,
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Stage', share: 1 },
          { head: 'China, %', share: 2 },
          { head: 'Largest other, %', share: 2 },
          { head: 'Rest, %', share: 2 },
          { head: 'Counted', share: 4 },
          { head: 'Receipt', share: 1 },
        ],
        rows: answer.stages.map(({ title, reading }) => {
          if (reading === null) return [title, 'not known', '', '', '', '']
          const { definition, split } = reading
          const of = (name: string): string => shareCell(split.find(({ part }) => part === name))
          return [
            title,
            of('china'),
            of('largest'),
            [of('others'), of('unnamed')].filter((cell) => cell !== '').join(', '),
            `${definition.counted}, ${definition.basis}, ${definition.period}${reading.exact ? '' : ' (nearest)'}${definition.modelled ? ', modelled' : ''}; ${definition.publisher} ${definition.edition}`.trim(),
            reading.receipts[0] ?? '',
          ]
        }),
        empty: 'No stage is on record.',
      },
      {
        title: 'Counted otherwise',
        columns: [
          { head: 'Stage', share: 1 },
          { head: 'China, %', share: 1, number: true },
          { head: 'Definition', share: 6 },
        ],
        rows: known.flatMap(({ title, alternatives }) =>
          alternatives.map(({ china, definition }) => [title, china === null ? '' : china.value.toFixed(1), definition.says]),
        ),
        empty: 'Nobody counts it otherwise.',
      },
      {
        title: 'Not known',
        columns: [
          { head: 'Stage', share: 1 },
          { head: 'What', share: 4 },
          { head: 'What would settle it', share: 4 },
        ],
        rows: answer.stages.map(({ title, unknown, settledBy }) => [title, unknown.join('; '), settledBy.join('; ')]),
        empty: 'Nothing is open.',
      },
    ],
    notes: [],
  }
}
