import { diffArrays } from 'diff'

/** A stretch of two texts: in both, only in the older, or only in the newer. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Edits within one paragraph beyond which it is told as replaced: word by word nobody could follow them, and finding them costs their square. */
const mostEdits = 400

/**
 * What changed between two versions of a text: paragraphs first, then the words of those that differ. The stretches but the added ones,
 * put together, are the older text; without the removed ones they are the newer.
 */
export function changesBetween(older: string, newer: string): Stretch[] {
  const stretches: Stretch[] = []
  const push = (kind: Stretch['kind'], text: string): void => {
    if (text === '') return
    const last = stretches.at(-1)
    if (last?.kind === kind) stretches[stretches.length - 1] = { kind, text: last.text + text }
    else stretches.push({ kind, text })
  }
  let removed = ''
  const flush = (): void => {
    push('removed', removed)
    removed = ''
  }
  for (const part of diffArrays(paragraphs(older), paragraphs(newer))) {
    const text = part.value.join('')
    if (part.removed) removed += text
    else if (part.added && removed !== '') {
      for (const { kind, text: words } of wordsBetween(removed, text)) push(kind, words)
      removed = ''
    } else {
      flush()
      push(part.added ? 'added' : 'same', text)
    }
  }
  flush()
  return stretches
}

/** With the white space after each, so that together they are the text. */
const paragraphs = (text: string): string[] => text.match(/[^\n]*\n+|[^\n]+$/g) ?? []

/** Numbers whole, as they are printed; then words, white space, and every other sign for itself. Han signs are words of their own. */
const words = (text: string): string[] => text.match(/\d(?:[\d.,\u00a0]*\d)?|\p{Script=Han}|\p{L}[\p{L}\p{M}'’]*|\s+|./gsu) ?? []

function wordsBetween(older: string, newer: string): Stretch[] {
  const parts = diffArrays(words(older), words(newer), { maxEditLength: mostEdits })
  if (parts === undefined)
    return [
      { kind: 'removed', text: older },
      { kind: 'added', text: newer },
    ]
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}
