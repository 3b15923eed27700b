import { createHash } from 'node:crypto'

/** What one record says, in the order of its columns. */
export type Values = readonly (string | number | null)[]

/** Hash of what a record says, to tell a repetition from a correction. */
export const contentHash = (values: Values): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 40)
