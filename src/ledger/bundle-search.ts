import type { Receipt } from '../receipts/receipt.ts'
import { sayPlace } from '../kernel/place.ts'
import type { Figure, LedgerEvent } from './figure.ts'
import type { Said, SearchEntry } from './ports.ts'
import { sayCounted, sayFigure, sayWhat } from './say-figure.ts'

const words = (name: string): string => name.replaceAll('_', ' ')
const placesOf = (...codes: (string | null)[]): string[] => codes.flatMap((code) => (code === null ? [] : code.split('+')))

/** A figure as an entry of the index; its receipt's class says how close to the bytes it is. */
export function figureEntry(figure: Figure, receipt: Receipt): SearchEntry {
  return {
    id: figure.id,
    kind: 'figure',
    receipt: receipt.id,
    title: sayFigure(figure),
    text: [sayCounted(figure), figure.kind, receipt.title, figure.note].filter((part) => part !== '').join('. '),
    date: figure.period,
    publisher: figure.publisher,
    language: 'en',
    elements: figure.mineral === null ? [] : [figure.mineral],
    stages: figure.stage === null ? [] : [figure.stage],
    places: placesOf(figure.geography, figure.counterpart),
    class: receipt.class,
    url: receipt.url,
    known: figure.known,
    said: saidBy(figure),
  }
}

/** A figure as numbers to compare with; a bound has no other end. */
function saidBy({ measure, operator, value, low, high, unit, kind }: Figure): Said {
  const isAbove = operator === '>' || operator === '>='
  const isBelow = operator === '<' || operator === '<='
  return {
    measure,
    low: isBelow && value !== null ? -Infinity : (low ?? value),
    high: isAbove && value !== null ? Infinity : (high ?? value),
    unit,
    modality: kind,
    span: null,
  }
}

function receiptEntry(
  receipt: Receipt,
  about: Pick<SearchEntry, 'elements' | 'stages' | 'places' | 'title' | 'date'>,
): SearchEntry {
  const { locator } = receipt
  const place = locator === null ? '' : `${locator.file} ${locator.path ?? `line ${locator.line}, column ${locator.columnName}`}`
  return {
    ...about,
    id: receipt.id,
    kind: 'receipt',
    receipt: receipt.id,
    text: [receipt.quote, receipt.title, receipt.edition, place].filter((part) => part !== '').join('. '),
    publisher: receipt.publisher,
    language: receipt.language,
    class: receipt.class,
    url: receipt.url,
    known: receipt.known,
  }
}

function eventEntry(event: LedgerEvent, receipt: Receipt): SearchEntry {
  return {
    id: event.id,
    kind: 'event',
    receipt: receipt.id,
    title: event.title,
    text: `${event.summary} ${event.actor}, ${words(event.kind)} ${event.instrument}. ${event.minerals.map(words).join(', ')}. ${event.places.map(sayPlace).join(', ')}`,
    date: event.date,
    publisher: receipt.publisher,
    language: 'en',
    elements: event.minerals,
    stages: ['policy'],
    places: event.places,
    class: receipt.class,
    url: receipt.url,
    known: event.known,
  }
}

/** Index entries for figures, events and receipts; a receipt takes elements, stages and places from what it proves. */
export function searchEntriesOf(
  figures: readonly Figure[],
  events: readonly LedgerEvent[],
  receipts: ReadonlyMap<string, Receipt>,
): SearchEntry[] {
  const entries: SearchEntry[] = []
  const seen = new Set<string>()
  for (const figure of figures) {
    const receipt = receipts.get(figure.receipts[0] ?? '')
    if (!receipt) continue
    const entry = figureEntry(figure, receipt)
    entries.push(entry)
    if (seen.has(receipt.id)) continue
    seen.add(receipt.id)
    const { elements, stages, places, date } = entry
    entries.push(receiptEntry(receipt, { elements, stages, places, date, title: `${figure.subject}: ${sayWhat(figure)}` }))
  }
  for (const event of events)
    for (const id of event.receipts) {
      const receipt = receipts.get(id)
      if (!receipt) continue
      if (id === event.receipts[0]) entries.push(eventEntry(event, receipt))
      const { minerals: elements, places, date, title } = event
      entries.push(receiptEntry(receipt, { elements, stages: ['policy'], places, date, title }))
    }
  return entries
}
