import { matches } from '../text/matches.ts'

/** A factor in words or figures: "doubled", "tenfold", "four times", "4×", "a factor of five to seven". */
export interface Multiple {
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
  /** The word is itself a change over time ("doubled"), not a comparison ("twice the price"). */
  readonly change: boolean
  readonly approximate: boolean
}

const verbs: Readonly<Record<string, number>> = { doubl: 2, tripl: 3, trebl: 3, quadrupl: 4, quintupl: 5, sextupl: 6, halv: 0.5 }
const numberWord: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
}
const number = `(?:(?<!\\d[.,]?)(?:\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?:\\.\\d+)?|${Object.keys(numberWord).join('|')})`
const pattern = new RegExp(
  [
    `\\b(?:more than |nearly |almost |roughly )?(doubl|tripl|trebl|quadrupl|quintupl|sextupl|halv)(e|ed|es|ing)\\b(?!-| down\\b| check|[- ]digit| counting| standard| edged| whammy)`,
    `\\b(twice|thrice)\\b`,
    `\\b(?:by )?(?:a )?factors? of (${number})(?:(?: to |-|–| or )(${number}))?\\b`,
    `\\b(${number})[- ]?fold\\b`,
    `\\b(two|three|four|five|six|seven|eight|ten|twenty)fold\\b`,
    `\\b(${number})(?:(?: to |-|–| or )(${number}))? times\\b(?! (?:a|per|each|in|during|since|over the|last|this)\\b)`,
    `(?<![\\d.,A-Za-z])(\\d{1,3}(?:\\.\\d+)?)(?:(?:-|–| to )(\\d{1,3}(?:\\.\\d+)?))?\\s?(?:×|x\\b)(?!\\s?\\d)`,
  ].join('|'),
  'giu',
)
const value = (text: string | undefined): number =>
  text === undefined ? Number.NaN : (numberWord[text.toLowerCase()] ?? Number(text.replaceAll(',', '')))

const hint = /doubl|tripl|trebl|quadrupl|quintupl|sextupl|halv|twice|thrice|factor|fold\b|times|×|\dx/i

/** All factors of a text, in order. */
export function findMultiples(text: string): Multiple[] {
  if (!hint.test(text)) return []
  const found: Multiple[] = []
  for (const match of matches(pattern, text)) {
    const [surface, stem, , twice, factor, factorTo, fold, foldWord, times, timesTo, cross, crossTo] = match
    const approximate = /^(?:nearly|almost|roughly)/i.test(surface)
    const from = match.index
    const to = from + surface.length
    if (stem !== undefined) {
      const low = verbs[stem.toLowerCase()] ?? 1
      found.push({ from, to, low, high: low, change: true, approximate })
      continue
    }
    if (twice !== undefined) {
      // "twice a year" and "met twice" count occasions.
      if (!/^\s(?:the|as|that|its|their|what|last|those|of)\b/i.test(text.slice(to, to + 8))) continue
      const low = /^twice/i.test(twice) ? 2 : 3
      found.push({ from, to, low, high: low, change: false, approximate: false })
      continue
    }
    const low = value(factor ?? fold ?? foldWord ?? times ?? cross)
    const high = factorTo ?? timesTo ?? crossTo
    found.push({
      from,
      to,
      low,
      high: high === undefined ? low : value(high),
      change: factor !== undefined || fold !== undefined || foldWord !== undefined,
      approximate,
    })
  }
  return found
}
