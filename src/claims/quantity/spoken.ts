/** How numbers are written in words; tables for `word-number.ts`. */

const counted =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Words below a hundred. */
export const smallNumbers: ReadonlyMap<string, number> = new Map([
  ...counted.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const),
  ['naught', 0],
  ['nought', 0],
])

/** Words that multiply what stands before them. */
export const scaleWords: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['dozen', 12],
  ['doz', 12],
  ['dzs', 12],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['million', 1e6],
  ['crore', 1e7],
  ['crores', 1e7],
  ['billion', 1e9],
  ['trillion', 1e12],
])

const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  )
const tensOrdinals = tens.map((word) => word.replace(/y$/, 'ieth'))

/** "third", "twentieth", "hundredth": also the names of parts. */
export const ordinalWords: ReadonlyMap<string, number> = new Map([
  ...ordinals.map((word, value) => [word, value] as const),
  ...tensOrdinals.map((word, index) => [word, (index + 2) * 10] as const),
  ['hundredth', 100],
  ['thousandth', 1e3],
  ['millionth', 1e6],
  ['billionth', 1e9],
  ['trillionth', 1e12],
])

/** Names of parts, singular and plural; "second" and "first" are none. */
export const partWords: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['halves', 2],
  ['quarter', 4],
  ['quarters', 4],
  ...[...ordinalWords]
    .filter(([, value]) => value > 2)
    .flatMap(([word, value]) => [[word, value] as const, [`${word}s`, value] as const]),
])

/** Scales as letters and abbreviations behind digits. */
export const shortScales: ReadonlyMap<string, number> = new Map([
  ['mln', 1e6],
  ['mio', 1e6],
  ['mill', 1e6],
  ['mn', 1e6],
  ['mm', 1e6],
  ['bn', 1e9],
  ['bln', 1e9],
  ['mrd', 1e9],
  ['tn', 1e12],
  ['trn', 1e12],
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
  ['g', 1e9],
  ['t', 1e12],
  ['millionen', 1e6],
  ['millions', 1e6],
  ['milhões', 1e6],
  ['milhão', 1e6],
  ['milliarden', 1e9],
  ['milliards', 1e9],
  ['bilhões', 1e9],
  ['tausend', 1e3],
  ['mille', 1e3],
  ['mil', 1e3],
  ['тыс', 1e3],
  ['тысяч', 1e3],
  ['млн', 1e6],
  ['миллионов', 1e6],
  ['млрд', 1e9],
  ['миллиардов', 1e9],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['千', 1e3],
  ['百', 100],
  ['百万', 1e6],
  ['千万', 1e7],
  ['万亿', 1e12],
  ['兆', 1e12],
  ['ล้าน', 1e6],
  ['แสน', 1e5],
  ['หมื่น', 1e4],
  ['พัน', 1e3],
])

/** Chinese and Japanese digits and their places. */
export const hanDigits: ReadonlyMap<string, number> = new Map(
  Array.from('零〇一二三四五六七八九', (char, index) => [char, Math.max(0, index - 1)] as const).concat([
    ['两', 2],
    ['兩', 2],
  ]),
)
export const hanPlaces: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
])

export const glyphFractions: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['⅕', 1 / 5],
  ['⅖', 2 / 5],
  ['⅗', 3 / 5],
  ['⅘', 4 / 5],
  ['⅙', 1 / 6],
  ['⅚', 5 / 6],
  ['⅛', 1 / 8],
  ['⅜', 3 / 8],
  ['⅝', 5 / 8],
  ['⅞', 7 / 8],
])
