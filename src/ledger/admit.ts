import { mineralNamed } from '../kernel/element.ts'
import { readDay, type Day } from '../kernel/day.ts'
import { readPeriod } from '../kernel/period.ts'
import { isPlace } from '../kernel/place.ts'
import type { Fault } from '../kernel/read.ts'
import { isStage } from '../kernel/stage.ts'
import type { Receipt } from '../receipts/receipt.ts'
import { heldReceipt, verifyTranscription, type Original } from '../receipts/transcription.ts'
import type { Reading } from '../sources/reading.ts'
import type { Source } from '../sources/source.ts'
import { cellReceipt, receiptId } from './bundle-receipts.ts'
import { figureEntry } from './bundle-search.ts'
import { bases, ledgerMeasures, type Basis } from './definition.ts'
import type { Figure } from './figure.ts'
import type { SearchEntry } from './ports.ts'

/** The file that readings were taken from, stored under `hash`. */
export interface Held {
  readonly original: Original
  readonly hash: string
  readonly mediaType: string
  /** Its name as receipts give it. */
  readonly name: string
  /** Whether this is the very file that the register of sources names; its receipts then are those of the bundled transcription. */
  readonly isRegistered: boolean
}

/** What the ledger already holds under the ids of the readings, and the receipts that are there. */
export interface Present {
  readonly figures: ReadonlyMap<string, Figure>
  readonly receipts: ReadonlyMap<string, Receipt>
}

export interface Admission {
  readonly source: Source
  readonly held: Held
  readonly present: Present
  /** Day from which the figures are known where a reading does not say so itself. */
  readonly known: Day
  /** Day on which receipts that were transcribed before become held. */
  readonly today: Day
  readonly indexed: boolean
}

/** What of a file goes into the ledger, and what does not, each with its reason. */
export interface Admitted {
  readonly figures: readonly Figure[]
  readonly receipts: readonly Receipt[]
  readonly entries: readonly SearchEntry[]
  /** Figures that the ledger holds already, with the same value. */
  readonly already: number
  readonly faults: readonly Fault[]
}

const orNull = (text: string): string | null => (text === '' ? null : text)

function figureOf(it: Reading, { source, known }: Admission): Figure {
  const own = readDay(it.known)
  return {
    id: it.id,
    subject: it.subject,
    measure: it.measure,
    mineral: orNull(it.mineral),
    basis: it.basis as Basis,
    stage: orNull(it.stage),
    geography: orNull(it.geography),
    counterpart: orNull(it.counterpart),
    of: orNull(it.of),
    period: it.period,
    unit: it.unit,
    kind: it.kind,
    scenario: orNull(it.scenario),
    operator: it.operator,
    value: it.value,
    low: it.low,
    high: it.high,
    text: orNull(it.text),
    publisher: source.publisher,
    sourceId: source.id,
    edition: source.edition,
    rank: source.rank,
    known: own.ok ? own.value : known,
    receipts: [],
    from: [],
    note: it.note,
  }
}

/** What is wrong with the definition or the amount of a reading: the first thing that is. */
function wrongWith(it: Reading): readonly [kind: string, says: string] | undefined {
  const period = readPeriod(it.period)
  if (!period.ok) return [period.fault.kind, period.fault.says]
  if (!(ledgerMeasures as readonly string[]).includes(it.measure)) return ['unknown-measure', `"${it.measure}" is no measure`]
  if (it.mineral !== '' && mineralNamed(it.mineral) !== it.mineral) return ['unknown-mineral', `"${it.mineral}" is no mineral`]
  if (!(bases as readonly string[]).includes(it.basis)) return ['unknown-basis', `"${it.basis}" is no basis`]
  if (it.stage !== '' && !isStage(it.stage)) return ['unknown-stage', `"${it.stage}" is no stage`]
  for (const place of [it.geography, it.counterpart])
    if (place !== '' && !isPlace(place)) return ['unknown-place', `"${place}" is no place`]
  if (it.unit === '') return ['unknown-unit', 'the unit is missing']
  if (it.value === null && it.text === '') return ['empty-cell', 'there is neither a value nor a mark for one']
  if (it.value !== null && ((it.low !== null && it.low > it.value) || (it.high !== null && it.high < it.value)))
    return ['out-of-range', 'the value lies outside its bounds']
  if (it.measure.endsWith('_share') && it.of === '') return ['empty-cell', 'a share does not say of what']
  return undefined
}

const place = ({ line, column }: Reading): { line?: number; column?: number } => ({
  ...(line === null ? {} : { line }),
  ...(column === null ? {} : { column }),
})

const amountOf = (it: Pick<Figure, 'operator' | 'value' | 'low' | 'high' | 'unit'> & { readonly text: string | null }): string =>
  JSON.stringify([it.operator, it.value, it.low, it.high, it.unit, it.text ?? ''])

/** Files come under any name, and two may come under one: a receipt for a cell of them is told apart by the hash of the bytes. */
function receiptOf(it: Reading, figure: Figure, { source, held }: Admission): Receipt {
  const receipt = cellReceipt(source, figure, it.names, { ...it, file: held.name }, figure.known)
  if (held.isRegistered) return receipt
  const { line, column, path, printed } = it
  return { ...receipt, id: receiptId({ source: source.id, original: held.hash, line, column, path, printed }) }
}

/**
 * Readings by id. What says the same again, or only that a number is not known which another row gives, is put aside. An id that stands
 * twice with two numbers is put aside altogether, for nobody can tell which is meant.
 */
function withoutRepetitions(readings: readonly Reading[], faults: Fault[]): Reading[] {
  const kept: Reading[] = []
  for (const [id, rows] of Map.groupBy(readings, (each) => each.id)) {
    const numbers = rows.filter((each) => each.value !== null)
    const telling = numbers.length > 0 ? numbers : rows
    const [first] = telling
    if (first === undefined) continue
    const agree = telling.every((other) => amountOf(other) === amountOf(first))
    if (agree) kept.push(first)
    for (const other of rows) {
      if (other === first && agree) continue
      const says = agree
        ? `line ${first.line ?? first.path} says ${other.value === null && first.value !== null ? 'what is not known here' : 'the same'}`
        : `${telling.length} rows give "${id}" different values`
      faults.push({ kind: agree ? 'repeated-row' : 'contradicting-rows', says, ...place(other) })
    }
  }
  return kept
}

/**
 * Turns what was read from a stored file into figures whose receipts are held, with the quote found at its bytes. Nothing is guessed:
 * a definition outside the vocabulary, a second value for one key, a value other than the one the ledger has from the same day, and a
 * cell that does not stand where the reader says are faults with their line. Pure: the same file and ledger give the same admission.
 */
export function admit(readings: readonly Reading[], admission: Admission): Admitted {
  const { held, present, indexed, today } = admission
  const faults: Fault[] = []
  const stored = { hash: held.hash, mediaType: held.mediaType, size: held.original.bytes.length, bytes: held.original.bytes }
  const figures: Figure[] = []
  const entries: SearchEntry[] = []
  const receipts = new Map<string, Receipt>()
  let already = 0
  for (const it of withoutRepetitions(readings, faults)) {
    const wrong = wrongWith(it)
    if (wrong) {
      faults.push({ kind: wrong[0], says: wrong[1], ...place(it) })
      continue
    }
    const bare = figureOf(it, admission)
    const receipt = receiptOf(it, bare, admission)
    const figure = { ...bare, receipts: [receipt.id] }
    const before = present.figures.get(it.id)
    const isKnown = before?.known === figure.known
    if (before && isKnown && amountOf(before) !== amountOf(figure)) {
      faults.push({
        kind: 'contradicts-the-ledger',
        says: `the ledger has another value of "${it.id}" from ${before.known}`,
        ...place(it),
      })
      continue
    }
    const verified = verifyTranscription({ locator: receipt.locator ?? {}, names: receipt.names }, held.original)
    if (!verified.ok) {
      faults.push({ kind: 'not-at-its-place', says: `${verified.says}: "${verified.found}"`, ...place(it) })
      continue
    }
    const there = present.receipts.get(receipt.id)
    const isHere = there?.class === 'held'
    if (!isHere && (!isKnown || there))
      receipts.set(receipt.id, heldReceipt(receipt, verified, stored, there ? today : bare.known))
    if (isKnown) already++
    else {
      figures.push(figure)
      if (indexed) entries.push({ ...figureEntry(figure, receipt), class: 'held' })
    }
  }
  return { figures, receipts: [...receipts.values()], entries, already, faults }
}
