import { Refusal } from '../../kernel/errors.ts'
import { governanceMeasures, type GovernanceScale } from '../../model/governance.ts'
import { exact, type Printed } from '../../model/printed.ts'
import { findColumn, textAt } from '../own-table/columns.ts'
import type { OwnTable } from '../own-table/read-own-table.ts'
import { readSuppliers } from '../own-table/supplier-table.ts'
import type { OnRecord } from '../concentration/governance-on-record.ts'
import { riskRowOf, type RiskRow } from './row.ts'

/** Upper end of the governance scale in the European Union's assessments: a monopoly of the worst governed country scores 10. */
export const governanceTop = 10

/** A supplier's part, its governance on a scale, its trade parameter. */
export interface Weighed {
  readonly amount: number
  readonly score: number | null
  readonly trade: number | null
}

/** HHI weighted with governance and trade on the scale of the assessments; null where governance is mostly unknown. Other rows are in the whole. */
export function weightedIndex(suppliers: readonly Weighed[], other: number, scale: GovernanceScale): Printed | null {
  const whole = suppliers.reduce((sum, { amount }) => sum + amount, other)
  if (whole <= 0) return null
  const found = governanceMeasures(
    suppliers.map(({ amount, score, trade }) => ({ share: amount / whole, score, trade: trade ?? 1 })),
    scale,
    governanceTop,
  )
  const value = found?.hhiWgiT ?? null
  return found === null || value === null ? null : { value, low: found.hhiWgiTLow, high: found.hhiWgiTHigh }
}

const scopeOf = (text: string): 'GS' | 'EU' | undefined => {
  if (/^(gs|global|world|wld)$/i.test(text)) return 'GS'
  return /^(eu|eus|eu27|eu28|european union)$/i.test(text) ? 'EU' : undefined
}

/** The rows of each supply: all of the world's where the table has no column of scopes. */
function scopes(table: OwnTable): { GS: OwnTable | null; EU: OwnTable | null } {
  const column = findColumn(table, ['scope', 'supply', 'supply_of'])
  if (column === undefined) return { GS: table, EU: null }
  const of = (wanted: 'GS' | 'EU'): OwnTable | null => {
    const rows = table.rows.filter((row) => {
      const scope = scopeOf(textAt(row, column))
      if (scope === undefined)
        throw new Refusal('bad-line', `${column.name}: "${textAt(row, column)}" is neither GS nor EU`, {
          line: row.line,
          column: column.index + 1,
        })
      return scope === wanted
    })
    return rows.length === 0 ? null : { header: table.header, rows }
  }
  return { GS: of('GS'), EU: of('EU') }
}

export interface RiskOptions {
  readonly material?: string | undefined
  readonly stage?: string | undefined
  readonly importReliance?: number | undefined
  readonly recycling?: number | undefined
  readonly substitution?: number | undefined
  readonly importance?: number | undefined
  readonly governance?: GovernanceScale | undefined
}

/** Supply risk from a table of suppliers. Governance that the table lacks comes from the record, and the answer says so. */
export function riskOfSuppliers(
  table: OwnTable,
  asked: RiskOptions,
  onRecord: OnRecord | null,
): { row: RiskRow; notes: string[] } {
  const notes: string[] = []
  const receipts: string[] = []
  const indexOf = (scope: 'GS' | 'EU', part: OwnTable | null): Printed | null => {
    if (part === null) return null
    const read = readSuppliers(part, asked.governance)
    if (read.governance === null && onRecord === null)
      throw new Refusal('bad-input', 'the table has no column of governance (such as wgi), and none is on record')
    const scale = read.governance?.scale ?? onRecord?.scale ?? 'risk'
    if (read.governance === null) notes.push(`governance of the suppliers (${scope}) is taken from the record: ${onRecord?.says}`)
    if (!read.hasTrade) notes.push(`the table has no trade parameter (${scope}): t is 1 throughout`)
    for (const name of read.unknown) notes.push(`left out, since its amount is not known: ${name}`)
    const suppliers = read.suppliers.map(({ place, amount, score, trade }): Weighed => {
      const figure = read.governance === null ? onRecord?.scores.get(place) : undefined
      receipts.push(...(figure?.receipts ?? []))
      return { amount, score: figure === undefined ? score : figure.value, trade }
    })
    const found = weightedIndex(suppliers, read.other?.amount ?? 0, scale)
    if (found === null)
      throw new Refusal('bad-input', 'governance is known of less than 80 percent of the supply; that is too little for an index')
    return found
  }
  const { GS, EU } = scopes(table)
  const [global, eu] = [indexOf('GS', GS), indexOf('EU', EU)]
  if (asked.recycling === undefined) notes.push('no recycling input rate was given: it is taken as nought, the worst case')
  if (asked.substitution === undefined) notes.push('no substitution index was given: it is taken as 1, the worst case')
  const row = riskRowOf({
    material: asked.material ?? 'your table',
    stage: asked.stage ?? null,
    year: null,
    line: null,
    inputs: {
      global,
      eu,
      importReliance: asked.importReliance === undefined ? null : exact(asked.importReliance),
      recycling: exact(asked.recycling ?? 0),
      substitution: exact(asked.substitution ?? 1),
    },
    published: null,
    importance: asked.importance ?? null,
    receipts: [...new Set(receipts)],
  })
  return { row, notes }
}
