/** A claim inside its sentence: what stands before it, the claim, and what follows. */
export interface InContext {
  readonly before: string
  readonly claim: string
  readonly after: string
}

type Span = readonly [from: number, to: number]

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
/** Longer sentences are cut on both sides of the claim, at a word. */
const aside = 140

/** The segmenter takes the dot of an abbreviation for the end of a sentence. */
const abbreviated = /(?:\b\p{Lu}\.|\b(?:No|Mr|Mrs|Dr|approx|vs|Inc|Co|Ltd))\.?\s*$/u

const shortenedStart = (text: string): string => (text.length <= aside ? text : `… ${text.slice(-aside).replace(/^\S*\s+/, '')}`)
const shortenedEnd = (text: string): string => (text.length <= aside ? text : `${text.slice(0, aside).replace(/\s+\S*$/, '')} …`)

/** The sentence or sentences that a claim touches, within its block: "100%" alone says nothing to a reader. */
export function inContext(text: string, block: Span, [from, to]: Span): InContext {
  let start = from
  let end = to
  let first = block[0]
  for (const { index, segment } of sentences.segment(text.slice(...block))) {
    const last = block[0] + index + segment.length
    if (abbreviated.test(segment) && last < block[1]) continue
    if (last > from && first < to) {
      start = Math.min(start, first)
      end = Math.max(end, last)
    }
    first = last
  }
  return {
    before: shortenedStart(text.slice(start, from).replace(/^[\s•·▪‣*]+/u, '')),
    claim: text.slice(from, to),
    after: shortenedEnd(text.slice(to, end).trimEnd()),
  }
}
