import { elementsOf, mineralNamed, mineralWithin } from '../kernel/element.ts'
import { sameDimension } from '../kernel/quantity.ts'
import type { Assertion } from './assertion.ts'
import type { Figure } from './figure.ts'
import { filedUnder, sameMeasure } from './match-measure.ts'
import { kindOfSubject, overlapOf, placeOfSubject, wordsOfSubject } from './match-subject.ts'

/** In what a figure differs from what a claim speaks of; an empty list means that it is the same thing. */
export type Difference = 'measure' | 'mineral-broader' | 'mineral-narrower' | 'stage' | 'subject-part' | 'denominator'

/** A figure that bears on a claim, with what keeps it from being the same thing. Time is not compared here. */
export interface Bearing {
  readonly figure: Figure
  readonly differs: readonly Difference[]
}

/** Figures filed by family of measure and mineral, so that a claim looks only at the few that could bear on it. */
export interface FigureIndex {
  readonly figures: readonly Figure[]
  readonly byId: ReadonlyMap<string, Figure>
  readonly filed: ReadonlyMap<string, readonly Filed[]>
  /** Answers of `filedFor`, kept: an article asks for the same few again and again. */
  readonly narrowed: Map<string, readonly Filed[]>
}

/** A figure with what comparing it needs, worked out once. */
export interface Filed {
  readonly figure: Figure
  readonly subjectKind: 'place' | 'topic' | 'name'
  /** Its mineral, and for a rule the others that its note names. */
  readonly minerals: readonly (string | null)[]
  readonly names: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

/** The id of a record on a company names its site (`iluka-eneabba.capacity`), which its subject often does not. */
const siteWords = ({ id, subject }: Figure): string =>
  kindOfSubject(subject) === 'name' ? id.split(/[-.:]/).slice(0, 3).join(' ') : ''

/** Notes share their words, so each is looked up once. */
const mineralOfWord = new Map<string, string | undefined>()

function mineralsNamed(note: string): string[] {
  const found: string[] = []
  for (const word of note === '' ? [] : note.split(/[^A-Za-z]+/)) {
    if (word.length < 3) continue
    if (!mineralOfWord.has(word)) mineralOfWord.set(word, mineralNamed(word))
    const mineral = mineralOfWord.get(word)
    if (mineral !== undefined) found.push(mineral)
  }
  return found
}

const prepared = new WeakMap<Figure, Filed>()

/** A figure ready to be compared; worked out once per figure, however many indexes it stands in. */
function fileOf(figure: Figure): Filed {
  const known = prepared.get(figure)
  if (known) return known
  let names: Set<string> | undefined
  let minerals: readonly (string | null)[] | undefined
  let kind: Filed['subjectKind'] | undefined
  let places: ReadonlySet<string> | undefined
  // Most figures are never compared with anything, so what comparing needs is worked out when it is first asked for.
  const entry: Filed = {
    figure,
    get subjectKind() {
      return (kind ??= kindOfSubject(figure.subject))
    },
    get names() {
      return (names ??= wordsOfSubject(
        figure.subject,
        `${figure.note} ${figure.of ?? ''} ${figure.measure === 'suspension' ? '' : figure.edition} ${siteWords(figure)}`,
      ))
    },
    get minerals() {
      return (minerals ??= figure.stage === 'policy' ? [figure.mineral, ...mineralsNamed(figure.note)] : [figure.mineral])
    },
    get places() {
      return (places ??= placesOf(figure.geography))
    },
  }
  prepared.set(figure, entry)
  return entry
}

export function indexFigures(figures: readonly Figure[]): FigureIndex {
  const filed = new Map<string, Filed[]>()
  for (const figure of figures) {
    const entry = fileOf(figure)
    for (const family of filedUnder(figure.measure)) {
      const list = filed.get(family)
      if (list) list.push(entry)
      else filed.set(family, [entry])
    }
  }
  return { figures, byId: new Map(figures.map((figure) => [figure.id, figure])), filed, narrowed: new Map() }
}

/** Figures filed under one of the families of a measure, each once, that may be of the mineral and of one of the places. */
export function filedFor(
  index: FigureIndex,
  measure: string,
  mineral: string | null = null,
  scope: Scope | null = null,
): readonly Filed[] {
  const named = scope?.subjectKind === 'name'
  const places = scope !== null && !named ? [...scope.places].join('+') : ''
  const key = `${measure}|${mineral}|${places}|${named ? [...scope.names].join(' ') : ''}`
  const known = index.narrowed.get(key)
  if (known) return known
  const seen = new Set<Filed>()
  for (const family of filedUnder(measure))
    for (const entry of index.filed.get(family) ?? [])
      if (
        entry.minerals.some((own) => mineralDifference(mineral, own) !== null) &&
        (!named || ofGovernments.has(measure) || overlapOf(scope.names, entry.names) > 0) &&
        (places === '' || entry.places.size === 0 || placesMeet(scope?.places ?? entry.places, entry.places))
      )
        seen.add(entry)
  const list = [...seen]
  index.narrowed.set(key, list)
  return list
}

const placeSets = new Map<string, ReadonlySet<string>>()
function placesOf(geography: string | null): ReadonlySet<string> {
  const key = geography ?? ''
  let known = placeSets.get(key)
  if (!known) {
    known = new Set(key === '' ? [] : key.split('+'))
    placeSets.set(key, known)
  }
  return known
}

/** Stages read as one: the IEA's refining is separation, USGS mine output is oxide in concentrate. */
const stageGroup: Record<string, string> = { separation: 'refining', concentrate: 'mining', trade: 'trade', policy: 'policy' }
const sameStage = (a: string, b: string, mineral: string | null): boolean => stageOf(a, mineral) === stageOf(b, mineral)
/** Gallium or tungsten "metal" is what its refiners make; only the rare earths have a metal stage of their own on record. */
const stageOf = (stage: string, mineral: string | null): string =>
  stage === 'metal' && mineral !== null && elementsOf(mineral).length === 0 ? 'refining' : (stageGroup[stage] ?? stage)

/** Measures whose stage says nothing about which number is meant. */
const stageFree = new Set([
  'reserves',
  'resource',
  'investment',
  'loan',
  'grant',
  'equity_stake',
  'rank_shareholder',
  'revenue',
  'tariff_rate',
  'list_size',
  'duration',
  'count',
  'import_reliance',
  'content_per_unit',
  'meeting',
  'agreement',
  'suspension',
])

/** Amounts whose `of` names the part that was counted. */
const absolute = new Set(['production', 'exports', 'imports', 'capacity', 'reserves', 'consumption', 'quota'])

/** Trade between two places is another number than trade with all the world. */
const flows = new Set([
  'exports',
  'imports',
  'trade_value',
  'import_share',
  'export_share',
  'export_growth',
  'import_growth',
  'rank_supplier',
])

/** Numbers of a rule belong to the place that made it, whether the instrument or the place is named as subject. */
const ofRules = new Set([
  'list_size',
  'threshold',
  'duration',
  'quota',
  'target',
  'tariff_rate',
  'suspension',
  'agreement',
  'expiry_date',
])

/** Numbers that only a government sets. */
const ofGovernments = new Set(['tariff_rate', 'quota', 'target', 'suspension'])

/** Measures that every place has, so that a number without a place is nobody's in particular. */
const ofPlaces =
  /^(production|reserves|exports|imports|capacity|consumption|quota|import_reliance|(production|supply|capacity|reserves|import|export)_share|\w+_growth|rank_(production|reserves|refining))$/

const ofLists = new Set(['list_size', 'threshold'])

const worldWords = /^(WORLD|world|global\b.*|the world.*|world.*)$/

const spans = new Set(['years', 'months', 'days'])

/** Whether two units are of one kind; money only in the same currency, a rate as its amount. */
export function comparableUnits(claim: string | null, figure: string): boolean {
  if (claim === null) return true
  if (claim === figure) return true
  if (spans.has(claim) && spans.has(figure)) return true
  const rate = (unit: string): string => unit.replace('/yr', '')
  return sameDimension(rate(claim), rate(figure))
}

const mineralPairs = new Map<string, Difference | null>()
function mineralDifference(claim: string | null, figure: string | null): Difference | 'same' | null {
  if (claim === null || figure === null || claim === figure) return 'same'
  const key = `${claim}|${figure}`
  let known = mineralPairs.get(key)
  if (known === undefined) {
    known = mineralWithin(claim, figure) ? 'mineral-broader' : mineralWithin(figure, claim) ? 'mineral-narrower' : null
    mineralPairs.set(key, known)
  }
  return known
}

/** Whether two minerals are the same or one lies within the other; an unnamed one meets all. */
export const mineralsMeet = (a: string | null, b: string | null): boolean => mineralDifference(a, b) !== null

/** What of a claim every figure is compared with, worked out once. */
export interface Scope {
  readonly subjectKind: 'place' | 'topic' | 'name'
  readonly names: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

export function scopeOf(claim: Assertion): Scope {
  const subject = claim.subject ?? ''
  const of = claim.measure === 'equity_stake' || claim.measure === 'rank_shareholder' ? (claim.of ?? '') : ''
  return {
    // A stake is found by the company it is in, whoever is said to hold it.
    subjectKind: of !== '' && kindOfSubject(of) === 'name' ? 'name' : kindOfSubject(claim.subject),
    names: wordsOfSubject(subject, of),
    places: placesOf(claim.geography ?? (claim.subject ? placeOfSubject(claim.subject) : null)),
  }
}

const placesAgree = (claim: ReadonlySet<string>, figure: ReadonlySet<string>): boolean =>
  claim.size === figure.size && [...claim].every((place) => figure.has(place))

const placesMeet = (claim: ReadonlySet<string>, figure: ReadonlySet<string>): boolean =>
  claim.size === 0 || [...claim].some((place) => figure.has(place))

const ofWholeCountries: ReadonlySet<string> = new Set(['quantity', 'share', 'capacity', 'growth', 'rank'])

/** How a figure bears on a claim, or null when it is about something else. */
export function bears(claim: Assertion, scope: Scope, entry: Filed): Bearing | null {
  const { figure } = entry
  if (claim.measure === null) return null
  const differs: Difference[] = []
  const mineral = mineralDifference(claim.mineral, figure.mineral)
  if (mineral === null) return null
  // "195,600 jobs in the United States" names no mineral: what a country has of one says nothing on it.
  if (claim.mineral === null && figure.mineral !== null && scope.subjectKind === 'place' && ofWholeCountries.has(claim.type))
    return null
  // A duty on one mineral is none on all goods.
  if (claim.mineral === null && figure.mineral !== null && claim.measure === 'tariff_rate') return null
  // How long a list is and where its threshold lies is said of the rule, whichever of its elements a text names it by.
  if (mineral !== 'same' && !ofLists.has(claim.measure)) differs.push(mineral)
  if (!comparableUnits(claim.unit, figure.unit)) return null
  if (!sameMeasure(claim.measure, figure.measure, figure.kind === 'projected')) differs.push('measure')
  if (claim.stage && figure.stage && !stageFree.has(claim.measure) && !sameStage(claim.stage, figure.stage, claim.mineral))
    differs.push('stage')
  if (flows.has(claim.measure) && (claim.counterpart ?? null) !== (figure.counterpart ?? null)) return null
  if (figure.counterpart !== null && figure.measure.endsWith('_share') && claim.counterpart !== figure.counterpart) return null
  // A president or a ministry speaks for its country: the rate is the country's, whoever announces it.
  const official = scope.subjectKind === 'name' && entry.subjectKind === 'place' && ofGovernments.has(claim.measure)
  const named = (scope.subjectKind === 'name' && !official) || entry.subjectKind === 'name'
  if (named) {
    const agreement = overlapOf(scope.names, entry.names)
    if (scope.subjectKind === 'name' && agreement === 0) return null
    if (scope.subjectKind !== 'name') {
      const rule =
        ofRules.has(claim.measure) && (figure.stage === 'policy' || figure.stage === 'trade' || figure.measure === claim.measure)
      if (rule || scope.places.size === 0 ? !placesMeet(scope.places, entry.places) : !placesAgree(scope.places, entry.places))
        return null
      if (!rule && claim.measure !== 'price_floor') differs.push('subject-part')
    } else if (entry.subjectKind !== 'name' && agreement < 0.5) return null
  } else if (scope.places.size > 0 && entry.places.size > 0) {
    const joint =
      claim.measure === 'agreement' ||
      claim.measure === 'suspension' ||
      (sameMeasure('investment', claim.measure) && [...scope.places].every((place) => entry.places.has(place)))
    if (!(joint ? placesMeet : placesAgree)(scope.places, entry.places)) return null
  } else if (scope.places.size === 0 && entry.places.size > 0 && !entry.places.has('WORLD') && ofPlaces.test(claim.measure)) {
    // A number whose owner the text leaves open may be anybody's.
    differs.push('subject-part')
  }
  // "Imports: compounds" or "quota: first batch" is a part of what the bare measure names.
  if (absolute.has(figure.measure) && figure.of !== null && figure.of !== claim.of && entry.subjectKind !== 'name')
    differs.push('denominator')
  if (figure.of === 'WORLD' && claim.of !== null && !worldWords.test(claim.of) && !named) differs.push('denominator')
  return { figure, differs }
}
