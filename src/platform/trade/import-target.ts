import { rm } from 'node:fs/promises'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../kernel/errors.ts'
import type { Day } from '../../kernel/day.ts'
import { today } from '../clock/clock.ts'
import type { FileReport } from '../importing/report.ts'
import { memoryStore } from '../memory/store.ts'
import type { Store } from '../sqlite/store.ts'
import { importTrade, tradeKinds, type ImportInto, type ImportReport } from './import.ts'
import { bytesOf, isPacked } from './scan.ts'
import type { TradeTables } from './tables.ts'

export interface TradeTarget {
  /** `--as`, where the reader said of which form the file is. */
  readonly kind: string | undefined
  readonly known: Day | undefined
  readonly dryRun: boolean
  readonly onProgress: (progress: { file: string; done: number; of: number }) => void
}

/**
 * Imports a file when it is a trade table; undefined when it is not. What is asked of a store of the desk's own figures (the report, a dry
 * run that writes nothing) is asked of trade tables too.
 */
export async function importTradeTarget(
  store: Store,
  open: () => Promise<TradeTables>,
  path: string,
  target: TradeTarget,
): Promise<FileReport | undefined> {
  const kind = await kindOf(path, target.kind)
  if (kind === undefined) return undefined
  if (!target.dryRun) return noted(store, reportOf(path, await run(path, kind, target, { trade: await open(), ...store, today })))
  const { duckdbTrade } = await import('../duckdb/store.ts')
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-dry-'))
  const trade = duckdbTrade(join(folder, 'trade'), await open())
  try {
    return reportOf(path, await run(path, kind, target, { trade, ...memoryStore(), today }))
  } finally {
    await trade.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Lists the import with those of figures, so that `doctor` tells of both; also where a first run stopped before this. */
function noted(store: Store, report: FileReport): FileReport {
  const { hash, kind, source, title, file, known, imported, read, kept, quarantined } = report
  const isListed = store.imports().some((each) => each.hash === hash && each.kind === kind)
  if (!isListed) store.addImport([], { hash, kind, source, title, file, known, imported, read, kept, quarantined })
  return report
}

const run = async (path: string, kind: string, { known, onProgress }: TradeTarget, into: ImportInto): Promise<ImportReport> =>
  importTrade(into, path, {
    kind,
    known,
    onProgress: ({ file, step, done, of }) => onProgress({ file: `${file}: ${step}`, done, of }),
  })

/** By the name the reader gave, else by the first bytes. */
async function kindOf(path: string, named: string | undefined): Promise<string | undefined> {
  if (named !== undefined) return tradeKinds.find(({ kind }) => kind === named)?.kind
  const first = await firstBytes(path)
  return tradeKinds.find((kind) => kind.recognises(first))?.kind
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const stream = bytesOf(path, await isPacked(path))
  try {
    const parts: Buffer[] = []
    let size = 0
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parts.push(chunk)
      size += chunk.length
      if (size >= 64 * 1024) break
    }
    return Buffer.concat(parts).subarray(0, 64 * 1024)
  } catch (cause) {
    throw new Refusal('unreadable-file', `${path} cannot be read or is damaged`, { cause })
  }
}

const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, each) => sum + each, 0)

function reportOf(path: string, { dataset, already, faults, warnings }: ImportReport): FileReport {
  const { rows, unbalanced } = dataset
  return {
    path,
    file: dataset.file,
    hash: dataset.hash,
    kind: dataset.kind,
    source: dataset.series,
    title: dataset.title,
    known: dataset.known,
    imported: today(),
    what: 'flows',
    read: rows.read,
    kept: rows.kept,
    already: 0,
    left: total(rows.aside),
    quarantined: total(rows.quarantined),
    reasons: Object.entries(rows.quarantined).map(([reason, count]) => ({ reason, count })),
    faults,
    notes: [
      ...warnings,
      ...Object.entries(rows.aside).map(([reason, count]) => `${count} rows left aside: ${reason}`),
      ...(rows.withoutQuantity > 0 ? [`${rows.withoutQuantity} rows state no weight: unknown, not zero`] : []),
      ...(unbalanced.checked > 0
        ? [
            `partners add up to the reporter's world row within 1 % in ${unbalanced.checked - unbalanced.count} of ${unbalanced.checked} groups`,
          ]
        : []),
      ...(dataset.held ? [] : ['the file is too large to be kept: its hash is, its bytes are not']),
    ],
    repeated: already,
  }
}
