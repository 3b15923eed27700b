import { mixed } from './shingles.ts'

/** Values of a signature, and the bands they are cut into: two texts that share three tenths of their shingles meet in one of four. */
export const signatureLength = 128
export const bandRows = 4

// One fixed multiplier and offset for each value: the same text has the same signature on every machine.
const salts = Array.from({ length: signatureLength }, (_, at) => [mixed(2 * at + 1) | 1, mixed(0x9e3779b9 + at)] as const)
const multipliers = Uint32Array.from(salts, ([multiplier]) => multiplier)
const offsets = Uint32Array.from(salts, ([, offset]) => offset)

/** MinHash signature (Broder 1997): the least value of each hash over the shingles; the share of equal values estimates Jaccard. */
export function signatureOf(shingles: Iterable<number>): Uint32Array {
  const least = new Uint32Array(signatureLength).fill(0xffffffff)
  for (const shingle of shingles)
    for (let at = 0; at < signatureLength; at++) {
      let hash = Math.imul(shingle, multipliers[at] ?? 1) + (offsets[at] ?? 0)
      hash = (hash ^ (hash >>> 15)) >>> 0
      if (hash < (least[at] ?? 0)) least[at] = hash
    }
  return least
}

/** Names of the buckets a signature falls into, one a band. */
export function bandsOf(signature: Uint32Array): string[] {
  const bands: string[] = []
  for (let from = 0; from < signature.length; from += bandRows)
    bands.push(`${from}:${signature.subarray(from, from + bandRows).join('.')}`)
  return bands
}
