import { Refusal } from '../../kernel/errors.ts'
import type { Bundle as ReadBundle } from '../../ledger/bundle.ts'
import type { LoadReport } from '../sqlite/load.ts'
import type { Store } from '../sqlite/store.ts'
import { readDataFolder, stampOf } from './folder.ts'

/** Reads the files of the data folder into records; `readBundle` of the ledger, or the like. */
export type BundleReader = (files: ReadonlyMap<string, string>) => ReadBundle

export interface EnsureOptions {
  readonly folder: string
  /** Version of the program and of its build; another one reads the data again. */
  readonly version: string
  /** Called only when there is something to read, so that an up-to-date store costs a few file dates. */
  readonly reader: () => Promise<BundleReader>
}

/**
 * Makes sure that the store holds the bundled data as it stands in the folder. Answers undefined when it does already. A read-only
 * store is left as it is if it holds any bundle. Refuses with `data-damaged` when the data itself cannot be read.
 */
export async function ensureBundle(store: Store, options: EnsureOptions): Promise<LoadReport | undefined> {
  const stamp = stampOf(options.folder, options.version)
  if (store.note('stamp') === stamp) return undefined
  if (store.readOnly) {
    if (store.bundle()) return undefined
    throw new Refusal('store-read-only', `the store in ${store.home} holds no data yet and cannot be written`)
  }
  const { files, hash } = readDataFolder(options.folder)
  const read = (await options.reader())(files)
  const [first] = read.faults
  if (first)
    throw new Refusal('data-damaged', `the bundled data cannot be read (${read.faults.length} faults), the first: ${first.says}`)
  const report = store.load({ ...read, sources: [...read.sources.values()], hash: `${hash} ${options.version}` })
  store.setNote('stamp', stamp)
  return report
}
