/** A stretch of text, `[from, to)` in UTF-16 units. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** No sentence is longer; a text without an end is cut at a space, so that every later step looks at bounded windows. */
const longest = 1500

/** After these a full stop ends no sentence. */
const abbreviations = new Set(
  (
    'mr mrs ms dr prof st no nos co corp inc ltd llc plc pty jr sr vs approx est ca cf al fig figs sec art vol pp gov sen rep gen col lt hon messrs mt ft dept' +
    ' jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.u d.c e.g i.e a.m p.m u.s.a d.r n.v s.a p.o min max avg incl excl wt'
  ).split(' '),
)

const eastAsianClosers = /[」』”’）》〉】〕。！？]/
const closers = /["'”’)\]»]/

/** True when the full stop at `at` belongs to an abbreviation or an initial. */
function abbreviated(text: string, at: number): boolean {
  let from = at
  while (from > 0 && at - from < 12 && /[\p{L}.]/u.test(text[from - 1] ?? '')) from--
  const word = text.slice(from, at).toLowerCase()
  if (/^\p{L}$/u.test(word)) return true
  if (!abbreviations.has(word)) return false
  // "No. 61" goes on, "he said no." does not.
  if (/^(?:nos?|art|vol|pp|sec|fig|figs)$/.test(word)) return /^\s*\d/.test(text.slice(at + 1, at + 5))
  // "… to the U.S. The ban …" and "… MP Materials Corp. The mine …": a sentence does end before an article or pronoun.
  if (/^(?:mr|mrs|ms|dr|prof|st|fig|figs|sen|rep|gen|gov|col|lt|mt|vs|wt|approx|e\.g|i\.e|p\.o)$/.test(word)) return true
  return !/^\s+(?:The|This|That|These|Those|It|Its|In|On|At|But|And|However|A|An|He|She|They|We|For|As|By|While|China|According)\s/.test(
    text.slice(at + 1, at + 16),
  )
}

/**
 * Sentences of one block. Decimals, `U.S.`, `Co.`, `No. 61` and initials never end a sentence; a line break does. Time is
 * linear, no sentence exceeds 1,500 characters.
 */
export function sentences(text: string, from = 0, to = text.length): Stretch[] {
  const found: Stretch[] = []
  let start = from
  const close = (end: number): void => {
    let [a, b] = [start, end]
    while (a < b && /\s/.test(text[a] ?? '')) a++
    while (b > a && /\s/.test(text[b - 1] ?? '')) b--
    if (b > a) found.push({ from: a, to: b })
    start = end
  }
  for (let at = from; at < to; at++) {
    const char = text.charCodeAt(at)
    if (at - start >= longest && (char === 32 || at - start >= 2 * longest)) close(at)
    if (char === 10 || char === 0x2028 || char === 0x2029) close(at)
    else if (char === 0x3002 || char === 0xff01 || char === 0xff1f) {
      // 「…。」: the closing mark belongs to the sentence it closes.
      while (at + 1 < to && eastAsianClosers.test(text[at + 1] ?? '')) at++
      close(at + 1)
    } else if (char === 46 || char === 33 || char === 63) {
      let next = at + 1
      while (next < to && next - at < 4 && (closers.test(text[next] ?? '') || /[.!?]/.test(text[next] ?? ''))) next++
      const reference = /^\[\d{1,3}\]/.exec(text.slice(next, next + 6))
      if (reference) next += reference[0].length
      if (next < to && !/\s/.test(text[next] ?? '')) continue
      let begin = next
      while (begin < to && begin - next < 8 && /[\s"'“‘(•\-–—*]/.test(text[begin] ?? '')) begin++
      const opening = text[begin] ?? ''
      // A small letter after the stop means the stop was an abbreviation's.
      if (begin < to && /\p{Ll}/u.test(opening)) continue
      if (char === 46 && abbreviated(text, at)) continue
      close(next)
      at = next - 1
    }
  }
  close(to)
  return found
}
