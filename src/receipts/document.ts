import type { Day } from '../kernel/day.ts'

/** What a block of a document is. `boilerplate` blocks stay in the text and are never read for claims. */
export type BlockKind =
  | 'title'
  | 'date'
  | 'author'
  | 'highlight'
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'table-row'
  | 'boilerplate'

/** A block of the repaired text, offsets in UTF-16 units, `text.slice(from, to)` is the block. */
export interface Block {
  readonly kind: BlockKind
  readonly from: number
  readonly to: number
  /** For headings 1 to 6; for boilerplate why it is boilerplate. */
  readonly level?: number
  readonly why?: string
}

/**
 * One step of repair: characters `[from, to)` of the repaired text were `was` in the text as decoded, starting at
 * `wasFrom`. Kept so that a place in the repaired text can be found in the stored bytes.
 */
export interface Repair {
  readonly from: number
  readonly to: number
  readonly was: string
  readonly wasFrom: number
  readonly rule: string
}

/** A document read from bytes: repaired text, its blocks in order, and what it says of itself. */
export interface Document {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly title: string | null
  readonly date: Day | null
  readonly dateAsPrinted: string | null
  readonly author: string | null
  readonly publisher: string | null
  readonly language: string
  readonly url: string | null
  readonly mediaType: string
  readonly charset: string
  readonly hash: string
  readonly size: number
  readonly repairs: readonly Repair[]
  /** Things worth telling the reader: "read as Windows-1252", "page 7 has no text". */
  readonly notes: readonly string[]
}

/** Bytes to read, with what the sender said about them. */
export interface Bytes {
  readonly bytes: Uint8Array
  readonly name: string | null
  readonly mediaType: string | null
  readonly url: string | null
}

/** The body of an article as reading text: headings, paragraphs and list items between title and boilerplate. */
export function bodyOf(document: Document): string {
  return document.blocks
    .filter(
      (block) =>
        block.kind === 'heading' || block.kind === 'paragraph' || block.kind === 'list-item' || block.kind === 'table-row',
    )
    .map((block) => document.text.slice(block.from, block.to))
    .join('\n\n')
}
