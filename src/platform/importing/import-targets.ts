import { Refusal } from '../../kernel/errors.ts'
import { importFile, sayWhy, type ImportOptions } from './import-files.ts'
import type { FileReport, ImportReport, Skipped } from './report.ts'
import type { Store } from '../sqlite/store.ts'
import { targetsIn } from './targets.ts'

/**
 * Imports files and folders, one after the other, each whole or not at all. A file that was named and cannot be imported is a refusal;
 * in a folder it is told as left out with the reason.
 */
export async function importTargets(
  store: Store,
  paths: readonly string[],
  options: ImportOptions & {
    /** Imports what is a trade table; undefined for any other file. */
    readonly trade?: ((path: string) => Promise<FileReport | undefined>) | undefined
  },
): Promise<ImportReport> {
  if (store.readOnly && options.dryRun !== true)
    throw new Refusal('store-read-only', `the store in ${store.home} cannot be written, so nothing can be imported`)
  const targets = await targetsIn(paths)
  if (targets.length === 0) throw new Refusal('not-found', `there is no table (CSV or JSON) in ${paths.join(', ')}`)
  const files: FileReport[] = []
  const skipped: Skipped[] = []
  for (const target of targets) {
    try {
      files.push((await options.trade?.(target.path)) ?? (await importFile(store, target, options)))
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || target.isNamed) throw thrown
      skipped.push({ path: target.path, says: sayWhy(thrown) })
    }
  }
  return { files, skipped }
}
