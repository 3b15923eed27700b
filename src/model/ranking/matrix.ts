/** Alternatives by criteria, every value known. */
export interface DecisionMatrix {
  readonly alternatives: readonly string[]
  readonly criteria: readonly string[]
  /** One row an alternative, one number a criterion. */
  readonly values: readonly (readonly number[])[]
  /** 1: more is better, -1: less is better. */
  readonly directions: readonly (1 | -1)[]
  /** Not negative, summing to 1. */
  readonly weights: readonly number[]
}

export const normalisations = ['min-max', 'sum', 'max', 'vector', 'none'] as const
/**
 * How criteria are made comparable: `min-max` worst 0, best 1; `sum`, `max`, `vector` divide by the sum, the largest, or the length of the column, after `1/x`
 * for criteria of which less is better; `none` takes values as they are, with their sign.
 */
export type Normalisation = (typeof normalisations)[number]

const column = ({ values }: DecisionMatrix, at: number): number[] => values.map((row) => row[at] ?? 0)

/** Rows of comparable values, more always better; or the criterion whose values this normalisation cannot take. */
export function normalised(matrix: DecisionMatrix, by: Normalisation): { rows: number[][] } | { criterion: number } {
  const columns: number[][] = []
  for (const [at, direction] of matrix.directions.entries()) {
    const raw = column(matrix, at)
    if (by === 'none') columns.push(raw.map((value) => direction * value))
    else if (by === 'min-max') {
      const [low, high] = [Math.min(...raw), Math.max(...raw)]
      columns.push(raw.map((value) => (high === low ? 0 : (direction === 1 ? value - low : high - value) / (high - low))))
    } else {
      if (direction === -1 && raw.some((value) => value <= 0)) return { criterion: at }
      const good = direction === 1 ? raw : raw.map((value) => 1 / value)
      const whole =
        by === 'sum' ? good.reduce((sum, value) => sum + value, 0) : by === 'max' ? Math.max(...good) : Math.hypot(...good)
      if (whole <= 0 && good.some((value) => value !== 0)) return { criterion: at }
      columns.push(good.map((value) => (whole === 0 ? 0 : value / whole)))
    }
  }
  return { rows: matrix.values.map((_, row) => columns.map((each) => each[row] ?? 0)) }
}

/** Nearer than this, scores are equal: rounding must not decide a place. */
const equal = 1e-12

/** Places from 1, the largest score first; equal scores share the better place. */
export const placesOf = (scores: readonly number[]): number[] =>
  scores.map((own) => 1 + scores.filter((other) => other > own + equal * Math.max(1, Math.abs(own))).length)

/** Whether one alternative is at least as good everywhere and better somewhere. */
export function dominates({ values, directions }: DecisionMatrix, one: number, other: number): boolean {
  const gains = directions.map((direction, at) => direction * ((values[one]?.[at] ?? 0) - (values[other]?.[at] ?? 0)))
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0)
}
