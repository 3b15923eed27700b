import type { Figure } from '../../ledger/figure.ts'
import { originOf, type Relays } from '../../ledger/settling/origin.ts'
import { countedIn, relationOf, relations, sayCountedIn, type Relation } from '../chain/counted.ts'
import { dividedOnce } from '../share/divided-once.ts'
import type { FiledSet } from '../share/sets-of-ledger.ts'
import { better, yearsOf, type ShareSet } from '../share/share-set.ts'
import { weakestKind } from '../share/share.ts'
import { latest, type Dated, type Standing } from './latest.ts'
import type { Against } from './rows.ts'

/** What was asked, read. */
export interface SharesAsked {
  readonly mineral: string
  readonly stage: string | undefined
  readonly basis: string | undefined
  readonly place: string | undefined
  readonly year: number | undefined
  /** The running year: without a year each series speaks with its latest up to it. */
  readonly upTo: number
}

interface Bearing extends Dated {
  readonly filed: FiledSet
  readonly relation: Relation
}

function bearingOf(filed: FiledSet, { mineral, stage, basis }: SharesAsked): Bearing[] {
  const { set } = filed
  if (set.isConcentrate || (stage !== undefined && set.stage !== stage) || (basis !== undefined && set.basis !== basis)) return []
  const relation = relationOf(mineral, filed)
  if (relation === null) return []
  const thing = [filed.mineral, set.basis, set.stage, set.isProjected].join('|')
  return [
    {
      filed,
      relation,
      thing,
      series: [thing, set.sourceId, set.kind, set.scenario].join('|'),
      publisher: set.publisher,
      known: set.known,
      period: set.period.text,
      year: Number(set.period.to.slice(0, 4)),
      covers: (year) => yearsOf(set).includes(year),
    },
  ]
}

/** Every share table that bears on what was asked, best first. */
export function sharesAgainst(sets: readonly FiledSet[], asked: SharesAsked, relays: Relays): Against[] {
  const standing = latest(
    sets.flatMap((filed) => bearingOf(filed, asked)),
    asked.year,
    asked.upTo,
  )
  const width = ({ of: { filed, relation } }: Standing<Bearing>): number =>
    countedIn(filed).length * (relation === 'part' ? -1 : 1)
  return standing
    .toSorted(
      (a, b) =>
        relations.indexOf(a.of.relation) - relations.indexOf(b.of.relation) ||
        width(a) - width(b) ||
        Number(!a.exact) - Number(!b.exact) ||
        Number(!a.current) - Number(!b.current) ||
        Number(a.of.filed.set.isProjected) - Number(b.of.filed.set.isProjected) ||
        b.of.year - a.of.year ||
        better(a.of.filed.set, b.of.filed.set),
    )
    .flatMap((each) => againstOf(each, asked.place, relays))
}

function againstOf({ of, exact, current }: Standing<Bearing>, place: string | undefined, relays: Relays): Against[] {
  const { set } = of.filed
  const { shares } = dividedOnce(set)
  const share = shares.find((each) => (place === undefined ? each.place !== 'OTHER' : each.place === place))
  const [row] = set.places
  if (share === undefined || row === undefined) return []
  return [
    {
      figure: asShare(row, set, share),
      counted: sayCountedIn(of.filed),
      relation: of.relation,
      place: share.place,
      exact,
      current,
      modelled: set.isProjected,
      original: originOf(row, relays).original,
      figures: share.figures,
      receipts: share.receipts,
    },
  ]
}

/** A share of a table as a figure, so that it is weighed like any other; over a total printed as a floor it is a ceiling. */
function asShare(row: Figure, set: ShareSet, share: { place: string; value: number; low: number; high: number }): Figure {
  return {
    ...row,
    measure: set.stage === 'reserve' ? 'reserves_share' : 'production_share',
    geography: share.place,
    of: 'WORLD',
    unit: 'percent',
    kind: weakestKind(set),
    operator: set.world?.operator === '>' ? '<=' : '=',
    value: share.value,
    low: share.low,
    high: share.high,
  }
}
