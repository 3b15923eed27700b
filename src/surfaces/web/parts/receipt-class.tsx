import type { ComponentChildren } from 'preact'
import type { ReceiptRow } from '../../../answers/parts.ts'

export type ReceiptClass = ReceiptRow['class']

export const classMeaning: Record<ReceiptClass, string> = {
  held: 'The publisher’s bytes are in this store; the quote stands in them at its offset, under its hash.',
  transcribed: 'A row of our own tables, with the exact place in the publisher’s file.',
  cited: 'Somebody says so; title, address and date only. Our summary, never a quotation.',
}

const seals: Record<ReceiptClass, ComponentChildren> = {
  held: (
    <>
      <path
        class="solid"
        d="M8 .9 9.9 2.3l2.3-.1.7 2.2 1.9 1.4-.8 2.2.8 2.2-1.9 1.4-.7 2.2-2.3-.1L8 15.1l-1.9-1.4-2.3.1-.7-2.2-1.9-1.4.8-2.2-.8-2.2 1.9-1.4.7-2.2 2.3.1z"
      />
      <path class="cut" d="m5 8.2 2.1 2L11 6" />
    </>
  ),
  transcribed: <path d="M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6 2.5v11" />,
  cited: (
    <path d="M2.6 11.2c1.8-.6 2.6-1.8 2.6-3.4H2.9V4.4h3.7v3.2c0 2.6-1.2 4.3-3.4 5zm6.6 0c1.8-.6 2.6-1.8 2.6-3.4H9.5V4.4h3.7v3.2c0 2.6-1.2 4.3-3.4 5z" />
  ),
}

/** The three classes differ in word, shape and line: a sealed stamp, a ruled table, quotation marks in a dotted frame. */
export const ClassSeal = ({ of }: { of: ReceiptClass }) => (
  <span class="seal" data-class={of} title={classMeaning[of]}>
    <svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {seals[of]}
    </svg>
    {of}
  </span>
)
