// What the scorer of the reference folder calls: `extract` gives exactly the lines of the operation `quantities`.
import { linesOf } from '../../src/answers/quantities/line.ts'
import { bundledUnits } from '../units.ts'

const units = bundledUnits()

/**
 * One rule set for all sets: the name of the set is not looked at. `ref` is the day of the text, and `level` says that a set marks
 * numerals alone and wants every one of them; both are fields of the operation's input lines too.
 */
export const extract = (text: string, context: { readonly ref?: string; readonly level?: string } = {}) =>
  linesOf('', text, { units, date: context.ref ?? null, numerals: context.level === 'number' })
