/**
 * How much a stretch of text looks like misread bytes. Weights are ours, set on public cases and on look-alikes of our own; only
 * differences between two readings of the same stretch are used, never the figure itself.
 */
type Kind =
  | 'space'
  | 'digit'
  | 'ascii-sign'
  | 'lower'
  | 'upper'
  | 'accented-lower'
  | 'accented-upper'
  | 'typographic'
  | 'sign'
  | 'currency'
  | 'superscript'
  | 'diacritic'
  | 'drawing'
  | 'control'
  | 'mark'
  | 'phonetic'
  | 'greek'
  | 'cyrillic-lower'
  | 'cyrillic-upper'
  | 'cyrillic-rare'
  | 'thai'
  | 'thai-lead'
  | 'thai-mark'
  | 'ideograph'
  | 'wide'
  | 'hangul'
  | 'hebrew'
  | 'arabic'
  | 'indic'
  | 'other-letter'
  | 'picture'
  | 'lost'

const typographic = new Set('…–—‘’“”•™®©°«»‹›¡¿×´')
const currencies = new Set('¢£¤¥€₩₹')
const superscripts = new Set('ªº¹²³µ')
const diacritics = new Set('¨¯¸ˆ˜ˇ˘˙˛˝΄΅')
const rareCyrillic = new Set('ЂЃЌЋЏђѓќћџЅѕЈјЉЊљњҐґ')

function kindOfAscii(code: number): Kind {
  if (code <= 0x20) return 'space'
  if (code >= 0x30 && code <= 0x39) return 'digit'
  if (code >= 0x61 && code <= 0x7a) return 'lower'
  if (code >= 0x41 && code <= 0x5a) return 'upper'
  return 'ascii-sign'
}

const ranges: readonly (readonly [from: number, to: number, kind: Kind])[] = [
  [0x80, 0x9f, 'control'],
  [0x250, 0x2af, 'phonetic'],
  [0x2b0, 0x2ff, 'diacritic'],
  [0x300, 0x36f, 'mark'],
  [0x370, 0x3ff, 'greek'],
  [0x1f00, 0x1fff, 'greek'],
  [0x590, 0x5ff, 'hebrew'],
  [0x600, 0x6ff, 'arabic'],
  [0x700, 0x8ff, 'other-letter'],
  [0x900, 0xdff, 'indic'],
  [0xe80, 0x10ff, 'other-letter'],
  [0x1100, 0x11ff, 'hangul'],
  [0x1200, 0x1dff, 'other-letter'],
  [0x1ea0, 0x1eff, 'accented-lower'],
  [0x2000, 0x206f, 'typographic'],
  [0x2070, 0x209f, 'superscript'],
  [0x2500, 0x259f, 'drawing'],
  [0x2600, 0x27bf, 'picture'],
  [0x3000, 0x303f, 'wide'],
  [0x3040, 0x30ff, 'ideograph'],
  [0x3400, 0x9fff, 'ideograph'],
  [0xac00, 0xd7af, 'hangul'],
  [0xd800, 0xdfff, 'picture'],
  [0xe000, 0xf8ff, 'control'],
  [0xfb00, 0xfb06, 'accented-lower'],
  [0xff00, 0xffef, 'wide'],
]

function kindOf(character: string): Kind {
  const code = character.charCodeAt(0)
  if (code < 0x80) return kindOfAscii(code)
  if (code === 0xa0) return 'space'
  if (code === 0xfffd) return 'lost'
  if (typographic.has(character)) return 'typographic'
  if (currencies.has(character)) return 'currency'
  if (superscripts.has(character)) return 'superscript'
  if (diacritics.has(character)) return 'diacritic'
  if (code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7)
    return character !== character.toLowerCase() ? 'accented-upper' : 'accented-lower'
  if (code >= 0x400 && code <= 0x52f) {
    if (rareCyrillic.has(character)) return 'cyrillic-rare'
    return character === character.toLowerCase() ? 'cyrillic-lower' : 'cyrillic-upper'
  }
  if (code >= 0xe01 && code <= 0xe5b) {
    if (code >= 0xe40 && code <= 0xe44) return 'thai-lead'
    return code === 0xe31 || (code >= 0xe33 && code <= 0xe3a) || (code >= 0xe47 && code <= 0xe4e) ? 'thai-mark' : 'thai'
  }
  const range = ranges.find(([from, to]) => code >= from && code <= to)
  if (range) return range[2]
  return /\p{L}/u.test(character) ? 'other-letter' : 'sign'
}

const scripts: Partial<Record<Kind, string>> = {
  lower: 'latin',
  upper: 'latin',
  'accented-lower': 'latin',
  'accented-upper': 'latin',
  phonetic: 'latin',
  greek: 'greek',
  'cyrillic-lower': 'cyrillic',
  'cyrillic-upper': 'cyrillic',
  'cyrillic-rare': 'cyrillic',
  thai: 'thai',
  'thai-lead': 'thai',
  'thai-mark': 'thai',
  ideograph: 'han',
  hangul: 'hangul',
  hebrew: 'hebrew',
  arabic: 'arabic',
  indic: 'indic',
  'other-letter': 'other',
}

const alone: Partial<Record<Kind, number>> = {
  control: 2,
  diacritic: 0.7,
  drawing: 0.5,
  phonetic: 0.9,
  'cyrillic-rare': 0.4,
  lost: 0.5,
  'other-letter': 0.3,
}

const oddSigns: ReadonlySet<Kind> = new Set(['sign', 'diacritic', 'drawing', 'control'])

/** Badness of two neighbours. */
function pair(a: Kind, b: Kind): number {
  const scriptA = scripts[a]
  const scriptB = scripts[b]
  let sum = 0
  if (b === 'mark') return 1.5
  if (scriptA && scriptB) {
    if (scriptA !== scriptB) {
      // Chinese, Japanese and Korean set Latin names without a space, other scripts hardly ever do.
      const asian = scriptA === 'han' || scriptB === 'han' || scriptA === 'hangul' || scriptB === 'hangul'
      sum += asian && (scriptA === 'latin' || scriptB === 'latin') ? 1 : 2
    } else if (scriptA === 'latin') {
      if ((a === 'lower' || a === 'accented-lower') && b === 'accented-upper') sum += 1.5
      if ((a === 'phonetic') !== (b === 'phonetic') && (a === 'upper' || b === 'upper' || a === 'accented-upper')) sum += 1
    } else if (scriptA === 'cyrillic') {
      if (a === 'cyrillic-lower' && b === 'cyrillic-upper') sum += 1
      if ((a === 'cyrillic-rare') !== (b === 'cyrillic-rare')) sum += 0.3
    } else if (a === 'thai-lead' && b !== 'thai') sum += 2
    return sum
  }
  if (a === 'thai-lead') sum += 2
  if (b === 'thai-mark') sum += 2
  const oddA = oddSigns.has(a)
  const oddB = oddSigns.has(b)
  if (scriptA && oddB) sum += a === 'accented-upper' || scriptA === 'cyrillic' ? 1.2 : 0.7
  if (oddA && scriptB) sum += 0.6
  if (oddA && oddB) sum += 0.4
  if (a === 'accented-upper' && (b === 'currency' || b === 'typographic' || b === 'superscript')) sum += 0.6
  if (scriptA === 'cyrillic' && (b === 'superscript' || b === 'currency')) sum += 0.7
  if ((a === 'typographic' || a === 'superscript' || a === 'currency') && oddB) sum += 0.4
  return sum
}

/** Badness of a stretch, counting every character and every two neighbours. Twice the figure is twice as odd; clean prose is 0. */
export function badness(text: string): number {
  const composed = text.normalize('NFC')
  let sum = 0
  let before: Kind | null = null
  for (const character of composed) {
    const kind = kindOf(character)
    sum += alone[kind] ?? 0
    if (before !== null) sum += pair(before, kind)
    before = kind
  }
  return sum
}

/** The script of a single letter, or null for anything else; Latin letters are of no interest here. */
export function foreignScript(character: string): string | null {
  const script = Array.from(character).length === 1 ? scripts[kindOf(character)] : undefined
  return script === undefined || script === 'latin' ? null : script
}

/** The script of a stretch that is one letter of another script than Latin and whose neighbours belong to others, else null. */
export function loneForeignLetter(stretch: string, before: string, after: string): string | null {
  const script = foreignScript(stretch)
  return script !== null && ![before, after].some((beside) => beside !== '' && scripts[kindOf(beside)] === script) ? script : null
}
