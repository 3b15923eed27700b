// What the scorer of the reference folder calls: `extract` gives exactly the lines of the operation `quantities`.
import { linesOf } from '../../src/answers/quantities/line.ts'
import { bundledUnits } from '../units.ts'

const units = bundledUnits()

/**
 * One rule set for all sets: the name of the set is not looked at. `level` is: a set that marks numerals alone wants every one of
 * them, ordinals and parts of identifiers included, as the operation's input line says it too.
 */
export const extract = (text: string, context: { readonly level?: string } = {}) =>
  linesOf('', text, units, context.level === 'number')
