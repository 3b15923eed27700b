import { FacetNumbers } from '../searching/facet-numbers.ts'
import { FacetTable, pageRows, type FacetRow } from '../searching/facet-table.ts'
import { number, numberOrNull, text, textOrNull, type Connection, type Row } from './connection.ts'

const facetsOf = `SELECT e.rowid, e.date, e.known, e.held_from, e.withdrawn, (SELECT min(s.known) FROM entry s WHERE s.replaces = e.rowid),
    said.low, said.high, e.elements, e.stages, e.places, e.publisher, e.kind, e.class, e.language, said.measure, said.unit, said.modality, e.claims, t.url <> ''
  FROM entry e LEFT JOIN entry_said said USING (rowid) JOIN entry_text t USING (rowid)`

function rowOf(row: Row): FacetRow {
  const [kind, date, low] = [text(row[12]), textOrNull(row[1]), numberOrNull(row[6])]
  return {
    row: number(row[0]),
    date,
    known: text(row[2]),
    heldFrom: textOrNull(row[3]),
    withdrawn: textOrNull(row[4]),
    replacedKnown: textOrNull(row[5]),
    low,
    high: numberOrNull(row[7]),
    values: {
      elements: text(row[8]),
      stages: text(row[9]),
      places: text(row[10]),
      haves: havesJoined({
        kind,
        hasClaims: number(row[18]) > 0,
        hasValue: low !== null,
        hasDate: date !== null,
        hasUrl: number(row[19]) === 1,
      }),
      publisher: text(row[11]),
      kind,
      class: text(row[13]),
      language: text(row[14]),
      measure: text(row[15]),
      unit: text(row[16]),
      modality: text(row[17]),
    },
  }
}

/** As `havesOf` tells them of an entry, in the same order. */
function havesJoined(entry: { kind: string; hasClaims: boolean; hasValue: boolean; hasDate: boolean; hasUrl: boolean }): string {
  const haves: string[] = []
  if (entry.kind === 'claim' || entry.hasClaims) haves.push('claim')
  if (entry.hasValue) haves.push('value')
  if (entry.hasDate) haves.push('date')
  if (entry.hasUrl) haves.push('url')
  return haves.join('\u001F')
}

/** Numbers given by a writer, inside its transaction. */
export function numbersWritten(connection: Connection): FacetNumbers {
  return new FacetNumbers((field, value) => {
    connection.run('INSERT OR IGNORE INTO facet_value (field, value) VALUES (?, ?)', field, value)
    return number(connection.first('SELECT number FROM facet_value WHERE field = ? AND value = ?', field, value)?.[0])
  })
}

/** Notes that the facets of an entry that is already there are others now. */
export const noteChange = (connection: Connection, row: number): void =>
  void connection.run('INSERT INTO facet_change (row) VALUES (?)', row)

/** Keeps the page that a new row completes. */
export function keepPageWith(connection: Connection, numbers: FacetNumbers, row: number): void {
  if (row % pageRows !== pageRows - 1) return
  keepPage(connection, numbers, Math.floor(row / pageRows))
}

function keepPage(connection: Connection, numbers: FacetNumbers, page: number): void {
  const table = new FacetTable(numbers)
  const offset = page * pageRows
  for (const row of connection.all(`${facetsOf} WHERE e.rowid BETWEEN ? AND ?`, offset, offset + pageRows - 1)) {
    const facts = rowOf(row)
    table.set({ ...facts, row: facts.row - offset })
  }
  connection.run('INSERT OR REPLACE INTO facet_page (page, bytes) VALUES (?, ?)', page, table.pageBytes(0))
}

/** Keeps every whole page anew and forgets the changes since; for a rebuild, and when changes have piled up. */
export function keepAllPages(connection: Connection, numbers: FacetNumbers): void {
  const last = number(connection.first('SELECT max(rowid) FROM entry')?.[0])
  connection.run('DELETE FROM facet_page')
  for (let page = 0; (page + 1) * pageRows - 1 <= last; page++) keepPage(connection, numbers, page)
  connection.run('DELETE FROM facet_change')
  connection.run(
    `INSERT INTO setting VALUES ('facets-gathered', '1') ON CONFLICT DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`,
  )
}

/** More changes than this are gathered into the pages when a store is opened for writing. */
const manyChanges = 20_000

export const hasManyChanges = (connection: Connection): boolean =>
  number(connection.first('SELECT count(*) FROM facet_change')?.[0]) > manyChanges

const gatheredOf = (connection: Connection): string =>
  text(connection.first(`SELECT value FROM setting WHERE key = 'facets-gathered'`)?.[0])

/** The facets of all entries as this program knows them; `refresh` takes in what was added or changed since. */
export class StoredFacets {
  readonly #connection: Connection
  #table: FacetTable
  #lastChange = 0
  #gathered = ''
  constructor(connection: Connection) {
    this.#connection = connection
    this.#table = this.#read()
  }

  get table(): FacetTable {
    return this.#table
  }

  #read(): FacetTable {
    const table = new FacetTable(
      new FacetNumbers((field, value) => {
        throw new Error(`an entry has the ${field} "${value}", which has no number in the store`)
      }),
    )
    this.#table = table
    this.#learn()
    this.#lastChange = 0
    this.#gathered = gatheredOf(this.#connection)
    for (const row of this.#connection.all('SELECT page, bytes FROM facet_page ORDER BY page'))
      if (row[1] instanceof Uint8Array) table.setPage(number(row[0]), row[1])
    this.refresh()
    return table
  }

  refresh(): void {
    const connection = this.#connection
    // Another program gathered the changes into pages: what was changed meanwhile can only be told by reading them again.
    if (gatheredOf(connection) !== this.#gathered) {
      this.#table = this.#read()
      return
    }
    const [last, entries] =
      connection.first('SELECT coalesce(max(seq), 0), (SELECT coalesce(max(rowid), 0) FROM entry) FROM facet_change') ?? []
    this.#learn()
    const known = this.#table.lastRow
    if (number(entries) > known)
      for (const row of connection.all(`${facetsOf} WHERE e.rowid > ?`, known)) this.#table.set(rowOf(row))
    if (number(last) === this.#lastChange) return
    const changed = `${facetsOf} WHERE e.rowid IN (SELECT row FROM facet_change WHERE seq > ?)`
    for (const row of connection.all(changed, this.#lastChange)) this.#table.set(rowOf(row))
    this.#lastChange = number(last)
  }

  #learn(): void {
    const { numbers } = this.#table
    for (const row of this.#connection.all('SELECT number, field, value FROM facet_value WHERE number > ?', numbers.last))
      numbers.learn(number(row[0]), text(row[1]), text(row[2]))
  }
}
