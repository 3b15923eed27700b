import { readFileSync, readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeShared } from '../../../test/shared.ts'
import { codePage, decodeCodePage } from '../encoding/code-page.ts'
import type { CodePageName } from '../encoding/upper-halves.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'
import { placeAsDecoded, undoRepairs } from './edits.ts'
import { repairMojibake } from './mojibake.ts'

const misread = (text: string, name: CodePageName): string => decodeCodePage(encodeUtf8(text), name)

/** UTF-8 read as Windows-874, gaps as Windows-1252, and byte 9D lost, as real pages have it. */
function misreadAsThai(text: string): string {
  const western = codePage('windows-1252')
  const thai = codePage('windows-874')
  return Array.from(encodeUtf8(text), (byte) => {
    const character = (thai.isGap(byte) ? western : thai).characters[byte] ?? ''
    return /[\x80-\x9F]/.test(character) ? '' : character
  }).join('')
}

const sentences = [
  'The plant’s licence – “for one year” – covers 1,200 t of oxide…',
  'Usine de La Rochelle : 40 % de l’yttrium vient d’Asie, déjà prêt à partir',
  'Vorräte über 30 kt – größer als gemeldet',
  'Предприятие увеличило выпуск магнитов на треть',
  'A mineração de níquel não caiu; há três opções',
  '出口许可证将于十二月生效',
  'โรงงานแยกแร่หยุดผลิตชั่วคราว',
  'Ďalší závod v Žiline začne ťažiť',
]

describe('misread UTF-8 is put right', () => {
  for (const name of ['windows-1252', 'windows-874'] as const)
    test.each(sentences)(`read as ${name}: %s`, (text) => {
      expect(repairMojibake(misread(text, name)).text).toBe(text)
    })

  test.each(sentences)('read twice as windows-1252: %s', (text) =>
    expect(repairMojibake(misread(misread(text, 'windows-1252'), 'windows-1252')).text).toBe(text),
  )

  test.each(sentences.slice(0, 3))('read as Thai with gaps filled and a byte lost: %s', (text) =>
    expect(repairMojibake(misreadAsThai(text)).text).toBe(text),
  )

  test.each([
    ['windows-1251', 'Предприятие увеличило выпуск магнитов – на треть'],
    ['windows-1250', 'Ďalší závod v Žiline začne ťažiť'],
    ['macintosh', 'Il prezzo è più alto: 5 € – già'],
    ['ibm437', 'Größe und Über'],
  ] as const)('read as %s: %s', (name, text) => expect(repairMojibake(misread(text, name)).text).toBe(text))

  test.each([
    [
      'only one phrase of a correct text',
      'The firm’s chief said: â€œwe winâ€\u009d — again',
      'The firm’s chief said: “we win” — again',
    ],
    ['a no-break space that became a space', 'Prix : 1Â 200 tonnes, dÃ©jÃ  livrÃ©es', 'Prix : 1\u00A0200 tonnes, déjà livrées'],
    ['a closing quote whose last byte is gone', 'the â€œquick winâ€ they want', 'the “quick win” they want'],
    ['a byte that was replaced stays replaced', 'â€œlostâ€\uFFFD', '“lost\uFFFD'],
    ['Windows-1252 read as Latin-1', 'a \x93record\x94 year \x96 again', 'a “record” year – again'],
    ['all but the first character lost', 'Japanโs 2โ3 plants and โ', 'Japan’s 2–3 plants and โ'],
    ['Thai bytes read as Western', 'âÃ§§Ò¹ÊÑè§Ë¬Ø´¼ÅÔµáÁèàËÅç¡', 'โรงงานสั่งหฌุดผลิตแม่เหล็ก'],
  ])('%s', (_what, garbled, text) => expect(repairMojibake(garbled).text).toBe(text))
})

describe('correct text stays as it is', () => {
  test.each([
    ...sentences,
    'RÉSUMÉ',
    'SÃO PAULO, MACEIÓ E GOIÂNIA',
    'PRODUÇÃO” – disse',
    '50 µg/m³ ± 2 at 25 °C',
    'CAFÉ” and “Ä”',
    'In Thai a car is รถ, to reduce is ลด',
    'ราคา ฿100 “ลดลง” ย\u00A0',
    'Côte d’Ivoire : « 5 % à Genève »',
    'fiancée—she said “l’été…”',
    '5×£35 – €10m – ¥1,800 – ₩17,000',
    'x² + y³ ≤ 10⁻⁶ mol·L⁻¹',
    'Ελλάδα, Україна, ქართული, עברית, العربية',
    'हिन्दी — 日本語 — 한국어',
    'Å i åa ä e ö',
    '4288×… 2012—∞ ∆°',
    '👩‍🔬 ✔ ❤️',
    'MÜŞTERİ – ÇAĞRI',
  ])('%s', (text) => expect(repairMojibake(text)).toEqual({ text, repairs: [] }))

  test('plain ASCII is handed back untouched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(repairMojibake(text)).toEqual({ text, repairs: [] })
      }),
    )
  })
})

describe('correct text is left alone', () => {
  /** Honest prose of many languages and scripts, with the marks and signs that misreadings leave behind. */
  const honest = [
    'Årsproduktionen steg med 12 % – från 3 400 till 3 800 ton – enligt bolaget i Kiruna.',
    'Dřevo, měď a žluťoučký kůň: ceny vzrostly o 5 %, řekl ředitel.',
    'Größere Mengen Öl für Übersee; „Seltene Erden“ kosten 5 € je Kilo.',
    'L’Île-de-France a reçu 20 000 tonnes d’œuvres d’art : « C’est déjà ça », dit-il.',
    'La producción de niños y señores creció un 3,5 % según el Ministerio de Minería de España.',
    'A produção de nióbio em Araxá não caiu; são 90 % do mercado, diz a associação.',
    'Το υπουργείο ανακοίνωσε αύξηση 12 % στις εξαγωγές σπάνιων γαιών.',
    'Китай ввёл контроль за экспортом редких земель с 4 апреля, сообщило министерство.',
    'Україна має 7 % запасів титану Європи — це близько 8 млн тонн.',
    'รัฐบาลไทยประกาศควบคุมการส่งออกแร่หายาก 5% เมื่อวันจันทร์',
    'Việt Nam có trữ lượng đất hiếm đứng thứ hai thế giới, khoảng 22 triệu tấn.',
    '中国商务部宣布对稀土实施出口管制，自12月1日起生效。',
    '日本は2010年にレアアースの9割を中国から輸入していた。',
    '한국은 희토류의 90%를 중국에서 수입한다고 밝혔다.',
    'أعلنت الصين قيودا على تصدير سبعة عناصر أرضية نادرة في أبريل.',
    'ישראל מייבאת מגנטים מסין בכמות של 300 טון בשנה.',
    'भारत ने दुर्लभ मृदा चुंबक के लिए 7,280 करोड़ रुपये की योजना मंज़ूर की।',
    'Türkiye’nin Eskişehir’deki yatağında 694 milyon ton cevher olduğu öne sürülüyor.',
    'Žaliavų kainos Šiauliuose kilo; įmonė ąžuolą parduoda po 30 € už tonę.',
    'Prices: £5, ¥600, €7, ¢50 and 20 °C ± 2 µm – “as quoted” … see §4 © 2025 Café Ångström™',
    'CAFÉ” AND “RÉSUMÉ’S” ÎLE-À-VACHE — ÂGE D’OR',
  ]

  test.each(honest)('%s', (text) => expect(repairMojibake(text)).toEqual({ text, repairs: [] }))

  test('in any order, beside each other and cut anywhere between words', () => {
    const parts = fc.array(fc.tuple(fc.constantFrom(...honest), fc.nat(12), fc.nat(12)), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(parts, (chosen) => {
        const text = chosen
          .map(([said, from, length]) =>
            said
              .split(' ')
              .slice(from, from + length + 1)
              .join(' '),
          )
          .join(' ')
        expect(repairMojibake(text).text).toBe(text)
      }),
      { numRuns: 1500 },
    )
  })

  test('a lone letter before a sign of money stays where everything else was read aright', () =>
    expect(repairMojibake('Price list – SÃ¥').repairs).toEqual([]))
})

describe('repairs can be traced', () => {
  const garbled = fc
    .array(fc.tuple(fc.constantFrom(...sentences), fc.constantFrom(0, 1, 2, 3)), { minLength: 1, maxLength: 4 })
    .map((parts) =>
      parts
        .map(([text, times]) =>
          times === 3
            ? misreadAsThai(text)
            : times === 2
              ? misread(misread(text, 'windows-1252'), 'windows-1252')
              : times === 1
                ? misread(text, 'windows-1252')
                : text,
        )
        .join(' '),
    )
  const anything = fc.oneof(
    garbled,
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.integer({ min: 0x80, max: 0xff }).map((c) => String.fromCharCode(c)) }),
  )

  test('undoing the repairs gives the text as decoded, and each repair is at its place', () => {
    fc.assert(
      fc.property(anything, (decoded) => {
        const { text, repairs } = repairMojibake(decoded)
        expect(undoRepairs(text, repairs)).toBe(decoded)
        let end = 0
        for (const repair of repairs) {
          expect(repair.from).toBeGreaterThanOrEqual(end)
          expect(decoded.startsWith(repair.was, repair.wasFrom)).toBe(true)
          expect(placeAsDecoded(repairs, repair.from)).toBe(repair.wasFrom)
          end = repair.to
        }
        expect(text.length).toBeLessThanOrEqual(decoded.length)
      }),
    )
  })
})

describeShared('the public cases of misread text', (shared) => {
  interface Case {
    readonly original: string
    readonly fixed: string
    readonly 'fixed-encoding'?: string
    readonly expect: string
  }
  const folder = `${shared}data/bench/ftfy-cases/`
  const cases = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(folder + file, 'utf8')) as Case[])
  const plain = (text: string): string =>
    text
      .normalize('NFC')
      .replaceAll(/[“”„‟]/g, '"')
      .replaceAll(/[‘’‚‛]/g, "'")

  test('at least 96 in 100 are put right and every correct one is left alone', () => {
    const counted = cases.filter((one) => one.expect === 'pass')
    const isRight = (one: Case): boolean =>
      [one['fixed-encoding'] ?? one.fixed, one.fixed].some((wanted) => plain(wanted) === plain(repairMojibake(one.original).text))
    const clean = counted.filter((one) => (one['fixed-encoding'] ?? one.fixed) === one.original)
    const broken = counted.filter((one) => !clean.includes(one))
    expect(broken.filter(isRight).length / broken.length).toBeGreaterThanOrEqual(0.96)
    expect(clean.filter((one) => !isRight(one)).map(({ original }) => original)).toEqual([])
  })
})
