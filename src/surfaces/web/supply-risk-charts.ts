import type { Chart } from './charts/chart.ts'
import type { SupplyRiskAnswer } from './questions.ts'
import { sayNumber } from './say.ts'

type Row = SupplyRiskAnswer['rows'][number]

/** So many materials fit into one picture; the table has them all. */
const mostDrawn = 30

/** The materials with the largest risk, published, each with the stretch its inputs allow. */
export function assessmentChart(answer: SupplyRiskAnswer): Chart | null {
  const published = answer.rows.filter((row): row is Row & { published: number } => row.published !== null)
  const [first] = published
  if (first === undefined || published.length < 2) return null
  const { counts, parameters } = answer
  const drawn = published.toSorted((a, b) => b.published - a.published).slice(0, mostDrawn)
  return {
    name: 'supply-risk-assessment',
    title: `${first.material} has the largest supply risk of ${published.length} in ${parameters.year}: ${sayNumber(first.published)}`,
    subtitle: `Supply risk as published, index; ${counts.published === 0 ? 'inputs are not on record' : 'bars: what the printed inputs allow'}; the ${drawn.length} largest`,
    receipts: answer.receipts,
    drawing: {
      kind: 'dots',
      unit: 'none',
      rows: drawn.map((row) => ({
        label: row.material,
        detail: row.critical === true ? 'critical' : undefined,
        value: row.published,
        low: row.envelope?.low,
        high: row.envelope?.high,
        tone: row.critical === true ? ('lead' as const) : ('rest' as const),
        receipts: row.receipts,
      })),
      marks: [{ label: 'critical from 1.0', value: 1 }],
    },
  }
}

/** One material over the assessments. Methods before 2017 differ, so the years are told apart in words. */
export function overAssessments(material: string, answers: readonly SupplyRiskAnswer[]): Chart | null {
  const points = answers.flatMap(({ decisive, parameters }) => {
    const [row] = decisive
    return row?.published == null || parameters.year === null
      ? []
      : [
          {
            x: parameters.year,
            value: row.published,
            receipts: row.receipts,
            note: parameters.year < 2017 ? 'earlier method' : undefined,
          },
        ]
  })
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  return {
    name: 'supply-risk-years',
    title: `Supply risk of ${material}: ${sayNumber(first.value)} in ${first.x}, ${sayNumber(last.value)} in ${last.x}`,
    subtitle:
      'Index as published by the European Commission; assessments of 2011 and 2014 used an earlier method and are not comparable with later ones',
    receipts: answers.flatMap(({ receipts }) => receipts),
    drawing: { kind: 'line', unit: 'none', axis: 'year', series: [{ name: material, tone: 'lead', points }] },
  }
}
