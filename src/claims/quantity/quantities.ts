import { sentences } from '../text/sentences.ts'
import { datesIn } from '../time/dates.ts'
import { readQuantities } from './read.ts'
import type { Reading } from './reading.ts'
import type { Measure } from './measure.ts'
import type { Units } from './unit-table.ts'

/** Numbers with units in running text, for the `quantities` question. Exact offsets, linear time. */
export function quantitiesIn(text: string, units: Units): Reading[] {
  // Sentence by sentence: every window then has a bound, whatever the text.
  return sentences(text).flatMap(({ from, to }) => {
    const sentence = text.slice(from, to)
    return readQuantities(sentence, units, { dates: datesIn(sentence, null) }).map((reading) => moved(reading, from))
  })
}

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
