import { z } from 'zod'
import { placeNamed } from '../../kernel/place.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Agreement, FacilityBook } from '../../ledger/facilities/book.ts'
import { stageLadder, type LineStage } from '../../ledger/facilities/ladders.ts'
import type { Asked } from '../../model/readiness/standing.ts'
import { twoTimes } from '../dates.ts'
import { day, list, number, tableOf, text, yesNo } from '../exporting/table.ts'
import { timesOf } from '../facilities/asked.ts'
import { operation } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'

export const partnershipsInput = z.object({
  place: z.string().optional().describe('Only those a country or bloc is party to'),
  party: z.string().optional().describe('Only those with a party of this name'),
  ...twoTimes,
})

export const partnershipsOutput = z.object({
  agreements: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      date: z.string(),
      parties: z.array(z.string()),
      places: z.array(z.string()),
      kind: z.string(),
      binding: z.boolean(),
      amount: z.number().nullable(),
      currency: z.string().nullable(),
      summary: z.string(),
      built: z
        .array(
          z.object({
            facility: z.string(),
            name: z.string(),
            stage: z.enum(stageLadder).nullable(),
            product: z.string().nullable(),
            date: z.string().nullable(),
            since: z.boolean(),
            receipts: z.array(z.string()),
          }),
        )
        .describe('Plants it names, where they stand today, and whether that is known from after the agreement'),
      receipts: z.array(z.string()),
    }),
  ),
  notes: z.array(z.string()),
  receipts: z.array(receiptRow),
})
export type PartnershipsAnswer = z.output<typeof partnershipsOutput>
type Built = PartnershipsAnswer['agreements'][number]['built'][number]

/** Where each line of a plant stood when last heard of; the furthest first. */
function builtOf(book: FacilityBook, agreement: Agreement, asked: Asked): Built[] {
  return agreement.facilities.flatMap((id): Built[] => {
    const name = book.facilities.find((each) => each.id === id)?.name ?? id
    const seen = book.statements.filter(
      (each) =>
        each.facility === id &&
        each.matter === 'stage' &&
        each.state !== 'superseded' &&
        each.date <= asked.on &&
        each.known <= asked.knownBy,
    )
    const rank = (level: string | null): number => (stageLadder as readonly (string | null)[]).indexOf(level)
    const [most] = seen.toSorted((a, b) => rank(b.level) - rank(a.level))
    if (most === undefined) return [{ facility: id, name, stage: null, product: null, date: null, since: false, receipts: [] }]
    return [
      {
        facility: id,
        name,
        stage: most.level as LineStage,
        product: most.product,
        date: most.date,
        since: most.date > agreement.date,
        receipts: [most.receipt],
      },
    ]
  })
}

export const partnerships = operation({
  name: 'partnerships',
  asks: 'Which minerals partnerships were agreed, with what money, and what has been built since?',
  input: partnershipsInput,
  output: partnershipsOutput,
  cli: { examples: ['partnerships', 'partnerships --place US', 'partnerships --party JOGMEC'] },
  rows: ({ agreements }) =>
    tableOf(
      agreements,
      [
        text('agreement', 'its id', ({ id }) => id),
        text('title', 'in our words', ({ title }) => title),
        day('date', 'of signing or announcement', ({ date }) => date),
        list('parties', 'who agreed', ({ parties }) => parties),
        text('kind', 'what it is', ({ kind }) => kind),
        yesNo('binding', 'whether it binds', ({ binding }) => binding),
        number('amount', 'money named', ({ amount }) => amount),
        text('currency', 'ISO 4217 code', ({ currency }) => currency),
        list('built', 'plants it names and where they stand', ({ built }) =>
          built.map(({ facility, stage }) => `${facility}: ${stage ?? 'not known'}`),
        ),
      ],
      ({ receipts }) => receipts,
    ),
  async answer(desk, input) {
    const book = await desk.facilities()
    const times = timesOf(desk, input)
    const place = input.place === undefined ? null : placeNamed(input.place)
    if (place === undefined) throw new Refusal('unknown-place', `no place is called "${input.place}"`)
    const party = input.party?.trim().toLowerCase()
    const found = book.agreements
      .filter((each) => each.date <= times.on && each.known <= times.knownBy)
      .filter((each) => place === null || each.places.includes(place))
      .filter((each) => party === undefined || each.parties.some((one) => one.toLowerCase().includes(party)))
      .toSorted((a, b) => b.date.localeCompare(a.date))
    const agreements = found.map((each) => ({
      id: each.id,
      title: each.title,
      date: each.date,
      parties: [...each.parties],
      places: [...each.places],
      kind: each.kind,
      binding: each.binding,
      amount: each.amount,
      currency: each.currency,
      summary: each.summary,
      built: builtOf(book, each, times),
      receipts: [each.receipt],
    }))
    const ids = agreements.flatMap(({ receipts, built }) => [...receipts, ...built.flatMap((each) => each.receipts)])
    return {
      agreements,
      notes: [
        'Money is what was named, not what was paid. A plant named here has not been built because of the agreement: the dates only say what came after.',
      ],
      receipts: (await desk.receipts.getMany([...new Set(ids)], times.knownBy)).map(receiptRowOf),
    }
  },
})
