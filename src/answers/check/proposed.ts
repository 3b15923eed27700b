import type { Claim } from '../../claims/claim.ts'
import { readProposed } from '../../claims/read-proposed.ts'
import { bodyOf, type Document } from '../../receipts/document.ts'
import type { Desk } from '../operation.ts'

/** Claims that a language model pointed at and the rules took, and what the reader is told of it. Nothing where none is set up. */
export async function proposedClaims(
  desk: Pick<Desk, 'proposer' | 'gazetteer'>,
  document: Document,
  known: readonly Claim[],
): Promise<{ readonly claims: readonly Claim[]; readonly notes: readonly string[] }> {
  const { proposer } = desk
  if (proposer === undefined) return { claims: [], notes: [] }
  const pieces = await proposer.propose(bodyOf(document))
  if (!pieces.ok)
    return {
      claims: [],
      notes: [`The language model ${proposer.name} proposed nothing: ${pieces.fault.says}. The rules read alone.`],
    }
  const claims = readProposed(document, pieces.value, known, desk.gazetteer)
  const count = pieces.value.length
  return {
    claims,
    notes: [
      `The language model ${proposer.name} pointed at ${count} ${count === 1 ? 'passage' : 'passages'}; the rules took ${claims.length} claims from them that they had not found, marked “proposed”.`,
    ],
  }
}
