/** A `feed` of items, one `page` or PDF, or a `list`: a page of links to documents, such as a ministry's notices. */
export const watchedKinds = ['feed', 'page', 'list'] as const
export type WatchedKind = (typeof watchedKinds)[number]

/** A publisher's address that is looked at on a schedule, and how that goes. Times are milliseconds since 1970; null is never. */
export interface WatchedSource {
  readonly id: number
  readonly url: string
  readonly kind: WatchedKind
  readonly title: string
  readonly publisher: string
  /** Minutes between two looks while all is well. */
  readonly every: number
  readonly added: number
  readonly paused: boolean
  readonly due: number
  /** What the server said of the copy we have, for asking only for what is new. */
  readonly etag: string | null
  readonly lastModified: string | null
  readonly tried: number | null
  readonly succeeded: number | null
  /** When it last brought something new. */
  readonly changed: number | null
  /** Failures in a row. */
  readonly failures: number
  /** Why the last look failed. */
  readonly says: string | null
  /** Documents it has brought so far. */
  readonly kept: number
}

/** What is told of a source to be watched. */
export interface ToWatch {
  readonly url: string
  readonly kind: WatchedKind
  readonly title: string
  readonly publisher: string
  readonly every: number
}

/** The list of watched sources. Addresses are canonical; adding one that is there changes its description and nothing else. */
export interface WatchedSources {
  list(): Promise<readonly WatchedSource[]>
  add(source: ToWatch): Promise<WatchedSource>
  /** Answers the source as it is then, or undefined where there is none. */
  pause(id: number, paused: boolean): Promise<WatchedSource | undefined>
  /** Makes it due at once. */
  hurry(id: number): Promise<WatchedSource | undefined>
  /** Looked at no more; what it brought stays. */
  remove(id: number): Promise<boolean>
}

/** What watching an address would bring, found by looking at it once. */
export interface Preview {
  readonly url: string
  readonly kind: WatchedKind
  readonly title: string
  readonly publisher: string
  /** Items of the feed, documents a list links to, or one page. */
  readonly count: number
  /** The first of them. */
  readonly items: readonly { readonly title: string; readonly date: string | null; readonly url: string | null }[]
  /** Feeds the page offers. */
  readonly feeds: readonly string[]
}

const minute = 60_000
const longestBackOff = 24 * 60 * minute

/**
 * When a source is looked at next: after its interval when the last look went well, later and later after failures, and never before the
 * server asked for. A clock that was set back never leaves a source waiting longer than its interval.
 */
export function nextLook(now: number, every: number, failures: number, asked = 0): number {
  const pause =
    failures === 0 ? every * minute : Math.min(longestBackOff, Math.max(every * minute, 5 * minute * 2 ** (failures - 1)))
  return now + Math.max(pause, asked)
}

/** Whether a source is due. One that says "later than its interval allows" was written under another clock, and is due. */
export const isDue = ({ paused, due, every }: WatchedSource, now: number): boolean =>
  !paused && (due <= now || due > now + Math.max(every * minute, longestBackOff) + minute)

/** How a source is: paused by the user, never looked at, well, failing, or silent for ten of its intervals and a month. */
export const healths = ['paused', 'new', 'well', 'failing', 'silent'] as const
export type Health = (typeof healths)[number]

export function healthOf(source: WatchedSource, now: number): Health {
  if (source.paused) return 'paused'
  if (source.tried === null) return 'new'
  if (source.failures > 0) return 'failing'
  const silence = now - (source.changed ?? source.added)
  return silence > Math.max(10 * source.every * minute, 30 * 24 * 60 * minute) ? 'silent' : 'well'
}
