import { stemmer } from 'stemmer'

/** One word of a text as it is indexed. Offsets are UTF-16 units of the text. */
export interface Word {
  /** Folded: small letters without accents; of Chinese, Japanese and Thai two characters, the last of a run alone. */
  readonly folded: string
  /** Stem by Porter's algorithm, for English; what is compared. */
  readonly stem: string
  readonly from: number
  readonly to: number
}

// Letters alone: signs that Unicode files under a script, such as ㋐, part words like any other sign.
const spaceless =
  /(?=\p{L})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30FC]/u
const spacelessRun = new RegExp(`(?:${spaceless.source})+`, 'gu')
const letter = /[\p{L}\p{N}]/u
const notAscii = /\P{ASCII}+/gu
const ascii = /^\p{ASCII}*$/u

/** Latin letters that Unicode does not take apart. */
const written: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ſ: 's',
}

/** The first character, whole where it is written as two halves. */
export const firstCharacter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 32)

const foldedCharacters = new Map<string, string>()

/** One character beyond ASCII as it is indexed: a letter without accents, nothing for an accent alone, a space for what is no letter. */
function foldCharacter(character: string): string {
  let folded = foldedCharacters.get(character)
  if (folded !== undefined) return folded
  const lower = character.toLowerCase()
  const apart = lower.normalize('NFD').replace(/\p{M}/gu, '')
  if (/^\p{M}$/u.test(character)) folded = ''
  else if (!letter.test(character)) folded = ' '
  else folded = written[lower] ?? (apart.length > 0 && ascii.test(apart) ? apart : firstCharacter(lower))
  foldedCharacters.set(character, folded)
  return folded
}

/** Two neighbouring characters make one word, and the last of a run one more, so that every stretch of a sentence is a phrase. */
function pairsOf(run: string): string[] {
  const characters = Array.from(run)
  return characters.map((character, at) => character + (characters[at + 1] ?? ''))
}

/**
 * Stands after a word that holds letters beyond ASCII and ends within it: engines would stem it by bytes, which is no stemming of any language.
 */
const unstemmed = '\uE001'
const mixedWord = /\P{ASCII}[A-Za-z0-9]+(?![A-Za-z0-9]|\P{ASCII})/gu

/**
 * A text as the index is given it: what lies beyond ASCII is folded and taken apart here and not by the engine, whose tables of Unicode are
 * its own. Engines then only lower ASCII letters, split at every other sign of ASCII and stem.
 */
export function forIndex(text: string): string {
  if (ascii.test(text)) return text
  return text.replace(notAscii, indexedRun).replace(mixedWord, `$&${unstemmed}`)
}

function indexedRun(run: string): string {
  let out = ''
  let at = 0
  for (const { 0: characters, index } of run.matchAll(spacelessRun)) {
    out += `${folded(run.slice(at, index))} ${pairsOf(characters).join(' ')} `
    at = index + characters.length
  }
  return out + folded(run.slice(at))
}

function folded(run: string): string {
  let out = ''
  for (const character of run) out += foldCharacter(character)
  return out
}

const stems = new Map<string, string>()
const keptStems = 200_000

/** The stem of a folded word. Words of one or two letters, of more than 64 and of other scripts stay as they are, as in the index. */
export function stemOf(word: string): string {
  if (word.length < 3 || word.length > 64 || !ascii.test(word)) return word
  let stem = stems.get(word)
  if (stem === undefined) {
    if (stems.size >= keptStems) stems.clear()
    stems.set(word, (stem = stemmer(word)))
  }
  return stem
}

const wordShape = /[\p{L}\p{N}\p{M}]+/gu
const asciiWord = /[A-Za-z0-9]+/g

/**
 * The words of a text in order. `forIndex` and this agree: a test compares them with what SQLite keeps. With `initials` only words that begin
 * with one of these signs are stemmed, for the others have nothing to match: a stem begins as its word does.
 */
export function wordsIn(text: string, initials?: ReadonlySet<string>): Word[] {
  const words: Word[] = []
  if (ascii.test(text)) {
    const lower = text.toLowerCase()
    for (let found = asciiWord.exec(lower); found !== null; found = asciiWord.exec(lower)) {
      const [folded] = found
      const from = found.index
      words.push({
        folded,
        stem: initials?.has(folded.charAt(0)) === false ? '' : stemOf(folded),
        from,
        to: from + folded.length,
      })
    }
    return words
  }
  const add = (word: string, from: number, to: number): void => {
    if (word === '') return
    const folded = ascii.test(word) || !/[A-Za-z0-9]$/.test(word) ? word : word + unstemmed
    words.push({ folded, stem: stemOf(folded), from, to })
  }
  for (const { 0: run, index } of text.matchAll(wordShape)) {
    if (ascii.test(run)) {
      add(run.toLowerCase(), index, index + run.length)
      continue
    }
    let at = 0
    for (const found of run.matchAll(spacelessRun)) {
      addMixed(run.slice(at, found.index), index + at, add)
      let from = index + found.index
      const characters = Array.from(found[0])
      for (const [i, character] of characters.entries()) {
        const next = characters[i + 1] ?? ''
        words.push({ folded: character + next, stem: character + next, from, to: from + character.length + next.length })
        from += character.length
      }
      at = found.index + found[0].length
    }
    addMixed(run.slice(at), index + at, add)
  }
  return words
}

/** Letters with accents or of other scripts; one that folds to a space would part words, so parts are told. */
function addMixed(run: string, offset: number, add: (folded: string, from: number, to: number) => void): void {
  let [word, from, at] = ['', 0, 0]
  for (const character of run) {
    const part = ascii.test(character) ? character.toLowerCase() : foldCharacter(character)
    if (part === ' ') {
      add(word, offset + from, offset + at)
      word = ''
    } else {
      if (word === '') from = at
      word += part
    }
    at += character.length
  }
  add(word, offset + from, offset + at)
}

/** A word as the beginning of others: without what marks its end. */
export const asBeginning = (folded: string): string => (folded.endsWith(unstemmed) ? folded.slice(0, -1) : folded)

export const isSpaceless = (text: string): boolean => spaceless.test(text)
