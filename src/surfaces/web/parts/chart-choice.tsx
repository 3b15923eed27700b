import type { ComponentChildren } from 'preact'
import type { Address } from '../address.ts'
import { mineralChoices, mineralTitle } from '../minerals.ts'

/** A mineral field with the choices of the trade. */
export const MineralField = ({ mineral }: { mineral: string }) => (
  <p class="field">
    <label for="mineral">Mineral</label>
    <select id="mineral" name="mineral">
      {mineralChoices.map(({ label, values }) => (
        <optgroup label={label}>
          {values.map((value) => (
            <option value={value} selected={value === mineral}>
              {mineralTitle(value)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  </p>
)

/**
 * A slider over the years with figures; the years are marked below it. Without script the button sends it and the neighbouring
 * years are links beside it; with script the page follows the slider.
 */
export const YearField = ({ year, years, to }: { year: number; years: readonly number[]; to: (year: number) => string }) => {
  const sorted = years.toSorted((a, b) => a - b)
  const [first = year, last = year] = [sorted[0], sorted.at(-1)]
  const [before, after] = [sorted.findLast((each) => each < year), sorted.find((each) => each > year)]
  return (
    <p class="field year-field">
      <label for="year">Year</label>
      {before === undefined ? (
        <span class="step" aria-hidden="true">
          ◂
        </span>
      ) : (
        <a class="step" href={to(before)} aria-label={`Year ${before}`}>
          ◂
        </a>
      )}
      <input id="year" type="range" name="year" min={first} max={last} step="1" value={year} list="years" />
      <datalist id="years">
        {sorted.map((each) => (
          <option value={each} />
        ))}
      </datalist>
      {after === undefined ? (
        <span class="step" aria-hidden="true">
          ▸
        </span>
      ) : (
        <a class="step" href={to(after)} aria-label={`Year ${after}`}>
          ▸
        </a>
      )}
      <output for="year">{year}</output>
    </p>
  )
}

/** The two times, behind one word unless one of them was chosen. */
export const TimesField = ({ at }: { at: Address }) => {
  const [asOf, knownBy] = [at.query['asOf'] ?? '', at.query['knownBy'] ?? '']
  return (
    <details class="times" open={asOf !== '' || knownBy !== ''}>
      <summary>Dates</summary>
      <p class="field">
        <label for="as-of">As of</label>
        <input id="as-of" name="asOf" type="date" value={asOf} />
      </p>
      <p class="field">
        <label for="known-by">Known by</label>
        <input id="known-by" name="knownBy" type="date" value={knownBy} />
      </p>
    </details>
  )
}

/** The form of a page of charts. What it sends is the page's address; with script the page follows its fields. */
export const ChartChoice = ({
  at,
  keep,
  children,
}: {
  at: Address
  /** Fields of the address that no control shows and that stay as they are. */
  keep: readonly string[]
  children: ComponentChildren
}) => (
  <form class="chart-choice" method="get" action={at.path} data-live-choice>
    {keep.flatMap((name) => {
      const value = at.query[name]
      return value === undefined ? [] : [<input type="hidden" name={name} value={value} />]
    })}
    {children}
    <button type="submit">Show</button>
  </form>
)
