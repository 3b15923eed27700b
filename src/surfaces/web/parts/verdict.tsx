import type { ComponentChildren } from 'preact'
import type { Verdict } from '../../../answers/parts.ts'

export const verdictOrder: readonly Verdict[] = [
  'supported',
  'imprecise',
  'outdated',
  'contradicted',
  'unsupported',
  'not-checkable',
]

/** Each verdict has a word, a shape and a line under the text; the colour only repeats them. */
export const verdictWord: Record<Verdict, string> = {
  supported: 'Supported',
  imprecise: 'Imprecise',
  outdated: 'Outdated',
  contradicted: 'Contradicted',
  unsupported: 'Unsupported',
  'not-checkable': 'Not checkable',
}

export const verdictMeaning: Record<Verdict, string> = {
  supported: 'A figure on the same thing agrees within the tolerance, or a rule says the same.',
  imprecise: 'Right direction and order, but rounding, mixed definitions or a missing denominator moves it beyond the tolerance.',
  outdated: 'It agreed with an earlier figure or rule; a newer one for the same thing differs.',
  contradicted: 'A figure on the same thing disagrees beyond the tolerance.',
  unsupported: 'It could be checked, but nothing on record bears on it.',
  'not-checkable': 'An opinion, a forecast without a projection on record, or too vague to look up.',
}

const shapes: Record<Verdict, ComponentChildren> = {
  supported: <path d="M2.8 8.6 6.4 12 13.2 4.4" />,
  imprecise: <path d="M2.5 6.6c1.8-2 3.6-2 5.5 0s3.7 2 5.5 0M2.5 11c1.8-2 3.6-2 5.5 0s3.7 2 5.5 0" />,
  outdated: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 4.6V8l2.5 1.7" />
    </>
  ),
  contradicted: <path d="m3.8 3.8 8.4 8.4m0-8.4-8.4 8.4" />,
  unsupported: <path d="M5.4 5.7c0-1.6 1.1-2.6 2.7-2.6s2.6 1 2.6 2.3c0 2-2.6 2-2.6 4.2m0 2.4v1.1" />,
  'not-checkable': <path d="M3 8h10" />,
}

export const VerdictShape = ({ verdict }: { verdict: Verdict }) => (
  <svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    {shapes[verdict]}
  </svg>
)

export const sayDirection = (direction: 'over' | 'under' | null): string =>
  direction === null ? '' : direction === 'over' ? 'says more than the record' : 'says less than the record'

/** Shape and word, always together. */
export const VerdictBadge = ({
  verdict,
  direction = null,
  size = 'small',
}: {
  verdict: Verdict
  direction?: 'over' | 'under' | null
  size?: 'small' | 'large'
}) => (
  <span class={`verdict verdict-${size}`} data-verdict={verdict}>
    <VerdictShape verdict={verdict} />
    <span>{verdictWord[verdict]}</span>
    {direction === null ? null : <span class="direction">{direction === 'over' ? '▲ over' : '▼ under'}</span>}
  </span>
)
