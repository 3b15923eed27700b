import { z } from 'zod'
import { derivedTable } from '../exporting/derived-table.ts'
import type { AnswerTable } from '../exporting/table.ts'
import { scoreRow, type ScoreRow } from './geopolrisk-table.ts'
import { riskRow, type RiskRow } from './row.ts'

const ofTheUnion = z.object({ rows: z.array(riskRow) })
const ofGeoPolRisk = z.object({ scores: z.array(scoreRow) })

/** Whichever rows the method gives; each method has columns of its own. */
export const riskTable = (answer: {
  readonly method: 'eu' | 'geopolrisk'
  readonly rows: readonly RiskRow[]
  readonly scores: readonly ScoreRow[]
}): AnswerTable => (answer.method === 'eu' ? derivedTable(ofTheUnion, answer) : derivedTable(ofGeoPolRisk, answer))
