import { daysInMonth } from '../../../kernel/day.ts'
import { addressOf, type Address } from '../address.ts'
import type { SearchAnswer } from '../questions.ts'
import { sayNumber, sayPeriod } from '../say.ts'

interface Bar {
  readonly label: string
  readonly count: number
  readonly from: string
  readonly to: string
}

/** Beyond this many bars the earliest are left to the form. */
const mostBars = 48
const height = 56

/** Bars for every year from the first to the last with matches, or for the months of up to two years. */
export function barsOf(facets: SearchAnswer['facets'], at: Address): Bar[] {
  const { from, to } = at.query
  const isShort = from !== undefined && to !== undefined && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < 2
  const counts = new Map((facets[isShort ? 'month' : 'year'] ?? []).map(({ value, count }) => [value, count]))
  const inside = [...counts.keys()].filter(
    (value) =>
      (from === undefined || value >= from.slice(0, value.length)) && (to === undefined || value <= to.slice(0, value.length)),
  )
  const [first, last] = [inside.toSorted()[0], inside.toSorted().at(-1)]
  if (first === undefined || last === undefined) return []
  const bars: Bar[] = []
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const name = String(year).padStart(4, '0')
    if (!isShort) {
      bars.push({ label: name, count: counts.get(name) ?? 0, from: `${name}-01-01`, to: `${name}-12-31` })
      continue
    }
    for (let month = 1; month <= 12; month++) {
      const label = `${name}-${String(month).padStart(2, '0')}`
      if (label < first || label > last) continue
      bars.push({ label, count: counts.get(label) ?? 0, from: `${label}-01`, to: `${label}-${daysInMonth(year, month)}` })
    }
  }
  return bars.slice(-mostBars)
}

/** How many matches speak of each year or month; each bar narrows the search to it. */
export function Histogram({ bars, at }: { bars: readonly Bar[]; at: Address }) {
  if (bars.length < 2) return null
  const most = Math.max(...bars.map(({ count }) => count))
  const [first, last] = [bars[0], bars.at(-1)]
  return (
    <figure class="histogram">
      <figcaption>
        By {first?.label.length === 4 ? 'year' : 'month'} <span class="count">at most {sayNumber(most)}</span>
      </figcaption>
      <ol>
        {bars.map(({ label, count, from, to }) => {
          // A bar too low to be seen would say that there is nothing.
          const tall = count === 0 ? 0 : Math.max(2, Math.round((count / most) * height))
          const picture = (
            <svg viewBox={`0 0 10 ${height}`} preserveAspectRatio="none" aria-hidden="true">
              <rect x="1" y={height - tall} width="8" height={tall} />
            </svg>
          )
          const says = `${sayPeriod(label)}: ${sayNumber(count)}`
          return (
            <li>
              {count === 0 ? (
                <span title={says}>{picture}</span>
              ) : (
                <a href={addressOf(at, { from, to, offset: null })} title={says}>
                  {picture}
                  <span class="unseen">{says}</span>
                </a>
              )}
            </li>
          )
        })}
      </ol>
      <p class="ends" aria-hidden="true">
        <span>{first === undefined ? '' : sayPeriod(first.label)}</span>
        <span>{last === undefined ? '' : sayPeriod(last.label)}</span>
      </p>
    </figure>
  )
}
