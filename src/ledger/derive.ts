import type { Figure } from './figure.ts'
import { kindOfSubject } from './match-subject.ts'
import { periodOf } from './settle.ts'

/** Measures whose absolute figures give shares and ranks, with the names of what is derived. */
const derivable: Record<string, { readonly share: string; readonly rank: string; readonly growth: string }> = {
  production: { share: 'production_share', rank: 'rank_production', growth: 'production_growth' },
  reserves: { share: 'reserves_share', rank: 'rank_reserves', growth: 'resource_growth' },
}

const derivedNames = new Set(Object.values(derivable).flatMap(({ share, rank, growth }) => [share, rank, growth]))

const scopeKey = (figure: Figure): string =>
  [
    figure.publisher,
    figure.edition,
    figure.sourceId,
    figure.measure,
    figure.mineral,
    figure.basis,
    figure.stage,
    figure.unit,
    figure.scenario,
  ].join('|')

const isCountry = (geography: string | null): boolean => geography !== null && /^[A-Z]{3}$/.test(geography)

/** A figure about the country as a whole, not about a company in it: its subject is the place or says nothing else. */
const ofTheCountry = (figure: Figure): boolean =>
  figure.counterpart === null && figure.of === null && figure.low !== null && kindOfSubject(figure.subject) === 'place'

/**
 * Shares of the world total, ranks among the countries, and growth from one year to the next, from absolute figures of
 * one publisher, edition, period and basis: definitions and editions are never mixed. Each derived figure names its
 * inputs and carries their receipts. What the figures already hold under the same definition is not derived again, so
 * deriving twice changes nothing.
 */
export function derive(figures: readonly Figure[]): Figure[] {
  const held = new Set(figures.filter((figure) => derivedNames.has(figure.measure)).map(heldKey))
  const derived: Figure[] = []
  const add = (figure: Figure): void => {
    const key = heldKey(figure)
    if (held.has(key)) return
    held.add(key)
    derived.push(figure)
  }
  const tables = new Map<string, Map<string, Figure[]>>()
  for (const figure of figures) {
    if (!(figure.measure in derivable) || figure.value === null || !ofTheCountry(figure)) continue
    if (figure.geography !== 'WORLD' && !isCountry(figure.geography)) continue
    const years = tables.get(scopeKey(figure)) ?? new Map<string, Figure[]>()
    const table = years.get(figure.period)
    if (table) table.push(figure)
    else years.set(figure.period, [figure])
    tables.set(scopeKey(figure), years)
  }
  for (const years of tables.values())
    for (const [period, table] of years) {
      const world = table.find((figure) => figure.geography === 'WORLD')
      const names = derivable[table[0]?.measure ?? '']
      if (!names) continue
      const countries = table.filter((figure) => figure.geography !== 'WORLD')
      const single = new Set(countries.map((figure) => figure.geography)).size === countries.length
      const whole = world ?? (single ? sumOf(countries) : null)
      if (whole?.value && whole.value > 0 && single) {
        for (const country of countries)
          add(
            shareOf(
              country,
              whole,
              names.share,
              world ? [country, whole] : [country, ...countries.filter((other) => other !== country)],
            ),
          )
        // What the table leaves unnamed could all be one country's, ahead of those who hold less.
        const unlisted = world?.value ? world.value - countries.reduce((sum, { value }) => sum + (value ?? 0), 0) : 0
        if (countries.length >= 3) for (const ranked of ranksOf(countries, names.rank, period, unlisted)) add(ranked)
      }
      const before = years.get(yearBefore(period) ?? '')
      for (const now of before && single ? table : []) {
        const then = before?.filter((figure) => figure.geography === now.geography)
        if (then?.length === 1 && then[0]) {
          const grown = growthOf(then[0], now, names.growth)
          if (grown) add(grown)
        }
      }
    }
  return derived
}

const heldKey = (figure: Figure): string =>
  [
    figure.publisher,
    figure.sourceId,
    figure.measure,
    figure.mineral,
    figure.basis,
    figure.stage,
    figure.geography,
    figure.period,
    figure.scenario,
  ].join('|')

const yearBefore = (period: string): string | null => (/^\d{4}$/.test(period) ? String(Number(period) - 1) : null)

const union = (inputs: readonly Figure[]): Pick<Figure, 'from' | 'receipts' | 'known' | 'kind'> => {
  const receipts = new Set<string>()
  let known = inputs[0]?.known ?? ('1900-01-01' as Figure['known'])
  for (const figure of inputs) {
    if (figure.known > known) known = figure.known
    for (const receipt of figure.receipts) receipts.add(receipt)
  }
  return {
    from: inputs.map((figure) => figure.id),
    receipts: [...receipts],
    known,
    kind: inputs.some((figure) => figure.kind === 'projected') ? 'projected' : 'derived',
  }
}

/** Countries that must be listed before their sum may stand for a world total that the publisher does not print. */
const enough = 6

/** The sum of a long list of countries, as a stand-in for a missing world total; shares of it are "about". */
function sumOf(countries: readonly Figure[]): Figure | null {
  const first = countries[0]
  if (!first || countries.length < enough || first.measure !== 'production') return null
  const sum = countries.reduce((total, figure) => total + (figure.value ?? 0), 0)
  return {
    ...first,
    id: `the sum of ${countries.length} countries listed`,
    geography: 'WORLD',
    subject: 'World',
    operator: '~',
    value: sum,
    low: sum,
    high: sum,
  }
}

function shareOf(part: Figure, whole: Figure, measure: string, inputs: readonly Figure[]): Figure {
  const value = ((part.value ?? 0) / (whole.value ?? 1)) * 100
  return {
    ...part,
    ...union(inputs),
    id: `share:${part.id}`,
    measure,
    of: 'WORLD',
    // A total that is only a floor makes the share a ceiling.
    operator: whole.operator.startsWith('>')
      ? '<'
      : whole.operator === '~'
        ? '~'
        : part.operator === 'range'
          ? '='
          : part.operator,
    value,
    low: ((part.low ?? part.value ?? 0) / (whole.high ?? whole.value ?? 1)) * 100,
    high: ((part.high ?? part.value ?? 0) / (whole.low ?? whole.value ?? 1)) * 100,
    unit: 'percent',
    rank: Math.max(part.rank, 3),
    note: `${part.id} / ${whole.id}`,
  }
}

/** Places in the order of the countries listed, for those whom nobody unlisted could precede. */
function ranksOf(countries: readonly Figure[], measure: string, period: string, unlisted: number): Figure[] {
  const ordered = countries.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const rankOf = (figure: Figure): Figure => {
    const place = 1 + ordered.filter((other) => (other.value ?? 0) > (figure.value ?? 0)).length
    const ahead = ordered.slice(0, place)
    return {
      ...figure,
      ...union([figure, ...ahead.filter((other) => other !== figure)]),
      id: `rank:${figure.id}`,
      measure,
      operator: '=',
      value: place,
      low: place,
      high: place,
      unit: 'rank',
      rank: Math.max(figure.rank, 3),
      note: `place ${place} of ${ordered.length} countries listed for ${period}`,
    }
  }
  return ordered.filter(({ value }) => (value ?? 0) >= unlisted).map(rankOf)
}

/** Change from `then` to `now` in percent, or as a factor when `unit` is `x`; null when it cannot be formed. */
export function growthOf(
  then: Figure,
  now: Figure,
  measure: string,
  unit: 'percent' | 'x' | 'percent_points' = 'percent',
): Figure | null {
  if (
    !then.value ||
    now.value === null ||
    then.basis !== now.basis ||
    then.unit.replace('/yr', '') !== now.unit.replace('/yr', '')
  )
    return null
  const value =
    unit === 'x'
      ? now.value / then.value
      : unit === 'percent_points'
        ? now.value - then.value
        : (now.value / then.value - 1) * 100
  const [from, to] = [periodOf(then.period), periodOf(now.period)]
  if (!from || !to || from.from >= to.from) return null
  return {
    ...now,
    ...union([now, then]),
    id: `growth:${now.id}~${then.id}`,
    measure,
    operator: now.operator === '~' || then.operator === '~' ? '~' : '=',
    value,
    low: value,
    high: value,
    unit,
    basis: now.basis,
    rank: Math.max(now.rank, 3),
    note: `${now.period} against ${then.period}`,
  }
}
