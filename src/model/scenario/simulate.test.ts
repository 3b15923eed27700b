import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shockedBy, shocks, type Shock } from '../../../test/shocks.ts'
import { exportsOf, madeUpWorld } from '../../../test/worlds.ts'
import { during, noForcing, type Forcing } from './forcing.ts'
import { sizesOf } from './goods.ts'
import { defaultParameters } from './parameters.ts'
import type { Record } from './result.ts'
import { Scratch, simulate } from './simulate.ts'
import type { World } from './world.ts'

const worlds = fc
  .record({
    seed: fc.nat(),
    places: fc.integer({ min: 2, max: 5 }),
    suppliers: fc.integer({ min: 1, max: 4 }),
    spare: fc.boolean(),
    open: fc.boolean(),
    cover: fc.constantFrom(0, 0.3, 1),
  })
  .map((shape) => madeUpWorld({ ...shape, grades: 2 }))
const months = 24
const nothing = noForcing(months)
const run = (world: World, forcing: Forcing, parameters = defaultParameters): Record =>
  simulate(world, forcing, parameters, new Scratch({ flows: true }))
const sum = (list: Float64Array): number => list.reduce((total, each) => total + each, 0)

const forced = (world: World, shock: Shock): Forcing => shockedBy(world, shock, months)

describe('without a shock', () => {
  test('a world stays as it is to the last bit, and nobody is short', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 3 }), (world, delay) => {
        const record = run(world, nothing, { ...defaultParameters, delay })
        expect(sum(record.shortage) + sum(record.lack)).toBe(0)
        for (const list of [
          record.output,
          record.arrivals,
          record.inputStock,
          record.magnetStock,
          record.sent,
          record.taken,
          record.shipped,
        ]) {
          const size = list.length / months
          for (let month = 1; month < months; month++)
            expect(list.subarray(month * size, (month + 1) * size)).toEqual(list.subarray(0, size))
        }
        expect(Math.max(...record.unsold)).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('a cut of 0 %, a tariff of 0 %, a rush of nothing, a plant of nothing and a ban on what does not flow change nothing', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { places, goods } = sizesOf(world)
        const all = exportsOf(world, 0)
        const before = run(world, nothing)
        const without = Int32Array.from({ length: goods * places * places }, (_, flow) => flow).filter(
          (flow) => before.shipped[flow] === 0,
        )
        const record = run(world, {
          ...nothing,
          cuts: [
            { flows: all, passes: new Float64Array(months).fill(1) },
            { flows: without, passes: new Float64Array(months) },
          ],
          tariffs: [{ flows: all, rate: new Float64Array(months), elasticity: 3 }],
          rushes: [{ flows: all, more: new Float64Array(months) }],
          openings: [{ maker: 1, added: new Float64Array(months), contracted: 1 }],
        })
        expect(record.output).toEqual(before.output)
        expect(sum(record.shortage)).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('under any shock', () => {
  test('mass is kept: what came in is used, lost, gone elsewhere or still there', () => {
    fc.assert(
      fc.property(worlds, shocks, (world, shock) => {
        const forcing = forced(world, shock)
        const record = run(world, forcing)
        const { places, elements, stages, goods } = sizesOf(world)
        const size = goods * places
        const at = (list: Float64Array, month: number, good: number, place: number): number =>
          month < 0 ? 0 : list[month * size + good * places + place]!
        const first = run(world, noForcing(1))
        // Openings of a run: everything that is on the way or in stock before the first month, which without a shock stays as it is.
        for (let element = 0; element < elements; element++)
          for (let stage = 1; stage <= stages; stage++)
            for (let place = 0; place < places; place++) {
              const good = element * stages + stage - 1
              const slot = (element * (stages + 1) + stage) * places + place
              for (let month = 0; month < months; month++) {
                const inputs = elements * (stages + 1) * places
                const opening = month === 0 ? first.inputStock[slot]! : record.inputStock[(month - 1) * inputs + slot]!
                let extra = world.recycled[slot]!
                for (const more of forcing.recycling) if (more.slot === slot) extra += more.added[month]!
                for (const release of forcing.releases)
                  if (release.maker === good * places + place) extra += release.amounts[month]!
                const closing = record.inputStock[month * inputs + slot]! + record.taken[month * inputs + slot]!
                expect(Math.abs(opening + at(record.arrivals, month, good, place) + extra - closing)).toBeLessThan(
                  1e-9 * (1 + closing),
                )
                // What a stage makes is its input less its losses.
                if (stage < stages) {
                  const share = world.yields[element * stages + stage]!
                  expect(at(record.output, month, good + 1, place)).toBeCloseTo(record.taken[month * inputs + slot]! * share, 6)
                }
              }
            }
        for (let good = 0; good < goods; good++)
          for (let month = 0; month < months; month++) {
            let [sent, arrived, way, before] = [0, 0, 0, 0]
            for (let place = 0; place < places; place++) {
              sent += at(record.sent, month, good, place)
              arrived += at(record.arrivals, month, good, place)
              way += at(record.onTheWay, month, good, place)
              before += month === 0 ? first.onTheWay[good * places + place]! : at(record.onTheWay, month - 1, good, place)
              const unsold = month === 0 ? 0 : at(record.unsold, month - 1, good, place)
              const given =
                at(record.sent, month, good, place) +
                at(record.elsewhere, month, good, place) +
                at(record.unsold, month, good, place)
              expect(Math.abs(unsold + at(record.output, month, good, place) - given)).toBeLessThan(1e-9 * (1 + given))
            }
            expect(Math.abs(before + sent - arrived - way)).toBeLessThan(1e-9 * (1 + way + sent))
          }
      }),
      { numRuns: 40 },
    )
  })

  test('nothing is below nought, shortage stays within demand, makers within capacity, and every number is a number', () => {
    fc.assert(
      fc.property(worlds, shocks, (world, shock) => {
        const forcing = forced(world, shock)
        const record = run(world, forcing)
        for (const [name, list] of Object.entries(record))
          if (list instanceof Float64Array)
            for (const value of list) if (!(value >= 0 && value < Infinity)) throw new Error(`${name}: ${value}`)
        for (const [cell, short] of record.shortage.entries()) expect(short).toBeLessThanOrEqual(record.demand[cell]!)
        const { goods, places } = sizesOf(world)
        const capacity = [...world.capacity, ...world.magnetCapacity]
        for (const opening of forcing.openings) capacity[opening.maker]! += opening.added[months - 1]!
        for (const [cell, made] of record.output.entries())
          expect(made).toBeLessThanOrEqual(capacity[cell % (goods * places)]! * (1 + 1e-9))
      }),
      { numRuns: 60 },
    )
  })

  test('applications are conserved: made = granted + waiting, and what is granted is shipped, good or expired', () => {
    fc.assert(
      fc.property(worlds, shocks, (world, shock) => {
        const record = run(world, forced(world, shock))
        const size = record.queue.length / months
        for (let buyer = 0; buyer < size; buyer++) {
          let [applied, granted, expired] = [0, 0, 0]
          for (let month = 0; month < months; month++) {
            applied += record.applied[month * size + buyer]!
            granted += record.granted[month * size + buyer]!
            expired += record.expired[month * size + buyer]!
            expect(Math.abs(applied - granted - record.queue[month * size + buyer]!)).toBeLessThan(1e-9 * (1 + applied))
            expect(granted).toBeLessThanOrEqual(applied * (1 + 1e-12) + 1e-9)
            expect(expired).toBeLessThanOrEqual(granted * (1 + 1e-12))
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

test('a ban, a quota of nought and licences that are never granted are the same; a duty without end comes to them', () => {
  fc.assert(
    fc.property(worlds, fc.integer({ min: 0, max: 8 }), (world, since) => {
      const flows = exportsOf(world, 0)
      const banned = run(world, { ...nothing, cuts: [{ flows, passes: during(months, since, months, 0, 1) }] })
      const others = [
        run(world, {
          ...nothing,
          quotas: [
            {
              flows,
              period: Int32Array.from({ length: months }, (_, month) => (month < since ? -1 : 0)),
              allowance: new Float64Array(1),
              carriesOver: false,
            },
          ],
        }),
        run(world, {
          ...nothing,
          licences: [{ flows, granted: during(months, since, months, 0, -1), uncontrolled: 0, wait: 2 }],
        }),
      ]
      for (const other of others) {
        expect(other.shortage).toEqual(banned.shortage)
        expect(other.shipped).toEqual(banned.shipped)
      }
      const dutiable = run(world, {
        ...nothing,
        tariffs: [{ flows, rate: during(months, since, months, 1e12, 0), elasticity: 2 }],
      })
      expect(Math.abs(sum(dutiable.shortage) - sum(banned.shortage))).toBeLessThan(1e-6 * (1 + sum(banned.demand)))
    }),
    { numRuns: 40 },
  )
})

test('licences that are all granted at once are no licences', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const record = run(world, {
        ...nothing,
        licences: [{ flows: exportsOf(world, 0), granted: new Float64Array(months).fill(1), uncontrolled: 0, wait: 0 }],
      })
      expect(sum(record.shortage)).toBe(0)
    }),
    { numRuns: 20 },
  )
})

test('a delay by licences only shifts shipments: where stocks last, all that would have been shipped is shipped in the end', () => {
  const world = madeUpWorld({ seed: 4, places: 4, spare: true })
  world.inputCover.fill(12)
  world.magnetCover.fill(12)
  const long = 120
  const forcing = {
    ...noForcing(long),
    licences: [{ flows: exportsOf(world, 0), granted: during(long, 6, 20, 1, -1), uncontrolled: 0, wait: 2 }],
  }
  const parameters = { ...defaultParameters, drift: 0, qualified: 0, licenceValid: 1e9 }
  const delayed = run(world, forcing, parameters)
  const shifted = sum(delayed.arrivals)
  const plain = sum(run(world, noForcing(long), parameters).arrivals)
  expect(sum(delayed.shortage)).toBe(0)
  expect(Math.abs(shifted / plain - 1)).toBeLessThan(1e-3)
})

test('the names and the order of places do not matter', () => {
  fc.assert(
    fc.property(worlds, shocks, (world, shock) => {
      const { places } = sizesOf(world)
      // Places are turned round: each list has the place, or from and to, as its last parts.
      const turn = (place: number): number => places - 1 - place
      const one = (list: Float64Array): Float64Array => list.map((_, at) => list[at - (at % places) + turn(at % places)]!)
      const two = <T extends Float64Array | Uint8Array>(list: T): T =>
        list.map((_, at) => {
          const pair = at % (places * places)
          return list[at - pair + turn(Math.floor(pair / places)) * places + turn(pair % places)]!
        }) as T
      const mirrored: World = {
        ...world,
        places: world.places.toReversed(),
        output: one(world.output),
        capacity: one(world.capacity),
        shipped: two(world.shipped),
        elsewhere: one(world.elsewhere),
        recycled: one(world.recycled),
        magnets: one(world.magnets),
        magnetCapacity: one(world.magnetCapacity),
        magnetsShipped: two(world.magnetsShipped),
        used: one(world.used),
        inputCover: one(world.inputCover),
        magnetCover: one(world.magnetCover),
        lag: two(world.lag),
      }
      const licence = (from: number): Forcing => ({
        ...nothing,
        licences: [
          {
            flows: exportsOf(world, from),
            granted: during(months, shock.since, 20, shock.granted, -1),
            uncontrolled: shock.uncontrolled,
            wait: shock.wait,
          },
        ],
      })
      const here = run(world, licence(0))
      const there = run(mirrored, licence(turn(0)))
      for (const [cell, short] of one(there.shortage).entries())
        expect(Math.abs(short - here.shortage[cell]!)).toBeLessThan(1e-6 * (1 + here.demand[cell]!))
    }),
    { numRuns: 30 },
  )
})

test('a scratch that has run something else before gives the same bytes as a fresh one', () => {
  fc.assert(
    fc.property(worlds, worlds, shocks, shocks, (world, before, shock, other) => {
      const used = new Scratch({ flows: true })
      simulate(before, forced(before, other), defaultParameters, used)
      simulate(world, forced(world, other), defaultParameters, used)
      expect(simulate(world, forced(world, shock), defaultParameters, used)).toEqual(run(world, forced(world, shock)))
    }),
    { numRuns: 30 },
  )
})
