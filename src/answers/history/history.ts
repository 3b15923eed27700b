import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { sayPlace } from '../../kernel/place.ts'
import { bases } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { sayNumber } from '../../ledger/say-figure.ts'
import { definitionId, isRemainder } from '../../ledger/settling/definition-key.ts'
import { sayMineral } from '../chain/counted.ts'
import { twoTimes } from '../dates.ts'
import { sightOf } from '../judge/bench-of-ledger.ts'
import { operation } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { filtersOf, passes, passesWithin, type Filters } from '../settle/matching.ts'
import { overrideRow, overrideRowOf } from '../settle/rows.ts'
import { settledLedger, type SettledLedger } from '../settle/settled-ledger.ts'
import { dividedOnce } from '../share/divided-once.ts'
import { setsOfLedger, type FiledSet } from '../share/sets-of-ledger.ts'
import { better, type ShareSet } from '../share/share-set.ts'
import { historySeries, seriesOfFigures, seriesOfSets, type HistorySeries } from './series.ts'
import { historyTable } from './history-table.ts'

export const historyInput = z.object({
  mineral: z.string().default('rare_earths'),
  stage: z.string().default('mining'),
  measure: z.string().optional().describe('Default: the share of the world where tables give one, else production'),
  place: z.string().optional().describe('Default: the largest supplier at this stage'),
  basis: z.enum(bases).optional(),
  from: z.coerce.number().int().min(1).max(9999).optional().describe('First year'),
  to: z.coerce.number().int().min(1).max(9999).optional().describe('Last year'),
  ...twoTimes,
})
export const historyOutput = z.object({
  measure: z.string(),
  mineral: z.string(),
  stage: z.string(),
  place: z.string(),
  says: z.string(),
  note: z.string().nullable().describe('Where only a group that counts it is on record: counted within, not split'),
  series: z.array(historySeries).describe('Never joined and never added: each is one publisher, edition and basis'),
  revisions: z
    .array(
      z.object({
        publisher: z.string(),
        basis: z.enum(bases),
        period: z.string(),
        says: z.string(),
        values: z.array(
          z.object({
            edition: z.string(),
            known: z.string(),
            value: z.number(),
            unit: z.string(),
            receipts: z.array(z.string()),
          }),
        ),
      }),
    )
    .describe('Periods for which editions of one publisher differ, oldest edition first'),
  overrides: z.array(overrideRow).describe('Overrides in force on figures shown here'),
  receipts: z.array(receiptRow),
})
export type HistoryAnswer = z.output<typeof historyOutput>

const shareMeasures = new Set(['production_share', 'reserves_share'])

/** The largest named place of the table that answers best at this stage; undefined where there is none. */
function largestSupplier(sets: readonly ShareSet[]): string | undefined {
  const outcomes = sets.filter((set) => !set.isProjected && !set.isConcentrate)
  const newest = Math.max(...outcomes.map((set) => Number(set.period.to.slice(0, 4))))
  const [best] = outcomes.filter((set) => Number(set.period.to.slice(0, 4)) === newest).toSorted(better)
  return best && dividedOnce(best).shares.find(({ place }) => place !== 'OTHER')?.place
}

/** All series but the newest edition of a publisher's definition are earlier editions of it. */
function withCurrent(series: readonly HistorySeries[]): HistorySeries[] {
  const definitionOf = (each: HistorySeries): string =>
    [
      each.publisher,
      each.measure,
      each.mineral,
      each.basis,
      each.of,
      each.counterpart,
      each.about,
      each.scenario,
      each.months,
    ].join('|')
  const newest = new Map<string, string>()
  for (const each of series) {
    const known = newest.get(definitionOf(each))
    if (known === undefined || each.known > known) newest.set(definitionOf(each), each.known)
  }
  const order = (a: HistorySeries, b: HistorySeries): number =>
    Number(a.modelled) - Number(b.modelled) ||
    bases.indexOf(a.basis) - bases.indexOf(b.basis) ||
    a.publisher.localeCompare(b.publisher) ||
    b.known.localeCompare(a.known) ||
    a.id.localeCompare(b.id)
  return series
    .map((each): HistorySeries => ({ ...each, current: newest.get(definitionOf(each)) === each.known }))
    .toSorted(order)
}

/** Periods of which two editions of one publisher speak with different numbers. */
function revisionsIn(series: readonly HistorySeries[]): HistoryAnswer['revisions'] {
  const byThing = Map.groupBy(
    // Copies that outlets print of one statistic have no editions: where they differ, one is a slip and no revision.
    series.filter(({ sourceId }) => sourceId !== '').flatMap((each) => each.points.map((point) => ({ each, point }))),
    ({ each, point }) =>
      [
        each.publisher,
        each.measure,
        each.mineral,
        each.basis,
        each.of,
        each.counterpart,
        each.about,
        each.scenario,
        point.period,
      ].join('|'),
  )
  return [...byThing.values()].flatMap((group) => {
    const told = group
      .flatMap(({ each, point }) =>
        point.value === null
          ? []
          : [{ edition: each.edition, known: each.known, value: point.value, unit: each.unit, receipts: point.receipts }],
      )
      .toSorted((a, b) => a.known.localeCompare(b.known))
    const [first] = group
    const [oldest, newest] = [told[0], told.at(-1)]
    if (!first || !oldest || !newest || told.every(({ value }) => value === oldest.value)) return []
    const { publisher, basis, unit } = first.each
    return [
      {
        publisher,
        basis,
        period: first.point.period,
        says: `${first.point.period}: ${told.map(({ value, edition }) => `${sayNumber(value)} ${unit.replaceAll('_', ' ')} (${edition})`).join(', then ')}`,
        values: told,
      },
    ]
  })
}

const within = (series: HistorySeries, from: number | undefined, to: number | undefined): HistorySeries => ({
  ...series,
  points: series.points.filter(
    (point) =>
      (from === undefined || Number(point.to.slice(0, 4)) >= from) && (to === undefined || Number(point.from.slice(0, 4)) <= to),
  ),
})

function sayHistory(series: readonly HistorySeries[], place: string, measure: string, stage: string): string {
  const longest = series
    .filter(({ modelled }) => !modelled)
    .toSorted((a, b) => b.points.length - a.points.length || b.known.localeCompare(a.known))[0]
  const publishers = new Set(series.map(({ publisher }) => publisher)).size
  const count = `${series.length} series of ${publishers} ${publishers === 1 ? 'publisher' : 'publishers'}, never joined`
  const told = longest?.points.filter(({ value }) => value !== null) ?? []
  const [first, last] = [told[0], told.at(-1)]
  if (!longest || !first || !last) return count
  const unit = longest.unit === 'percent' ? '%' : longest.unit.replaceAll('_', ' ')
  const since = first === last ? '' : `${sayNumber(first.value ?? 0)} ${unit} in ${first.period}, `
  return `${sayPlace(place)}, ${measure.replaceAll('_', ' ')} at ${stage}: ${since}${sayNumber(last.value ?? 0)} ${unit} in ${last.period} (${longest.publisher}${longest.edition === '' ? '' : `, ${longest.edition}`}); ${count}`
}

/** Overrides that decide a definition of one of these figures, or prefer one of them. */
function overridesOn(ledger: SettledLedger, ids: ReadonlySet<string>): HistoryAnswer['overrides'] {
  if (ledger.overrides.size === 0) return []
  const definitions = new Set(figuresFor(ledger, ({ id }) => ids.has(id)).map(definitionId))
  return [...ledger.overrides.values()]
    .filter(({ figure, definition }) => definitions.has(definition) || (figure !== null && ids.has(figure)))
    .map(overrideRowOf)
}

function figuresFor(ledger: SettledLedger, test: (figure: Figure) => boolean): Figure[] {
  const found: Figure[] = []
  for (const group of ledger.definitions.values()) for (const figure of group) if (test(figure)) found.push(figure)
  return found
}

/** The one place that all figures are about, or a refusal that lists them. */
function onlyPlace(figures: readonly Figure[]): string {
  const places = [...new Set(figures.flatMap((figure) => (isRemainder(figure) ? [] : (figure.geography ?? []))))]
  const [only] = places
  if (only !== undefined && places.length === 1) return only
  throw new Refusal(
    places.length === 0 ? 'not-found' : 'bad-input',
    places.length === 0
      ? 'no figure is on record under this definition'
      : `name a place: ${places.slice(0, 12).map(sayPlace).join(', ')}${places.length > 12 ? ' …' : ''}`,
  )
}

export const history = operation({
  name: 'history',
  asks: 'How has this figure changed over the years and over the editions of each publisher?',
  input: historyInput,
  output: historyOutput,
  cli: {
    examples: [
      'history --mineral rare_earths --stage mining --place CHN',
      'history --mineral rare_earths --stage mining --measure production --place AUS',
    ],
  },
  rows: ({ series }) => historyTable(series),
  async answer(desk, input) {
    const filters = filtersOf(input)
    const sight = await sightOf(desk, input)
    const mineral = filters.mineral ?? 'rare_earths'
    const stage = filters.stage ?? 'mining'
    const sets = (await setsOfLedger(desk, sight.asOf, sight.knownBy)).filter(
      ({ mineral: filed, set }) =>
        filed === mineral && set.stage === stage && (filters.basis === undefined || set.basis === filters.basis),
    )
    const share = stage === 'reserve' ? 'reserves_share' : 'production_share'
    const measure = filters.measure ?? (sets.length > 0 ? share : stage === 'reserve' ? 'reserves' : 'production')
    let place = filters.place ?? largestSupplier(sets.map(({ set }) => set))
    const ledger = await settledLedger(desk, sight)
    let note: string | null = null
    let series: HistorySeries[]
    if (shareMeasures.has(measure) && sets.length > 0) series = sharesOf(sets, place)
    else {
      const wanted: Filters = { ...filters, measure, place: undefined, year: undefined }
      let figures = figuresFor(ledger, (figure) => passes(figure, wanted))
      if (figures.length === 0) {
        figures = figuresFor(ledger, (figure) => passesWithin(figure, wanted))
        const groups = new Set(
          figures.map((figure) => (figure.basis === 'magnet_ree' ? 'magnet_rare_earths' : (figure.mineral ?? ''))),
        )
        if (groups.size > 0) note = `${sayMineral(mineral)}: counted within ${[...groups].map(sayMineral).join(', ')}, not split`
      }
      const about = (place ??= onlyPlace(figures))
      series = seriesOfFigures(
        figures.filter((figure) => figure.geography === about),
        ledger.relays,
      )
    }
    const { from, to } = input
    const shown = withCurrent(series.map((each) => within(each, from, to)).filter(({ points }) => points.length > 0))
    if (shown.length === 0)
      throw new Refusal(
        'not-found',
        `no ${measure.replaceAll('_', ' ')} at ${stage} of ${sayMineral(mineral)}${place === undefined ? '' : ` for ${sayPlace(place)}`} is on record${from === undefined && to === undefined ? '' : ' in these years'}`,
      )
    const receipts = new Set(shown.flatMap(({ points }) => points.flatMap((point) => point.receipts)))
    return {
      measure,
      mineral,
      stage,
      place: place ?? '',
      says: sayHistory(shown, place ?? '', measure, stage),
      note,
      series: shown,
      revisions: revisionsIn(shown),
      overrides: overridesOn(ledger, new Set(shown.flatMap(({ points }) => points.flatMap((point) => point.figures)))),
      receipts: (await desk.receipts.getMany([...receipts], input.knownBy)).map(receiptRowOf),
    }
  },
})

const sharesOf = (sets: readonly FiledSet[], place: string | undefined): HistorySeries[] =>
  place === undefined ? [] : seriesOfSets(sets, place)
