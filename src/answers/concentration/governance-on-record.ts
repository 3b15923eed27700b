import type { Day } from '../../kernel/day.ts'
import type { Figure } from '../../ledger/figure.ts'
import { superseded } from '../../ledger/settle.ts'
import { filedFigures, type Filed } from '../filed-figures.ts'
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
const scored = new WeakMap<readonly Figure[], Scores | null>()

/** Scores of every place, found once for the same figures. */
function scoresOnRecord(filed: Filed): Scores | null {
  const figures = filed('governance', null)
  let known = scored.get(figures)
  if (known === undefined) {
    const means = figures.filter(isMean)
    const [first] = means
    known =
      first === undefined
        ? null
        : {
            scores: latest(means, (figure) => figure.geography),
            says: `${first.publisher}${first.edition === '' ? '' : ` (${first.edition})`}, ${first.of}`,
          }
    scored.set(figures, known)
  }
  return known
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
  const filed = await filedFigures(desk, knownBy)
  const found = scoresOnRecord(filed)
  if (found === null) return null
  const parameters = filed('trade_parameter', mineral).filter((figure) => figure.stage === stage)
  const trade =
    suppliersOf === 'EU'
      ? latest(parameters, (figure) => figure.counterpart)
      : latest(parameters, (figure) => (figure.counterpart === null ? figure.geography : null))
  return { ...found, trade, scale: 'estimate' }
}
