import type { OutlookAnswer } from '../../../answers/outlook/outlook.ts'
import { sayPlace } from '../../../kernel/place.ts'
import { assumedTable } from './assumed.ts'
import type { Sheet } from '../sheet.ts'
import { sayBand, sayNumber, sayPercent as percent } from './words.ts'

/** Every third year and the last one. */
function yearsShown(rows: OutlookAnswer['rows']): number[] {
  const years = [...new Set(rows.map(({ year }) => year))].toSorted((a, b) => a - b)
  const last = years.at(-1) ?? 0
  return years.filter((year) => (last - year) % 3 === 0 || year === years[0])
}

/** Share of a place in each stage, course by course, and whether the courses differ. */
export function outlookSheet(answer: OutlookAnswer): Sheet {
  const { place, baseline, rows, gaps, scenario, measures, runs, seed } = answer
  const years = yearsShown(rows)
  const lines = [...new Set(rows.map(({ stage, course }) => `${stage}\n${course ?? ''}`))].map((key) => key.split('\n'))
  return {
    title: `${scenario.title}: ${place === 'OTHER' ? 'other places' : sayPlace(place)}`,
    lines: [answer.says, `${runs} runs of each course, seed ${seed}; file ${scenario.hash.slice(0, 12)}.`],
    tables: [
      {
        title: 'Share of what is made, middle run and eight of ten',
        columns: [
          { head: 'Stage', share: 2 },
          { head: 'Course', share: 2 },
          { head: 'Before', share: 1, number: true },
          ...years.map((year) => ({ head: String(year), share: 2 })),
        ],
        rows: lines.map(([stage = '', course = '']) => {
          const named = course === '' ? 'all, by their chances' : course
          const before = percent(baseline.find((each) => each.stage === stage)?.share ?? 0)
          const shares = years.map((year) => {
            const row = rows.find((each) => each.stage === stage && (each.course ?? '') === course && each.year === year)
            return row === undefined ? 'not run' : `${percent(row.p50)} (${percent(row.p10)} to ${percent(row.p90)})`
          })
          return [stage, named, before].concat(shares)
        }),
        empty: 'The run has no whole year.',
      },
      {
        title: 'How far the courses lie apart in the last year',
        columns: [
          { head: 'Stage', share: 2 },
          { head: 'Percentage points', share: 1, number: true },
          { head: 'eight of ten', share: 2 },
        ],
        rows: gaps.map(({ stage, points, p10, p90 }) => [
          stage,
          sayNumber(points),
          sayBand(p10, p90, (value) => sayNumber(value)),
        ]),
        empty: 'There is only one course.',
      },
      assumedTable(measures),
    ],
    notes: scenario.notes,
  }
}
