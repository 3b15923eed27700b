import type { Element } from './element.ts'

/** Standard atomic weights, IUPAC 2021, abridged. */
const weight = {
  O: 15.999,
  Sc: 44.956,
  Y: 88.906,
  La: 138.91,
  Ce: 140.12,
  Pr: 140.91,
  Nd: 144.24,
  Sm: 150.36,
  Eu: 151.96,
  Gd: 157.25,
  Tb: 158.93,
  Dy: 162.5,
  Ho: 164.93,
  Er: 167.26,
  Tm: 168.93,
  Yb: 173.05,
  Lu: 174.97,
} as const

/** Atoms of element and of oxygen in the oxide of commerce, where it is not the sesquioxide. */
const oxides: Partial<Record<Element, readonly [element: number, oxygen: number]>> = { Ce: [1, 2], Pr: [6, 11], Tb: [4, 7] }

/** Kilograms of element in a kilogram of its oxide of commerce (Nd2O3, Pr6O11, Tb4O7, Dy2O3 …). Promethium has none. */
export function elementInOxide(element: Exclude<Element, 'Pm'>): number {
  const [atoms, oxygen] = oxides[element] ?? [2, 3]
  const mass = atoms * weight[element]
  return mass / (mass + oxygen * weight.O)
}
