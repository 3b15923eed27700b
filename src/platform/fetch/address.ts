import { BlockList, isIP } from 'node:net'

const listed = (family: 'ipv4' | 'ipv6', networks: readonly (readonly [network: string, bits: number])[]): BlockList => {
  const list = new BlockList()
  for (const [network, bits] of networks) list.addSubnet(network, bits, family)
  return list
}

/** IPv4 that is not globally reachable (IANA special-purpose registry, RFC 6890), and one public address that answers only inside a cloud. */
const notOpen4 = listed('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Azure hands out machine metadata here, on every virtual machine.
  ['168.63.129.16', 32],
])

/** Only this part of IPv6 is given out to the open internet (RFC 4291); everything else is ours, or wraps another address. */
const given6 = listed('ipv6', [['2000::', 3]])

/** What of it is not: protocol assignments with Teredo, documentation, and 6to4, which wraps an IPv4 address. */
const notOpen6 = listed('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
])

const loopback4 = listed('ipv4', [['127.0.0.0', 8]])

/**
 * Whether an address lies on the open internet. Loopback, private, link-local, carrier, documentation and metadata ranges do not, nor
 * does an IPv4 address wrapped in an IPv6 one that would lead there.
 */
export function isPublicAddress(address: string): boolean {
  const wrapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (wrapped) return isPublicAddress(wrapped)
  const family = isIP(address)
  if (family === 4) return !notOpen4.check(address, 'ipv4')
  return family === 6 && given6.check(address, 'ipv6') && !notOpen6.check(address, 'ipv6')
}

/** Whether an address is this machine itself, which only tests may connect to. */
export const isLoopback = (address: string): boolean =>
  isIP(address) === 4 ? loopback4.check(address, 'ipv4') : address === '::1'
