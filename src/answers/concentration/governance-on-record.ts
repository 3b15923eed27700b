import type { Day } from '../../kernel/day.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { Ledger } from '../../ledger/ports.ts'
import { superseded } from '../../ledger/settle.ts'
import type { Desk } from '../operation.ts'

/** What the ledger says of places beside their output: how they are governed, what restricts their trade. */
export interface OnRecord {
  readonly scores: ReadonlyMap<string, Figure>
  readonly trade: ReadonlyMap<string, Figure>
  readonly scale: 'estimate'
  readonly says: string
}

/** The mean of all dimensions; one dimension alone is another measure. */
const isMean = (figure: Figure): boolean => figure.of?.startsWith('mean of') ?? false

/** Of each place the figure of the latest period. */
function latest(figures: readonly Figure[], placeOf: (figure: Figure) => string | null): Map<string, Figure> {
  const old = superseded(figures)
  const found = new Map<string, Figure>()
  for (const figure of figures) {
    const place = placeOf(figure)
    if (place === null || figure.value === null || old.has(figure.id)) continue
    const known = found.get(place)
    if (known === undefined || figure.period > known.period) found.set(place, figure)
  }
  return found
}

interface Scores {
  readonly scores: ReadonlyMap<string, Figure>
  readonly says: string
}
const kept = new WeakMap<Ledger, { readonly revision: string; readonly scores: Map<string, Promise<Scores | null>> }>()

/** Scores of every place, found once per revision and knowledge. */
async function scoresOnRecord(desk: Desk, knownBy: Day | undefined): Promise<Scores | null> {
  const revision = await desk.ledger.revision()
  let held = kept.get(desk.ledger)
  if (held?.revision !== revision) {
    held = { revision, scores: new Map() }
    kept.set(desk.ledger, held)
  }
  const known = held.scores.get(knownBy ?? '')
  if (known) return known
  const finding = desk.ledger.figures({ knownBy, measures: ['governance'] }).then((figures): Scores | null => {
    const means = figures.filter(isMean)
    const [first] = means
    return first === undefined
      ? null
      : {
          scores: latest(means, (figure) => figure.geography),
          says: `${first.publisher}${first.edition === '' ? '' : ` (${first.edition})`}, ${first.of}`,
        }
  })
  if (held.scores.size > 16) held.scores.clear()
  held.scores.set(knownBy ?? '', finding)
  return finding
}

/**
 * Governance (mean of the World Bank's six estimates) and the European Union's trade parameter for a mineral and stage, as they are on
 * record; null when the ledger holds no governance. The parameter is that of the world's suppliers, or of the Union's own.
 */
export async function governanceOnRecord(
  desk: Desk,
  mineral: string,
  stage: string,
  knownBy: Day | undefined,
  suppliersOf: 'WORLD' | 'EU' = 'WORLD',
): Promise<OnRecord | null> {
  const [found, parameters] = await Promise.all([
    scoresOnRecord(desk, knownBy),
    desk.ledger.figures({ knownBy, measures: ['trade_parameter'], minerals: [mineral], stages: [stage] }),
  ])
  if (found === null) return null
  const trade =
    suppliersOf === 'EU'
      ? latest(parameters, (figure) => figure.counterpart)
      : latest(parameters, (figure) => (figure.counterpart === null ? figure.geography : null))
  return { ...found, trade, scale: 'estimate' }
}
