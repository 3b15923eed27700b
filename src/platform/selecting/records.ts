/** A record with the day from which it can be known. */
export interface Dated {
  readonly id: string
  readonly known: string
}

/** A change of standing: from `day` on the record is not told any more, or told again. */
export type StandingChange = readonly [id: string, withdrawn: boolean, day: string]

/**
 * All records of one kind, in the order in which they were added, seen with the eyes of a given day: of each id the newest record
 * that was known by then; of two with one known day the one added last.
 */
export class Records<T extends Dated> {
  readonly all: readonly T[]
  readonly #changes: readonly StandingChange[]
  readonly #views = new Map<string, readonly T[]>()

  constructor(all: readonly T[], changes: readonly StandingChange[]) {
    this.all = all
    this.#changes = changes
  }

  toldBy(knownBy: string | undefined): readonly T[] {
    const key = knownBy ?? ''
    const seen = this.#views.get(key)
    if (seen) return seen
    const view = this.#view(knownBy)
    // A reader who walks through the days must not fill the memory with views.
    if (this.#views.size > 32) this.#views.clear()
    this.#views.set(key, view)
    return view
  }

  #view(knownBy: string | undefined): readonly T[] {
    const newest = new Map<string, T>()
    for (const record of this.all) {
      if (knownBy !== undefined && record.known > knownBy) continue
      const other = newest.get(record.id)
      if (other === undefined || other.known <= record.known) newest.set(record.id, record)
    }
    const withdrawn = new Set<string>()
    for (const [id, gone, day] of this.#changes) {
      if (knownBy !== undefined && day > knownBy) continue
      if (gone) withdrawn.add(id)
      else withdrawn.delete(id)
    }
    const view: T[] = []
    for (const record of newest.values()) if (!withdrawn.has(record.id)) view.push(record)
    return view
  }
}
