import { expect, test } from 'vitest'
import { elementInOxide } from './oxide.ts'

test.each([
  ['Nd', 0.8574],
  ['Pr', 0.8277],
  ['Dy', 0.8713],
  ['Tb', 0.8502],
  ['Sm', 0.8624],
  ['Ce', 0.8141],
  ['Y', 0.7874],
] as const)('a kilogram of the oxide of %s holds %f kg of the element', (element, share) =>
  expect(elementInOxide(element)).toBeCloseTo(share, 4),
)
