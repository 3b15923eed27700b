import type { z } from 'zod'
import { integer, list, number, tableOf, text, yesNo, type AnswerTable } from '../exporting/table.ts'
import type { chainOutput, ChainStage } from './chain.ts'
import type { ChainReading } from './reading.ts'

interface Row {
  readonly stage: ChainStage
  readonly reading: ChainReading | null
  readonly share: ChainReading['shares'][number] | null
}

/** The chain as a table: each stage with each of its places; a stage on which the record is silent is a row that says so. */
export function chainTable({ mineral, year, stages }: z.output<typeof chainOutput>): AnswerTable {
  const rows = stages.flatMap((stage): Row[] => {
    const { reading } = stage
    return reading === null || reading.shares.length === 0
      ? [{ stage, reading, share: null }]
      : reading.shares.map((share) => ({ stage, reading, share }))
  })
  return tableOf<Row>(
    rows,
    [
      text('mineral_asked', 'element or group asked for', () => mineral),
      integer('year_asked', 'year asked for', () => year),
      text('stage', 'stage of the chain', ({ stage }) => stage.stage),
      text('measure', 'what is measured', ({ reading }) => reading?.definition.measure),
      text('mineral', 'element or group that is counted', ({ reading }) => reading?.definition.mineral),
      text('counted', 'what is counted, in words', ({ reading }) => reading?.definition.counted),
      text(
        'relation',
        'own, within a group that is not split, or part of what was asked',
        ({ reading }) => reading?.definition.relation,
      ),
      text('basis', 'what the amounts count', ({ reading }) => reading?.definition.basis),
      text('period', 'year or span', ({ reading }) => reading?.definition.period),
      yesNo('is_year_asked', 'whether the figures are of the year asked for', ({ reading }) => reading?.exact),
      text('kind', 'measured, estimated, derived, asserted or projected', ({ reading }) => reading?.definition.kind),
      yesNo('is_modelled', 'a projection of a model, not an outcome', ({ reading }) => reading?.definition.modelled),
      text('scenario', 'scenario of a projection', ({ reading }) => reading?.definition.scenario),
      text('place', 'ISO 3166 alpha-3', ({ share }) => share?.place),
      text('name', 'name of the place', ({ share }) => share?.name),
      number('share', 'percent of the whole', ({ share }) => share?.value),
      number('low', 'percent, lower end', ({ share }) => share?.low),
      number('high', 'percent, upper end', ({ share }) => share?.high),
      number('amount', 'in the unit beside it', ({ share }) => share?.amount),
      text('amount_unit', 'unit of the amount', ({ share, reading }) =>
        share === null || share.amount === null ? null : reading?.total?.unit,
      ),
      number('stage_hhi', 'Herfindahl-Hirschman index of the stage, 0 to 10,000', ({ reading }) => reading?.hhi),
      text('stage_whole', 'what the shares divide', ({ reading }) => reading?.whole),
      list('stage_unlisted', 'places listed without a number: unknown, not zero', ({ reading }) => reading?.unlisted),
      list('stage_unknown', 'what the record does not say', ({ stage }) => stage.unknown),
      list('stage_settled_by', 'what document would settle it', ({ stage }) => stage.settledBy),
    ],
    ({ share, reading }) => share?.receipts ?? reading?.receipts ?? [],
  )
}
