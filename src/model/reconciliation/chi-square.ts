/**
 * Probability that a chi-square of so many degrees of freedom is at least this large: the upper regularised incomplete gamma function, by its
 * series below `a + 1` and its continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31).
 */
export function chiSquareTail(chi2: number, degreesOfFreedom: number): number {
  if (degreesOfFreedom === 0) return 1
  const [a, x] = [degreesOfFreedom / 2, chi2 / 2]
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; Math.abs(term) > 1e-16 * sum; n++) {
      term *= x / (a + n)
      sum += term
    }
    return Math.max(0, 1 - front * sum)
  }
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let fraction = d
  for (let n = 1, change = 0; Math.abs(change - 1) > 1e-15 && n < 10_000; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    change = c * d
    fraction *= change
  }
  return front * fraction
}

/** Logarithm of the gamma function of a multiple of one half, by recurrence and Stirling's series. */
function logGamma(a: number): number {
  let shift = 0
  let at = a
  for (; at < 12; at++) shift += Math.log(at)
  const square = at * at
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / at
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}
