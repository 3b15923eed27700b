import { daysInMonth, dayOf, type Day } from '../../kernel/day.ts'

/** A full date as printed: the day, and the characters that say it. */
export interface PrintedDate {
  readonly day: Day
  readonly from: number
  readonly to: number
  readonly text: string
}

const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'janvier', 'janv', 'enero', 'janeiro', 'gennaio', 'jänner'],
  ['february', 'feb', 'februar', 'février', 'févr', 'febrero', 'fevereiro', 'febbraio'],
  ['march', 'mar', 'märz', 'mars', 'marzo', 'março'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maio', 'maggio'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'junho', 'giugno'],
  ['july', 'jul', 'juli', 'juillet', 'juil', 'julio', 'julho', 'luglio'],
  ['august', 'aug', 'août', 'agosto'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre', 'setembro', 'settembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'outubro', 'ottobre'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'déc', 'diciembre', 'dezembro', 'dicembre'],
]
const monthByName = new Map(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))
const month = Array.from(monthByName.keys())
  .sort((a, b) => b.length - a.length)
  .join('|')
const year = String.raw`((?:19|20)\d{2})`

type Order = readonly [year: number, month: number, day: number]

/** Patterns with the places of year, month and day among their groups. */
const patterns: readonly (readonly [pattern: RegExp, order: Order])[] = [
  [
    new RegExp(String.raw`(?<![A-Za-z\u00C0-\u024F\d])(${month})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+${year}(?!\d)`, 'gi'),
    [3, 1, 2],
  ],
  [
    new RegExp(
      String.raw`(?<![A-Za-z\u00C0-\u024F\d])(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:de\s+)?(${month})\.?,?[\s-]+(?:de\s+)?${year}(?!\d)`,
      'gi',
    ),
    [3, 2, 1],
  ],
  [new RegExp(String.raw`(?<!\d)${year}[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)`, 'gu'), [1, 2, 3]],
  [new RegExp(String.raw`${year}\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]`, 'gu'), [1, 2, 3]],
  [new RegExp(String.raw`(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?${year}(?!\d)`, 'gu'), [3, 2, 1]],
]
const slashed = new RegExp(String.raw`(?<![\d/])(\d{1,2})/(\d{1,2})/${year}(?![\d/])`, 'gu')

function onCalendar(y: number, m: number, d: number): Day | null {
  return m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m) ? dayOf(y, m, d) : null
}

const hasYear = /(?:19|20)\d{2}/

/**
 * Every full date in the text, in order. `3/4/2025` is a day only where one of the two numbers cannot be a month or both are the
 * same: guessing the country would be wrong half the time.
 */
export function printedDates(text: string): PrintedDate[] {
  if (!hasYear.test(text)) return []
  const found: PrintedDate[] = []
  const add = (hit: RegExpExecArray, day: Day | null): void => {
    if (day === null || found.some((other) => hit.index < other.to && other.from < hit.index + hit[0].length)) return
    found.push({ day, from: hit.index, to: hit.index + hit[0].length, text: hit[0] })
  }
  const monthOf = (said: string): number => monthByName.get(said.toLowerCase()) ?? Number(said)
  for (const [pattern, [y, m, d]] of patterns)
    for (const hit of text.matchAll(pattern)) add(hit, onCalendar(Number(hit[y]), monthOf(hit[m] ?? ''), Number(hit[d])))
  for (const hit of text.matchAll(slashed)) {
    const [first, second, y] = [Number(hit[1]), Number(hit[2]), Number(hit[3])]
    if (first > 12 || first === second) add(hit, onCalendar(y, second, first))
    else if (second > 12) add(hit, onCalendar(y, first, second))
  }
  return found.sort((a, b) => a.from - b.from)
}

const label =
  /^(?:(?:first |last |originally )?(?:published|posted|released|issued|updated|modified|created|date|dated|on|veröffentlicht|publié le|publicado)\b[\s:,]*(?:on|at|am|le|el|em)?\s*)/i
const furniture =
  /^(?:[\s*_|·•,\-–—/()@:]|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|\d{1,2}[:.]\d{2}(?::\d{2})?|[ap]\.?m\.?|utc|gmt|[a-z]{1,4}t|z|[+-]\d{2}:?\d{2}|at|\d+\s*min(?:ute)?s?(?:\s*read)?|read(?:ing)?(?:\s*time)?|last|updated|published|posted|on)+$/i

/** Before a date that ends its line: a place or a kind of notice, of few words, set off from it. `New Delhi, `, `ASX Announcement | ` */
const placeOrNotice = /^\p{Lu}[\p{L}\p{M}.'’&]*(?: [\p{L}\p{M}.'’&]+){0,3}(?: \([^)]{1,20}\))?\s*[,|:·–—-]\s*$/u

/** The date of a line that says little else than a date: `Oct 25, 2025`, `Posted on Monday, 3 March 2025 at 10:45 GMT | 5 min read`. */
export function dateLine(line: string): (PrintedDate & { readonly updated: boolean }) | null {
  if (line.length > 160) return null
  const dates = printedDates(line)
  const first = dates[0]
  if (!first) return null
  const updated = /updated|modified/i.test(line.slice(0, first.from)) && !/published|posted/i.test(line.slice(0, first.from))
  let rest = ''
  let at = 0
  for (const date of dates) {
    rest += `${line.slice(at, date.from)} `
    at = date.to
  }
  rest = `${rest}${line.slice(at)}`.replace(label, '').trim()
  if (rest === '' || furniture.test(rest)) return { ...first, updated }
  const endsTheLine = dates.length === 1 && line.slice(first.to).trim() === ''
  return endsTheLine && placeOrNotice.test(line.slice(0, first.from)) ? { ...first, updated } : null
}
