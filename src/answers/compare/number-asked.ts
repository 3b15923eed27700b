import { findAmounts } from '../../claims/quantity/find.ts'
import type { Units } from '../../claims/quantity/unit-table.ts'
import { Refusal } from '../../kernel/errors.ts'

/** The number a reader wants compared, in the unit of the ledger: `percent`, `t`, `USD/kg` … */
export interface NumberAsked {
  readonly low: number
  readonly high: number
  readonly operator: string
  readonly unit: string
}

/** Reads "70%", "over 90 %", "270,000 t", "between 60 and 70%"; a number without a unit is refused, since it could be anything. */
export function numberAsked(text: string, units: Units): NumberAsked {
  const [found, second] = findAmounts(text, { publisher: null, units, dates: [] })
  if (found === undefined) throw new Refusal('bad-input', `there is no number in "${text}"; write for example 70% or "270,000 t"`)
  if (second !== undefined) throw new Refusal('bad-input', `"${text}" has two numbers; compare one at a time`)
  const { low, high, unit, operator } = found
  if (unit === null || unit === 'count')
    throw new Refusal('bad-input', `"${text}" has no unit; write for example 70% or "270,000 t"`)
  return { low, high, operator, unit }
}
