/** A sparse matrix by columns: the rows and coefficients of column j stand from `starts[j]` to `starts[j + 1]`, each row at most once. */
export interface Columns {
  readonly height: number
  readonly starts: Int32Array
  readonly rows: Int32Array
  readonly coefficients: Float64Array
}

/** One linear equation: the sum of `by * x[index]` is `right`. */
export interface Equation {
  readonly terms: readonly { readonly index: number; readonly by: number }[]
  readonly right: number
}

/** Columns of equations over the quantities that are chosen, in their order; terms of one quantity in one equation are summed. */
export function columnsOf(equations: readonly Equation[], chosen: readonly number[], size: number): Columns {
  const place = new Int32Array(size).fill(-1)
  for (const [at, index] of chosen.entries()) place[index] = at
  const lists: { row: number; by: number }[][] = chosen.map(() => [])
  for (const [row, { terms }] of equations.entries())
    for (const { index, by } of terms) {
      const list = lists[place[index] as number]
      const last = list?.at(-1)
      if (last?.row === row) last.by += by
      else list?.push({ row, by })
    }
  const starts = new Int32Array(chosen.length + 1)
  for (const [at, list] of lists.entries()) starts[at + 1] = (starts[at] as number) + list.length
  const all = lists.flat()
  return {
    height: equations.length,
    starts,
    rows: Int32Array.from(all, ({ row }) => row),
    coefficients: Float64Array.from(all, ({ by }) => by),
  }
}

/** Columns times a vector: one number for each row. */
export function times({ height, starts, rows, coefficients }: Columns, x: Float64Array): Float64Array {
  const product = new Float64Array(height)
  for (let column = 0; column < x.length; column++)
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at++) {
      const row = rows[at] as number
      product[row] = (product[row] as number) + (coefficients[at] as number) * (x[column] as number)
    }
  return product
}

/** The transposed matrix times a vector: one number for each column. */
export function across({ starts, rows, coefficients }: Columns, y: Float64Array): Float64Array {
  const product = new Float64Array(starts.length - 1)
  for (let column = 0; column < product.length; column++) {
    let sum = 0
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at++)
      sum += (coefficients[at] as number) * (y[rows[at] as number] as number)
    product[column] = sum
  }
  return product
}
