import { expect, test } from 'vitest'
import { exportsOf, madeUpWorld } from '../../../test/worlds.ts'
import { faultOfForcing } from './forcing-fault.ts'
import { noForcing, type Forcing } from './forcing.ts'

const world = madeUpWorld({ seed: 1, places: 3 })
const flows = exportsOf(world, 0)
const path = (...values: number[]): Float64Array => Float64Array.from(values)

test.each<[Partial<Forcing>, string]>([
  [{ months: 0 }, 'months: 0 is no number of months'],
  [{ cuts: [{ flows, passes: path(1, -0.1, 1) }] }, 'cuts[0].passes[1]: -0.1 is not a share from 0 to 1'],
  [{ cuts: [{ flows, passes: path(1, NaN, 1) }] }, 'cuts[0].passes[1]: NaN is not a share from 0 to 1'],
  [{ cuts: [{ flows, passes: path(1, 0) }] }, 'cuts[0].passes: 2 months where the run has 3'],
  [{ cuts: [{ flows: Int32Array.of(9999), passes: path(1, 0, 0) }] }, 'cuts[0].flows[0]: 9999 is not a flow'],
  [
    { licences: [{ flows, granted: path(-1, 0, 1), uncontrolled: 0, wait: 13 }] },
    'licences[0].wait: 13 is not a wait from 0 to 12 months',
  ],
  [{ outages: [{ makers: Int32Array.of(1), left: path(1, 1.2, 1) }] }, 'outages[0].left[1]: 1.2 is not a share from 0 to 1'],
  [{ recycling: [{ slot: 1, added: path(0, 0, 0) }] }, 'recycling[0].slot: 1 is not an input after mining'],
  [{ switches: [{ grade: 1, instead: 1, most: path(0, 0, 0), loss: 0 }] }, 'switches[0].instead: 1 is not another grade'],
  [{ demand: path(1) }, 'demand: 1 numbers where the run has 18'],
])('%o is refused', (wrong, says) => expect(faultOfForcing(world, { ...noForcing(3), ...wrong })).toBe(says))

test('nothing is wrong with no forcing, nor with a licence that begins in the second month', () => {
  expect(faultOfForcing(world, noForcing(3))).toBeUndefined()
  expect(
    faultOfForcing(world, { ...noForcing(3), licences: [{ flows, granted: path(-1, 0, 1), uncontrolled: 0, wait: 2.1 }] }),
  ).toBeUndefined()
})
