import { sizesOf } from './goods.ts'
import { elementStages, type World } from './world.ts'

/** The balance of a world that is kept worst. */
export interface Imbalance {
  /** Which one, in words. */
  readonly of: string
  /** What the two sides differ by, over the larger of them. */
  readonly relative: number
}

/** The worst of the five balances that `World` promises, with capacities below output as differences too; a sound world stays below 1e-9. */
export function worstImbalance(world: World): Imbalance {
  const { elements, stages, places, grades, industries } = sizesOf(world)
  let worst: Imbalance = { of: 'nothing', relative: 0 }
  const compare = (one: number, other: number, of: () => string): void => {
    const scale = Math.max(Math.abs(one), Math.abs(other))
    const relative = scale === 0 ? 0 : Math.abs(one - other) / scale
    if (!Number.isNaN(worst.relative) && !(relative <= worst.relative)) worst = { of: of(), relative }
  }
  const over = (count: number, amount: (at: number) => number): number => {
    let sum = 0
    for (let at = 0; at < count; at++) sum += amount(at)
    return sum
  }
  for (let element = 0; element < elements; element++)
    for (let place = 0; place < places; place++) {
      const name = `${world.elements[element]} of ${world.places[place]}`
      for (let stage = 0; stage < stages; stage++) {
        const good = element * stages + stage
        const maker = good * places + place
        const sent = over(places, (to) => world.shipped[maker * places + to] as number) + (world.elsewhere[maker] as number)
        compare(sent, world.output[maker] as number, () => `${name}: what leaves ${elementStages[stage]} and its output`)
        compare(
          Math.min(world.capacity[maker] as number, world.output[maker] as number),
          world.output[maker] as number,
          () => `${name}: capacity of ${elementStages[stage]} and its output`,
        )
        if (stage === 0) continue
        const input = over(places, (from) => world.shipped[((good - 1) * places + from) * places + place] as number)
        const scrap = world.recycled[(element * (stages + 1) + stage) * places + place] as number
        compare(
          input + scrap,
          (world.output[maker] as number) / (world.yields[good] as number),
          () => `${name}: input of ${elementStages[stage]} and what it takes`,
        )
      }
      const metal = over(
        places,
        (from) => world.shipped[((element * stages + stages - 1) * places + from) * places + place] as number,
      )
      const scrap = world.recycled[(element * (stages + 1) + stages) * places + place] as number
      const taken = over(
        grades,
        (grade) => (world.grades[grade]?.takes[element] ?? 0) * (world.magnets[grade * places + place] as number),
      )
      compare(metal + scrap, taken, () => `${name}: input of magnet making and the bill of contents`)
    }
  for (let grade = 0; grade < grades; grade++)
    for (let place = 0; place < places; place++) {
      const name = `${world.grades[grade]?.id} of ${world.places[place]}`
      const maker = grade * places + place
      compare(
        over(places, (to) => world.magnetsShipped[maker * places + to] as number),
        world.magnets[maker] as number,
        () => `${name}: what is shipped and made`,
      )
      const comes = over(places, (from) => world.magnetsShipped[(grade * places + from) * places + place] as number)
      const used = over(industries, (industry) => world.used[(grade * industries + industry) * places + place] as number)
      compare(comes, used, () => `${name}: what comes and is used`)
    }
  return worst
}
