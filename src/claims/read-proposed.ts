import type { Document } from '../receipts/document.ts'
import type { Claim } from './claim.ts'
import type { Gazetteer } from './gazetteer.ts'
import { readClaims } from './read-claims.ts'
import { readKinds, topicOf } from './read-document.ts'

/** Shortest and longest piece that is looked at: a number alone says nothing, a page is no pointing. */
const shortest = 12
const longest = 600
/** Pieces of one document that are looked at. */
const most = 200

const overlaps = (a: readonly [number, number], b: readonly [number, number]): boolean => a[0] < b[1] && b[0] < a[1]

/**
 * Claims in pieces of the document that somebody pointed at. Each piece must stand in a block that is read for claims, word for word; it
 * is then read alone by the same rules, with what stands before it as context. Kept is what the rules find there and had not found
 * before. A piece that is not in the text, or that the rules do not take for a claim, is dropped.
 */
export function readProposed(
  document: Document,
  pieces: readonly string[],
  known: readonly Claim[],
  gazetteer: Gazetteer,
): Claim[] {
  const topic = topicOf(document, gazetteer)
  const taken: (readonly [number, number])[] = known.map(({ span }) => span)
  const claims: Claim[] = []
  for (const piece of new Set(pieces.slice(0, most).map((each) => each.trim()))) {
    if (piece.length < shortest || piece.length > longest) continue
    for (const block of document.blocks) {
      if (!readKinds.has(block.kind)) continue
      const text = document.text.slice(block.from, block.to)
      const at = text.indexOf(piece)
      if (at < 0) continue
      const from = block.from + at
      const reading = readClaims(
        {
          text: piece,
          context: `${document.title ?? ''}.`.slice(0, 600),
          before: text.slice(Math.max(0, at - 300), at),
          date: document.date,
          publisher: document.publisher,
          topic,
        },
        gazetteer,
      )
      for (const claim of reading.claims) {
        const span = [claim.span[0] + from, claim.span[1] + from] as const
        if (taken.some((one) => overlaps(one, span))) continue
        taken.push(span)
        claims.push({ ...claim, span })
      }
      break
    }
  }
  return claims
}
