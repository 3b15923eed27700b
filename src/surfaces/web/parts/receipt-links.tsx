import type { ReceiptRow } from '../../../answers/parts.ts'
import { ClassSeal } from './receipt-class.tsx'

/** Up to two receipts of a number, each one click away. `of` says of what, for those who hear the page. */
export const ReceiptLinks = ({ ids, receipts, of }: { ids: readonly string[]; receipts: readonly ReceiptRow[]; of: string }) => (
  <>
    {ids.slice(0, 2).map((id, index) => {
      const receipt = receipts.find((each) => each.id === id)
      return (
        <a class="receipt-link" href={`/receipt/${encodeURIComponent(id)}`}>
          <span class="unseen">
            {of}, receipt {index + 1}:{' '}
          </span>
          {index > 0 ? `+${index}` : receipt === undefined ? 'receipt' : <ClassSeal of={receipt.class} />}
        </a>
      )
    })}
  </>
)
