import type { z } from 'zod'
import { number, tableOf, text, type AnswerTable } from '../exporting/table.ts'
import type { concentrationOutput } from './concentration.ts'

/** Suppliers as a table; the indices are values of the whole answer. */
export const concentrationTable = ({ definition, parameters, suppliers }: z.output<typeof concentrationOutput>): AnswerTable =>
  tableOf(
    suppliers,
    [
      text('mineral', 'what is divided', () => definition?.mineral),
      text('stage', 'stage of the chain', () => definition?.stage),
      text('measure', 'what is measured', () => definition?.measure),
      text('basis', 'what is counted', () => definition?.basis),
      text('period', 'year or span', () => definition?.period),
      text('kind', 'measured, estimated, derived, asserted or projected', () => definition?.kind),
      text('scenario', 'scenario of a projection', () => definition?.scenario),
      text('place', 'ISO 3166 alpha-3, or as your table has it', ({ place }) => place),
      text('name', 'name of the place', ({ name }) => name),
      number('amount', 'in the unit beside it', ({ amount }) => amount),
      text('amount_unit', 'unit of the amount', () => parameters.unit),
      number('share', 'fraction of the whole, 0 to 1', ({ share }) => share),
      number('low', 'fraction, lower end', ({ low }) => low),
      number('high', 'fraction, upper end', ({ high }) => high),
      number('governance', 'score on the scale beside it', ({ score }) => score),
      text('governance_scale', 'scale of the score', ({ score }) => (score === null ? null : parameters.governanceScale)),
      number('trade', 'trade parameter t', ({ trade }) => trade),
    ],
    ({ receipts }) => receipts,
  )
