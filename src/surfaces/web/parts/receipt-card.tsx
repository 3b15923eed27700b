import type { ReceiptRow } from '../../../answers/parts.ts'
import { sayDate } from '../say.ts'
import { Highlighted, placesOf } from './highlighted.tsx'
import { ClassSeal } from './receipt-class.tsx'

/** `file, line 41, column 3 (REO)`: enough to put a finger on the place. */
export function sayLocator(locator: NonNullable<ReceiptRow['locator']>): string {
  const column =
    locator.column === undefined
      ? locator.columnName
      : `column ${locator.column}${locator.columnName === undefined ? '' : ` (${locator.columnName})`}`
  return [locator.file, locator.line === undefined ? undefined : `line ${locator.line}`, column, locator.path]
    .filter((part) => part !== undefined)
    .join(', ')
}

/** A line of a table or a data file, which reads as cells and not as a sentence. */
export const isRow = (receipt: ReceiptRow): boolean =>
  receipt.class === 'transcribed' || /csv|json|tab-separated|sheet/.test(receipt.original?.mediaType ?? '')

/** What the receipt says, in the form its class allows: source line, our row, or our summary. */
export function Quote({ receipt }: { receipt: ReceiptRow }) {
  const marked = <Highlighted text={receipt.quote} marks={placesOf(receipt.names, receipt.quote)} />
  if (receipt.class === 'cited') return <p class="quote">{receipt.quote}</p>
  return (
    <blockquote
      class="quote"
      data-row={isRow(receipt) ? '' : undefined}
      lang={receipt.language === '' ? undefined : receipt.language}
    >
      {marked}
    </blockquote>
  )
}

/** One receipt beside a claim; the whole record is one link away. */
export const ReceiptCard = ({ receipt }: { receipt: ReceiptRow }) => (
  <article class="receipt" data-class={receipt.class}>
    <p class="receipt-head">
      <ClassSeal of={receipt.class} />
      <span>
        {receipt.publisher}
        {receipt.edition === '' ? '' : `, ${receipt.edition}`}
      </span>
    </p>
    <Quote receipt={receipt} />
    <p class="small">
      <a href={`/receipt/${encodeURIComponent(receipt.id)}`}>{receipt.title}</a>
      {receipt.published === null ? '' : ` · ${sayDate(receipt.published)}`}
      {receipt.locator === null ? null : (
        <>
          {' · '}
          <span class="locator">{sayLocator(receipt.locator)}</span>
        </>
      )}
    </p>
  </article>
)
