import type { Repair } from '../document.ts'
import type { LegacyDecoder } from '../encoding/charset.ts'
import type { CodePageName } from '../encoding/upper-halves.ts'
import { upperHalves } from '../encoding/upper-halves.ts'
import { badness, foreignScript, loneForeignLetter } from './badness.ts'
import { readAsLegacy } from './legacy.ts'
import { applyEdits, asRepairs, composeEdits, type Edit } from './edits.ts'
import { clusters, type Sequence } from './sequence.ts'

/** Text after repair and what was changed, in order. `repairs` is empty and `text` the same string when nothing was misread. */
export interface Repaired {
  readonly text: string
  readonly repairs: readonly Repair[]
}

/** Sets that UTF-8 is misread with, commonest first: an earlier one wins when two explain the text equally well. */
const suspects: readonly CodePageName[] = [
  'windows-1252',
  'windows-874',
  'windows-1251',
  'windows-1250',
  'iso-8859-2',
  'windows-1254',
  'windows-1257',
  'windows-1253',
  'macintosh',
  'ibm437',
]

/** How much a sequence that decodes strictly speaks for itself: two bytes meet by chance in honest text, three hardly ever do. */
const worth: Record<number, number> = { 2: 0.3, 3: 1.5, 4: 2, 6: 2 }
const stateWorth: Record<Sequence['state'], number> = { whole: 0, cut: 0, marked: -0.2, spaced: -0.5 }
/** Characters U+0080 to U+00FF (`Â`, `Ã` and their like in other sets) are most of all non-ASCII text in the West. */
const latin1Worth = 0.5
/** One letter of a far script amid other text is what chance makes of two neighbours; nobody writes it. */
const loneForeign = 1.6

/** Gain from which a stretch is repaired on its own evidence, and from which other stretches of the same text carry it. */
const alone = 1
const inCompany = 0.2
const company = 1.5
/** For text in which every character above ASCII is explained by one misreading. */
const nothingElse = 0.4
/** A capital and a mark that may follow any word, as in `CAFÉ”`, are what they seem unless a letter follows. */
const endsAWord = /^(?:\p{Lu}|[^\p{L}])?\p{Lu}[”’»›™©®´]$/u
const closing = 1.2

const isLetter = (character: string): boolean => /^\p{L}/u.test(character)
const thai = /[\u0E01-\u0E5B]/

/** Thai is written with the characters that misread UTF-8 leaves, so a stretch that touches Thai is Thai unless Thai comes out. */
const isHonestThai = (before: string, decoded: string, after: string): boolean =>
  !thai.test(decoded) && (thai.test(before) || thai.test(after))

interface Candidate {
  readonly sequences: readonly Sequence[]
  readonly gain: number
  /** The script of the one letter that comes out amid other text, if that is all. */
  readonly lone?: string
}

/** The character before or after a place, whole if it is a surrogate pair; empty at the ends. */
function neighbour(text: string, at: number, step: -1 | 1): string {
  if (step < 0) {
    const unit = text.charCodeAt(at - 1)
    return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? at - 2 : Math.max(0, at - 1), at)
  }
  const unit = text.charCodeAt(at)
  return text.slice(at, unit >= 0xd800 && unit <= 0xdbff ? at + 2 : at + 1)
}

function weighed(text: string, sequences: readonly Sequence[], name: CodePageName, bonus: number): Candidate {
  const from = sequences[0]?.from ?? 0
  const to = sequences.at(-1)?.to ?? from
  const before = neighbour(text, from, -1)
  const after = neighbour(text, to, 1)
  const decoded = sequences.map((sequence) => sequence.text).join('')
  if (name === 'windows-874' && isHonestThai(before, decoded, after)) return { sequences, gain: -1 }
  let gain = bonus + badness(before + text.slice(from, to) + after) - badness(before + decoded + after)
  for (const { size, state, text: into } of sequences)
    gain +=
      (worth[size] ?? 0) +
      stateWorth[state] +
      (size === 2 && into.charCodeAt(0) < 0x100 && isLetter(text.charAt(from)) ? latin1Worth : 0)
  if (sequences.length === 1 && isLetter(decoded) && endsAWord.test(before + text.slice(from, to)) && !isLetter(after))
    gain -= closing
  const lone = loneForeignLetter(decoded, before, after)
  return lone === null ? { sequences, gain } : { sequences, gain: gain - loneForeign, lone }
}

const aboveAscii = /[^\0-\x7F]/g

/**
 * Stretches that may well be what they seem and are repaired only beside others: `Å ` and `Е ` are words, and two Thai characters
 * that stand alone are likelier Thai than one accented letter.
 */
function isShy(text: string, { sequences }: Candidate, name: CodePageName): boolean {
  const [only, second] = sequences
  if (!only || second || only.size !== 2) return false
  if (only.state === 'spaced' && only.text.charCodeAt(0) > 0xff) return true
  const beside = neighbour(text, only.from, -1) + neighbour(text, only.to, 1)
  return name === 'windows-874' && /\p{Script=Latin}/u.test(only.text) && !/\p{Script=Latin}/u.test(beside)
}

/** The stretches to repair if the text was misread with that set, and the sum of their gains. */
function weigh(text: string, name: CodePageName): { readonly accepted: readonly Candidate[]; readonly total: number } {
  const found = clusters(text, name)
  if (found.length === 0) return { accepted: [], total: 0 }
  let explained = 0
  for (const { from, to } of found.flat()) explained += text.slice(from, to).match(aboveAscii)?.length ?? 0
  const bonus = explained === text.match(aboveAscii)?.length ? nothingElse : 0
  const candidates = found.map((sequences) => weighed(text, sequences, name, bonus))
  const strong = candidates.filter((candidate) => candidate.gain >= alone && !isShy(text, candidate, name))
  const evidence = strong.reduce((sum, { gain }) => sum + gain, 0)
  // A letter alone is believed where words of its script come out elsewhere.
  const scripts = new Set(strong.flatMap(({ sequences }) => sequences.map(({ text: into }) => foreignScript(into))))
  const joins = ({ gain, lone }: Candidate): boolean =>
    gain >= inCompany || (lone !== undefined && scripts.has(lone) && gain + loneForeign >= inCompany)
  const accepted = evidence >= company ? candidates.filter(joins) : strong
  return { accepted, total: accepted.reduce((sum, { gain }) => sum + gain, 0) }
}

/** True when a character of the text may be the first byte of a UTF-8 sequence in that set: a look that needs no table. */
function couldLead(name: CodePageName, present: ReadonlySet<string>): boolean {
  for (let byte = 0xc2; byte <= 0xf4; byte++) {
    const own = upperHalves[name][byte - 0x80] ?? '\0'
    if (present.has(own === '\0' ? (upperHalves['windows-1252'][byte - 0x80] ?? '') : own)) return true
  }
  return false
}

/**
 * `Ã¥` beside a correct dash: a letter and a sign of money where no other letter lies above ASCII and the other marks were read aright. Nothing
 * else in the text says that anything was misread, so it stays.
 */
function isLoneBesideMarks(text: string): boolean {
  const high = text.match(aboveAscii) ?? []
  if (high.length < 3 || high.filter((character) => isLetter(character)).length !== 1) return false
  return (
    /\p{L}[¢£¤¥€]/u.test(text.replaceAll(/[\0-\x7F]+/g, ' ')) &&
    high.every((character) => isLetter(character) || moneyOrMark.test(character))
  )
}
const moneyOrMark = /[¢£¤¥€\u2010-\u2027]/

function editsOfOnePass(text: string): Edit[] {
  if (isLoneBesideMarks(text)) return []
  let best: readonly Candidate[] = []
  let rule = ''
  let most = 0
  const present = new Set(text.match(aboveAscii))
  for (const name of suspects) {
    if (!couldLead(name, present)) continue
    const { accepted, total } = weigh(text, name)
    if (total > most + 1e-9) {
      best = accepted
      rule = `utf-8 read as ${name}`
      most = total
    }
  }
  return best.flatMap(({ sequences }) => sequences.map(({ from, to, text: into }) => ({ from, to, text: into, rule })))
}

const controls = /[\x80-\x9F]/g

/** C1 controls that Windows-1252 prints: bytes of that set read as Latin-1. */
function controlEdits(text: string): Edit[] {
  const edits: Edit[] = []
  for (const hit of text.matchAll(controls)) {
    const into = upperHalves['windows-1252'][hit[0].charCodeAt(0) - 0x80] ?? '\0'
    if (into !== '\0') edits.push({ from: hit.index, to: hit.index + 1, text: into, rule: 'windows-1252 read as latin-1' })
  }
  return edits
}

/**
 * `โ` between Latin letters or digits is all that is left of a punctuation mark of which two of three bytes were lost. Which mark
 * it was follows from its place: before an English ending an apostrophe, between digits a dash; elsewhere it stays.
 */
const stump = /(?<=[A-Za-z])โ(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=\d)โ(?=\d)/g

function stumpEdits(text: string): Edit[] {
  return Array.from(text.matchAll(stump), (hit) => ({
    from: hit.index,
    to: hit.index + 1,
    text: /\d/.test(text.charAt(hit.index + 1)) ? '–' : '’',
    rule: 'two of three bytes lost; mark guessed from its place',
  }))
}

const passes = 6

/**
 * Repairs text whose UTF-8 bytes were read with a single-byte set, wholly or in part, up to several times over. A stretch is
 * touched only if it decodes strictly and reads better afterwards; anything else, and text that is plain ASCII, is left as it is.
 * Text of another script whose bytes were taken for Windows-1252 is read anew (East Asian sets only if `legacy` is given).
 */
export function repairMojibake(decoded: string, legacy?: LegacyDecoder): Repaired {
  if (!/[^\0-\x7F]/.test(decoded)) return { text: decoded, repairs: [] }
  const otherSet = readAsLegacy(decoded, legacy)
  if (otherSet) return { text: applyEdits(decoded, otherSet), repairs: asRepairs(decoded, otherSet) }
  let text = decoded
  let edits: Edit[] = []
  const make = (more: readonly Edit[]): void => {
    if (more.length === 0) return
    edits = composeEdits(edits, more)
    text = applyEdits(text, more)
  }
  for (let pass = 0; pass < passes; pass++) {
    const more = editsOfOnePass(text)
    if (more.length === 0) break
    make(more)
  }
  make(controlEdits(text))
  make(stumpEdits(text))
  return { text, repairs: asRepairs(decoded, edits) }
}
