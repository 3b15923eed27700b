import { z } from 'zod'
import { readDay, type Day } from '../kernel/day.ts'

/** A calendar day in an input: `YYYY-MM-DD`, on the calendar. */
export const dayInput = z.string().transform((text, context): Day => {
  const result = readDay(text)
  if (result.ok) return result.value
  context.addIssue({ code: 'custom', message: result.fault.says, params: { refusal: 'unknown-date' } })
  return z.NEVER
})

/** The two times every question understands. */
export const twoTimes = {
  asOf: dayInput.optional().describe('Judge the world as of this day (true on); default today'),
  knownBy: dayInput.optional().describe('Use only what could be known on this day; default everything in the store'),
}
