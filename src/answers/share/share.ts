import { sightOf } from '../judge/bench-of-ledger.ts'
import { z } from 'zod'
import { mineralWithin } from '../../kernel/element.ts'
import { Refusal } from '../../kernel/errors.ts'
import { sayPlace } from '../../kernel/place.ts'
import type { Stage } from '../../kernel/stage.ts'
import { twoTimes } from '../dates.ts'
import { bases, kinds, type Basis, type Kind } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { operation, type Desk } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { askedMineral, askedPlace, askedStage } from './asked.ts'
import { differences } from './differences.ts'
import { concentrationIn, divide, sayDefinition } from './divide.ts'
import { aboutACountry, better, sameSeries, shareable, shareSets, yearsOf, type ShareSet } from './share-set.ts'

export const shareInput = z.object({
  mineral: z.string().describe('Element, group or mineral: rare_earths, magnet_rare_earths, Nd, gallium'),
  stage: z.string().describe('mining, refining, separation, magnet, reserve …'),
  basis: z.enum(bases).optional(),
  year: z.coerce
    .number()
    .int()
    .min(1)
    .max(9999)
    .optional()
    .describe('Default: the latest year with measured or estimated figures'),
  place: z.string().optional(),
  ...twoTimes,
})
export const placeShare = z.object({
  place: z.string(),
  name: z.string(),
  value: z.number().describe('Percent of the whole'),
  low: z.number(),
  high: z.number(),
  amount: z.number().nullable(),
  figures: z.array(z.string()),
  receipts: z.array(z.string()),
})
export const shareOutput = z.object({
  definition: z.object({
    measure: z.string(),
    mineral: z.string(),
    basis: z.enum(bases),
    stage: z.string(),
    period: z.string(),
    unit: z.string(),
    kind: z.enum(kinds),
    publisher: z.string(),
    edition: z.string(),
    scenario: z.string().nullable(),
    says: z.string(),
  }),
  shares: z.array(placeShare),
  total: z.object({ value: z.number(), unit: z.string() }).nullable(),
  hhi: z.number().nullable().describe('Herfindahl-Hirschman index, 0 to 10,000'),
  concentration: z
    .object({
      cr1: z.number(),
      cr3: z.number(),
      effective: z.number(),
      covered: z.number().describe('Percent of the whole that the listed places explain'),
    })
    .nullable(),
  spread: z.array(z.object({ place: z.string(), low: z.number(), high: z.number(), definitions: z.number().int() })),
  conflicts: z.array(
    z.object({
      place: z.string(),
      says: z.string(),
      values: z.array(
        z.object({
          value: z.number(),
          basis: z.enum(bases),
          publisher: z.string(),
          edition: z.string(),
          period: z.string(),
          receipts: z.array(z.string()),
        }),
      ),
    }),
  ),
  others: z
    .array(z.object({ basis: z.enum(bases), publisher: z.string(), edition: z.string(), period: z.string(), says: z.string() }))
    .describe('Other definitions that can be asked for'),
  years: z.array(z.number().int()).describe('Years with figures under this definition'),
  receipts: z.array(receiptRow),
})

/** A table is only as good as its weakest row: one estimate makes it estimated. */
export const weakestKind = (set: ShareSet): Kind =>
  (['projected', 'asserted', 'estimated', 'derived'] as const).find((kind) =>
    set.places.some((figure) => figure.kind === kind),
  ) ?? 'measured'

type Asked = z.output<typeof shareInput>

/** The IEA's magnet rare earths are filed under rare earths with a basis of their own; asking for them asks for that basis. */
function filedUnder(mineral: string, basis: Basis | undefined): { mineral: string; basis: Basis | undefined } {
  if (mineral !== 'magnet_rare_earths') return { mineral, basis }
  if (basis !== undefined && basis !== 'magnet_ree')
    throw new Refusal('bad-input', `magnet rare earths are counted on the basis magnet_ree, not ${basis}`)
  return { mineral: 'rare_earths', basis: 'magnet_ree' }
}

/** What could be asked instead, for a refusal: stages of the same mineral, or sets of elements that count it. */
async function instead(desk: Desk, mineral: string, stage: Stage, knownBy: Asked['knownBy']): Promise<string> {
  const counted = (figure: Figure): boolean =>
    figure.mineral === mineral || (figure.stage === stage && figure.mineral !== null && mineralWithin(mineral, figure.mineral))
  const figures = (await desk.ledger.figures({ knownBy, measures: shareable })).filter(
    (figure) => figure.of !== 'EU' && counted(figure) && aboutACountry(figure),
  )
  const stages = new Set(figures.filter((figure) => figure.mineral === mineral).flatMap((figure) => figure.stage ?? []))
  if (stages.size > 0) return `; for ${mineral} there is ${[...stages].toSorted().join(', ')}`
  const groups = new Set(
    figures.flatMap((figure) =>
      figure.mineral !== null && figure.stage === stage && mineralWithin(mineral, figure.mineral) ? [figure.mineral] : [],
    ),
  )
  return groups.size > 0
    ? `; it is counted within ${[...groups].join(', ')}, and a figure for a group is not split among its elements`
    : ''
}

/** Sets for the year asked, or for the latest year with outcomes up to the day the question looks from. */
function setsOfYear(sets: readonly ShareSet[], year: number | undefined, asOf: string): { year: number; sets: ShareSet[] } {
  const upTo = Number(asOf.slice(0, 4))
  const outcomes = sets.filter((set) => !set.isProjected && set.places.length > 1 && !set.isConcentrate)
  const candidates = outcomes.length > 0 ? outcomes : sets.filter((set) => !set.isProjected)
  const latest = Math.max(...candidates.flatMap(yearsOf).filter((each) => each <= upTo))
  const chosen = year ?? (Number.isFinite(latest) ? latest : Math.max(...sets.flatMap(yearsOf)))
  return { year: chosen, sets: sets.filter((set) => yearsOf(set).includes(chosen)).toSorted(better) }
}

/** The other definitions that can be asked for: the nearest year of every other publisher, edition and basis. */
function otherDefinitions(sets: readonly ShareSet[], chosen: ShareSet, year: number, mineral: string): ShareOthers {
  const distance = (set: ShareSet): number => Math.min(...yearsOf(set).map((each) => Math.abs(each - year)))
  const series = Map.groupBy(
    sets.filter((set) => !sameSeries(set, chosen)),
    (set) => [set.sourceId, set.kind, set.basis, set.isProjected].join('|'),
  )
  return [...series.values()].flatMap((group) => {
    const [nearest] = group.toSorted((a, b) => distance(a) - distance(b) || better(a, b))
    if (!nearest) return []
    const { basis, publisher, edition, period } = nearest
    const largest = divide(nearest).shares.find((share) => share.place !== 'OTHER')
    const example = largest ? `: ${largest.name} ${largest.value.toFixed(1)} percent` : ''
    return [{ basis, publisher, edition, period: period.text, says: `${sayDefinition(nearest, mineral)}${example}` }]
  })
}
type ShareOthers = z.output<typeof shareOutput>['others']

export const share = operation({
  name: 'share',
  asks: 'Who holds which share of a stage of the chain, under which definition, and on which receipts?',
  input: shareInput,
  output: shareOutput,
  cli: {
    examples: [
      'share --mineral rare_earths --stage mining --year 2024',
      'share --mineral magnet_rare_earths --stage refining',
      'share --mineral gallium --stage refining --year 2024 --place CHN',
    ],
  },
  async answer(desk, input) {
    const asked = askedMineral(input.mineral)
    const stage = askedStage(input.stage)
    const place = input.place === undefined ? undefined : askedPlace(input.place)
    const { mineral, basis } = filedUnder(asked, input.basis)
    const figures = await desk.ledger.figures({
      knownBy: input.knownBy,
      minerals: [mineral],
      stages: [stage],
      measures: shareable,
    })
    // The ledger also finds groups and their members; a share table is about exactly the mineral asked for.
    const all = shareSets(
      figures.filter((figure) => figure.mineral === mineral && figure.stage === stage),
      aboutACountry,
    )
    const sets = basis === undefined ? all : all.filter((set) => set.basis === basis)
    if (sets.length === 0) {
      const on = basis === undefined ? '' : ` on the basis ${basis}`
      const known =
        all.length === 0
          ? await instead(desk, mineral, stage, input.knownBy)
          : `; there is ${[...new Set(all.map((set) => set.basis))].join(', ')}`
      throw new Refusal('not-found', `the ledger holds no shares of ${stage} of ${asked}${on}${known}`)
    }
    const { year, sets: candidates } = setsOfYear(sets, input.year, (await sightOf(desk, input)).asOf)
    const [chosen] = candidates
    if (!chosen) {
      const years = [...new Set(sets.flatMap(yearsOf))].toSorted((a, b) => a - b)
      const [first = year, last = year] = [years[0], years.at(-1)]
      const code = year < first ? 'before-the-store' : year > last ? 'beyond-the-store' : 'not-found'
      const near = years.toSorted((a, b) => Math.abs(a - year) - Math.abs(b - year)).slice(0, 3)
      throw new Refusal(
        code,
        `no shares of ${stage} of ${asked} for ${year}; the record runs from ${first} to ${last}, nearest: ${near.join(', ')}`,
      )
    }
    const divided = divide(chosen)
    const shares = place === undefined ? divided.shares : divided.shares.filter((each) => each.place === place)
    // A share of another basis is another thing, but the reader must see that it exists and how far off it is.
    const sameYear = all.filter(
      (set) =>
        yearsOf(set).includes(year) && set.isProjected === chosen.isProjected && set.isConcentrate === chosen.isConcentrate,
    )
    const compared = sameYear.includes(chosen) ? sameYear : [...sameYear, chosen]
    const unlisted = place !== undefined && shares.length === 0 ? `; ${sayPlace(place)} is not listed with a number` : ''
    const unknown = divided.unknown.length > 0 ? `; not known: ${divided.unknown.join(', ')}` : ''
    const first = chosen.places[0]
    const receiptIds = [...new Set(shares.flatMap((each) => each.receipts))]
    return {
      definition: {
        measure: first?.measure ?? '',
        mineral,
        basis: chosen.basis,
        stage,
        period: chosen.period.text,
        unit: first?.unit ?? '',
        kind: weakestKind(chosen),
        publisher: chosen.publisher,
        edition: chosen.edition,
        scenario: chosen.scenario,
        says: `${sayDefinition(chosen, mineral)}, ${divided.whole}${unknown}${unlisted}`,
      },
      shares: shares.map((each) => ({ ...each })),
      total: divided.total === null ? null : { ...divided.total },
      ...concentrationIn(divided.shares),
      ...differences(
        compared,
        shares.map((each) => each.place),
      ),
      others: otherDefinitions(all, chosen, year, mineral),
      years: [...new Set(sets.filter((set) => sameSeries(set, chosen)).flatMap(yearsOf))].toSorted((a, b) => a - b),
      receipts: (await desk.receipts.getMany(receiptIds, input.knownBy)).map(receiptRowOf),
    }
  },
})
