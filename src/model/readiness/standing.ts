import { dayNumber, type Day } from '../../kernel/day.ts'
import type { FacilityBook, LineProduct, Statement } from '../../ledger/facilities/book.ts'
import { bearing, type Product } from '../../ledger/facilities/covers.ts'
import type { Matter } from '../../ledger/facilities/ladders.ts'

/** The days a question looks from. */
export interface Asked {
  /** True on this day. */
  readonly on: Day
  /** Known by this day. */
  readonly knownBy: Day
}

/** What is on record about one matter of one line, as a question sees it. */
export interface Standing {
  readonly matter: Matter
  readonly state: 'known' | 'unknown' | 'disputed'
  /** Current statements of one value, or the voices of a dispute; empty when nothing is known. */
  readonly statements: readonly Statement[]
  readonly scope: 'exact' | 'group' | 'family' | 'plant' | null
  /** Day of the newest evidence. */
  readonly date: Day | null
}

const order = ['exact', 'group', 'family', 'plant'] as const
const year = 365.25

/** Years between two days, from 0. */
export const yearsBetween = (from: Day, to: Day): number => Math.max(0, (dayNumber(to) - dayNumber(from)) / year)

const isSeen = (each: { readonly date: Day; readonly known: Day }, asked: Asked): boolean =>
  each.date <= asked.on && each.known <= asked.knownBy

/**
 * Statements that stand on a day. What was superseded stands again for a question from before its successor; a successor that was taken
 * away altogether does not revive it.
 */
function standingOf(group: readonly Statement[], asked: Asked): Statement[] {
  const seen = group.filter((each) => isSeen(each, asked))
  const now = seen.filter(({ state }) => state === 'current' || state === 'disputed')
  if (now.length > 0) return now
  const successors = group.filter(({ state }) => state === 'current' || state === 'disputed')
  if (successors.length === 0) return []
  const old = seen.filter(({ state }) => state === 'superseded').toSorted((a, b) => b.date.localeCompare(a.date))
  return old.filter(({ level, amount }) => level === old[0]?.level && amount === old[0].amount)
}

/** Where a matter of a product of a facility stands. The narrowest scope that says anything decides. */
export function standing(
  statements: readonly Statement[],
  facility: string,
  product: Product,
  matter: Matter,
  asked: Asked,
): Standing {
  const about = statements.filter((each) => each.facility === facility && each.matter === matter)
  for (const scope of order) {
    const found = standingOf(
      about.filter((each) => bearing(each.product, product) === scope),
      asked,
    )
    if (found.length === 0) continue
    const date =
      found
        .map((each) => each.date)
        .toSorted()
        .at(-1) ?? null
    const isOne = new Set(found.map(({ level, amount }) => `${level} ${amount}`)).size === 1
    const state = isOne && found.every((each) => each.state !== 'disputed') ? 'known' : 'disputed'
    return { matter, state, statements: found, scope, date }
  }
  return { matter, state: 'unknown', statements: [], scope: null, date: null }
}

const makes: ReadonlySet<Matter> = new Set(['stage', 'proof', 'nameplate', 'demonstrated'])

/** Whether anything on record says that a facility makes, or is to make, a product; `unsaid` where only a family of products is named. */
export function making(
  book: FacilityBook,
  facility: string,
  product: Product,
  asked: Asked,
): 'exact' | 'group' | 'unsaid' | null {
  const scopes = new Set(
    book.statements
      .filter((each) => each.facility === facility && makes.has(each.matter) && isSeen(each, asked))
      .filter(({ state }) => state !== 'disclaimed' && state !== 'superseded')
      .map((each) => bearing(each.product, product)),
  )
  return scopes.has('exact') ? 'exact' : scopes.has('group') ? 'group' : scopes.has('family') ? 'unsaid' : null
}

/** What a facility makes or is to make, in the words of its statements. */
export const linesOf = (book: FacilityBook, facility: string): LineProduct[] => [
  ...new Set(book.statements.filter((each) => each.facility === facility && each.product !== '*').map(({ product }) => product)),
]
