/**
 * How a governance score is written: `estimate`, the World Bank's -2.5 to 2.5, high is good; `percentile`, its rank 0 to 100, high
 * is good; `risk`, 0 to 1, high is bad: (2.5 - estimate) / 5.
 */
export const governanceScales = ['risk', 'percentile', 'estimate'] as const
export type GovernanceScale = (typeof governanceScales)[number]

const ranges: Readonly<Record<GovernanceScale, readonly [number, number]>> = {
  risk: [0, 1],
  percentile: [0, 100],
  estimate: [-3.5, 3.5],
}

/** Whether a score can stand on a scale. The World Bank's estimates leave -2.5 to 2.5 in a few countries and years. */
export const isOnScale = (score: number, scale: GovernanceScale): boolean =>
  score >= ranges[scale][0] && score <= ranges[scale][1]

/** A score as risk, 0 (best governed) to 1; estimates beyond 2.5 are held at the ends. */
export function governanceRisk(score: number, scale: GovernanceScale): number {
  if (scale === 'risk') return score
  if (scale === 'percentile') return (100 - score) / 100
  return Math.min(1, Math.max(0, (2.5 - score) / 5))
}

/** A supplier's share (0 to 1), its score on the scale given, and its trade parameter; null where they are not known. */
export interface Governed {
  readonly share: number
  readonly score: number | null
  readonly trade: number | null
}

export interface GovernanceMeasures {
  /** Mean score weighted with the shares of those that have one: sum(p w) / sum(p), on the scale given. */
  readonly mean: number
  /** Part of the listed supply whose governance is known. */
  readonly covered: number
  /** sum(s^2 g), g the risk times `top`; null when less than 80 percent is covered. Bounds: unknown suppliers governed best, worst. */
  readonly hhiWgi: number | null
  readonly hhiWgiLow: number
  readonly hhiWgiHigh: number
  /** sum(s^2 g t); null also where no supplier has a trade parameter. A missing one counts as 1: no restriction on record. */
  readonly hhiWgiT: number | null
  readonly hhiWgiTLow: number
  readonly hhiWgiTHigh: number
}

/** With less of the supply than this governed by a known score, an index weighted with scores says nothing. */
const leastCovered = 0.8

/**
 * HHI weighted with governance (and trade). `top` is the risk scale's upper end: 1 here, 10 in the European Union's assessments,
 * where a monopoly of the worst governed country scores 10. Null when nobody has a score.
 */
export function governanceMeasures(suppliers: readonly Governed[], scale: GovernanceScale, top = 1): GovernanceMeasures | null {
  let [shares, known, weighted, squares, withTrade, missing] = [0, 0, 0, 0, 0, 0]
  for (const { share, score, trade } of suppliers) {
    shares += share
    if (score === null) {
      missing += share * share * (trade ?? 1)
      continue
    }
    known += share
    weighted += share * score
    const risk = top * governanceRisk(score, scale)
    squares += share * share * risk
    withTrade += share * share * risk * (trade ?? 1)
  }
  if (known <= 0) return null
  const covered = known / shares
  const isCovered = covered >= leastCovered
  // Who is not covered is taken to be governed like the average of those who are.
  const usual = top * governanceRisk(weighted / known, scale)
  const hasTrade = suppliers.some(({ trade }) => trade !== null)
  const unscored = suppliers.reduce((sum, { share, score }) => (score === null ? sum + share * share : sum), 0)
  return {
    mean: weighted / known,
    covered,
    hhiWgi: isCovered ? squares + unscored * usual : null,
    hhiWgiLow: squares,
    hhiWgiHigh: squares + unscored * top,
    hhiWgiT: isCovered && hasTrade ? withTrade + missing * usual : null,
    hhiWgiTLow: withTrade,
    hhiWgiTHigh: withTrade + missing * top,
  }
}
