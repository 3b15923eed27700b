import type { ReceiptId } from '../../receipts/receipt.ts'

/** What a column holds: words, any number, a whole number, yes or no, or a calendar day `YYYY-MM-DD`. */
export type ColumnType = 'text' | 'number' | 'integer' | 'boolean' | 'day'

/** One value of a table; null where the answer says nothing, which is never zero. */
export type Cell = string | number | boolean | null

export interface Column {
  /** Small letters and underscores, so that it is the same name in a spreadsheet, in SQL and in a script. */
  readonly name: string
  readonly type: ColumnType
  /** What is in it and in which unit, in one phrase. */
  readonly says: string
  /** The publisher's own words: left out of an export where the source may not be redistributed. */
  readonly isQuoted: boolean
}

export interface AnswerRow {
  readonly cells: readonly Cell[]
  /** Receipts this row rests on. */
  readonly receipts: readonly ReceiptId[]
}

/** An answer as a table: what a spreadsheet, a data frame or a database takes. */
export interface AnswerTable {
  readonly columns: readonly Column[]
  readonly rows: readonly AnswerRow[]
}

/** A column together with where its values come from. */
export interface ColumnOf<T> extends Column {
  readonly of: (item: T) => Cell | undefined
}

type Make<V> = <T>(name: string, says: string, of: (item: T) => V | null | undefined) => ColumnOf<T>

const column =
  <V extends Cell>(type: ColumnType, isQuoted = false): Make<V> =>
  (name, says, of) => ({ name, type, says, isQuoted, of })

export const text: Make<string> = column('text')
/** Words of a publisher, not ours. */
export const quoted: Make<string> = column('text', true)
export const number: Make<number> = column('number')
export const integer: Make<number> = column('integer')
export const yesNo: Make<boolean> = column('boolean')
/** A whole calendar day; a year or a month alone is text. */
export const day: Make<string> = column('day')

/** What joins several values in one cell. */
export const joint = '; '

/** Several words in one cell. */
export const list: Make<readonly (string | number)[]> = (name, says, of) => ({
  name,
  type: 'text',
  says,
  isQuoted: false,
  of: (item) => joined(of(item)),
})

export const joined = (values: readonly (string | number)[] | null | undefined): string | null =>
  values === null || values === undefined || values.length === 0 ? null : values.join(joint)

/** The table of a list: one row an item, with the receipts the item names. */
export function tableOf<T>(
  items: readonly T[],
  columns: readonly ColumnOf<T>[],
  receipts: (item: T) => readonly ReceiptId[],
): AnswerTable {
  const names = new Set(columns.map(({ name }) => name))
  if (names.size < columns.length) throw new TypeError(`a table has two columns of one name: ${[...names].join(', ')}`)
  return {
    columns: columns.map(({ name, type, says, isQuoted }) => ({ name, type, says, isQuoted })),
    rows: items.map((item) => ({
      cells: columns.map((each) => each.of(item) ?? null),
      receipts: [...new Set(receipts(item))],
    })),
  }
}

/** Columns of something that a row holds; empty where it holds none. */
export const within = <T, U>(columns: readonly ColumnOf<U>[], of: (row: T) => U | null): ColumnOf<T>[] =>
  columns.map((each) => ({
    ...each,
    of: (row) => {
      const held = of(row)
      return held === null ? null : each.of(held)
    },
  }))
