import type { lookup } from 'node:dns'

/** How much of the desk's time and memory one address may cost. */
export interface FetchLimits {
  /** Most bytes, unpacked: what a compressed body unfolds to counts. */
  readonly bytes?: number
  /** For everything together, redirects too. */
  readonly milliseconds?: number
  /** Silence in the middle of an answer after which it is given up. */
  readonly idle?: number
  /** Redirects that are followed. */
  readonly redirects?: number
  /** Lets loopback addresses through beside public ones. For tests, which serve themselves; nothing else sets it. */
  readonly allowLoopback?: boolean
  /** Resolves names; the system's resolver unless a test says otherwise. */
  readonly lookup?: typeof lookup
}

/** No publisher's file we know is a tenth of this. */
export const largestFetched = 128 * 1024 * 1024

export const defaultLimits = { bytes: largestFetched, milliseconds: 60_000, idle: 20_000, redirects: 5 } as const

/** Who asks: a server's log shows what this program is, and robots.txt can name it by its first word. */
export const userAgent = 'Ytterby/0.1 (self-hosted evidence desk)'
export const robotName = 'Ytterby'
