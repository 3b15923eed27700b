/** A text in composed form (NFC), with the way back to the offsets of the text as given. */
export interface Composed {
  readonly text: string
  /** Offset in the given text of an offset in `text`. */
  readonly back: (offset: number) => number
}

/** A letter with its marks, or a run of Hangul letters: what may become one character. */
const cluster = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]+|\P{M}?\p{M}+/gu

/**
 * Composes letters and their marks, so that "São" reads alike however it is written. Null when the text is composed already, as
 * most are. Linear in its length.
 */
export function composed(given: string): Composed | null {
  if (given === given.normalize('NFC')) return null
  // Where a cluster ends, in the composed text and in the given one.
  const ends: (readonly [composed: number, given: number])[] = []
  let text = ''
  let past = 0
  for (const found of given.matchAll(cluster)) {
    const joined = found[0].normalize('NFC')
    text += given.slice(past, found.index) + joined
    past = found.index + found[0].length
    if (joined.length !== found[0].length) ends.push([text.length, past])
  }
  text += given.slice(past)
  return {
    text,
    back(offset) {
      let low = 0
      let high = ends.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((ends[middle]?.[0] ?? 0) <= offset) low = middle + 1
        else high = middle
      }
      const [inComposed, inGiven] = ends[low - 1] ?? [0, 0]
      return inGiven + (offset - inComposed)
    },
  }
}
