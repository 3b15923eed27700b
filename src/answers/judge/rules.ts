import { monthNames } from '../../kernel/day.ts'
import { mineralWithin } from '../../kernel/element.ts'
import type { Assertion } from '../../ledger/assertion.ts'
import type { Figure } from '../../ledger/figure.ts'
import { filedFor, mineralsMeet, scopeOf, type Filed, type Scope } from '../../ledger/match.ts'
import { nameWords, overlapOf } from '../../ledger/match-subject.ts'
import { periodOf } from '../../ledger/settle.ts'
import { datesNamed } from '../../ledger/dates-named.ts'
import { announcementsMeet, announcementsNamed, type Undoing } from '../../ledger/undoing.ts'
import type { Verdict } from '../parts.ts'
import { unsupported, type Bench, type Outcome, type Row } from './outcome.ts'
import { dayOf, judgeDemand, monthsOf, topicsOf } from './demand.ts'
import { inNote } from './notes.ts'

const months = monthNames.map((name) => name.toLowerCase())

/** Measures of a rule that lapses with it; a day of announcement stays true whatever becomes of the rule. */
const lapsing = new Set(['export_control', 'export_ban', 'effective_date', 'tariff_rate', 'law'])

/** Records of the end of a rule say nothing for its existence. */
const ending = new Set(['suspension', 'expiry_date', 'disruption'])

/** Words that say a thing happened, so that later events cannot undo it. */
const happened = /\b(publish\w*|announc\w*|introduc\w*|issued|unveil\w*|releas\w*|impos\w*|adopted|signed)\b/i
const fresh = /\b(new|newly|latest|recent|recently|just|expand\w*|tighten\w*|further|additional)\b/i
const universal = /\b(any|all|every|each|everything|entire|whole|anything)\b(?! (?:time|day|year|case))/i
const listed = /\b(listed|list|items?|certain|some)\b|0\.\d+ ?%/i

/** A record of a rule or an event with how well it fits what the claim speaks of. */
interface Candidate {
  readonly figure: Figure
  readonly score: number
  /** How far the names agree, 0 to 1. */
  readonly named: number
  readonly date: string | null
}

/** Rules and events that the claim may mean: places and parties agree, the mineral lies within, names and numbers do not clash. */
function candidatesFor(claim: Assertion, scope: Scope, entries: readonly Filed[]): Candidate[] {
  const wordsOf = nameWords(claim.words)
  const numbers = announcementsNamed(`${claim.subject ?? ''} ${claim.words}`)
  const found: Candidate[] = []
  const institutional = /^(mofcom|gacc|commerce|state|council)/
  const bodies = [...scope.names].every((word) => institutional.test(word))
  for (const entry of entries) {
    const { figure, minerals, places } = entry
    if (!minerals.some((own) => mineralsMeet(claim.mineral, own))) continue
    const own = announcementsNamed(figure.subject)
    const sameNumber = announcementsMeet(numbers, own)
    if (numbers.length > 0 && own.length > 0 && !sameNumber) continue
    const samePlace = scope.places.size === 0 || places.size === 0 || [...scope.places].some((place) => places.has(place))
    const { names, subjectKind } = entry
    const named = overlapOf(scope.names, names)
    const bySite = scope.subjectKind === 'name' && subjectKind === 'name'
    if (!samePlace && named < 0.5) continue
    const rule = figure.stage === 'policy' || figure.stage === 'trade' || figure.mineral === null
    if (bySite && named === 0 && !(rule && (bodies || scope.places.size > 0))) continue
    if (subjectKind === 'name' && scope.subjectKind === 'place' && !rule) {
      if (overlapOf(wordsOf, names) === 0) continue
    }
    const score =
      (figure.measure === claim.measure ? 3 : 0) +
      named * 3 +
      overlapOf(wordsOf, names) +
      (sameNumber ? 4 : 0) +
      (minerals.includes(claim.mineral)
        ? 2
        : figure.mineral === null || claim.mineral === null
          ? 1
          : mineralWithin(claim.mineral, figure.mineral)
            ? 1
            : 0) +
      (samePlace ? 1 : 0)
    found.push({ figure, score, named, date: dayOf(figure) })
  }
  return found.toSorted((a, b) => b.score - a.score || (a.figure.id < b.figure.id ? -1 : 1))
}

/** Whether a recorded day lies in the period that the claim gives, under the claim's bound. */
function dateFits(claimed: string, recorded: string, operator: string): boolean {
  const said = periodOf(claimed)
  const known = periodOf(recorded)
  if (!said || !known) return false
  if (operator === '<=' || operator === '<') return known.from <= said.to
  if (operator === '>=' || operator === '>') return known.to >= said.from
  return (said.from <= known.from && known.to <= said.to) || (known.from <= said.from && said.to <= known.to)
}

/** Judges a rule, a control or an event: does the record say so, and does it still stand? */
export function judgeRule(claim: Assertion, bench: Bench): Outcome {
  const scope = scopeOf(claim)
  const measure = claim.measure ?? ''
  const entries = [
    ...filedFor(bench.index, measure, claim.mineral),
    ...(measure === 'agreement' || measure === 'acquisition' ? dealsNamed(scope, bench) : []),
  ]
  const candidates = candidatesFor(claim, scope, entries)
  if (measure === 'negotiation_demand') return judgeDemand(claim, bench)
  const date = typeof claim.value === 'string' ? claim.value : null
  if (date !== null) return judgeDate(claim, date, candidates, bench)
  if (measure === 'export_control' && universal.test(claim.words)) {
    const narrow = scopeRecords(claim, bench)
    if (narrow.length > 0)
      return {
        verdict: 'imprecise',
        direction: 'over',
        rows: narrow.map((figure) => row(figure, 'imprecise')),
        because: 'narrower-than-said',
        wouldChange: null,
      }
  }
  const noted = inNote(claim, bench)
  if (candidates.length === 0) return noted ?? unsupported('no-record')
  return judgeExistence(claim, candidates, bench) ?? noted ?? unsupported('no-record')
}

/** A deal is also on record by its money: an investment or a stake that names the same party. */
function dealsNamed(scope: Scope, bench: Bench): Filed[] {
  if (scope.subjectKind !== 'name') return []
  const money = [...(bench.index.filed.get('funding') ?? []), ...(bench.index.filed.get('equity_stake') ?? [])]
  return money.filter((entry) => overlapOf(scope.names, entry.names) >= 0.5)
}

/** Names under which many rules stand side by side. */
const isBasket = (mineral: string): boolean => /rare_earths$|^critical_minerals$/.test(mineral)

const row = (figure: Figure, verdict: Verdict): Row => ({ figure, verdict, weighed: null })

function judgeDate(claim: Assertion, date: string, candidates: readonly Candidate[], bench: Bench): Outcome {
  const operator = claim.operator ?? '='
  const fitting = candidates.filter(
    (candidate) => candidate.date !== null && dateFits(date, candidate.date, operator) && plausible(claim, candidate),
  )
  const best = fitting[0]
  if (best) {
    const undoing = undoneFor(claim, fitting.filter(({ score }) => score >= best.score - 1).slice(0, 3), bench)
    if (undoing) return undoneOutcome(fitting.slice(0, 3), undoing)
    return {
      verdict: 'supported',
      direction: null,
      rows: fitting.slice(0, 3).map(({ figure }) => row(figure, 'supported')),
      because: 'recorded',
      wouldChange: null,
    }
  }
  const rivals = candidates.filter(
    ({ figure, score }) =>
      figure.measure === claim.measure &&
      figure.unit === 'date' &&
      // Named by its number, or the one rule of that kind on that very mineral.
      (score >= 8 || (score >= 6 && figure.mineral === claim.mineral && claim.mineral !== null && !isBasket(claim.mineral))),
  )
  const rival = rivals[0]
  if (rival?.date && rivals.every((other) => other.date === rival.date)) {
    const direction = date > rival.date ? 'over' : 'under'
    const months = Math.abs(monthsOf(date) - monthsOf(rival.date))
    return {
      verdict: months <= 1 ? 'imprecise' : 'contradicted',
      direction,
      rows: [row(rival.figure, 'contradicted')],
      because: 'other-date',
      wouldChange: null,
    }
  }
  return unsupported('no-record')
}

/** Without a date to agree on, a record must be of the same measure, name the same party, or be a rule on the same mineral. */
const telling = (claim: Assertion, { figure, named }: Candidate): boolean =>
  figure.measure === claim.measure ||
  named >= 0.5 ||
  (claim.type === 'policy' && figure.mineral !== null && figure.geography === claim.geography)

/** A date alone proves little: the record must also share the measure's kind, a name or a place that matters. */
const plausible = (claim: Assertion, { score }: Candidate): boolean => score >= (claim.type === 'policy' ? 1 : 4)

/** The undoing that reaches this claim, when the claim asserts that the rule holds or will hold. */
function undoneFor(claim: Assertion, candidates: readonly Candidate[], bench: Bench): Undoing | null {
  const measure = claim.measure ?? ''
  if (!lapsing.has(measure)) return null
  for (const { figure } of candidates) {
    if (!lapsing.has(figure.measure) && figure.measure !== 'announcement_date') continue
    for (const undoing of bench.undoneBy.get(figure.id) ?? []) {
      if (undoing.from > bench.sight.asOf) continue
      const date = typeof claim.value === 'string' ? claim.value : null
      if (measure === 'effective_date') {
        if (date !== null && (periodOf(date)?.to ?? date) >= undoing.from) return undoing
        continue
      }
      const published = claim.published ? periodOf(claim.published) : null
      // A date in the past stays true; only who wrote before the undoing meant the rule as standing.
      if (date !== null && published === null) continue
      if (published !== null && published.from >= undoing.from) continue
      if (date === null && claim.asOf !== null && claim.asOf.length === 10 && published === null && happened.test(claim.words))
        continue
      return undoing
    }
  }
  return null
}

function undoneOutcome(candidates: readonly Candidate[], undoing: Undoing): Outcome {
  return {
    verdict: 'outdated',
    direction: null,
    rows: [...candidates.map(({ figure }) => row(figure, 'outdated')), row(undoing.by, 'outdated')],
    because: 'undone',
    wouldChange: undoing.until,
  }
}

function judgeExistence(claim: Assertion, candidates: readonly Candidate[], bench: Bench): Outcome | null {
  const measure = claim.measure ?? ''
  const asOf = claim.asOf ? periodOf(claim.asOf) : null
  const published = claim.published ? periodOf(claim.published) : null
  const timely = candidates.filter(({ figure, date }) => {
    if (date === null) return false
    if (asOf && lapsing.has(measure)) return date <= asOf.to && (date.length === 10 || figure.measure === measure)
    if (asOf)
      return dateFits(claim.asOf ?? '', date, '=') || (figure.measure === measure && overlapsPeriod(figure, claim.asOf ?? ''))
    return published === null || date <= published.to || measure === 'suspension' || claim.modality === 'forecast'
  })
  if (measure === 'suspension') {
    const named = datesNamed(claim.words).concat(monthOnly(claim))
    const about = asOf ? [claim.asOf ?? ''] : named
    const denied = topicsOf(bench).find(
      ({ figure }) =>
        figure.geography === claim.geography &&
        figure.unit === 'text' &&
        /\b(not suspended|remain in force|not lifted)\b/i.test(figure.text ?? '') &&
        aboutRule(figure, about, bench),
    )
    if (denied)
      return {
        verdict: 'contradicted',
        direction: 'over',
        rows: [row(denied.figure, 'contradicted')],
        because: 'still-in-force',
        wouldChange: null,
      }
  }
  const usable = (candidate: Candidate): boolean =>
    candidate.score >= 3 && telling(claim, candidate) && !(lapsing.has(measure) && ending.has(candidate.figure.measure))
  const within = asOf && lapsing.has(measure) ? timely.filter(({ date }) => dateFits(claim.asOf ?? '', date ?? '', '=')) : []
  const inTime = timely.filter(usable)
  const strong = within.some(usable) ? within.filter(usable) : inTime
  if (strong.length === 0) {
    const later = candidates.filter(
      (candidate) => usable(candidate) && published !== null && (candidate.date ?? '') > published.to,
    )
    if (later.length === 0 || monthsOf(later[0]?.date ?? '') - monthsOf(published?.to ?? '') > 6) return null
    return {
      verdict: 'imprecise',
      direction: null,
      rows: later.slice(0, 2).map(({ figure }) => row(figure, 'imprecise')),
      because: 'only-later',
      wouldChange: null,
    }
  }
  let told = strong.slice(0, 3)
  if (lapsing.has(measure) && (!asOf || fresh.test(claim.words))) {
    const newest = strong.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
    const standing = strong.filter(
      ({ figure }) => !(bench.undoneBy.get(figure.id) ?? []).some((undoing) => undoing.from <= bench.sight.asOf),
    )
    told = fresh.test(claim.words)
      ? newest.filter(({ date }) => date === newest[0]?.date).slice(0, 3)
      : standing.length > 0
        ? standing.slice(0, 3)
        : told
  }
  const undoing = undoneFor(claim, told, bench)
  if (undoing) return undoneOutcome(told, undoing)
  return {
    verdict: 'supported',
    direction: null,
    rows: told.map(({ figure }) => row(figure, 'supported')),
    because: 'recorded',
    wouldChange: null,
  }
}

const overlapsPeriod = (figure: Figure, text: string): boolean => {
  const [own, other] = [periodOf(figure.period), periodOf(text)]
  return own !== null && other !== null && own.from <= other.to && other.from <= own.to
}

const monthOnly = (claim: Assertion): string[] =>
  [...claim.words.matchAll(/\b([A-Z][a-z]+)\b/g)]
    .map(([, word]) => months.indexOf((word ?? '').toLowerCase()))
    .filter((index) => index >= 0 && claim.published !== null)
    .map((index) => `${claim.published?.slice(0, 4)}-${String(index + 1).padStart(2, '0')}`)

/** Whether a text record speaks of the rule of one of these dates: its announcement has a record of that date. */
function aboutRule(figure: Figure, dates: readonly string[], bench: Bench): boolean {
  const own = announcementsNamed(figure.subject)
  return topicsOf(bench).some(
    ({ figure: other }) =>
      other.id !== figure.id &&
      other.geography === figure.geography &&
      announcementsMeet(announcementsNamed(other.subject), own) &&
      dates.some((date) => date !== '' && (dayOf(other) ?? '').startsWith(date)),
  )
}

/** How plainly a record limits a rule to part of the goods: to a share of their value, or to listed ones. */
const reachOf = (figure: Figure): number =>
  figure.measure !== 'threshold'
    ? 0
    : /\b(value|content)\b/i.test(`${figure.note} ${figure.of ?? ''}`)
      ? 2
      : listed.test(figure.note)
        ? 1
        : 0

/** Records that say how far the controls of a place reach: listed items, thresholds, lists. */
function scopeRecords(claim: Assertion, bench: Bench): Figure[] {
  const suspending = new Set(bench.undoings.map(({ by }) => by.subject))
  return topicsOf(bench)
    .map(({ figure }) => figure)
    .filter(
      (figure) =>
        (figure.mineral !== null || claim.mineral === null) &&
        (figure.measure === 'threshold' || figure.measure === 'list_size') &&
        // The number of announcements that a pause names is no scope of a rule.
        !suspending.has(figure.subject) &&
        figure.geography === claim.geography &&
        (figure.mineral === null ||
          claim.mineral === null ||
          mineralWithin(figure.mineral, claim.mineral) ||
          mineralWithin(claim.mineral, figure.mineral)) &&
        (figure.measure === 'list_size' || figure.unit === 'percent') &&
        (figure.measure === 'list_size' || reachOf(figure) > 0),
    )
    .toSorted((a, b) => reachOf(b) - reachOf(a) || (a.known < b.known ? 1 : -1))
    .slice(0, 3)
}
