import { unionMembers } from '../../kernel/place.ts'
import type { GoodsStage, Where } from '../../ledger/scenarios/words.ts'
import { elementGood, flowOf, gradeGood, makerOf } from '../scenario/goods.ts'
import { elementStages, type World } from '../scenario/world.ts'

/** A measure that cannot be carried over to this baseline: path in the file and why. */
export interface Unfit {
  readonly path: string
  readonly says: string
}

/** Indices of the places meant. What the baseline counts among others only is told and left out. */
export function placesOf(where: Where, world: World, unfit: (says: string) => void): number[] {
  const named = new Set<number>()
  for (const code of where.places) {
    const members = code === 'EU' ? unionMembers : [code]
    const found = members.flatMap((member) => {
      const at = world.places.indexOf(member)
      return at < 0 ? [] : [at]
    })
    if (found.length === 0)
      unfit(`${code} is not a place of the baseline, which counts it among OTHER; there are ${world.places.join(', ')}`)
    for (const at of found) named.add(at)
  }
  const isMeant = (_code: string, at: number): boolean => (where.all ? !named.has(at) : named.has(at))
  return world.places.flatMap((code, at) => (isMeant(code, at) ? [at] : []))
}

/** Which goods a measure names. */
export interface GoodsNamed {
  readonly of?: readonly string[] | undefined
  readonly at: readonly GoodsStage[]
  readonly grades?: readonly string[] | undefined
}

/** Indices of the elements named; all of them where none is. */
export function elementsMeant({ of }: GoodsNamed, world: World, unfit: (says: string) => void): number[] {
  const meant = of ?? world.elements
  return meant.flatMap((symbol) => {
    const at = world.elements.indexOf(symbol)
    if (at >= 0) return [at]
    unfit(`${symbol} is no element of the baseline, which has ${world.elements.join(', ')}`)
    return []
  })
}

/** Indices of the grades named; else those that take one of the elements. */
export function gradesMeant(
  named: GoodsNamed,
  elements: readonly number[],
  world: World,
  unfit: (says: string) => void,
): number[] {
  if (named.grades === undefined)
    return world.grades.flatMap(({ takes }, at) => (elements.some((element) => (takes[element] ?? 0) > 0) ? [at] : []))
  return named.grades.flatMap((id) => {
    const at = world.grades.findIndex((grade) => grade.id === id)
    if (at >= 0) return [at]
    unfit(`${id} is no grade of the baseline, which has ${world.grades.map((grade) => grade.id).join(', ')}`)
    return []
  })
}

/** Goods of a measure as numbered in `goods.ts`, with the grade or element each belongs to. */
export function goodsMeant(named: GoodsNamed, world: World, unfit: (says: string) => void): number[] {
  const elements = elementsMeant(named, world, unfit)
  const goods = new Set<number>()
  for (const stage of named.at)
    if (stage === 'magnet') for (const grade of gradesMeant(named, elements, world, unfit)) goods.add(gradeGood(world, grade))
    else for (const element of elements) goods.add(elementGood(element, elementStages.indexOf(stage)))
  return [...goods].toSorted((a, b) => a - b)
}

/** Flows of those goods that leave one of the places for another of them. */
export function flowsMeant(goods: readonly number[], from: readonly number[], to: readonly number[], world: World): Int32Array {
  return Int32Array.from(
    goods.flatMap((good) => from.flatMap((a) => to.flatMap((b) => (a === b ? [] : [flowOf(world, good, a, b)])))),
  )
}

/** Makers of those goods at those places. */
export const makersMeant = (goods: readonly number[], at: readonly number[], world: World): Int32Array =>
  Int32Array.from(goods.flatMap((good) => at.map((place) => makerOf(world, good, place))))
