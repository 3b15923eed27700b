import type { Spelling, Unit, Units } from './unit-table.ts'

/** A unit, simple or compound, read from a text. */
export interface Measure {
  /** `kg`, `USD/kg`, `kg m^-2`. */
  readonly name: string
  /** The first unit of a compound. */
  readonly head: Unit
  /** What it is divided by in words that the desk knows, else null: `year`, `kg`, `share`. */
  readonly per: string | null
  /** More than the head: a power, a product or a quotient. */
  readonly compound: boolean
  readonly from: number
  readonly to: number
  /** Where the head ends, before a power, product or quotient. */
  readonly headTo: number
}

/** What the reader of a unit knows about the number before it. */
export interface Before {
  readonly inWords: boolean
  readonly value: number
  /** Number and unit hang together without a space. */
  readonly glued: boolean
}

const letter = /[\p{L}\p{N}]/u
const wordHere = /[\p{L}.[\]%]+/uy
const han = /[\u3040-\u9fff]/

const wordAt = (text: string, at: number): string => {
  wordHere.lastIndex = at
  return wordHere.exec(text)?.[0].toLowerCase() ?? ''
}

/** Compares with a spelling in small letters whose spaces may be hyphens in the text; -1 when it differs, else the end. */
function matchWords(text: string, at: number, written: string): number {
  let to = at
  for (let index = 0; index < written.length; index++, to++) {
    const wanted = written[index]
    const char = text[to]
    if (wanted === ' ') {
      if (char === undefined || !/[\s\u2010-\u2013-]/.test(char)) return -1
      // "light - years" in tokenised text.
      while (/[\s-]/.test(text[to + 1] ?? '')) to++
    } else if (char !== wanted && char?.toLowerCase() !== wanted) return -1
  }
  return to
}

function ends(text: string, to: number, written: string): boolean {
  const next = text[to]
  if (next === undefined || !letter.test(next)) return true
  const last = written.at(-1) ?? ''
  if (!letter.test(last) || han.test(last)) return !/^[%°]$/.test(last) || true
  // "km2", "m3": a power follows.
  return /[1-4]/.test(next) && !letter.test(text[to + 1] ?? '')
}

/** One unit without power, longest spelling first, whole words only. */
function atomAt(text: string, at: number, units: Units): { readonly unit: Unit; readonly to: number } | null {
  const first = text[at]
  if (first === undefined) return null
  const marks: readonly Spelling[] = units.symbols.get(first) ?? []
  let best: { readonly unit: Unit; readonly to: number } | null = null
  for (const { written, unit } of marks)
    if (text.startsWith(written, at) && ends(text, at + written.length, written)) {
      const to = at + written.length
      // The full stop of "lbs." may be the sentence's.
      best = { unit, to: written.endsWith('.') && to >= text.length ? to - 1 : to }
      break
    }
  const word = wordAt(text, at)
  const key = word.replace(/\.$/, '')
  for (const list of [units.words.get(word), key === word ? undefined : units.words.get(key)])
    for (const { written, unit } of list ?? []) {
      const to = matchWords(text, at, written)
      if (to > (best?.to ?? -1) && to !== -1 && !letter.test(text[to] ?? '')) return { unit, to }
    }
  return best
}

const raised = /(?:\s?\^\s?|)\{?\(?([-−–]\s?|\+)?([1-4])\)?\}?(?![\d.,]*\d)(?![A-Za-z%])/y
const spacedPower = /\s−\s?([1-4])(?![\d.,]*\d)/y
const superscript = /([⁻⁺]?)([¹²³⁴])/y

interface Power {
  readonly power: number
  readonly to: number
}

/** A power behind a unit: "m2", "m^-2", "s−1", "m −2", "km²", "km squared". */
function powerAt(text: string, at: number, below = false): Power | null {
  // "kg/m 3": a power that lost its place above the line.
  if (below && /^ [23](?=\s?[/,;).]|\s[a-z(]|$)(?!\.\d)/.test(text.slice(at, at + 5)))
    return { power: Number(text[at + 1]), to: at + 2 }
  superscript.lastIndex = at
  const above = superscript.exec(text)
  if (above !== null) {
    const power = '¹²³⁴'.indexOf(above[2] ?? '') + 1
    return { power: above[1] === '⁻' ? -power : power, to: at + above[0].length }
  }
  raised.lastIndex = at
  const found = raised.exec(text)
  if (found !== null) {
    const power = Number(found[2])
    // "30 kg-1" is a power only with a minus that hangs on the unit; "5 km 2" is none.
    if (found[1] === undefined || found[1] === '+' ? !/^\s/.test(found[0]) : true)
      return { power: found[1] !== undefined && found[1] !== '+' ? -power : power, to: at + found[0].length }
  }
  spacedPower.lastIndex = at
  const spaced = spacedPower.exec(text)
  if (spaced !== null) return { power: -Number(spaced[1]), to: at + spaced[0].length }
  if (text.startsWith(' squared', at)) return { power: 2, to: at + 8 }
  if (text.startsWith(' cubed', at)) return { power: 3, to: at + 6 }
  return null
}

const dimensionWord = /(?:(square|sq\.?)|(cubic|cu\.?))[\s-](?=[a-z])/iy

interface Part {
  readonly unit: Unit
  readonly power: number
  readonly to: number
}

function partAt(text: string, at: number, units: Units, below = false): Part | null {
  const whole = atomAt(text, at, units)
  if (whole === null) {
    dimensionWord.lastIndex = at
    const word = dimensionWord.exec(text)
    if (word === null) return null
    const inner = atomAt(text, at + word[0].length, units)
    if (inner === null || inner.unit.dimension !== 'length') return null
    return { unit: inner.unit, power: word[1] === undefined ? 3 : 2, to: inner.to }
  }
  const power =
    whole.unit.dimension === 'money' || whole.unit.dimension === 'ratio'
      ? null
      : powerAt(text, whole.to, below && whole.unit.unit === 'm')
  // A bare digit behind a unit that is no length is a footnote or a formula.
  if (power !== null && power.power > 0 && whole.unit.dimension !== 'length' && !/[¹²³⁴^]/.test(text.slice(whole.to, power.to)))
    return { unit: whole.unit, power: 1, to: whole.to }
  return { unit: whole.unit, power: power?.power ?? 1, to: power?.to ?? whole.to }
}

const over = /\s?\/\s?|\s(?:per|each|every)[\s-]|-per-|\s(?:an?)\s(?!\w+\s(?:ago|earlier|before|later|from)\b)|-a-/iy
const times = /\s?[·⋅∙•*]\s?|\.(?=[A-Za-zµμ])|\s/y
const thing =
  /(capita|person|head|household|share|unit|item|piece|game|night|seat|pixel|side|passage|ticket|pack|bottle|case|user|vehicle|car|customer|employee|student|patient|child|cell|molecule|ounce|dose|serving|roll|call|tree|stock|barrel of oil equivalent)s?\b/iy
const yearly = /\s?p\.?a\.?(?![A-Za-z])|,? annually\b| per-annum\b/y

const nameOf = (unit: string, power: number): string => (power === 1 ? unit : `${unit}^${power}`)

/** Reads the unit at `at`, with powers, products and quotients: "kg/m3", "mg L−1", "miles per hour", "$ a month". */
export function measureFrom(text: string, at: number, units: Units, start?: Unit): Measure | null {
  const first: Part | null = start === undefined ? partAt(text, at, units) : { unit: start, power: 1, to: at }
  if (first === null) return null
  let { to } = first
  let name = nameOf(first.unit.unit, first.power)
  let per: string | null = null
  let compound = first.power !== 1
  for (let turn = 0; turn < 4; turn++) {
    over.lastIndex = to
    const slash = over.exec(text)
    if (slash !== null) {
      const at2 = to + slash[0].length
      const isArticle = /^(?:\san?\s|-a-)$/i.test(slash[0])
      const below = partAt(text, at2, units, true)
      if (
        below !== null &&
        below.unit.guard !== 'never' &&
        !(isArticle && !articleSuits(first.unit, below.unit)) &&
        !(slash[0].includes('/') && below.unit.dimension === 'money')
      ) {
        name += `/${nameOf(below.unit.unit, below.power)}`
        per ??= below.unit.unit
        to = below.to
        compound = true
        continue
      }
      thing.lastIndex = at2
      const counted = thing.exec(text)
      if (counted !== null && (first.unit.dimension === 'money' || !isArticle)) {
        const noun = (counted[1] ?? '').toLowerCase()
        name += ` per ${noun}`
        per ??= noun
        to = at2 + counted[0].length
        compound = true
        continue
      }
      break
    }
    yearly.lastIndex = to
    const each = yearly.exec(text)
    if (
      each !== null &&
      (first.unit.dimension === 'mass' || first.unit.dimension === 'money' || first.unit.dimension === 'ratio')
    ) {
      name += '/year'
      per ??= 'year'
      to += each[0].length
      compound = true
      break
    }
    if (start !== undefined || first.unit.dimension === 'money' || first.unit.dimension === 'ratio') break
    times.lastIndex = to
    const dot = times.exec(text)
    if (dot === null) break
    const next = partAt(text, to + dot[0].length, units)
    const marked = dot[0].trim() !== ''
    if (next === null || (next.power >= 0 && !marked) || next.unit.dimension === 'ratio' || next.unit.guard === 'never') break
    name += ` ${nameOf(next.unit.unit, next.power)}`
    to = next.to
    compound = true
  }
  return { name, head: first.unit, per, compound, from: at, to, headTo: first.to }
}

/** "tonnes a year", "$5 a kilogram", "hours a week": an article parts amounts from times and goods, nothing else. */
const articleSuits = (above: Unit, below: Unit): boolean =>
  (below.dimension === 'time' && above.dimension !== 'ratio') ||
  (above.dimension === 'money' && (below.dimension === 'mass' || below.dimension === 'volume'))

const gapHere = /(?:[\s\u00a0\u2009\u202f]?[-–‑]?|\s?-\s?|\s?\(|\s{1,2})/y
const adjective =
  /[\s-](?!and\b|or\b|of\b|in\b|per\b|to\b|the\b|a\b|at\b|by\b|for\b|more\b|times\b|other\b)(?:[a-z]{3,12}|[A-Z][a-z]{2,12})\s(?=(?:metric )?(?:tonnes|tons|kg|kilograms|pounds|ounces|years|months|days|weeks|hours|minutes|yards|miles|acres|barrels|gallons|dollars|euros)\b)/y
const bracketed = /\s?[([]/y

/** The unit behind a number that ends at `at`, or null. Spaces, a hyphen or a bracket may stand between. */
export function measureAfter(text: string, at: number, units: Units, before: Omit<Before, 'glued'>): Measure | null {
  for (const gap of gapsAt(text, at)) {
    const found = measureFrom(text, at + gap, units)
    if (found === null) continue
    if (!suits(text, at, at + gap, found, { ...before, glued: gap === 0 })) {
      const sterling =
        found.head.unit === 'lb' && isSterling(text, at + gap, found.to, { ...before, glued: false })
          ? units.signs.get('£')
          : undefined
      if (sterling !== undefined) return { ...found, head: sterling, name: sterling.unit }
      continue
    }
    return found
  }
  // "20 additional tonnes", "50 previous years": one adjective between a number and a mass or time.
  adjective.lastIndex = at
  const described = adjective.exec(text)
  if (described !== null) {
    const found = measureFrom(text, at + described[0].length, units)
    if (found !== null && !found.compound) return found
  }
  bracketed.lastIndex = at
  const open = bracketed.exec(text)
  if (open !== null) {
    const inner = measureFrom(text, at + open[0].length, units)
    if (inner !== null && /[)\]]/.test(text[inner.to] ?? '') && inner.head.dimension !== 'money')
      return { ...inner, to: inner.to + 1 }
  }
  return null
}

function gapsAt(text: string, at: number): readonly number[] {
  const char = text[at] ?? ''
  if (!/[\s\u2010-\u2013-]/.test(char)) return [0]
  gapHere.lastIndex = at
  const second = text[at + 1] ?? ''
  if (/[-–‑]/.test(char)) return /\s/.test(second) ? [2] : [1]
  if (/[-–]/.test(second)) return /\s/.test(text[at + 2] ?? '') ? [3] : [2]
  return /\s/.test(second) ? [2] : [1]
}

const single = /^(?:[A-Za-z]|in|as|at|am|pm|st|mi|pt|hp|mo|ps|cd|Re|Mb|Ma|My|ha|cc|kb|gr|us|ac|ct|RS|Rs|Rp|mas|U|ly|oz)$/

/** Guards for symbols that are also letters or words: "5 m", "10 T", "2 in", "3 s", "the 7 K". */
function suits(text: string, end: number, at: number, { head, to, compound, name }: Measure, before: Before): boolean {
  const surface = text.slice(at, to)
  const next = text[to] ?? ''
  if (head.guard === 'never') return false
  if (head.unit === 'lb' && isSterling(text, at, to, before)) return false
  // "1 $10 bill": the sign belongs to the next number.
  if (head.dimension === 'money' && /\d/.test(next) && /^\W/.test(surface.slice(-1))) return false
  const hyphen = /[-–‑]/.test(text.slice(end, at))
  if (hyphen && /\s/.test(text.slice(end, at)) && surface.length < 3) return false
  if (hyphen && /^[A-Z]$/.test(surface)) return false
  switch (head.guard) {
    case 'inch':
      if (/^in\.?$/.test(surface))
        return (
          !before.inWords &&
          (hyphen ||
            before.glued ||
            /^(?:\s?(?:thick|wide|long|tall|high|deep|diameter|in diameter|x|×|by)\b|\s?[,;)]|\s?\.?$)/.test(text.slice(to)))
        )
      return true
    case 'spaced':
      return surface.length > 2
    case 'times':
      return timesSuit(text, to, surface, before)
    case 'point':
      return true
    case 'cent':
      return surface !== 'c' || (before.glued && before.value < 1000 && !letter.test(next))
    case 'pence':
      return surface !== 'p' || (before.glued && !/\d/.test(text[to + 1] ?? ''))
    default:
  }
  if (compound) return !(before.inWords && single.test(surface))
  if (!single.test(surface)) return true
  if (before.inWords || /^-\d/.test(text.slice(to, to + 2))) return false
  // "2018s best sector": a year with its genitive.
  if (surface === 's' && before.glued && before.value >= 1900 && before.value < 2100 && Number.isInteger(before.value))
    return false
  if (/^[A-Z]$/.test(surface)) {
    if (
      /^\s?[A-Z]/.test(text.slice(to, to + 2)) &&
      !/^\s(?:The|In|At|For|This|These|It|We|A|However)\b/.test(text.slice(to, to + 9))
    )
      return false
    if (
      surface === 'M' ||
      surface === 'T' ||
      surface === 'C' ||
      surface === 'A' ||
      surface === 'L' ||
      surface === 'U' ||
      surface === 'N' ||
      surface === 'G'
    )
      return (surface === 'M' ? before.value < 20 : true) && (before.glued ? !/[a-z]/.test(next) : true)
    return true
  }
  if (name === 'm')
    return !/^\s(?:tonnes|tons|people|barrels|shares|users|customers|ounces|dollars)\b/.test(text.slice(to, to + 12))
  if (surface === 'a' || surface === 'y') return before.glued ? false : /^\s?(?:BP|ago|before)/.test(text.slice(to, to + 8))
  if (surface === 'as' || surface === 'at' || surface === 'us' || surface === 'mo' || surface === 'am' || surface === 'pm')
    return before.glued && surface !== 'as' && surface !== 'at' && surface !== 'us'
  return true
}

/** "an operating profit of 361 million pounds": pounds by the million beside words of money are sterling. */
const isSterling = (text: string, at: number, to: number, before: Before): boolean =>
  before.value >= 1e5 &&
  /^pounds$/i.test(text.slice(at, to)) &&
  !/^\s(?:of\s[a-z]|per\s|a\syear)/.test(text.slice(to, to + 6)) &&
  /\b(?:profits?|revenues?|sales|costs?|worth|bid|price|deal|paid|pay|debts?|investment|budget|loss(?:es)?|fund(?:s|ing)?|contract|turnover|deficit)\b/i.test(
    text.slice(Math.max(0, at - 80), to + 60),
  )

/** "four times per week" counts, "three times the price" compares, "at times" is neither. */
function timesSuit(text: string, to: number, surface: string, before: Before): boolean {
  if (surface === '×') return !/^\s?\d/.test(text.slice(to, to + 2))
  return !(before.value === 1 && surface.toLowerCase() === 'time')
}
