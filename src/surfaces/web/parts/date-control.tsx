import type { ComponentChildren } from 'preact'
import { addressOf, type Address } from '../address.ts'
import { sayDate } from '../say.ts'

/** The two times, as a form that keeps everything else of the address; shortcuts are links. */
export function DateControl({
  at,
  asOf,
  knownBy,
  shortcuts,
  children,
}: {
  at: Address
  asOf: string
  knownBy: string | null
  shortcuts: readonly { readonly word: string; readonly day: string | null }[]
  children?: ComponentChildren
}) {
  const kept = Object.entries(at.query).filter(([name]) => name !== 'asOf' && name !== 'knownBy')
  const chosen = at.query['asOf'] ?? ''
  return (
    <form class="dates" method="get" action={at.path}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label for="as-of">As of</label>
      <input id="as-of" type="date" name="asOf" value={asOf} required />
      <button type="submit">Judge</button>
      <ul class="shortcuts">
        {shortcuts.map(({ word, day }) => (
          <li>
            <a href={addressOf(at, { asOf: day })} aria-current={(day ?? '') === chosen ? 'true' : undefined}>
              {word}
            </a>
          </li>
        ))}
      </ul>
      {children}
      <details open={knownBy !== null}>
        <summary>{knownBy === null ? 'More' : `Known by ${sayDate(knownBy)}`}</summary>
        <p>
          <label for="known-by">Use only what could be known on</label>
          <input id="known-by" type="date" name="knownBy" value={knownBy ?? ''} />
        </p>
        <p class="small">Leave it empty to use everything in the store.</p>
      </details>
    </form>
  )
}
