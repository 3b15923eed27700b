import type { Claim, Judgement } from '../../claims/claim.ts'
import type { Gazetteer } from '../../claims/gazetteer.ts'
import { readClaims } from '../../claims/read-claims.ts'
import type { Block, Document } from '../../receipts/document.ts'

const readable = new Set<Block['kind']>(['highlight', 'paragraph', 'list-item', 'table-row'])

/** Claims and judgements of every readable block of a document, at offsets in its text. The title is read by its body. */
export function readDocument(document: Document, gazetteer: Gazetteer): { claims: Claim[]; judgements: Judgement[] } {
  const claims: Claim[] = []
  const judgements: Judgement[] = []
  let heading: string | null = null
  for (const block of document.blocks) {
    const text = document.text.slice(block.from, block.to)
    if (block.kind === 'heading') heading = text
    if (!readable.has(block.kind)) continue
    const passage = {
      text,
      context: block.kind === 'highlight' ? document.title : heading,
      date: document.date,
      publisher: document.publisher,
    }
    const found = readClaims(passage, gazetteer)
    const move = ([from, to]: readonly [number, number]): [number, number] => [from + block.from, to + block.from]
    claims.push(...found.claims.map((claim) => ({ ...claim, span: move(claim.span) })))
    judgements.push(...found.judgements.map((judgement) => ({ ...judgement, span: move(judgement.span) })))
  }
  return { claims, judgements }
}

/** Equal for two claims that state the same of the same thing; "over 90 %" and "90 %+" are one. */
export function keyOfClaim(claim: Claim): string {
  const value = Array.isArray(claim.value) ? claim.value.join('..') : String(claim.value)
  const same = [
    claim.measure,
    claim.mineral,
    claim.stage,
    claim.geography,
    claim.counterpart,
    claim.operator,
    value,
    claim.unit,
    claim.asOf,
  ]
  // Without a value only the words tell two claims apart.
  return (claim.value === null ? [...same, claim.quote.toLowerCase()] : same).join('|')
}
