import type { Assertion } from '../../ledger/assertion.ts'
import type { Figure } from '../../ledger/figure.ts'
import { bears, filedFor, scopeOf, type Bearing } from '../../ledger/match.ts'
import { daysBetween } from '../../kernel/day.ts'
import { sameMeasure } from '../../ledger/match-measure.ts'
import { current, isStanding, isStructural, periodOf, sameTime, superseded } from '../../ledger/settle.ts'
import type { Verdict } from '../parts.ts'
import { unsupported, notCheckable, type Bench, type Outcome, type Row } from './outcome.ts'
import { sourceNamed } from './attribution.ts'
import { inNote } from './notes.ts'
import { weigh } from './tolerance.ts'

/** Measures for which a forecast can only be held against a projection, never against what came. */
const needsProjection =
  /^(production|demand|consumption|exports|imports|supply_gap|count|duration|price|\w+_share|\w+_growth|price_change|revenue|earnings)$/

/** Whether the claim speaks of a time after it was made. */
export function isForecast(claim: Assertion): boolean {
  if (claim.modality !== 'forecast') return false
  const [period, published] = [claim.asOf ? periodOf(claim.asOf) : null, claim.published ? periodOf(claim.published) : null]
  // "Expected output for 2023", written in 2024, can be held against the outcome.
  return period === null || published === null || period.to >= published.from
}

/** Bearings of the index on a claim: the same thing, and what is only partly comparable. */
export function bearingsOn(claim: Assertion, bench: Bench): { same: Bearing[]; partly: Bearing[] } {
  const scope = scopeOf(claim)
  const same: Bearing[] = []
  const partly: Bearing[] = []
  if (claim.measure !== null)
    for (const entry of filedFor(bench.index, claim.measure, claim.mineral, scope)) {
      const bearing = bears(claim, scope, entry)
      if (bearing) (bearing.differs.length === 0 ? same : partly).push(bearing)
    }
  return { same, partly }
}

/** Tonnes of finished magnets, which hold some 30 % of rare earths: another thing than the tonnes of oxide in them. */
const magnetTonnes =
  /\b(?:tonnes?|tons?|t|kt)\]? of (?:[\w-]+ ){0,3}magnets\b|\b(?:demand|market|output|production) (?:for|of) (?:[\w-]+ ){0,3}magnets\b|\bmagnet (?:demand|output|production)\b/i

/** Judges a number against the figures that count the same thing at the same time, definition by definition. */
export function judgeNumber(claim: Assertion, bench: Bench): Outcome {
  const { same, partly } = bearingsOn(claim, bench)
  const forecast = isForecast(claim) && needsProjection.test(claim.measure ?? '')
  const usable = same
    .map(({ figure }) => figure)
    .filter(
      (figure) =>
        ((figure.value !== null || claim.value === null) && (figure.kind === 'projected') === forecast) ||
        (!forecast && !needsProjection.test(figure.measure)),
    )
  if (claim.value === null) {
    if (usable.length > 0)
      return {
        verdict: 'supported',
        direction: null,
        rows: usable.slice(0, 3).map((figure) => ({ figure, verdict: 'supported', weighed: null })),
        because: 'exists',
        wouldChange: null,
      }
    return unsupported('no-record')
  }
  const named = claimsBasis(claim)
  const ofMagnets = claim.unit?.split('/')[0] === 't' && magnetTonnes.test(claim.sentence ?? claim.words)
  const counts = ({ basis }: Figure): boolean =>
    !(ofMagnets && (basis === 'magnet_ree' || basis === 'contained')) &&
    (named === null || claim.unit === 'percent' || (basis !== 'magnet_ree' && basis !== 'gross'))
  // Tonnes of all oxides are never held against tonnes of magnet rare earths or of goods.
  const groups = byBasis(usable.filter(counts))
  const outcomes = [...groups.values()]
    .map((figures) => judgeOneBasis(claim, figures, bench))
    .filter((outcome) => outcome !== null)
  const combined = combine(claim, outcomes)
  if (combined && combined.verdict === 'supported') return combined
  const noted = inNote(claim, bench)
  if (noted) return noted
  const part = funded(claim, partly)
  if (part && combined?.verdict !== 'outdated') return part
  if (combined) return combined
  const none = claim.value === 0 ? judgeNone(partly) : null
  if (none) return none
  return fromPartly(claim, partly, forecast) ?? (forecast ? notCheckable('no-projection') : unsupported('no-record'))
}

function byBasis(figures: readonly Figure[]): Map<string, Figure[]> {
  const groups = new Map<string, Figure[]>()
  for (const figure of figures) {
    const key = figure.basis
    const list = groups.get(key)
    if (list) list.push(figure)
    else groups.set(key, [figure])
  }
  return groups
}

/** Verdict under one definition of what is counted; null when its figures speak of another time. */
function judgeOneBasis(claim: Assertion, figures: readonly Figure[], bench: Bench): Outcome | null {
  const measure = claim.measure ?? ''
  const period = claim.asOf ? periodOf(claim.asOf) : null
  const published = claim.published ? periodOf(claim.published) : null
  if (period) {
    const timely = figures.filter((figure) => {
      const other = periodOf(figure.period)
      return other !== null && sameTime(measure, period, other)
    })
    if (timely.length > 0)
      return laterRevision(claim, settle(claim, timely, union(superseded(figures), bench.revised), true), figures)
    // "currently" in an article of that very year is the present tense of the day, so it is judged as undated.
    const presentThen = published !== null && period.to >= published.from && isStructural(measure)
    if (!presentThen && !isStanding(measure)) return null
  }
  if (/^(price|share_price)$/.test(measure)) {
    // A price half a year older or younger says nothing of the day that was meant.
    const meant = period?.from ?? published?.from ?? bench.sight.asOf
    const near = figures.filter((figure) => Math.abs(daysBetween(periodOf(figure.period)?.to ?? figure.known, meant)) <= 184)
    return near.length > 0 ? settle(claim, near, superseded(near), true) : null
  }
  if (/^(exports|imports|\w+_growth|price_change)$/.test(measure) && published) {
    // A month's trade that an undated sentence speaks of lies shortly before the sentence was written.
    const near = figures.filter((figure) => {
      const other = periodOf(figure.period)
      return other !== null && other.from <= published.to && daysBetween(other.to, published.from) <= 550
    })
    return near.length > 0 ? settle(claim, near, superseded(near), false) : null
  }
  if (/^(?:production|sales_volume|revenue|earnings)$/.test(measure) && published) {
    // "in the quarter", without saying which: a quarter that did not end shortly before is another one.
    const quarterly = /\b(?:quarter|month)\b/i.test(claim.words)
    const meant = figures.filter((figure) => {
      const other = periodOf(figure.period)
      if (other === null) return true
      return daysBetween(other.from, other.to) > 300 ? !quarterly : Math.abs(daysBetween(other.to, published.from)) <= 120
    })
    if (meant.length < figures.length) return meant.length > 0 ? judgeOneBasis(claim, meant, bench) : null
  }
  const now = current(figures.filter((figure) => !bench.withdrawn.has(figure.id)))
  const replaced = new Set(figures.filter((figure) => !now.includes(figure)).map((figure) => figure.id))
  const newest = Math.max(...figures.map((figure) => Number(periodOf(figure.period)?.to.slice(0, 4) ?? 0)))
  const outcome = settle(claim, figures, replaced, false)
  if (outcome?.verdict === 'contradicted' || outcome?.verdict === 'imprecise') {
    const when = Number((period?.to ?? published?.to ?? bench.sight.asOf).slice(0, 4))
    // The record is too old, or too young, to contradict what is said of another time.
    if (Math.min(when, Number(bench.sight.asOf.slice(0, 4))) - newest > 3 && outcome.verdict === 'contradicted') return null
    const oldest = Math.min(...figures.map((figure) => Number(periodOf(figure.period)?.from.slice(0, 4) ?? 9999)))
    if (outcome.verdict === 'contradicted' && when < oldest && !isStanding(measure))
      return { ...outcome, verdict: 'imprecise', because: 'another-time' }
  }
  return outcome
}

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> => new Set([...a, ...b])

/** A stock that the same publisher has since put at something quite different was revised, not used up. */
function laterRevision(claim: Assertion, outcome: Outcome | null, figures: readonly Figure[]): Outcome | null {
  if (outcome === null || outcome.verdict !== 'supported' || claim.measure !== 'reserves') return outcome
  const told = outcome.rows[0]?.figure
  const newest = current(figures).filter(
    (figure) => figure.publisher === told?.publisher && figure.known > told.known && figure.value !== null,
  )
  const other = newest.find(
    (figure) => Math.abs((figure.value ?? 0) - (told?.value ?? 0)) > 0.3 * Math.max(figure.value ?? 0, told?.value ?? 0),
  )
  if (!other) return outcome
  return {
    ...outcome,
    verdict: 'outdated',
    because: 'revised',
    rows: [
      ...outcome.rows.map((row) => ({ ...row, verdict: 'outdated' as const })),
      { figure: other, verdict: 'contradicted', weighed: weigh(claim, other, false) },
    ],
  }
}

/** Over or under when every current figure says so; none when the claim lies between them. */
function agreedDirection(live: readonly Row[]): Outcome['direction'] {
  const said = new Set(live.flatMap(({ weighed }) => (weighed === null || weighed.fit === 'fits' ? [] : [weighed.direction])))
  return said.size === 1 ? ([...said][0] ?? null) : null
}

/** A quarter's output said as a yearly rate is a run-rate: comparable in part only. */
function yearly(claim: Assertion, figure: Figure): number | null {
  const period = periodOf(figure.period)
  if (!claim.unit?.endsWith('/yr') || figure.unit.endsWith('/yr') || !period) return null
  const days = daysBetween(period.from, period.to) + 1
  return days < 300 && days > 1 ? 365 / days : null
}

function settle(claim: Assertion, figures: readonly Figure[], replaced: ReadonlySet<string>, dated: boolean): Outcome | null {
  const rows: Row[] = []
  for (const figure of figures) {
    const rate = yearly(claim, figure)
    const counted =
      rate === null
        ? figure
        : { ...figure, value: (figure.value ?? 0) * rate, low: (figure.low ?? 0) * rate, high: (figure.high ?? 0) * rate }
    const weighed = weigh(claim, counted, dated)
    if (!weighed) continue
    const verdict: Verdict =
      rate !== null && weighed.fit === 'fits'
        ? 'imprecise'
        : weighed.fit === 'fits'
          ? replaced.has(figure.id)
            ? 'outdated'
            : 'supported'
          : weighed.fit === 'near'
            ? 'imprecise'
            : 'contradicted'
    // Of what is no longer current only that is told which shows that the claim once held.
    if (dated || verdict === 'outdated' || !replaced.has(figure.id)) rows.push({ figure, verdict, weighed })
  }
  if (rows.length === 0) return null
  const live = rows.filter((row) => !replaced.has(row.figure.id))
  const pick = (verdict: Verdict, from: readonly Row[]): Row[] => from.filter((row) => row.verdict === verdict)
  const order = (list: Row[]): Row[] =>
    list.toSorted(
      (a, b) =>
        a.figure.rank - b.figure.rank || (a.weighed?.gap ?? 0) - (b.weighed?.gap ?? 0) || (a.figure.id < b.figure.id ? -1 : 1),
    )
  const say = (verdict: Verdict, telling: Row[], because: string): Outcome => ({
    verdict,
    direction: verdict === 'supported' || claim.unit === 'rank' ? null : agreedDirection(live),
    rows: [...order(telling), ...order(rows.filter((row) => !telling.includes(row)))],
    because,
    wouldChange: null,
  })
  const fits = pick('supported', live)
  if (fits.length > 0) return say('supported', fits, 'agrees')
  const fitted = pick('outdated', rows)
  if (fitted.length > 0) return say('outdated', fitted, dated ? 'revised' : 'once-held')
  const near = pick('imprecise', live)
  if (near.length > 0) return say('imprecise', near, 'near')
  return say('contradicted', pick('contradicted', live), 'differs')
}

/** Order in which bases are asked when a claim names none: all rare earths before the narrower sets. */
const basisOrder = ['all_reo', 'element', 'gross', 'money', 'none', 'contained', 'magnet_ree', 'text']

const claimsBasis = (claim: Assertion): string | null =>
  claim.basis && /reo|oxide/i.test(claim.basis) ? 'all_reo' : claim.unit?.startsWith('t_REO') ? 'all_reo' : null

/**
 * One verdict from the verdicts by definition. A basis or source that the claim names decides; a claim that names none is
 * supported by the widest basis and only imprecise when it fits a narrower one.
 */
function combine(claim: Assertion, outcomes: readonly Outcome[]): Outcome | null {
  if (outcomes.length === 0) return null
  const rows = outcomes.flatMap((outcome) => outcome.rows)
  const basis = (outcome: Outcome): string => outcome.rows[0]?.figure.basis ?? 'none'
  const named = claimsBasis(claim)
  const source = sourceNamed(claim.attributedTo)
  const ordered = outcomes.toSorted((a, b) => {
    const rankOf = (outcome: Outcome): number =>
      (source && outcome.rows.some((row) => sourceNamed(row.figure.publisher) === source) ? -20 : 0) +
      (named === basis(outcome) ? -10 : 0) +
      basisOrder.indexOf(basis(outcome))
    return rankOf(a) - rankOf(b)
  })
  const first = ordered[0]
  if (!first) return null
  const withAll = { ...first, rows: [...first.rows, ...rows.filter((row) => !first.rows.includes(row))] }
  if (first.verdict === 'supported' || ordered.length === 1) return withAll
  const other = ordered.find((outcome) => outcome.verdict === 'supported')
  if (other && (first.verdict === 'contradicted' || first.verdict === 'outdated'))
    return { ...withAll, verdict: 'imprecise', because: 'other-basis' }
  return withAll
}

/** A sum that a country is said to give, on record under the name of its agency or programme. */
function funded(claim: Assertion, partly: readonly Bearing[]): Outcome | null {
  if (!sameMeasure('investment', claim.measure ?? '')) return null
  const rows = partly.flatMap(({ figure, differs }): Row[] => {
    const weighed = differs.length === 1 && differs[0] === 'subject-part' ? weigh(claim, figure, true) : null
    return weighed?.fit === 'fits' ? [{ figure, verdict: 'supported', weighed }] : []
  })
  return rows.length > 0 ? { verdict: 'supported', direction: null, rows, because: 'agrees', wouldChange: null } : null
}

/** "No commercial production": held against every producer on record there; a pilot's kilograms are no production. */
function judgeNone(partly: readonly Bearing[]): Outcome | null {
  const makers = partly.filter(
    ({ figure, differs }) =>
      figure.value !== null && figure.kind !== 'projected' && !differs.includes('mineral-broader') && !differs.includes('stage'),
  )
  if (makers.length === 0) return null
  const pilot = ({ figure }: Bearing): boolean =>
    figure.value !== null && (figure.unit.startsWith('kg') ? figure.value / 1000 : figure.value) <= 1
  const real = makers.filter((bearing) => !pilot(bearing))
  const verdict = real.length === 0 ? 'supported' : 'contradicted'
  const rows = (real.length === 0 ? makers : real).map(({ figure }): Row => ({ figure, verdict, weighed: null }))
  return {
    verdict,
    direction: verdict === 'supported' ? null : 'under',
    rows,
    because: verdict === 'supported' ? 'pilot-only' : 'another-producer',
    wouldChange: null,
  }
}

/** What is only partly comparable never contradicts: it can make a claim imprecise when it agrees. */
function fromPartly(claim: Assertion, partly: readonly Bearing[], forecast: boolean): Outcome | null {
  const period = claim.asOf ? periodOf(claim.asOf) : null
  const rows: Row[] = []
  for (const { figure, differs } of partly) {
    if (figure.value === null || differs.includes('denominator')) continue
    if ((figure.kind === 'projected') !== forecast && needsProjection.test(figure.measure)) continue
    const other = periodOf(figure.period)
    if (period && other && !isStanding(figure.measure) && !sameTime(claim.measure ?? '', period, other)) continue
    const weighed = weigh(claim, figure, false)
    // A projection of one use bounds a projection of all uses from below, so that it is told although it differs.
    const wider = forecast && figure.measure === 'demand' && differs.length === 1 && differs[0] === 'stage' && period !== null
    if (weighed && (weighed.fit === 'fits' || wider)) rows.push({ figure, verdict: 'imprecise', weighed })
  }
  if (rows.length === 0) return null

  return { verdict: 'imprecise', direction: null, rows, because: 'partly-comparable', wouldChange: null }
}
