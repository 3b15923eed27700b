import type { Network } from '../../src/model/allocation/network.ts'

/** Whole numbers from a seed (mulberry32), so that every run solves the same chain. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const stages = 5
const suppliers = 6
/** Cost of a unit that nobody delivers. */
const shortage = 100_000

/**
 * A made-up chain, month by month: mine, oxide, metal, magnet, product in some countries, six suppliers a buyer, deliveries after nought to two
 * months, stocks, one country whose mine fails for half a year and whose deliveries of oxide are held back from month 24 to 29, and shortage at a
 * penalty. 60 months of 20 countries are 12,001 nodes and about 48,600 arcs. Whole numbers throughout.
 */
export function chainNetwork(months: number, countries: number, seed: number): Network {
  const pick = seeded(seed)
  const from: number[] = []
  const to: number[] = []
  const most: number[] = []
  const cost: number[] = []
  const arc = (start: number, end: number, capacity: number, price: number): void => {
    from.push(start)
    to.push(end)
    most.push(capacity)
    cost.push(price)
  }
  /** Output of a stage first (0 to 4), then what goes into the next one (5 to 9); node 0 is the ground. */
  const at = (month: number, layer: number, country: number): number =>
    1 + month * countries * stages * 2 + layer * countries + country
  const capacities = Array.from({ length: stages }, () =>
    Array.from({ length: countries }, (_, country) =>
      country === 0 ? 2_500_000 + pick(3_000_000) : Math.floor(Math.exp(pick(14_000) / 1000)),
    ),
  )
  const prices = Array.from({ length: stages }, () => Array.from({ length: countries }, () => 20 + pick(80)))
  const demand = Array.from({ length: countries }, () => 30_000 + pick(470_000))
  const routes = Array.from({ length: stages }, () =>
    Array.from({ length: countries }, (_, buyer) => {
      const sellers = new Set([buyer, 0])
      while (sellers.size < Math.min(suppliers, countries)) sellers.add(pick(countries))
      return [...sellers].map((seller) => ({
        seller,
        lag: seller === buyer ? 0 : pick(3),
        price: seller === buyer ? 0 : 5 + pick(35),
      }))
    }),
  )
  const supply = new Float64Array(1 + months * countries * stages * 2)
  for (let month = 0; month < months; month++) {
    const growth = 1 + 0.004 * month
    for (let country = 0; country < countries; country++) {
      const fails = country === 1 && month >= 12 && month < 18
      arc(0, at(month, 0, country), fails ? 0 : Math.floor(capacities[0]![country]! * growth), prices[0]![country]!)
      for (let stage = 0; stage < stages; stage++) {
        if (stage > 0)
          arc(
            at(month, stages + stage - 1, country),
            at(month, stage, country),
            Math.floor(capacities[stage]![country]! * growth),
            prices[stage]![country]!,
          )
        if (month + 1 < months) arc(at(month, stage, country), at(month + 1, stage, country), 3 * capacities[stage]![country]!, 1)
        for (const { seller, lag, price } of routes[stage]![country]!) {
          if (month + lag >= months) continue
          const held = stage === 1 && seller === 0 && country !== 0 && month >= 24 && month < 30
          arc(
            at(month, stage, seller),
            at(month + lag, stages + stage, country),
            held ? Math.floor(capacities[1]![0]! / 100) : Infinity,
            price,
          )
        }
      }
      const wanted = at(month, 2 * stages - 1, country)
      arc(0, wanted, Infinity, shortage)
      const amount = Math.floor(demand[country]! * growth)
      supply[wanted] = -amount
      supply[0]! += amount
    }
  }
  return {
    supply,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    least: new Float64Array(from.length),
    most: Float64Array.from(most),
    cost: Float64Array.from(cost),
  }
}
