import { z } from 'zod'
import { operation } from '../operation.ts'

export const doctorInput = z.object({})
export const doctorOutput = z.object({
  version: z.string(),
  home: z.string(),
  well: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), says: z.string(), remedy: z.string().nullable() })),
  counts: z.object({
    figures: z.number().int(),
    events: z.number().int(),
    receipts: z.object({ held: z.number().int(), transcribed: z.number().int(), cited: z.number().int() }),
  }),
  imports: z.array(
    z.object({
      kind: z.string(),
      source: z.string(),
      title: z.string(),
      file: z.string(),
      known: z.string().describe('Day from which its figures are known'),
      imported: z.string(),
      kept: z.number().int().describe('Figures, or rows of a trade table'),
      quarantined: z.number().int(),
    }),
  ),
  horizon: z.object({ first: z.string(), last: z.string(), lastKnown: z.string() }),
})

export const doctor = operation({
  name: 'doctor',
  asks: 'Is this installation well, and what does its store hold?',
  input: doctorInput,
  output: doctorOutput,
  cli: { examples: ['doctor', 'doctor --format json'] },
  async answer(desk) {
    const { version, home, checks, imports } = await desk.health()
    const [figures, events] = [await desk.ledger.figures({}), await desk.ledger.events({})]
    return {
      version,
      home,
      well: checks.every((check) => check.ok),
      checks: [...checks],
      counts: { figures: figures.length, events: events.length, receipts: await desk.receipts.count() },
      imports: [...imports],
      horizon: await desk.ledger.horizon(),
    }
  },
})
