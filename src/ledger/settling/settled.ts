import { sayDay } from '../../kernel/day.ts'
import type { Figure } from '../figure.ts'
import { stateOf } from '../figure-state.ts'
import { sayAmount } from '../say-figure.ts'
import { apart } from './apart.ts'
import { comparable, questionOf, type Question } from './definition-key.ts'
import type { Candidate, Group, Standing } from './candidate.ts'
import { disagreementsOf, type Disagreement } from './disagreement.ts'
import { originsOf, type Origin, type Relays } from './origin.ts'
import type { Override } from './override.ts'

/** What one definition comes to. Nothing is averaged: the value that prevails is one that somebody printed. */
export interface Settled {
  readonly question: Question
  readonly prevailing: Figure | null
  readonly why: string
  /** Best first. */
  readonly candidates: readonly Candidate[]
  readonly groups: readonly Group[]
  /** Groups that speak with a number. */
  readonly independent: number
  /** Lowest and highest over the groups, in `unit`; null when none speaks. */
  readonly spread: { readonly low: number; readonly high: number; readonly unit: string } | null
  readonly disagreements: readonly Disagreement[]
  /** The user's override that decided, if one did. */
  readonly override: Override | null
}

const classWords: readonly string[] = [
  'statute or official announcement',
  'official statistics',
  'company or agency filing',
  'news wire',
  'analysis',
  'trade press',
  'vendor',
  'social media',
]
/** The class of a source in words; 1 is the strongest. */
export const sayClass = (rank: number): string => classWords[rank - 1] ?? `class ${rank}`

const directnessWords = [
  'a measurement of its publisher',
  'an estimate of its publisher',
  'a repetition of another',
  'derived from other figures',
] as const

function directnessOf(figure: Figure, origin: Origin): Candidate['directness'] {
  if (figure.from.length > 0) return 3
  if (origin.relayed) return 2
  return figure.kind === 'measured' || figure.kind === 'asserted' ? 0 : 1
}

/** Whether a figure says that there is no number, as opposed to a rule, a date or "net exporter", which are said in words. */
const isNumberless = (figure: Figure): boolean =>
  figure.value === null && (figure.text === null || /^(?:NA|W|not available|withheld|small, amount)\b/i.test(figure.text))

function standingOf(figure: Figure, origin: Origin, all: ReadonlyMap<Figure, Origin>): Standing {
  if (isNumberless(figure)) return 'numberless'
  const state = stateOf(figure)
  if (state === 'superseded') return 'revised'
  if (state === 'disclaimed') return 'withdrawn'
  for (const [other, its] of all) {
    // Only the original itself can revise; a repetition that appears later is no new edition.
    if (other === figure || its.relayed || its.original !== origin.original || other.known <= figure.known) continue
    if (other.sourceId !== figure.sourceId) return isNumberless(other) ? 'withdrawn' : 'revised'
  }
  return 'current'
}

const standings: readonly Standing[] = ['current', 'revised', 'withdrawn', 'numberless']
type Ranked = Omit<Candidate, 'reason' | 'rule'>

/** Source class, then directness, then recency; the id last, so that the order never depends on how records came in. */
function stronger(a: Ranked, b: Ranked): number {
  return (
    standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
    a.figure.rank - b.figure.rank ||
    a.directness - b.directness ||
    (a.figure.known < b.figure.known ? 1 : a.figure.known > b.figure.known ? -1 : 0) ||
    (a.figure.id < b.figure.id ? -1 : 1)
  )
}

const nameOf = (figure: Figure): string => (figure.edition === '' ? figure.publisher : `${figure.publisher} (${figure.edition})`)

/** Why the first goes before the second: the first rule that tells them apart, in words. */
function sayBefore(first: Ranked, second: Ranked): string {
  const [a, b] = [first.figure, second.figure]
  if (second.standing === 'numberless') return `${nameOf(b)} gives no number`
  const state = stateOf(b)
  if (second.standing === 'withdrawn' && state === 'disclaimed') return `${nameOf(b)} was disclaimed by the company`
  if (second.standing === 'revised' && state === 'superseded') return `a later statement of the company replaced ${nameOf(b)}`
  if (second.standing === 'withdrawn') return `a later edition of ${b.publisher} says that the number is not available`
  if (second.standing === 'revised' && first.standing === 'current')
    return a.publisher === b.publisher
      ? `${nameOf(a)} of ${sayDay(a.known)} replaces ${nameOf(b)}`
      : `${nameOf(b)} was revised by a later edition of ${second.origin.original}`
  if (a.rank !== b.rank) return `its source class, ${sayClass(a.rank)}, is stronger than ${sayClass(b.rank)} (${nameOf(b)})`
  if (first.directness !== second.directness)
    return `it is ${directnessWords[first.directness]}, ${nameOf(b)} is ${directnessWords[second.directness]}`
  if (a.known !== b.known) return `it is newer (${sayDay(a.known)}) than ${nameOf(b)} (${sayDay(b.known)})`
  return `nothing tells it from ${nameOf(b)}; the order of names decides`
}

function reasonOf(candidate: Ranked, first: Ranked | undefined, overridden: boolean): string {
  if (candidate === first || first === undefined) {
    const how = candidate.origin.relayed ? candidate.origin.reason : directnessWords[candidate.directness]
    return `${sayClass(candidate.figure.rank)}, ${how}, known since ${sayDay(candidate.figure.known)}`
  }
  const rule = sayBefore(first, candidate)
  return overridden ? `without the override it would go before: ${rule}` : `after ${nameOf(first.figure)}: ${rule}`
}

function groupsOf(candidates: readonly Ranked[]): Group[] {
  const byOriginal = Map.groupBy(candidates, ({ origin }) => origin.original)
  return [...byOriginal].map(([original, members]) => ({
    original,
    figures: members.map(({ figure }) => figure),
    speaks: members.find(({ standing, figure }) => standing === 'current' && figure.value !== null)?.figure ?? null,
  }))
}

function spreadOf(groups: readonly Group[], unit: string): Settled['spread'] {
  const speaking = groups.flatMap(({ speaks }) => (speaks ? [speaks] : []))
  if (speaking.length === 0) return null
  const ends = speaking.flatMap((figure) => [
    comparable(figure, figure.low ?? figure.value) ?? 0,
    comparable(figure, figure.high ?? figure.value) ?? 0,
  ])
  return { low: Math.min(...ends), high: Math.max(...ends), unit }
}

/** Settles figures of one definition. Pure; the order in which they are given makes no difference. */
export function settleFigures(
  figures: readonly [Figure, ...Figure[]],
  relays: Relays,
  override: Override | null = null,
): Settled {
  const origins = originsOf(figures, relays)
  const ranked = [...origins]
    .map(([figure, origin]): Ranked => ({
      figure,
      origin,
      standing: standingOf(figure, origin, origins),
      directness: directnessOf(figure, origin),
    }))
    .toSorted(stronger)
  const chosen = override === null ? undefined : ranked.find(({ figure }) => figure.id === override.figure)
  const [best] = ranked
  const first = chosen ?? (best?.standing === 'current' ? best : undefined)
  const ordered = chosen ? [chosen, ...ranked.filter((each) => each !== chosen)] : ranked
  const question = questionOf(figures[0])
  const groups = groupsOf(ranked)
  const candidates = ordered.map((each): Candidate => {
    const { figure, origin, standing, directness } = each
    const goesBefore = chosen !== undefined && each !== chosen && stronger(each, chosen) < 0
    const reason = goesBefore ? reasonOf(chosen, each, true) : reasonOf(each, first, false)
    const rule = first === undefined || each === first ? '' : sayBefore(goesBefore ? each : first, goesBefore ? first : each)
    return { figure, origin, standing, directness, reason, rule }
  })
  return {
    question,
    prevailing: first?.figure ?? null,
    why: whyOf(first, ordered, chosen && override ? override : null),
    candidates,
    groups,
    independent: groups.filter(({ speaks }) => speaks !== null).length,
    spread: spreadOf(groups, question.unit),
    disagreements: disagreementsOf(candidates, groups),
    override: chosen && override ? override : null,
  }
}

function whyOf(first: Ranked | undefined, ordered: readonly Ranked[], override: Override | null): string {
  if (first === undefined) {
    const [none] = ordered
    if (none === undefined) return 'no figure is on record'
    const { figure, standing } = none
    if (standing === 'numberless')
      return `cannot tell: ${nameOf(figure)} says “${figure.text ?? 'nothing'}”, and no other current figure is on record`
    const became =
      stateOf(figure) === 'disclaimed' ? 'was disclaimed' : stateOf(figure) === 'superseded' ? 'was replaced' : 'no longer stands'
    return `cannot tell: ${sayAmount(figure)} (${nameOf(figure)}) ${became}, and nothing current is on record`
  }
  if (override !== null) return `by your override of ${sayDay(override.known)}: ${override.because}`
  const second = ordered.find((each) => each !== first)
  if (second === undefined) return 'the only figure on record under this definition'
  const same = apart(first.figure, second.figure)?.gap === 0 ? ', and both say the same' : ''
  return `${sayBefore(first, second)}${same}`
}
