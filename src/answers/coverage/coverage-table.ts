import { claimColumns } from '../claim-columns.ts'
import { integer, list, tableOf, text, type AnswerTable } from '../exporting/table.ts'
import type { CoverageAnswer, CoverageClaim } from './coverage.ts'

type Omission = CoverageAnswer['omissions'][number]
interface Row {
  readonly row: CoverageClaim | null
  readonly made: CoverageClaim['made'][number] | null
  readonly left: Omission | null
}

/** The matrix as a table: each claim, each place where an article makes it, then what the record holds and articles leave out. */
export function coverageTable({ claims, omissions }: CoverageAnswer): AnswerTable {
  const rows: Row[] = [
    ...claims.flatMap((row): Row[] => [
      { row, made: null, left: null },
      ...row.made.map((made): Row => ({ row, made, left: null })),
    ]),
    ...omissions.map((left): Row => ({ row: null, made: null, left })),
  ]
  const claimOf = ({ row, made }: Row): CoverageClaim['claim'] | null => (made === null ? (row?.claim ?? null) : null)
  return tableOf(
    rows,
    [
      text('row', 'claim, a place where it is made, or omission', ({ made, left }) =>
        left === null ? (made === null ? 'claim' : 'made') : 'omission',
      ),
      text('claim_id', 'id of the claim or omission', ({ row, left }) => row?.id ?? left?.id),
      text('article', 'the article that makes it', ({ made }) => made?.article),
      text('quote', "the article's words", (each) => each.made?.quote ?? claimOf(each)?.quote),
      integer('from', 'UTF-16 offset of its beginning', ({ made }) => made?.span[0]),
      integer('to', 'UTF-16 offset after its end', ({ made }) => made?.span[1]),
      text('verdict', 'one of six words', (each) => each.made?.verdict ?? claimOf(each)?.verdict),
      text(
        'direction',
        'over or under: whether the claim says more or less',
        (each) => each.made?.direction ?? claimOf(each)?.direction,
      ),
      text('reason', 'why', (each) => claimOf(each)?.reason),
      list('made_by', 'articles that make it, copies folded', (each) => (claimOf(each) === null ? [] : (each.row?.madeBy ?? []))),
      list('left_out_by', 'articles that leave it out', (each) =>
        each.left === null ? (claimOf(each) === null ? [] : (each.row?.leftOutBy ?? [])) : each.left.leftOutBy,
      ),
      integer('voices', 'independent voices behind it', (each) => (claimOf(each) === null ? null : each.row?.independent)),
      ...claimColumns<Row>(claimOf),
      text('left_out', 'what the record holds', ({ left }) => left?.text),
      text('left_out_why', 'why it matters', ({ left }) => left?.why),
    ],
    (each) => each.left?.receipts ?? claimOf(each)?.receipts ?? [],
  )
}
