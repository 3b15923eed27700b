import { expect, test } from 'vitest'
import { madeUpWorld } from '../../../test/worlds.ts'
import { worstImbalance } from './balance.ts'

test('the made-up worlds of these tests are in balance, and one that is not is told by its worst place', () => {
  for (let seed = 0; seed < 20; seed++) expect(worstImbalance(madeUpWorld({ seed, places: 5 })).relative).toBeLessThan(1e-9)
  const world = madeUpWorld({ seed: 1, places: 3 })
  world.used[0]! *= 3
  expect(worstImbalance(world)).toMatchObject({ of: 'g0 of P0: what comes and is used' })
})

test('a number that is none is the worst', () => {
  const world = madeUpWorld({ seed: 1, places: 3 })
  world.shipped[0] = NaN
  expect(worstImbalance(world).relative).toBeNaN()
})
