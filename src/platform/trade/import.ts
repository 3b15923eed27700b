import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Refusal } from '../../kernel/errors.ts'
import { hashOf } from '../../kernel/hash.ts'
import type { Day } from '../../kernel/day.ts'
import type { Fault } from '../../kernel/read.ts'
import { balanceOf, totalsOf } from '../../ledger/trade-totals.ts'
import type { TradeDataset } from '../../ledger/trade.ts'
import type { Originals, Receipts } from '../../receipts/ports.ts'
import { baci, baciName } from '../../sources/trade/baci.ts'
import { formOf, tradeForms } from '../../sources/trade/forms.ts'
import type { RowReader, TradeForm } from '../../sources/trade/kind.ts'
import { readCountryCodes, type TradePlaces } from '../../sources/trade/places.ts'
import { settleRows } from '../../sources/trade/settle.ts'
import type { TradeRow } from '../../sources/trade/row.ts'
import { firstRowOf, headerOf, readApiAnswer, readLines, Reading } from './read-rows.ts'
import { receiptOfFile } from './receipt.ts'
import { bytesOf, scan, unreadable, type Scan } from './scan.ts'
import type { TradeTables } from './tables.ts'

/** Larger files are not kept as originals: only their hash is, and the receipt says so. */
export const largestKept = 64 * 1024 * 1024
const largestJson = 256 * 1024 * 1024

export interface ImportInto {
  readonly trade: TradeTables
  readonly originals: Originals
  readonly receipts: Receipts
  readonly today: () => Day
}

export interface ImportOptions {
  /** The form of the file; found by its header unless told. */
  readonly kind?: string | undefined
  /** First day on which the file could be known; the publisher's release unless told, else today. */
  readonly known?: Day | undefined
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
  /** Bytes up to which a file is kept as an original; 64 MB unless told. */
  readonly largestKept?: number | undefined
}

/** `done` of `of` bytes or lines of the step named. */
export interface ImportProgress {
  readonly file: string
  readonly step: string
  readonly done: number
  readonly of: number
}

export interface ImportReport {
  readonly dataset: TradeDataset
  /** The same bytes were imported before: nothing has changed. */
  readonly already: boolean
  /** The first thousand rows that were quarantined, with line and reason; all are counted in `dataset.rows`. */
  readonly faults: readonly Fault[]
  readonly warnings: readonly string[]
}

/**
 * Imports one trade table (CSV, JSON, gzip): checks every row, keeps the good ones, counts and names the others. The dataset is there
 * as a whole or not at all; the same bytes twice change nothing. Refuses a file whose header no form knows, that is cut, or that has no good row.
 */
export async function importTrade(into: ImportInto, path: string, options: ImportOptions = {}): Promise<ImportReport> {
  const file = basename(path).replace(/\.gz$/i, '')
  const step = (name: string, done: number, of: number): void => options.onProgress?.({ file, step: name, done, of })
  const bytes = await stat(path).then(
    ({ size }) => size,
    (cause: unknown) => {
      throw new Refusal('unreadable-file', `${path} cannot be read`, { cause })
    },
  )
  const scanned = await scan(path, (done) => step('hashing', done, Math.max(bytes, done)))
  const places = await placesBeside(path, into.trade.places)
  const opened = await open(path, file, scanned, places, options.kind)
  const id = `${opened.reader.facts.series}.${scanned.hash.slice(0, 16)}`
  const known = options.known ?? opened.reader.facts.published ?? into.today()
  const already = (await into.trade.datasets()).find((dataset) => dataset.id === id)
  if (already) {
    await keepReceipt(into, path, already, scanned)
    return { dataset: already, already: true, faults: [], warnings: opened.warnings }
  }
  const started = { id, known, file, opened, scanned, held: scanned.size <= (options.largestKept ?? largestKept) }
  const { dataset, faults } = await (isFast(into.trade, opened, scanned)
    ? importBaci(into.trade, path, started, places, step)
    : importRows(into.trade, path, started, step))
  await keepReceipt(into, path, dataset, scanned)
  return { dataset, already: false, faults, warnings: opened.warnings }
}

interface Opened {
  readonly form: TradeForm
  readonly reader: RowReader
  readonly columns: number
  /** The rows of a JSON answer. */
  readonly elements: readonly (readonly string[])[] | null
  readonly warnings: readonly string[]
}

interface Started {
  readonly id: string
  readonly known: Day
  readonly file: string
  readonly opened: Opened
  readonly scanned: Scan
  readonly held: boolean
}

async function open(path: string, file: string, scanned: Scan, places: TradePlaces, kind: string | undefined): Promise<Opened> {
  const answer = scanned.json ? readApiAnswer(await wholeText(path, scanned), path) : null
  const header = answer?.header ?? headerOf(scanned.head)
  const first = answer?.elements[0] ?? firstRowOf(scanned.head)
  const form = formOf(header)
  if (!form)
    throw new Refusal(
      'bad-input',
      `${file}: no trade table has the header "${header.slice(0, 12).join(',').slice(0, 200)}"; known forms: ${tradeForms.map(({ says }) => says).join('; ')}`,
      { line: 1 },
    )
  if (kind !== undefined && kind !== form.kind)
    throw new Refusal('bad-input', `${file} is not of the kind ${kind}: by its header it is ${form.kind}, ${form.says}`, {
      line: 1,
    })
  const reader = form.open({ header, first, file, places })
  if (!reader.ok) throw new Refusal('bad-input', reader.fault.says)
  return {
    form,
    reader: reader.value,
    columns: header.length,
    elements: answer?.elements ?? null,
    warnings: answer?.warnings ?? [],
  }
}

async function wholeText(path: string, { size, packed }: Scan): Promise<string> {
  if (size > largestJson)
    throw new Refusal('input-too-large', `${path} has more than ${largestJson / 1024 / 1024} MB of JSON; ask the API for CSV`)
  return new TextDecoder().decode(
    await buffer(bytesOf(path, packed)).catch((cause: unknown) => Promise.reject(unreadable(path, cause))),
  )
}

/** CEPII's list of countries beside a year file, of the same release, adds the codes ours lacks. */
async function placesBeside(path: string, places: TradePlaces): Promise<TradePlaces> {
  const release = baciName(basename(path))?.release
  if (release === undefined) return places
  const folder = dirname(resolve(path))
  const name = (await readdir(folder)).find((each) => /country_codes_V/.test(each) && baciName(each)?.release === release)
  if (name === undefined) return places
  const codes = readCountryCodes(await readFile(join(folder, name), 'utf8'))
  if (!codes.ok)
    throw new Refusal(
      'bad-input',
      `${name}: ${codes.fault.says}`,
      codes.fault.line === undefined ? {} : { line: codes.fault.line },
    )
  return places.with(codes.value)
}

const isFast = (trade: TradeTables, { form }: Opened, { quoted }: Scan): boolean =>
  form === baci && trade.addBaci !== undefined && !quoted

async function importRows(
  trade: TradeTables,
  path: string,
  started: Started,
  step: (name: string, done: number, of: number) => void,
): Promise<{ dataset: TradeDataset; faults: readonly Fault[] }> {
  const { opened, scanned } = started
  const reading = opened.elements
    ? readElements(opened.elements, opened.reader)
    : await readLines(path, scanned.packed, opened.reader, {
        columns: opened.columns,
        endsWithNewline: scanned.endsWithNewline,
        lines: scanned.lines,
        onLine: (line) => step('reading and checking', line, scanned.lines),
      })
  const settled = settleRows(reading.rows, opened.reader.settle)
  for (const fault of settled.faults) reading.quarantine(fault)
  reading.setAside('part of a larger row of the same key', settled.parts)
  const rows = settled.rows
  if (rows.length === 0) throw nothingKept(started.file, reading.quarantined)
  const balance = balanceOf(totalsOf(rows))
  const dataset: TradeDataset = {
    ...common(started),
    rows: {
      read: reading.read,
      kept: rows.length,
      withoutQuantity: count(rows, ({ quantity }) => quantity === null),
      aside: reading.aside,
      quarantined: reading.quarantined,
    },
    firstYear: rows.reduce((least, { year }) => Math.min(least, year), Infinity),
    lastYear: rows.reduce((most, { year }) => Math.max(most, year), 0),
    monthly: rows.some(({ month }) => month > 0),
    unbalanced: { checked: balance.checked, count: balance.unbalanced.length, first: balance.unbalanced.slice(0, 200) },
  }
  step('writing', 0, rows.length)
  await trade.add(dataset, rows)
  return { dataset, faults: reading.faults }
}

const count = (rows: readonly TradeRow[], which: (row: TradeRow) => boolean): number =>
  rows.reduce((sum, row) => sum + (which(row) ? 1 : 0), 0)

function readElements(elements: readonly (readonly string[])[], reader: RowReader): Reading {
  const reading = new Reading()
  for (const [index, cells] of elements.entries()) reading.take(reader.read(cells, index + 1))
  return reading
}

async function importBaci(
  trade: TradeTables,
  path: string,
  started: Started,
  places: TradePlaces,
  step: (name: string, done: number, of: number) => void,
): Promise<{ dataset: TradeDataset; faults: readonly Fault[] }> {
  const { scanned, file } = started
  if (!scanned.endsWithNewline && scanned.lastLine.toString().split(',').length < 6)
    throw new Refusal('bad-line', `${path} is cut short: its last line stops in the middle of a row`, { line: scanned.lines })
  const added = await trade.addBaci?.(
    {
      path: resolve(path),
      packed: scanned.packed,
      onlyYear: baciName(file)?.year ?? null,
      places,
      lines: scanned.lines,
      blank: scanned.blank,
      endsWithNewline: scanned.endsWithNewline,
    },
    (written) =>
      written.kept === 0
        ? null
        : {
            ...common(started),
            rows: {
              read: scanned.lines - 1,
              kept: written.kept,
              withoutQuantity: written.withoutQuantity,
              aside: {},
              quarantined: written.quarantined,
            },
            firstYear: written.firstYear,
            lastYear: written.lastYear,
            monthly: false,
            unbalanced: { checked: 0, count: 0, first: [] },
          },
    (says) => step(says, 0, scanned.lines),
  )
  if (!added?.dataset) throw nothingKept(file, added?.written.quarantined ?? {})
  const { kept, quarantined } = added.written
  const counted = kept + Object.values(quarantined).reduce((sum, each) => sum + each, 0)
  if (counted !== scanned.lines - 1)
    throw new RangeError(`${file} has ${scanned.lines - 1} rows, of which ${counted} were accounted for`)
  return { dataset: added.dataset, faults: added.written.faults }
}

const common = ({
  id,
  known,
  file,
  opened,
  scanned,
  held,
}: Started): Omit<TradeDataset, 'rows' | 'firstYear' | 'lastYear' | 'monthly' | 'unbalanced'> => ({
  ...opened.reader.facts,
  id,
  kind: opened.form.kind,
  file,
  hash: scanned.hash,
  size: scanned.size,
  held,
  receipt: `rc_${hashOf(`trade ${scanned.hash}`).slice(0, 20)}`,
  rowsAre: opened.elements ? 'elements' : 'lines',
  known,
})

function nothingKept(file: string, quarantined: Readonly<Record<string, number>>): Refusal {
  const reasons = Object.entries(quarantined).map(([reason, times]) => `${reason} ${times}`)
  return new Refusal(
    'bad-input',
    `${file} has no row that could be read${reasons.length === 0 ? '' : ` (${reasons.join(', ')})`}`,
  )
}

/** The bytes first, then the receipt: a receipt must never point at an original that is not there. */
async function keepReceipt(into: ImportInto, path: string, dataset: TradeDataset, scanned: Scan): Promise<void> {
  if (await into.receipts.get(dataset.receipt)) return
  if (dataset.held) await into.originals.put(new Uint8Array(await buffer(bytesOf(path, scanned.packed))))
  await into.receipts.add([receiptOfFile(dataset, scanned.head)])
}

/** One form of trade table, as the command `import` offers it. */
export interface TradeKind {
  readonly kind: string
  readonly says: string
  /** Whether a file is of this form, by its first unpacked bytes (64 KB are plenty). */
  recognises(firstBytes: Uint8Array): boolean
  import(into: ImportInto, path: string, options?: Omit<ImportOptions, 'kind'>): Promise<ImportReport>
}

/** Every form of trade table that can be imported. */
export const tradeKinds: readonly TradeKind[] = tradeForms.map((form) => ({
  kind: form.kind,
  says: form.says,
  recognises: (firstBytes) => form.recognises(headerGuess(firstBytes)),
  import: async (into, path, options = {}) => importTrade(into, path, { ...options, kind: form.kind }),
}))

/** The columns of a table or, of JSON that begins like an answer of the API, the names in its first element. */
function headerGuess(firstBytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(firstBytes)
  if (!/^[\s\uFEFF]*[[{]/.test(text)) return headerOf(firstBytes)
  const element = /\{[^{}]*"reporterCode"[^{}]*\}/.exec(text)?.[0] ?? ''
  return [...element.matchAll(/"([A-Za-z0-9_]+)"\s*:/g)].map((found) => found[1] ?? '')
}
