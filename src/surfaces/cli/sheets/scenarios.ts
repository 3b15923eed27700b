import type { z } from 'zod'
import type { scenariosOutput } from '../../../answers/scenario/scenarios.ts'
import type { Sheet } from '../sheet.ts'

/** What is on file; one that was asked for with all its measures. */
export function scenariosSheet({ scenarios }: z.output<typeof scenariosOutput>): Sheet {
  const [only] = scenarios
  if (scenarios.length !== 1 || only === undefined)
    return {
      title: `${scenarios.length} what-ifs on file`,
      lines: ['Run one with "scenario NAME", see what it assumes with "scenarios NAME".'],
      tables: [
        {
          title: '',
          columns: [
            { head: 'Name', share: 2 },
            { head: 'Question', share: 5 },
            { head: 'From', share: 1 },
            { head: 'Months', share: 1, number: true },
          ],
          rows: scenarios.map(({ name, question, start, months }) => [name, question, start, String(months)]),
          empty: 'None.',
        },
      ],
      notes: [],
    }
  return {
    title: only.title,
    lines: [
      only.question,
      `${only.months} months from ${only.start}`,
      ...only.courses.map(({ name, chance, says }) => `${name} (${Math.round(chance * 100)}%): ${says}`),
    ],
    tables: [
      {
        title: 'Assumed',
        columns: [
          { head: 'Course', share: 1 },
          { head: 'Measure', share: 5 },
          { head: 'When', share: 2 },
          { head: 'Because', share: 4 },
          { head: 'Sources', share: 2 },
        ],
        rows: only.measures.map(({ course, says, months, because, sources }) => [
          course ?? 'all',
          says,
          months,
          because ?? '',
          sources.join(', '),
        ]),
        empty: 'Nothing is done to the chain.',
      },
    ],
    notes: only.notes,
  }
}
