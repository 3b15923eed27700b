import { expect, test } from 'vitest'
import { killed } from './kill.ts'

test('an ingest killed in the middle leaves a whole store, loses nothing it acknowledged, and comes to the same archive when resumed', async () => {
  let seed = 7
  // Park and Miller, so that a failure can be had again.
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
  for await (const point of killed(5, 12, random)) expect(point).toMatchObject({ faults: [], same: true })
}, 180_000)
