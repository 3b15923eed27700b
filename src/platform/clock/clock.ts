import { readDay, type Day } from '../../kernel/day.ts'

/** Today in UTC, so that one desk gives one answer wherever its server stands. */
export function today(): Day {
  const read = readDay(new Date().toISOString().slice(0, 10))
  if (!read.ok) throw new RangeError(read.fault.says)
  return read.value
}
