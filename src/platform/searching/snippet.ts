export type Mark = readonly [from: number, to: number]

/** About so many characters are shown. */
export const snippetLength = 240

/** The stretch of the stored text with the most different matched words, cut between words, and where it begins; marks are offsets in it. */
export function snippetOf(stored: string, marks: readonly Mark[]): { snippet: string; from: number; marks: Mark[] } {
  if (stored.length <= snippetLength) return { snippet: stored, from: 0, marks: [...marks] }
  const best = bestStart(stored, marks)
  const from = wordStart(stored, best)
  const to = wordEnd(stored, from + snippetLength)
  return {
    snippet: stored.slice(from, to),
    from,
    marks: marks.filter(([a, b]) => a >= from && b <= to).map(([a, b]) => [a - from, b - from] as const),
  }
}

function bestStart(stored: string, marks: readonly Mark[]): number {
  let best = 0
  let most = 0
  for (let i = 0; i < marks.length; i++) {
    const start = marks[i]?.[0] ?? 0
    const words = new Set<string>()
    for (let j = i; j < marks.length; j++) {
      const [from, to] = marks[j] ?? [0, 0]
      // A quarter of the snippet goes before the first match.
      if (to > start + snippetLength * 0.75) break
      words.add(stored.slice(from, to).toLowerCase())
    }
    if (words.size > most) {
      most = words.size
      best = Math.max(0, start - snippetLength / 4)
    }
  }
  return best
}

function wordStart(text: string, near: number): number {
  if (near <= 0) return 0
  const space = text.slice(near, near + 30).search(/\s/)
  return space < 0 ? onCharacter(text, near) : near + space + 1
}

function wordEnd(text: string, near: number): number {
  if (near >= text.length) return text.length
  const space = text.lastIndexOf(' ', near)
  return space > near - 30 ? space : onCharacter(text, near)
}

/** Not between the halves of a surrogate pair. */
const onCharacter = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at)

/** Which words matched in which field, in the words of the text: `title: gallium; text: export controls, gallium`. */
export function sayWhy(fields: readonly (readonly [name: string, text: string, marks: readonly Mark[]])[]): string {
  const parts: string[] = []
  for (const [name, text, marks] of fields) {
    const words = new Set(marks.map(([from, to]) => text.slice(from, to).toLowerCase()))
    if (words.size > 0) parts.push(`${name}: ${[...words].slice(0, 6).join(', ')}`)
  }
  return parts.join('; ')
}
