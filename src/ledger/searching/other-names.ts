import type { Entry, Gazetteer } from '../../claims/gazetteer.ts'
import { allOf, anyOf, not, type Query, type TextQuery } from './query.ts'
import { isSpaceless } from './words.ts'

/** A name that was asked for and the names that are looked for with it. */
export interface AlsoCalled {
  readonly asked: string
  readonly names: readonly string[]
}

export interface Widened {
  readonly query: Query
  readonly alsoCalled: readonly AlsoCalled[]
}

/**
 * The query with names in the other script of the trade beside those that were asked for: "dysprosium" finds 镝, and 镝 dysprosium. Only
 * plain words are widened: what stands in quotation marks is looked for as it is written. Names are those of the gazetteer.
 */
export function withOtherNames(query: Query, gazetteer: Gazetteer): Widened {
  const alsoCalled: AlsoCalled[] = []
  const widen = (part: Query): Query => {
    if (part.kind === 'not') return not(widen(part.of))
    if (part.kind === 'any') return anyOf(part.of.map(widen))
    if (part.kind === 'all')
      return allOf(runsOf(part.of).flatMap((run) => (Array.isArray(run) ? widenWords(run, gazetteer, alsoCalled) : [widen(run)])))
    if (part.kind === 'word' && part.where === 'anywhere') return allOf(widenWords([part], gazetteer, alsoCalled))
    return part
  }
  return { query: widen(query), alsoCalled }
}

/** Plain words that follow each other are read together: "rare earths" is one name. */
function runsOf(parts: readonly Query[]): (Query | TextQuery[])[] {
  const runs: (Query | TextQuery[])[] = []
  for (const part of parts) {
    const last = runs.at(-1)
    if (part.kind !== 'word' || part.where !== 'anywhere') runs.push(part)
    else if (Array.isArray(last)) last.push(part)
    else runs.push([part])
  }
  return runs
}

function widenWords(words: readonly TextQuery[], gazetteer: Gazetteer, alsoCalled: AlsoCalled[]): Query[] {
  const text = words.map((word) => word.text).join(' ')
  const starts: number[] = []
  let at = 0
  for (const word of words) {
    starts.push(at)
    at += word.text.length + 1
  }
  const found: Query[] = []
  let next = 0
  for (const { entry, from, to } of gazetteer.mentions(text)) {
    const first = starts.indexOf(from)
    const last = words.findIndex((word, i) => (starts[i] ?? 0) + word.text.length === to)
    // A name within a word ("rare-earth-free") is not what was asked for.
    if (first < next || last < first) continue
    const asked = words.slice(first, last + 1)
    const names = otherNames(entry, text.slice(from, to))
    if (names.length === 0) continue
    found.push(...words.slice(next, first))
    found.push(anyOf([allOf(asked), ...names.map((name): Query => ({ kind: 'phrase', text: name, where: 'anywhere' }))]))
    alsoCalled.push({ asked: text.slice(from, to), names })
    next = last + 1
  }
  return [...found, ...words.slice(next)]
}

/** Names in the script that was not used: the Chinese and Japanese ones of an English name, the English one of a Chinese. */
function otherNames(entry: Entry, asked: string): string[] {
  if (isSpaceless(asked)) return isSpaceless(entry.name) ? [] : [entry.name]
  const names = entry.aliases.filter(isSpaceless)
  // 稀土 finds 稀土矿 by itself: every stretch of a sentence is found.
  return names.filter((name) => !names.some((other) => other !== name && name.includes(other)))
}
