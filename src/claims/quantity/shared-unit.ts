import { measureFrom } from './measure.ts'
import type { Reading } from './reading.ts'
import type { Units } from './unit-table.ts'

const joint =
  /^\s?(?:,\s?(?:and|or)|,|;|and|or|to|\/|&|vs\.?|versus|:|–|-|then)\s?(?:(?:about|around|nearly|almost|over|up to|more than|only|just|~|∼)\s?)?$/i

/** "6 and 13 kg", "3.2, 4.9 and 9.1 mm": the unit behind the last number of a list is that of all. */
export function shareUnits(text: string, readings: readonly Reading[], units: Units): Reading[] {
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
  return headed(text, shared, units)
}

const heading = /(?:^|[\s(])([^\s():,;\d][^\s():,;]{0,7})\)?\s?[:=]\s?$/

/** "IR (KBr) cm-1:1660, 1633, 1573", "δ (ppm): 9.79, 8.81": a unit before a colon holds for the bare numbers behind it. */
function headed(text: string, readings: Reading[], units: Units): Reading[] {
  if (!text.includes(':')) return readings
  let head: Reading['measure'] = null
  return readings.map((reading) => {
    const from = Math.max(0, reading.from - 14)
    const opening = text.slice(from, reading.from)
    const found = /:\s?$/.test(opening) ? heading.exec(opening) : null
    if (found !== null) {
      const at = from + found.index + found[0].indexOf(found[1] ?? '')
      const measure = measureFrom(text, at, units)
      head = measure !== null && measure.to === at + (found[1] ?? '').length && measure.head.guard === null ? measure : null
    } else if (/[:;]\s?$/.test(opening)) head = null
    if (head === null || reading.measure !== null || reading.vague || reading.inWords) return reading
    return Object.assign({}, reading, { measure: head, kind: 'dimension' as const })
  })
}
