import { z } from 'zod'

/** A part of a whole in an input: `0.85` or `85%`, 0 to 1. */
export const fractionInput = z.union([z.number(), z.string()]).transform((given, context): number => {
  const text = String(given).trim()
  const found = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text)
  const value = found === null ? Number.NaN : Number(found[1]) / (found[2] === '%' ? 100 : 1)
  if (value >= 0 && value <= 1) return value
  context.addIssue({ code: 'custom', message: `"${text}" is no part of a whole; write 0.85 or 85%` })
  return z.NEVER
})
