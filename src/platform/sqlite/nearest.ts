import { nearestOf } from '../../kernel/distance.ts'
import { isNear } from '../../ledger/searching/pattern.ts'
import { firstCharacter, stemOf, wordsIn } from '../../ledger/searching/words.ts'
import { unpacked } from './bodies.ts'
import { number, text, type Connection } from './connection.ts'

/** More words than this a mistyped one is not taken for; each costs a look into the index. */
const mostNear = 100

/** Terms that begin with a letter, each with the number of entries it stands in. */
type Terms = readonly (readonly [term: string, count: number])[]

/** The words of the index by their first letter, read when first asked for and for as long as nothing is added. */
export class Vocabulary {
  readonly #connection: Connection
  readonly #byLetter = new Map<string, Terms>()
  constructor(connection: Connection) {
    this.#connection = connection
  }

  #of(letter: string): Terms {
    let terms = this.#byLetter.get(letter)
    if (terms === undefined) {
      const next = String.fromCodePoint((letter.codePointAt(0) ?? 0) + 1)
      terms = this.#connection
        .all('SELECT term, doc FROM entry_term WHERE term >= ? AND term < ?', letter, next)
        .map((row): [string, number] => [text(row[0]), number(row[1])])
      this.#byLetter.set(letter, terms)
    }
    return terms
  }

  /** Words that a fuzzy one may mean, in a form that the index stems to what it keeps. */
  near(word: string, edits: 1 | 2): string[] {
    const stem = stemOf(word)
    const terms = this.#of(firstCharacter(stem))
      .filter(([term]) => Math.abs(term.length - stem.length) <= edits && isNear(term, word, edits))
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostNear)
    return [...new Set([word, ...terms.flatMap(([term]) => formOf(term) ?? [])])]
  }

  /** Words of the texts that a mistyped word may have meant, nearest first, as they are written there. */
  nearest(word: string, limit: number): string[] {
    const [typed] = wordsIn(word)
    if (typed === undefined || typed.folded.length < 3) return []
    // Stems are compared with the stem; the word as typed is not among them, however it is spelled.
    const near = nearestOf(typed.stem, this.#of(firstCharacter(typed.stem)), limit + 1)
    return near.flatMap((term) => (term === typed.stem ? [] : [this.#asWritten(term)])).slice(0, limit)
  }

  /** The word behind a stem, from the last text it stands in. */
  #asWritten(term: string): string {
    const found = this.#connection.first(
      'SELECT title, body FROM entry_text WHERE rowid = (SELECT rowid FROM entry_index WHERE entry_index MATCH ? ORDER BY rowid DESC LIMIT 1)',
      `"${formOf(term) ?? term}"`,
    )
    if (!found) return term
    for (const said of [text(found[0]), unpacked(found[1]).slice(0, 200_000)]) {
      const word = wordsIn(said).find(({ stem }) => stem === term)
      if (word) return said.slice(word.from, word.to).toLowerCase()
    }
    return term
  }
}

/** A word whose stem is this: a stem is not always its own stem. Undefined where no ending brings it back. */
function formOf(stem: string): string | undefined {
  for (const ending of ['', 'e', 's', 'es', 'ed', 'ing', 'ion', 'al', 'y', 'ment'])
    if (stemOf(stem + ending) === stem) return stem + ending
  const ofY = stem.endsWith('i') ? `${stem.slice(0, -1)}y` : stem
  return stemOf(ofY) === stem ? ofY : undefined
}
