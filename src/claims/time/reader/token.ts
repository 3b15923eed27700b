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

const pattern = /\d+(?:(?:st|nd|rd|th)(?![a-z]))?|\p{L}+|[^\s\p{L}\d]/giu

/** The tokens of a text, in order. Numbers with decimals or groups stay apart at their signs. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [surface] = match
    const digit = surface.charCodeAt(0) >= 48 && surface.charCodeAt(0) <= 57
    const word = surface.toLowerCase()
    found.push({
      word,
      from: match.index,
      to: match.index + surface.length,
      value: digit ? Number.parseInt(surface, 10) : Number.NaN,
      ordinal: digit && /[a-z]$/.test(word),
      capital: surface !== word,
    })
  }
  return found
}
