import type { World } from '../scenario/world.ts'

/**
 * By how much the worst balance of a world is missed, over the largest mass in that kind of balance; and the largest amount by which anything that
 * cannot be negative is, on the same scale. A balanced world gives less than 1e-9.
 */
export function imbalance(world: World): number {
  const { output, shipped, elsewhere, recycled, yields, magnets, magnetsShipped, used, grades } = world
  const [E, S, P, G, I] = [world.elements.length, 3, world.places.length, grades.length, world.industries.length]
  const sum = (count: number, read: (at: number) => number): number => {
    let total = 0
    for (let at = 0; at < count; at++) total += read(at)
    return total
  }
  const misses: number[] = []
  const outputs = output.reduce((high, value) => Math.max(high, value), 0)
  const goods = magnets.reduce((high, value) => Math.max(high, value), 0)
  const element = (miss: number): void => void misses.push(Math.abs(miss) / outputs)
  const good = (miss: number): void => void misses.push(Math.abs(miss) / goods)
  const out = (e: number, s: number, p: number): number => output[(e * S + s) * P + p] as number
  const flow = (e: number, s: number, from: number, to: number): number => shipped[((e * S + s) * P + from) * P + to] as number
  const scrap = (e: number, s: number, p: number): number => recycled[(e * (S + 1) + s) * P + p] as number
  const sent = (g: number, from: number, to: number): number => magnetsShipped[(g * P + from) * P + to] as number
  for (let e = 0; e < E; e++)
    for (let p = 0; p < P; p++) {
      for (let s = 0; s < S; s++) {
        element(sum(P, (to) => flow(e, s, p, to)) + (elsewhere[(e * S + s) * P + p] as number) - out(e, s, p))
        if (s > 0)
          element(sum(P, (from) => flow(e, s - 1, from, p)) + scrap(e, s, p) - out(e, s, p) / (yields[e * S + s] as number))
      }
      element(
        sum(P, (from) => flow(e, S - 1, from, p)) +
          scrap(e, S, p) -
          sum(G, (g) => (grades[g]?.takes[e] as number) * (magnets[g * P + p] as number)),
      )
    }
  for (let g = 0; g < G; g++)
    for (let p = 0; p < P; p++) {
      good(sum(P, (to) => sent(g, p, to)) - (magnets[g * P + p] as number))
      good(sum(P, (from) => sent(g, from, p)) - sum(I, (i) => used[(g * I + i) * P + p] as number))
    }
  for (const part of [output, shipped, elsewhere, recycled])
    element(
      Math.min(
        0,
        part.reduce((low, value) => Math.min(low, value), 0),
      ),
    )
  for (const part of [magnets, magnetsShipped, used])
    good(
      Math.min(
        0,
        part.reduce((low, value) => Math.min(low, value), 0),
      ),
    )
  return misses.reduce((high, miss) => Math.max(high, miss), 0)
}
