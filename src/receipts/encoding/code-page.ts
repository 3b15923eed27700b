import { textOfUnits } from './utf8.ts'
import { upperHalves, type CodePageName } from './upper-halves.ts'

/** A single-byte character set, readable in both directions. */
export interface CodePage {
  readonly name: CodePageName
  /** The character of each byte 0 to 255; empty bytes give the C1 control of the same number. */
  readonly characters: readonly string[]
  /** True for the bytes above 0x7F that the set leaves empty. */
  readonly isGap: (byte: number) => boolean
  /**
   * The byte a UTF-16 unit came from if it was read with this set by a careless program ("sloppy"): empty bytes may have been read
   * as Windows-1252 or passed through as C1 controls.
   */
  readonly byteOf: ReadonlyMap<number, number>
}

const pages = new Map<CodePageName, CodePage>()

function build(name: CodePageName): CodePage {
  const upper = upperHalves[name]
  const western = upperHalves['windows-1252']
  const characters: string[] = []
  const byteOf = new Map<number, number>()
  for (let byte = 0; byte < 0x80; byte++) {
    characters.push(String.fromCharCode(byte))
    byteOf.set(byte, byte)
  }
  for (let byte = 0x80; byte < 0x100; byte++) {
    const character = upper[byte - 0x80] ?? '\0'
    characters.push(character === '\0' ? String.fromCharCode(byte) : character)
    if (character !== '\0') byteOf.set(character.charCodeAt(0), byte)
  }
  for (let byte = 0x80; byte < 0x100; byte++) {
    if (upper[byte - 0x80] === '\0') {
      const fallback = western.charCodeAt(byte - 0x80)
      if (fallback !== 0 && !byteOf.has(fallback)) byteOf.set(fallback, byte)
    }
    // Latin-1, which leaves C1 controls, is told from Windows-1252 by nothing else, so the two are one set here.
    if (byte < 0xa0 && (upper[byte - 0x80] === '\0' || name === 'windows-1252')) byteOf.set(byte, byte)
  }
  return { name, characters, isGap: (byte) => byte >= 0x80 && upper[byte - 0x80] === '\0', byteOf }
}

/** The set of that name, built on first use. */
export function codePage(name: CodePageName): CodePage {
  const known = pages.get(name)
  if (known) return known
  const page = build(name)
  pages.set(name, page)
  return page
}

const chunk = 0x2000

/** Text of single-byte encoded bytes. Never fails: an empty byte becomes the C1 control of its number. */
export function decodeCodePage(bytes: Uint8Array, name: CodePageName): string {
  const { characters } = codePage(name)
  const units = new Uint16Array(chunk)
  let text = ''
  for (let at = 0; at < bytes.length; at += chunk) {
    const end = Math.min(at + chunk, bytes.length)
    for (let i = at; i < end; i++) units[i - at] = characters[bytes[i] ?? 0]?.charCodeAt(0) ?? 0xfffd
    text += textOfUnits(units.subarray(0, end - at))
  }
  return text
}

/** Bytes of the text in that set, or null when a character has no byte there (also by the sloppy rules). */
export function encodeCodePage(text: string, name: CodePageName): Uint8Array | null {
  const { byteOf } = codePage(name)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf.get(text.charCodeAt(i))
    if (byte === undefined) return null
    bytes[i] = byte
  }
  return bytes
}
