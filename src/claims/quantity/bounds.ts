import type { Operator } from '../../kernel/quantity.ts'

const degree = '(?:well |just |slightly |far |significantly |much |a little |little |somewhat |slightly |considerably )?'
/** Words that bound or soften a number, by guideline section 6.3; "nearly" and "almost" stay approximate. */
const beforeWords: readonly (readonly [Operator, string])[] = [
  [
    '<=',
    'up to|as much as(?: an?)?|as many as|as big as|as high as|as large as|as far as|as long as|at most|(?:no|not) (?:more|greater|higher|larger|longer) than|(?:a |the )?maximum(?: of)?|max\\.?|not exceeding|not to exceed|capped at|limited to|within|less than or equal to|equal to or less than|smaller than or equal to|equal to or smaller than|at the most|≤|⩽|<\\s?=|=<',
  ],
  [
    '>=',
    'at least|at the least|at minimum|(?:no|not) (?:less|fewer|smaller|lower) than|(?:a |the )?minimum(?: of)?|min\\.|as few as|as little as|(?:greater|more|larger|higher|bigger) than or equal to|equal to or (?:greater|more|larger|higher|bigger) than|≥|⩾|>\\s?=|=>|‡',
  ],
  [
    '>',
    `${degree}(?:more than|over|over than|above|in excess of|greater than|larger than|bigger than|longer than|upwards? of|higher than|older than|north of|beyond)|exceeding|exceeds|exceed|exceeded|surpassing|surpassed|surpass|topping|topped|>|&gt;|as low as`,
  ],
  ['<', `${degree}(?:less than|fewer than|smaller than|shorter than|under|below|lower than|younger than|short of)|sub-|<|&lt;|≪`],
  [
    '~',
    'about|around|roughly|approximately|approx\\.?|nearly|almost|an? estimated|estimated(?: at| to be)?|close to|circa|ca\\.?|c\\.|some|virtually|practically|near|towards?|an average(?: of)?|averaging|of the order of|on the order of|in the order of|somewhere (?:around|near)|in the region of|in the neighbou?rhood of|just about|~|≈|∼|≃|≅|e(?=\\d)',
  ],
]
const opener = '[\\s("“‘\\[{—–=,;:/-]'
const beforePattern = new RegExp(
  `(?:^|${opener}|(?<=[\\p{L}\\d)])(?=[<>≤≥~≈∼≃]))(${beforeWords.map(([, words]) => `(${words})`).join('|')})(?:(?<!\\b(?:under|below|over|above|within|towards?|near|beyond|some|ca))\\s(?:the|a|an))?\\s{0,2}$`,
  'iu',
)
/** Which list of words matched: group 1 is the whole, 2 and on are the lists in order. */
const operatorOf = (found: RegExpExecArray): Operator | undefined =>
  beforeWords.find((_list, index) => found[index + 2] !== undefined)?.[0]
const afterPattern =
  /^(?:\s?(\+(?![\d/-])|[- ]plus\b(?!\s+(?:a|an|the|its|other|\d))|or (?:more|greater|higher|above|older|longer|larger|over)\b(?!\s+(?:than|of)\b)|(?:,\s)?and (?:above|more|older|over|higher|up)\b(?!\s*[$€£]?\d|\sthan)|upwards\b)|\s?(-odd|or so\b|-ish\b|or thereabouts|on average)|,?\s?(or (?:less|lower|fewer|below|under|younger|shorter|smaller)\b(?!\sthan)|(?:at (?:the )?most|and (?:below|under|younger|less)(?!\s*[$€£]?\d|\sthan))\b|max\b\.?)|,?\s(at (?:the )?(?:least|minimum))\b|\s?(or equal\b))/i
/** Cheap look before the long pattern: the last word or sign could end one of the phrases. */
const maybe =
  /(?:[<>≤≥⩽⩾=~≈∼≃≅‡;-]|\b(?:to|of|than|as|most|least|an?|the|over|above|beyond|under|below|within|at|about|around|roughly|approximately|approx\.?|nearly|almost|estimated|be|circa|ca\.?|c\.|some|virtually|practically|near|towards?|average|averaging|maximum|max\.?|min\.|minimum|exceed\w*|surpass\w*|topp\w+|e))\s{0,2}$/i

/** The operator word that ends at `at`; `from` is where it begins. Looks back 40 characters, never past `floor`. */
export function boundBefore(
  text: string,
  at: number,
  floor: number,
): { readonly operator: Operator; readonly from: number } | null {
  const start = Math.max(floor, at - 40)
  const window = text.slice(start, at)
  if (!maybe.test(window)) return null
  const found = beforePattern.exec(window)
  if (found === null) return null
  const words = found[1] ?? ''
  const from = start + found.index + found[0].indexOf(words)
  const operator = operatorOf(found)
  if (operator === undefined) return null
  // "60% higher than the 4,829 tons" compares; it does not bound.
  if (/than$/i.test(words) && /(?:%|per ?cent|times|fold|x)\s*$/i.test(text.slice(Math.max(0, from - 10), from))) return null
  // "up to ~15%", "above ∼500 K": the bound outweighs the approximation in front of which it stands.
  if (operator === '~' || /^[<>≤≥]/.test(words)) {
    const outer = beforePattern.exec(text.slice(start, from))
    if (outer !== null) {
      const outerWords = outer[1] ?? ''
      const outerOperator = operatorOf(outer)
      if (outerOperator !== undefined)
        return {
          operator: operator === '~' ? outerOperator : operator,
          from: start + outer.index + outer[0].indexOf(outerWords),
        }
    }
  }
  return { operator, from }
}

/** The operator word that begins at `at`: "+", "plus", "or more", "-odd", "or less". */
export function boundAfter(text: string, at: number): { readonly operator: Operator; readonly to: number } | null {
  const found = afterPattern.exec(text.slice(at, at + 20))
  if (found === null) return null
  const operator: Operator = found[1] !== undefined ? '>' : found[2] !== undefined ? '~' : found[4] !== undefined ? '>=' : '<='
  return { operator, to: at + found[0].length }
}
