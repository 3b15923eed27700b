import type { Day } from '../kernel/day.ts'
import type { Figure } from '../ledger/figure.ts'
import { recordsOf } from './judge/bench-of-ledger.ts'
import type { Desk } from './operation.ts'

/** Figures of a measure, of one mineral or (null) of all. */
export type Filed = (measure: string, mineral: string | null) => readonly Figure[]

const filings = new WeakMap<readonly Figure[], Filed>()
const none: readonly Figure[] = []

/**
 * The ledger's figures filed by measure and mineral, once per revision and knowledge: a question that needs a handful of them must not
 * look at every figure there is.
 */
export async function filedFigures(desk: Desk, knownBy: Day | undefined): Promise<Filed> {
  const { figures } = await recordsOf(desk, knownBy ?? null)
  let filed = filings.get(figures)
  if (filed === undefined) {
    const byMeasure = Map.groupBy(figures, ({ measure }) => measure)
    const byMineral = new Map<string, Map<string, Figure[]>>()
    filed = (measure, mineral) => {
      const all = byMeasure.get(measure) ?? none
      if (mineral === null) return all
      let minerals = byMineral.get(measure)
      if (minerals === undefined) {
        minerals = Map.groupBy(all, (figure) => figure.mineral ?? '')
        byMineral.set(measure, minerals)
      }
      return minerals.get(mineral) ?? none
    }
    filings.set(figures, filed)
  }
  return filed
}
