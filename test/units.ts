import { readFileSync } from 'node:fs'
import { readUnits, type Units } from '../src/claims/quantity/unit-table.ts'

let read: Units | undefined
/** The bundled units, read once per worker. */
export const bundledUnits = (): Units =>
  (read ??= readUnits(readFileSync(new URL('../data/gazetteer/units.csv', import.meta.url), 'utf8')))
