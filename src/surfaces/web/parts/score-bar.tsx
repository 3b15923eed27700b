/** A score from 0 to 1 with its interval, as a picture beside the number. */
export const ScoreBar = ({ score, low, high }: { score: number; low: number; high: number }) => (
  <svg class="score-bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <line class="score-axis" x1="0" x2="100" y1="7" y2="7" />
    <rect
      class="score-reach"
      data-reach
      x={(100 * low).toFixed(1)}
      width={(100 * Math.max(0, high - low)).toFixed(1)}
      y="4"
      height="6"
    />
    <rect class="score-value" data-score x={(100 * score - 0.75).toFixed(1)} width="1.5" y="0" height="14" />
  </svg>
)
