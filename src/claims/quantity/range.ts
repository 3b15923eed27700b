import type { Measure } from './measure.ts'
import { boundAfter } from './bounds.ts'
import { readNumeral, type Numeral } from './number.ts'
import { refused } from './refuse.ts'
import { unitOf } from './unit-of.ts'
import type { Unit, Units } from './unit-table.ts'

const rangeJoint =
  /(?:-to-|\s?(?:-|–|—|−|‐|‑|~|∼|〜|up to|to|through|or|and|till|until|…|\.\.\.?|\.\. |÷|至|到|โ)\s?)(?:(?:about|around|some|nearly|almost|as much as|up to|roughly|approximately|over|more than|even|as high as|~|∼)\s?)?(?:between\s)?/iy
const tolerant = /\s?(?:±|\+\/-|\+\/−|\+-|∓|plus or minus)\s?/y
const stepped =
  /\b(?:by|up|down|rose|fell|climbed|dropped|gained|lost|jumped|slid|increased|decreased|declined|surged|added|shed|grew|rise|rises|fall|falls|tumbled|soared|advanced|slipped|edged|plunged)\s(?:by\s)?\D{0,9}$/i

/** The upper end of a range and what it makes of the lower. */
export interface Range {
  readonly second: Numeral
  readonly measure: Measure | null
  /** What the scale of the second makes of the first: "$1.7-1.8 billion". */
  readonly backwards: number
  readonly negative: boolean
  readonly fromTo: boolean
  readonly opened: boolean
  readonly own: Measure | null
}

/** The second number of a range that starts with `first`: "20-30 kt", "6% to 8%", "between 20 and 30", "0-to-60 mph". */
export function rangeAt(
  text: string,
  at: number,
  first: Numeral,
  measure: Measure | null,
  currency: Unit | null,
  units: Units,
  floor: number,
  signPattern: RegExp,
): Range | null {
  const opening = text.slice(Math.max(floor, at - 18), at)
  const isBetween = /\bbetween\s\D{0,10}$/i.test(opening)
  const opened = /\bfrom\s\D{0,10}$/i.test(opening)
  const ends = measure === null || measure.to === first.to ? [first.to] : [measure.to, first.to]
  for (const end of ends) {
    rangeJoint.lastIndex = end
    const joint = rangeJoint.exec(text)
    if (joint === null) continue
    const word = joint[0]
      .trim()
      .toLowerCase()
      .replace(/^-?(\w+).*$/, '$1')
    const isDash = /^\s?[-–—−‐‑~∼〜÷]/.test(joint[0]) && !/to-/.test(joint[0])
    if (word === 'and' && !isBetween) continue
    if (word === 'up' && !opened) continue
    if (word === 'or' && !(first.inWords && measure === null)) continue
    if ((word === 'until' || word === 'till' || word === 'through') && measure !== null) continue
    // "increased by $43m to $419m", "rose 300 t to 5,000 t": a step and the level it led to.
    if (word === 'to' && stepped.test(opening) && !opened) return null
    let next = end + joint[0].length
    signPattern.lastIndex = next
    const secondSign = signPattern.exec(text)
    if (secondSign !== null) next += secondSign[0].length
    if (isDash && secondSign === null && currency === null && /\s$/.test(joint[0]) !== /^\s/.test(joint[0]) && measure === null)
      continue
    const negative = /^[-−]\d/.test(text.slice(next, next + 2)) && (isDash || /\s$/.test(joint[0]))
    if (negative) next++
    const second = readNumeral(text, next, currency !== null || secondSign !== null)
    if (second === null || Number.isNaN(second.value) || second.fraction !== (first.fraction && !first.inWords))
      if (!(second !== null && (second.fraction || first.fraction))) continue
    if (second === null) continue
    if (second.inWords && !first.inWords && !second.scaled) continue
    if (word === 'to' && first.inWords && !second.inWords && first.value < 2) continue
    const money = secondSign === null ? currency : (units.signs.get((secondSign[1] ?? '').trim()) ?? currency)
    const after = boundAfter(text, second.to)
    const unit = unitOf(text, after?.to ?? second.to, second, money, units)
    const own = measure !== null && measure.to !== first.to ? measure : null
    if (currency !== null && secondSign === null && word === 'to' && unit?.head.dimension !== 'money') continue
    if (own !== null && unit !== null && own.head.dimension !== unit.head.dimension) continue
    if (own !== null && unit === null && end !== first.to && !isDash && word !== 'to' && word !== 'and') continue
    if (own !== null && end === first.to) continue
    if (
      unit === null &&
      own === null &&
      (/^(?:\.\d|:\d\d|[A-Za-z]\d)/.test(text.slice(second.to, second.to + 3)) || refused(text, at, second.to, false))
    )
      continue
    // "5-year 3% bonds", "10 - 3 =": a dash between unlike things joins nothing.
    if (unit === null && isDash && first.value > second.value && !negative) continue
    const backwards =
      second.scaled &&
      !first.scaled &&
      first.value < 1000 &&
      second.scale > 1 &&
      first.value <= second.value / second.scale &&
      (currency !== null || second.scale >= 1000)
        ? second.scale
        : 1
    const low = first.value * backwards
    if (low === second.value && !negative) continue
    // "from 15% to 12%" is a change; "fell from 12 to 3" too. Descending ranges are rare but for dashes with a shared unit.
    if (low > second.value && !negative && !opened && !isBetween && !(unit !== null && (word === 'to' || isDash))) continue
    return {
      second: negative ? { ...second, value: -second.value } : second,
      measure: unit ?? own ?? (currency === null ? null : measure),
      backwards,
      negative,
      fromTo: (word === 'to' || word === 'up') && opened,
      opened,
      own,
    }
  }
  return null
}

/** "5.54 ± 0.25 km s−1", "30% ± 2%". */
export function toleranceAt(
  text: string,
  first: Numeral,
  measure: Measure | null,
  currency: Unit | null,
  units: Units,
): { readonly value: number; readonly measure: Measure | null; readonly to: number; readonly numberTo: number } | null {
  for (const end of measure === null || measure.to === first.to ? [first.to] : [first.to, measure.to]) {
    tolerant.lastIndex = end
    const joint = tolerant.exec(text)
    if (joint === null) continue
    const second = readNumeral(text, end + joint[0].length, currency !== null)
    if (second === null || Number.isNaN(second.value)) continue
    const unit = unitOf(text, second.to, second, currency, units)
    return { value: second.value, measure: unit ?? measure, to: Math.max(second.to, unit?.to ?? 0), numberTo: second.to }
  }
  return null
}
