import type { CheckAnswer, CheckedClaim } from '../../../answers/check/check.ts'

/** Claims are numbered as they stand in the text, from 1; the number is what a reader quotes. */
export const claimNumber = (answer: CheckAnswer, claim: CheckedClaim): number => answer.claims.indexOf(claim) + 1

/** The claims to step to from this one, in the order of the text. */
export function neighbours(answer: CheckAnswer, claim: CheckedClaim): { before?: CheckedClaim; after?: CheckedClaim } {
  const at = answer.claims.indexOf(claim)
  const [before, after] = [answer.claims[at - 1], answer.claims[at + 1]]
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}
