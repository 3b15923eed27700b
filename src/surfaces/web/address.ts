/** The state of a page: its path and what was asked, as they stand in the address. */
export interface Address {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** The address with some fields changed; `null` or an empty text removes a field. Fields are sorted, so one state has one address. */
export function addressOf(at: Address, change: Readonly<Record<string, string | number | null>> = {}, anchor = ''): string {
  const fields: Record<string, string> = { ...at.query }
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') delete fields[name]
    else fields[name] = String(value)
  }
  const query = new URLSearchParams(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))).toString()
  return `${at.path}${query === '' ? '' : `?${query}`}${anchor === '' ? '' : `#${anchor}`}`
}

/** A path on this desk, or `/`: what a form says to go back to is never another site. */
export const pathHere = (text: string): string =>
  /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(text) && !text.startsWith('/theme') ? text : '/'

/** Only the named fields, so that an unknown one in an address is never passed on to a question. */
export const pick = (query: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])))
