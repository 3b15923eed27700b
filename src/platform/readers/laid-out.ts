import type { Chunk } from '../../receipts/article/chunk.ts'

/** A stretch of a document as its reader found it, before it has a place in the text. */
export interface Laid {
  readonly text: string
  readonly shape: Chunk['shape']
  readonly level?: number | undefined
}

/** A text with its chunks; `text.slice(from, to)` is the chunk. */
export interface LaidOut {
  readonly text: string
  readonly chunks: readonly Chunk[]
}

/** Sets stretches one below the other: rows of a table line by line, everything else parted by a blank line. */
export function layOut(stretches: Iterable<Laid>): LaidOut {
  let text = ''
  const chunks: Chunk[] = []
  for (const { text: said, shape, level } of stretches) {
    if (text !== '') text += shape === 'row' && chunks.at(-1)?.shape === 'row' ? '\n' : '\n\n'
    const from = text.length
    text += said
    chunks.push({ from, to: text.length, shape, touches: false, ...(level === undefined ? {} : { level }) })
  }
  return { text, chunks }
}

const cell = (said: string): string => said.replaceAll(/[\s\u00A0]+/g, ' ').trim()

/** A row of a table as one stretch, cells parted by tabs; empty cells keep their place, so that columns do not shift. */
export const rowOf = (cells: readonly string[]): { readonly text: string; readonly shape: 'row' } => ({
  text: cells.map(cell).join('\t').trimEnd(),
  shape: 'row',
})
