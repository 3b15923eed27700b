import type { CodePageName } from './upper-halves.ts'

/** Multi-byte sets of East Asia; their tables are large, so the runtime decodes them behind `LegacyDecoder`. */
export type LegacyCharset = 'gb18030' | 'shift_jis' | 'euc-jp' | 'euc-kr' | 'big5'

/** Bytes whose structure and frequencies are looked at: the guess is as good after 64 kB as after 20 MB. */
const sample = 0x10000
/** Fewer high bytes than this say nothing about a language. */
const enough = 8

interface Pairs {
  readonly pairs: number
  readonly valid: boolean
  /** Share of pairs whose lead byte lies in the row range where the language has its common characters. */
  readonly common: (from: number, to: number) => number
  readonly oddTrails: number
}

/** Reads the bytes as lead and trail bytes with the lowest lead and trail allowed. */
function pairUp(bytes: Uint8Array, isLead: (byte: number) => boolean, isTrail: (byte: number) => boolean): Pairs {
  const leads = new Uint32Array(256)
  let pairs = 0
  let oddTrails = 0
  let valid = true
  for (let at = 0; at < bytes.length && valid; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[at + 1]
    if (trail === undefined) break
    if (!isLead(lead) || !isTrail(trail)) {
      valid = false
      break
    }
    leads[lead] = (leads[lead] ?? 0) + 1
    if (trail < 0xa1) oddTrails += 1
    pairs += 1
    at += 1
  }
  const common = (from: number, to: number): number => leads.subarray(from, to + 1).reduce((sum, n) => sum + n, 0) / (pairs || 1)
  return { pairs, valid, common, oddTrails }
}

const within = (from: number, to: number) => (byte: number) => byte >= from && byte <= to

function looksShiftJis(bytes: Uint8Array): boolean {
  let kana = 0
  let characters = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    characters += 1
    if (byte >= 0xa1 && byte <= 0xdf) continue
    const trail = bytes[at + 1]
    if (trail === undefined) break
    if (!((byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)) || trail < 0x40 || trail > 0xfc || trail === 0x7f)
      return false
    if ((byte === 0x82 && trail >= 0x9f && trail <= 0xf1) || (byte === 0x83 && trail <= 0x96)) kana += 1
    at += 1
  }
  return characters >= enough / 2 && kana / characters >= 0.25
}

function looksEuc(bytes: Uint8Array): LegacyCharset | null {
  const euc = pairUp(bytes, within(0xa1, 0xfe), within(0xa1, 0xfe))
  if (euc.valid && euc.pairs >= enough / 2) {
    if (euc.common(0xa4, 0xa5) >= 0.3) return 'euc-jp'
    // Hangul fills rows B0 to C8 of KS X 1001; Chinese of GB 2312 has a third of its running text beyond them.
    if (euc.common(0xb0, 0xc8) >= 0.88) return 'euc-kr'
  }
  return null
}

function looksChinese(bytes: Uint8Array): LegacyCharset | null {
  const gbk = pairUp(bytes, within(0x81, 0xfe), (byte) => byte >= 0x40 && byte !== 0x7f && byte !== 0xff)
  if (
    gbk.valid &&
    gbk.pairs >= enough / 2 &&
    gbk.oddTrails / gbk.pairs < 0.1 &&
    gbk.common(0xb0, 0xd7) + gbk.common(0xa1, 0xa3) >= 0.75
  )
    return 'gb18030'
  const big5 = pairUp(bytes, within(0xa1, 0xf9), (byte) => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe))
  return big5.valid && big5.pairs >= enough && big5.common(0xa4, 0xc6) + big5.common(0xa1, 0xa3) >= 0.85 ? 'big5' : null
}

const isThaiMark = (byte: number): boolean => byte === 0xd1 || (byte >= 0xd3 && byte <= 0xda) || (byte >= 0xe7 && byte <= 0xee)
const isThaiConsonant = within(0xa1, 0xce)
const isThaiLead = within(0xe0, 0xe4)

/** Thai writes vowels and tones on a consonant: nearly every mark must have one, and marks are a good part of running text. */
function looksThai(bytes: Uint8Array): boolean {
  let high = 0
  let marks = 0
  let wrong = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0xa1) {
      if (byte >= 0x80 && byte !== 0xa0 && !within(0x91, 0x97)(byte) && byte !== 0x85) wrong += 1
      continue
    }
    high += 1
    if (within(0xdb, 0xde)(byte) || byte > 0xfb) wrong += 1
    const before = bytes[at - 1] ?? 0
    if (isThaiMark(byte)) {
      marks += 1
      if (!isThaiConsonant(before) && !isThaiMark(before)) wrong += 1
    } else if (isThaiLead(before) && !isThaiConsonant(byte)) wrong += 1
  }
  return high >= enough && wrong / high < 0.03 && marks / high > 0.1
}

const commonCyrillic = new Set('оаеинтсрвл'.split('').map((letter) => letter.charCodeAt(0) - 0x430 + 0xe0))

function looksCyrillic(bytes: Uint8Array): boolean {
  let high = 0
  let letters = 0
  let common = 0
  let lower = 0
  for (const byte of bytes) {
    if (byte < 0x80) continue
    high += 1
    if (byte >= 0xc0) letters += 1
    if (byte >= 0xe0) lower += 1
    if (commonCyrillic.has(byte)) common += 1
  }
  return high >= enough && letters / high > 0.85 && lower / high > 0.7 && common / high > 0.45
}

/** Share of high bytes that stand alone among ASCII: in Western text nearly all, in other scripts hardly any. */
function lonely(bytes: Uint8Array): { readonly high: number; readonly share: number } {
  let high = 0
  let single = 0
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    high += 1
    if ((bytes[at - 1] ?? 0) < 0x80 && (bytes[at + 1] ?? 0) < 0x80) single += 1
  }
  return { high, share: high ? single / high : 0 }
}

/** The set of bytes that are neither UTF-8 nor labelled, from structure and letter frequencies alone; Western when in doubt. */
export function guessCharset(bytes: Uint8Array): CodePageName | LegacyCharset {
  const looked = bytes.length > sample ? bytes.subarray(0, sample) : bytes
  const { high, share } = lonely(looked)
  if (high < enough) return 'windows-1252'
  // Shift-JIS trail bytes may be ASCII, so its test comes before the one on lonely bytes.
  if (looksShiftJis(looked)) return 'shift_jis'
  if (share > 0.5) return 'windows-1252'
  const euc = looksEuc(looked)
  if (euc) return euc
  if (looksThai(looked)) return 'windows-874'
  if (looksCyrillic(looked)) return 'windows-1251'
  return looksChinese(looked) ?? 'windows-1252'
}
