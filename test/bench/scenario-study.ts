import { defaultParameters } from '../../src/model/scenario/parameters.ts'
import { during, noForcing } from '../../src/model/scenario/forcing.ts'
import type { Study } from '../../src/model/scenario/study.ts'
import type { Series } from '../../src/model/scenario/result.ts'
import type { World } from '../../src/model/scenario/world.ts'
import { exportsOf, madeUpWorld } from '../worlds.ts'

export const months = 60

/** Four elements, twenty places, four grades, six industries; six suppliers a buyer, or everybody. */
export const benchWorld = (suppliers: number): World =>
  madeUpWorld({ seed: 3, places: 20, suppliers, grades: 4, industries: 6, cover: 0.5 })

/** Licences on everything that place 0 exports, with five inputs; forty series are kept. */
export function benchStudy(world: World): Study {
  const flows = exportsOf(world, 0)
  const series: Series[] = [
    ...Array.from({ length: 20 }, (_, place): Series => ({ what: 'shortage', place })),
    ...Array.from({ length: 6 }, (_, industry): Series => ({ what: 'shortage', industry })),
    ...Array.from({ length: 4 }, (_, element): Series => ({ what: 'shortage', element })),
    ...Array.from({ length: 10 }, (_, good): Series => ({ what: 'output', good })),
  ]
  return {
    inputs: [
      { id: 'granted', title: 'granted', spread: { shape: 'triangular', low: 0.05, mode: 0.2, high: 0.4 } },
      { id: 'wait', title: 'wait', spread: { shape: 'triangular', low: 1, mode: 2, high: 3 } },
      { id: 'uncontrolled', title: 'uncontrolled', spread: { shape: 'triangular', low: 0, mode: 0.1, high: 0.3 } },
      { id: 'qualified', title: 'qualified', spread: { shape: 'triangular', low: 0, mode: 0.02, high: 0.05 } },
      { id: 'cover', title: 'cover', spread: { shape: 'lognormal', median: 1, p90: 1.5 } },
    ],
    series,
    realise: ([granted = 0, wait = 2, uncontrolled = 0, qualified = 0, cover = 1]) => ({
      world,
      forcing: {
        ...noForcing(months),
        qualified,
        licences: [{ flows, granted: during(months, 6, 30, granted, -1), uncontrolled, wait }],
      },
      parameters: { ...defaultParameters, inputCover: cover, magnetCover: cover },
    }),
    baseline: ([, , , , cover = 1]) => ({
      world,
      forcing: noForcing(months),
      parameters: { ...defaultParameters, inputCover: cover, magnetCover: cover },
    }),
  }
}
