import type { Network } from './network.ts'

/** Most decimals that are carried exactly. */
const mostDecimals = 9

/** The network in whole numbers: amounts and costs each multiplied by a power of ten; `isExact` is false where that is not possible. */
export interface WholeNetwork {
  readonly network: Network
  readonly amountScale: number
  readonly costScale: number
  readonly isExact: boolean
}

/** The least power of ten that makes every finite value a whole number, or undefined. */
function scaleOf(lists: readonly Float64Array[]): number | undefined {
  for (let decimals = 0, scale = 1; decimals <= mostDecimals; decimals++, scale *= 10)
    if (lists.every((list) => list.every((value) => !Number.isFinite(value) || Math.round(value * scale) / scale === value)))
      return scale
  return undefined
}

/** Decimals such as 0.25 are no reason to give up exactness: the method runs on whole numbers and the answer is divided again. */
export function wholeNumbers(network: Network): WholeNetwork {
  const { supply, least, most, cost } = network
  const amountScale = scaleOf([supply, least, most])
  const costScale = scaleOf([cost])
  const asGiven = { network, amountScale: 1, costScale: 1, isExact: false }
  if (amountScale === undefined || costScale === undefined) return asGiven
  const by = (list: Float64Array, scale: number): Float64Array =>
    scale === 1 ? list : list.map((value) => Math.round(value * scale))
  const whole = {
    ...network,
    supply: by(supply, amountScale),
    least: by(least, amountScale),
    most: by(most, amountScale),
    cost: by(cost, costScale),
  }
  const total = whole.supply.reduce((sum, value) => sum + Math.abs(value), 0) + whole.least.reduce((sum, value) => sum + value, 0)
  const largest = whole.most.reduce((high, value) => (value === Infinity ? high : Math.max(high, value)), total)
  const dearest = whole.cost.reduce((high, value) => Math.max(high, Math.abs(value)), 0)
  const longest = (dearest + 1) * (supply.length + 1) * 4
  if (largest > Number.MAX_SAFE_INTEGER || longest > Number.MAX_SAFE_INTEGER) return asGiven
  return { network: whole, amountScale, costScale, isExact: true }
}

/** Cost of a flow: a sum of whole numbers of any size where the network is in whole numbers, divided once at the end. */
export function costOf({ network, amountScale, costScale, isExact }: WholeNetwork, flow: Float64Array): number {
  if (!isExact) return flow.reduce((sum, amount, arc) => sum + amount * (network.cost[arc] ?? 0), 0)
  let sum = 0n
  for (const [arc, amount] of flow.entries()) if (amount !== 0) sum += BigInt(amount) * BigInt(network.cost[arc] ?? 0)
  return Number(sum) / (amountScale * costScale)
}
