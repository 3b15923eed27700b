import { z } from 'zod'
import { sayPlace } from '../../kernel/place.ts'
import { bases, kinds } from '../../ledger/definition.ts'
import { sayDefinition, type PlaceShare } from '../share/divide.ts'
import { dividedOnce } from '../share/divided-once.ts'
import { placeShare, weakestKind } from '../share/share.ts'
import { yearsOf, type ShareSet } from '../share/share-set.ts'
import { originOf, type Relays } from '../../ledger/settling/origin.ts'
import type { FiledSet } from '../share/sets-of-ledger.ts'
import { relations, sayCountedIn, type Relation } from './counted.ts'

/** One part of a stage's bar; the parts of a reading add up to 100. */
const part = z.object({
  part: z.enum(['china', 'largest', 'others', 'unnamed']).describe('`unnamed`: what the source gives to no place at all'),
  place: z.string().nullable(),
  name: z.string(),
  value: z.number().describe('Percent of the whole'),
  low: z.number(),
  high: z.number(),
  receipts: z.array(z.string()),
})

/** A stage as one publisher counts it in one edition, year and basis. */
export const chainReading = z.object({
  definition: z.object({
    measure: z.string(),
    mineral: z.string(),
    counted: z.string().describe('What is counted, in words: "magnet rare earths (Nd, Pr, Dy, Tb)"'),
    relation: z
      .enum(relations)
      .describe('own: exactly what was asked; within: a group that counts it, not split; part: only some of it'),
    basis: z.enum(bases),
    stage: z.string(),
    period: z.string(),
    kind: z.enum(kinds),
    modelled: z.boolean().describe('A projection of a model, not an outcome'),
    scenario: z.string().nullable(),
    publisher: z.string(),
    edition: z.string(),
    sourceId: z.string(),
    original: z.string().describe('Who it goes back to; differs from the publisher where that only repeats another'),
    known: z.string(),
    says: z.string(),
  }),
  year: z.number().int().describe('The year shown'),
  exact: z.boolean().describe('Whether that is the year asked for'),
  china: placeShare.nullable(),
  largest: placeShare.nullable().describe('The largest named place; China where China is'),
  split: z.array(part),
  shares: z.array(placeShare),
  total: z.object({ value: z.number(), unit: z.string() }).nullable(),
  whole: z.string(),
  hhi: z.number().nullable(),
  unlisted: z.array(z.string()).describe('Places the source lists without a number; unknown is not zero'),
  receipts: z.array(z.string()),
})
export type ChainReading = z.output<typeof chainReading>

/** Another table of the same stage: what it gives its largest places. Asked for with its basis, it is told in full. */
export const chainAlternative = chainReading.pick({
  definition: true,
  year: true,
  exact: true,
  china: true,
  largest: true,
  split: true,
  receipts: true,
})
export type ChainAlternative = z.output<typeof chainAlternative>
type Part = z.output<typeof part>

const isNamed = ({ place }: PlaceShare): boolean => place !== 'OTHER' && place !== 'UNKNOWN' && place !== 'WORLD_EX_CHN'
const tidy = (percent: number): number => Number(percent.toPrecision(12))

/** China, the largest other place, all further places, and what no place is named for. */
function splitOf(shares: readonly PlaceShare[], china: PlaceShare | undefined): Part[] {
  const largest = shares.find((share) => isNamed(share) && share !== china)
  const rest = shares.filter((share) => share !== china && share !== largest)
  const sum = (of: readonly PlaceShare[], pick: (share: PlaceShare) => number): number =>
    tidy(of.reduce((total, share) => total + pick(share), 0))
  const single = (kind: 'china' | 'largest', share: PlaceShare | undefined): Part[] =>
    share === undefined
      ? []
      : [
          {
            part: kind,
            place: share.place,
            name: share.name,
            value: share.value,
            low: share.low,
            high: share.high,
            receipts: share.receipts,
          },
        ]
  const unnamed = tidy(100 - sum(shares, (share) => share.value))
  return [
    ...single('china', china),
    ...single('largest', largest),
    ...(rest.length === 0
      ? []
      : [
          {
            part: 'others' as const,
            place: null,
            name: rest.length === 1 && rest[0] ? rest[0].name : 'Others',
            value: sum(rest, (share) => share.value),
            low: sum(rest, (share) => share.low),
            high: sum(rest, (share) => share.high),
            receipts: [...new Set(rest.flatMap((share) => share.receipts))],
          },
        ]),
    // Rows rounded one by one miss a hundred by a little; that is rounding and no place.
    ...(unnamed > 0.5
      ? [
          {
            part: 'unnamed' as const,
            place: null,
            name: 'Not named',
            value: unnamed,
            low: Math.max(0, tidy(100 - sum(shares, (share) => share.high))),
            high: tidy(100 - sum(shares, (share) => share.low)),
            receipts: [],
          },
        ]
      : []),
  ]
}

/** The year of a table that is nearest to the one asked for. */
export const nearestYear = (filed: FiledSet, year: number): number =>
  yearsOf(filed.set).toSorted((a, b) => Math.abs(a - year) - Math.abs(b - year))[0] ?? year

/** Who a table goes back to: its publisher, or the original that this one repeats. */
function originalOf(set: ShareSet, relays: Relays): string {
  const [row] = set.places
  return row === undefined ? set.publisher : originOf(row, relays).original
}

/** One table as the reading of a stage in its year nearest to `year`. */
export function readingOf(filed: FiledSet, relation: Relation, year: number, relays: Relays): ChainReading {
  const { mineral, set } = filed
  const divided = dividedOnce(set)
  const { shares } = divided
  const china = shares.find((share) => share.place === 'CHN')
  const largest = shares.find(isNamed)
  const shown = nearestYear(filed, year)
  return {
    definition: {
      measure: set.places[0]?.measure ?? '',
      mineral,
      counted: sayCountedIn(filed),
      relation,
      basis: set.basis,
      stage: set.stage,
      period: set.period.text,
      kind: weakestKind(set),
      modelled: set.isProjected,
      scenario: set.scenario,
      publisher: set.publisher,
      edition: set.edition,
      sourceId: set.sourceId,
      original: originalOf(set, relays),
      known: set.known,
      says: `${sayDefinition(set, mineral)}${set.isProjected ? ', modelled' : ''}, ${divided.whole}`,
    },
    year: shown,
    exact: shown === year,
    china: china ? { ...china } : null,
    largest: largest ? { ...largest } : null,
    split: splitOf(shares, china),
    shares: shares.map((share) => ({ ...share })),
    total: divided.total === null ? null : { ...divided.total },
    whole: divided.whole,
    hhi: divided.hhi,
    unlisted: [...divided.unknown],
    receipts: [...new Set(shares.flatMap((share) => share.receipts))],
  }
}

/** The same table as an alternative, with the receipts of the places it names. */
export function alternativeOf(filed: FiledSet, relation: Relation, year: number, relays: Relays): ChainAlternative {
  const { definition, year: shown, exact, china, largest, split } = readingOf(filed, relation, year, relays)
  const receipts = [...new Set([...(china?.receipts ?? []), ...(largest?.receipts ?? [])])]
  // The rest of a bar rests on many cells; an alternative carries those of its two named places.
  const parts = split.map(({ part: of, place, name, value, low, high, receipts: all }) => ({
    part: of,
    place,
    name,
    value,
    low,
    high,
    receipts: of === 'others' ? [] : all,
  }))
  return {
    definition,
    year: shown,
    exact,
    china,
    largest,
    split: parts,
    receipts: [...new Set([...receipts, ...parts.flatMap((each) => each.receipts)])],
  }
}

/** "China 91.3 % of refining" for a finding; the largest place where China is not listed. */
export function sayLead(reading: Pick<ChainReading, 'china' | 'largest'>): string {
  const lead = reading.china ?? reading.largest
  return lead === null ? 'no place is named' : `${sayPlace(lead.place)} ${lead.value.toFixed(1)} %`
}
