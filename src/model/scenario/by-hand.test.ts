import { describe, expect, test } from 'vitest'
import { during, noForcing, rampUp, type Forcing } from './forcing.ts'
import { elementGood, flowOf, gradeGood, inputSlot, makerOf } from './goods.ts'
import { optimum } from './optimal.ts'
import { defaultParameters } from './parameters.ts'
import { seriesOf } from './series.ts'
import { Scratch, simulate } from './simulate.ts'
import type { World } from './world.ts'

const [miner, refiner, magnetMaker, user] = [0, 1, 2, 3]

/** One element, four places in a row, 100 kg a month all the way, nothing lost, a kilogram of element in a kilogram of magnet. */
function row(): World {
  const places = ['MMR', 'CHN', 'JPN', 'DEU']
  const at = (size: number, cells: readonly (readonly [number, number])[]): Float64Array => {
    const list = new Float64Array(size)
    for (const [cell, value] of cells) list[cell] = value
    return list
  }
  const flow = (from: number, to: number): number => from * 4 + to
  const output = at(12, [
    [miner, 100],
    [4 + refiner, 100],
    [8 + refiner, 100],
  ])
  return {
    year: 2024,
    elements: ['Dy'],
    places,
    grades: [{ id: 'pure', title: 'Pure', takes: Float64Array.of(1) }],
    industries: ['motors'],
    yields: Float64Array.of(1, 1, 1),
    output,
    capacity: output.map((made) => 2 * made),
    shipped: at(48, [
      [flow(miner, refiner), 100],
      [16 + flow(refiner, refiner), 100],
      [32 + flow(refiner, magnetMaker), 100],
    ]),
    elsewhere: new Float64Array(12),
    recycled: new Float64Array(16),
    magnets: at(4, [[magnetMaker, 100]]),
    magnetCapacity: at(4, [[magnetMaker, 100]]),
    magnetsShipped: at(16, [[flow(magnetMaker, user), 100]]),
    used: at(4, [[user, 100]]),
    inputCover: at(16, [
      [4 + refiner, 1],
      [8 + refiner, 1],
      [12 + magnetMaker, 1],
    ]),
    magnetCover: at(4, [[user, 2]]),
    lag: new Uint8Array(16),
  }
}

const world = row()
const months = 14
const metal = flowOf(world, elementGood(0, 2), refiner, magnetMaker)
const ban = (until: number): Forcing => ({
  ...noForcing(months),
  cuts: [{ flows: Int32Array.of(metal), passes: during(months, 2, until, 0, 1) }],
})
const shortage = (forcing: Forcing): number[] =>
  Array.from(seriesOf(world, simulate(world, forcing, defaultParameters), { what: 'shortage' }))

describe('metal is banned from month 2 on; makers hold a month of it, users two months of magnets', () => {
  test('metal of month 1 arrives in month 2, the stock lasts for month 3, magnets of month 3 arrive in month 4, their stock lasts to month 6', () => {
    expect(shortage(ban(months))).toEqual([0, 0, 0, 0, 0, 0, 0, 100, 100, 100, 100, 100, 100, 100])
  })

  test('lifted after month 5: the metal that lay unsold since month 2 comes in month 7 and its magnets in month 8', () => {
    expect(shortage(ban(5)).slice(0, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 100, 0])
  })

  test('licences granted in full after two months of waiting hurt nobody here, the queue is what the order was', () => {
    const licence: Forcing = {
      ...noForcing(months),
      licences: [{ flows: Int32Array.of(metal), granted: during(months, 2, months, 1, -1), uncontrolled: 0, wait: 2 }],
    }
    const record = simulate(world, licence, defaultParameters)
    const queue = Array.from(seriesOf(world, record, { what: 'queue', good: elementGood(0, 2) }))
    expect(queue.slice(0, 4)).toEqual([0, 0, 100, 100 + queue[3]! - 100])
    expect(queue[3]).toBeGreaterThanOrEqual(200)
    const granted = Array.from(seriesOf(world, record, { what: 'granted', good: elementGood(0, 2) }))
    expect(granted.slice(0, 5)).toEqual([0, 0, 0, 0, 100])
  })

  test('the planner who foresees it sends metal ahead: a ban of four months costs nothing, one without end does', () => {
    expect(optimum(world, ban(5), defaultParameters, 0).total).toBe(0)
    const forever = optimum(world, ban(months), defaultParameters, 0).total
    expect(forever).toBeGreaterThan(0)
    expect(forever).toBeLessThanOrEqual(700)
  })
})

test('a stockpile of magnets and scrap for the makers each carry a month', () => {
  const stockpile: Forcing = {
    ...ban(months),
    releases: [{ maker: makerOf(world, gradeGood(world, 0), user), amounts: during(months, 6, 6, 100, 0) }],
  }
  expect(shortage(stockpile).slice(6, 9)).toEqual([0, 0, 100])
  const scrap: Forcing = {
    ...ban(months),
    recycling: [{ slot: inputSlot(world, 0, 3, magnetMaker), added: during(months, 4, 4, 100, 0) }],
  }
  expect(shortage(scrap).slice(6, 9)).toEqual([0, 0, 100])
})

test('the mine is left with half of what it made: stocks along the chain carry five months of use, then half is short for good', () => {
  const outage = [{ makers: Int32Array.of(makerOf(world, elementGood(0, 0), miner)), left: during(60, 2, 60, 0.25, 1) }]
  const short = shortage({ ...noForcing(60), outages: outage })
  expect(short.slice(0, 8).every((each) => each === 0)).toBe(true)
  expect(short.at(-1)).toBeCloseTo(50, 6)
})

test('flows are kept when asked for', () => {
  const record = simulate(world, ban(months), defaultParameters, new Scratch({ flows: true }))
  expect([record.shipped[metal], record.shipped[2 * (4 * 16) + metal]]).toEqual([100, 0])
})

test.each([
  [{ start: 2, slip: 0, ramp: 0, full: 10 }, [0, 0, 10, 10, 10, 10]],
  [{ start: 2, slip: 1.5, ramp: 0, full: 10 }, [0, 0, 0, 5, 10, 10]],
  [{ start: 1, slip: 0, ramp: 2, full: 8 }, [0, 2, 6, 8, 8, 8]],
  [{ start: -4, slip: 0, ramp: 2, full: 8 }, [8, 8, 8, 8, 8, 8]],
])('a plant with %o makes %o', (ramp, path) => expect([...rampUp(6, ramp)]).toEqual(path))
