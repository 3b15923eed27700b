import type { Operator } from '../../kernel/quantity.ts'

/** Words that bound or soften a number, by guideline section 6.3; "nearly" and "almost" stay approximate. */
const beforeWords: readonly (readonly [Operator, string])[] = [
  [
    '<=',
    'up to|as much as(?: an?)?|as many as|as big as|as high as|as large as|at most|no more than|not more than|no greater than|no higher than|(?:a )?maximum(?: of)?|max\\.?|not exceeding|not to exceed|capped at|limited to|no longer than|within|≤|<=',
  ],
  ['>=', 'at least|no less than|not less than|no fewer than|(?:a )?minimum(?: of)?|min\\.|as few as|≥|>='],
  [
    '>',
    '(?:well |just |slightly |far |significantly |much |a little |little )?(?:more than|over|above|in excess of|greater than|upwards? of|higher than|north of|beyond)|exceeding|exceeds|exceed|exceeded|surpassing|surpassed|surpass|topping|topped|>|as low as',
  ],
  [
    '<',
    '(?:well |just |slightly |far |significantly |much |a little )?(?:less than|fewer than|under|below|lower than|short of)|sub-|<',
  ],
  [
    '~',
    'about|around|roughly|approximately|approx\\.?|nearly|almost|an? estimated|estimated(?: at| to be)?|close to|circa|ca\\.|c\\.|some|virtually|practically|near|towards?|an average(?: of)?|averaging|~|≈|∼|e(?=\\d)',
  ],
]
const beforePattern = new RegExp(
  `(?:^|[\\s("“‘\\[—–-])(${beforeWords.map(([, words]) => `(${words})`).join('|')})(?:(?<!\\b(?:under|below|over|above|within|towards?|near|beyond|some))\\s(?:the|a|an))?(?:\\s|~|≈)?\\s?$`,
  'i',
)
/** Which list of words matched: group 1 is the whole, 2 and on are the lists in order. */
const operatorOf = (found: RegExpExecArray): Operator | undefined =>
  beforeWords.find((_list, index) => found[index + 2] !== undefined)?.[0]
const afterPattern =
  /^(?:\s?(\+|plus\b(?!\s+(?:a|an|the|its|other))|or more\b|or greater\b|or higher\b|and above\b|and more\b|upwards\b)|(?:\s?(-odd|or so\b|-ish\b))|\s?(or less\b|or lower\b|or fewer\b|or below\b|at most\b))/i

/** The operator word that ends at `at`; `from` is where it begins. Looks back 40 characters, never past `floor`. */
export function boundBefore(
  text: string,
  at: number,
  floor: number,
): { readonly operator: Operator; readonly from: number } | null {
  const start = Math.max(floor, at - 40)
  const window = text.slice(start, at)
  const found = beforePattern.exec(window)
  if (found === null) return null
  const words = found[1] ?? ''
  const from = start + found.index + found[0].indexOf(words)
  const operator = operatorOf(found)
  if (operator === undefined) return null
  // "60% higher than the 4,829 tons" compares; it does not bound.
  if (/than$/i.test(words) && /(?:%|per ?cent|times|fold|x)\s*$/i.test(text.slice(Math.max(0, from - 10), from))) return null
  // "up to ~15%": the bound outweighs the approximation in front of which it stands.
  if (operator === '~') {
    const outer = beforePattern.exec(text.slice(start, from))
    if (outer !== null) {
      const outerWords = outer[1] ?? ''
      const outerOperator = operatorOf(outer)
      if (outerOperator !== undefined)
        return { operator: outerOperator, from: start + outer.index + outer[0].indexOf(outerWords) }
    }
  }
  return { operator, from }
}

/** The operator word that begins at `at`: "+", "plus", "or more", "-odd", "or less". */
export function boundAfter(text: string, at: number): { readonly operator: Operator; readonly to: number } | null {
  const found = afterPattern.exec(text.slice(at, at + 14))
  if (found === null) return null
  const operator: Operator = found[1] !== undefined ? '>' : found[2] !== undefined ? '~' : '<='
  return { operator, to: at + found[0].length }
}
