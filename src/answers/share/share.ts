import { z } from 'zod'
import { sayPlace } from '../../kernel/place.ts'
import { twoTimes } from '../dates.ts'
import { list, number, tableOf, text } from '../exporting/table.ts'
import { bases, kinds, type Kind } from '../../ledger/definition.ts'
import { operation } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { overrideRow, overrideRowOf } from '../settle/rows.ts'
import { askedPlace } from './asked.ts'
import { chosenSet } from './chosen.ts'
import { differences } from './differences.ts'
import { concentrationIn, divide, sayDefinition } from './divide.ts'
import { otherDefinitions } from './other-definitions.ts'
import { sameSeries, yearsOf, type ShareSet } from './share-set.ts'

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
  hhi: z.number().nullable().describe('Herfindahl-Hirschman index, 0 to 10,000, over the whole named in `concentration`'),
  concentration: z
    .object({
      cr1: z.number(),
      cr3: z.number(),
      effective: z.number(),
      covered: z.number().describe('Percent of the whole that the listed places explain'),
      whole: z.string().describe('What the index is taken over; shares above are of the printed total'),
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
  override: overrideRow.nullable().describe('The override by which this table was taken'),
  receipts: z.array(receiptRow),
})

/** A table is only as good as its weakest row: one estimate makes it estimated. */
export const weakestKind = (set: ShareSet): Kind =>
  (['projected', 'asserted', 'estimated', 'derived'] as const).find((kind) =>
    set.places.some((figure) => figure.kind === kind),
  ) ?? 'measured'

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
  rows: ({ definition, total, shares }) =>
    tableOf(
      shares,
      [
        text('mineral', 'what is divided', () => definition.mineral),
        text('stage', 'stage of the chain', () => definition.stage),
        text('measure', 'what is measured', () => definition.measure),
        text('basis', 'what is counted', () => definition.basis),
        text('period', 'year or span', () => definition.period),
        text('kind', 'measured, estimated, derived, asserted or projected', () => definition.kind),
        text('scenario', 'scenario of a projection', () => definition.scenario),
        text('place', 'ISO 3166 alpha-3', ({ place }) => place),
        text('name', 'name of the place', ({ name }) => name),
        number('share', 'percent of the whole', ({ value }) => value),
        number('low', 'percent, lower end', ({ low }) => low),
        number('high', 'percent, upper end', ({ high }) => high),
        number('amount', 'in the unit beside it', ({ amount }) => amount),
        text('amount_unit', 'unit of the amount', ({ amount }) => (amount === null ? null : (total?.unit ?? definition.unit))),
        list('figures', 'ids of the records behind it', ({ figures }) => figures),
      ],
      ({ receipts }) => receipts,
    ),
  async answer(desk, input) {
    const place = input.place === undefined ? undefined : askedPlace(input.place)
    const { mineral, stage, all, sets, year, chosen, override } = await chosenSet(desk, input)
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
      override: override === null ? null : overrideRowOf(override),
      receipts: (await desk.receipts.getMany(receiptIds, input.knownBy)).map(receiptRowOf),
    }
  },
})
