import { writeFile } from 'node:fs/promises'
import { Refusal } from '../../kernel/errors.ts'
import type { Fault } from '../../kernel/read.ts'

/** What became of one file. Quarantined are cells and rows, each with line and reason; left aside are rows about what is not followed. */
export interface FileReport {
  readonly path: string
  readonly file: string
  readonly hash: string
  readonly kind: string
  readonly source: string
  readonly title: string
  /** Day from which its figures are known. */
  readonly known: string
  readonly imported: string
  /** What a kept row is: a figure of the ledger, a flow of a trade table, or a statement about a facility. */
  readonly what: 'figures' | 'flows' | 'statements'
  readonly read: number
  /** Figures that are new to the ledger, or flows of a trade table. */
  readonly kept: number
  /** Figures that the ledger had already, with the same value. */
  readonly already: number
  readonly left: number
  readonly quarantined: number
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
  readonly faults: readonly Fault[]
  readonly notes: readonly string[]
  /** The same bytes were imported before; nothing was done. */
  readonly repeated: boolean
}

/** A file of a folder that was not imported, and why. */
export interface Skipped {
  readonly path: string
  readonly says: string
}

export interface ImportReport {
  readonly files: readonly FileReport[]
  readonly skipped: readonly Skipped[]
}

/** Writes everything that was quarantined to a CSV file: file, line, column, reason, and what it says. */
export async function writeFaults(path: string, { files }: ImportReport): Promise<void> {
  const { stringify } = await import('csv-stringify/sync')
  const rows = files.flatMap(({ file, faults }) => faults.map(({ line, column, kind, says }) => [file, line, column, kind, says]))
  try {
    await writeFile(path, stringify([['file', 'line', 'column', 'reason', 'says'], ...rows]))
  } catch (thrown) {
    throw new Refusal('unreadable-file', `${path} cannot be written`, { cause: thrown })
  }
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}`

/** The report in words, with the first `most` faults of each file. */
export function sayReport({ files, skipped }: ImportReport, most: number): string {
  const lines = files.flatMap((each) => sayFile(each, most))
  return [...lines, ...skipped.map(({ path, says }) => `not imported: ${path}: ${says}`)].map((line) => `${line}\n`).join('')
}

function sayFile(it: FileReport, most: number): string[] {
  if (it.repeated)
    return [`${it.file}: imported before (${it.kind}, known from ${it.known}, ${counted(it.kept, it.what)}); nothing was done`]
  const parts = [
    counted(it.read, 'rows read'),
    counted(it.kept, `${it.what} kept`),
    ...(it.already > 0 ? [counted(it.already, 'there already')] : []),
    ...(it.left > 0 ? [counted(it.left, 'rows about other things left aside')] : []),
    counted(it.quarantined, 'quarantined'),
  ]
  const reasons = it.reasons.map(({ reason, count }) => `${reason} ${count}`).join(', ')
  return [
    `${it.file}: ${it.kind}, ${it.source}, known from ${it.known}`,
    `  ${parts.join(', ')}${reasons === '' ? '' : ` (${reasons})`}`,
    ...it.notes.map((note) => `  note: ${note}`),
    ...it.faults
      .slice(0, most)
      .map(({ line, kind, says }) => `  ${it.file}${line === undefined ? '' : `:${line}`}: ${kind}: ${says}`),
    ...(it.quarantined > most ? [`  and ${it.quarantined - most} more; --report FILE.csv writes ${sayWritten(it)}`] : []),
  ]
}

/** Of a trade table of millions of rows the first thousand faults are named and all are counted. */
const sayWritten = ({ faults, quarantined }: FileReport): string =>
  faults.length < quarantined ? `the first ${faults.length}` : 'them all'
