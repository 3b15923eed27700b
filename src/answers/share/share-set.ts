import { placeNamed } from '../../kernel/place.ts'
import { yearOf, type Period } from '../../kernel/period.ts'
import type { Basis } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { periodOf } from '../../ledger/settle.ts'

/**
 * Figures of one publisher, edition, basis and period that divide one whole among places: either amounts, or shares as
 * the publisher gives them. Nothing is ever moved from one set to another.
 */
export interface ShareSet {
  readonly kind: 'amounts' | 'shares'
  readonly sourceId: string
  readonly publisher: string
  readonly edition: string
  readonly basis: Basis
  readonly stage: string
  readonly period: Period
  readonly scenario: string | null
  readonly isProjected: boolean
  /** A table of tonnes of concentrate, which is no measure of what is in them; answered only when its basis is asked for. */
  readonly isConcentrate: boolean
  readonly known: string
  readonly rank: number
  /** One for each place, the world left out. */
  readonly places: readonly Figure[]
  /** The publisher's own world total; null when it prints none. */
  readonly world: Figure | null
}

const amountMeasures = ['production', 'reserves']
const shareMeasures = ['production_share', 'reserves_share']

/** Without a printed total, fewer producers than this do not make a table of the world. */
const leastPlaces = 3

/** What a share table can be made of, at any stage. */
export const shareable: readonly string[] = [...amountMeasures, ...shareMeasures]

/** A company's output is no country's share. */
export const aboutACountry = (figure: Figure): boolean => placeNamed(figure.subject) === figure.geography

const isOnePlace = (figure: Figure): boolean => figure.geography !== null && !figure.geography.includes('+')

/** A figure about a whole country. Companies and parts of a table (`of`) divide something else. */
const dividesTheWhole = (figure: Figure): boolean =>
  amountMeasures.includes(figure.measure)
    ? figure.of === null || figure.of.startsWith('rare earth minerals table')
    : figure.of === 'WORLD' && figure.from.length === 0

const setKey = (figure: Figure): string =>
  [figure.sourceId, figure.measure, figure.basis, figure.stage, figure.period, figure.scenario].join('|')

/** Sorts figures into sets. Figures that state no share of the world, derived shares and joined places are left out. */
export function shareSets(figures: readonly Figure[], isCountrySubject: (figure: Figure) => boolean): ShareSet[] {
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) {
    if (!shareable.includes(figure.measure) || !dividesTheWhole(figure) || !isOnePlace(figure)) continue
    if (figure.from.length > 0 || figure.stage === null || !isCountrySubject(figure)) continue
    const key = setKey(figure)
    const group = groups.get(key)
    if (group) group.push(figure)
    else groups.set(key, [figure])
  }
  return [...groups.values()].flatMap((group): ShareSet[] => {
    const places = group.filter((figure) => figure.geography !== 'WORLD')
    const [first] = places
    const period = first ? periodOf(first.period) : null
    if (!first || first.stage === null || period === null) return []
    const world = group.find((figure) => figure.geography === 'WORLD') ?? null
    // One country's own statistics are no table of the world: divided by themselves they would say 100 percent.
    const isAmounts = amountMeasures.includes(first.measure)
    if (isAmounts && world === null && places.filter((figure) => (figure.value ?? 0) > 0).length < leastPlaces) return []
    return [
      {
        kind: isAmounts ? 'amounts' : 'shares',
        sourceId: first.sourceId,
        publisher: first.publisher,
        edition: first.edition,
        basis: first.basis,
        stage: first.stage,
        period,
        scenario: first.scenario,
        isProjected: first.kind === 'projected',
        isConcentrate: first.of !== null && first.of !== 'WORLD',
        known: first.known,
        rank: first.rank,
        places,
        world,
      },
    ]
  })
}

/** Years a set speaks of, first to last. */
export const yearsOf = (set: ShareSet): number[] => {
  const first = yearOf(set.period)
  const last = Number(set.period.to.slice(0, 4))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** The same table of the same publisher in other years. */
export const sameSeries = (a: ShareSet, b: ShareSet): boolean =>
  a.sourceId === b.sourceId && a.kind === b.kind && a.basis === b.basis && a.stage === b.stage

/**
 * Which of two sets answers better, as the order of a sort: outcomes before projections, a whole table before a single
 * share, an exact year before an average, the publisher's own total before a sum, then the newest edition and the
 * stronger source. Bases are an order of last resort, so that an unasked basis is at least always the same one.
 */
export function better(a: ShareSet, b: ShareSet): number {
  const isTable = (set: ShareSet): number => (set.places.length > 1 ? 0 : 1)
  const isAverage = (set: ShareSet): number => (yearsOf(set).length > 1 ? 1 : 0)
  const hasTotal = (set: ShareSet): number => (set.kind === 'shares' || set.world?.value != null ? 0 : 1)
  return (
    Number(a.isProjected) - Number(b.isProjected) ||
    isTable(a) - isTable(b) ||
    isAverage(a) - isAverage(b) ||
    hasTotal(a) - hasTotal(b) ||
    basisOrder.indexOf(a.basis) - basisOrder.indexOf(b.basis) ||
    (a.known < b.known ? 1 : a.known > b.known ? -1 : 0) ||
    a.rank - b.rank ||
    a.sourceId.localeCompare(b.sourceId)
  )
}

const basisOrder: readonly Basis[] = ['all_reo', 'element', 'contained', 'magnet_ree', 'gross', 'none', 'money', 'text']
