import { addressOf, type Address } from '../address.ts'
import type { ShareAnswer } from '../questions.ts'

/** Short names of what a share counts, for a switch. */
export const basisTitle: Record<ShareAnswer['definition']['basis'], string> = {
  all_reo: 'All rare earths, t of oxide',
  magnet_ree: 'Magnet rare earths',
  gross: 'Gross weight',
  element: 'The element alone',
  contained: 'Contained metal',
  money: 'Money',
  text: 'Rule',
  none: 'No basis',
}

/** Years offered at once, newest first; older ones are behind them. */
const yearsShown = 8

/** The first and last year of a printed stretch such as `2016/2020`. */
const stretchOf = (period: string): readonly [number, number] => {
  const years = [...period.matchAll(/\d{4}/g)].map(([year]) => Number(year))
  return [Math.min(...years), Math.max(...years)]
}

/** The other bases and years for which the stage has shares. */
export function Switches({ answer, at }: { answer: ShareAnswer; at: Address }) {
  const { basis: chosen, stage, period } = answer.definition
  const bases = [...new Set([chosen, ...answer.others.map(({ basis }) => basis)])].toSorted(byTitle)
  const [from, to] = stretchOf(period)
  const years = answer.years.toSorted((a, b) => b - a)
  // A figure for a stretch of years answers each of them; a switch between them would change nothing.
  const same = years.every((year) => year >= from && year <= to)
  const year = (each: number) => (
    <a href={addressOf(at, { year: each, stage }, 'stage')} aria-current={each >= from && each <= to ? 'true' : undefined}>
      {each}
    </a>
  )
  return (
    <div class="switches">
      <nav aria-label="Basis">
        <b>Counted as</b>
        {bases.map((basis) => (
          <a href={addressOf(at, { basis, stage }, 'stage')} aria-current={basis === chosen ? 'true' : undefined}>
            {basisTitle[basis]}
          </a>
        ))}
      </nav>
      {same ? null : (
        <nav aria-label="Year">
          <b>Year</b>
          {years.slice(0, yearsShown).map(year)}
          {years.length <= yearsShown ? null : (
            <details>
              <summary>back to {years.at(-1)}</summary>
              {years.slice(yearsShown).map(year)}
            </details>
          )}
        </nav>
      )}
    </div>
  )
}

/** A fixed order, so that a switch does not move when it is used. */
const order = Object.keys(basisTitle)
const byTitle = (a: string, b: string): number => order.indexOf(a) - order.indexOf(b)
