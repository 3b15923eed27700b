import type { Sizes } from './goods.ts'
import type { Record } from './result.ts'

/** An empty record for so many months. */
export function recordOf({ elements, stages, places, grades, industries, goods }: Sizes, months: number, flows: boolean): Record {
  const use = (): Float64Array => new Float64Array(months * grades * industries * places)
  const inputs = (): Float64Array => new Float64Array(months * elements * (stages + 1) * places)
  const each = (): Float64Array => new Float64Array(months * goods * places)
  const flow = (): Float64Array => new Float64Array(flows ? months * goods * places * places : 0)
  return {
    months,
    demand: use(),
    shortage: use(),
    lack: inputs(),
    taken: inputs(),
    inputStock: inputs(),
    magnetStock: new Float64Array(months * grades * places),
    output: each(),
    unsold: each(),
    sent: each(),
    arrivals: each(),
    onTheWay: each(),
    elsewhere: each(),
    queue: each(),
    applied: each(),
    granted: each(),
    expired: each(),
    shipped: flow(),
    allowed: flow(),
  }
}
