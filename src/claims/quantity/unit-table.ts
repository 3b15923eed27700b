import type { Dimension } from './amount.ts'

/** Where a unit may not be read although its letters stand there; see `guards` in measure.ts. */
export type Guard = 'inch' | 'spaced' | 'times' | 'point' | 'cent' | 'pence' | 'never'

/** A unit as texts write it. */
export interface Unit {
  /** Name given out: `t`, `kg`, `percent`, `USD`, `newton metre`. */
  readonly unit: string
  /** What it measures: `mass`, `length`, `money` … */
  readonly dimension: string
  readonly guard: Guard | null
  /** How claims name it: kind, canonical unit, and the factor into that unit. */
  readonly claim: { readonly kind: Dimension; readonly unit: string; readonly factor: number }
}

export interface Spelling {
  readonly written: string
  readonly unit: Unit
}

/** Every unit and currency the desk reads. Built once from `data/gazetteer/units.csv`. */
export interface Units {
  /** Symbols, whose case counts ("Mt" is not "mt"), by first character, longest first. */
  readonly symbols: ReadonlyMap<string, readonly Spelling[]>
  /** Words in small letters with single spaces, by their first word, longest first. */
  readonly words: ReadonlyMap<string, readonly Spelling[]>
  /** Currency signs and codes that stand before a number. */
  readonly signs: ReadonlyMap<string, Unit>
  /** Source of a pattern for those signs. */
  readonly signPattern: string
  /** Their last characters: a cheap look before the pattern. */
  readonly signEnds: ReadonlySet<string>
}

const prefixes: readonly (readonly [symbol: string, name: string])[] = [
  ['f', 'femto'],
  ['p', 'pico'],
  ['n', 'nano'],
  ['µ', 'micro'],
  ['μ', 'micro'],
  ['u', 'micro'],
  ['m', 'milli'],
  ['c', 'centi'],
  ['d', 'deci'],
  ['h', 'hecto'],
  ['k', 'kilo'],
  ['M', 'mega'],
  ['G', 'giga'],
  ['T', 'tera'],
  ['P', 'peta'],
]

const longestFirst = (a: Spelling, b: Spelling): number => b.written.length - a.written.length
const escape = (text: string): string => text.replace(/[.$*+?^()[\]{}|\\/]/g, String.raw`\$&`)
/** Short names take the prefix's symbol, long names its name: `kHz`, `kiloohm`. */
const prefixed = (unit: string, symbol: string, name: string): string =>
  unit.length <= 3 ? `${symbol === 'μ' || symbol === 'u' ? 'µ' : symbol}${unit}` : `${name}${unit}`

function claimOf(text: string, unit: string, dimension: string): Unit['claim'] {
  const [kind, name, factor] = text.split(':')
  if (!kind || !name) return { kind: dimension === 'multiple' ? 'other' : 'other', unit, factor: 1 }
  return { kind: kind as Dimension, unit: name, factor: Number(factor ?? 1) }
}

/** Reads the text of `units.csv`: `unit,dimension,symbols,words,prefixes,guard,claim`; spellings are parted by `|`. */
export function readUnits(table: string): Units {
  const symbols = new Map<string, Spelling>()
  const words = new Map<string, Spelling>()
  const signs = new Map<string, Unit>()
  const rows = table
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','))
  for (const [name = '', dimension = '', marks = '', spellings = '', , guard, claim = ''] of rows) {
    const unit: Unit = {
      unit: name,
      dimension,
      guard: guard ? (guard as Guard) : null,
      claim: claimOf(claim, name, dimension),
    }
    for (const written of marks.split('|').filter(Boolean)) {
      if (!symbols.has(written)) symbols.set(written, { written, unit })
      if (dimension === 'money' && unit.guard === null) signs.set(written, unit)
    }
    for (const written of spellings.split('|').filter(Boolean)) {
      const plain = written.toLowerCase().replaceAll('-', ' ')
      if (!words.has(plain)) words.set(plain, { written: plain, unit })
    }
  }
  // Prefixed forms give way to what the table lists itself: "ha", "min", "ft".
  for (const [name = '', dimension = '', marks = '', spellings = '', prefix, , claim = ''] of rows) {
    if (prefix !== 'si') continue
    const base = claimOf(claim, name, dimension)
    for (const [symbol, spoken] of prefixes) {
      const unit: Unit = {
        unit: prefixed(name, symbol, spoken),
        dimension,
        guard: null,
        claim: {
          kind: base.kind,
          unit: base.kind === 'duration' ? `${spoken}seconds` : prefixed(base.unit, symbol, spoken),
          factor: 1,
        },
      }
      for (const written of marks.split('|').filter((mark) => mark !== '' && !/[.·\s-]/.test(mark)))
        if (!symbols.has(symbol + written)) symbols.set(symbol + written, { written: symbol + written, unit })
      for (const written of spellings.split('|').filter(Boolean)) {
        const plain = spoken + written.toLowerCase().replaceAll('-', ' ')
        if (!words.has(plain)) words.set(plain, { written: plain, unit })
      }
    }
  }
  const signNames = [...signs.keys()].sort((a, b) => b.length - a.length)
  return {
    symbols: grouped(symbols, (written) => written[0] ?? ''),
    words: grouped(words, (written) => written.split(' ')[0] ?? ''),
    signs,
    signEnds: new Set(signNames.map((name) => name.at(-1) ?? '')),
    // A code such as "EUR" must not be the end of a longer word.
    signPattern: `(?:${signNames.map((name) => (/^[A-Za-z]/.test(name) ? String.raw`(?<![A-Za-z])${escape(name)}` : escape(name))).join('|')})`,
  }
}

function grouped(spellings: ReadonlyMap<string, Spelling>, keyOf: (written: string) => string): Map<string, Spelling[]> {
  const groups = new Map<string, Spelling[]>()
  for (const spelling of spellings.values()) {
    const key = keyOf(spelling.written)
    const list = groups.get(key)
    if (list === undefined) groups.set(key, [spelling])
    else list.push(spelling)
  }
  for (const list of groups.values()) list.sort(longestFirst)
  return groups
}
