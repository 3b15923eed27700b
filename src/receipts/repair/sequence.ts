import { codePage, type CodePage } from '../encoding/code-page.ts'
import type { CodePageName } from '../encoding/upper-halves.ts'

/** Characters `[from, to)` that are the bytes of one UTF-8 character, each read as a character of its own. */
export interface Sequence {
  readonly from: number
  readonly to: number
  readonly text: string
  /** `whole`: every byte is there; `spaced`: byte A0 became a space; `marked`: a byte became U+FFFD or `?`; `cut`: byte 9D fell out. */
  readonly state: 'whole' | 'spaced' | 'marked' | 'cut'
  /** Number of bytes of the UTF-8 character. */
  readonly size: number
}

const lowest = [0, 0x80, 0x800, 0x10000]

/** A two-byte lead whose partner A0 makes a letter or space that text is likely to hold: NBSP, à, Š, Π, Р. */
const spaceable = new Set([0xc2, 0xc3, 0xc5, 0xce, 0xd0])

/** `Ã ` was `à `, and the space that stands for the lost byte also parts two words, except in Portuguese às, àquele, àquela, àquilo. */
const gluedAfterA = /^(?:s\b|quel[ea]s?\b|quilo\b)/

function surrogates(text: string, at: number, { byteOf }: CodePage): Sequence | null {
  const bytes = [0, 1, 2, 3, 4, 5].map((k) => byteOf.get(text.charCodeAt(at + k)) ?? -1)
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes
  const fits = a === 0xed && b >= 0xa0 && b <= 0xaf && c >= 0x80 && c <= 0xbf && d === 0xed && e >= 0xb0 && e <= 0xbf && f >= 0x80
  if (!fits) return null
  const high = 0xd000 | ((b & 0x3f) << 6) | (c & 0x3f)
  const low = 0xd000 | ((e & 0x3f) << 6) | (f & 0x3f)
  return { from: at, to: at + 6, text: String.fromCharCode(high, low), state: 'whole', size: 6 }
}

/** The sequence that begins at `at` if the text is UTF-8 read with `page`, or null. */
export function sequenceAt(text: string, at: number, page: CodePage): Sequence | null {
  const { byteOf } = page
  const lead = byteOf.get(text.charCodeAt(at)) ?? 0
  const count = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
  if (count === 0) return null
  let point = lead & (0x3f >> count)
  let state: Sequence['state'] = 'whole'
  for (let k = 1; k <= count; k++) {
    const unit = text.charCodeAt(at + k)
    const byte = unit >= 0x80 ? (byteOf.get(unit) ?? 0) : 0
    if (byte >= 0x80 && byte <= 0xbf) {
      point = (point << 6) | (byte & 0x3f)
      continue
    }
    const generalPunctuation = lead === 0xe2 && k === 2 && (point & 0x3f) === 0
    if (unit === 0xfffd || (unit === 0x3f && generalPunctuation)) {
      state = 'marked'
      point = (point << 6) | 0x3f
      continue
    }
    if (generalPunctuation && page.isGap(0x9d)) return { from: at, to: at + 2, text: '\u201D', state: 'cut', size: 3 }
    if (unit === 0x20 && state === 'whole' && (count > 1 || spaceable.has(lead))) {
      if (count > 1 && k === count && !/[\x80-\uFFFF]/.test(text.charAt(at + k - 1))) return null
      state = 'spaced'
      point = (point << 6) | 0x20
      continue
    }
    return lead === 0xed ? surrogates(text, at, page) : null
  }
  if (state === 'marked') return { from: at, to: at + count + 1, text: '\uFFFD', state, size: count + 1 }
  if (point < (lowest[count] ?? 0) || point > 0x10ffff) return null
  if (point >= 0xd800 && point <= 0xdfff) return surrogates(text, at, page)
  let to = at + count + 1
  let decoded = String.fromCodePoint(point)
  if (state === 'spaced' && point === 0xe0) {
    const next = text.slice(to, to + 8)
    // One space stands for the lost byte and for the gap between words; a second space is that gap itself.
    if (!next.startsWith(' ') && !gluedAfterA.test(next)) {
      to -= 1
      decoded = 'à'
    }
  }
  return { from: at, to, text: decoded, state, size: count + 1 }
}

const finders = new Map<CodePageName, RegExp>()

function escapeForClass(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** Matches a lead byte's character followed by anything that could continue it: a cheap sieve before `sequenceAt`. */
function finder(page: CodePage): RegExp {
  const known = finders.get(page.name)
  if (known) return known
  let leads = ''
  let others = '\\u0020\\ufffd'
  for (const [unit, byte] of page.byteOf) {
    if (byte >= 0xc2 && byte <= 0xf4) leads += escapeForClass(String.fromCharCode(unit))
    if (byte >= 0x80 && byte <= 0xbf) others += escapeForClass(String.fromCharCode(unit))
  }
  const made = new RegExp(`[${leads}][${others}]`, 'g')
  finders.set(page.name, made)
  return made
}

/** Stretches of touching sequences, in order of the text. */
export function clusters(text: string, name: CodePageName): Sequence[][] {
  const page = codePage(name)
  const find = finder(page)
  const found: Sequence[][] = []
  find.lastIndex = 0
  for (let hit = find.exec(text); hit; hit = find.exec(text)) {
    const cluster: Sequence[] = []
    let at = hit.index
    for (let next = sequenceAt(text, at, page); next; next = sequenceAt(text, at, page)) {
      cluster.push(next)
      at = next.to
    }
    if (cluster.length > 0) found.push(cluster)
    find.lastIndex = Math.max(at, hit.index + 1)
  }
  return found
}
