import type { z } from 'zod'
import type { supplyRiskOutput } from '../../../answers/supply-risk/supply-risk.ts'
import type { Sheet, SheetTable } from '../sheet.ts'
import { sayNumber } from './words.ts'

type Answer = z.output<typeof supplyRiskOutput>

const two = (value: number | null): string => (value === null ? 'not known' : value.toFixed(2))
const range = (bounds: { low: number; high: number } | null): string =>
  bounds === null ? '' : `${bounds.low.toFixed(2)} to ${bounds.high.toFixed(2)}`

const riskTable = (answer: Answer): SheetTable => ({
  title: '',
  columns: [
    { head: 'Material', share: 3 },
    { head: 'Stage', share: 2 },
    { head: 'Published', share: 1.5, number: true },
    { head: 'Recomputed', share: 1.5, number: true },
    { head: 'Published may lie', share: 2 },
    { head: 'Finding', share: 4 },
  ],
  rows: answer.rows.map((row) => [
    row.material,
    row.stage ?? '',
    row.published === null ? '' : sayNumber(row.published),
    row.supplyRisk === null ? '' : two(row.supplyRisk),
    range(row.envelope),
    [
      row.reason ?? (row.inside === null ? '' : row.inside ? 'inside the envelope' : 'OUTSIDE the envelope'),
      row.critical === true ? 'critical' : '',
    ]
      .filter((word) => word !== '')
      .join('; '),
  ]),
  empty: 'No material.',
})

const scoreTable = (answer: Answer): SheetTable => ({
  title: '',
  columns: [
    { head: 'Material', share: 2 },
    { head: 'Importer', share: 1.5 },
    { head: 'Year' },
    { head: 'HHI', number: true },
    { head: 'Import risk', share: 1.5, number: true },
    { head: 'Score', share: 1.5, number: true },
    { head: 'CF', share: 1.5, number: true },
  ],
  rows: answer.scores.map((row) => [
    row.material,
    row.importer,
    row.year === null ? '' : String(row.year),
    row.hhi.toFixed(4),
    row.importRisk.toFixed(6),
    row.score.toFixed(6),
    row.cf === null ? 'no price' : row.cf.toFixed(6),
  ]),
  empty: 'No material.',
})

/** Published and recomputed side by side, or the scores of GeoPolRisk. */
export function supplyRiskSheet(answer: Answer): Sheet {
  const { counts } = answer
  const isEu = answer.method === 'eu'
  return {
    title: isEu
      ? `Supply risk, method of the European Union${answer.parameters.year === null ? '' : `, assessment of ${answer.parameters.year}`}`
      : 'GeoPolRisk',
    lines: [
      answer.formula,
      ...(isEu && counts.published > 0
        ? [`${counts.inside} of ${counts.published} published values follow from their inputs, given how these were rounded`]
        : []),
    ],
    tables: [isEu ? riskTable(answer) : scoreTable(answer)],
    notes: answer.notes,
  }
}
