import { daysInMonth, dayOf, readDay, type Day } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { products, type Product } from '../../ledger/facilities/covers.ts'
import type { Asked } from '../../model/readiness/standing.ts'
import type { Desk } from '../operation.ts'

const spoken: readonly (readonly [RegExp, Product])[] = [
  [/^(?:ndpr|nd-?pr|nd\/pr|neodymium[ -]praseodymium|didymium|pr-?nd)(?: oxide)?$/, 'NdPr'],
  [/^(?:dy|dysprosium)(?: oxide)?$/, 'Dy'],
  [/^(?:tb|terbium)(?: oxide)?$/, 'Tb'],
  [/^(?:sm|samarium)(?: oxide)?$/, 'Sm'],
  [/^(?:gd|gadolinium)(?: oxide)?$/, 'Gd'],
  [/^(?:y|yttrium)(?: oxide)?$/, 'Y'],
  [/^(?:lu|lutetium)(?: oxide)?$/, 'Lu'],
  [/^(?:ndpr )?metals?$/, 'metal'],
  [/^alloys?$/, 'alloy'],
  [/^(?:ndfeb |permanent |sintered )?magnets?$/, 'magnet'],
  [/^(?:concentrates?|carbonates?|mrec)$/, 'concentrate'],
]

/** A product by its name or symbol; what is none of them is refused with the list. */
export function productNamed(words: string): Product {
  const plain = words.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const found = spoken.find(([pattern]) => pattern.test(plain))
  if (found) return found[1]
  throw new Refusal('bad-input', `no facility is asked for "${words}"; a product is one of ${products.join(', ')}`)
}

/** The last day of a month or year, or the day itself. */
function lastDayOf(words: string): Day | undefined {
  const day = readDay(words)
  if (day.ok) return day.value
  const month = /^(\d{4})-(\d{2})$/.exec(words)
  if (month) {
    const [year, number] = [Number(month[1]), Number(month[2])]
    return number < 1 || number > 12 ? undefined : dayOf(year, number, daysInMonth(year, number))
  }
  const year = /^(\d{4})$/.exec(words)
  return year ? dayOf(Number(year[1]), 12, 31) : undefined
}

/** The day by which something is wanted, given as a day, a month or a year; never in the past of the question. */
export function dayWanted(words: string | undefined, on: Day): Day {
  if (words === undefined) return lastDayOf(String(Number(on.slice(0, 4)) + 1)) ?? on
  const found = lastDayOf(words.trim())
  if (found === undefined) throw new Refusal('unknown-date', `by: "${words}" is no date; write YYYY-MM-DD, YYYY-MM or YYYY`)
  if (found < on) throw new Refusal('bad-input', `by: ${found} has passed on ${on}; ask for a day to come`)
  return found
}

/** The days a question looks from: as asked, else the day of asking. */
export const timesOf = (desk: Desk, asked: { asOf?: Day | undefined; knownBy?: Day | undefined }): Asked => {
  const on = asked.asOf ?? desk.today()
  return { on, knownBy: asked.knownBy ?? on }
}
