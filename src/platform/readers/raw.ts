import type { Chunk } from '../../receipts/article/chunk.ts'
import type { KnownOfArticle } from '../../receipts/article/read-article.ts'

/** What the reader of one format hands on: text as decoded, before misread characters are repaired. */
export interface Raw {
  readonly text: string
  /** Null where the structure is to be read from the text itself (plain text, Markdown). */
  readonly chunks: readonly Chunk[] | null
  /** Where articles of their own begin among the chunks (items of a feed): each is read by itself, so that a footer ends one and not all. */
  readonly articles?: readonly number[]
  /** True for tables, which have no front, furniture or footer to look for. */
  readonly isTable?: boolean
  readonly known: KnownOfArticle
  readonly url: string | null
  readonly charset: string
  readonly notes: readonly string[]
}
