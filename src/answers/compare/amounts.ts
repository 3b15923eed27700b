import { elementsOf } from '../../kernel/element.ts'
import { sameDimension } from '../../kernel/quantity.ts'
import type { Figure } from '../../ledger/figure.ts'
import { periodOf } from '../../ledger/settle.ts'
import { questionOf, seriesKey } from '../../ledger/settling/definition-key.ts'
import { originOf } from '../../ledger/settling/origin.ts'
import { relationBetween, relations, sayMineral, type Relation } from '../chain/counted.ts'
import type { SettledLedger } from '../settle/settled-ledger.ts'
import { latest, type Dated } from './latest.ts'
import type { Against } from './rows.ts'

/** What was asked, read. */
export interface AmountsAsked {
  readonly mineral: string
  readonly stage: string | undefined
  readonly basis: string | undefined
  readonly measure: string | undefined
  readonly place: string | undefined
  readonly year: number | undefined
  readonly unit: string
  readonly upTo: number
}

interface Bearing extends Dated {
  readonly figure: Figure
  readonly relation: Relation
}

/** Percentages that are shares of the world are answered from whole tables; see shares.ts. */
const fromTables = /^(production_share|reserves_share)$/

const countedOf = (figure: Figure): string => (figure.basis === 'magnet_ree' ? 'magnet_rare_earths' : (figure.mineral ?? ''))

function bearingOf(figure: Figure, asked: AmountsAsked): Bearing[] {
  const { stage, basis, measure, place, unit } = asked
  if (stage !== undefined && figure.stage !== stage) return []
  if (!sameDimension(figure.unit, unit) || (fromTables.test(figure.measure) && measure === undefined)) return []
  if (basis !== undefined && figure.basis !== basis) return []
  if (measure !== undefined && figure.measure !== measure) return []
  if (figure.geography === null || figure.value === null) return []
  if (place !== undefined && figure.geography !== place) return []
  if (questionOf(figure).about !== null) return []
  const relation = figure.mineral === null ? null : relationBetween(asked.mineral, figure.mineral, elementsOf(countedOf(figure)))
  const period = periodOf(figure.period)
  if (relation === null || period === null) return []
  const [first, last] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))]
  return [
    {
      figure,
      relation,
      thing: seriesKey(figure),
      series: `${seriesKey(figure)}|${figure.sourceId}|${period.text.length}`,
      publisher: figure.publisher,
      known: figure.known,
      period: figure.period,
      year: last,
      covers: (year) => first <= year && year <= last,
    },
  ]
}

/** Whether it counts all of a thing or a part of it, such as one batch of a quota. */
const isPart = ({ of, counterpart }: Figure): number => Number((of !== null && of !== 'WORLD') || counterpart !== null)

/** Every figure in the unit asked that is about a place itself, each definition in its year, best first. */
export function amountsAgainst(ledger: SettledLedger, asked: AmountsAsked): Against[] {
  const bearing: Bearing[] = []
  for (const group of ledger.definitions.values()) for (const figure of group) bearing.push(...bearingOf(figure, asked))
  const standing = latest(bearing, asked.year, asked.upTo)
  const rows = asked.place === undefined ? largestOfEach(standing) : standing
  return rows
    .toSorted(
      (a, b) =>
        relations.indexOf(a.of.relation) - relations.indexOf(b.of.relation) ||
        isPart(a.of.figure) - isPart(b.of.figure) ||
        Number(a.of.figure.kind === 'projected') - Number(b.of.figure.kind === 'projected') ||
        Number(!a.exact) - Number(!b.exact) ||
        Number(!a.current) - Number(!b.current) ||
        b.of.year - a.of.year ||
        a.of.figure.rank - b.of.figure.rank ||
        a.of.figure.id.localeCompare(b.of.figure.id),
    )
    .map(({ of: { figure, relation }, exact, current }) => ({
      figure,
      counted: sayMineral(countedOf(figure)),
      relation,
      place: figure.geography ?? '',
      exact,
      current,
      modelled: figure.kind === 'projected',
      original: originOf(figure, ledger.relays).original,
      figures: [figure.id],
      receipts: figure.receipts,
    }))
}

/** Without a place, of each publisher's table its largest supplier. */
function largestOfEach<T extends { readonly of: Bearing }>(rows: readonly T[]): T[] {
  const groups = Map.groupBy(
    rows.filter(({ of }) => of.figure.geography !== 'WORLD'),
    ({ of: { figure } }) =>
      [figure.sourceId, figure.measure, figure.mineral, figure.basis, figure.stage, figure.of, figure.period].join('|'),
  )
  return [...groups.values()].flatMap(
    (group) => group.toSorted((a, b) => (b.of.figure.value ?? 0) - (a.of.figure.value ?? 0))[0] ?? [],
  )
}
