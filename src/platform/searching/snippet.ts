export type Mark = readonly [from: number, to: number]

/** Control characters that the index is asked to put around a match; they do not occur in repaired text. */
export const markOpen = '\u0002'
export const markClose = '\u0003'

/**
 * Where the matches stand in the stored text, given the same text with marks and word breaks put in by the index. Walks both
 * side by side, so the offsets are those of the stored text whatever was inserted.
 */
export function marksIn(stored: string, marked: string): Mark[] {
  const marks: Mark[] = []
  let at = 0
  let from = -1
  for (let i = 0; i < marked.length; i++) {
    const character = marked[i]
    if (character === stored[at]) at++
    else if (character === markOpen) from = at
    else if (character === markClose && from >= 0) {
      marks.push(trimmed(stored, from, at))
      from = -1
    }
  }
  return marks
}

/** The index may mark the gap between the words of a phrase's edges; a mark begins and ends on a letter. */
function trimmed(stored: string, from: number, to: number): Mark {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(stored[start] ?? '')) start++
  while (end > start && /\s/.test(stored[end - 1] ?? '')) end--
  return [start, end]
}

/** About so many characters are shown. */
export const snippetLength = 240

/** The stretch of the stored text with the most different matched words, cut between words; marks are offsets in it. */
export function snippetOf(stored: string, marks: readonly Mark[]): { snippet: string; marks: Mark[] } {
  if (stored.length <= snippetLength) return { snippet: stored, marks: [...marks] }
  const best = bestStart(stored, marks)
  const from = wordStart(stored, best)
  const to = wordEnd(stored, from + snippetLength)
  return {
    snippet: stored.slice(from, to),
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
