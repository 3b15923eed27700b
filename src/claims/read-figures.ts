import { quantitiesIn } from './quantity/quantities.ts'
import type { Reading } from './quantity/reading.ts'
import type { Units } from './quantity/unit-table.ts'
import { sentences } from './text/sentences.ts'
import { citedYear } from './time/reader/citation.ts'
import { readTimes, type FoundTime } from './time/reader/read-times.ts'

/** A quantity, a date or time, or both in one ("the last three months"), at one place of a text. */
export interface Figure {
  readonly from: number
  readonly to: number
  readonly reading: Reading | null
  readonly time: FoundTime | null
}

/** How to read. */
export interface Reader {
  readonly units: Units
  /** Day of the text, `YYYY-MM-DD` with or without a time, against which "last week" is read. */
  readonly date: string | null
  /** Every numeral for itself, ordinals and parts of identifiers included; no dates. */
  readonly numerals: boolean
}

const moved = (time: FoundTime, by: number): FoundTime => ({ ...time, from: time.from + by, to: time.to + by })

const counted = /(?:second|minute|min|hour|hr|day|night|week|month|quarter|year|decade|fortnight|centur(?:y|ie))s?\b/i

/** A date whose numbers are no amounts: not one that counts its way ("three days ago"). */
const masks = (text: string, time: FoundTime): boolean =>
  time.kind !== 'duration' &&
  time.kind !== 'set' &&
  time.certain &&
  !(time.relative && counted.test(text.slice(time.from, time.to)))

/** Worth a line: what resolves, or what only lacks the day of the text when that is given; a bare "at 4" only there. */
const telling = (time: FoundTime, date: string | null): boolean =>
  date !== null || (time.certain && (time.start !== null || time.end !== null || time.seconds !== null))

/** Every quantity and date of a text, in order, without overlaps, sentence by sentence. Linear in the length of the text. */
export function figuresIn(text: string, { units, date, numerals }: Reader): Figure[] {
  if (numerals)
    return quantitiesIn(text, units, true).map((reading) => ({ from: reading.from, to: reading.to, reading, time: null }))
  const found: Figure[] = []
  for (const stretch of sentences(text)) {
    const sentence = text.slice(stretch.from, stretch.to)
    const times = readTimes(sentence, date)
    const readings = quantitiesIn(
      sentence,
      units,
      false,
      times.filter((time) => masks(sentence, time) || (date !== null && !time.relative && time.kind === 'time')),
    )
    merge(
      readings,
      times.filter((time) => telling(time, date) && !citedYear(sentence, time)),
      found,
      stretch.from,
    )
  }
  return found
}

function merge(readings: readonly Reading[], times: readonly FoundTime[], found: Figure[], by: number): void {
  let next = 0
  const push = (reading: Reading | null, time: FoundTime | null): void => {
    const from = Math.min(reading?.from ?? Infinity, time?.from ?? Infinity) + by
    const to = Math.max(reading?.to ?? 0, time?.to ?? 0) + by
    // A reading may reach into a time that masks nothing; what was read first stays.
    if (from < (found.at(-1)?.to ?? 0)) return
    found.push({
      from,
      to,
      reading: reading === null ? null : shifted(reading, by),
      time: time === null ? null : moved(time, by),
    })
  }
  for (const time of times) {
    for (let reading = readings[next]; reading !== undefined && reading.to <= time.from; reading = readings[next]) {
      push(reading, null)
      next++
    }
    const inside: Reading[] = []
    for (let reading = readings[next]; reading !== undefined && reading.from < time.to; reading = readings[next]) {
      inside.push(reading)
      next++
    }
    const [only] = inside
    // "the last three months" is a stretch of days and a length; a duration is a quantity like any other.
    if (only === undefined) {
      if (time.kind !== 'duration') push(null, time)
    } else if (inside.length === 1 && only.kind === 'duration') push(only, time)
    else for (const reading of inside) push(reading, null)
  }
  for (; next < readings.length; next++) push(readings[next] ?? null, null)
}

const shifted = (reading: Reading, by: number): Reading => ({
  ...reading,
  from: reading.from + by,
  to: reading.to + by,
  numberFrom: reading.numberFrom + by,
  numberTo: reading.numberTo + by,
  measure:
    reading.measure === null
      ? null
      : { ...reading.measure, from: reading.measure.from + by, to: reading.measure.to + by, headTo: reading.measure.headTo + by },
})
