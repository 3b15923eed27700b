/** One bar of a chart of shares, all in percent. */
export interface Bar {
  readonly label: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** `lead` for the place the chart is about, `rest` for the others. */
  readonly tone: 'lead' | 'rest'
}

const percent = (value: number): string => `${Math.max(0, Math.min(100, value)).toFixed(2)}%`

/**
 * A bar from 0 to 100 % with its interval as a whisker. Geometry stands in attributes, not styles, so that it needs no
 * inline style and stretches with the page; the words beside it carry the same numbers.
 */
export const ShareBar = ({ bar }: { bar: Bar }) => (
  <svg class="bar" width="100%" height="20" aria-hidden="true" focusable="false">
    <rect class="track" width="100%" height="20" />
    <rect class={`fill fill-${bar.tone}`} y="3" height="14" width={percent(bar.value)} />
    {bar.high > bar.low ? (
      <>
        <line class="whisker" x1={percent(bar.low)} x2={percent(bar.high)} y1="10" y2="10" />
        <line class="whisker" x1={percent(bar.low)} x2={percent(bar.low)} y1="5" y2="15" />
        <line class="whisker" x1={percent(bar.high)} x2={percent(bar.high)} y1="5" y2="15" />
      </>
    ) : null}
  </svg>
)

/** One whole split into the leading place, the others that are named, and what nobody states. */
export const SplitBar = ({ lead, named }: { lead: number; named: number }) => (
  <svg class="bar split" width="100%" height="28" aria-hidden="true" focusable="false">
    <rect class="track unstated" width="100%" height="28" />
    <rect class="fill fill-rest" height="28" width={percent(Math.max(lead, named))} />
    <rect class="fill fill-lead" height="28" width={percent(lead)} />
    {[25, 50, 75].map((at) => (
      <line class="tick" x1={percent(at)} x2={percent(at)} y1="0" y2="28" />
    ))}
  </svg>
)
