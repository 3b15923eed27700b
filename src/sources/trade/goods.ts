import { readTable } from '../table.ts'
import { firstGroup, groups } from './row.ts'

/** What an HS code of six digits is, in our words after the nomenclature of 2022, and what it cannot tell apart. */
export interface TradeGood {
  readonly code: string
  readonly title: string
  readonly minerals: readonly string[]
  /** Number of the group of goods that derived tables put it in, or null. */
  readonly group: number | null
  /** Whether the code holds one material and nothing else. */
  readonly isolates: boolean
  /** Mineral and stage under which the ledger holds customs figures on part of this code, or null. */
  readonly figures: { readonly mineral: string; readonly stage: string } | null
  readonly note: string
}

const header = ['code', 'title', 'minerals', 'group', 'isolates', 'figures', 'note', 'source']

/** Reads `data/trade/hs-codes.csv`; a broken table of our own is a bug and throws. */
export function readTradeGoods(text: string): TradeGood[] {
  const table = readTable(text, header)
  if (!table.ok) throw new RangeError(`data/trade/hs-codes.csv: ${table.fault.says}`)
  const { value } = table
  return value.rows.map((row) => {
    const at = (column: string): string => value.at(row, column)
    const group = groups.findIndex((each) => each === at('group'))
    const [mineral, stage] = at('figures').split('/')
    return {
      code: at('code'),
      title: at('title'),
      minerals: at('minerals').split(';').filter(Boolean),
      group: group < 0 ? null : firstGroup + group,
      isolates: at('isolates') === 'yes',
      figures: mineral !== undefined && stage !== undefined ? { mineral, stage } : null,
      note: at('note'),
    }
  })
}
