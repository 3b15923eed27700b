import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Day } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { hashOf } from '../../kernel/hash.ts'
import type { FacilityBook } from '../../ledger/facilities/book.ts'
import { looksLikeFacilities, readOwnFacilities, type OwnFile } from '../../ledger/facilities/read-own.ts'
import type { Source } from '../../sources/source.ts'
import type { FileReport } from '../importing/report.ts'
import type { Store } from '../sqlite/store.ts'

const kind = 'facilities'

export interface FacilitiesTarget {
  readonly known: Day | undefined
  readonly today: Day
  readonly dryRun: boolean
  /** What is on record already, so that no plant of a user's hides behind the id of another. */
  onRecord(): Promise<FacilityBook>
  /** The reader said that these are facilities; else the header tells. */
  readonly isTold: boolean
}

/** Imports a user's table of facilities; undefined when the file is none. */
export async function importFacilities(store: Store, path: string, target: FacilitiesTarget): Promise<FileReport | undefined> {
  const bytes = new Uint8Array(await readFile(path))
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 4096))
  if (!target.isTold && !looksLikeFacilities(text)) return undefined
  if (bytes.length === 0) throw new Refusal('empty-input', `${path} is empty`)
  const name = basename(path)
  const hash = hashOf(bytes)
  const known = target.known ?? target.today
  const source = sourceOf(name, hash, known)
  const before = store.imports().find((each) => each.hash === hash && each.kind === kind)
  const taken = before === undefined ? new Set((await target.onRecord()).facilities.map(({ id }) => id)) : new Set<string>()
  const file: OwnFile = { bytes, name, known, sourceId: source.id }
  const own = readOwnFacilities(file, taken)
  if (!own.ok) throw new Refusal('bad-input', own.fault.says, own.fault.line === undefined ? {} : { line: own.fault.line })
  const { statements, receipts, faults, rows, facilities } = own.value
  const contradiction = faults.find((each) => each.kind === 'contradiction')
  if (contradiction) throw new Refusal('bad-input', contradiction.says)
  const counted = Map.groupBy(faults, (each) => each.kind)
  const report: FileReport = {
    path,
    file: name,
    hash,
    kind,
    source: source.id,
    title: source.title,
    known,
    imported: target.today,
    what: 'statements',
    read: rows,
    kept: statements.length,
    already: 0,
    left: 0,
    quarantined: faults.length,
    reasons: [...counted].map(([reason, each]) => ({ reason, count: each.length })),
    faults,
    notes: [`${facilities.length} facilities: ${facilities.map(({ id }) => id).join(', ')}`],
    repeated: before !== undefined,
  }
  if (before !== undefined) return { ...report, known: before.known, kept: before.kept }
  if (statements.length === 0)
    throw new Refusal('bad-input', `nothing of ${name} could be kept: ${faults[0]?.says ?? 'it has no rows'}`)
  if (!target.dryRun) {
    await store.originals.put(bytes)
    const { title, imported, read, kept, quarantined } = report
    store.addImport([{ sources: [source], receipts }], {
      hash,
      kind,
      source: source.id,
      title,
      file: name,
      known,
      imported,
      read,
      kept,
      quarantined,
    })
  }
  return report
}

const sourceOf = (name: string, hash: string, known: Day): Source => ({
  id: `own-facilities-${hash.slice(0, 12)}`,
  publisher: 'your own file',
  title: name,
  url: `https://localhost/${encodeURIComponent(name)}`,
  published: known,
  edition: '',
  licence: 'your own',
  redistribution: 'quote-only',
  rank: 7,
  file: name,
})
