import type { World } from '../scenario/world.ts'

/**
 * A world of one element and two places: the first mines and separates, the second makes metal and magnets of what it gets. For back-tests of
 * goods that the baseline does not have. `monthly` is what is shipped, in kilograms; `cover` months of it lie with the second.
 */
export function pairWorld(
  element: string,
  places: readonly [maker: string, user: string],
  monthly: number,
  cover: number,
): World {
  const [P, S] = [2, 3]
  const at = (length: number, entries: Readonly<Record<number, number>>): Float64Array => {
    const list = new Float64Array(length)
    for (const [index, value] of Object.entries(entries)) list[Number(index)] = value
    return list
  }
  const output = at(S * P, { 0: monthly, 2: monthly, 5: monthly })
  return {
    year: 0,
    elements: [element],
    places,
    grades: [{ id: 'use', title: 'whatever it is used in', takes: Float64Array.of(1) }],
    industries: ['all'],
    yields: Float64Array.of(1, 1, 1),
    output,
    capacity: output.map((value) => value * 4),
    // Ore stays with the maker, oxide crosses the border, metal stays with the user.
    shipped: at(S * P * P, { 0: monthly, [P * P + 1]: monthly, [2 * P * P + 3]: monthly }),
    elsewhere: new Float64Array(S * P),
    recycled: new Float64Array((S + 1) * P),
    magnets: Float64Array.of(0, monthly),
    magnetCapacity: Float64Array.of(0, monthly * 4),
    magnetsShipped: Float64Array.of(0, 0, 0, monthly),
    used: Float64Array.of(0, monthly),
    inputCover: at((S + 1) * P, { 2: 1, [2 * P + 1]: cover, [3 * P + 1]: 0.5 }),
    magnetCover: Float64Array.of(0, 0.5),
    lag: new Uint8Array(P * P),
  }
}
