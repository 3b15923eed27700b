import { z } from 'zod'
import { twoTimes } from '../dates.ts'
import { figureRow, receiptRow } from '../parts.ts'

export const receiptInput = z.object({ id: z.string().describe('Receipt id, rc_…'), knownBy: twoTimes.knownBy })
export const receiptOutput = z.object({
  receipt: receiptRow,
  verified: z
    .enum(['bytes match', 'not held', 'mismatch'])
    .describe('Whether the stored bytes still carry the quote at its offset'),
  source: z
    .object({
      id: z.string(),
      publisher: z.string(),
      title: z.string(),
      url: z.string(),
      licence: z.string(),
      redistribution: z.string(),
    })
    .nullable(),
  /** Lines around the quote in the original, when held and redistributable; the quoted line is marked. */
  lines: z.array(
    z.object({
      number: z.number().int(),
      text: z.string(),
      quoted: z.boolean(),
      marks: z.array(z.tuple([z.number().int(), z.number().int()])),
    }),
  ),
  figures: z.array(figureRow).describe('Figures that rest on this receipt'),
  events: z.array(z.object({ id: z.string(), date: z.string(), title: z.string() })),
})
