import type { SearchEntry } from '../../ledger/ports.ts'
import { forIndex } from '../../ledger/searching/words.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import { havesOf } from '../../ledger/searching/evaluate.ts'
import { listMark, type FacetNumbers } from '../searching/facet-numbers.ts'
import { packed, unpacked } from './bodies.ts'
import { number, numberOrNull, text, textOrNull, type Connection } from './connection.ts'
import { contentHash } from './content-hash.ts'
import { hasManyChanges, keepAllPages, keepPageWith, noteChange, numbersWritten } from './facets.ts'
import { facetToken } from './match.ts'
import type { Day } from '../../kernel/day.ts'

/** How words are cut and facets numbered; an index made by another way is made anew when the store is opened. */
const indexedHow = 'words 1'

const given = new WeakMap<Connection, FacetNumbers>()
function numbersOf(connection: Connection): FacetNumbers {
  let numbers = given.get(connection)
  if (numbers === undefined) {
    given.set(connection, (numbers = numbersWritten(connection)))
    // A number given in a transaction that failed was never given.
    connection.onRollback(() => given.delete(connection))
  }
  return numbers
}

/** Adds an entry to the search index; a changed one replaces the last under its id. Answers how many were new. */
export function addEntry(connection: Connection, entry: SearchEntry, origin: 'bundle' | 'added', packsBodies = true): 0 | 1 {
  const { said } = entry
  const facets = [
    entry.kind,
    entry.receipt,
    entry.class,
    entry.publisher,
    entry.language,
    entry.date,
    entry.elements.join(listMark),
    entry.stages.join(listMark),
    entry.places.join(listMark),
    entry.known,
  ]
  const saying =
    said === undefined ? [] : [said.measure, said.low, said.high, said.unit, said.modality, ...(said.span ?? [null, null])]
  const hash = contentHash([
    ...facets,
    entry.title,
    entry.text,
    entry.url,
    ...saying.map((value) => (typeof value === 'number' ? String(value) : value)),
    ...(entry.claims === undefined ? [] : [entry.claims]),
  ])
  const last = connection.first('SELECT rowid, hash FROM entry WHERE id = ? ORDER BY rowid DESC LIMIT 1', entry.id)
  if (last && text(last[1]) === hash) return 0
  const { rowid } = connection.run(
    `INSERT INTO entry (id, hash, origin, kind, receipt, class, publisher, language, date, elements, stages, places, known, replaces, claims, held_from)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT min(known) FROM receipt WHERE id = ? AND class = 'held'))`,
    entry.id,
    hash,
    origin,
    ...facets,
    last ? number(last[0]) : null,
    entry.claims ?? null,
    entry.receipt,
  )
  if (last) noteChange(connection, number(last[0]))
  connection.run(
    'INSERT INTO entry_text (rowid, title, body, url) VALUES (?, ?, ?, ?)',
    rowid,
    entry.title,
    packsBodies ? packed(entry.text) : entry.text,
    entry.url,
  )
  if (said !== undefined)
    connection.run(
      'INSERT INTO entry_said (rowid, measure, low, high, unit, modality, span_from, span_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      rowid,
      ...saying,
    )
  const numbers = numbersOf(connection)
  index(connection, numbers, rowid, entry)
  keepPageWith(connection, numbers, rowid)
  return 1
}

function index(connection: Connection, numbers: FacetNumbers, rowid: number, entry: SearchEntry): void {
  connection.run(
    'INSERT INTO entry_index (rowid, title, body, facets) VALUES (?, ?, ?, ?)',
    rowid,
    forIndex(entry.title),
    forIndex(entry.text),
    tokensOf(numbers, entry),
  )
}

/** Numbers of every value, and of every list as a whole, for the table of facets; the values' own are also words of the index. */
function tokensOf(numbers: FacetNumbers, entry: SearchEntry): string {
  const haves = havesOf(entry)
  const lists = { elements: entry.elements, stages: entry.stages, places: entry.places, haves } as const
  for (const [column, values] of Object.entries(lists)) numbers.of(column, values.join(listMark))
  const { said } = entry
  for (const [field, value] of [
    ['class', entry.class],
    ['measure', said?.measure ?? ''],
    ['unit', said?.unit ?? ''],
    ['modality', said?.modality ?? ''],
  ] as const)
    numbers.of(field, value)
  const tokens = [
    ...entry.elements.map((value) => numbers.of('element', value)),
    ...entry.stages.map((value) => numbers.of('stage', value)),
    ...entry.places.map((value) => numbers.of('place', value)),
    ...haves.map((value) => numbers.of('has', value)),
    numbers.of('publisher', entry.publisher),
    numbers.of('kind', entry.kind),
    numbers.of('language', entry.language),
    ...(said?.measure ? [numbers.of('measure', said.measure)] : []),
    ...(said?.unit ? [numbers.of('unit', said.unit)] : []),
    ...(said?.modality ? [numbers.of('modality', said.modality)] : []),
  ]
  return tokens.map(facetToken).join(' ')
}

/** Makes the index anew from the entries where it was made in another way, or never. Answers how many entries there are, 0 when it is as it should be. */
export function bringIndexForward(connection: Connection): number {
  const isCurrent = (): boolean => text(connection.first(`SELECT value FROM setting WHERE key = 'indexed'`)?.[0]) === indexedHow
  if (isCurrent()) {
    if (hasManyChanges(connection)) connection.transaction(() => keepAllPages(connection, numbersOf(connection)))
    return 0
  }
  return connection.transaction(() => {
    if (isCurrent()) return 0
    connection.execute(
      `INSERT INTO entry_index (entry_index) VALUES ('delete-all'); DELETE FROM facet_page; DELETE FROM facet_change`,
    )
    const numbers = numbersOf(connection)
    let [after, made] = [0, 0]
    for (;;) {
      const rows = connection.all('SELECT rowid FROM entry WHERE rowid > ? ORDER BY rowid LIMIT 1000', after)
      if (rows.length === 0) break
      for (const row of rows) {
        after = number(row[0])
        index(connection, numbers, after, entryAt(connection, after))
        made++
      }
    }
    keepAllPages(connection, numbers)
    connection.run(`INSERT OR REPLACE INTO setting VALUES ('indexed', ?)`, indexedHow)
    connection.run(`UPDATE setting SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'revision'`)
    return made
  })
}

/** An entry as it was added. */
export function entryAt(connection: Connection, row: number): SearchEntry {
  const found = connection.first(
    `SELECT id, kind, receipt, title, body, date, publisher, language, elements, stages, places, class, url, known, claims,
       said.rowid, measure, low, high, unit, modality, span_from, span_to
     FROM entry JOIN entry_text USING (rowid) LEFT JOIN entry_said said USING (rowid) WHERE entry.rowid = ?`,
    row,
  )
  const split = (joined: string): string[] => (joined === '' ? [] : joined.split(listMark))
  const spanFrom = numberOrNull(found?.[21])
  const said = {
    measure: textOrNull(found?.[16]),
    low: numberOrNull(found?.[17]),
    high: numberOrNull(found?.[18]),
    unit: textOrNull(found?.[19]),
    modality: textOrNull(found?.[20]),
    span: spanFrom === null ? null : ([spanFrom, number(found?.[22])] as const),
  }
  const claims = numberOrNull(found?.[14])
  return {
    id: text(found?.[0]),
    kind: text(found?.[1]) as SearchEntry['kind'],
    receipt: text(found?.[2]),
    title: text(found?.[3]),
    text: unpacked(found?.[4]),
    date: textOrNull(found?.[5]),
    publisher: text(found?.[6]),
    language: text(found?.[7]),
    elements: split(text(found?.[8])),
    stages: split(text(found?.[9])),
    places: split(text(found?.[10])),
    class: text(found?.[11]),
    url: text(found?.[12]),
    known: text(found?.[13]) as Day,
    ...(numberOrNull(found?.[15]) === null ? {} : { said }),
    ...(claims === null ? {} : { claims }),
  }
}

/** Entries proved by a receipt that has become `held` are shown as held from that day on. */
export function markHeld(connection: Connection, receipt: Receipt): void {
  for (const row of connection.all('SELECT rowid FROM entry WHERE receipt = ? AND held_from IS NULL', receipt.id))
    noteChange(connection, number(row[0]))
  connection.run('UPDATE entry SET held_from = ? WHERE receipt = ? AND held_from IS NULL', receipt.known, receipt.id)
}

/** Marks bundled entries that a new edition no longer carries, and unmarks those that came back. */
export function withdrawEntries(connection: Connection, stillThere: ReadonlySet<string>, day: string): number {
  let withdrawn = 0
  for (const row of connection.all(`SELECT rowid, id, withdrawn FROM entry WHERE origin = 'bundle'`)) {
    const [rowid, id, gone] = [number(row[0]), text(row[1]), row[2] !== null]
    if (gone !== stillThere.has(id)) continue
    connection.run('UPDATE entry SET withdrawn = ? WHERE rowid = ?', gone ? null : day, rowid)
    noteChange(connection, rowid)
    if (!gone) withdrawn++
  }
  return withdrawn
}
