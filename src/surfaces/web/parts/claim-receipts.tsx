import type { CheckAnswer, CheckedClaim } from '../../../answers/check/check.ts'
import type { ReceiptRow } from '../../../answers/parts.ts'
import { decidingReceipts, type DefinitionGroup } from '../by-definition.ts'
import { plural, sayPeriod } from '../say.ts'
import { ReceiptCard, sayLocator } from './receipt-card.tsx'
import { ClassSeal } from './receipt-class.tsx'

/** Most receipts shown whole; the others are one line each. */
const shownWhole = 4

/** The receipts of a claim: those the verdict rests on first, then everything else that bears on it. */
function receiptsOf(answer: CheckAnswer, claim: CheckedClaim, groups: readonly DefinitionGroup[]): ReceiptRow[] {
  const ids = [...new Set([...decidingReceipts(groups), ...claim.receipts, ...claim.byDefinition.flatMap((row) => row.receipts)])]
  return ids.flatMap((id) => answer.receipts.find((receipt) => receipt.id === id) ?? [])
}

const Line = ({ receipt }: { receipt: ReceiptRow }) => (
  <li>
    <ClassSeal of={receipt.class} />{' '}
    <span>
      {receipt.publisher}
      {receipt.edition === '' ? '' : `, ${sayPeriod(receipt.edition)}`}:{' '}
      <a href={`/receipt/${encodeURIComponent(receipt.id)}`}>
        {receipt.locator === null ? receipt.title : sayLocator(receipt.locator)}
      </a>
    </span>
  </li>
)

export function ClaimReceipts({
  answer,
  claim,
  groups,
}: {
  answer: CheckAnswer
  claim: CheckedClaim
  groups: readonly DefinitionGroup[]
}) {
  const receipts = receiptsOf(answer, claim, groups)
  if (receipts.length === 0)
    return (
      <section class="claim-receipts">
        <h3>No receipt</h3>
        <p>Nothing on record bears on this claim, so nothing is cited.</p>
      </section>
    )
  const deciding = Math.min(shownWhole, decidingReceipts(groups).length || shownWhole)
  // One line more would take no less room than the line that says there is one more.
  const whole = receipts.length - deciding === 1 ? receipts.length : deciding
  const rest = receipts.slice(whole)
  return (
    <section class="claim-receipts">
      <h3>{rest.length === 0 ? 'Receipts' : 'Receipts that decide'}</h3>
      {receipts.slice(0, whole).map((receipt) => (
        <ReceiptCard receipt={receipt} />
      ))}
      {rest.length === 0 ? null : (
        <details>
          <summary>{plural(rest.length, 'more receipt')}</summary>
          <ul class="receipt-lines">
            {rest.map((receipt) => (
              <Line receipt={receipt} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
