import { lookup, type LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import { Refusal } from '../../kernel/errors.ts'
import { isPublicAddress } from './address.ts'
import { largestOriginal } from './find.ts'

export interface FetchLimits {
  readonly bytes?: number
  readonly milliseconds?: number
  /** Which resolved addresses may be connected to; only public ones unless a test says otherwise. */
  readonly allows?: (address: string) => boolean
}

/** What came from an address: the bytes, and what the server said they are. */
export interface Fetched {
  readonly bytes: Uint8Array
  readonly mediaType: string | null
  readonly url: string
}

/**
 * Fetches one public address, http or https, because the user asked for it. The check is made on the address that is connected to, after
 * resolution and after every redirect. Refuses with `bad-input`, `input-too-large` or `fetch-failed`.
 */
export async function fetchPublic(address: string, limits: FetchLimits = {}): Promise<Fetched> {
  const url = readAddress(address)
  const allows = limits.allows ?? isPublicAddress
  const most = limits.bytes ?? largestOriginal
  const { Agent, fetch } = await import('undici')
  const dispatcher = new Agent({ connect: { lookup: guardedLookup(allows), timeout: 15_000 } })
  const signal = AbortSignal.timeout(limits.milliseconds ?? 60_000)
  try {
    let next = url
    for (let hops = 0; hops < 6; hops++) {
      refuseLiteral(next, allows)
      const response = await fetch(next, {
        dispatcher,
        signal,
        redirect: 'manual',
        headers: { 'user-agent': 'ytterby (evidence desk)' },
      })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel()
        next = readAddress(new URL(location, next).href)
        continue
      }
      if (!response.ok) throw new Refusal('fetch-failed', `${next.href} answered ${response.status}`)
      const bytes = await readLimited(response.body, most, next)
      return { bytes, mediaType: response.headers.get('content-type'), url: next.href }
    }
    throw new Refusal('fetch-failed', `${url.href} redirects more than five times`)
  } catch (thrown) {
    throw thrown instanceof Refusal ? thrown : failure(url, thrown)
  } finally {
    await dispatcher.destroy()
  }
}

function readAddress(address: string): URL {
  if (!URL.canParse(address)) throw new Refusal('bad-input', `"${address}" is not an address`)
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Refusal('bad-input', `only http and https addresses are fetched, not ${url.protocol.slice(0, -1)}`)
  if (url.username !== '' || url.password !== '')
    throw new Refusal('bad-input', 'an address with a user name in it is not fetched')
  return url
}

const notPublic = (host: string): Refusal =>
  new Refusal('bad-input', `${host} is not on the public internet; the desk fetches no loopback or private addresses`)

/** A host written as a number is connected to without being looked up. */
function refuseLiteral(url: URL, allows: (address: string) => boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !allows(host)) throw notPublic(host)
}

type Looked = (error: Error | null, address: string | LookupAddress[], family?: number) => void

const guardedLookup =
  (allows: (address: string) => boolean) =>
  (host: string, options: { all?: boolean | undefined }, done: Looked): void => {
    lookup(host, { all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => allows(address))) return done(notPublic(host), [])
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }

async function readLimited(body: AsyncIterable<Uint8Array> | null, most: number, url: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > most) throw new Refusal('input-too-large', `${url.href} is larger than ${Math.round(most / 1_048_576)} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function failure(url: URL, thrown: unknown): Refusal {
  const cause = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown
  if (cause instanceof Refusal) return cause
  const why =
    thrown instanceof Error && thrown.name === 'TimeoutError' ? 'did not answer in time' : `could not be fetched: ${say(cause)}`
  return new Refusal('fetch-failed', `${url.href} ${why}`, { cause: thrown })
}

const say = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
