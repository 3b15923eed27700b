import { Refusal, refusals } from '../../../kernel/errors.ts'
import { addressOf, type Address } from '../address.ts'
import { mineralName } from '../minerals.ts'
import type { Page } from '../view.ts'
import { ChartChoice, MineralField, TimesField } from './chart-choice.tsx'

/** What a right question is refused with when the record is silent; anything else is wrong with the question. */
const silent = new Set(['not-found', 'before-the-store', 'beyond-the-store'])

/** The refusal, where it says that the record is silent; throws on whatever else it is. */
export function silence(error: unknown): Refusal {
  if (error instanceof Refusal && silent.has(error.code)) return error
  throw error
}

/** A page of charts without a chart: what was asked, why there is nothing, and the nearest questions that have an answer. */
export const nothingOnRecord = ({
  refusal,
  title,
  section,
  at,
  mineral,
}: {
  refusal: Refusal
  title: string
  section: string
  at: Address
  mineral: string
}): Page => ({
  title,
  section,
  status: refusals[refusal.code].http,
  refusal,
  body: (
    <div class="charts">
      <h1>{title}</h1>
      <ChartChoice at={at} keep={[]}>
        <MineralField mineral={mineral} />
        <TimesField at={at} />
      </ChartChoice>
      <div class="nothing">
        <h2>{refusal.message.charAt(0).toUpperCase() + refusal.message.slice(1)}</h2>
        <p>Unknown is not zero, so nothing is drawn.</p>
        <ul>
          {refusal.code === 'not-found' ? null : (
            <li>
              <a href={addressOf({ path: at.path, query: { mineral } })}>The latest year on record</a>
            </li>
          )}
          <li>
            <a href={addressOf({ path: at.path, query: {} })}>Rare earths</a>
          </li>
          <li>
            <a href={addressOf({ path: '/search', query: { query: mineralName(mineral) } })}>
              Search the record for {mineralName(mineral)}
            </a>
          </li>
        </ul>
      </div>
    </div>
  ),
})
