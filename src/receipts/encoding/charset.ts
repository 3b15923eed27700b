import { decodeCodePage } from './code-page.ts'
import { declaredCharset } from './declared.ts'
import { guessCharset, type LegacyCharset } from './guess.ts'
import { upperHalves, type CodePageName } from './upper-halves.ts'
import { decodeUtf8Leniently, firstBadUtf8, textOfUnits } from './utf8.ts'

/** Decodes the multi-byte sets of East Asia and the rarer single-byte ones. What is no text of that set becomes U+FFFD. */
export interface LegacyDecoder {
  /** Undefined when the runtime does not know a set of that name. */
  decode(bytes: Uint8Array, charset: string): string | undefined
}

/** Text of bytes, the set it was read with, how that was known, and what the reader should be told. */
export interface DecodedText {
  readonly text: string
  readonly charset: string
  readonly known: 'byte order mark' | 'sender' | 'document' | 'strict utf-8' | 'guess'
  readonly notes: readonly string[]
}

const isCodePage = (name: string): name is CodePageName => Object.hasOwn(upperHalves, name)

/** Labels of the WHATWG Encoding Standard that name one of our sets; Latin-1 and ASCII are read as Windows-1252, as there. */
const labels: readonly (readonly [pattern: RegExp, charset: CodePageName | LegacyCharset | 'utf-8'])[] = [
  [/^utf-?8$|^unicode-1-1-utf-8$/, 'utf-8'],
  [/^(?:iso-?8859-?1|latin-?1|l1|us-ascii|ascii|(?:windows-|cp|x-cp)1252|iso-8859-15|latin-?9)$/, 'windows-1252'],
  [/^(?:tis-?620|iso-?8859-?11|(?:windows-|cp|dos-)874)$/, 'windows-874'],
  [/^(?:windows-|cp|x-cp)1250$/, 'windows-1250'],
  [/^(?:windows-|cp|x-cp)1251$/, 'windows-1251'],
  [/^(?:windows-|cp|x-cp)1253$/, 'windows-1253'],
  [/^(?:(?:windows-|cp|x-cp)1254|iso-?8859-?9|latin5)$/, 'windows-1254'],
  [/^(?:windows-|cp|x-cp)1257$/, 'windows-1257'],
  [/^(?:iso-?8859-?2|latin2|l2)$/, 'iso-8859-2'],
  [/^(?:macintosh|mac|x-mac-roman)$/, 'macintosh'],
  [/^(?:ibm|cp)437$/, 'ibm437'],
  [/^(?:gb2312|gbk|gb18030|gb_2312-80|x-gbk|chinese)$/, 'gb18030'],
  [/^(?:shift[-_]jis|sjis|x-sjis|ms_kanji|windows-31j)$/, 'shift_jis'],
  [/^(?:euc-jp|x-euc-jp)$/, 'euc-jp'],
  [/^(?:euc-kr|ks_c_5601-1987|korean|windows-949)$/, 'euc-kr'],
  [/^(?:big5|big5-hkscs|x-x-big5|cn-big5)$/, 'big5'],
]

/** Our name for a set as senders and pages write it; unknown names come back in lower case. */
export function charsetNamed(label: string): string {
  const wanted = label.trim().toLowerCase().replaceAll(/["']/g, '')
  return labels.find(([pattern]) => pattern.test(wanted))?.[1] ?? wanted
}

function utf16(bytes: Uint8Array, bigEndian: boolean, start: number): string {
  const units = new Uint16Array(0x2000)
  let text = ''
  let used = 0
  for (let at = start; at + 1 < bytes.length; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
    units[used++] = bigEndian ? (first << 8) | second : (second << 8) | first
    if (used === units.length) {
      text += textOfUnits(units)
      used = 0
    }
  }
  return text + textOfUnits(units.subarray(0, used))
}

/** UTF-16 without a mark: nearly every other byte of Western text is zero. */
function looksUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = Math.min(bytes.length, 2048) & ~1
  if (looked < 8) return null
  const zeros = [0, 0]
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > looked * 0.4 && even < looked * 0.02) return 'utf-16le'
  return even > looked * 0.4 && odd < looked * 0.02 ? 'utf-16be' : null
}

function decodeAs(bytes: Uint8Array, charset: string, legacy: LegacyDecoder): string | undefined {
  if (charset === 'utf-8') return decodeUtf8Leniently(bytes).text
  if (charset === 'utf-16le' || charset === 'utf-16be') return utf16(bytes, charset === 'utf-16be', 0)
  return isCodePage(charset) ? decodeCodePage(bytes, charset) : legacy.decode(bytes, charset)
}

/** Share of bytes above ASCII that may be broken in bytes that still count as UTF-8. */
const brokenShare = 0.1

function guess(bytes: Uint8Array, legacy: LegacyDecoder, notes: readonly string[]): DecodedText {
  const charset = guessCharset(bytes)
  const text = decodeAs(bytes, charset, legacy) ?? decodeCodePage(bytes, 'windows-1252')
  return { text, charset, known: 'guess', notes: [...notes, `The bytes are not UTF-8; read as ${charset} by their look.`] }
}

/**
 * Text of bytes: a byte order mark decides, then strict UTF-8 (bytes that are UTF-8 by accident do not occur in prose, wrong
 * labels do), then what the sender (`declared`, e.g. from a media type) or the document itself says, then a guess.
 */
export function decodeBytes(bytes: Uint8Array, declared: string | null, legacy: LegacyDecoder): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { text: decodeUtf8Leniently(bytes).text, charset: 'utf-8', known: 'byte order mark', notes: [] }
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: utf16(bytes, false, 2), charset: 'utf-16le', known: 'byte order mark', notes: [] }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: utf16(bytes, true, 2), charset: 'utf-16be', known: 'byte order mark', notes: [] }
  const wide = looksUtf16(bytes)
  if (wide)
    return { text: utf16(bytes, wide === 'utf-16be', 0), charset: wide, known: 'guess', notes: [`Read as ${wide} by its look.`] }
  // Bytes that are UTF-8 throughout, which most are, are what the runtime decodes well and ten times faster.
  const whole = firstBadUtf8(bytes) < 0 ? legacy.decode(bytes, 'utf-8') : undefined
  const { text, faults } = whole === undefined ? decodeUtf8Leniently(bytes) : { text: whole, faults: 0 }
  const label = declared ?? declaredCharset(bytes)
  const charset = label === null ? null : charsetNamed(label)
  const notes: string[] = []
  if (faults === 0) {
    if (charset !== null && charset !== 'utf-8' && firstHigh(bytes) >= 0)
      notes.push(`Labelled ${charset}, but the bytes are UTF-8 and were read as such.`)
    return { text, charset: 'utf-8', known: charset === 'utf-8' ? (declared ? 'sender' : 'document') : 'strict utf-8', notes }
  }
  if (charset !== null && charset !== 'utf-8') {
    const read = decodeAs(bytes, charset, legacy)
    if (read !== undefined) return { text: read, charset, known: declared ? 'sender' : 'document', notes }
    notes.push(`The declared character set "${charset}" is not known.`)
  }
  // A few broken bytes, or one cut character at the end, do not make a UTF-8 document something else.
  if (faults <= 1 + brokenShare * countHigh(bytes) && text.length > faults * 2 && hasSequence(text)) {
    const places = faults === 1 ? 'one place' : `${faults} places`
    return { text, charset: 'utf-8', known: 'guess', notes: [...notes, `Read as UTF-8; ${places} could not be decoded.`] }
  }
  return guess(bytes, legacy, charset === 'utf-8' ? [...notes, 'Labelled UTF-8, which it is not.'] : notes)
}

const firstHigh = (bytes: Uint8Array): number => bytes.findIndex((byte) => byte >= 0x80)
const countHigh = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum + (byte >= 0x80 ? 1 : 0), 0)
const hasSequence = (text: string): boolean => /[\u0080-\uFFFC]/.test(text)

/** True when the bytes are UTF-8 from first to last. */
export const isUtf8 = (bytes: Uint8Array): boolean => firstBadUtf8(bytes) < 0
