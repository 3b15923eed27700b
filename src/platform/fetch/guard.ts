import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import { Unfetched } from './unfetched.ts'
import { isLoopback, isPublicAddress } from './address.ts'
import type { FetchLimits } from './limits.ts'

/** Reads an address as the desk may fetch it; refuses other schemes, and names or passwords in it. */
export function readAddress(address: string): URL {
  if (!URL.canParse(address)) throw new Unfetched('bad-input', `"${address}" is not an address`)
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Unfetched('bad-input', `only http and https addresses are fetched, not ${url.protocol.slice(0, -1)}`)
  if (url.username !== '' || url.password !== '')
    throw new Unfetched('bad-input', 'an address with a user name in it is not fetched')
  return url
}

const notPublic = (host: string): Unfetched =>
  new Unfetched('bad-input', `${host} is not on the public internet; the desk fetches no loopback or private addresses`)

/** Which addresses may be connected to. */
export const allowing = ({ allowLoopback = false }: FetchLimits): ((address: string) => boolean) =>
  allowLoopback ? (address) => isPublicAddress(address) || isLoopback(address) : isPublicAddress

/** A host written as a number is connected to without being looked up, so it is looked at here. */
export function refuseLiteral(url: URL, allows: (address: string) => boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !allows(host)) throw notPublic(host)
}

type Looked = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/**
 * Resolves a name for the socket itself: the address that was checked is the one connected to, so a name that leads elsewhere at the
 * next look changes nothing. One address that is not public spoils them all.
 */
export const guardedLookup =
  (allows: (address: string) => boolean, lookup = systemLookup) =>
  (host: string, options: { all?: boolean | undefined }, done: Looked): void => {
    lookup(host, { all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => allows(address))) return done(notPublic(host), [])
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
