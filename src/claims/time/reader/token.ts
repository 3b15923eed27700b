/** A word, number or sign of a text. */
export interface Token {
  /** In small letters. */
  readonly word: string
  readonly from: number
  readonly to: number
  /** Value of digits, ordinal ending or not; else NaN. */
  readonly value: number
  readonly ordinal: boolean
  /** Begins with a capital. */
  readonly capital: boolean
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const foreign = /\p{L}/u
const isLetter = (code: number, char: string): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code > 127 && foreign.test(char))
const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x3000
const ending = /^(?:st|nd|rd|th)$/i

/** The tokens of a text, in order: numbers, words and single signs. By hand, as this runs over every sentence. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = []
  let at = 0
  while (at < text.length) {
    const from = at
    const code = text.charCodeAt(at++)
    if (isSpace(code)) continue
    let ordinal = false
    const digit = isDigit(code)
    if (digit) {
      while (isDigit(text.charCodeAt(at))) at++
      if (ending.test(text.slice(at, at + 2)) && !isLetter(text.charCodeAt(at + 2), text[at + 2] ?? '')) {
        ordinal = true
        at += 2
      }
    } else if (isLetter(code, text[from] ?? '')) while (isLetter(text.charCodeAt(at), text[at] ?? '')) at++
    const surface = text.slice(from, at)
    const word = surface.toLowerCase()
    found.push({
      word,
      from,
      to: at,
      value: digit ? Number.parseInt(surface, 10) : Number.NaN,
      ordinal,
      capital: surface !== word,
    })
  }
  return found
}
