import type { Claim } from './claim.ts'

/**
 * What a claim says, without where it says it: subject, measure, stage, mineral, operator and value. Two claims of one
 * document with the same key are one claim said twice (a highlight and its sentence).
 */
export const claimKey = (claim: Claim): string =>
  [
    claim.type,
    claim.subject,
    claim.measure,
    claim.stage,
    claim.mineral,
    claim.operator,
    JSON.stringify(claim.value),
    claim.unit,
    claim.value === null ? said(claim.quote) : '',
  ]
    .map((part) => part ?? '')
    .join('|')

/** For claims without a value the words themselves tell them apart, whatever their case and punctuation. */
const said = (quote: string): string =>
  quote
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
