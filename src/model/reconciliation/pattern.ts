import type { Columns } from './columns.ts'

/**
 * Where the lower factor of `A W A'` can differ from nought, for a matrix A by columns and any diagonal W. Rows are put in the order of least degree (Tinney and Walker
 * 1967): next comes always the row with the fewest others left in its equation. Made once for many factors.
 */
export interface Pattern {
  /** Place of each row of A in the order. */
  readonly place: Int32Array
  /** Entries below the diagonal by columns: rows ascending, from `starts[j]` to `starts[j + 1]`. */
  readonly starts: Int32Array
  readonly rows: Int32Array
  /** The same entries by rows: columns ascending, and where each stands among those by columns. */
  readonly across: { readonly starts: Int32Array; readonly columns: Int32Array; readonly at: Int32Array }
  /** For every pair of entries of a column of A, in order, where their product belongs: an entry, or -1 - i for the diagonal of i. */
  readonly pairs: Int32Array
}

export function patternOf(matrix: Columns): Pattern {
  const { height } = matrix
  const { order, below } = leastDegree(matrix)
  const place = new Int32Array(height)
  for (const [at, row] of order.entries()) place[row] = at
  const columns = below.map((rows) => Int32Array.from(rows, (row) => place[row] as number).toSorted())
  const starts = new Int32Array(height + 1)
  for (const [at, column] of columns.entries()) starts[at + 1] = (starts[at] as number) + column.length
  const rows = new Int32Array(starts[height] as number)
  for (const [at, column] of columns.entries()) rows.set(column, starts[at])
  const across = transposed(starts, rows)
  return { place, starts, rows, across, pairs: pairsOf(matrix, place, across) }
}

/** The order, and for each place in it the rows (by their old numbers) that come later and are touched. Sets of rows are bits. */
function leastDegree({ height, starts, rows }: Columns): { order: number[]; below: number[][] } {
  const words = (height + 31) >>> 5
  const near = Array.from({ length: height }, () => new Uint32Array(words))
  const add = (one: number, two: number): void => {
    const set = near[one] as Uint32Array
    set[two >>> 5] = ((set[two >>> 5] as number) | (1 << (two & 31))) >>> 0
  }
  for (let column = 0; column + 1 < starts.length; column++)
    for (let one = starts[column] as number; one < (starts[column + 1] as number); one++)
      for (let two = starts[column] as number; two < (starts[column + 1] as number); two++)
        if (rows[one] !== rows[two]) add(rows[one] as number, rows[two] as number)
  const degree = Int32Array.from(near, sizeOf)
  const left = new Set(near.keys())
  const order: number[] = []
  const below: number[][] = []
  while (left.size > 0) {
    let next = -1
    for (const row of left) if (next < 0 || (degree[row] as number) < (degree[next] as number)) next = row
    left.delete(next)
    const own = near[next] as Uint32Array
    const members = membersOf(own)
    for (const row of members) {
      const set = near[row] as Uint32Array
      for (let word = 0; word < words; word++) set[word] = ((set[word] as number) | (own[word] as number)) >>> 0
      for (const gone of [row, next]) set[gone >>> 5] = ((set[gone >>> 5] as number) & ~(1 << (gone & 31))) >>> 0
      degree[row] = sizeOf(set)
    }
    order.push(next)
    below.push(members)
  }
  return { order, below }
}

function membersOf(set: Uint32Array): number[] {
  const members: number[] = []
  for (const [at, word] of set.entries())
    for (let rest = word; rest !== 0; rest = (rest & (rest - 1)) >>> 0) members.push(at * 32 + 31 - Math.clz32(rest & -rest))
  return members
}

function sizeOf(set: Uint32Array): number {
  let size = 0
  for (let rest of set) {
    rest -= (rest >>> 1) & 0x55555555
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
    size += Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return size
}

function transposed(starts: Int32Array, rows: Int32Array): Pattern['across'] {
  const height = starts.length - 1
  const begins = new Int32Array(height + 1)
  for (const row of rows) begins[row + 1] = (begins[row + 1] as number) + 1
  for (let row = 0; row < height; row++) begins[row + 1] = (begins[row + 1] as number) + (begins[row] as number)
  const next = begins.slice()
  const columns = new Int32Array(rows.length)
  const at = new Int32Array(rows.length)
  for (let column = 0; column < height; column++)
    for (let entry = starts[column] as number; entry < (starts[column + 1] as number); entry++) {
      const row = rows[entry] as number
      const to = next[row] as number
      next[row] = to + 1
      columns[to] = column
      at[to] = entry
    }
  return { starts: begins, columns, at }
}

function pairsOf(matrix: Columns, place: Int32Array, across: Pattern['across']): Int32Array {
  const pairs: number[] = []
  /** Where the entry of a row and an earlier column stands, by halving. */
  const entryOf = (row: number, column: number): number => {
    let low = across.starts[row] as number
    let high = (across.starts[row + 1] as number) - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((across.columns[middle] as number) < column) low = middle + 1
      else high = middle
    }
    return across.at[low] as number
  }
  for (let column = 0; column + 1 < matrix.starts.length; column++)
    for (let one = matrix.starts[column] as number; one < (matrix.starts[column + 1] as number); one++)
      for (let two = matrix.starts[column] as number; two <= one; two++) {
        const [left, right] = [place[matrix.rows[one] as number] as number, place[matrix.rows[two] as number] as number]
        pairs.push(left === right ? -1 - left : left > right ? entryOf(left, right) : entryOf(right, left))
      }
  return Int32Array.from(pairs)
}
