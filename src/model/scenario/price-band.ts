/** Supply and demand of one good in the months after a shock. */
export interface Market {
  /** Makers whose goods reach the market: output in the baseline and the most they can make, kilograms a month. */
  readonly makers: readonly { readonly output: number; readonly capacity: number }[]
  /** Use in the baseline, kilograms a month. */
  readonly demand: number
  /** Per cent more that is made, and less that is used, for one per cent of price. Both at least 0, the second above it. */
  readonly supplyElasticity: number
  readonly demandElasticity: number
}

/** Dearest that is looked at: twenty times the price before. */
export const dearest = 20

/** Price against the baseline, and what is used and lacking at it. */
export interface Price {
  readonly ratio: number
  readonly used: number
  /** Lacking at the dearest price that is looked at; 0 where supply and demand meet below it. */
  readonly gap: number
}

/**
 * The price at which supply meets demand (after USGS Open-File Report 2024-1057, the form is ours): `rho` with
 * `sum_k min(cap_k, q_k rho^es) = Q rho^-ed`. What is in excess falls strictly with `rho`, so halving an interval finds it.
 */
export function priceOf({ makers, demand, supplyElasticity, demandElasticity }: Market): Price {
  const supply = (ratio: number): number =>
    makers.reduce((sum, { output, capacity }) => sum + Math.min(capacity, output * ratio ** supplyElasticity), 0)
  const wanted = (ratio: number): number => demand * ratio ** -demandElasticity
  if (demand <= 0) return { ratio: 1, used: 0, gap: 0 }
  if (supply(dearest) < wanted(dearest)) return { ratio: dearest, used: supply(dearest), gap: wanted(dearest) - supply(dearest) }
  let low = 1 / dearest
  let high: number = dearest
  if (supply(low) >= wanted(low)) return { ratio: low, used: wanted(low), gap: 0 }
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2
    if (supply(middle) < wanted(middle)) low = middle
    else high = middle
  }
  // Where nothing has changed the price is as it was, to the last bit.
  const ratio = Math.abs(high - 1) < 1e-12 ? 1 : high
  return { ratio, used: wanted(ratio), gap: 0 }
}

/** What the price does under the least and the most elastic answer of both sides: low, middle and high price. */
export function priceBand(
  market: Pick<Market, 'makers' | 'demand'>,
  elasticities: {
    readonly supply: readonly [low: number, mode: number, high: number]
    readonly demand: readonly [low: number, mode: number, high: number]
  },
): { readonly low: Price; readonly middle: Price; readonly high: Price } {
  const at = (which: 0 | 1 | 2): Price =>
    priceOf({ ...market, supplyElasticity: elasticities.supply[which], demandElasticity: elasticities.demand[which] })
  const [first, middle, last] = [at(2), at(1), at(0)]
  // In a glut the elastic market is the dearer one.
  return first.ratio <= last.ratio ? { low: first, middle, high: last } : { low: last, middle, high: first }
}
