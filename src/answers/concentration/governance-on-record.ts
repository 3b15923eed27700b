import type { Day } from '../../kernel/day.ts'
import type { Figure } from '../../ledger/figure.ts'
import { superseded } from '../../ledger/settle.ts'
import type { Desk } from '../operation.ts'

/** What the ledger says of places beside their output: how they are governed, what restricts their trade. */
export interface OnRecord {
  readonly scores: ReadonlyMap<string, Figure>
  readonly trade: ReadonlyMap<string, Figure>
  readonly scale: 'estimate'
  readonly says: string
}

/** Of each place the figure of the latest period. */
function latest(figures: readonly Figure[]): Map<string, Figure> {
  const old = superseded(figures)
  const found = new Map<string, Figure>()
  for (const figure of figures) {
    if (figure.geography === null || figure.value === null || old.has(figure.id)) continue
    const known = found.get(figure.geography)
    if (known === undefined || figure.period > known.period) found.set(figure.geography, figure)
  }
  return found
}

/**
 * Governance (mean of the World Bank's six estimates) and the European Union's trade parameter for a mineral and stage, as they are on
 * record; null when the ledger holds no governance.
 */
export async function governanceOnRecord(
  desk: Desk,
  mineral: string,
  stage: string,
  knownBy: Day | undefined,
): Promise<OnRecord | null> {
  const [scores, parameters] = await Promise.all([
    desk.ledger.figures({ knownBy, measures: ['governance'] }),
    desk.ledger.figures({ knownBy, measures: ['trade_parameter'], minerals: [mineral], stages: [stage] }),
  ])
  const [first] = scores
  if (first === undefined) return null
  return { scores: latest(scores), trade: latest(parameters), scale: 'estimate', says: `${first.publisher} (${first.edition})` }
}
