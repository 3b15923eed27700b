import { z } from 'zod'
import { sayDay } from '../../kernel/day.ts'
import { elementsOf } from '../../kernel/element.ts'
import { Refusal } from '../../kernel/errors.ts'
import { stages, stageTitle, type Stage } from '../../kernel/stage.ts'
import { bases } from '../../ledger/definition.ts'
import { twoTimes } from '../dates.ts'
import { relaysBySource, type Relays } from '../../ledger/settling/origin.ts'
import { overridesInForce, type Override } from '../../ledger/settling/override.ts'
import { sightOf } from '../judge/bench-of-ledger.ts'
import { operation } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { askedMineral } from '../share/asked.ts'
import { overrideRow, overrideRowOf } from '../settle/rows.ts'
import { overrideOn } from '../share/overridden.ts'
import { setsOfLedger, type FiledSet } from '../share/sets-of-ledger.ts'
import { better, yearsOf } from '../share/share-set.ts'
import { countedIn, relationOf, relations, sayMineral, type Relation } from './counted.ts'
import { alternativeOf, chainAlternative, chainReading, nearestYear, readingOf, sayLead, type ChainReading } from './reading.ts'
import { gapsOf } from './unknown.ts'
import { chainTable } from './chain-table.ts'

/** The chain from rock to scrap; reserves stand before it. */
export const chainStages = ['reserve', 'mining', 'separation', 'refining', 'metal', 'alloy', 'magnet', 'recycling'] as const

export const chainInput = z.object({
  mineral: z.string().describe('Element or group: magnet, rare_earths, Nd, Dy, dytb, heavy, gallium …'),
  year: z.coerce
    .number()
    .int()
    .min(1)
    .max(9999)
    .optional()
    .describe('Default: the latest year with outcomes at any stage; a stage without it shows the nearest year and says so'),
  basis: z.enum(bases).optional().describe('Only figures counted on this basis'),
  ...twoTimes,
})

export const chainStage = z.object({
  stage: z.enum(stages),
  title: z.string(),
  finding: z.string(),
  reading: chainReading.nullable().describe('The figures that prevail; null when the record is silent'),
  why: z.string().describe('Why these prevail over the alternatives'),
  override: overrideRow.nullable().describe('The override by which this table was taken'),
  alternatives: z.array(chainAlternative).describe('Every other publisher, edition, basis and group, each in its nearest year'),
  bases: z.array(z.enum(bases)).describe('Bases on which this stage is counted at all'),
  unknown: z.array(z.string()),
  settledBy: z.array(z.string()).describe('What document would settle it'),
})
export type ChainStage = z.output<typeof chainStage>

export const chainOutput = z.object({
  mineral: z.string(),
  elements: z.array(z.string()),
  year: z.number().int(),
  basis: z.enum(bases).nullable(),
  says: z.string().describe('The finding in one sentence'),
  stages: z.array(chainStage),
  bases: z.array(z.enum(bases)).describe('Bases for a switch: all that some stage is counted on'),
  years: z.array(z.number().int()).describe('Years for a slider: those with figures at some stage'),
  groups: z.array(z.string()).describe('Groups that count this element where it has no figures of its own; never split'),
  receipts: z.array(receiptRow),
})

/** A table that bears on the question, and how. */
interface Bearing {
  readonly filed: FiledSet
  readonly relation: Relation
}

/**
 * Which of two tables tells more about a stage in a year: the very elements before a group before a part; then the year asked
 * for; then the rules of `better`. A narrower group and a wider part come first among their like.
 */
function tellsMore(year: number, overrides: readonly Override[]): (a: Bearing, b: Bearing) => number {
  const far = ({ filed }: Bearing): number => Math.abs(nearestYear(filed, year) - year)
  const width = ({ filed, relation }: Bearing): number => countedIn(filed).length * (relation === 'part' ? -1 : 1)
  const isPreferred = ({ filed: { set } }: Bearing): boolean => overrideOn(set, overrides) !== undefined
  return (a, b) =>
    relations.indexOf(a.relation) - relations.indexOf(b.relation) ||
    Number(a.filed.set.isConcentrate) - Number(b.filed.set.isConcentrate) ||
    width(a) - width(b) ||
    far(a) - far(b) ||
    Number(isPreferred(b)) - Number(isPreferred(a)) ||
    better(a.filed.set, b.filed.set)
}

const seriesOf = ({ filed: { mineral, set } }: Bearing): string =>
  [mineral, set.sourceId, set.kind, set.basis, set.scenario, set.isConcentrate].join('|')

/** Why the first table was taken, against the next one that was not. */
function whyFirst(first: Bearing, next: Bearing | undefined, year: number, override: Override | undefined): string {
  const { set } = first.filed
  if (override !== undefined) return `by your override of ${sayDay(override.known)}: ${override.because}`
  if (next === undefined) return 'the only table on record at this stage'
  const far = (each: Bearing): number => Math.abs(nearestYear(each.filed, year) - year)
  const other = next.filed.set
  const name = `${other.publisher}${other.edition === '' ? '' : ` (${other.edition})`}`
  if (first.relation !== next.relation) return `it counts exactly what was asked more nearly than ${name}`
  if (countedIn(first.filed).length !== countedIn(next.filed).length)
    return `what it counts is nearer to the question than that of ${name}`
  if (far(first) !== far(next)) return `its year is nearer to ${year} than that of ${name}`
  if (set.isProjected !== other.isProjected) return 'an outcome goes before a projection'
  if (set.places.length > 1 !== other.places.length > 1) return 'a whole table goes before a single share'
  if (yearsOf(set).length !== yearsOf(other).length) return 'a single year goes before an average of several'
  if (set.basis !== other.basis) return `the basis ${set.basis} is taken unless another is asked for`
  if (set.publisher === other.publisher && set.known !== other.known)
    return `edition ${set.edition} replaces edition ${other.edition}`
  if (set.known !== other.known) return `it is newer than ${name}`
  return `its source is stronger than ${name}`
}

function stageOf(
  stage: Stage,
  bearing: readonly Bearing[],
  asked: { mineral: string; year: number; basis: string | undefined },
  ledger: { readonly relays: Relays; readonly overrides: ReadonlyMap<string, Override> },
): ChainStage {
  const { mineral, year, basis } = asked
  const overrides = [...ledger.overrides.values()]
  const ordered = bearing.filter(({ filed }) => filed.set.stage === stage).toSorted(tellsMore(year, overrides))
  const onBasis = basis === undefined ? ordered : ordered.filter(({ filed }) => filed.set.basis === basis)
  const [first] = onBasis
  // Of each series only its nearest year: the others are reached by the slider.
  const seen = new Set(first ? [seriesOf(first)] : [])
  const rest = ordered.filter((each) => {
    if (seen.has(seriesOf(each))) return false
    seen.add(seriesOf(each))
    return true
  })
  const override = first === undefined ? undefined : overrideOn(first.filed.set, overrides)
  const reading = first ? readingOf(first.filed, first.relation, year, ledger.relays) : null
  const alternatives = rest.map(({ filed, relation }) => alternativeOf(filed, relation, year, ledger.relays))
  return {
    stage,
    title: stageTitle[stage],
    finding: findingOf(stage, reading),
    reading,
    why: first
      ? whyFirst(
          first,
          onBasis.find((each) => each !== first && seriesOf(each) !== seriesOf(first)),
          year,
          override,
        )
      : '',
    override: override === undefined ? null : overrideRowOf(override),
    alternatives,
    bases: [...new Set(ordered.map(({ filed }) => filed.set.basis))],
    ...gapsOf({ stage, mineral, year, basis, chosen: reading ?? undefined, others: alternatives }),
  }
}

function findingOf(stage: Stage, reading: ChainReading | null): string {
  if (reading === null) return `${stageTitle[stage]}: not known`
  const { definition } = reading
  const counted = definition.relation === 'own' ? '' : `, counted as ${definition.counted}`
  const modelled = definition.modelled ? ', modelled' : ''
  return `${stageTitle[stage]}: ${sayLead(reading)} in ${definition.period}${counted}${modelled} (${definition.publisher})`
}

const goods: Partial<Record<Stage, string>> = { reserve: 'reserves', magnet: 'magnets', metal: 'metal making' }

/** "China 61.0 % of mining, 91.3 % of refining, 94.0 % of magnets in 2024": stages counted in that year only. */
function sayChain(found: readonly ChainStage[], year: number): string {
  const told = found.flatMap(({ stage, reading }) =>
    reading?.exact === true && stage !== 'reserve'
      ? [
          `${sayLead(reading)} of ${goods[stage] ?? stage}${reading.definition.relation === 'own' ? '' : ` (${reading.definition.counted})`}`,
        ]
      : [],
  )
  return told.length === 0 ? `Nothing is on record for ${year} itself` : `${told.join(', ')} in ${year}`
}

export const chain = operation({
  name: 'chain',
  asks: 'Who holds each stage of the chain of one element group in one year, by which definition, and what is not known?',
  input: chainInput,
  output: chainOutput,
  cli: {
    argument: { name: 'mineral', field: 'mineral', kind: 'text' },
    examples: ['chain magnet --year 2024', 'chain Nd', 'chain rare_earths --basis all_reo'],
  },
  rows: chainTable,
  async answer(desk, input) {
    const mineral = askedMineral(input.mineral)
    const { asOf, knownBy } = await sightOf(desk, input)
    const bearing = (await setsOfLedger(desk, asOf, knownBy)).flatMap((filed): Bearing[] => {
      const relation = relationOf(mineral, filed)
      return relation === null ? [] : [{ filed, relation }]
    })
    if (bearing.length === 0) throw new Refusal('not-found', `the ledger holds no shares of any stage of ${sayMineral(mineral)}`)
    const years = [...new Set(bearing.flatMap(({ filed }) => yearsOf(filed.set)))].toSorted((a, b) => a - b)
    const outcomes = bearing.filter(({ filed, relation }) => !filed.set.isProjected && relation !== 'part')
    const year =
      input.year ??
      Math.max(
        ...(outcomes.length > 0 ? outcomes : bearing)
          .flatMap(({ filed }) => yearsOf(filed.set))
          .filter((each) => each <= Number(asOf.slice(0, 4))),
      )
    const [first = year, last = year] = [years[0], years.at(-1)]
    if (year < first || year > last)
      throw new Refusal(
        year < first ? 'before-the-store' : 'beyond-the-store',
        `no shares of ${sayMineral(mineral)} for ${year}; the record runs from ${first} to ${last}`,
      )
    const ledger = { relays: relaysBySource(desk.relays()), overrides: overridesInForce(await desk.ledger.overrides(), knownBy) }
    const found = chainStages.map((stage) => stageOf(stage, bearing, { mineral, year, basis: input.basis }, ledger))
    const receipts = found.flatMap(({ reading, alternatives }) =>
      [...(reading ? [reading] : []), ...alternatives].flatMap((each) => each.receipts),
    )
    return {
      mineral,
      elements: [...elementsOf(mineral)],
      year,
      basis: input.basis ?? null,
      says: sayChain(found, year),
      stages: found,
      bases: [...new Set(found.flatMap((stage) => stage.bases))],
      years,
      groups: [
        ...new Set(
          bearing.flatMap(({ filed, relation }) =>
            relation === 'within' ? [filed.set.basis === 'magnet_ree' ? 'magnet_rare_earths' : filed.mineral] : [],
          ),
        ),
      ],
      receipts: (await desk.receipts.getMany([...new Set(receipts)], input.knownBy)).map(receiptRowOf),
    }
  },
})
