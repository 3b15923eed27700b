/**
 * Documents by seed and number, in any order and without keeping any: 300 to 600 words over a Zipf-Mandelbrot vocabulary of 60,000
 * invented words, terms of the trade at set document frequencies, planted collocations, amounts; filed under countries, minerals, stages,
 * publishers, kinds and days that rise with the number (2008 to 2026).
 */
export interface MadeDocument {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly date: string
  readonly publisher: string
  readonly kind: 'document' | 'headline' | 'receipt'
  readonly country: string
  readonly minerals: readonly string[]
  readonly stage: string
}

export const vocabularySize = 60_000
const [exponent, shift] = [1.05, 2.7]

/** Terms of the trade with the share of documents each stands in. */
export const tradeWords: readonly (readonly [word: string, share: number])[] = [
  ['supply', 0.5],
  ['export', 0.42],
  ['production', 0.4],
  ['market', 0.36],
  ['price', 0.33],
  ['rare', 0.3],
  ['earth', 0.3],
  ['magnet', 0.25],
  ['mining', 0.24],
  ['capacity', 0.22],
  ['processing', 0.2],
  ['licence', 0.18],
  ['demand', 0.17],
  ['ministry', 0.15],
  ['tonnes', 0.14],
  ['refinery', 0.12],
  ['oxide', 0.11],
  ['quota', 0.1],
  ['separation', 0.09],
  ['tariff', 0.08],
  ['customs', 0.07],
  ['lithium', 0.065],
  ['cobalt', 0.06],
  ['nickel', 0.055],
  ['graphite', 0.05],
  ['neodymium', 0.045],
  ['copper', 0.04],
  ['gallium', 0.035],
  ['dysprosium', 0.03],
  ['germanium', 0.025],
  ['terbium', 0.02],
  ['tungsten', 0.018],
  ['antimony', 0.016],
  ['praseodymium', 0.014],
  ['samarium', 0.012],
  ['embargo', 0.011],
  ['stockpile', 0.01],
  ['offtake', 0.009],
  ['feasibility', 0.008],
  ['concentrate', 0.007],
  ['smelter', 0.006],
  ['yttrium', 0.005],
  ['scandium', 0.0045],
  ['bastnaesite', 0.004],
  ['monazite', 0.0035],
  ['ionic', 0.003],
  ['tailings', 0.0025],
  ['hydrometallurgy', 0.002],
  ['sintering', 0.0018],
  ['beneficiation', 0.0015],
  ['calcination', 0.0012],
  ['europium', 0.001],
  ['lutetium', 0.0009],
  ['xenotime', 0.0007],
  ['loparite', 0.0006],
]

export const collocations = [
  'export licence',
  'rare earth magnet',
  'heavy rare earth',
  'permanent magnet',
  'price floor',
  'offtake agreement',
  'ionic clay',
  'solvent extraction',
  'customs declaration',
  'end user statement',
  'strategic stockpile',
  'mine closure',
  'environmental permit',
  'supply agreement',
  'quota increase',
  'spot market',
  'joint venture',
  'trade ministry',
  'dual use',
  'metal alloy',
]

export const countries = [
  'CHN',
  'USA',
  'AUS',
  'MMR',
  'THA',
  'IND',
  'RUS',
  'VNM',
  'BRA',
  'MYS',
  'JPN',
  'KOR',
  'DEU',
  'FRA',
  'EST',
  'GBR',
  'CAN',
  'ZAF',
  'TZA',
  'AGO',
  'MWI',
  'KAZ',
  'UKR',
  'NOR',
  'SWE',
  'FIN',
  'CHL',
  'ARG',
  'BOL',
  'PER',
  'IDN',
  'PHL',
  'COD',
  'ZMB',
  'NAM',
  'MDG',
  'TUR',
  'SAU',
  'MEX',
  'POL',
]
export const minerals = [
  'rare_earths',
  'neodymium',
  'praseodymium',
  'dysprosium',
  'terbium',
  'gallium',
  'germanium',
  'lithium',
  'cobalt',
  'nickel',
  'graphite',
  'copper',
  'tungsten',
  'antimony',
  'samarium',
  'yttrium',
  'scandium',
  'europium',
  'lutetium',
  'cerium',
]
export const stages = [
  'mining',
  'concentration',
  'separation',
  'refining',
  'metal',
  'alloy',
  'magnet',
  'recycling',
  'trade',
  'policy',
]
export const publishers = Array.from({ length: 400 }, (_, number) => `Publisher ${number + 1}`)

/** A small fast generator (mulberry32): the same numbers on every machine. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const syllables = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'ha',
  'je',
  'ki',
  'lo',
  'mu',
  'na',
  'pe',
  'qui',
  'ro',
  'su',
  'ta',
  've',
  'wi',
  'xo',
  'yu',
  'za',
  'bre',
  'cla',
  'dro',
  'fle',
  'gri',
  'plo',
  'stu',
  'tran',
  'ver',
]

/** The word of a rank, short for common ranks; no word of the trade is among them. */
function inventedWord(rank: number): string {
  let rest = rank
  let word = ''
  do {
    word += syllables[rest % syllables.length]
    rest = Math.floor(rest / syllables.length)
  } while (rest > 0)
  return `${word}${['n', 'r', 'l', 'm'][rank % 4]}`
}

export const vocabulary: readonly string[] = Array.from({ length: vocabularySize }, (_, rank) => inventedWord(rank))

/** Cumulative Zipf-Mandelbrot weights, with a table of first guesses so that drawing a word is a step or two. */
const cumulative = new Float64Array(vocabularySize)
let sum = 0
for (let rank = 0; rank < vocabularySize; rank++) cumulative[rank] = sum += 1 / (rank + 1 + shift) ** exponent
const guesses = new Uint32Array(65_537)
for (let slot = 0, rank = 0; slot <= 65_536; slot++) {
  while (rank < vocabularySize - 1 && (cumulative[rank] ?? 0) < (slot / 65_536) * sum) rank++
  guesses[slot] = rank
}
function drawWord(random: () => number): string {
  const wanted = random()
  let rank = guesses[Math.floor(wanted * 65_536)] ?? 0
  while ((cumulative[rank] ?? 0) < wanted * sum) rank++
  return vocabulary[rank] ?? ''
}

const pick = <T>(random: () => number, list: readonly T[], skew = 1): T => list[Math.floor(random() ** skew * list.length)] as T
const firstDay = Date.UTC(2008, 0, 1)
const days = (Date.UTC(2026, 10, 1) - firstDay) / 86_400_000

/** Document `number` of a corpus of `size` documents. */
export function madeDocument(seed: number, number: number, size: number): MadeDocument {
  const random = chance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))
  const length = 300 + Math.floor(random() * 331)
  const words: string[] = []
  for (let i = 0; i < length; i++) words.push(drawWord(random))
  const place = (text: string): void => void (words[Math.floor(random() * words.length)] = text)
  for (const [word, share] of tradeWords)
    if (random() < share) for (let times = 1 + Math.floor(random() * 3); times > 0; times--) place(word)
  for (const phrase of collocations) if (random() < 0.04) place(phrase)
  if (random() < 0.5) place(`${Math.floor(random() * 9000)} tonnes`)
  if (random() < 0.3) place(`$${Math.floor(random() * 900)} million`)
  for (let at = 12; at < words.length; at += 9 + Math.floor(random() * 14)) words[at] = `${words[at]}.`
  const day = new Date(firstDay + Math.floor(((number + random()) / size) * days) * 86_400_000)
  return {
    number,
    title: `${drawWord(random)} ${pick(random, tradeWords, 2)[0]} ${drawWord(random)} ${drawWord(random)}`,
    body: words.join(' '),
    date: day.toISOString().slice(0, 10),
    publisher: pick(random, publishers, 2.5),
    kind: pick(random, ['document', 'headline', 'receipt'] as const, 1.5),
    country: pick(random, countries, 2),
    minerals: [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(random, minerals, 1.5)))].sort(),
    stage: pick(random, stages, 1.3),
  }
}
