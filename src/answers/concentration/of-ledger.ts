import { sayPlace } from '../../kernel/place.ts'
import { divide, isStructure } from '../share/divide.ts'
import { better, yearsOf, type ShareSet } from '../share/share-set.ts'
import { weakestKind } from '../share/share.ts'
import type { OnRecord } from './governance-on-record.ts'
import { indexOf, type Conventions } from './measures.ts'
import type { Supplier } from '../own-table/supplier-table.ts'
import type { Supply } from './supply.ts'

/** Supply from one table of the ledger, in percent of its whole or in its own unit. */
export function supplyOfSet(set: ShareSet, onRecord: OnRecord | null): Supply {
  const { shares, total, unknown } = divide(set)
  // Shares printed as such stay in percent; amounts are taken back from their percentages, so that a sum of rows stays that sum.
  const unit = total === null ? 1 : total.value / 100
  const supplierOf = (share: (typeof shares)[number]): Supplier => {
    const amount = share.amount ?? share.value
    const [score, trade] = [onRecord?.scores.get(share.place), onRecord?.trade.get(share.place)]
    return {
      place: share.place,
      name: share.name,
      amount,
      low: share.low === share.value ? amount : Math.min(amount, share.low * unit),
      high: share.high === share.value ? amount : Math.max(amount, share.high * unit),
      score: score?.value ?? null,
      trade: trade?.value ?? null,
      capacity: null,
      receipts: [...new Set([...share.receipts, ...(score?.receipts ?? []), ...(trade?.receipts ?? [])])],
    }
  }
  const suppliers = shares.filter(({ place }) => place !== 'OTHER').map(supplierOf)
  const other = shares.find(({ place }) => place === 'OTHER')
  return {
    suppliers,
    other: other === undefined ? null : supplierOf(other),
    total: set.kind === 'shares' ? 100 : (set.world?.value ?? null),
    unit: total?.unit ?? 'percent',
    governance: onRecord === null ? null : { scale: onRecord.scale, from: onRecord.says },
    notes: unknown.length === 0 ? [] : [`not known, and left out: ${unknown.join(', ')}`],
    isStructure: isStructure(shares),
  }
}

/** The index of one year of a series. */
export interface YearPoint {
  readonly year: number
  readonly period: string
  readonly kind: ReturnType<typeof weakestKind>
  readonly scenario: string | null
  readonly edition: string
  readonly hhi: number | null
  readonly cr1: number | null
  readonly cr3: number | null
  readonly effective: number | null
  largest: { place: string; name: string; share: number } | null
  /** Of the largest supplier, on which the index mostly rests; the others' are one question away. */
  receipts: string[]
}

/** The same publisher's tables on the same basis in every year, each from the edition that answers best. */
export function seriesOf(sets: readonly ShareSet[], chosen: ShareSet, asked: Conventions): YearPoint[] {
  const same = sets.filter(
    (set) =>
      set.publisher === chosen.publisher &&
      set.basis === chosen.basis &&
      set.kind === chosen.kind &&
      set.isConcentrate === chosen.isConcentrate,
  )
  const byPeriod = Map.groupBy(same, (set) => `${set.period.text}|${set.scenario}`)
  return [...byPeriod.values()]
    .flatMap((group) => group.toSorted(better)[0] ?? [])
    .toSorted((a, b) => a.period.to.localeCompare(b.period.to) || (a.scenario ?? '').localeCompare(b.scenario ?? ''))
    .map((set): YearPoint => {
      const supply = supplyOfSet(set, null)
      const { whole, found } = indexOf(supply, { ...asked, whole: undefined })
      const told = (value: number): number | null => (supply.isStructure ? value : null)
      const [largest] = supply.suppliers
      return {
        year: yearsOf(set).at(-1) ?? 0,
        period: set.period.text,
        kind: weakestKind(set),
        scenario: set.scenario,
        edition: set.edition,
        hhi: told(found.hhi),
        cr1: told(found.cr1),
        cr3: told(found.cr3),
        effective: told(found.effective),
        largest:
          largest === undefined || whole.value <= 0
            ? null
            : { place: largest.place, name: sayPlace(largest.place), share: largest.amount / whole.value },
        receipts: [...(largest?.receipts ?? [])],
      }
    })
}
