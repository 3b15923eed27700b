import type { z } from 'zod'
import { mineralNamed } from '../../kernel/element.ts'
import { operators, type Operator } from '../../kernel/quantity.ts'
import { claimTypes, modalities, type ClaimType, type Modality } from '../../claims/vocabulary.ts'
import type { Assertion } from '../../ledger/assertion.ts'
import type { looseClaim } from './judge.ts'

const oneOf = <T extends string>(list: readonly T[], text: string | null | undefined): T | undefined =>
  list.find((item) => item === text)

/** A claim as the gold set writes it, made ready to be judged; what is missing stays unknown. */
export function assertionOf(claim: z.output<typeof looseClaim>, published: string | null): Assertion {
  const value = claim.value ?? null
  return {
    type: oneOf<ClaimType>(claimTypes, claim.type) ?? 'quantity',
    subject: claim.subject ?? null,
    mineral: claim.mineral ? (mineralNamed(claim.mineral) ?? claim.mineral) : null,
    stage: claim.stage ?? null,
    geography: claim.geography ?? null,
    counterpart: claim.counterpart ?? null,
    measure: claim.measure ?? null,
    of: claim.of ?? null,
    operator: oneOf<Operator>(operators, claim.operator) ?? null,
    value,
    unit: claim.unit ?? null,
    basis: claim.basis ?? null,
    asOf: claim.as_of ?? claim.asOf ?? null,
    modality: oneOf<Modality>(modalities, claim.modality) ?? 'stated',
    attributedTo: claim.attributed_to ?? null,
    words: claim.span ?? claim.passage ?? '',
    ...(claim.passage ? { sentence: claim.passage } : {}),
    published,
  }
}
