import type { GovernanceScale } from '../../model/governance.ts'
import { readOwnTable } from '../own-table/read-own-table.ts'
import { readSuppliers } from '../own-table/supplier-table.ts'
import type { Supply } from './supply.ts'

/** How the columns of a user's table were read. */
export interface TableRead {
  readonly columns: Readonly<Record<string, string>>
  readonly ignored: readonly string[]
}

/** Shares in percent that add up to this much more or less than 100 are said to. */
const slack = 2

/** Supply from a user's own table. A total counts only where the table prints one, or where it is asked for: 100 of percentages. */
export function supplyOfTable(
  text: string,
  asked: { where?: string | undefined; governance?: GovernanceScale | undefined; base?: 'listed' | 'total' | undefined },
): { supply: Supply; read: TableRead } {
  const table = readSuppliers(readOwnTable(text, asked.where), asked.governance)
  const { suppliers, other, total, isPercent, unknown, unnamed } = table
  const listed = suppliers.reduce((sum, { amount }) => sum + amount, other?.amount ?? 0)
  const notes = [
    ...(total === null ? [] : [`"${total.name}" (line ${total.line}) is the whole and no supplier`]),
    ...(other === null ? [] : [`"${other.name}" (line ${other.line}) names nobody and is counted as the parameters say`]),
    ...(unknown.length === 0 ? [] : [`left out, since their amount is not known: ${unknown.join(', ')}`]),
    ...(total !== null && listed > total.amount * (1 + slack / 100)
      ? [
          `the rows add up to ${Number(listed.toPrecision(6))}, which is more than the printed total of ${total.amount}; shares are of the rows`,
        ]
      : []),
    ...(unnamed.length === 0 || unnamed.length === suppliers.length
      ? []
      : [`not known as places, and taken as they stand: ${unnamed.join(', ')}`]),
    ...(isPercent && total === null && Math.abs(listed - 100) > slack
      ? [`the percentages add up to ${Number(listed.toPrecision(6))}; shares are of the base in the parameters`]
      : []),
    ...(table.ignored.length === 0 ? [] : [`columns that are not read: ${table.ignored.join(', ')}`]),
  ]
  return {
    supply: {
      suppliers,
      other,
      total: total?.amount ?? (isPercent && asked.base === 'total' ? 100 : null),
      unit: isPercent ? 'percent' : null,
      governance: table.governance,
      notes,
      isStructure: true,
    },
    read: { columns: table.columns, ignored: table.ignored },
  }
}
