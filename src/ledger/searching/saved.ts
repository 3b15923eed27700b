import type { Day } from '../../kernel/day.ts'
import { canonical, hashOf } from '../../kernel/hash.ts'

/** A search that was saved under a name, or (with `undoes`) the withdrawal of one. Records like any other: never edited or deleted. */
export interface SavedSearch {
  readonly id: string
  readonly name: string
  /** Everything that was asked, as one query that can be typed. */
  readonly query: string
  /** Saved search that ends with this one; null for one that begins. */
  readonly undoes: string | null
  readonly known: Day
}

/** `after` is how many records there were before: what is saved again after it was withdrawn is another record. */
export const savedId = (record: Omit<SavedSearch, 'id'>, after: number): string =>
  `sq_${hashOf(canonical({ ...record, after })).slice(0, 20)}`

/** Those that were not withdrawn, in the order in which they were saved. One saved again under its name takes the place of the last. */
export function savedInForce(records: readonly SavedSearch[]): SavedSearch[] {
  const ended = new Set(records.flatMap(({ undoes }) => undoes ?? []))
  const byName = new Map<string, SavedSearch>()
  for (const record of records) if (record.query !== '' && !ended.has(record.id)) byName.set(record.name, record)
  return [...byName.values()]
}
