import type { Reading } from './reading.ts'

const joint =
  /^\s?(?:,\s?(?:and|or)|,|;|and|or|to|\/|&|vs\.?|versus|:|–|-|then)\s?(?:(?:about|around|nearly|almost|over|up to|more than|only|just|~|∼)\s?)?$/i

/** "6 and 13 kg", "3.2, 4.9 and 9.1 mm": the unit behind the last number of a list is that of all. */
export function shareUnits(text: string, readings: readonly Reading[]): Reading[] {
  const shared = [...readings]
  for (let index = shared.length - 2; index >= 0; index--) {
    const [here, next] = [shared[index], shared[index + 1]]
    if (here === undefined || next === undefined || here.measure !== null || next.measure === null || here.vague || next.vague)
      continue
    const { dimension, guard } = next.measure.head
    if (here.inWords && !next.inWords) continue
    if (guard === 'times' || guard === 'point') continue
    // "$5 and 3" and "12 people and 3%" share nothing.
    if (dimension === 'money' && next.numberFrom > next.measure.from - 1 && next.measure.from < next.numberTo) continue
    if (next.measure.from < next.numberTo) continue
    if (!joint.test(text.slice(here.to, next.from))) continue
    if (dimension === 'money' && here.kind !== 'number') continue
    shared[index] = {
      ...here,
      measure: next.measure,
      kind: here.kind === 'number' ? next.kind : here.kind,
    }
  }
  return shared
}
