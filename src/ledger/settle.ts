import { datesNamed } from './dates-named.ts'
import { contains, overlaps, readPeriod, type Period } from '../kernel/period.ts'
import type { Day } from '../kernel/day.ts'
import type { Figure } from './figure.ts'

/** From which day the world is looked at, and what was known then (null: all that the store knows). */
export interface Sight {
  readonly asOf: Day
  readonly knownBy: Day | null
  /**
   * Whether a public act counts as known from its own day although our source for it is younger: true for "what could be
   * said on the day the article appeared", false for an explicit known-by, which asks about our records.
   */
  readonly actsArePublic?: boolean
}

/** Measures whose number belongs to its whole period: half a year of exports is no year of exports. */
const flow =
  /^(production|exports|imports|demand|consumption|sales_volume|revenue|earnings|quota|trade_value|supply_growth|\w+_growth|price_change|share_price_change|rank_production)$/

/** Measures whose record stands until another replaces it, whatever year a text puts beside it. */
const standing =
  /^(capacity|investment|loan|grant|price_floor|equity_stake|duration|threshold|list_size|target|count|content_per_unit|grade|rank_shareholder|rank_other|tariff_rate|mine_life|recovery_rate|resource|offtake_\w+|suspension)$/

const periods = new Map<string, Period | null>()
/** Period of a text in the notation of the gold guideline; null when it is none. Few distinct texts occur, so they are kept. */
export function periodOf(text: string): Period | null {
  let known = periods.get(text)
  if (known === undefined) {
    const result = readPeriod(text)
    known = result.ok ? result.value : null
    periods.set(text, known)
  }
  return known
}

/** Whether a figure of period `figure` speaks of the time of a claim. */
export function sameTime(measure: string, claim: Period, figure: Period): boolean {
  if (claim.from === figure.from && claim.to === figure.to) return true
  if (flow.test(measure)) return false
  return standing.test(measure) ? overlaps(claim, figure) : contains(claim, figure) || contains(figure, claim)
}

/** Whether a number belongs to its whole period, so that longer periods have larger ones. */
export const isFlow = (measure: string): boolean => flow.test(measure)

export const isStanding = (measure: string): boolean => standing.test(measure)

/**
 * A record is seen when it was known by `knownBy` and does not speak of a time after `asOf`, unless it was already
 * announced then (a plan, a projection, a rule with a later effective date).
 */
export function seen(figure: Figure, sight: Sight): boolean {
  const acted = actedOn(figure)
  if (
    sight.knownBy !== null &&
    figure.known > sight.knownBy &&
    !(sight.actsArePublic && acted !== null && acted <= sight.knownBy)
  )
    return false
  if (figure.known <= sight.asOf) return true
  // A rule is in the world from its announcement, whenever a source of ours told of it.
  if (acted !== null && acted <= sight.asOf) return true
  const period = periodOf(figure.period)
  return figure.kind !== 'projected' && period !== null && period.from <= sight.asOf
}

const announced = /\bannounced (?:on )?(\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d{2}-\d{2})/

/** Day of the public act that a record of a rule or a deal tells of; null for statistics and for what is only planned. */
function actedOn(figure: Figure): string | null {
  if (
    figure.kind === 'projected' ||
    (figure.stage !== 'policy' && !/^(agreement|meeting|investment|loan|equity_stake|price_floor)$/.test(figure.measure))
  )
    return null
  const said = announced.exec(`${figure.of ?? ''} ${figure.note}`)?.[1]
  const named = said ? datesNamed(said)[0] : undefined
  if (named) return named
  return figure.measure === 'effective_date' || figure.measure === 'target' ? null : (periodOf(figure.period)?.from ?? null)
}

const keys = new WeakMap<Figure, string>()

/** Key of what a figure speaks of, period included and edition not; kept, since editions are compared again and again. */
function sameThing(figure: Figure): string {
  let known = keys.get(figure)
  if (known === undefined) {
    const { publisher, measure, mineral, basis, stage, geography, counterpart, of, period, scenario } = figure
    known = [publisher, measure, mineral, basis, stage, geography, counterpart, of, period, scenario].join('|')
    keys.set(figure, known)
  }
  return known
}

/** Of figures that one publisher gave for the same thing and period, the ones that a later edition replaced. */
export function superseded(figures: readonly Figure[]): ReadonlySet<string> {
  const newest = new Map<string, Day>()
  for (const figure of figures) {
    const key = sameThing(figure)
    const known = newest.get(key)
    if (known === undefined || figure.known > known) newest.set(key, figure.known)
  }
  const old = new Set<string>()
  for (const figure of figures) {
    const known = newest.get(sameThing(figure))
    if (known !== undefined && figure.known < known) old.add(figure.id)
  }
  return old
}

const endYear = (figure: Figure): number => Number((periodOf(figure.period)?.to ?? '0000').slice(0, 4))

/**
 * Which figures speak of the present: those of each publisher's newest edition, and in it of the newest two years,
 * unless another source on the same thing is three or more years fresher.
 */
export function current(figures: readonly Figure[]): readonly Figure[] {
  const newestKnown = new Map<string, Day>()
  const newestYear = new Map<string, number>()
  let newest = 0
  for (const figure of figures) {
    const known = newestKnown.get(figure.publisher)
    if (known === undefined || figure.known > known) newestKnown.set(figure.publisher, figure.known)
    newestYear.set(figure.publisher, Math.max(newestYear.get(figure.publisher) ?? 0, endYear(figure)))
    newest = Math.max(newest, endYear(figure))
  }
  const old = superseded(figures)
  return figures.filter((figure) => {
    const year = endYear(figure)
    if (old.has(figure.id) || year < newest - 2 || year < (newestYear.get(figure.publisher) ?? 0) - 1) return false
    return true
  })
}

const differs = (a: number, b: number): boolean => Math.abs(a - b) > 0.02 * Math.max(Math.abs(a), Math.abs(b))

/** The part and the whole, or the two ends: of a rank only the ranked figure itself, since small changes behind it change nothing. */
const ownInputs = (figure: Figure): readonly string[] =>
  figure.unit === 'rank' ? figure.from.slice(0, 1) : figure.from.slice(0, 2)

/** Ids of derived figures one of whose inputs a later edition gives otherwise, by more than 2 %. */
export function revisedIn(figures: readonly Figure[]): ReadonlySet<string> {
  const newest = new Map<string, Figure>()
  const inputs = new Set<string>()
  for (const figure of figures) if (figure.kind === 'derived') for (const id of ownInputs(figure)) inputs.add(id)
  const byId = new Map<string, Figure>()
  for (const figure of figures) {
    if (figure.kind === 'derived' || figure.value === null) continue
    if (inputs.has(figure.id)) byId.set(figure.id, figure)
    const known = newest.get(sameThing(figure))
    if (known === undefined || figure.known > known.known) newest.set(sameThing(figure), figure)
  }
  const revised = new Set<string>()
  for (const figure of figures)
    for (const id of figure.kind === 'derived' ? ownInputs(figure) : []) {
      const input = byId.get(id)
      const latest = input ? newest.get(sameThing(input)) : undefined
      if (input?.value && latest?.value && latest.known > input.known && differs(input.value, latest.value))
        revised.add(figure.id)
    }
  return revised
}

const levelBehind: Record<string, string> = {
  rank_reserves: 'reserves',
  reserves_share: 'reserves',
  rank_production: 'production',
  production_share: 'production',
}

const unavailable = (figure: Figure): boolean =>
  figure.value === null && figure.text !== null && /^(NA$|not available)/i.test(figure.text)

/** Ids of figures (and of ranks and shares of them) for which a later edition of the same publisher says "not available". */
export function withdrawnIn(figures: readonly Figure[]): ReadonlySet<string> {
  const keyOf = (figure: Figure, measure: string): string =>
    [figure.publisher, measure, figure.mineral, figure.stage, figure.geography].join('|')
  const missing = new Map<string, Day>()
  for (const figure of figures)
    if (unavailable(figure)) {
      const key = keyOf(figure, figure.measure)
      const known = missing.get(key)
      if (known === undefined || figure.known > known) missing.set(key, figure.known)
    }
  const gone = new Set<string>()
  if (missing.size > 0)
    for (const figure of figures) {
      const since = missing.get(keyOf(figure, levelBehind[figure.measure] ?? figure.measure))
      if (since !== undefined && since > figure.known && !unavailable(figure)) gone.add(figure.id)
    }
  return gone
}

/** Measures read as standing facts of their year, so that "now" in a text of that year is the newest record. */
const structural = /^(rank_\w+|\w+_share|import_reliance|count|production|reserves|resource|demand)$/

export const isStructural = (measure: string): boolean => structural.test(measure)
