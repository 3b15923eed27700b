import { basename } from 'node:path'
import type { Day } from '../../kernel/day.ts'
import { Refusal, sayRefusal } from '../../kernel/errors.ts'
import type { Fault } from '../../kernel/read.ts'
import { admit, type Admitted } from '../../ledger/admit.ts'
import { tableType } from '../../receipts/media-type.ts'
import { indexOriginal } from '../../receipts/transcription.ts'
import type { ImportKind, Said, Shipment } from '../../sources/import-kind.ts'
import { manifests } from '../../sources/manifests.ts'
import type { Source } from '../../sources/source.ts'
import { hashOf } from '../../kernel/hash.ts'
import type { Additions } from '../sqlite/writer.ts'
import type { Store } from '../sqlite/store.ts'
import type { MappedKind } from './mapping-file.ts'
import { recognised, textOf, type TableText } from './recognise.ts'
import type { FileReport } from './report.ts'
import { bytesOf, type Target } from './targets.ts'

export interface ImportOptions {
  /** The kind, where it is told and not found out; a mapped kind where a mapping was given. */
  readonly kind?: ImportKind | MappedKind | undefined
  /** Day from which the figures are known, for files whose day of publication the register does not have. */
  readonly known?: Day | undefined
  readonly today: Day
  /** Look and report, write nothing. */
  readonly dryRun?: boolean
  readonly onProgress?: (progress: { readonly file: string; readonly done: number; readonly of: number }) => void
}

/** Figures of one step towards the end of the bar; all steps are one transaction. */
const batch = 500

/** Faults after which the file as a whole is not what it was taken for. */
const ofTheWhole = new Set(['unexpected-header', 'broken-table', 'broken-json', 'unexpected-shape'])

/**
 * Imports one file: finds out what it is, reads it, keeps its bytes as an original and adds its figures, with receipts that are held, in
 * one transaction. What was imported before changes nothing. Refuses a file of no kind, one whose layout has changed, and one in which
 * no row could be kept.
 */
export async function importFile(store: Store, target: Target, options: ImportOptions): Promise<FileReport> {
  const bytes = await bytesOf(target)
  const { kind, read } = kindOf(bytes, target, options)
  const hash = hashOf(bytes)
  const before = store.imports().find((each) => each.hash === hash && each.kind === kind.name)
  if (before)
    return {
      ...before,
      path: target.path,
      what: 'figures',
      already: before.kept,
      left: 0,
      reasons: [],
      faults: [],
      notes: [],
      repeated: true,
    }
  const shipment = kind.read(read.text, target.name)
  const broken = shipment.faults.find((each) => ofTheWhole.has(each.kind))
  if (broken)
    throw new Refusal(
      'bad-input',
      `${target.name} is not read as ${kind.name}: ${broken.says}`,
      broken.line === undefined ? {} : { line: broken.line },
    )
  const registered = store.sources().get(shipment.source.id)
  const known = knownFrom(shipment.source, registered, options)
  const source = sourceOf(shipment.source, registered, known)
  const delimiter = 'delimiter' in kind ? kind.delimiter : ','
  const isRegistered = source.file !== '' && basename(source.file).replace(/\.gz$/, '') === target.name
  const admitted = admit(shipment.readings, {
    source,
    known,
    today: options.today,
    indexed: kind.indexed,
    held: {
      original: indexOriginal(bytes, read.charset, kind.format, delimiter),
      hash,
      mediaType: kind.format === 'json' ? 'application/json' : tableType(read.charset, delimiter),
      name: isRegistered ? source.file : target.name,
      isRegistered,
    },
    present: await presentIn(store, shipment, source),
  })
  const report = reportOf({ store, target, kind, shipment, admitted, known, hash, source, today: options.today, text: read.text })
  if (admitted.figures.length + admitted.already + admitted.receipts.length === 0) throw nothingKept(report)
  if (options.dryRun !== true) await write(store, bytes, report, source, admitted, options)
  return report
}

function kindOf(
  bytes: Uint8Array,
  { name }: Target,
  { kind }: ImportOptions,
): { readonly kind: ImportKind | MappedKind; readonly read: TableText } {
  const told = kind && 'charset' in kind ? kind.charset : undefined
  const read = textOf(bytes, told, name)
  const found = kind ?? recognised(read.text, name)
  if (found) return { kind: found, read }
  const first = (/^\uFEFF?([^\r\n]*)/.exec(read.text)?.[1] ?? '').slice(0, 120)
  throw new Refusal(
    'bad-input',
    `${name} is of no kind this desk knows (it begins "${first}"); name its kind with --as (\`ytterby import --help\` lists them), or describe it with --mapping`,
    { line: 1 },
  )
}

/** Known from its publication, never before; a file that does not tell it is known from the day given, else from today. */
function knownFrom(said: Said, registered: Source | undefined, { known, today }: ImportOptions): Day {
  const published = registered?.published ?? said.published
  if (published !== null && published !== undefined && known !== undefined && known < published)
    throw new Refusal('bad-input', `${said.id} was published on ${published}, so it cannot have been known on ${known}`)
  return known ?? published ?? today
}

const sourceOf = (said: Said, registered: Source | undefined, known: Day): Source =>
  registered ?? { ...said, published: said.published ?? known, file: '' }

async function presentIn(store: Store, { readings }: Shipment, source: Source): Promise<Parameters<typeof admit>[1]['present']> {
  const figures = await store.ledger.figures({ ids: readings.map(({ id }) => id) })
  return {
    figures: new Map(figures.map((figure) => [figure.id, figure])),
    receipts: new Map(store.transcribed(source.id).map((receipt) => [receipt.id, receipt])),
  }
}

function nothingKept(report: FileReport): Refusal {
  const [first] = report.faults
  const why = first === undefined ? 'it has no rows about anything the desk follows' : `the first: ${first.says}`
  return new Refusal(
    'bad-input',
    `nothing of ${report.file} could be kept: ${report.quarantined} of ${report.read} rows are faulty; ${why}`,
    first?.line === undefined ? {} : { line: first.line },
  )
}

interface Done {
  readonly store: Store
  readonly target: Target
  readonly kind: ImportKind
  readonly shipment: Shipment
  readonly admitted: Admitted
  readonly known: Day
  readonly hash: string
  readonly source: Source
  readonly today: Day
  readonly text: string
}

function reportOf({ target, kind, shipment, admitted, known, hash, source, today, text }: Done): FileReport {
  const faults: Fault[] = [...shipment.faults, ...admitted.faults].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const told = new Set([...shipment.readings, ...faults].map(({ line }) => line ?? 0))
  const read = shipment.rows ?? shipment.readings.length + shipment.faults.length
  const counted = Map.groupBy(faults, (each) => each.kind)
  return {
    hash,
    kind: kind.name,
    source: source.id,
    title: source.title,
    path: target.path,
    file: target.name,
    known,
    imported: today,
    what: 'figures',
    read,
    kept: admitted.figures.length,
    already: admitted.already,
    left: shipment.rows === undefined ? 0 : Math.max(0, read - told.size),
    quarantined: faults.length,
    reasons: [...counted].map(([reason, each]) => ({ reason, count: each.length })).toSorted((a, b) => b.count - a.count),
    faults,
    notes: [
      ...(text.endsWith('\n') || kind.format === 'json'
        ? []
        : ['the file does not end with a line end: its last row may have been cut']),
      ...unexpectedCount(target.name, source.id, shipment.readings.length),
    ],
    repeated: false,
  }
}

/** A publisher's own file that yields more or fewer figures than its manifest expects, cut between two rows perhaps, is told of. */
function unexpectedCount(name: string, source: string, count: number): string[] {
  const manifest = manifests.find(
    (each) => each.source === source && basename(each.file).replace(/\.gz$/, '').toLowerCase() === name.toLowerCase(),
  )
  if (manifest === undefined) return []
  const [least, most] = manifest.expects
  if (count >= least && count <= most) return []
  return [
    `${count} figures were read where ${manifest.publisher}'s file holds ${least} to ${most}: is it whole and of this edition?`,
  ]
}

async function write(
  store: Store,
  bytes: Uint8Array,
  report: FileReport,
  source: Source,
  admitted: Admitted,
  { onProgress }: ImportOptions,
): Promise<void> {
  // The bytes first: a receipt must never point at an original that is not there.
  await store.originals.put(bytes)
  const { hash, kind, title, file, known, imported, read, kept, quarantined } = report
  store.addImport(
    batches(source, admitted, (done, of) => onProgress?.({ file, done, of })),
    {
      hash,
      kind,
      source: source.id,
      title,
      file,
      known,
      imported,
      read,
      kept,
      quarantined,
    },
  )
}

function* batches(
  source: Source,
  { figures, receipts, entries }: Admitted,
  onProgress: (done: number, of: number) => void,
): Generator<Additions> {
  const longest = Math.max(figures.length, receipts.length, entries.length)
  yield { sources: [source] }
  for (let from = 0; from < longest; from += batch) {
    onProgress(from, longest)
    const part = <T>(all: readonly T[]): readonly T[] => all.slice(from, from + batch)
    // A figure and its receipt may fall into different steps; the transaction around them makes them one.
    yield { receipts: part(receipts), figures: part(figures), entries: part(entries) }
  }
  onProgress(longest, longest)
}

/** What a folder's file could not be imported for, in one line. */
export const sayWhy = (refusal: Refusal): string => sayRefusal(refusal)
