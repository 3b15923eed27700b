import { expect, test } from 'vitest'
import { noForcing } from '../scenario/forcing.ts'
import { defaultParameters } from '../scenario/parameters.ts'
import { simulate } from '../scenario/simulate.ts'
import { imbalance } from '../baseline/imbalance.ts'
import { pairWorld } from './pair-world.ts'

test('a world of two is in balance and stays as it is', () => {
  const world = pairWorld('Ga', ['CHN', 'OTHER'], 3250, 2)
  expect(imbalance(world)).toBeLessThan(1e-12)
  const record = simulate(world, noForcing(12), defaultParameters)
  expect(Math.max(...record.shortage)).toBe(0)
  expect(record.sent[(11 * record.sent.length) / 12 + 2]).toBe(3250)
})
