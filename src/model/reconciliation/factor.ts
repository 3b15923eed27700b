import type { Columns } from './columns.ts'
import type { Pattern } from './pattern.ts'

/** Part of a row's own diagonal entry below which it adds nothing to the rows before it. */
const dependent = 1e-11

/** Lower factor of `A W A' + ridge` in its pattern; rows that depend on rows before them are left out (noughts, and not counted in `rank`). */
export interface Factor {
  readonly pattern: Pattern
  readonly lower: Float64Array
  /** Diagonal of the factor; nought for rows that are left out. */
  readonly diagonal: Float64Array
  readonly rank: number
}

/** Cholesky's factor of `A W A' + ridge I`, W given by its diagonal, row after row (Davis 2006, "Direct methods for sparse linear systems", 4.7). */
export function factored(pattern: Pattern, columns: Columns, weights: Float64Array, ridge: number): Factor {
  const { starts, rows, across, pairs } = pattern
  const size = starts.length - 1
  const lower = new Float64Array(rows.length)
  const diagonal = new Float64Array(size)
  let pair = 0
  for (let column = 0; column < weights.length; column++) {
    const weight = weights[column] as number
    const end = columns.starts[column + 1] as number
    for (let one = columns.starts[column] as number; one < end; one++) {
      const by = weight * (columns.coefficients[one] as number)
      for (let two = columns.starts[column] as number; two <= one; two++) {
        const at = pairs[pair++] as number
        const product = by * (columns.coefficients[two] as number)
        if (at >= 0) lower[at] = (lower[at] as number) + product
        else diagonal[-1 - at] = (diagonal[-1 - at] as number) + product
      }
    }
  }
  const work = new Float64Array(size)
  let rank = 0
  for (let row = 0; row < size; row++) {
    const begin = across.starts[row] as number
    const end = across.starts[row + 1] as number
    for (let at = begin; at < end; at++) work[across.columns[at] as number] = lower[across.at[at] as number] as number
    const whole = (diagonal[row] as number) + ridge
    let rest = whole
    for (let at = begin; at < end; at++) {
      const column = across.columns[at] as number
      const entry = across.at[at] as number
      const pivot = diagonal[column] as number
      const value = pivot === 0 ? 0 : (work[column] as number) / pivot
      for (let each = starts[column] as number; each < entry; each++) {
        const other = rows[each] as number
        work[other] = (work[other] as number) - (lower[each] as number) * value
      }
      lower[entry] = value
      rest -= value * value
    }
    const keeps = rest > dependent * whole
    rank += keeps ? 1 : 0
    diagonal[row] = keeps ? Math.sqrt(rest) : 0
  }
  return { pattern, lower, diagonal, rank }
}

/** Solves `(A W A' + ridge) y = right`; what was left out is nought in y. */
export function solved({ pattern: { place, starts, rows }, lower, diagonal }: Factor, right: Float64Array): Float64Array {
  const size = diagonal.length
  const y = new Float64Array(size)
  for (let row = 0; row < size; row++) y[place[row] as number] = right[row] as number
  for (let column = 0; column < size; column++) {
    const pivot = diagonal[column] as number
    const value = pivot === 0 ? 0 : (y[column] as number) / pivot
    y[column] = value
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at++) {
      const row = rows[at] as number
      y[row] = (y[row] as number) - (lower[at] as number) * value
    }
  }
  for (let column = size - 1; column >= 0; column--) {
    let sum = y[column] as number
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at++)
      sum -= (lower[at] as number) * (y[rows[at] as number] as number)
    const pivot = diagonal[column] as number
    y[column] = pivot === 0 ? 0 : sum / pivot
  }
  return Float64Array.from({ length: size }, (_, row) => y[place[row] as number] as number)
}

/** `a' (A W A')^-1 a` for every column a of A: only entries of the inverse within the pattern are needed (Takahashi, Fagan and Chen 1973). */
export function quadraticForms({ pattern: { starts, rows, pairs }, lower, diagonal }: Factor, columns: Columns): Float64Array {
  const size = diagonal.length
  const inverse = new Float64Array(lower.length)
  const onDiagonal = new Float64Array(size)
  const sums = new Float64Array(size)
  const own = new Float64Array(size)
  const isOwn = new Uint8Array(size)
  for (let column = size - 1; column >= 0; column--) {
    const pivot = diagonal[column] as number
    if (pivot === 0) continue
    const [begin, end] = [starts[column] as number, starts[column + 1] as number]
    for (let at = begin; at < end; at++) {
      const row = rows[at] as number
      own[row] = lower[at] as number
      isOwn[row] = 1
      sums[row] = 0
    }
    for (let at = begin; at < end; at++) {
      const row = rows[at] as number
      sums[row] = (sums[row] as number) + (own[row] as number) * (onDiagonal[row] as number)
      for (let each = starts[row] as number; each < (starts[row + 1] as number); each++) {
        const other = rows[each] as number
        if (isOwn[other] === 0) continue
        sums[other] = (sums[other] as number) + (own[row] as number) * (inverse[each] as number)
        sums[row] = sums[row] + (own[other] as number) * (inverse[each] as number)
      }
    }
    let square = 1 / (pivot * pivot)
    for (let at = begin; at < end; at++) {
      const row = rows[at] as number
      const value = -(sums[row] as number) / pivot
      inverse[at] = value
      square -= (value * (own[row] as number)) / pivot
      isOwn[row] = 0
    }
    onDiagonal[column] = square
  }
  let pair = 0
  return Float64Array.from({ length: columns.starts.length - 1 }, (_, column) => {
    let sum = 0
    for (let one = columns.starts[column] as number; one < (columns.starts[column + 1] as number); one++)
      for (let two = columns.starts[column] as number; two <= one; two++) {
        const at = pairs[pair++] as number
        const product = (columns.coefficients[one] as number) * (columns.coefficients[two] as number)
        sum += one === two ? product * (onDiagonal[-1 - at] as number) : 2 * product * (inverse[at] as number)
      }
    return sum
  })
}
