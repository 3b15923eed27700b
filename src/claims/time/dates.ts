import type { Operator } from '../../kernel/quantity.ts'
import { anchorOf, dayText, monthNumber, monthPattern, monthText, yearNear, type Anchor } from './calendar.ts'
import { relativePatterns } from './relative.ts'
import { matches } from '../text/matches.ts'

/** A date or period in a text. */
export interface FoundDate {
  readonly from: number
  readonly to: number
  /** In the notation of the guideline, or null when the year cannot be known. */
  readonly text: string | null
  readonly precision: 'day' | 'month' | 'quarter' | 'half' | 'year' | 'decade' | 'span' | 'week'
  /** "by 2030" `<=`, "early 2025" `~`, else `=`. */
  readonly operator: Operator
  /** True when the year or day was taken from the article's own date. */
  readonly relative: boolean
  /** A bare calendar year. */
  readonly bareYear: boolean
}

/** What a pattern makes of its groups; null refuses the match. */
export type Resolve = (
  groups: readonly (string | undefined)[],
  anchor: Anchor | null,
  near: string,
) => { readonly text: string | null; readonly relative?: boolean } | null
export type DatePattern = readonly [precision: FoundDate['precision'], pattern: RegExp, resolve: Resolve]

const M = `(${monthPattern})`
const Y = '((?:19|20)\\d\\d)'
const D = '(\\d{1,2})(?:st|nd|rd|th)?'
const ordinal: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  '1st': 1,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  final: 4,
  last: 4,
  march: 1,
  june: 2,
  september: 3,
  december: 4,
}
const nth = (word: string | undefined): number => ordinal[(word ?? '').toLowerCase()] ?? 1
const month = (word: string | undefined): number => monthNumber(word ?? '')
const validDay = (text: string | undefined): boolean => Number(text) >= 1 && Number(text) <= 31
const century = (text: string | undefined): string => ((text ?? '').length === 2 ? `20${text}` : (text ?? ''))
const future = /\b(?:will|set to|scheduled|due|expected|expires?|until|through|upcoming|next|require)\b/i
const past =
  /\b(?:(?!expected|scheduled|planned|proposed|needed|required|targeted|slated|anticipated)\w{2,}ed|was|were|had|announced|imposed|banned|signed|since|filed|reached|dropped|fell|rose|added|introduced|published|last|hit)\b/i
/** "announced tariffs from 1 November": the announcement is past, the day it names need not be. */
const onset = new RegExp(
  `\\b(?:from|starting|starting on|effective|effective from|effective on|beginning|beginning on) (?:\\d{1,2}(?:st|nd|rd|th)? ${monthPattern}|${monthPattern} \\d)`,
  'i',
)
const direction = (near: string): 'past' | 'future' | null =>
  onset.test(near) && !future.test(near) ? null : future.test(near) ? 'future' : past.test(near) ? 'past' : null

const dayIn = (
  monthWord: string | undefined,
  day: string | undefined,
  year: string | undefined,
  anchor: Anchor | null,
  near: string,
): ReturnType<Resolve> => {
  if (!validDay(day)) return null
  const m = month(monthWord)
  if (year !== undefined) return { text: dayText(Number(year), m, Number(day)) }
  if (anchor === null) return { text: null, relative: true }
  return { text: dayText(yearNear(m, anchor, direction(near)), m, Number(day)), relative: true }
}
const quarter = (year: string | number | undefined, n: number): string => `${year}-Q${n}`

const patterns: readonly DatePattern[] = [
  [
    'span',
    new RegExp(`\\b(?:between|from) ${M} ${Y} (?:and|to|through|until) ${M} ${Y}`, 'g'),
    ([, m1, y1, m2, y2]) => ({ text: `${monthText(Number(y1), month(m1))}/${monthText(Number(y2), month(m2))}` }),
  ],
  [
    'span',
    new RegExp(`\\b(?:(?:[Bb]etween|[Ff]rom) )?${M}(?: (?:and|to|through|until) |-|–)${M},? ${Y}\\b`, 'g'),
    ([, m1, m2, y]) => {
      const [first, last] = [month(m1), month(m2)]
      return { text: `${monthText(first > last ? Number(y) - 1 : Number(y), first)}/${monthText(Number(y), last)}` }
    },
  ],
  [
    'span',
    new RegExp(`\\b[Bb]etween ${M} and ${M}(?! \\d)`, 'g'),
    ([, m1, m2], anchor, near) => {
      if (anchor === null) return { text: null, relative: true }
      const [first, last] = [month(m1), month(m2)]
      const year = yearNear(last, anchor, direction(near))
      return { text: `${monthText(first > last ? year - 1 : year, first)}/${monthText(year, last)}`, relative: true }
    },
  ],
  [
    'span',
    new RegExp(`\\b(?:[Bb]etween|[Ff]rom) ${Y} (?:and|to|through|until) ${Y}\\b`, 'g'),
    ([, y1, y2]) => ({ text: `${y1}/${y2}` }),
  ],
  ['span', new RegExp(`\\b(?:both )?${Y} and ${Y}\\b`, 'g'), ([, y1, y2]) => ({ text: `${y1}/${y2}` })],
  [
    'day',
    new RegExp(`\\b(?:${Y})-(\\d\\d)-(\\d\\d)\\b`, 'g'),
    ([, y, m, d]) => (Number(m) < 13 && validDay(d) ? { text: `${y}-${m}-${d}` } : null),
  ],
  ['day', /((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日/g, ([, y, m, d]) => ({ text: dayText(Number(y), Number(m), Number(d)) })],
  ['month', /((?:19|20)\d\d)年(\d{1,2})月/g, ([, y, m]) => ({ text: monthText(Number(y), Number(m)) })],
  ['year', /((?:19|20)\d\d)年/g, ([, y]) => ({ text: String(y) })],
  [
    'day',
    new RegExp(`\\b${M} ${D}(?:,? ${Y})?(?![\\d:]|,\\d)`, 'g'),
    ([, m, d, y], anchor, near) => dayIn(m, d, y, anchor, near),
  ],
  [
    'day',
    new RegExp(`\\b${D}\\.?(?: of)? ${M}(?:,? ${Y})?\\b`, 'g'),
    ([, d, m, y], anchor, near) => dayIn(m, d, y, anchor, near),
  ],
  [
    'quarter',
    new RegExp(
      `\\b(?:the )?(March|June|September|December) ${Y} quarter|\\b(?:the )?(March|June|September|December) quarter(?: (?:of )?${Y})?`,
      'g',
    ),
    ([, m, y, m2, y2], anchor) => {
      const n = nth(m ?? m2)
      const year = y ?? y2
      if (year !== undefined) return { text: quarter(year, n) }
      if (anchor === null) return { text: null, relative: true }
      return { text: quarter(anchor.month !== null && n * 3 >= anchor.month ? anchor.year - 1 : anchor.year, n), relative: true }
    },
  ],
  [
    'quarter',
    new RegExp(
      `\\b(?:the )?(first|second|third|fourth|final|1st|2nd|3rd|4th|First|Second|Third|Fourth)[- ]quarter(?:s)?(?: of)?(?: (?:fiscal )?${Y})?\\b`,
      'g',
    ),
    ([, n, y], anchor) => {
      if (y !== undefined) return { text: quarter(y, nth(n)) }
      if (anchor === null) return { text: null, relative: true }
      return {
        text: quarter(
          anchor.month !== null && nth(n) * 3 - 2 > anchor.month
            ? anchor.year - 1
            : anchor.month !== null && nth(n) === 4 && anchor.month < 10
              ? anchor.year - 1
              : anchor.year,
          nth(n),
        ),
        relative: true,
      }
    },
  ],
  [
    'quarter',
    /\bQ([1-4])(?: of|,|-)? ?(?:FY)?((?:19|20)?\d\d)?\b|\b((?:19|20)\d\d)[- ]?Q([1-4])\b|\b([1-4])Q ?(?:FY)?((?:20)?\d\d)\b/g,
    ([, q, y, y2, q2, q3, y3], anchor) => {
      const year = century(y ?? y2 ?? y3)
      const n = Number(q ?? q2 ?? q3)
      if (year !== '') return { text: quarter(year, n) }
      return { text: anchor === null ? null : quarter(anchor.year, n), relative: true }
    },
  ],
  [
    'half',
    new RegExp(
      `\\b(?:the )?(first|second|First|Second)[- ]half(?: of| in)?(?: (?:the year )?${Y})?|\\bH([12])(?: of)? ?${Y}|\\b([12])H ?((?:20)?\\d\\d)\\b|\\b${Y}[- ]?H([12])\\b`,
      'g',
    ),
    ([, word, y, h, y2, h2, y3, y4, h3], anchor, near) => {
      const n = word !== undefined ? nth(word) : Number(h ?? h2 ?? h3)
      // "fell in the first half", told in January: the half that has ended.
      const unended = anchor !== null && anchor.month !== null && n * 6 > anchor.month && direction(near) === 'past'
      const year = Number(century(y ?? y2 ?? y3 ?? y4)) || (anchor === null ? undefined : anchor.year - (unended ? 1 : 0))
      if (year === undefined) return { text: null, relative: true }
      return {
        text: n === 1 ? `${year}-01/${year}-06` : `${year}-07/${year}-12`,
        relative: word !== undefined && y === undefined,
      }
    },
  ],
  [
    'year',
    /\b(?:FY|fiscal(?: year)? |financial year |Fiscal(?: Year)? )['’]?((?:20)?\d\d)(?:[-/–](?:20)?(\d\d))?\b/g,
    ([, y, second]) => ({ text: `FY${second === undefined ? century(y) : `20${second}`}` }),
  ],
  [
    'year',
    /\b(20\d\d)[-/–](\d\d)(?: (?:financial|fiscal) year)?\b(?![-/]\d)/g,
    ([, y, second]) => (Number(second) === (Number(y) + 1) % 100 ? { text: `FY20${second}` } : null),
  ],
  [
    'span',
    /\b((?:19|20)\d\d)(?:-|–|—)((?:19|20)\d\d)\b/g,
    ([, y1, y2]) => (Number(y2) > Number(y1) ? { text: `${y1}/${y2}` } : null),
  ],
  ['month', new RegExp(`\\b${M},? ${Y}\\b`, 'g'), ([, m, y]) => ({ text: monthText(Number(y), month(m)) })],
  [
    'month',
    new RegExp(
      `\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]o|[Ff]rom|[Tt]hrough|[Oo]f|[Ff]or|[Dd]uring|[Ll]ate|[Ee]arly|[Mm]id-?|[Bb]efore|[Aa]fter|[Ll]ast|[Nn]ext|[Tt]his|ended|ending|and|between|started|announced|imposed|[Tt]he|year-earlier) ?${M}(?![\\w-]|\\.\\w| \\d)`,
      'g',
    ),
    ([surface, m], anchor, near) => {
      if (
        /^(?:to|for|and|The|the|after|before) ?(?:May|Mar|March)\b/.test(surface ?? '') &&
        !/\b(?:months to|and May)\b/.test(near)
      )
        return null
      if (anchor === null) return { text: null, relative: true }
      return { text: monthText(yearNear(month(m), anchor, direction(near)), month(m)), relative: true }
    },
  ],
  [
    'month',
    new RegExp(
      `\\b${M}(?= (?:[a-z-]+ ){0,2}(?:exports?|imports?|shipments?|output|production|volumes?|sales|deliveries|arrivals|purchases)\\b)`,
      'g',
    ),
    ([, m], anchor) =>
      anchor === null
        ? { text: null, relative: true }
        : { text: monthText(yearNear(month(m), anchor, 'past'), month(m)), relative: true },
  ],
  ['decade', /\b(?:the )?((?:19|20)\d0)s\b/g, ([, y]) => ({ text: `${y}s` })],
  [
    'year',
    /\b(?:the )?end of (?:the|this) decade\b/gi,
    (_groups, anchor) => ({ text: anchor === null ? '2030' : String(Math.floor(anchor.year / 10) * 10 + 10), relative: true }),
  ],
  [
    'year',
    new RegExp(
      `(?<![\\d.,$€£¥/#-])\\b${Y}\\b(?!\\s?(?:%|tonnes|tons|t\\b|kg|metric|percent|per cent|km|products|workers|jobs|units|people)|[,.]\\d|-[a-z]|:\\d|/\\d)`,
      'g',
    ),
    ([, y]) => ({ text: String(y) }),
  ],
]

const bound: readonly (readonly [Operator, RegExp])[] = [
  [
    '<=',
    /\b(?:by|before|no later than|not later than|until|till|prior to|ahead of)(?: the)?(?: (?:end|close|start|beginning|middle) of)?(?: the)?(?: (?:late|early|mid-?))? ?$/i,
  ],
  ['~', /\b(?:early|late|mid-?|around|about|circa|roughly|as early as|as soon as)(?: in)? ?$/i],
  ['>', /\b(?:after|beyond|later than) ?$/i],
]

/** What a text must contain before a group of patterns is tried at all. */
const triggers: readonly RegExp[] = [
  new RegExp(monthPattern),
  /(?:19|20)\d\d/,
  /quarter|half|Q|H\d|\dH/,
  /FY|iscal|inancial year/,
  /decade/,
  /年/,
  /year|month|day|now\b|end of|morrow/i,
]
const triggerOf = (pattern: RegExp): number => {
  const { source } = pattern
  if (source.includes('年')) return 5
  if (source.includes('uarter') || source.includes('half') || source.includes('Q')) return 2
  if (source.includes('FY')) return 3
  if (source.includes('decade')) return 4
  return source.includes('January') ? 0 : 1
}
const ordered: readonly (readonly [DatePattern, number])[] = [
  ...patterns.slice(0, 10).map((pattern) => [pattern, triggerOf(pattern[1])] as const),
  ...relativePatterns.map((pattern) => [pattern, 6] as const),
  ...patterns.slice(10).map((pattern) => [pattern, triggerOf(pattern[1])] as const),
]

/**
 * Every date and period of a text in the guideline's notation, in order, without overlaps. `date` is the article's day, from
 * which "October 30", "last month" and "this year" take theirs.
 */
export function datesIn(text: string, date: string | null): FoundDate[] {
  if (!/\d|[A-Z][a-z]{2}|year|month|quarter|day|week|decade/.test(text)) return []
  const anchor = anchorOf(date)
  const found: FoundDate[] = []
  const present = triggers.map((words) => words.test(text))
  for (const [[precision, pattern, resolve], trigger] of ordered) {
    if (present[trigger] !== true) continue
    for (const match of matches(pattern, text)) {
      const to = match.index + match[0].length
      if (found.some((other) => other.from < to && match.index < other.to)) continue
      const near = text.slice(Math.max(0, match.index - 60), to + 10)
      const resolved = resolve([...match], anchor, near)
      if (resolved === null) continue
      // "Announcement No. 10 of 2025": the year belongs to the name.
      if (
        precision === 'year' &&
        /\b(?:No|Nr|Number)\.? ?\d{1,4}(?: of |\/)$/.test(text.slice(Math.max(0, match.index - 16), match.index))
      )
        continue
      const lead =
        precision === 'month'
          ? (/^(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]o|[Ff]rom|[Tt]hrough|[Oo]f|[Ff]or|[Dd]uring|[Bb]efore|[Aa]fter|ended|ending|and|between|started|announced|imposed|[Tt]he) /.exec(
              match[0],
            )?.[0].length ?? 0)
          : 0
      const from = match.index + lead
      const opening = text.slice(Math.max(0, from - 30), from)
      found.push({
        from,
        to,
        text: resolved.text,
        precision,
        operator: bound.find(([, words]) => words.test(opening))?.[0] ?? (/^(?:early|late|mid)/i.test(match[0]) ? '~' : '='),
        relative: resolved.relative ?? false,
        bareYear: precision === 'year' && /^\d{4}$/.test(match[0]),
      })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}
