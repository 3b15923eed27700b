import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk } from '../../answers/operation.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Fault } from '../../kernel/read.ts'
import { readRelays } from '../../ledger/bundle-relays.ts'
import type { Relay } from '../../ledger/settling/relay.ts'
import type { Source } from '../../sources/source.ts'
import { readDataFolder } from './folder.ts'

/** Tables that are reviewed by hand and read only when a question first needs them, each once. */
export type Reviewed = Pick<Desk, 'controls' | 'scenarios' | 'relays'>

const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | undefined
  return () => (kept ??= read())
}

/** What is wrong with a bundled table is the installation's fault, never the reader's. */
function refuseDamaged(what: string, faults: readonly Fault[]): void {
  const [first] = faults
  if (first) throw new Refusal('data-damaged', `${what} cannot be read: ${first.says}`)
}

/** Readers of the reviewed tables in a data folder. */
export function reviewedTables(folder: string, sources: () => ReadonlyMap<string, Source>): Reviewed {
  let relays: readonly Relay[] | undefined
  return {
    controls: once(async () => {
      const { readBook } = await import('../../ledger/controls/read-book.ts')
      const faults: Fault[] = []
      const book = readBook(readDataFolder(folder, 'controls').files, faults)
      refuseDamaged('the rule book', faults)
      if (book === undefined) throw new Refusal('data-damaged', 'the rule book cannot be read: a table is missing')
      return book
    }),
    scenarios: once(async () => {
      const { readPresets } = await import('../../ledger/scenarios/presets.ts')
      const faults: Fault[] = []
      const presets = readPresets(readDataFolder(folder, 'scenarios').files, faults)
      refuseDamaged('a scenario', faults)
      return presets
    }),
    // The bundle's reader has reported whatever is wrong with them.
    relays: () =>
      (relays ??= readRelays(new Map([['relays.csv', readFileSync(join(folder, 'relays.csv'), 'utf8')]]), sources(), [])),
  }
}
