import { nameOfPlace } from '../../answers/scenario/baseline-asked.ts'
import type { Chart, Series } from './charts/chart.ts'
import { inPercent, part } from './parts/what-if-words.ts'
import type { OutlookAnswer } from './questions.ts'

export type OutlookStage = OutlookAnswer['rows'][number]['stage']

export const doing: Readonly<Record<OutlookStage, string>> = {
  mining: 'mines',
  separation: 'separates',
  metal: 'makes the metal of',
  magnet: 'makes',
}
const goods = (stage: OutlookStage): string => (stage === 'magnet' ? 'the magnets' : 'the magnet rare earths')

const lastYear = ({ rows }: OutlookAnswer): number => Math.max(...rows.map(({ year }) => year))

/** The middle run over all courses in the last year. */
export const lastOf = (answer: OutlookAnswer, stage: OutlookStage): OutlookAnswer['rows'][number] | undefined =>
  answer.rows.find((row) => row.stage === stage && row.course === null && row.year === lastYear(answer))

/** Share of a place in a stage year by year: course by course where there are any, and where it stood before. */
export function stageChart(answer: OutlookAnswer, stage: OutlookStage, before: number): Chart {
  const rows = answer.rows.filter((row) => row.stage === stage)
  const courses = [...new Set(rows.map(({ course }) => course))]
  const shown = courses.length > 2 ? courses.filter((course) => course !== null) : [null]
  const start = answer.baseline.find((each) => each.stage === stage)?.share ?? 0
  const last = lastOf(answer, stage)
  const series: Series[] = shown.map((course) => ({
    name: course ?? 'Middle run',
    points: rows
      .filter((row) => row.course === course)
      .map(({ year, p10, p50, p90 }) => ({ x: year, value: inPercent(p50), low: inPercent(p10), high: inPercent(p90) })),
  }))
  const least = Math.min(start, ...rows.map(({ p10 }) => p10))
  return {
    name: stage,
    title:
      last === undefined
        ? 'The run has no whole year'
        : `In ${last.year} ${nameOfPlace(answer.place)} ${doing[stage]} ${part(last.p50)} of ${goods(stage)}, after ${part(start)} in ${before}`,
    subtitle: `Share of ${nameOfPlace(answer.place)} in what is made in the year, percent; middle run of each course and the band of eight in ten`,
    receipts: answer.receipts,
    note: `Computed by this desk: ${answer.runs} runs of each course, seed ${answer.seed}, file ${answer.scenario.hash.slice(0, 12)}; ${before} as reconciled`,
    drawing: {
      kind: 'line',
      unit: 'percent',
      axis: 'year',
      // Courses lie close together; from nought nobody could tell them apart.
      from: Math.max(0, Math.floor(least * 10 - 1) * 10),
      series: [...series, { name: `Reconciled ${before}`, tone: 'rest', points: [{ x: before, value: inPercent(start) }] }],
    },
  }
}
