/** A record in a series of one publisher, edition and definition. */
export interface Dated {
  /** One publisher, edition and definition over the years. */
  readonly series: string
  /** The definition over the years, whoever and whichever edition says it. */
  readonly thing: string
  readonly publisher: string
  readonly known: string
  readonly period: string
  /** Last year it speaks of. */
  readonly year: number
  readonly covers: (year: number) => boolean
}

/** A record with whether it speaks of what was asked and whether it is current. */
export interface Standing<T> {
  readonly of: T
  readonly exact: boolean
  readonly current: boolean
}

/**
 * Which records of each series are compared, by the rules of `docs/method/verdicts.md`. With a year: those of that year, or the
 * nearest where the series lacks it. Without: the newest two years up to `upTo`. Current is the newest edition of its publisher,
 * and without a year only while no other source on the same thing is three years fresher.
 */
export function latest<T extends Dated>(records: readonly T[], year: number | undefined, upTo: number): Standing<T>[] {
  const wanted = year ?? upTo
  const far = (each: T): number => (each.covers(wanted) ? 0 : Math.abs(each.year - wanted))
  const picked = [...Map.groupBy(records, ({ series }) => series).values()].flatMap((series) => {
    const ordered = series.toSorted((a, b) => far(a) - far(b) || b.year - a.year || b.period.localeCompare(a.period))
    const [first] = ordered
    if (first === undefined) return []
    if (year !== undefined || first.year > upTo) return [first]
    return ordered.filter((each) => each.year >= first.year - 1 && each.year <= first.year)
  })
  const editionKey = (each: T): string => `${each.publisher}|${each.thing}|${each.period}`
  const newestEdition = new Map<string, string>()
  const newestOfPublisher = new Map<string, number>()
  const newestYear = new Map<string, number>()
  for (const each of records) {
    if ((newestEdition.get(editionKey(each)) ?? '') < each.known) newestEdition.set(editionKey(each), each.known)
    if (each.year > upTo) continue
    const own = `${each.publisher}|${each.thing}`
    newestOfPublisher.set(own, Math.max(newestOfPublisher.get(own) ?? 0, each.year))
    newestYear.set(each.thing, Math.max(newestYear.get(each.thing) ?? 0, each.year))
  }
  // A record of another year is shown only where nothing on the same thing covers the year asked.
  const covered = new Set(year === undefined ? [] : records.filter((each) => each.covers(year)).map(({ thing }) => thing))
  const kept = picked.filter((each) => year === undefined || each.covers(year) || !covered.has(each.thing))
  return kept.map((each) => ({
    of: each,
    exact: year === undefined || each.covers(year),
    current:
      newestEdition.get(editionKey(each)) === each.known &&
      (year !== undefined ||
        each.year > upTo ||
        (each.year >= (newestYear.get(each.thing) ?? 0) - 2 &&
          each.year >= (newestOfPublisher.get(`${each.publisher}|${each.thing}`) ?? 0) - 1)),
  }))
}
