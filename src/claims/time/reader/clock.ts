import { cardinalAt } from './count.ts'
import { at, word, type Situation } from './node.ts'
import { dayParts, smalls } from './words.ts'

/** A time of day: minutes since midnight, half-open when it lasts. */
export interface Clock {
  readonly next: number
  /** Seconds since midnight. */
  readonly start: number | null
  readonly end: number | null
  readonly range: boolean
  /** Said with am or pm, or in 24 hours. */
  readonly certain: boolean
}

const digital = /(\d{1,2})(?::(\d{2})(?::(\d{2}))?|\.(\d{2})(?=\s?(?:[ap]\.?m\b)))?(?![\d/%]|[.,]\d|-\d{1,2}-)/y
const dottedTime = /(\d{1,2})\.([0-5]\d)(?![\d%]|\.\d)/y
const meridiem = /\s?(?:([ap])\.?\s?m\b\.?|([ap])(?![\p{L}\d.]))/iuy

const tokenBehind = (s: Situation, from: number, offset: number): number => {
  let index = from
  while (index < s.tokens.length && (s.tokens[index]?.from ?? 0) < offset) index++
  return index
}

/** One point of time: "8:45", "5 pm", "seven twenty-seven", "half past eight", "noon". `loose` lets a bare number be an hour. */
export function pointAt(s: Situation, index: number, loose: boolean): Clock | null {
  const token = at(s, index)
  if (token === undefined) return null
  const named = { noon: 12, midday: 12, midnight: 0 }[token.word]
  if (named !== undefined) return { next: index + 1, start: named * 3600, end: null, range: false, certain: true }
  if (token.word === 'mid' && word(s, index + 1) === 'night')
    return { next: index + 2, start: 0, end: null, range: false, certain: true }
  if (!Number.isNaN(token.value)) return digitalAt(s, index, loose)
  return spokenAt(s, index, loose)
}

function digitalAt(s: Situation, index: number, loose: boolean): Clock | null {
  const token = at(s, index)
  if (
    token === undefined ||
    token.ordinal ||
    (/[\d.,$€£/-]/.test(s.text[token.from - 1] ?? '') && !(s.text[token.from - 1] === '-' && loose))
  )
    return null
  digital.lastIndex = token.from
  const found = digital.exec(s.text)
  if (found === null) {
    dottedTime.lastIndex = token.from
    const dotted = loose ? dottedTime.exec(s.text) : null
    if (dotted !== null && Number(dotted[1]) < 24) {
      const offset = token.from + dotted[0].length
      meridiem.lastIndex = offset
      const half = meridiem.exec(s.text)
      const late = (half?.[1] ?? half?.[2])?.toLowerCase() === 'p' && Number(dotted[1]) < 12
      const next = tokenBehind(s, index, offset + (half?.[0].length ?? 0))
      return {
        next,
        start: (Number(dotted[1]) + (late ? 12 : 0)) * 3600 + Number(dotted[2]) * 60,
        end: null,
        range: false,
        certain: half !== null,
      }
    }
    const four = loose && /^\d{4}$/.test(token.word) && token.value < 2400 && token.value % 100 < 60
    return four
      ? {
          next: index + 1,
          start: Math.floor(token.value / 100) * 3600 + (token.value % 100) * 60,
          end: null,
          range: false,
          certain: false,
        }
      : null
  }
  const [hour, minute, second] = [Number(found[1]), Number(found[2] ?? found[4] ?? 0), Number(found[3] ?? 0)]
  if (hour > 24 || minute > 59 || second > 59) return null
  let offset = token.from + found[0].length
  meridiem.lastIndex = offset
  const half = meridiem.exec(s.text)
  const letter = (half?.[1] ?? half?.[2])?.toLowerCase()
  if (half !== null && letter !== undefined && (half[1] !== undefined || found[2] !== undefined || loose)) {
    if (hour > 12 || hour === 0)
      return hour > 12
        ? {
            next: tokenBehind(s, index, offset + half[0].length),
            start: hour * 3600 + minute * 60 + second,
            end: null,
            range: false,
            certain: true,
          }
        : null
    offset += half[0].length
    return {
      next: tokenBehind(s, index, offset),
      start: ((hour % 12) + (letter === 'p' ? 12 : 0)) * 3600 + minute * 60 + second,
      end: null,
      range: false,
      certain: true,
    }
  }
  const next = tokenBehind(s, index, offset)
  const clock = oClock(s, next)
  if (found[2] === undefined && clock === next) {
    const point = /^\.\d\d(?!\d)/.exec(s.text.slice(offset, offset + 4))
    if (!loose) return inPart(s, next, hour, minute)
    if (point !== null) return null
    if (
      hour > 24 ||
      /^(?:%|years?|days?|weeks?|months?|hours?|minutes?|mins?|hrs?|people|percent|st|nd|rd|th|business|times)$/.test(
        word(s, next),
      )
    )
      return null
  }
  return (
    inPart(s, clock, hour, minute, second) ?? {
      next: clock,
      start: hour * 3600 + minute * 60 + second,
      end: null,
      range: false,
      certain: found[2] !== undefined,
    }
  )
}

/** Behind an "o'clock", or where it was. */
function oClock(s: Situation, index: number): number {
  if (word(s, index) === 'oclock') return index + 1
  return word(s, index) === 'o' && /^['’]$/.test(word(s, index + 1)) && word(s, index + 2) === 'clock' ? index + 3 : index
}

/** "7 in the morning", "3 this afternoon": the part of the day says which half. */
function inPart(s: Situation, index: number, hour: number, minute: number, second = 0): Clock | null {
  let from = index
  if (/^(?:in|at|this|of)$/.test(word(s, from))) from++
  if (word(s, from) === 'the') from++
  const part = dayParts.get(word(s, from))
  if (part === undefined || hour > 12 || from === index) return null
  const isLate = word(s, from) !== 'morning' && !(word(s, from) === 'night' && hour < 5)
  return {
    next: from + 1,
    start: ((hour % 12) + (isLate ? 12 : 0)) * 3600 + minute * 60 + second,
    end: null,
    range: false,
    certain: true,
  }
}

function spokenAt(s: Situation, index: number, loose: boolean): Clock | null {
  const first = cardinalAt(s, index)
  const past = /^(?:half|quarter)$/.test(word(s, index)) ? { value: word(s, index) === 'half' ? 30 : 15, next: index + 1 } : first
  if (past !== null) {
    const unit = /^(?:minutes?|mins?)$/.test(word(s, past.next)) ? past.next + 1 : past.next
    if (/^(?:past|to|after)$/.test(word(s, unit)) && past.value < 60) {
      const hour = pointAt(s, unit + 1, true)
      if (hour !== null && hour.start !== null && !hour.range && (unit > past.next || /^(?:half|quarter)$/.test(word(s, index))))
        return { ...hour, start: hour.start + (word(s, unit) === 'to' ? -1 : 1) * past.value * 60 }
    }
  }
  if (
    first === null ||
    !Number.isInteger(first.value) ||
    first.value < 1 ||
    first.value > 12 ||
    !smalls.has(word(s, index)) ||
    /^an?$/.test(word(s, index))
  )
    return null
  const minutes = cardinalAt(s, first.next)
  const hasMinutes = minutes !== null && minutes.value >= 10 && minutes.value < 60 && !/^an?$/.test(word(s, first.next))
  let next = hasMinutes ? minutes.next : oClock(s, first.next)
  if (hasMinutes && /^minutes?$/.test(word(s, next))) next++
  const minute = hasMinutes ? minutes.value : 0
  const letter =
    /^[ap]$/.test(word(s, next)) && word(s, next + 1) === 'm' ? next + 2 : /^(?:am|pm)$/.test(word(s, next)) ? next + 1 : null
  if (letter !== null)
    return {
      next: letter,
      start: ((first.value % 12) + (word(s, next).startsWith('p') ? 12 : 0)) * 3600 + minute * 60,
      end: null,
      range: false,
      certain: true,
    }
  const part = inPart(s, next, first.value, minute)
  if (part !== null) return part
  if (!loose && next === first.next) return null
  if (!loose && hasMinutes) return null
  return { next, start: first.value * 3600 + minute * 60, end: null, range: false, certain: false }
}

const half = (point: Clock): number => (point.start ?? 0) + ((point.start ?? 0) < 43_200 ? 43_200 : 0)

/** "from 5 to 6pm", "between 9.30-4:30pm", "1-3 pm", "8am-3". */
export function clockRangeAt(s: Situation, index: number): Clock | null {
  const lead = /^(?:from|between)$/.test(word(s, index))
  const from = lead ? index + 1 : index
  const first = pointAt(s, from, true)
  if (first === null || first.start === null) return null
  const joint = word(s, first.next)
  if (!/^(?:to|and|-|–|till|until|through)$/.test(joint) || (joint === 'and' && word(s, index) !== 'between')) return null
  let past = first.next + 1
  if (word(s, past) === 'at') past++
  const second = pointAt(s, past, true)
  if (second === null || second.start === null) return null
  const explicit =
    first.certain ||
    second.certain ||
    /[:.]\d\d/.test(s.text.slice(at(s, from)?.from ?? 0, at(s, second.next - 1)?.to ?? 0)) ||
    (lead && /^\d{4}$/.test(word(s, from)))
  if (!explicit && !lead) return null
  if (
    !explicit &&
    !/\b(?:at|on|today|tomorrow|tonight|morning|afternoon|evening|night|day|meeting|am|pm|yesterday)\b/i.test(s.text)
  )
    return null
  let [start, end] = [first.start, second.start]
  if (second.certain && !first.certain && end >= 43_200 && half(first) < end) start = half(first)
  else if (second.certain && !first.certain && end < start && end < 43_200) start = half(first) > 43_200 ? start : start
  if (!second.certain && end <= start) end = half(second)
  if (first.certain && second.certain && end < start && end === 0) end = 43_200
  return { next: second.next, start, end, range: true, certain: first.certain || second.certain }
}

/** "in the morning", "late this afternoon", "lunchtime", "mid-morning": a part of a day. */
export function dayPartAt(s: Situation, index: number): Clock | null {
  let from = index
  if (/^(?:in|at|during|by)$/.test(word(s, from))) from++
  const early = /^(?:early|earlier|late|later|mid)$/.test(word(s, from)) ? word(s, from) : null
  if (early !== null) from++
  if (/^(?:in|-)$/.test(word(s, from)) && early !== null) from++
  if (/^(?:the|this)$/.test(word(s, from))) from++
  const late = early ?? (/^(?:early|late)$/.test(word(s, from)) ? word(s, from) : null)
  if (late !== null && early === null) from++
  let name = word(s, from)
  let next = from + 1
  if (/^(?:night|day|lunch)$/.test(name) && /^(?:-)$/.test(word(s, next)) && word(s, next + 1) === 'time') {
    name += 'time'
    next += 2
  } else if (/^(?:night|day|lunch)$/.test(name) && word(s, next) === 'time') {
    name += 'time'
    next++
  }
  const part = dayParts.get(name)
  if (part === undefined) return null
  if (name.endsWith('s')) return null
  let [start, end] = [part[0] * 3600, part[1] * 3600]
  if (late?.startsWith('early')) end = start + 7200
  else if (late?.startsWith('late')) start += 7200
  return { next, start, end: name === 'night' && late === null ? 86_399 : end, range: true, certain: true }
}

/** "before 4pm", "after 3", "by noon": open on one side. */
export function boundedClockAt(s: Situation, index: number): Clock | null {
  const lead = word(s, index)
  const side = /^(?:before|until|till|by)$/.test(lead) ? 'end' : /^(?:after|since|from)$/.test(lead) ? 'start' : null
  if (side === null) return null
  const point =
    pointAt(s, index + 1, false) ??
    (/^lunch(?:time)?$/.test(word(s, index + 1))
      ? { next: index + 2, start: (side === 'end' ? 11 : 13) * 3600, end: null, range: false, certain: true }
      : null)
  if (point === null || point.start === null) return null
  return {
    next: point.next,
    start: side === 'start' ? point.start : null,
    end: side === 'end' ? point.start : null,
    range: true,
    certain: point.certain,
  }
}
