import type { Problem } from '../src/model/reconciliation/problem.ts'

/**
 * Smallest weighted distance of values that meet linear balances and bounds, by trying every face of the box: slow, plain, and nothing of the desk's own
 * solver in it. Null where no values do.
 */
export function nearestByFaces({ observations, balances }: Problem): number | null {
  const moving = observations.flatMap(({ value, sd }, at) => (value === null || sd > 0 ? [at] : []))
  const sides = moving.map((at): (number | null)[] => {
    const { least, most } = observations[at]!
    return [null, ...[least, most].filter(Number.isFinite)]
  })
  if (observations.some(({ value, sd, least, most }) => value !== null && sd === 0 && (value < least || value > most)))
    return null
  let best: number | null = null
  const count = sides.reduce((total, { length }) => total * length, 1)
  for (let face = 0; face < count; face++) {
    const fixed = new Map<number, number>()
    let rest = face
    for (const [place, list] of sides.entries()) {
      const side = list[rest % list.length]!
      rest = Math.floor(rest / list.length)
      if (side !== null) fixed.set(moving[place]!, side)
    }
    for (const [at, { value, sd }] of observations.entries()) if (value !== null && sd === 0) fixed.set(at, value)
    const values = onFace({ observations, balances }, fixed)
    if (values === null) continue
    if (values.some((value, at) => value < observations[at]!.least - 1e-7 || value > observations[at]!.most + 1e-7)) continue
    const distance = observations.reduce(
      (sum, { value, sd }, at) => (value === null || sd === 0 ? sum : sum + ((values[at]! - value) / sd) ** 2),
      0,
    )
    if (best === null || distance < best) best = distance
  }
  return best
}

/** The nearest values with some fixed, by the conditions of Lagrange and elimination with full pivoting; null where the balances contradict. */
function onFace({ observations, balances }: Problem, fixed: ReadonlyMap<number, number>): number[] | null {
  const free = observations.flatMap((_, at) => (fixed.has(at) ? [] : [at]))
  const size = free.length + balances.length
  const rows = Array.from({ length: size }, () => new Float64Array(size + 1))
  for (const [place, at] of free.entries()) {
    const { value, sd } = observations[at]!
    if (value === null) continue
    rows[place]![place] = 1 / sd ** 2
    rows[place]![size] = value / sd ** 2
  }
  for (const [number, terms] of balances.entries())
    for (const { coefficient, factors } of terms) {
      const row = rows[free.length + number]!
      const [at] = factors
      if (at === undefined) row[size]! -= coefficient
      else if (fixed.has(at)) row[size]! -= coefficient * fixed.get(at)!
      else {
        const place = free.indexOf(at)
        row[place]! += coefficient
        rows[place]![free.length + number]! += coefficient
      }
    }
  const solved = byFullPivoting(rows, size)
  if (solved === null) return null
  return observations.map((_, at) => fixed.get(at) ?? solved[free.indexOf(at)]!)
}

/** One solution of equations that may be singular, null where they contradict. */
function byFullPivoting(rows: readonly Float64Array[], size: number): number[] | null {
  const open = new Set(rows.keys())
  const pivots: [row: number, column: number][] = []
  for (;;) {
    let [best, at, by] = [1e-9, -1, -1]
    for (const row of open)
      for (let column = 0; column < size; column++)
        if (Math.abs(rows[row]![column]!) > best) [best, at, by] = [Math.abs(rows[row]![column]!), row, column]
    if (at < 0) break
    open.delete(at)
    pivots.push([at, by])
    for (const [row, other] of rows.entries()) {
      const factor = other[by]! / rows[at]![by]!
      if (row === at || factor === 0) continue
      for (let column = 0; column <= size; column++) other[column]! -= factor * rows[at]![column]!
    }
  }
  if ([...open].some((row) => Math.abs(rows[row]![size]!) > 1e-6)) return null
  const solution = Array.from({ length: size }, () => 0)
  for (const [row, column] of pivots) solution[column] = rows[row]![size]! / rows[row]![column]!
  return solution
}
