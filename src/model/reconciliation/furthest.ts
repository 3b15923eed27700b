import { across, type Columns } from './columns.ts'

/** Part of what is summed below which a movement is rounding. */
const cancelled = 1e-11

/**
 * How far along a direction the dual rises: where the slope `step . gap - sum v clip(at + t v)`, with `v = A' step`, falls to nought. Unbounded
 * where it never does: then `step` mixes the equations into one that no values of the box meet.
 */
export function furthest(
  matrix: Columns,
  at: Float64Array,
  step: Float64Array,
  gap: Float64Array,
  low: Float64Array,
  high: Float64Array,
): number | 'unbounded' {
  const moves = across(matrix, step)
  const sizes = across({ ...matrix, coefficients: matrix.coefficients.map(Math.abs) }, step.map(Math.abs))
  let slope = 0
  let size = 0
  for (let row = 0; row < step.length; row++) {
    slope += (step[row] as number) * (gap[row] as number)
    size += Math.abs((step[row] as number) * (gap[row] as number))
  }
  /** Columns within the box, and their sum of v squared. */
  const inside = new Set<number>()
  let steep = 0
  const turns: { readonly time: number; readonly column: number }[] = []
  for (let column = 0; column < moves.length; column++) {
    const v = moves[column] as number
    if (Math.abs(v) <= cancelled * (sizes[column] as number)) continue
    const u = at[column] as number
    const [floor, ceiling] = [low[column] as number, high[column] as number]
    const part = v * Math.min(Math.max(u, floor), ceiling)
    slope -= part
    size += Math.abs(part)
    const [enters, leaves] = v > 0 ? [(floor - u) / v, (ceiling - u) / v] : [(ceiling - u) / v, (floor - u) / v]
    if (leaves <= 0) continue
    if (enters > 0) turns.push({ time: enters, column })
    else {
      steep += v * v
      inside.add(column)
    }
    if (leaves < Infinity) turns.push({ time: leaves, column })
  }
  if (slope <= 0) return 1
  let highest = steep
  let reached = 0
  for (const { time, column } of turns.toSorted((a, b) => a.time - b.time || a.column - b.column)) {
    if (inside.size > 0 && slope - steep * (time - reached) <= 0) return reached + slope / steep
    if (inside.size > 0) slope -= steep * (time - reached)
    reached = time
    // A slope that is rounding leads far away along a plain that is level.
    if (slope <= cancelled * size) return reached
    const square = (moves[column] as number) ** 2
    if (inside.delete(column)) {
      steep -= square
      // What is left of a sum after its large parts are taken away is rounding: sum again.
      if (steep < 1e-6 * highest) {
        steep = 0
        for (const each of inside) steep += (moves[each] as number) ** 2
        highest = steep
      }
    } else {
      inside.add(column)
      steep += square
      highest = Math.max(highest, steep)
    }
  }
  if (inside.size > 0) return reached + slope / steep
  return slope > 1e-9 * size ? 'unbounded' : Math.max(reached, 1)
}
