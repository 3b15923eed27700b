import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { verifyHeld } from '../../answers/receipt/verify.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Store } from '../sqlite/store.ts'

/** Something that is not as it was kept: an original with the receipts that rest on it, one receipt, or the store's file. */
export interface Damage {
  readonly what: 'store' | 'original' | 'receipt'
  /** Hash of the original, id of the receipt, or name of the file. */
  readonly name: string
  readonly says: string
  /** Receipts that can no longer be shown. */
  readonly receipts: readonly string[]
}

export interface VerifyReport {
  readonly well: boolean
  readonly receipts: number
  readonly originals: number
  readonly bytes: number
  readonly damage: readonly Damage[]
  /** Originals no receipt rests on: what a crash left behind before it was acknowledged. Harmless. */
  readonly unused: number
  readonly archive: string | null
}

/**
 * Looks at everything again: the store's file page by page, every original against its name, every quoted stretch of bytes against the
 * hash in its receipt. What is damaged is named with the receipts it costs, and the rest is looked at all the same.
 */
export async function verify(store: Store, onProgress?: (done: number, of: number) => void): Promise<VerifyReport> {
  const damage: Damage[] = store.examineWhole().map((says) => ({ what: 'store', name: 'ytterby.sqlite', says, receipts: [] }))
  const held = readable(() => store.heldReceipts(), new Map<string, Receipt[]>(), damage)
  let [receipts, bytes, done] = [0, 0, 0]
  for (const [hash, resting] of held) {
    onProgress?.(done++, held.size)
    receipts += resting.length
    const found = await original(store, hash)
    if ('says' in found) damage.push({ what: 'original', name: hash, says: found.says, receipts: resting.map(({ id }) => id) })
    else {
      bytes += found.bytes.length
      damage.push(...(await quotes(resting, found.bytes)))
    }
  }
  onProgress?.(held.size, held.size)
  return {
    well: damage.length === 0,
    receipts,
    originals: held.size,
    bytes,
    damage,
    unused: await unused(store, new Set(held.keys())),
    archive: readable(() => store.archiveHash(), null, damage),
  }
}

/** What the store's file still gives; a page that cannot be read is one damage. */
function readable<T>(read: () => T, otherwise: T, damage: Damage[]): T {
  try {
    return read()
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    if (!damage.some(({ what }) => what === 'store'))
      damage.push({ what: 'store', name: 'ytterby.sqlite', says: thrown.message, receipts: [] })
    return otherwise
  }
}

async function original(store: Store, hash: string): Promise<{ readonly bytes: Uint8Array } | { readonly says: string }> {
  try {
    const bytes = await store.originals.get(hash)
    return bytes ? { bytes } : { says: 'it is missing from blobs/' }
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    return { says: 'its bytes no longer match its hash' }
  }
}

/** Receipts whose quote does not stand where they say; all of one original at once, so that it is unpacked once. */
async function quotes(receipts: readonly Receipt[], bytes: Uint8Array): Promise<Damage[]> {
  const whole = receipts[0]?.original?.hash ?? ''
  const given = { get: () => Promise.resolve(bytes), has: () => Promise.resolve(true), put: () => Promise.resolve(whole) }
  const damage: Damage[] = []
  for (const receipt of receipts) {
    const { original: place } = receipt
    // The whole file was just compared with its name.
    const isWhole = place?.from === 0 && place.to === bytes.length && place.quoteHash === whole
    if (isWhole || (await verifyHeld(receipt, given)).verified === 'bytes match') continue
    damage.push({
      what: 'receipt',
      name: receipt.id,
      says: 'its quote does not stand at its place in the original',
      receipts: [receipt.id],
    })
  }
  return damage
}

async function unused(store: Store, used: ReadonlySet<string>): Promise<number> {
  const folder = join(store.home, 'blobs')
  if (!existsSync(folder)) return 0
  const files = await readdir(folder, { recursive: true })
  return files.filter((name) => {
    const hash = /^([0-9a-f]{2})[/\\]([0-9a-f]{62})\.zst$/.exec(name)
    return hash === null ? name.endsWith('.part') : !used.has(`${hash[1]}${hash[2]}`)
  }).length
}

/** The report in words. */
export function sayVerify({ well, receipts, originals, bytes, damage, unused: spare, archive }: VerifyReport): string {
  const lines = [
    `${receipts.toLocaleString('en')} held receipts in ${originals.toLocaleString('en')} originals (${(bytes / 1_048_576).toFixed(1)} MB unpacked) were read again: ${well ? 'all are as they were' : `${damage.length} damaged`}`,
    ...damage.slice(0, 20).map(sayDamage),
    ...(damage.length > 20 ? [`and ${damage.length - 20} more`] : []),
    ...(spare > 0 ? [`${spare} originals that no receipt rests on (left by an interrupted ingest; harmless)`] : []),
    ...(archive === null ? [] : [`archive ${archive}`]),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

const sayDamage = ({ what, name, says, receipts }: Damage): string =>
  `DAMAGED ${what} ${what === 'original' ? `${name.slice(0, 16)}…` : name}: ${says}${what === 'original' ? `; ${receipts.length} ${receipts.length === 1 ? 'receipt rests' : 'receipts rest'} on it (${receipts.slice(0, 3).join(', ')}${receipts.length > 3 ? ' …' : ''})` : ''}`
