import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { backup as sqliteBackup } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { Refusal } from '../../kernel/errors.ts'
import type { Archive, Kept, Prepared } from '../../ledger/archive.ts'
import type { Ledger, SearchIndex } from '../../ledger/ports.ts'
import type { Originals, Receipts } from '../../receipts/ports.ts'
import type { Capture } from '../../receipts/capture.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Source } from '../../sources/source.ts'
import { folderOfOriginals } from '../blobs/folder.ts'
import { today } from '../clock/clock.ts'
import { memoryOriginals } from '../memory/originals.ts'
import { archiveHash, documentsInContainer, keepAll, noteContainer, saidLast, sqliteArchive } from './archive.ts'
import { Connection, number, text } from './connection.ts'
import { bringIndexForward } from './entries.ts'
import { allCaptures, collectedOriginals, exportedFrom, takeIn, takeInCaptures, type Exported } from './exported.ts'
import { importedDatasets, noteImport, type ImportedDataset } from './imports.ts'
import { sqliteLedger } from './ledger.ts'
import { load, loadedBundle, type Bundle, type LoadedBundle, type LoadReport } from './load.ts'
import { migrations } from './migrations/all.ts'
import { Queue } from './queue.ts'
import { heldByOriginal, receiptsWithPlace, sqliteReceipts } from './receipts.ts'
import { refusalFor } from './refusing.ts'
import { sqliteSearch } from './search.ts'
import { readSources } from './sources.ts'
import { WatchedList } from './watched.ts'
import { Writer, type Additions } from './writer.ts'

/** The open store: every port that needs a place to keep things, and what `doctor` looks at. */
export interface Store {
  readonly home: string
  readonly readOnly: boolean
  readonly ledger: Ledger
  readonly receipts: Receipts
  readonly search: SearchIndex
  readonly originals: Originals
  readonly archive: Archive
  readonly queue: Queue
  readonly watched: WatchedList
  /** Keeps collected documents with whatever must be true at the same moment, all or nothing. */
  keep(prepared: readonly Prepared[], meanwhile: (kept: readonly Kept[]) => void): readonly Kept[]
  /** Whether an address said this very thing when it was last seen. */
  saidLast(address: string, content: string): boolean
  /** How many documents a container held that was read to its end; undefined for any other. */
  documentsInContainer(hash: string): number | undefined
  /** Notes that a container was read to its end; within `keep`, so that it is true at the same moment. */
  noteContainer(hash: string, documents: number, at: string): void
  /** One hash over everything that was collected. */
  archiveHash(): string
  /** Loads bundled data in one transaction; a bundle that is already there costs nothing. */
  load(bundle: Bundle): LoadReport
  /** Adds records of several kinds in one transaction; answers how many were new. */
  add(additions: Additions): number
  /** Adds what one file brought and notes the import, in one transaction however many batches it comes in. */
  addImport(batches: Iterable<Additions>, noted: ImportedDataset): number
  /** Files that were imported, oldest first. */
  imports(): ImportedDataset[]
  bundle(): LoadedBundle | undefined
  sources(): ReadonlyMap<string, Source>
  /** Receipts of a source that stand at a place in the publisher's file, as they are now known. */
  transcribed(source: string): Receipt[]
  /** Hashes of all originals that a held receipt rests on. */
  heldOriginals(): string[]
  /** Held receipts by the hash of their original. */
  heldReceipts(): Map<string, Receipt[]>
  /** For `verify`: every finding of SQLite's integrity check; the refusal's sentence where it cannot even be asked. */
  examineWhole(): string[]
  /** Copies the store's file as it is at one moment, while others read and write. */
  copyTo(path: string): Promise<void>
  /** Taking the archive out, and another's in. */
  readonly transfer: Transfer
  /** A note the program keeps for itself, such as the stamp of the data folder. */
  note(key: string): string | undefined
  setNote(key: string, value: string): void
  /** For `doctor`: findings of SQLite's quick check, empty when the file is well; journal mode; version. */
  examine(): { findings: string[]; journal: string; sqlite: string; fts5: boolean; steps: number; bytes: number }
  /** After a bulk load: the text index becomes one piece, the log is written into the file. Costs a minute at a million entries. */
  settle(): void
  close(): void
}

/** The archive in pieces, to be carried elsewhere. */
export interface Transfer {
  /** Hashes of the originals that collected documents stand in, in the order in which they came. */
  originals(): string[]
  from(original: string): Exported[]
  captures(): Capture[]
  /** Answers how many documents were new. */
  takeIn(documents: readonly Exported[]): number
  takeInCaptures(captures: readonly Capture[]): number
}

export interface StoreOptions {
  /** Never write, not even a migration. */
  readonly readOnly?: boolean
  /** Nothing on disk; for tests and demonstrations. */
  readonly inMemory?: boolean
  /** Milliseconds to wait for another writer, 5,000 unless told. */
  readonly patience?: number
  /** Bytes beyond which the store does not grow; then it refuses with `disk-full`. */
  readonly largest?: number
}

export const storeFile = 'ytterby.sqlite'

/**
 * Opens the store in the folder `home`, making or migrating it first when needed. Where the folder cannot be written, a store that
 * exists is opened for reading. Refuses with `store-newer`, `store-busy`, `store-read-only`, `store-damaged` or `disk-full`.
 */
export async function openStore(home: string, options: StoreOptions = {}): Promise<Store> {
  const folder = resolve(home)
  const path = options.inMemory ? ':memory:' : join(folder, storeFile)
  const readOnly = options.inMemory ? false : (options.readOnly ?? !prepareFolder(folder, path))
  if (readOnly && !existsSync(path))
    throw new Refusal(
      'store-read-only',
      `there is no store in ${folder} and none can be made there; choose another folder with --home`,
    )
  const connection = connect(path, readOnly, options)
  try {
    await bringForward(connection, readOnly)
  } catch (thrown) {
    connection.close()
    throw refusalFor(thrown, path)
  }
  if (options.largest !== undefined) connection.execute(`PRAGMA max_page_count = ${Math.ceil(options.largest / 4096)}`)
  return storeOn(connection, folder, readOnly, options.inMemory ?? false)
}

function examineWhole(connection: Connection): string[] {
  try {
    return connection
      .all('PRAGMA integrity_check(20)')
      .map((row) => text(row[0]))
      .filter((finding) => finding !== 'ok')
  } catch (thrown) {
    if (thrown instanceof Refusal) return [thrown.message]
    throw thrown
  }
}

/** Makes the folder; answers whether the store in it can be written. */
function prepareFolder(folder: string, path: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    if (existsSync(path)) accessSync(path, constants.W_OK)
    return true
  } catch (thrown) {
    const refusal = refusalFor(thrown, folder)
    if (refusal instanceof Refusal && refusal.code === 'store-read-only') return false
    throw refusal
  }
}

function connect(path: string, readOnly: boolean, options: StoreOptions): Connection {
  const patience = options.patience === undefined ? {} : { patience: options.patience }
  if (!readOnly) return new Connection(path, patience)
  try {
    const connection = new Connection(path, { readOnly, ...patience })
    connection.first('SELECT count(*) FROM sqlite_schema')
    return connection
  } catch (thrown) {
    // WAL wants a shared-memory file beside the store. Without one, and without a log, the main file is all there is.
    if (thrown instanceof Refusal && thrown.code === 'store-read-only' && !existsSync(`${path}-wal`))
      return new Connection(path, { readOnly, immutable: true, ...patience })
    throw thrown
  }
}

async function bringForward(connection: Connection, readOnly: boolean): Promise<void> {
  await migrateForward(connection, readOnly)
  if (!readOnly) bringIndexForward(connection)
}

async function migrateForward(connection: Connection, readOnly: boolean): Promise<void> {
  const steps = number(connection.first('PRAGMA user_version')?.[0])
  if (steps === migrations.length) return
  if (steps > migrations.length)
    throw new Refusal(
      'store-newer',
      `${connection.path} was made by a newer Ytterby (format ${steps}, this program knows ${migrations.length}); update the program`,
    )
  if (readOnly)
    throw new Refusal(
      'store-read-only',
      `${connection.path} is of an older format and cannot be brought forward without write access`,
    )
  await toWal(connection)
  const { migrate } = await import('./migrate.ts')
  await migrate(connection)
}

/** Changing the journal asks for the whole file and does not wait for others by itself. */
async function toWal(connection: Connection): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return connection.execute('PRAGMA journal_mode = WAL')
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.code !== 'store-busy' || tries === 50) throw thrown
      await setTimeout(100)
    }
  }
}

function storeOn(connection: Connection, home: string, readOnly: boolean, inMemory: boolean): Store {
  const writer = new Writer(connection)
  return {
    home,
    readOnly,
    ledger: sqliteLedger(connection, writer),
    receipts: sqliteReceipts(connection, writer),
    search: sqliteSearch(connection, writer),
    originals: inMemory ? memoryOriginals() : folderOfOriginals(join(home, 'blobs')),
    archive: sqliteArchive(connection, writer),
    queue: new Queue(connection),
    watched: new WatchedList(connection),
    keep: (prepared, meanwhile) => keepAll(connection, writer, prepared, meanwhile),
    saidLast: (address, content) => saidLast(connection, address, content),
    documentsInContainer: (hash) => documentsInContainer(connection, hash),
    noteContainer: (hash, documents, at) => noteContainer(connection, hash, documents, at),
    archiveHash: () => archiveHash(connection),
    load: (bundle) => load(connection, writer, bundle, today()),
    add: (additions) => writer.add(additions),
    addImport: (batches, noted) =>
      connection.transaction(() => {
        let added = 0
        for (const batch of batches) added += writer.add(batch)
        noteImport(connection, noted)
        return added
      }),
    imports: () => importedDatasets(connection),
    bundle: () => loadedBundle(connection),
    sources: () => readSources(connection),
    transcribed: (source) => receiptsWithPlace(connection, source),
    heldOriginals: () =>
      connection
        .all(`SELECT DISTINCT json_extract(original, '$.hash') FROM receipt WHERE original IS NOT NULL ORDER BY 1`)
        .map((row) => text(row[0])),
    heldReceipts: () => heldByOriginal(connection),
    examineWhole: () => examineWhole(connection),
    copyTo: async (to) => void (await sqliteBackup(connection.database, to)),
    transfer: {
      originals: () => collectedOriginals(connection),
      from: (original) => exportedFrom(connection, original),
      captures: () => allCaptures(connection),
      takeIn: (documents) => takeIn(connection, writer, documents),
      takeInCaptures: (captures) => takeInCaptures(connection, captures),
    },
    note: (key) => {
      const row = connection.first('SELECT value FROM setting WHERE key = ?', `note:${key}`)
      return row && text(row[0])
    },
    setNote: (key, value) => void connection.run('INSERT OR REPLACE INTO setting VALUES (?, ?)', `note:${key}`, value),
    examine: () => ({
      findings: connection
        .all('PRAGMA quick_check(5)')
        .map((row) => text(row[0]))
        .filter((finding) => finding !== 'ok'),
      journal: text(connection.first('PRAGMA journal_mode')?.[0]),
      sqlite: text(connection.first('SELECT sqlite_version()')?.[0]),
      fts5: number(connection.first(`SELECT sqlite_compileoption_used('ENABLE_FTS5')`)?.[0]) === 1,
      steps: number(connection.first('PRAGMA user_version')?.[0]),
      bytes: number(connection.first('PRAGMA page_count')?.[0]) * number(connection.first('PRAGMA page_size')?.[0]),
    }),
    settle: () =>
      connection.execute(`INSERT INTO entry_index (entry_index) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)`),
    close: () => connection.close(),
  }
}
