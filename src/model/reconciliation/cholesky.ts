/** Part of the largest diagonal element below which a row adds nothing new. */
const dependent = 1e-12

/**
 * Inverse of a symmetric, positive semi-definite matrix on the largest set of rows that are independent (Cholesky with diagonal pivoting). Rows left out
 * have noughts in the inverse.
 */
export function inverseOf(matrix: readonly Float64Array[]): { inverse: Float64Array[]; kept: number[] } {
  const size = matrix.length
  const scale = Float64Array.from(matrix, (row, at) => Math.sqrt(row[at] ?? 0))
  const rest = Float64Array.from(scale, (value) => (value > 0 ? 1 : 0))
  const order: number[] = []
  const open = new Set(rest.keys())
  /** Rows of the lower factor by the row's number, in the order of the pivots. */
  const lower = matrix.map(() => new Float64Array(size))
  while (open.size > 0) {
    let pivot = -1
    for (const at of open) if (pivot < 0 || (rest[at] as number) > (rest[pivot] as number)) pivot = at
    if ((rest[pivot] as number) <= dependent) break
    open.delete(pivot)
    const column = order.length
    order.push(pivot)
    const own = lower[pivot] as Float64Array
    const root = Math.sqrt(rest[pivot] as number)
    own[column] = root
    const source = matrix[pivot] as Float64Array
    for (const at of open) {
      const other = lower[at] as Float64Array
      const scales = (scale[at] as number) * (scale[pivot] as number)
      let sum = scales === 0 ? 0 : (source[at] as number) / scales
      for (let k = 0; k < column; k++) sum -= (own[k] as number) * (other[k] as number)
      const value = sum / root
      other[column] = value
      rest[at] = (rest[at] as number) - value * value
    }
  }
  const rank = order.length
  // Inverse of the triangle, by columns, then its square.
  const triangle = Array.from({ length: rank }, () => new Float64Array(rank))
  for (let column = 0; column < rank; column++)
    for (let row = column; row < rank; row++) {
      const factors = lower[order[row] as number] as Float64Array
      let sum = row === column ? 1 : 0
      for (let k = column; k < row; k++) sum -= (factors[k] as number) * ((triangle[column] as Float64Array)[k] as number)
      ;(triangle[column] as Float64Array)[row] = sum / (factors[row] as number)
    }
  const inverse = matrix.map(() => new Float64Array(size))
  for (let one = 0; one < rank; one++)
    for (let two = one; two < rank; two++) {
      const [left, right] = [triangle[one] as Float64Array, triangle[two] as Float64Array]
      let sum = 0
      for (let k = two; k < rank; k++) sum += (left[k] as number) * (right[k] as number)
      const [first, second] = [order[one] as number, order[two] as number]
      const value = sum / ((scale[first] as number) * (scale[second] as number))
      ;(inverse[first] as Float64Array)[second] = value
      ;(inverse[second] as Float64Array)[first] = value
    }
  return { inverse, kept: order }
}
