import { Refusal } from '../../kernel/errors.ts'
import type { Day } from '../../kernel/day.ts'
import { heldReceipt, indexOriginal, verifyTranscription } from '../../receipts/transcription.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Manifest } from '../../sources/manifest.ts'
import { manifests } from '../../sources/manifests.ts'
import type { Source } from '../../sources/source.ts'
import { today } from '../clock/clock.ts'
import type { Store } from '../sqlite/store.ts'
import { fetchPublic, type FetchLimits } from '../fetch/fetch-public.ts'
import { originalInFolder, unpacked } from './find.ts'

export interface UpgradeOptions {
  /** Folder with the publishers' files; without it they are fetched from the publishers' addresses. */
  readonly from?: string
  /** Day on which the receipts become held; today unless told. */
  readonly known?: Day
  readonly onProgress?: (progress: UpgradeProgress) => void
  readonly limits?: FetchLimits
}

export interface UpgradeProgress {
  readonly file: string
  readonly done: number
  readonly of: number
}

/** A transcribed figure that the publisher's file does not bear out. */
export interface Mismatch {
  readonly receipt: string
  readonly file: string
  readonly line: number | null
  readonly says: string
  readonly expected: string
  readonly found: string
}

export interface UpgradeReport {
  /** Originals that were read and are now in the store. */
  readonly files: readonly { readonly file: string; readonly hash: string; readonly size: number; readonly verified: number }[]
  /** Receipts whose quote was found at its place, whether they became held now or had been before. */
  readonly verified: number
  /** Of these, receipts that became held now. */
  readonly upgraded: number
  readonly mismatches: readonly Mismatch[]
  /** Originals that could not be had, and why. */
  readonly missing: readonly { readonly file: string; readonly says: string }[]
}

/**
 * Gets the publishers' own files, keeps their bytes, and checks every transcribed figure against its place in them. What is found becomes
 * a `held` receipt under the same id; what is not found is reported and stays as it was. Running it again changes nothing.
 */
export async function upgradeOriginals(store: Store, options: UpgradeOptions = {}): Promise<UpgradeReport> {
  if (store.readOnly)
    throw new Refusal('store-read-only', `the store in ${store.home} cannot be written, so no originals can be kept`)
  const known = options.known ?? today()
  const sources = [...store.sources().values()].filter((source) => source.file !== '')
  const files: { file: string; hash: string; size: number; verified: number }[] = []
  const mismatches: Mismatch[] = []
  const missing: { file: string; says: string }[] = []
  let [verified, upgraded] = [0, 0]
  for (const [done, source] of sources.entries()) {
    options.onProgress?.({ file: source.file, done, of: sources.length })
    const bytes = await got(source, options, missing)
    if (!bytes) continue
    const hash = await store.originals.put(bytes)
    const checked = check(store.transcribed(source.id), source, bytes, hash, known)
    upgraded += store.add({ receipts: checked.held })
    verified += checked.verified
    mismatches.push(...checked.mismatches)
    files.push({ file: source.file, hash, size: bytes.length, verified: checked.verified })
  }
  options.onProgress?.({ file: '', done: sources.length, of: sources.length })
  return { files, verified, upgraded, mismatches, missing }
}

async function got(
  source: Source,
  options: UpgradeOptions,
  missing: { file: string; says: string }[],
): Promise<Uint8Array | undefined> {
  try {
    if (options.from !== undefined) {
      const bytes = await originalInFolder(options.from, source)
      if (!bytes) missing.push({ file: source.file, says: `not in ${options.from}` })
      return bytes
    }
    const bytes = await unpacked((await fetchPublic(source.url, options.limits)).bytes)
    if (!isPage(bytes)) return bytes
    missing.push({
      file: source.file,
      says: `${source.url} is a page, not the file; save the file from there and name its folder with --from`,
    })
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    missing.push({ file: source.file, says: thrown.message })
    return undefined
  }
}

/** Markup where a table or JSON was expected: many publishers give the address of the page that offers the file. */
const isPage = (bytes: Uint8Array): boolean => /^[\s\uFEFF]*</.test(new TextDecoder().decode(bytes.subarray(0, 200)))

interface Checked {
  readonly held: readonly Receipt[]
  readonly verified: number
  readonly mismatches: readonly Mismatch[]
}

function check(receipts: readonly Receipt[], source: Source, bytes: Uint8Array, hash: string, known: Day): Checked {
  const { charset, format } = manifestOf(source)
  const original = indexOriginal(bytes, charset, format)
  const mediaType = format === 'json' ? 'application/json' : 'text/csv'
  const held: Receipt[] = []
  const mismatches: Mismatch[] = []
  let verified = 0
  for (const receipt of receipts) {
    const { locator } = receipt
    if (locator === null) continue
    const found = verifyTranscription({ locator, names: receipt.names }, original)
    if (!found.ok) {
      const { says, expected, found: stands } = found
      mismatches.push({ receipt: receipt.id, file: source.file, line: locator.line ?? null, says, expected, found: stands })
      continue
    }
    verified++
    if (receipt.class !== 'held' || receipt.original?.hash !== hash)
      held.push(heldReceipt(receipt, found, { hash, mediaType, size: bytes.length, bytes }, known))
  }
  return { held, verified, mismatches }
}

const manifestOf = (source: Source): Pick<Manifest, 'charset' | 'format'> =>
  manifests.find((manifest) => manifest.source === source.id) ?? {
    charset: 'utf-8',
    format: /\.json(?:\.gz)?$/.test(source.file) ? 'json' : 'csv',
  }
