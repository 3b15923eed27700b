import type { Fault } from '../../kernel/read.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Source } from '../../sources/source.ts'
import { citedReceipt } from '../bundle-receipts.ts'
import { readRows } from '../bundle-rows.ts'
import type { PublishedRanking } from './book.ts'

const file = 'facilities/published-rankings.csv'
const header = ['ranking', 'alternative', 'criterion', 'value', 'source', 'locator'] as const

/** Rankings of others, as printed: one row a cell, the total under the criterion `overall`. */
export function readPublished(
  files: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, Source>,
  faults: Fault[],
  receipts: Receipt[],
): PublishedRanking[] {
  const cells = readRows(files, file, header, faults, (row) => {
    const [ranking, alternative, criterion] = [row.required('ranking'), row.required('alternative'), row.required('criterion')]
    const [value, source] = [row.number('value'), sources.get(row.required('source'))]
    if (value === null) row.complain('value', 'empty-cell', 'value is empty')
    if (source === undefined) row.complain('source', 'unknown-source', `no source is called "${row.text('source')}"`)
    return value === null || source === undefined ? undefined : { ranking, alternative, criterion, value, source }
  })
  return [...Map.groupBy(cells, ({ ranking }) => ranking)].flatMap(([id, group]) => {
    const criteria = [...new Set(group.map(({ criterion }) => criterion))].filter((each) => each !== 'overall')
    const [first] = group
    if (first === undefined) return []
    const alternatives = [...Map.groupBy(group, ({ alternative }) => alternative)].flatMap(([name, row]) => {
      const cell = (criterion: string): number | undefined => row.find((each) => each.criterion === criterion)?.value
      const values = criteria.map(cell).filter((value) => value !== undefined)
      const overall = cell('overall')
      if (values.length < criteria.length || overall === undefined) {
        faults.push({ kind: 'empty-cell', says: `${file}: ${id} has not every score of ${name}` })
        return []
      }
      const printed = criteria.map((criterion, at) => `${criterion} ${values[at]}`).join(', ')
      const receipt = citedReceipt(
        first.source,
        `published ranking ${id} ${name}`,
        [name],
        `${name}: ${printed}; overall ${overall}`,
        first.source.published,
      )
      receipts.push(receipt)
      return [{ name, values, overall, receipt: receipt.id }]
    })
    return [{ id, date: first.source.published, criteria, alternatives }]
  })
}
