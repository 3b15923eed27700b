import { z } from 'zod'
import { daysBetween } from '../../kernel/day.ts'
import { sayPlace } from '../../kernel/place.ts'
import { bases, kinds, sayBasis } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { isFlow, periodOf } from '../../ledger/settle.ts'
import { questionOf } from '../../ledger/settling/definition-key.ts'
import { originOf, type Relays } from '../../ledger/settling/origin.ts'
import { dividedOnce } from '../share/divided-once.ts'
import type { FiledSet } from '../share/sets-of-ledger.ts'
import type { ShareSet } from '../share/share-set.ts'
import { weakestKind } from '../share/share.ts'

export const historyPoint = z.object({
  period: z.string(),
  from: z.string(),
  to: z.string(),
  value: z.number().nullable().describe('Null: the source gives no number for this period; unknown is not zero'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  text: z.string().nullable(),
  kind: z.enum(kinds),
  figures: z.array(z.string()),
  receipts: z.array(z.string()),
})
export type HistoryPoint = z.output<typeof historyPoint>

/** What one publisher says in one edition on one basis. Points of two series are never joined by a line. */
export const historySeries = z.object({
  id: z.string(),
  publisher: z.string(),
  edition: z.string(),
  sourceId: z.string(),
  known: z.string().describe('Since when this edition could be known'),
  current: z.boolean().describe('The newest edition of its publisher under this definition'),
  measure: z.string(),
  mineral: z.string().nullable(),
  basis: z.enum(bases),
  stage: z.string().nullable(),
  of: z.string().nullable(),
  counterpart: z.string().nullable(),
  about: z.string().nullable(),
  scenario: z.string().nullable(),
  modelled: z.boolean(),
  months: z.number().int().nullable().describe('For flows: how long each period is'),
  unit: z.string(),
  says: z.string(),
  points: z.array(historyPoint).describe('Oldest first'),
})
export type HistorySeries = z.output<typeof historySeries>

const inTime = (a: HistoryPoint, b: HistoryPoint): number => a.from.localeCompare(b.from) || a.to.localeCompare(b.to)

/** Months and years of a flow do not belong on one line, nor do the first five months of a year and the sixth. */
function monthsOf(figure: Figure): number | null {
  const period = isFlow(figure.measure) ? periodOf(figure.period) : null
  return period === null ? null : Math.max(1, Math.round((daysBetween(period.from, period.to) + 1) / 30.4))
}

/** A statistic that outlets print month by month is one series of its original, whoever printed which month. */
function printedOriginal(figure: Figure, relays: Relays): string | null {
  const isStatistic = relays.get(figure.sourceId)?.some(({ kind }) => kind === 'statistics') === true
  const { original, relayed } = originOf(figure, relays)
  return isStatistic && relayed ? original : null
}

/** One series for each publisher, edition, basis and denominator, from figures that all speak of one place. */
export function seriesOfFigures(figures: readonly Figure[], relays: Relays): HistorySeries[] {
  const groups = Map.groupBy(figures, (figure) => {
    const { measure, mineral, basis, stage, counterpart, of, scenario, unit, about, projected } = questionOf(figure)
    const source = printedOriginal(figure, relays) ?? figure.sourceId
    return [source, monthsOf(figure), measure, mineral, basis, stage, counterpart, of, scenario, unit, about, projected].join('|')
  })
  return [...groups].flatMap(([id, group]): HistorySeries[] => {
    const [first] = group
    if (!first) return []
    const { about } = questionOf(first)
    const original = printedOriginal(first, relays)
    const outlets = [...new Set(group.map(({ publisher }) => publisher))]
    const of = first.of === null || first.of === 'WORLD' ? '' : `, ${first.of}`
    const scenario = first.scenario === null ? '' : `, ${first.scenario}`
    return [
      {
        id,
        publisher: original ?? first.publisher,
        edition: original === null ? first.edition : `as printed by ${outlets.join(', ')}`,
        sourceId: original === null ? first.sourceId : '',
        known: first.known,
        current: true,
        measure: first.measure,
        mineral: first.mineral,
        basis: first.basis,
        stage: first.stage,
        of: first.of,
        counterpart: first.counterpart,
        about: about === null ? null : first.subject,
        scenario: first.scenario,
        modelled: first.kind === 'projected',
        months: monthsOf(first),
        unit: first.unit,
        says: `${about === null ? '' : `${first.subject}, `}${sayBasis[first.basis]}${of}${first.counterpart === null ? '' : `, with ${sayPlace(first.counterpart)}`}${scenario}`,
        points: group.flatMap(pointOf).toSorted(inTime),
      },
    ]
  })
}

function pointOf(figure: Figure): HistoryPoint[] {
  const period = periodOf(figure.period)
  if (period === null) return []
  const { value, low, high, text, kind, id, receipts } = figure
  return [
    {
      period: period.text,
      from: period.from,
      to: period.to,
      value,
      low,
      high,
      text,
      kind,
      figures: [id],
      receipts: [...receipts],
    },
  ]
}

const ofTable = (set: ShareSet): string | null => set.places[0]?.of ?? null

/** One place's share through the share tables, one series for each publisher, edition, basis and scenario. */
export function seriesOfSets(sets: readonly FiledSet[], place: string): HistorySeries[] {
  const groups = Map.groupBy(sets, ({ mineral, set }) =>
    [set.sourceId, set.kind, mineral, set.basis, set.stage, set.scenario, ofTable(set)].join('|'),
  )
  return [...groups].flatMap(([id, group]): HistorySeries[] => {
    const [first] = group
    const points = group.flatMap(({ set }) => sharePoint(set, place))
    if (!first || points.length === 0) return []
    const { mineral, set } = first
    const scenario = set.scenario === null ? '' : `, ${set.scenario}`
    return [
      {
        id,
        publisher: set.publisher,
        edition: set.edition,
        sourceId: set.sourceId,
        known: set.known,
        current: true,
        measure: set.stage === 'reserve' ? 'reserves_share' : 'production_share',
        mineral,
        basis: set.basis,
        stage: set.stage,
        of: set.kind === 'shares' ? 'WORLD' : ofTable(set),
        counterpart: null,
        about: null,
        scenario: set.scenario,
        modelled: set.isProjected,
        months: null,
        unit: 'percent',
        says: `${sayBasis[set.basis]}${set.isConcentrate ? `, ${ofTable(set) ?? ''}` : ''}${scenario}, ${dividedOnce(set)
          .whole.replace(/ of [\d,.]+ \S+$/, '')
          .replace(/, [\d,.]+ \S+;/, ';')}`,
        points: points.toSorted(inTime),
      },
    ]
  })
}

function sharePoint(set: ShareSet, place: string): HistoryPoint[] {
  const share = dividedOnce(set).shares.find((each) => each.place === place)
  if (share === undefined) return []
  const { value, low, high, figures, receipts } = share
  return [
    {
      period: set.period.text,
      from: set.period.from,
      to: set.period.to,
      value,
      low,
      high,
      text: null,
      kind: weakestKind(set),
      figures,
      receipts,
    },
  ]
}
