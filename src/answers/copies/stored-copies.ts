import { copyOf, type CopyKind } from '../../receipts/copies/group-copies.ts'
import { wordsOf } from '../../receipts/copies/shingles.ts'
import { bodyOf, type Document } from '../../receipts/document.ts'
import { allOf, anyOf, type Query } from '../../ledger/searching/query.ts'
import type { Desk } from '../operation.ts'

/** A stored document that is the same source as the one that was given. */
export interface StoredCopy {
  readonly receipt: string
  readonly title: string
  readonly publisher: string
  readonly date: string | null
  readonly kind: CopyKind
  /** Share of common shingles, of the shorter text. */
  readonly shared: number
}

/** Phrases of the text that are looked up, words of each, and stored documents that are compared. */
const phrases = 6
const phraseWords = 6
const candidates = 25

/**
 * Stored documents that are copies of this one, by what the search index finds for phrases of its first half (wires are cut at the
 * end) and true likeness after that; the likest first, then the earliest.
 */
export async function storedCopies(desk: Desk, document: Document, self: string): Promise<StoredCopy[]> {
  const body = bodyOf(document) || document.text
  const words = wordsOf(body)
  if (words.length < phraseWords) return []
  const step = Math.max(1, Math.floor((words.length / 2 - phraseWords) / (phrases - 1)))
  const asked = new Set(
    Array.from({ length: phrases }, (_, at) => words.slice(at * step, at * step + phraseWords))
      .filter((phrase) => phrase.length === phraseWords)
      .map((phrase) => phrase.join(' ')),
  )
  const said = anyOf(Array.from(asked, (text): Query => ({ kind: 'phrase', text, where: 'anywhere' })))
  const wanted = allOf([said, { kind: 'is', field: 'kind', value: 'document' }])
  const { hits } = await desk.search.search({ wanted, counted: false, limit: candidates, offset: 0 })
  return hits
    .flatMap(({ entry }): StoredCopy[] => {
      const alike = entry.receipt === self ? null : copyOf(body, entry.text)
      if (alike === null) return []
      const { receipt, title, publisher, date } = entry
      return [{ receipt, title, publisher, date, kind: alike.kind, shared: alike.containment }]
    })
    .toSorted(
      (a, b) => b.shared - a.shared || (a.date ?? '9999').localeCompare(b.date ?? '9999') || a.receipt.localeCompare(b.receipt),
    )
}
