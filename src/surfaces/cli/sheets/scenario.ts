import type { ScenarioAnswer } from '../../../answers/scenario/shapes.ts'
import { nameOfPlace } from '../../../answers/scenario/baseline-asked.ts'
import { assumedTable } from './assumed.ts'
import type { Sheet } from '../sheet.ts'
import { sayNumber } from './words.ts'

const percent = (share: number): string => `${sayNumber(share * 100, 3)}%`

/** The finding, who goes short when, what drives the spread, and what was assumed. */
export function scenarioSheet(answer: ScenarioAnswer): Sheet {
  const { scenario, central, first, drivers, courses, measures } = answer
  const short = first.filter(({ share }) => share.p90 > 0)
  return {
    title: scenario.title,
    lines: [
      answer.says,
      ...(central === null ? [] : [central.says]),
      `${answer.runs} runs, seed ${answer.seed}, ${scenario.months} months from ${scenario.start}, baseline of ${answer.baseline.year}; file ${scenario.hash.slice(0, 12)}`,
    ],
    tables: [
      {
        title: 'Who goes short',
        columns: [
          { head: 'Place', share: 3 },
          { head: 'Not served, middle run', share: 2, number: true },
          { head: 'eight of ten', share: 3 },
          { head: 'Short by 5%: early', share: 2 },
          { head: 'likely', share: 2 },
          { head: 'late', share: 2 },
        ],
        rows: short.map(({ place, share, early, likely, late }) => [
          nameOfPlace(place),
          percent(share.p50),
          `${percent(share.p10)} to ${percent(share.p90)}`,
          early ?? 'not',
          likely ?? 'not',
          late ?? 'not',
        ]),
        empty: 'Nobody.',
      },
      ...(courses.length === 0
        ? []
        : [
            {
              title: 'Course by course',
              columns: [
                { head: 'Course', share: 3 },
                { head: 'Chance', share: 1, number: true },
                { head: 'Not served, middle run', share: 2, number: true },
                { head: 'eight of ten', share: 3 },
              ],
              rows: courses.map(({ name, chance, share }) => [
                name,
                percent(chance),
                percent(share.p50),
                `${percent(share.p10)} to ${percent(share.p90)}`,
              ]),
              empty: '',
            },
          ]),
      ...(central === null
        ? []
        : [
            {
              title: 'Least possible and simulated shortage, likeliest values, contained tonnes',
              columns: [
                { head: 'Element', share: 1 },
                { head: 'At least', share: 2, number: true },
                { head: 'Simulated', share: 2, number: true },
              ],
              rows: central.elements.map(({ element, least, simulated }) => [
                element,
                sayNumber(least, 4),
                sayNumber(simulated, 4),
              ]),
              empty: '',
            },
          ]),
      {
        title: 'What drives the spread',
        columns: [
          { head: 'Input', share: 5 },
          { head: 'Part of the variance', share: 2, number: true },
          { head: 'Rank correlation', share: 2, number: true },
        ],
        rows: drivers
          .filter(({ share }) => share > 0)
          .map(({ title, share, rank }) => [title, percent(share), sayNumber(rank, 2)]),
        empty: 'Nothing: all runs are alike, or too few to tell.',
      },
      assumedTable(measures),
    ],
    notes: [...scenario.notes, answer.method],
  }
}
