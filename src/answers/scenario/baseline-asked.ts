import { elements as symbols, mineralNamed, type Element } from '../../kernel/element.ts'
import { Refusal } from '../../kernel/errors.ts'
import { placeNamed, sayPlace } from '../../kernel/place.ts'
import type { World } from '../../model/scenario/world.ts'

/** The element asked for, by symbol or name, as the baseline numbers it; refuses what it does not have. */
export function elementAsked(world: World, given: string): number {
  const name = mineralNamed(given)
  const symbol = (Object.keys(symbols) as Element[]).find((each) => each === given || symbols[each] === name)
  const at = symbol === undefined ? -1 : world.elements.indexOf(symbol)
  if (at < 0) throw new Refusal('unknown-mineral', `the baseline has ${world.elements.join(', ')}, and not "${given}"`)
  return at
}

/** The place asked for, by code or name, as the baseline numbers it; refuses what it does not have. */
export function placeAsked(world: World, given: string): number {
  const code = given === 'OTHER' ? given : placeNamed(given)
  const at = code === undefined ? -1 : world.places.indexOf(code)
  if (at < 0) throw new Refusal('unknown-place', `the baseline has ${world.places.join(', ')}, and not "${given}"`)
  return at
}

/** A place of the baseline in words. */
export const nameOfPlace = (code: string): string => (code === 'OTHER' ? 'Other places' : sayPlace(code))
