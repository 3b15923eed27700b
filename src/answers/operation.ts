import type { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import type { SpanProposer } from '../claims/ports.ts'
import type { Gazetteer } from '../claims/gazetteer.ts'
import type { BaselineBook } from '../ledger/baseline/book.ts'
import type { ControlBook } from '../ledger/controls/book.ts'
import type { FacilityBook } from '../ledger/facilities/book.ts'
import type { Archive } from '../ledger/archive.ts'
import type { Ledger, SearchIndex } from '../ledger/ports.ts'
import type { Preset } from '../ledger/scenarios/presets.ts'
import type { Relay } from '../ledger/settling/relay.ts'
import type { TradeStore } from '../ledger/trade.ts'
import type { DocumentReader, Originals, Receipts } from '../receipts/ports.ts'
import type { Source } from '../sources/source.ts'
import type { ScenarioRuns } from './scenario/runs.ts'
import type { Preview, WatchedSources } from '../sources/watched.ts'
import type { Jobs } from './jobs/ports.ts'
import type { AnswerTable } from './exporting/table.ts'

/** Everything an answer may use from outside; filled once in `main.ts`. */
export interface Desk {
  readonly ledger: Ledger
  readonly receipts: Receipts
  readonly originals: Originals
  readonly search: SearchIndex
  /** What was collected: versions of pages, claims of documents. */
  readonly archive: Archive
  /** What is to be fetched and read, and what became of it. */
  readonly jobs: Jobs
  /** Publishers' addresses that are looked at on a schedule. */
  readonly watched: WatchedSources
  /** Looks at an address once, for who thinks of watching it. */
  preview(url: string): Promise<Preview>
  /** Trade tables, opened when the first question about trade is asked. */
  trade(): Promise<TradeStore>
  readonly reader: DocumentReader
  readonly gazetteer: Gazetteer
  /** A language model that points at spans, where the operator has set one up. */
  readonly proposer?: SpanProposer | undefined
  readonly sources: ReadonlyMap<string, Source>
  /** The export-control rule book, read when first asked for. */
  controls(): Promise<ControlBook>
  /** The what-ifs of the bundled data by name, read when first asked for. */
  scenarios(): Promise<ReadonlyMap<string, Preset>>
  /** Runs the draws of a scenario. */
  readonly runs: ScenarioRuns
  /** What the reconciled chain needs beside the ledger's figures, read when first asked for. */
  baseline(): Promise<BaselineBook>
  /** Facilities on record, bundled and imported, read when first asked for. */
  facilities(): Promise<FacilityBook>
  /** Which sources repeat which originals, as reviewed. */
  relays(): readonly Relay[]
  /** First sheet of a workbook as rows; what cannot be trusted in it (merged, hidden, computed cells) is told by row and column. */
  spreadsheet(bytes: Uint8Array): Promise<Sheet>
  /** Told now and then how far a long answer is, where somebody watches. */
  progress?(done: number, of: number): void
  /** Whether nobody waits for the answer any more; long ones then stop. */
  isCancelled?(): boolean
  /** The day the question is asked. */
  today(): Day
  /** The moment, ISO 8601 in UTC; for what is recorded, never for what is answered. */
  now(): string
  /** Facts about the installation for `doctor`. */
  health(): Promise<Health>
}

/** A sheet of a workbook. Rows count as the spreadsheet shows them, the header is the first row that is not empty. */
export interface Sheet {
  readonly header: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly faults: readonly { readonly row: number; readonly column: string; readonly code: string; readonly says: string }[]
  readonly notes: readonly string[]
}

/** One line of `doctor`: what was looked at, whether it is well, and what to do if not. */
export interface Health {
  readonly version: string
  readonly home: string
  readonly checks: readonly {
    readonly name: string
    readonly ok: boolean
    readonly says: string
    readonly remedy: string | null
  }[]
  /** Files that were imported beside the bundled data. */
  readonly imports: readonly Imported[]
}

/** An imported file: its source, the day from which it is known, and how many figures it brought. */
export interface Imported {
  readonly kind: string
  readonly source: string
  readonly title: string
  readonly file: string
  readonly known: string
  readonly imported: string
  readonly kept: number
  readonly quarantined: number
}

/**
 * A typed question. From this one declaration come the command, the HTTP route with its OpenAPI entry, the MCP tool and
 * the page. `z.input` is what a caller may leave out, `z.output` what the answer receives.
 */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly name: string
  /** The question in one sentence, as a reader would ask it. */
  readonly asks: string
  readonly input: I
  readonly output: O
  /** How the command line fills the input. */
  readonly cli: CommandLine
  /** It may change the store, so it is never asked by following a link. */
  readonly writes?: boolean
  answer(desk: Desk, input: z.output<I>): Promise<z.output<O>>
  /** The answer as a table, each row with its receipts, for exports; without it the table is derived from the schema of the output. */
  rows?(answer: z.output<O>): AnswerTable
}

export interface CommandLine {
  /** Positional argument: its name, the input field it fills, and how the file or text behind it is read. */
  readonly argument?: {
    readonly name: string
    readonly field: string
    /** `document`: path, `-` or URL, sent as base64 with name; `documents`: any number of them; `text`: taken literally; `lines`: file or `-` of JSON lines, `json`: file or `-` of one JSON value, `file`: path or `-`, sent as its text, `named`: a name (small letters, digits, hyphens) taken literally, else as `file`, `words`: any number of words. */
    readonly kind: 'document' | 'documents' | 'text' | 'lines' | 'json' | 'file' | 'named' | 'words'
    readonly optional?: boolean
  }
  /** Option `--x` that names a file whose content fills a field; `word-or-file`: a name with an ending or a folder is a file, anything else is taken as it stands. */
  readonly files?: readonly {
    readonly option: string
    readonly field: string
    readonly kind: 'text' | 'lines' | 'word-or-file'
  }[]
  /** Questions put to a person at a terminal who gives no argument and no field; an empty answer leaves the field unknown. */
  readonly dialogue?: readonly { readonly field: string; readonly asks: string }[]
  /** Example calls for help and for the guide test. */
  readonly examples: readonly string[]
  /** How `--format json` prints: the object, or one line per item of this output field. */
  readonly linesField?: string
}

/** Keeps the types of one declaration together. */
export const operation = <I extends z.ZodType, O extends z.ZodType>(declared: Operation<I, O>): Operation<I, O> => declared
