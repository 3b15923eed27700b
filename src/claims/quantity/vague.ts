import { measureAfter } from './measure.ts'
import type { Reading } from './reading.ts'
import { scaleWords } from './spoken.ts'
import type { Units } from './unit-table.ts'

const heaps = /(?:(tens|dozens|hundreds|thousands)\s+of\s+)?(hundreds|thousands|millions|billions|trillions|dozens|tens)\b/iy
const some = /(?:a\s+)?(few|several|couple(?:\s+of)?)(?:\s+(hundred|thousand|million|billion|trillion|dozen))?(?=[\s-])/iy
const sizes: Readonly<Record<string, number>> = {
  tens: 10,
  dozens: 12,
  hundreds: 100,
  thousands: 1e3,
  millions: 1e6,
  billions: 1e9,
  trillions: 1e12,
}

/** "tens of thousands of dollars" is a range of ten; "several weeks" has a unit and no value. */
export function vagueAt(text: string, at: number, units: Units): Reading | null {
  const first = text[at]?.toLowerCase() ?? ''
  if (!/[tdhmbfsca]/.test(first)) return null
  heaps.lastIndex = at
  const heap = heaps.exec(text)
  const base = {
    operator: '=' as const,
    tolerance: null,
    inWords: true,
    plus: false,
    fromTo: false,
    ends: null,
  }
  if (heap !== null) {
    const [whole, outer, inner = ''] = heap
    const to = at + whole.length
    if (!/^\s+(?:of\b|more\b)/i.test(text.slice(to, to + 6)) && outer === undefined) return null
    const size = (sizes[inner.toLowerCase()] ?? 1) * (outer === undefined ? 1 : (sizes[outer.toLowerCase()] ?? 1))
    const of = /^\s+of\s+/.exec(text.slice(to, to + 6))?.[0].length ?? 0
    const measure = of === 0 ? null : measureAfter(text, to + of, units, { inWords: true, value: size })
    const money = measure?.head.dimension === 'money'
    return {
      ...base,
      from: at,
      to: measure === null || measure.name.length < 2 ? to : measure.to,
      numberFrom: at,
      numberTo: to,
      kind: money ? 'currency' : measure === null ? 'number' : 'dimension',
      low: size,
      high: size * 10,
      operator: 'range',
      measure,
      scaled: true,
      vague: false,
    }
  }
  some.lastIndex = at
  const several = some.exec(text)
  if (several === null) return null
  const to = at + several[0].length
  const scale = several[2] === undefined ? 1 : (scaleWords.get(several[2].toLowerCase()) ?? 1)
  const measure = measureAfter(text, to, units, { inWords: true, value: 3 })
  if (measure === null && scale === 1) return null
  if (measure !== null && measure.head.guard !== null) return null
  return {
    ...base,
    from: at,
    to: measure?.to ?? to,
    numberFrom: at,
    numberTo: to,
    kind:
      measure === null
        ? 'number'
        : measure.head.dimension === 'time'
          ? 'duration'
          : measure.head.dimension === 'money'
            ? 'currency'
            : 'dimension',
    low: Number.NaN,
    high: Number.NaN,
    measure,
    scaled: scale > 1,
    vague: true,
  }
}
