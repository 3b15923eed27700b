import { measureAfter, measureFrom, type Measure } from './measure.ts'
import type { Numeral } from './number.ts'
import type { Unit, Units } from './unit-table.ts'

/** The unit behind a number, or what its currency sign makes of it. */
export function unitOf(text: string, at: number, numeral: Numeral, currency: Unit | null, units: Units): Measure | null {
  if (currency !== null) {
    const money = measureFrom(text, at, units, currency)
    // "A$ 5 AUD", "$10 dollars", "US$5 a tonne": the code behind only repeats the sign.
    const repeated = measureAfter(text, at, units, { inWords: false, value: numeral.value })
    if (repeated?.head.dimension === 'money' && repeated.head.unit !== 'cent' && repeated.head.unit !== 'pence')
      return { ...repeated, head: repeated.head }
    return money
  }
  const found = measureAfter(text, at, units, numeral)
  if (found === null) return null
  // "two-thirds in", "half an inch": a part has a unit only behind an article.
  if (numeral.fraction && numeral.inWords && found.name.length < 3 && !/mile|inch/.test(text.slice(found.from, found.to)))
    return null
  return found
}
