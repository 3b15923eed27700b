/** Rows of linear equations `row . x = right`, dense. */
export interface Equations {
  readonly rows: Float64Array[]
  readonly right: Float64Array
}

/** Below this part of the largest coefficient a number is taken for nought. */
const negligible = 1e-11

/**
 * Solves some of the unknowns out of equations by Gauss and Jordan with full pivoting. `pivots[i]` is the unknown that row `i` was solved for;
 * rows after the last pivot are free of all those unknowns. The equations are changed in place; `mixing[i]` says how row `i` is
 * mixed from the rows as given.
 */
export function eliminate({ rows, right }: Equations, unknowns: readonly number[]): { pivots: number[]; mixing: Float64Array[] } {
  const count = rows.length
  const mixing = rows.map((_, at) => new Float64Array(count).fill(0).fill(1, at, at + 1))
  const pivots: number[] = []
  const open = new Set(unknowns)
  const scales = new Map(
    unknowns.map((unknown) => [unknown, rows.reduce((high, row) => Math.max(high, Math.abs(row[unknown] ?? 0)), 0)]),
  )
  for (let done = 0; done < count; done++) {
    let best = negligible
    let pivotRow = -1
    let pivot = -1
    for (const unknown of open) {
      const scale = scales.get(unknown) ?? 0
      if (scale === 0) continue
      for (let at = done; at < count; at++) {
        const size = Math.abs(rows[at]?.[unknown] ?? 0) / scale
        if (size > best) {
          best = size
          pivotRow = at
          pivot = unknown
        }
      }
    }
    if (pivot < 0) break
    open.delete(pivot)
    for (const list of [rows, mixing]) {
      const kept = list[done] as Float64Array
      list[done] = list[pivotRow] as Float64Array
      list[pivotRow] = kept
    }
    const kept = right[done] as number
    right[done] = right[pivotRow] as number
    right[pivotRow] = kept
    const row = rows[done] as Float64Array
    const mixed = mixing[done] as Float64Array
    const by = row[pivot] as number
    for (const list of [row, mixed]) for (let at = 0; at < list.length; at++) list[at] = (list[at] as number) / by
    right[done] = (right[done] as number) / by
    for (let at = 0; at < count; at++) {
      const other = rows[at] as Float64Array
      const factor = other[pivot] as number
      if (at === done || factor === 0) continue
      subtract(other, row, factor)
      subtract(mixing[at] as Float64Array, mixed, factor)
      other[pivot] = 0
      right[at] = (right[at] as number) - factor * (right[done] as number)
    }
    pivots.push(pivot)
  }
  return { pivots, mixing }
}

/** Takes a multiple of one row from another; what is left by rounding alone becomes nought. */
function subtract(row: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < row.length; at++) {
    const taken = factor * (other[at] as number)
    if (taken === 0) continue
    const before = row[at] as number
    const left = before - taken
    row[at] = Math.abs(left) <= 1e-13 * (Math.abs(before) + Math.abs(taken)) ? 0 : left
  }
}
