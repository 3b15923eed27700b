import type { Columns } from './columns.ts'

/**
 * Which entries of `A W A'` can differ from nought, for a matrix A by columns and any diagonal W: rows in an order that keeps each row's first entry
 * near its diagonal (Cuthill and McKee 1969, reversed), and rows that touch very many others, such as a total of the world, last. Entry (i, j) of the ordered lower triangle stands at `starts[i] + j - first[i]`.
 */
export interface Envelope {
  /** Place of each row of A in the order. */
  readonly place: Int32Array
  readonly first: Int32Array
  readonly starts: Int32Array
}

export function envelopeOf({ height, starts, rows }: Columns): Envelope {
  const near: Set<number>[] = Array.from({ length: height }, () => new Set())
  for (let column = 0; column + 1 < starts.length; column++)
    for (let one = starts[column] as number; one < (starts[column + 1] as number); one++)
      for (let two = starts[column] as number; two < (starts[column + 1] as number); two++)
        if (one !== two) near[rows[one] as number]?.add(rows[two] as number)
  const degree = (row: number): number => near[row]?.size ?? 0
  const order: number[] = []
  const mean = near.reduce((sum, { size }) => sum + size, 0) / Math.max(1, height)
  const isHub = (row: number): boolean => degree(row) > 3 * mean + 10
  const isSeen = Uint8Array.from(near.keys(), (row) => (isHub(row) ? 1 : 0))
  const byDegree = Array.from(near.keys()).toSorted((a, b) => degree(a) - degree(b) || a - b)
  for (const seed of byDegree) {
    if (isSeen[seed] === 1) continue
    isSeen[seed] = 1
    order.push(seed)
    for (let at = order.length - 1; at < order.length; at++)
      for (const next of [...(near[order[at] as number] ?? [])].toSorted((a, b) => degree(a) - degree(b) || a - b))
        if (isSeen[next] === 0) {
          isSeen[next] = 1
          order.push(next)
        }
  }
  order.reverse()
  order.push(...byDegree.filter(isHub))
  const place = new Int32Array(height)
  for (const [at, row] of order.entries()) place[row] = at
  const first = Int32Array.from(order, (row, at) =>
    [...(near[row] ?? [])].reduce((low, each) => Math.min(low, place[each] as number), at),
  )
  const offsets = new Int32Array(height + 1)
  for (let at = 0; at < height; at++) offsets[at + 1] = (offsets[at] as number) + at - (first[at] as number) + 1
  return { place, first, starts: offsets }
}

/** Part of a row's own diagonal entry below which it adds nothing to the rows before it. */
const dependent = 1e-11

/** Lower factor of `A W A' + ridge` in its envelope; rows that depend on rows before them are left out (noughts, and not counted in `rank`). */
export interface Factor {
  readonly envelope: Envelope
  readonly lower: Float64Array
  readonly isKept: Uint8Array
  readonly rank: number
}

/** Cholesky's factor of `A W A' + ridge I`, W given by its diagonal. */
export function factored(envelope: Envelope, columns: Columns, weights: Float64Array, ridge: number): Factor {
  const { place, first, starts } = envelope
  const size = first.length
  const lower = new Float64Array(starts[size] as number)
  for (let column = 0; column < weights.length; column++) {
    const weight = weights[column] as number
    if (weight === 0) continue
    const end = columns.starts[column + 1] as number
    for (let one = columns.starts[column] as number; one < end; one++) {
      const by = weight * (columns.coefficients[one] as number)
      const left = place[columns.rows[one] as number] as number
      for (let two = columns.starts[column] as number; two < end; two++) {
        const right = place[columns.rows[two] as number] as number
        if (right > left) continue
        const at = (starts[left] as number) + right - (first[left] as number)
        lower[at] = (lower[at] as number) + by * (columns.coefficients[two] as number)
      }
    }
  }
  const isKept = new Uint8Array(size)
  let rank = 0
  for (let row = 0; row < size; row++) {
    const begin = first[row] as number
    const own = (starts[row] as number) - begin
    const diagonal = (lower[own + row] as number) + ridge
    let rest = diagonal
    for (let column = begin; column < row; column++) {
      const other = (starts[column] as number) - (first[column] as number)
      let sum = lower[own + column] as number
      for (let k = Math.max(begin, first[column] as number); k < column; k++)
        sum -= (lower[own + k] as number) * (lower[other + k] as number)
      const value = isKept[column] === 1 ? sum / (lower[other + column] as number) : 0
      lower[own + column] = value
      rest -= value * value
    }
    const keeps = rest > dependent * diagonal
    isKept[row] = keeps ? 1 : 0
    rank += keeps ? 1 : 0
    lower[own + row] = keeps ? Math.sqrt(rest) : 0
  }
  return { envelope, lower, isKept, rank }
}

/** Solves `(A W A' + ridge) y = right`; what was left out is nought in y. */
export function solved({ envelope: { place, first, starts }, lower, isKept }: Factor, right: Float64Array): Float64Array {
  const size = first.length
  const y = new Float64Array(size)
  for (let row = 0; row < size; row++) y[place[row] as number] = right[row] as number
  for (let row = 0; row < size; row++) {
    const own = (starts[row] as number) - (first[row] as number)
    let sum = y[row] as number
    for (let k = first[row] as number; k < row; k++) sum -= (lower[own + k] as number) * (y[k] as number)
    y[row] = isKept[row] === 1 ? sum / (lower[own + row] as number) : 0
  }
  for (let row = size - 1; row >= 0; row--) {
    if (isKept[row] === 0) continue
    const own = (starts[row] as number) - (first[row] as number)
    const value = (y[row] as number) / (lower[own + row] as number)
    y[row] = value
    for (let k = first[row] as number; k < row; k++) y[k] = (y[k] as number) - (lower[own + k] as number) * value
  }
  return Float64Array.from({ length: size }, (_, row) => y[place[row] as number] as number)
}

/** Entries of the inverse within the envelope, numbered as the factor's (Takahashi, Fagan and Chen 1973). */
export function inverseWithin({ envelope: { first, starts }, lower, isKept }: Factor): Float64Array {
  const size = first.length
  const inverse = new Float64Array(lower.length)
  const offset = Int32Array.from({ length: size }, (_, row) => (starts[row] as number) - (first[row] as number))
  const below: number[][] = Array.from({ length: size }, () => [])
  for (let row = 0; row < size; row++) for (let k = first[row] as number; k < row; k++) below[k]?.push(row)
  for (let column = size - 1; column >= 0; column--) {
    if (isKept[column] === 0) continue
    const rows = below[column] as number[]
    const pivot = lower[(offset[column] as number) + column] as number
    let own = 1 / (pivot * pivot)
    for (const row of rows) {
      let sum = 0
      for (const other of rows)
        sum +=
          (lower[(offset[other] as number) + column] as number) *
          (inverse[row > other ? (offset[row] as number) + other : (offset[other] as number) + row] as number)
      const value = -sum / pivot
      inverse[(offset[row] as number) + column] = value
      own -= (value * (lower[(offset[row] as number) + column] as number)) / pivot
    }
    inverse[(offset[column] as number) + column] = own
  }
  return inverse
}

/** `a' Z a` for every column a of the matrix, with the inverse Z as given by `inverseWithin`. */
export function quadraticForms({ place, first, starts }: Envelope, columns: Columns, inverse: Float64Array): Float64Array {
  const forms = new Float64Array(columns.starts.length - 1)
  for (let column = 0; column < forms.length; column++) {
    const end = columns.starts[column + 1] as number
    let sum = 0
    for (let one = columns.starts[column] as number; one < end; one++)
      for (let two = columns.starts[column] as number; two < end; two++) {
        const [left, right] = [place[columns.rows[one] as number] as number, place[columns.rows[two] as number] as number]
        const [high, low] = left > right ? [left, right] : [right, left]
        sum +=
          (columns.coefficients[one] as number) *
          (columns.coefficients[two] as number) *
          (inverse[(starts[high] as number) + low - (first[high] as number)] as number)
      }
    forms[column] = sum
  }
  return forms
}
