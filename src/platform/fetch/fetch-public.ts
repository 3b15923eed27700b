import type { Response } from 'undici'
import { Refusal } from '../../kernel/errors.ts'
import { allowing, guardedLookup, readAddress, refuseLiteral } from './guard.ts'
import { defaultLimits, userAgent, type FetchLimits } from './limits.ts'
import { readLimited } from './read-limited.ts'
import { waitAsked } from './retry-after.ts'
import { Unfetched } from './unfetched.ts'

export type { FetchLimits } from './limits.ts'

/** What a server said of the copy we hold; sent back so that it need not send the same again. */
export interface Validators {
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
}

/** What came from an address: the bytes, and what the server said they are. */
export interface Fetched {
  readonly bytes: Uint8Array
  readonly mediaType: string | null
  /** Where it was found in the end, after redirects. */
  readonly url: string
  readonly status: number
  readonly validators: Validators
  /** Every address on the way, the last included. */
  readonly hops: readonly string[]
}

/** The server says that what we hold is still what it has. */
export interface Unchanged {
  readonly unchanged: true
  readonly url: string
}

/**
 * Fetches one public address, http or https. The check is made on the address that is connected to, after resolution and after every
 * redirect; no cookies, no credentials. Refuses with `bad-input`, `input-too-large` or `fetch-failed`, as an `Unfetched`.
 */
export async function fetchPublic(address: string, limits: FetchLimits = {}): Promise<Fetched> {
  const got = await fetchIfChanged(address, {}, limits)
  if ('unchanged' in got) throw new Unfetched('fetch-failed', `${address} answered 304 without having been asked`)
  return got
}

/** The same, asking only for what has changed since `held`. */
export async function fetchIfChanged(address: string, held: Validators, given: FetchLimits = {}): Promise<Fetched | Unchanged> {
  const url = readAddress(address)
  const limits = { ...defaultLimits, ...given }
  const allows = allowing(limits)
  const { Agent, fetch } = await import('undici')
  const dispatcher = new Agent({
    connect: { lookup: guardedLookup(allows, limits.lookup), timeout: Math.min(15_000, limits.milliseconds) },
    headersTimeout: limits.idle,
    bodyTimeout: limits.idle,
  })
  const signal = AbortSignal.timeout(limits.milliseconds)
  const headers = {
    'user-agent': userAgent,
    ...(held.etag === undefined ? {} : { 'if-none-match': held.etag }),
    ...(held.lastModified === undefined ? {} : { 'if-modified-since': held.lastModified }),
  }
  try {
    const hops: string[] = []
    for (let next = url; hops.length <= limits.redirects;) {
      refuseLiteral(next, allows)
      hops.push(next.href)
      const response = await fetch(next, { dispatcher, signal, redirect: 'manual', headers, credentials: 'omit' })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel()
        if (!URL.canParse(location, next)) throw new Unfetched('fetch-failed', `${next.href} redirects to "${location}"`)
        next = readAddress(new URL(location, next).href)
        continue
      }
      if (response.status === 304) return { unchanged: true, url: next.href }
      return await received(response, next.href, hops, limits.bytes)
    }
    throw new Unfetched('fetch-failed', `${url.href} redirects more than ${limits.redirects} times`)
  } catch (thrown) {
    throw thrown instanceof Refusal ? thrown : failure(url, thrown)
  } finally {
    await dispatcher.destroy()
  }
}

async function received(response: Response, url: string, hops: readonly string[], most: number): Promise<Fetched> {
  const { status, headers } = response
  if (!response.ok) {
    const wait = waitAsked(headers.get('retry-after'), Date.now())
    const passing = status === 408 || status === 425 || status === 429 || status >= 500
    throw new Unfetched('fetch-failed', `${url} answered ${status}`, { status, passing, ...(wait === undefined ? {} : { wait }) })
  }
  const bytes = await readLimited(response.body, most, url, Number(headers.get('content-length') ?? Number.NaN))
  return {
    bytes,
    mediaType: headers.get('content-type'),
    url,
    status,
    validators: { etag: headers.get('etag') ?? undefined, lastModified: headers.get('last-modified') ?? undefined },
    hops,
  }
}

function failure(url: URL, thrown: unknown): Refusal {
  const cause = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown
  if (cause instanceof Refusal) return cause
  return new Unfetched('fetch-failed', `${url.href} ${sayWhy(thrown, cause)}`, { cause: thrown, passing: true })
}

const codeOf = (cause: unknown): string => (cause instanceof Error && 'code' in cause ? String(cause.code) : '')

function sayWhy(thrown: unknown, cause: unknown): string {
  if (thrown instanceof Error && thrown.name === 'TimeoutError') return 'did not answer in time'
  const code = codeOf(cause)
  if (code === 'UND_ERR_BODY_TIMEOUT' || code === 'UND_ERR_HEADERS_TIMEOUT') return 'fell silent in the middle of its answer'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'could not be fetched: its name leads nowhere'
  if (code === 'ECONNREFUSED') return 'could not be fetched: nobody answers there'
  return `could not be fetched: ${cause instanceof Error ? cause.message : String(cause)}`
}
