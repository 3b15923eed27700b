import type { Day } from '../../kernel/day.ts'
import { placeNamed } from '../../kernel/place.ts'
import type { ControlBook, Remark } from '../../ledger/controls/book.ts'
import type { Decision } from './decide.ts'
import { formOf } from './goods.ts'
import { listedOwner } from './parties.ts'
import { reached } from './route.ts'
import { containsAny, type Shipment } from './shipment.ts'

const isAmong = (place: string | undefined, codes: readonly string[]): boolean =>
  place !== undefined && codes.some((code) => (placeNamed(code) ?? code) === place)

/** Whether the buyer is what a remark is about. Who is not told of is not known, and no remark is made. */
function isBuyer(book: ControlBook, user: Shipment['end_user'], wanted: NonNullable<Remark['when']['buyer']>): boolean {
  switch (wanted) {
    case 'military':
      return user?.military === true
    case 'not_listed':
      return user?.listed === null || user?.listed === false
    case 'owned_by_listed':
      return (listedOwner(book, user) ?? null) !== null
  }
}

/** Whether a remark stands beside a case: all its conditions hold. */
function stands(book: ControlBook, { when }: Remark, shipment: Shipment, decisions: readonly Decision[]): boolean {
  const { goods, transaction, end_user: user } = shipment
  const form = formOf(goods)
  return (
    (when.applies === undefined ||
      decisions.some(({ weighing }) => weighing.active.some(({ rule }) => when.applies?.includes(rule.id)))) &&
    (when.outcomes === undefined || decisions.some(({ outcome }) => when.outcomes?.includes(outcome))) &&
    (when.reach === undefined || reached(shipment, when.reach).truth === 'yes') &&
    (when.origin === undefined || isAmong(goods.origin, when.origin)) &&
    (when.to === undefined || isAmong(transaction.to, when.to)) &&
    (when.from_other_than === undefined || !isAmong(transaction.from, when.from_other_than)) &&
    (when.to_other_than === undefined || !isAmong(transaction.to, when.to_other_than)) &&
    (when.forms === undefined || (form !== undefined && when.forms.includes(form))) &&
    (when.minerals === undefined || containsAny(goods.minerals ?? [], when.minerals)) &&
    (when.without === undefined || (goods.minerals !== undefined && !containsAny(goods.minerals, when.without))) &&
    (when.buyer === undefined || isBuyer(book, user, when.buyer)) &&
    (when.from_day === undefined || shipment.date >= when.from_day)
  )
}

/** Whether anything a remark rests on could be known: with rules among it, the first of them must have been announced. */
function isKnown({ rests_on }: Remark, book: ControlBook, knownBy: Day | null): boolean {
  const rules = book.rules.filter(({ id }) => rests_on.includes(id))
  return knownBy === null || rules.length === 0 || rules.some(({ announced }) => announced <= knownBy)
}

/** What is told beside the answer by `remarks.yaml`, in its order. */
export function remarksOf(
  book: ControlBook,
  shipment: Shipment,
  decisions: readonly Decision[],
  knownBy: Day | null,
): readonly string[] {
  return book.remarks
    .filter((remark) => isKnown(remark, book, knownBy) && stands(book, remark, shipment, decisions))
    .flatMap(({ says, rests_on, when }) => {
      const minerals = (shipment.goods.minerals ?? []).filter((symbol) => when.minerals?.includes(symbol))
      if (says !== undefined) return [says.replace('{minerals}', minerals.join(', '))]
      return rests_on.flatMap((id) => {
        const point = book.ambiguities.get(id)
        return point === undefined ? [] : [`${point.title} (${id})`]
      })
    })
}
