import type { Entry, Gazetteer, Mention } from '../gazetteer.ts'

/** One way of writing an entry, folded for comparison. */
interface Spelling {
  readonly folded: string
  /** Written in small letters in the table: matches any case. Otherwise matches as written, or wholly in capitals. */
  readonly anyCase: boolean
  readonly written: string
  readonly entry: Entry
}

/** Which entry wins when two are spelled alike. */
const precedence: readonly Entry['kind'][] = [
  'site',
  'vehicle',
  'instrument',
  'company',
  'authority',
  'product',
  'mineral',
  'place',
  'person',
]

/** Latin, Greek, Cyrillic and digits make words; other scripts beside them (a misread apostrophe) part words. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0x4ff)
const isHan = (code: number): boolean => (code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff)
/** Slot of a word's first two characters in the table of beginnings, by which most words are passed over at once. */
const pairOf = (first: number, second: number): number => ((first & 63) << 6) | (second & 63)

const han = /[\u3040-\u30ff\u3400-\u9fff]/
const wordChar = /[A-Za-z0-9\u00c0-\u04ff\u3040-\u30ff\u3400-\u9fff]/

/** Folds what typography varies: hyphens and no-break spaces to a space, curly apostrophes to straight ones. */
function foldChar(char: string): string {
  switch (char) {
    case '-':
    case '\u2010':
    case '\u2011':
    case '\u2013':
    case '\u00a0':
    case '\u2009':
    case '\u202f':
      return ' '
    case '\u2019':
    case '\u2018':
      return "'"
    default:
      return char
  }
}
const anyFoldable = /[-\u2010\u2011\u2013\u00a0\u2009\u202f\u2018\u2019]/
const foldable = /[-\u2010\u2011\u2013\u00a0\u2009\u202f\u2018\u2019]/g
const fold = (text: string): string => (anyFoldable.test(text) ? text.replace(foldable, foldChar) : text)

const firstWord = (folded: string): string => {
  const found = /[\p{L}\p{N}]+/u.exec(folded)
  const word = found ? found[0].toLowerCase() : ''
  return han.test(word) ? (word[0] ?? '') : word
}

/** Makes the gazetteer's matcher: a table from first word to spellings, longest first. Time is linear in the text. */
export function matcher(entries: readonly Entry[]): Omit<Gazetteer, 'units'> {
  const byFirst = new Map<string, Spelling[]>()
  const byName = new Map<string, Entry>()
  const ranked = [...entries].sort((a, b) => precedence.indexOf(a.kind) - precedence.indexOf(b.kind))
  for (const entry of ranked) {
    for (const alias of entry.aliases.length > 0 && entry.kind === 'mineral'
      ? entry.aliases
      : new Set([...entry.aliases, entry.name])) {
      const folded = fold(alias)
      const anyCase = alias === alias.toLowerCase()
      const key = firstWord(folded)
      if (key === '') continue
      const list = byFirst.get(key) ?? []
      if (!list.some((other) => other.written === folded))
        list.push({ folded: folded.toLowerCase(), anyCase, written: folded, entry })
      byFirst.set(key, list)
      const name = folded.toLowerCase()
      if (!byName.has(name)) byName.set(name, entry)
    }
  }
  for (const entry of ranked) {
    const name = fold(entry.name).toLowerCase()
    if (!byName.has(name)) byName.set(name, entry)
  }
  const begins = new Uint8Array(64 * 64)
  for (const key of byFirst.keys()) begins[pairOf(key.charCodeAt(0), key.length > 1 ? key.charCodeAt(1) : 0)] = 1
  for (const list of byFirst.values()) list.sort((a, b) => b.folded.length - a.folded.length)

  const fits = (spelling: Spelling, text: string, lower: string, at: number): boolean => {
    const to = at + spelling.folded.length
    if (to > text.length || !lower.startsWith(spelling.folded, at)) return false
    const last = spelling.folded.at(-1) ?? ''
    const next = text[to]
    // "US$775" is money, "A$" likewise: no country acts there.
    if (next === '$') return false
    if (next !== undefined && wordChar.test(next) && wordChar.test(last) && !han.test(last)) return false
    if (spelling.anyCase) return true
    const surface = text.slice(at, to)
    return surface === spelling.written || (spelling.written.length > 4 && surface === surface.toUpperCase())
  }

  return {
    entries,
    mentions(text) {
      const folded = fold(text)
      // A few capitals change length in lower case; then offsets would slip, so the case is kept.
      const lowered = folded.toLowerCase()
      const lower = lowered.length === folded.length ? lowered : folded
      const found: Mention[] = []
      const length = folded.length
      let at = 0
      while (at < length) {
        const code = lower.charCodeAt(at)
        let end = at + 1
        if (isHan(code)) {
          // Han and kana run together: every sign may begin a name.
        } else if (isLetter(code)) {
          while (end < length && isLetter(lower.charCodeAt(end))) end++
          if (begins[pairOf(code, end - at > 1 ? lower.charCodeAt(at + 1) : 0)] !== 1) {
            at = end
            continue
          }
        } else {
          at = end
          continue
        }
        const start = at
        const hit = byFirst.get(lower.slice(start, end))?.find((spelling) => fits(spelling, folded, lower, start))
        if (hit === undefined) at = end
        else {
          at = start + hit.folded.length
          found.push({ entry: hit.entry, from: start, to: at })
        }
      }
      return found
    },
    named: (text) => byName.get(fold(text.trim()).toLowerCase()),
  }
}
