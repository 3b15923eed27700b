import { baselineElements } from '../../ledger/baseline/book.ts'
import type { World } from '../scenario/world.ts'
import { elementStages } from '../scenario/world.ts'
import { named, type Chain } from './chain.ts'

/** Kilograms a month in a tonne a year. */
const monthly = 1000 / 12

/** A world out of reconciled tonnes a year, by the names of the chain; what has no name there is nought. */
export function worldOf(chain: Chain, year: number, valueOf: (name: string) => number): World {
  const { places, grades, industries } = chain
  const elements = [...baselineElements]
  const [E, S, P, G, I] = [elements.length, elementStages.length, places.length, grades.length, industries.length]
  const filled = (sizes: readonly number[], read: (at: number[]) => number): Float64Array => {
    const values = new Float64Array(sizes.reduce((product, size) => product * size, 1))
    const at = sizes.map(() => 0)
    for (let index = 0; index < values.length; index++) {
      values[index] = read(at)
      for (let digit = sizes.length - 1; digit >= 0; digit--) {
        at[digit] = (at[digit] as number) + 1
        if ((at[digit] as number) < (sizes[digit] as number)) break
        at[digit] = 0
      }
    }
    return values
  }
  const mass = (name: string): number => valueOf(name) * monthly
  const element = (at: number[]): string => elements[at[0] as number] as string
  const stage = (at: number[]): string => elementStages[at[1] as number] as string
  const place = (at: number[], digit: number): string => places[at[digit] as number] as string
  const grade = (at: number[]): string => grades[at[0] as number] as string
  const regions = new Map(chain.book.places.map((each) => [each.place, each.region]))
  const months = (from: string, to: string): number => {
    if (from === to) return 0
    const [one, two] = [regions.get(from), regions.get(to)]
    return (
      chain.book.lags.find((lag) => (lag.from === one && lag.to === two) || (lag.from === two && lag.to === one))?.months ?? 1
    )
  }
  const spare = (name: string, at: string): number => 1 + chain.parameter(name, at).value
  const output = filled([E, S, P], (at) => mass(named.output(element(at), stage(at), place(at, 2))))
  const magnets = filled([G, P], (at) => mass(named.magnets(grade(at), place(at, 1))))
  const coverOf = ['', 'separation', 'metal', 'magnet']
  return {
    year,
    elements,
    places,
    grades: grades.map((id, row) => ({
      id,
      title: chain.book.grades.find((each) => each.grade === id)?.title ?? id,
      takes: Float64Array.from(chain.takes[row] ?? []),
    })),
    industries,
    yields: filled([E, S], (at) => chain.yieldOf(elementStages[at[1] as number] ?? 'mining')),
    output,
    capacity: output.map((value, at) => value * spare('spare', elementStages[Math.floor(at / P) % S] as string)),
    shipped: filled([E, S, P, P], (at) => mass(named.shipped(element(at), stage(at), place(at, 2), place(at, 3)))),
    elsewhere: filled([E, S, P], (at) => mass(named.elsewhere(element(at), stage(at), place(at, 2)))),
    recycled: filled([E, S + 1, P], (at) =>
      mass(named.recycled(element(at), ['mining', 'separation', 'metal', 'magnet'][at[1] as number] as string, place(at, 2))),
    ),
    magnets,
    magnetCapacity: magnets.map((value) => value * spare('spare', 'magnet')),
    magnetsShipped: filled([G, P, P], (at) => mass(named.magnetsShipped(grade(at), place(at, 1), place(at, 2)))),
    used: filled([G, I, P], (at) => mass(named.used(grade(at), industries[at[1] as number] as string, place(at, 2)))),
    inputCover: filled([E, S + 1, P], (at) =>
      at[1] === 0 ? 0 : chain.parameter('cover', coverOf[at[1] as number] as string).value,
    ),
    magnetCover: filled([G, P], () => chain.parameter('cover', 'use').value),
    lag: Uint8Array.from(filled([P, P], (at) => months(place(at, 0), place(at, 1)))),
  }
}
