import type { Day } from '../../kernel/day.ts'
import type { FacilityBook, Milestone } from '../../ledger/facilities/book.ts'
import { bearing, products, type Product } from '../../ledger/facilities/covers.ts'
import type { ReceiptId } from '../../receipts/receipt.ts'
import type { Criterion } from './criteria.ts'
import type { Line } from './field.ts'
import { yearsBetween, type Asked } from './standing.ts'

export const questionKinds = ['unknown', 'disputed', 'old', 'not split', 'overdue'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** A gap in the record, and the document that would close it. */
export interface OpenQuestion {
  readonly facility: string
  readonly product: Product | null
  readonly criterion: Criterion
  readonly kind: QuestionKind
  readonly asks: string
  readonly settles: string
  /** Day of the evidence that is disputed, old or overdue. */
  readonly date: Day | null
  readonly receipts: readonly ReceiptId[]
}

/** Evidence older than this is asked for again. Our convention. */
export const oldAfterYears = 2

const asks: Readonly<Record<Criterion, string>> = {
  stage: 'At which stage is the line today?',
  proof: 'At which scale has the process been proven, and to whose specification?',
  feed: 'Is the feed owned, contracted or bought from day to day?',
  permits: 'Which permits are granted, and until when?',
  finance: 'Is the finance closed?',
  offtake: 'Who has bound himself to buy, how much and until when?',
  customers: 'Has a customer qualified the product?',
  utilities: 'Are power, water and reagents secured, and does any reagent come from China?',
  capacity: 'How many tonnes a year of this product, and from which day?',
  schedule: 'Which dates were given before, and which were met?',
  control: 'Who owns it in the end, and is anybody in China among the owners or buyers?',
}

const settles: Readonly<Record<Criterion, string>> = {
  stage: 'a quarterly or annual report that names the line',
  proof: 'an analysis certificate of a customer or an accredited laboratory, with tonnes',
  feed: 'the supply contract, or a filing that names supplier, tonnes and term',
  permits: 'the permit itself, from the authority, with holder and term',
  finance: 'a notice of financial close, or the notes on borrowings in the accounts',
  offtake: 'the contract, or a filing that says binding, tonnes and term',
  customers: 'a statement of the customer, or revenue from the product in the accounts',
  utilities: 'connection and supply contracts, or the environmental approval',
  capacity: 'production by product in a quarterly report',
  schedule: 'earlier reports of the company with the dates they gave',
  control: 'the register of shareholders down to the last owner, and the list of buyers',
}

/** The document that would settle a criterion. */
export const settlesOf = (criterion: Criterion): string => settles[criterion]

/** What is not known about a line, what is disputed, and what has grown old. */
export function questionsOf(line: Line, product: Product, asked: Asked): OpenQuestion[] {
  return line.scores.flatMap((scored): OpenQuestion[] => {
    const { criterion, state, date, receipts } = scored
    const open = (kind: QuestionKind, question = asks[criterion]): OpenQuestion[] => [
      { facility: line.facility.id, product, criterion, kind, asks: question, settles: settles[criterion], date, receipts },
    ]
    if (state === 'unknown') return open('unknown')
    if (state === 'disputed') return open('disputed', `Which of these holds: ${scored.says}?`)
    if (criterion === 'capacity' && line.makes === 'exact' && scored.low === 0 && isGroupOnly(line)) return open('not split')
    if (date !== null && criterion !== 'schedule' && yearsBetween(date, asked.on) > oldAfterYears) return open('old')
    return []
  })
}

/** Output is on record only for several products together. */
const isGroupOnly = ({ outlook }: Line): boolean =>
  outlook.demonstrated !== null && outlook.demonstrated.low < outlook.demonstrated.high

/** Dates that have passed without word whether they were met. */
export function overdueOf(book: FacilityBook, asked: Asked): OpenQuestion[] {
  const seen = book.milestones.filter((each) => each.said <= asked.on && each.known <= asked.knownBy)
  return [...Map.groupBy(seen, ({ facility, milestone }) => `${facility} ${milestone}`).values()].flatMap((group) => {
    const last = group.toSorted((a, b) => a.said.localeCompare(b.said)).at(-1)
    if (last === undefined || last.met !== null || last.due >= asked.on) return []
    return [
      {
        facility: last.facility,
        product: productOf(last),
        criterion: 'schedule' as const,
        kind: 'overdue' as const,
        asks: `${last.milestone} was due on ${last.due}: was it met?`,
        settles: 'a report of the company from after that day',
        date: last.due,
        receipts: group.map(({ receipt }) => receipt),
      },
    ]
  })
}

const productOf = ({ product }: Milestone): Product | null =>
  product === '*' ? null : (products.find((each) => bearing(product, each) !== null) ?? null)
