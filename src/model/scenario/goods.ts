import type { World } from './world.ts'
import { elementStages } from './world.ts'

/**
 * Sizes of a world and the numbering of its goods. A good is what one stage makes: good `e * S + s` is element e after stage s, good
 * `E * S + g` is grade g. A maker is a good and a place, `good * P + place`; a flow is `(good * P + from) * P + to`.
 */
export interface Sizes {
  readonly elements: number
  readonly stages: number
  readonly places: number
  readonly grades: number
  readonly industries: number
  /** E * S + G */
  readonly goods: number
}

export function sizesOf(world: World): Sizes {
  const [elements, stages, grades] = [world.elements.length, elementStages.length, world.grades.length]
  return {
    elements,
    stages,
    places: world.places.length,
    grades,
    industries: world.industries.length,
    goods: elements * stages + grades,
  }
}

/** Good of an element after a stage (0 mining, 1 separation, 2 metal). */
export const elementGood = (element: number, stage: number): number => element * elementStages.length + stage

/** Good of a grade of magnet. */
export const gradeGood = (world: World, grade: number): number => world.elements.length * elementStages.length + grade

/** Place of a stock of input: element e before stage s (1 separation, 2 metal, 3 magnet making) at a place. Numbered as `World.recycled`. */
export const inputSlot = (world: World, element: number, stage: number, place: number): number =>
  (element * (elementStages.length + 1) + stage) * world.places.length + place

/** A flow of a good between two places. */
export const flowOf = (world: World, good: number, from: number, to: number): number =>
  (good * world.places.length + from) * world.places.length + to

/** A maker: a good at a place. */
export const makerOf = (world: World, good: number, place: number): number => good * world.places.length + place
