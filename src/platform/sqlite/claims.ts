import type { Claim } from '../../claims/claim.ts'
import type { KeptClaim } from '../../ledger/archive.ts'
import { number, numberOrNull, text, textOrNull, type Connection, type Row } from './connection.ts'

const columns = `start, stop, quote, type, subject, mineral, stage, geography, counterpart, measure, whole, operator, value, high,
  words, unit, basis, as_of, modality, attributed`

/** Adds the claims of one document, which has none yet. */
export function addClaims(connection: Connection, receipt: string, claims: readonly KeptClaim[]): void {
  for (const claim of claims) {
    const [value, high, words] = spread(claim.value)
    connection.run(
      `INSERT INTO claim (receipt, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      receipt,
      ...claim.span,
      claim.quote,
      claim.type,
      claim.subject,
      claim.mineral,
      claim.stage,
      claim.geography,
      claim.counterpart,
      claim.measure,
      claim.of,
      claim.operator,
      value,
      high,
      words,
      claim.unit,
      claim.basis,
      claim.asOf,
      claim.modality,
      claim.attributedTo,
    )
  }
}

/** A value is a number, two of them, or words; each kind has its column, so that numbers can be compared. */
function spread(value: Claim['value']): readonly [value: number | null, high: number | null, words: string | null] {
  if (typeof value === 'number') return [value, null, null]
  return typeof value === 'string' ? [null, null, value] : value === null ? [null, null, null] : [value[0], value[1], null]
}

function gathered(row: Row): Claim['value'] {
  const [value, high, words] = [numberOrNull(row[12]), numberOrNull(row[13]), textOrNull(row[14])]
  return value === null ? words : high === null ? value : [value, high]
}

export const claimsOf = (connection: Connection, receipt: string): KeptClaim[] =>
  connection.all(`SELECT ${columns} FROM claim WHERE receipt = ? ORDER BY start, seq`, receipt).map((row) => ({
    span: [number(row[0]), number(row[1])],
    quote: text(row[2]),
    type: text(row[3]) as Claim['type'],
    subject: textOrNull(row[4]),
    mineral: textOrNull(row[5]),
    stage: textOrNull(row[6]),
    geography: textOrNull(row[7]),
    counterpart: textOrNull(row[8]),
    measure: textOrNull(row[9]) as Claim['measure'],
    of: textOrNull(row[10]),
    operator: textOrNull(row[11]) as Claim['operator'],
    value: gathered(row),
    unit: textOrNull(row[15]),
    basis: textOrNull(row[16]),
    asOf: textOrNull(row[17]),
    modality: text(row[18]) as Claim['modality'],
    attributedTo: textOrNull(row[19]),
  }))
