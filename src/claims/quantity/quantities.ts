import { sentences } from '../text/sentences.ts'
import { datesIn } from '../time/dates.ts'
import { ordinalsIn, type Ordinal } from './ordinals.ts'
import { readQuantities } from './read.ts'
import type { Known, Reading } from './reading.ts'
import type { Measure } from './measure.ts'
import type { Units } from './unit-table.ts'

/** Numbers with units in running text, for the `quantities` question. Exact offsets, linear time. */
export function quantitiesIn(text: string, units: Units, numerals = false, dates: Known['dates'] | null = null): Reading[] {
  if (dates !== null) return readQuantities(text, units, { dates })
  // Sentence by sentence: every window then has a bound, whatever the text.
  return sentences(text).flatMap(({ from, to }) => {
    const sentence = text.slice(from, to)
    const read = numerals ? numeralsIn(sentence, units) : readQuantities(sentence, units, { dates: datesIn(sentence, null) })
    return read.map((reading) => moved(reading, from))
  })
}

/** Every numeral of a sentence with its ordinals; an ordinal goes before a number inside it ("one hundred twenty-fifth"). */
function numeralsIn(sentence: string, units: Units): Reading[] {
  const read = readQuantities(sentence, units, { dates: [], numerals: true })
  const ordinals = ordinalsIn(sentence)
    .filter(
      ({ from, to }) =>
        !read.some(
          (reading) =>
            reading.from < to &&
            from < reading.to &&
            reading.numberTo === to &&
            reading.numberFrom <= from &&
            !Number.isInteger(reading.low),
        ),
    )
    .map((ordinal) => ordinalReading(ordinal))
  return [
    ...read.filter((reading) => !ordinals.some(({ from, to }) => reading.from < to && from < reading.to)),
    ...ordinals,
  ].sort((a, b) => a.from - b.from)
}

const ordinalReading = ({ from, to, value }: Ordinal): Reading => ({
  from,
  to,
  numberFrom: from,
  numberTo: to,
  kind: 'ordinal',
  low: value ?? Number.NaN,
  high: value ?? Number.NaN,
  operator: '=',
  tolerance: null,
  measure: null,
  inWords: true,
  scaled: false,
  ends: null,
  plus: false,
  vague: value === null,
  fromTo: false,
})

const movedMeasure = (measure: Measure | null, by: number): Measure | null =>
  measure === null ? null : { ...measure, from: measure.from + by, to: measure.to + by, headTo: measure.headTo + by }

const moved = (reading: Reading, by: number): Reading => ({
  ...reading,
  from: reading.from + by,
  to: reading.to + by,
  numberFrom: reading.numberFrom + by,
  numberTo: reading.numberTo + by,
  ends:
    reading.ends === null
      ? null
      : {
          firstTo: reading.ends.firstTo + by,
          firstMeasure: movedMeasure(reading.ends.firstMeasure, by),
          second: reading.ends.second + by,
          firstValue: reading.ends.firstValue,
        },
  measure: movedMeasure(reading.measure, by),
})
