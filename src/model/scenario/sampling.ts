import { uniforms } from '../../kernel/uniforms.ts'
import type { Input, Spread } from './study.ts'

/**
 * A Latin hypercube (McKay, Beckman and Conover 1979): each input takes one value in each of `draws` slices of equal chance, in random order.
 * [draw * inputs + input]. Each input has a stream of its own, by seed and id: what is added or left out does not move the others.
 */
export function latinHypercube(inputs: readonly Input[], draws: number, seed: number): Float64Array {
  const values = new Float64Array(draws * inputs.length)
  for (const [at, { id, spread }] of inputs.entries()) {
    const uniform = uniforms(seed ^ hash(id))
    const order = Int32Array.from({ length: draws }, (_, draw) => draw)
    for (let last = draws - 1; last > 0; last--) {
      const other = Math.floor(uniform() * (last + 1))
      const held = order[last] as number
      order[last] = order[other] as number
      order[other] = held
    }
    for (let draw = 0; draw < draws; draw++)
      values[draw * inputs.length + at] = valueAt(spread, ((order[draw] as number) + uniform()) / draws)
  }
  return values
}

/** The middle of each spread: modes, medians, the likeliest course; what a single run is made with. */
export const middleOf = (inputs: readonly Input[]): Float64Array =>
  Float64Array.from(inputs, ({ spread }) => {
    switch (spread.shape) {
      case 'triangular':
        return spread.mode
      case 'lognormal':
        return spread.median
      case 'chance':
        return spread.of >= 0.5 ? 1 : 0
      case 'course':
        return spread.chances.indexOf(Math.max(...spread.chances))
      case 'draw':
        return 0
    }
  })

/** The value below which a spread lies with chance `u`, between 0 and 1. */
export function valueAt(spread: Spread, u: number): number {
  switch (spread.shape) {
    case 'triangular': {
      const { low, mode, high } = spread
      if (high === low) return mode
      const turn = (mode - low) / (high - low)
      return u < turn
        ? low + Math.sqrt(u * (high - low) * (mode - low))
        : high - Math.sqrt((1 - u) * (high - low) * (high - mode))
    }
    case 'lognormal':
      return spread.median * (spread.p90 / spread.median) ** (normalQuantile(u) / normalQuantile(0.9))
    case 'chance':
      return u < spread.of ? 1 : 0
    case 'course': {
      let sum = 0
      const at = spread.chances.findIndex((chance) => (sum += chance) > u)
      return at < 0 ? spread.chances.length - 1 : at
    }
    case 'draw':
      return Math.min(spread.count - 1, Math.floor(u * spread.count))
  }
}

/** What is wrong with a spread, in words, or undefined. */
export function faultOf(spread: Spread): string | undefined {
  switch (spread.shape) {
    case 'triangular':
      if (![spread.low, spread.mode, spread.high].every(Number.isFinite)) return 'low, mode and high must be numbers'
      return spread.low <= spread.mode && spread.mode <= spread.high ? undefined : 'low, mode and high must come in this order'
    case 'lognormal':
      return spread.median > 0 && spread.p90 >= spread.median && spread.p90 < Infinity ? undefined : 'needs 0 < median <= P90'
    case 'chance':
      return spread.of >= 0 && spread.of <= 1 ? undefined : 'a chance lies between 0 and 1'
    case 'course': {
      const sum = spread.chances.reduce((total, each) => total + each, 0)
      return spread.chances.every((chance) => chance >= 0) && Math.abs(sum - 1) <= 1e-9 ? undefined : 'chances must sum to 1'
    }
    case 'draw':
      return Number.isInteger(spread.count) && spread.count > 0 ? undefined : 'there must be a draw to take'
  }
}

/** FNV-1a of a text, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

const inner = {
  top: [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239],
  bottom: [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
}
const outer = {
  top: [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783],
  bottom: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
}
const polynomial = (coefficients: readonly number[], at: number): number => coefficients.reduce((sum, each) => sum * at + each, 0)

/** Quantile of the standard normal distribution, to a relative error of about 1e-9 (Acklam's rational approximation). */
function normalQuantile(u: number): number {
  if (u < 0.02425) {
    const tail = Math.sqrt(-2 * Math.log(u))
    return polynomial(outer.top, tail) / polynomial(outer.bottom, tail)
  }
  if (u > 1 - 0.02425) return -normalQuantile(1 - u)
  const middle = u - 0.5
  return (polynomial(inner.top, middle * middle) * middle) / polynomial(inner.bottom, middle * middle)
}
