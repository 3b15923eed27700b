import { expect, test } from 'vitest'
import type { World } from '../scenario/world.ts'
import { imbalance } from './imbalance.ts'

/** One element, one place, one grade, one industry: 100 mined, 90 separated, 81 metal, 81 of magnets that take 1 each. */
const world: World = {
  year: 2024,
  elements: ['Nd'],
  places: ['CHN'],
  grades: [{ id: 'g', title: 'g', takes: Float64Array.of(1) }],
  industries: ['i'],
  yields: Float64Array.of(1, 0.9, 0.9),
  output: Float64Array.of(100, 90, 81),
  capacity: Float64Array.of(100, 90, 81),
  shipped: Float64Array.of(100, 90, 81),
  elsewhere: new Float64Array(3),
  recycled: new Float64Array(4),
  magnets: Float64Array.of(81),
  magnetCapacity: Float64Array.of(81),
  magnetsShipped: Float64Array.of(81),
  used: Float64Array.of(81),
  inputCover: new Float64Array(4),
  magnetCover: new Float64Array(1),
  lag: new Uint8Array(1),
}

test('a balanced world misses nothing', () => expect(imbalance(world)).toBeLessThan(1e-15))

test.each([
  ['more shipped than put out', { shipped: Float64Array.of(101, 90, 81) }],
  ['more put out than came in', { output: Float64Array.of(100, 91, 81), shipped: Float64Array.of(100, 91, 81) }],
  ['scrap that comes from nowhere', { recycled: Float64Array.of(0, 0, 0, 1) }],
  ['magnets that nobody uses', { used: Float64Array.of(80) }],
  ['less than nothing', { elsewhere: Float64Array.of(-1, 0, 0), shipped: Float64Array.of(101, 90, 81) }],
] as const)('%s is an imbalance', (_case, changed) => expect(imbalance({ ...world, ...changed })).toBeGreaterThan(0.005))
