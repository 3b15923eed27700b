import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { charsetNamed, decodeBytes, type LegacyDecoder } from './charset.ts'
import { codePage, decodeCodePage, encodeCodePage } from './code-page.ts'
import { charsetOfMediaType, declaredCharset } from './declared.ts'
import { guessCharset } from './guess.ts'
import { upperHalves, type CodePageName } from './upper-halves.ts'
import { decodeUtf8, decodeUtf8Leniently, encodeUtf8 } from './utf8.ts'

const names = Object.keys(upperHalves) as CodePageName[]
const legacy: LegacyDecoder = {
  decode: (bytes, charset) => {
    try {
      return new TextDecoder(charset).decode(bytes)
    } catch {
      return undefined
    }
  },
}
const bytesOf = (text: string, name: CodePageName): Uint8Array => encodeCodePage(text, name) ?? new Uint8Array()

describe('single-byte sets', () => {
  test.each(names)('%s has a character for each upper byte, none twice', (name) => {
    const filled = Array.from(upperHalves[name]).filter((character) => character !== '\0')
    expect(upperHalves[name]).toHaveLength(128)
    expect(new Set(filled).size).toBe(filled.length)
  })

  test.each(names)('%s: every byte read and written again is the same byte', (name) => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const text = decodeCodePage(all, name)
    for (let byte = 0; byte < 256; byte++) expect(codePage(name).byteOf.get(text.charCodeAt(byte))).toBe(byte)
  })

  test('the euro, curly quotes and dashes of Windows-1252 are where Microsoft put them', () =>
    expect(decodeCodePage(Uint8Array.of(0x80, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97), 'windows-1252')).toBe('€‘’“”–—'))

  test('gaps of Windows-874 are filled from Windows-1252, and stay gaps', () => {
    expect(codePage('windows-874').byteOf.get('™'.charCodeAt(0))).toBe(0x99)
    expect(codePage('windows-874').isGap(0x99)).toBe(true)
    expect(codePage('windows-874').isGap(0x93)).toBe(false)
  })

  test('a character the set lacks cannot be written', () => expect(encodeCodePage('中', 'windows-1252')).toBeNull())
})

describe('UTF-8', () => {
  test('any well-formed text survives a round trip', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(encodeUtf8(text))).toEqual({ ok: true, value: text })
        expect(encodeUtf8(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)))
      }),
    )
  })

  test('any bytes are read as the standard decoder of the runtime reads them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(decodeUtf8Leniently(bytes).text).toBe(new TextDecoder().decode(bytes))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['an overlong slash', [0xc0, 0xaf]],
    ['a lone surrogate', [0xed, 0xa0, 0x80]],
    ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a cut sequence', [0xe2, 0x82]],
  ])('%s is refused', (_what, bytes) => expect(decodeUtf8(Uint8Array.from(bytes)).ok).toBe(false))
})

describe('which set', () => {
  test.each([
    ['text/html; charset=gb2312', 'gb2312'],
    ['text/html;charset="utf-8"', 'utf-8'],
    ['text/plain', null],
  ])('%s says %s', (mediaType, label) => expect(charsetOfMediaType(mediaType)).toBe(label))

  test.each([
    ['<!doctype html><meta charset=windows-1251>', 'windows-1251'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', 'Shift_JIS'],
    ["<?xml version='1.0' encoding='iso-8859-1'?><r/>", 'iso-8859-1'],
    ['<!-- <meta charset=big5> --><p>x', null],
    ['plain text about charset=utf-8', null],
  ])('%s declares %s', (html, label) => expect(declaredCharset(encodeUtf8(html))).toBe(label))

  test.each([
    ['ISO-8859-1', 'windows-1252'],
    ['UTF8', 'utf-8'],
    ['TIS-620', 'windows-874'],
    ['GBK', 'gb18030'],
    ['koi8-r', 'koi8-r'],
  ])('the label %s means %s', (label, charset) => expect(charsetNamed(label)).toBe(charset))

  test.each<[string, Uint8Array, string | null, string, string]>([
    ['UTF-8 with a mark', encodeUtf8('\uFEFF50 t – oxide'), null, 'utf-8', '50 t – oxide'],
    ['UTF-16 with a mark', Uint8Array.of(0xff, 0xfe, 0x35, 0, 0x30, 0, 0x14, 0x20), null, 'utf-16le', '50—'],
    ['UTF-8 with a wrong label', encodeUtf8('la mine – près'), 'iso-8859-1', 'utf-8', 'la mine – près'],
    [
      'Windows-1252 without a label',
      bytesOf('The mine’s “record” year – 5 €', 'windows-1252'),
      null,
      'windows-1252',
      'The mine’s “record” year – 5 €',
    ],
    ['Windows-1252 labelled Latin-1', bytesOf('“quoted”', 'windows-1252'), 'latin1', 'windows-1252', '“quoted”'],
    ['Windows-1252 labelled UTF-8', bytesOf('Größe und Über', 'windows-1252'), 'utf-8', 'windows-1252', 'Größe und Über'],
    [
      'Thai without a label',
      bytesOf('บริษัทส่งออกแร่หายากไปยังต่างประเทศ', 'windows-874'),
      null,
      'windows-874',
      'บริษัทส่งออกแร่หายากไปยังต่างประเทศ',
    ],
    [
      'Russian without a label',
      bytesOf('Завод выпускает магниты для ветряных турбин', 'windows-1251'),
      null,
      'windows-1251',
      'Завод выпускает магниты для ветряных турбин',
    ],
    ['KOI8-R with a label', Uint8Array.of(0xfa, 0xc1, 0xd7, 0xcf, 0xc4), 'koi8-r', 'koi8-r', 'Завод'],
  ])('%s', (_what, bytes, declared, charset, text) => {
    const decoded = decodeBytes(bytes, declared, legacy)
    expect(decoded).toMatchObject({ charset, text })
  })

  test('a UTF-8 article with one broken byte stays UTF-8 and says so', () => {
    const bytes = encodeUtf8('The mine’s output – a record – rose by 5 % in “2024”. '.repeat(3))
    bytes[40] = 0xff
    const decoded = decodeBytes(bytes, null, legacy)
    expect(decoded.charset).toBe('utf-8')
    expect(decoded.notes).toHaveLength(1)
  })

  // Byte forms made with iconv: GB 18030, Shift-JIS and EUC-KR of short sentences of our own.
  test.each([
    ['gb18030', 'cfa1cdc1d1f5bbaecefeb5c4bcdbb8f1c9cfd5c7a3acb3f6bfdac6f3d2b5d0e8d2aad0edbfc9d6a4a1a3'],
    ['shift_jis', '83498358836782e782cc8d7a8e5282cd8b788e7e82b582c482a282e9'],
    ['euc-kr', 'c8f1c5e4b7f920bcf6c3e2c0cc20c1d9bef8b4d9'],
  ])('%s is known by its structure', (charset, hex) => {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    expect(guessCharset(bytes)).toBe(charset)
  })
})
