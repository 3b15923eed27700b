/** No server is believed when it asks for more. */
const longest = 24 * 3600 * 1000

/** Milliseconds a `Retry-After` header asks to wait (RFC 9110, section 10.2.3): seconds or a date; undefined when it says neither. */
export function waitAsked(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  const seconds = /^\s*(\d+)\s*$/.exec(header)?.[1]
  const wait = seconds === undefined ? Date.parse(header) - now : Number(seconds) * 1000
  return Number.isNaN(wait) ? undefined : Math.min(longest, Math.max(0, wait))
}
