import type { CheckAnswer, CheckedClaim } from '../../../answers/check/check.ts'
import { inContext } from './context.ts'

/** The claim's words in the sentence they stand in. */
export function ClaimInContext({ answer, claim }: { answer: CheckAnswer; claim: CheckedClaim }) {
  const { text, blocks } = answer.article
  const [from, to] = claim.span
  const block = blocks.find(({ span }) => span[0] <= from && span[1] >= to)?.span ?? [from, to]
  const shown = inContext(text, block, claim.span)
  return (
    <>
      <span class="around">{shown.before}</span>
      <b>{shown.claim}</b>
      <span class="around">{shown.after}</span>
    </>
  )
}
