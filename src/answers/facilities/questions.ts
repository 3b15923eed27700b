import type { z } from 'zod'
import type { OpenQuestion } from '../../model/readiness/open-questions.ts'
import type { questionRow } from './rows.ts'

/** An open question as a row; `gain` where a ranking says what a good answer would be worth. */
export const questionRowOf = (question: OpenQuestion, name: string, gain: number | null): z.output<typeof questionRow> => ({
  ...question,
  name,
  gain,
  receipts: [...question.receipts],
})
