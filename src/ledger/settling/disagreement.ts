import type { Figure } from '../figure.ts'
import { sayAmount } from '../say-figure.ts'
import { apart } from './apart.ts'
import type { Candidate, Group } from './candidate.ts'

/**
 * Why two records differ. `revision`: one publisher printed another number later. `publishers`: two originals differ on one
 * definition. `misprint`: two copies of one original differ. `dating`: one number, two dates. `definition`: they count
 * different things.
 */
export const disagreementKinds = ['revision', 'publishers', 'misprint', 'dating', 'definition'] as const
export type DisagreementKind = (typeof disagreementKinds)[number]

/** Two figures that differ beyond what is allowed, the one that stands first. */
export interface Disagreement {
  readonly kind: DisagreementKind
  readonly between: readonly [Figure, Figure]
  readonly tolerance: string
  /** One sentence with both values. */
  readonly says: string
}

const provisional = /\b(?:first announced|provisional|preliminary|first printed)\b/i

const editionOf = (figure: Figure): string =>
  figure.edition === '' ? figure.publisher : `${figure.publisher}, ${figure.edition}`

function datesDiffer(a: Figure, b: Figure): boolean {
  if (a.unit !== 'date' || b.unit !== 'date' || a.text === null || b.text === null) return false
  // A month agrees with any of its days.
  return !a.text.startsWith(b.text) && !b.text.startsWith(a.text)
}

/** Copies of one original must print one number: any difference is told, however small. */
const copiesDiffer = (a: Figure, b: Figure): boolean => a.value !== null && b.value !== null && (apart(a, b)?.gap ?? 0) > 1e-9

/** One in the last printed place may be a rounding; more is a slip, or an earlier state of the original. */
const suspicion = (a: Figure, b: Figure): string =>
  Math.abs((a.value ?? 0) - (b.value ?? 0)) <= 1
    ? 'a misprint or a rounding in one of them'
    : 'a misprint in one of them, or one repeats an earlier state of it'

const beyond = (a: Figure, b: Figure): string | null => {
  if (datesDiffer(a, b)) return 'to the day'
  const found = apart(a, b)
  return found?.beyond === true ? found.tolerance : null
}

/** All disagreements among the candidates of one definition, each told once. */
export function disagreementsOf(candidates: readonly Candidate[], groups: readonly Group[]): Disagreement[] {
  const byFigure = new Map(candidates.map((each) => [each.figure, each]))
  const order = new Map(candidates.map((each, index) => [each.figure, index]))
  return [...withinGroups(groups, byFigure, order), ...betweenGroups(groups, order)]
}

const inOrder = (order: ReadonlyMap<Figure, number>, a: Figure, b: Figure): [Figure, Figure] =>
  (order.get(a) ?? 0) <= (order.get(b) ?? 0) ? [a, b] : [b, a]

function withinGroups(
  groups: readonly Group[],
  byFigure: ReadonlyMap<Figure, Candidate>,
  order: ReadonlyMap<Figure, number>,
): Disagreement[] {
  return groups.flatMap(({ original, figures, speaks }) => {
    // Each is held against what the original says now; where it says nothing any more, against its newest edition.
    const against = speaks ?? figures.find((figure) => byFigure.get(figure)?.standing !== 'numberless')
    return figures.flatMap((figure): Disagreement[] => {
      if (against === undefined || figure === against) return []
      const between = inOrder(order, against, figure)
      const [first, second] = between
      const [one, two] = [byFigure.get(first), byFigure.get(second)]
      const isRevised =
        one?.standing === 'revised' || two?.standing === 'revised' || provisional.test(`${first.note} ${second.note}`)
      if (!isRevised && (one?.origin.relayed === true || two?.origin.relayed === true) && copiesDiffer(first, second))
        return [
          {
            kind: 'misprint',
            between,
            tolerance: 'copies of one original are equal',
            says: `${first.publisher} and ${second.publisher} repeat one original (${original}) and print ${sayAmount(first)} and ${sayAmount(second)}: ${suspicion(first, second)}`,
          },
        ]
      const tolerance = beyond(first, second)
      if (tolerance === null) return []
      return [
        {
          kind: 'revision',
          between,
          tolerance,
          says: `${original} revised it: ${sayAmount(second)} (${editionOf(second)}), then ${sayAmount(first)} (${editionOf(first)})`,
        },
      ]
    })
  })
}

function betweenGroups(groups: readonly Group[], order: ReadonlyMap<Figure, number>): Disagreement[] {
  const speaking = groups
    .flatMap(({ speaks }) => (speaks ? [speaks] : []))
    .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const [first] = speaking
  if (first === undefined) return []
  return speaking.slice(1).flatMap((second): Disagreement[] => {
    const tolerance = beyond(first, second)
    if (tolerance === null) return []
    return [
      {
        kind: 'publishers',
        between: [first, second],
        tolerance,
        says: `publishers differ: ${sayAmount(first)} (${editionOf(first)}) and ${sayAmount(second)} (${editionOf(second)})`,
      },
    ]
  })
}
