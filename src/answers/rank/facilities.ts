import { sayPlace } from '../../kernel/place.ts'
import { Refusal } from '../../kernel/errors.ts'
import { acceptability } from '../../model/ranking/acceptability.ts'
import { dominates, placesOf, type DecisionMatrix } from '../../model/ranking/matrix.ts'
import { topsis, vikor } from '../../model/ranking/scores.ts'
import { criteria, usualTonnes } from '../../model/readiness/criteria.ts'
import { middleOf, movesOf, scoreOf, tier, whyNot } from '../../model/readiness/explain.ts'
import { exclusions, keptOutBy } from '../../model/readiness/exclude.ts'
import { linesFor, unsaidFor, type Line } from '../../model/readiness/field.ts'
import { chineseTies, interestsOf } from '../../model/readiness/interests.ts'
import { settlesOf } from '../../model/readiness/open-questions.ts'
import type { Asked } from '../../model/readiness/standing.ts'
import { shares, type Weights } from '../../model/readiness/weights.ts'
import { dayWanted, productNamed, timesOf } from '../facilities/asked.ts'
import {
  criterionRowsOf,
  evidenceYearsOf,
  gateRowsOf,
  interestRowsOf,
  listedRowOf,
  ownWordsOf,
  sayWhyNot,
  tieRowOf,
} from '../facilities/describe.ts'
import { findFacility } from '../facilities/find.ts'
import { listedOf, type Listed } from '../facilities/listed.ts'
import type { RankedFacility } from '../facilities/rows.ts'
import type { Desk } from '../operation.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { reversalsIn } from './own-matrix.ts'
import type { RankAnswer, RankInput } from './rank.ts'
import { readWeights } from './read-weights.ts'

/** Pairs are counted in so many draws at most: their number grows with the square of the lines. */
const mostPairDraws = 10_000

/** Ranks what is on record: gates first, then the score with its interval, and how stable each place is. */
export async function rankFacilities(desk: Desk, input: RankInput): Promise<RankAnswer> {
  const product = productNamed(input.product ?? 'NdPr')
  const times = timesOf(desk, input)
  const by = dayWanted(input.by, times.on)
  const { weights, preset } = readWeights(input.weights)
  const [book, controls] = await Promise.all([desk.facilities(), desk.controls()])
  const asked = { ...times, product, tonnes: input.tonnes ?? usualTonnes[product], by, draws: 2000, seed: input.seed }
  const all = linesFor(book, asked)
  const listed = new Map(all.map(({ facility }) => [facility.id, listedOf(controls, desk, facility.company, times)]))
  const { field, excluded: keptOut } = without(all, input.exclude, listed)
  const excluded = [
    ...keptOut,
    ...unsaidFor(book, asked).map(({ id, name }) => ({
      id,
      name,
      says: `only its oxides as a whole are on record, not whether ${product} is among them`,
    })),
  ]
  const share = shares(weights)
  const middles = field.map(middleOf)
  const matrix: DecisionMatrix = {
    alternatives: field.map(({ facility }) => facility.name),
    criteria,
    values: middles,
    directions: criteria.map(() => 1),
    weights: share,
  }
  const scores = field.map((line) => scoreOf(line, share))
  const offsets = field.map(({ isBarred }) => (isBarred ? 0 : tier))
  const places = placesOf(scores.map(({ score }, at) => score + (offsets[at] ?? 0)))
  const pairDraws = Math.min(input.draws, mostPairDraws)
  const stable = acceptability(
    field.map(({ scores: own }) => own.map(({ low }) => low)),
    {
      draws: input.draws,
      pairDraws,
      seed: input.seed,
      spans: field.map(({ scores: own }) => own.map(({ low, high }) => high - low)),
      offsets,
      order: input.order ? orderOf(weights) : undefined,
    },
  )
  const close = topsis(matrix, 'vector')
  const { s, r, q, compromise } = vikor(matrix, input.v)
  const ranks = {
    sum: placesOf(scores.map(({ score }) => score)),
    topsis: placesOf(close),
    vikor: placesOf(q.map((each) => -each)),
  }
  const first = field[places.indexOf(1)]?.facility.name ?? ''
  const rows = field.map((line, at) => {
    const own = listed.get(line.facility.id) ?? null
    const place = places[at] ?? 0
    return {
      name: line.facility.name,
      weightedSum: { ...(scores[at] ?? { score: 0, low: 0, high: 0 }), rank: ranks.sum[at] ?? 0 },
      topsis: { ...between(matrix, at, line, close[at] ?? 0), rank: ranks.topsis[at] ?? 0 },
      vikor: { s: s[at] ?? 0, r: r[at] ?? 0, q: q[at] ?? 0, rank: ranks.vikor[at] ?? 0 },
      acceptability: stable.ranks[at] ?? [],
      centralWeights: stable.central[at] ?? null,
      winning: stable.pairwise[at] ?? [],
      dominates: field.filter((_, other) => dominates(matrix, at, other)).map(({ facility }) => facility.name),
      facility: {
        ...factsOf(line, times, own),
        place,
        ownWords: ownWordsOf(book, desk, line),
        holds: stable.ranks[at]?.[place - 1] ?? 0,
        whyNot: whyNotOf(line, field, place, first),
        moves: movesOf(line, field, share)
          .slice(0, 5)
          .map(({ criterion, why, gain, place: then }) => ({ criterion, why, gain, place: then, settles: settlesOf(criterion) })),
      },
    }
  })
  const chosen = input.why === undefined ? null : findFacility(book.facilities, input.why)
  const kept = chosen === null ? rows : rows.filter(({ facility }) => facility.id === chosen.id)
  const notes = [...notesOf(field, input, product), ...absent(chosen?.name ?? null, kept.length, product, excluded)]
  const receipts = await desk.receipts.getMany([...new Set(kept.flatMap(({ facility }) => facility.receipts))], times.knownBy)
  return {
    product,
    by,
    tonnes: asked.tonnes,
    alternatives: kept.toSorted((a, b) => a.facility.place - b.facility.place),
    compromise: compromise.map((at) => field[at]?.facility.name ?? ''),
    reversals: reversalsIn(matrix, { ...input, normalisation: 'none', topsisNormalisation: 'vector' }),
    excluded,
    published: null,
    parameters: {
      criteria: criteria.map((name, at) => ({ name, direction: 'max' as const, weight: share[at] ?? 0 })),
      alternatives: [...matrix.alternatives],
      preset,
      normalisation: 'none',
      topsisNormalisation: 'vector',
      v: input.v,
      draws: input.draws,
      pairDraws,
      seed: input.seed,
    },
    notes,
    receipts: receipts.map(receiptRowOf),
  }
}

type Excluded = RankAnswer['excluded']

/** The lines that are ranked, and those kept out with the reason. A word that names nothing is refused. */
function without(
  lines: readonly Line[],
  words: string,
  listed: ReadonlyMap<string, Listed | null>,
): { field: Line[]; excluded: Excluded } {
  const asked = words
    .split(/[,;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '' && word.toLowerCase() !== 'none')
  const excluded = new Map<string, Excluded[number]>()
  const companies = new Map(lines.map(({ facility }) => [facility.id, facility.company]))
  const instrument = (company: string): string | null => {
    const id = [...companies].find(([, each]) => each === company)?.[0]
    return id === undefined ? null : (listed.get(id)?.instrument ?? null)
  }
  for (const word of asked) {
    const kind = exclusions.find((each) => each === word.toLowerCase())
    const code = word.toUpperCase() === 'CHINA' ? 'CHN' : word.toUpperCase()
    for (const line of lines) {
      const { id, name, company, place } = line.facility
      const isNamed = [id, name, company].some((each) => each.toLowerCase() === word.toLowerCase())
      const says =
        kind === undefined
          ? place === code
            ? `in ${sayPlace(place)}`
            : isNamed
              ? 'kept out by name'
              : null
          : keptOutBy(line, kind, instrument)
      if (says !== null && !excluded.has(id)) excluded.set(id, { id, name, says })
    }
    if (kind === undefined && !/^[A-Z]{3}$/.test(code) && !lines.some(({ facility }) => isCalled(facility, word)))
      throw new Refusal(
        'bad-input',
        `exclude: "${word}" is no country code, plant or company here, and none of ${exclusions.join(', ')}`,
      )
  }
  for (const line of lines.filter(({ stage }) => stage === 'cancelled')) {
    const { id, name } = line.facility
    if (!excluded.has(id))
      excluded.set(id, { id, name, says: `cancelled: ${line.scores.find(({ criterion }) => criterion === 'stage')?.says ?? ''}` })
  }
  return { field: lines.filter(({ facility }) => !excluded.has(facility.id)), excluded: [...excluded.values()] }
}

const isCalled = ({ id, name, company }: Line['facility'], word: string): boolean =>
  [id, name, company].some((each) => each.toLowerCase() === word.toLowerCase())

/** Criteria in the order of a profile, those that weigh the same together. */
const orderOf = (weights: Weights): number[][] =>
  [...Map.groupBy(criteria.keys(), (at) => weights[criteria[at] ?? 'stage'])]
    .toSorted(([a], [b]) => b - a)
    .map(([, group]) => group)

/** TOPSIS of one line with its unknowns at their worst and at their best, the others as they are. */
function between(matrix: DecisionMatrix, at: number, line: Line, score: number): { score: number; low: number; high: number } {
  const closeness = (end: 'low' | 'high'): number =>
    topsis(
      {
        ...matrix,
        values: matrix.values.with(
          at,
          line.scores.map((each) => each[end]),
        ),
      },
      'vector',
    )[at] ?? score
  const ends = [closeness('low'), closeness('high'), score]
  return { score, low: Math.min(...ends), high: Math.max(...ends) }
}

type Facts = Omit<RankedFacility, 'place' | 'holds' | 'ownWords' | 'whyNot' | 'moves'>

function factsOf(line: Line, asked: Asked, own: Listed | null): Facts {
  const { facility, gates, scores, ties, chance } = line
  const interests = interestsOf(ties)
  const chinese = chineseTies(ties)
  const receipts = [
    ...gates.flatMap((gate) => gate.receipts),
    ...scores.flatMap((scored) => scored.receipts),
    ...interests.flatMap((interest) => interest.receipts),
    ...chinese.map(({ receipt }) => receipt),
    ...(own?.receipts ?? []),
  ]
  return {
    id: facility.id,
    name: facility.name,
    company: facility.company,
    country: facility.place,
    barred: line.isBarred,
    stage: line.stage,
    makes: line.makes,
    ownMine: facility.ownMine,
    gates: gateRowsOf(line),
    criteria: criterionRowsOf(line, asked),
    chance,
    evidenceYears: evidenceYearsOf(line, asked),
    unknowns: scores.filter(({ state }) => state === 'unknown' || state === 'disputed').length,
    interests: interestRowsOf(interests),
    chineseTies: chinese.map(tieRowOf),
    listed: listedRowOf(own),
    receipts: [...new Set(receipts)],
  }
}

function whyNotOf(line: Line, field: readonly Line[], place: number, first: string): RankedFacility['whyNot'] {
  const why = whyNot(line, field)
  return {
    failed: why.failed,
    unknown: why.unknown,
    weights: why.weights === null ? null : [...why.weights],
    dominatedBy: [...why.dominatedBy],
    says: sayWhyNot(line, why, place, first),
  }
}

function notesOf(field: readonly Line[], input: RankInput, product: string): string[] {
  const unsaid = field.filter(({ makes }) => makes === 'group').map(({ facility }) => facility.name)
  return [
    'Unknown is an interval from 0 to 1, never 0. Scales, ageing, profiles and several base rates are conventions: see docs/method/ranking.md.',
    ...(input.tonnes === undefined
      ? [`No tonnes were asked for: capacity and chance are for ${usualTonnes[productNamed(product)]} t a year.`]
      : []),
    ...(unsaid.length === 0 ? [] : [`Dy and Tb in one figure, so an upper bound for either: ${unsaid.join(', ')}.`]),
    ...(field.length === 0 ? [`No facility on record makes or plans ${product}.`] : []),
  ]
}

/** Why the plant that was asked about has no place. */
function absent(name: string | null, count: number, product: string, excluded: Excluded): string[] {
  if (name === null || count > 0) return []
  const out = excluded.find((each) => each.name === name)
  return [
    out === undefined
      ? `${name}: nothing on record says that it makes or plans ${product}.`
      : `${name} is kept out: ${out.says}.`,
  ]
}
