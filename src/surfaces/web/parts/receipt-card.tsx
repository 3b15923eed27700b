import type { ReceiptRow } from '../../../answers/parts.ts'
import { cellAt, excerpt } from '../excerpt.ts'
import { sayDate, sayDaysIn, sayPeriod } from '../say.ts'
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

/** What a reader should look at in the quote: the names it is cited for, and in a row the cell itself. */
function marksOf(receipt: ReceiptRow): (readonly [number, number])[] {
  const column = receipt.locator?.column
  const cell =
    column !== undefined && /csv/.test(receipt.original?.mediaType ?? receipt.locator?.file ?? '') && receipt.class === 'held'
      ? cellAt(receipt.quote, column)
      : undefined
  // Of `World total` and `World` only the longer is looked for: the shorter also stands in a row's other cells.
  const names = receipt.names.filter((name) => !receipt.names.some((other) => other !== name && other.includes(name)))
  return [...placesOf(names, receipt.quote), ...(cell === undefined ? [] : [cell])]
}

/** What the receipt says, in the form its class allows: source line, our row, or our summary. `short` cuts a long row down. */
export function Quote({ receipt, short = false }: { receipt: ReceiptRow; short?: boolean }) {
  if (receipt.class === 'cited') return <p class="quote">{sayDaysIn(receipt.quote)}</p>
  const all = marksOf(receipt)
  const { text, marks } = short && isRow(receipt) ? excerpt(receipt.quote, all) : { text: receipt.quote, marks: all }
  const marked = <Highlighted text={text} marks={marks} />
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
        {receipt.edition === '' ? '' : `, ${sayPeriod(receipt.edition)}`}
      </span>
    </p>
    <Quote receipt={receipt} short />
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
