import type { Fault } from '../kernel/read.ts'
import type { Source } from '../sources/source.ts'
import { readRows } from './bundle-rows.ts'
import { relayKinds, type Relay } from './settling/relay.ts'

const header = ['source', 'original', 'kind', 'note_contains', 'reason', 'reviewed'] as const

/** Which sources repeat which originals, from `relays.csv`. A source that the desk does not know is a fault. */
export function readRelays(
  files: ReadonlyMap<string, string>,
  sources: Pick<ReadonlyMap<string, Source>, 'has'>,
  faults: Fault[],
): Relay[] {
  return readRows(files, 'relays.csv', header, faults, (row): Relay => {
    const source = row.required('source')
    if (source !== '' && !sources.has(source)) row.complain('source', 'unknown-source', `no source is called "${source}"`)
    if (row.day('reviewed') === null) row.complain('reviewed', 'empty-cell', 'reviewed is empty: who looked, and when?')
    return {
      source,
      original: row.required('original'),
      kind: row.oneOf('kind', relayKinds),
      noteContains: row.text('note_contains'),
      reason: row.required('reason'),
    }
  })
}
