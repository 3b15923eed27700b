import { sayPlace } from '../../kernel/place.ts'
import { sayBasis } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { sayNumber } from '../../ledger/say-figure.ts'
import { concentrationOf } from '../../model/concentration.ts'
import { wholeOf } from '../../model/whole.ts'
import type { ShareSet } from './share-set.ts'

/** One place's part of the whole, in percent. */
export interface PlaceShare {
  readonly place: string
  readonly name: string
  readonly value: number
  readonly low: number
  readonly high: number
  readonly amount: number | null
  readonly figures: string[]
  readonly receipts: string[]
}

/** A set as shares, with what they were divided by and what is not known. */
export interface Divided {
  readonly shares: readonly PlaceShare[]
  readonly total: { readonly value: number; readonly unit: string } | null
  /** In words: "of the publisher's world total of 380,000 t_REO". */
  readonly whole: string
  /** Places the publisher lists without a number. Unknown is never zero. */
  readonly unknown: readonly string[]
}

interface Whole {
  readonly value: number
  readonly says: string
  readonly figure: Figure | null
}

/** The world total as printed; where it is only a lower bound and the rows add up to more, their sum; else their sum. */
function dividedBy(set: ShareSet): Whole {
  const sum = set.places.reduce((total, figure) => total + (figure.value ?? 0), 0)
  const unit = set.places[0]?.unit ?? ''
  const { world } = set
  const printed = world?.value ?? null
  if (printed === null || printed <= 0)
    return {
      value: sum,
      says: `of the sum of the places listed, ${sayNumber(sum)} ${unit}; no world total is printed`,
      figure: null,
    }
  if (world?.operator === '>')
    return {
      value: Math.max(printed, sum),
      says: `of ${sayNumber(Math.max(printed, sum))} ${unit}; the world total is printed as more than ${sayNumber(printed)}, so shares are at most these`,
      figure: world,
    }
  return { value: printed, says: `of the publisher's world total of ${sayNumber(printed)} ${unit}`, figure: world }
}

const tidy = (percent: number): number => Number(percent.toPrecision(12))

function fromAmounts(set: ShareSet): Divided {
  const whole = dividedBy(set)
  const byPlace = Map.groupBy(
    set.places.filter((figure) => figure.value !== null),
    (figure) => figure.geography ?? '',
  )
  const percent = (amount: number): number => (whole.value > 0 ? tidy((100 * amount) / whole.value) : 0)
  const shares = [...byPlace].map(([place, figures]): PlaceShare => {
    const add = (pick: (figure: Figure) => number | null): number => figures.reduce((sum, figure) => sum + (pick(figure) ?? 0), 0)
    const amount = add((figure) => figure.value)
    const proof = whole.figure === null ? figures : [...figures, whole.figure]
    return {
      place,
      name: sayPlace(place),
      value: percent(amount),
      low: percent(add((figure) => figure.low ?? figure.value)),
      high: percent(add((figure) => figure.high ?? figure.value)),
      amount,
      figures: proof.map((figure) => figure.id),
      receipts: [...new Set(proof.flatMap((figure) => figure.receipts))],
    }
  })
  return { shares, total: { value: whole.value, unit: set.places[0]?.unit ?? '' }, whole: whole.says, unknown: unknownOf(set) }
}

function fromShares(set: ShareSet): Divided {
  const shares = set.places.flatMap((figure): PlaceShare[] =>
    figure.value === null || figure.geography === null
      ? []
      : [
          {
            place: figure.geography,
            name: sayPlace(figure.geography),
            value: figure.value,
            low: figure.low ?? figure.value,
            high: figure.high ?? figure.value,
            amount: null,
            figures: [figure.id],
            receipts: [...figure.receipts],
          },
        ],
  )
  const says = shares.length === 1 ? 'as the publisher gives it; the other places are not known' : 'as the publisher gives them'
  return { shares, total: null, whole: says, unknown: unknownOf(set) }
}

const unknownOf = (set: ShareSet): string[] =>
  set.places.flatMap((figure) =>
    figure.value === null && figure.geography !== null ? [`${sayPlace(figure.geography)} (${figure.text ?? 'not known'})`] : [],
  )

const divisions = new WeakMap<ShareSet, Divided>()

/** Shares of a set, largest first; worked out once, since every year and definition is looked at again and again. */
export function divide(set: ShareSet): Divided {
  let known = divisions.get(set)
  if (known === undefined) {
    const divided = set.kind === 'amounts' ? fromAmounts(set) : fromShares(set)
    known = { ...divided, shares: divided.shares.toSorted((a, b) => b.value - a.value || a.place.localeCompare(b.place)) }
    divisions.set(set, known)
  }
  return known
}

/** Named suppliers must explain this much of the whole, in percent, before the index means anything. */
const leastCovered = 80

/** Whether the named places are a market structure: one known share is none, unless it is all there is. */
export function isStructure(shares: readonly PlaceShare[]): boolean {
  const named = shares.filter((share) => share.place !== 'OTHER')
  const covered = named.reduce((sum, share) => sum + share.value, 0)
  return covered >= (named.length < 2 ? 99.5 : leastCovered)
}

/**
 * Concentration over the places that are named; "other countries" is many suppliers and adds nothing. Its whole is chosen as
 * `wholeOf` says: the listed rows, unless they leave part of the printed total unnamed. Null when the named places leave most of the
 * whole unexplained.
 */
export function concentrationIn(shares: readonly PlaceShare[]): {
  hhi: number | null
  concentration: { cr1: number; cr3: number; effective: number; covered: number; whole: string } | null
} {
  if (!isStructure(shares)) return { hhi: null, concentration: null }
  const named = shares.filter((share) => share.place !== 'OTHER')
  const covered = named.reduce((sum, share) => sum + share.value, 0)
  const listed = shares.reduce((sum, share) => sum + share.value, 0)
  const whole = wholeOf(listed, 100)
  const found = concentrationOf(
    named.map((share) => share.value),
    { whole: whole.value },
  )
  return {
    hhi: tidy(found.hhi * 10_000),
    concentration: {
      cr1: tidy(found.cr1 * 100),
      cr3: tidy(found.cr3 * 100),
      effective: tidy(found.effective),
      covered: tidy(covered),
      whole: whole.says,
    },
  }
}

const words = (name: string): string => name.replaceAll('_', ' ')

const outputOf: Readonly<Record<string, string>> = {
  mining: 'mine output',
  refining: 'refined output',
  separation: 'separated output',
  metal: 'metal output',
  alloy: 'alloy output',
  magnet: 'magnet output',
  reserve: 'reserves',
  trade: 'trade',
}

/** A definition in one line: "share of world mine output: all rare earths, tonnes of oxide, 2024, USGS 2026". */
export function sayDefinition(set: ShareSet, mineral: string): string {
  const scenario = set.scenario === null ? '' : `, ${set.scenario}`
  const counted = set.basis === 'none' ? words(mineral) : `${words(mineral)}, ${sayBasis[set.basis]}`
  return `share of world ${outputOf[set.stage] ?? set.stage}: ${counted}, ${set.period.text}${scenario}, ${set.publisher}${set.edition === '' ? '' : ` (${set.edition})`}`
}
