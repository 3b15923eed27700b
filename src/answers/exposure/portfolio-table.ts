import { integer, list, number, tableOf, text, type AnswerTable } from '../exporting/table.ts'
import type { Holding } from './portfolio.ts'

/** Holdings as rows: what they own, and what a holder should know. */
export const portfolioTable = (holdings: readonly Holding[]): AnswerTable =>
  tableOf(
    holdings,
    [
      integer('row', 'line of your file', ({ row }) => row),
      text('holding', 'as your file names it', ({ holding }) => holding),
      text('company', 'who it is on record', ({ company }) => company),
      number('value', 'as your file has it', ({ value }) => value),
      number('share', 'percent of the value that was read', ({ share }) => share),
      list('lines', 'plants with product and stage', ({ facilities }) =>
        facilities.map(({ id, product, stage }) => `${id} ${product}: ${stage ?? 'not known'}`),
      ),
      text('listed', "instrument of China's that names the company", ({ listed }) => listed?.instrument),
      list('chinese_ties', 'ties to China that stand', ({ chineseTies }) =>
        chineseTies.map(({ party, tie }) => `${party}: ${tie}`),
      ),
      list('interests', 'conflicts of interest', ({ interests }) => interests.map(({ says }) => says)),
    ],
    ({ receipts }) => receipts,
  )
