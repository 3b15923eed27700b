import { columnsOf, type Columns, type Equation } from './columns.ts'
import { factored, quadraticForms } from './factor.ts'
import type { Certainty } from './least-squares.ts'
import { nearest } from './nearest.ts'
import { patternOf, type Pattern } from './pattern.ts'
import type { Observation, QuantityClass, Unsolved } from './problem.ts'

/** Values within bounds that meet equations, and on which side a bound holds each. */
export interface Bounded {
  readonly values: Float64Array
  readonly held: readonly ('least' | 'most' | null)[]
}

/** The quantities that may move and the equations over them, where everything is measured or constant. Made once for many observations. */
export interface Frame {
  readonly moving: readonly number[]
  readonly columns: Columns
  readonly pattern: Pattern
}

export function frameOf(equations: readonly Equation[], observations: readonly Observation[]): Frame {
  const moving = observations.flatMap(({ value, sd }, at) => (value === null || sd > 0 ? [at] : []))
  const columns = columnsOf(equations, moving, observations.length)
  return { moving, columns, pattern: patternOf(columns) }
}

/** What the equations say of the quantities that move, the constants being put in. */
export function rightOf(equations: readonly Equation[], observations: readonly Observation[]): Float64Array {
  return Float64Array.from(equations, ({ terms, right }) =>
    terms.reduce((left, { index, by }) => {
      const { value, sd } = observations[index] as Observation
      return value !== null && sd === 0 ? left - by * value : left
    }, right),
  )
}

/** Reconciles quantities that are all measured or constant. */
export function allMeasured(
  frame: Frame,
  equations: readonly Equation[],
  observations: readonly Observation[],
): Bounded | Unsolved {
  const of = (read: (observation: Observation) => number): Float64Array =>
    Float64Array.from(frame.moving, (at) => read(observations[at] as Observation))
  const right = rightOf(equations, observations)
  const box = {
    centre: of(({ value }) => value ?? 0),
    spread: of(({ sd }) => sd),
    least: of(({ least }) => least),
    most: of(({ most }) => most),
  }
  const broken = constantOutOfBounds(equations, observations)
  if (broken !== undefined) return broken
  const found = nearest(frame.columns, right, box, frame.pattern)
  if ('fault' in found) return found
  if ('certificate' in found) {
    const free = nearest(
      frame.columns,
      right,
      { ...box, least: box.least.map(() => -Infinity), most: box.most.map(() => Infinity) },
      frame.pattern,
    )
    return {
      fault: 'certificate' in free ? 'contradiction' : 'out-of-bounds',
      balance: strongest('certificate' in free ? free.certificate : found.certificate),
    }
  }
  const values = Float64Array.from(observations, ({ value }) => value ?? 0)
  const held: Bounded['held'][number][] = observations.map(() => null)
  for (const [place, at] of frame.moving.entries()) {
    values[at] = found.values[place] as number
    held[at] = found.held[place] ?? null
  }
  return { values, held }
}

/** An exact constant outside its own bounds, as the fault it is. */
export function constantOutOfBounds(equations: readonly Equation[], observations: readonly Observation[]): Unsolved | undefined {
  const broken = observations.findIndex(
    ({ value, sd, least, most }) => value !== null && sd === 0 && (value < least || value > most),
  )
  if (broken < 0) return undefined
  return { fault: 'out-of-bounds', balance: equations.findIndex(({ terms }) => terms.some(({ index }) => index === broken)) }
}

/** The equation that weighs most in a mixture. */
export const strongest = (mixture: Float64Array): number =>
  mixture.reduce((high, value, at) => (Math.abs(value) > Math.abs(mixture[high] as number) ? at : high), 0)

/** Certainty afterwards of quantities that are all measured or constant: `V - V A'(A V A')^-1 A V`, its diagonal. */
export function certaintyOf({ moving, columns, pattern }: Frame, observations: readonly Observation[]): Certainty {
  const own = Float64Array.from(moving, (at) => (observations[at] as Observation).sd ** 2)
  const factor = factored(pattern, columns, own, 0)
  const forms = quadraticForms(factor, columns)
  const variance = new Float64Array(observations.length)
  const checked = new Float64Array(observations.length)
  const classes: QuantityClass[] = observations.map(() => 'constant')
  for (const [place, at] of moving.entries()) {
    const part = Math.min(1, (own[place] as number) * (forms[place] as number))
    const isChecked = part > 1e-12
    classes[at] = isChecked ? 'redundant' : 'non-redundant'
    checked[at] = isChecked ? (own[place] as number) * part : 0
    variance[at] = (own[place] as number) * (isChecked ? 1 - part : 1)
  }
  return { variance, classes, checked, degreesOfFreedom: factor.rank }
}
