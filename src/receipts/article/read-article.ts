import type { Day } from '../../kernel/day.ts'
import type { Block, BlockKind } from '../document.ts'
import { couldHead, furnitureOf, isHighlightsLabel, isProse } from './boilerplate.ts'
import { bylineOf, creditOf, nameOfLine } from './byline.ts'
import { chunksOf, closesSentence, wordCount, type Chunk } from './chunk.ts'
import { languageOf } from './language.ts'
import { dateLine, printedDates, type PrintedDate } from './printed-date.ts'

/** What the format says of the article outside its text (HTML metadata, PDF properties); it wins over what is read from the text. */
export interface KnownOfArticle {
  readonly title?: string | undefined
  readonly date?: Day | undefined
  readonly author?: string | undefined
  readonly publisher?: string | undefined
  readonly language?: string | undefined
}

/** The structure of an article: blocks in order, none overlapping, and what it says of itself. */
export interface Article {
  readonly blocks: readonly Block[]
  readonly title: string | null
  readonly date: Day | null
  readonly dateAsPrinted: string | null
  readonly author: string | null
  readonly publisher: string | null
  readonly language: string
}

/** A chunk with the part it plays. */
interface Part {
  readonly chunk: Chunk
  readonly text: string
  kind: BlockKind | null
  why?: string
}

/** Chunks before the first prose in which title, date and by-line are looked for. */
const frontMost = 16
/** Share of a text's prose that must stand before a copyright line or notice for it to end the article. */
const mostOfIt = 0.4

const isBody = (kind: BlockKind | null): boolean => kind === null

/** Marks page furniture; returns the index of the first chunk after which the article is over. */
function markFurniture(parts: readonly Part[]): void {
  let bodySeen = 0
  let footer: string | null = null
  let label: string | null = null
  const furnitureAt = parts.map(({ text }) => furnitureOf(text))
  const proseWords = parts.map(({ text }, at) => (isProse(text) && !furnitureAt[at] ? wordCount(text) : 0))
  const allWords = proseWords.reduce((sum, words) => sum + words, 0)
  for (const [at, part] of parts.entries()) {
    const furniture = furnitureAt[at]
    if (furniture) {
      part.kind = 'boilerplate'
      part.why = furniture.why
      label = furniture.reach === 'label' ? furniture.why : null
      // A copyright line or notice near the start, as in a report, ends nothing; comments may outgrow the article they follow.
      const late = furniture.why === 'comment form' || bodySeen >= mostOfIt * allWords
      if (furniture.reach === 'footer' && bodySeen > 0 && late) footer = furniture.why
      continue
    }
    const prose = isProse(part.text)
    if (footer !== null) {
      part.kind = 'boilerplate'
      part.why = label ?? footer
      if (prose) label = null
      continue
    }
    if (label !== null) {
      if (!prose && part.chunk.shape !== 'row') {
        part.kind = 'boilerplate'
        part.why = label
        continue
      }
      label = null
    }
    bodySeen += proseWords[at] ?? 0
  }
}

/** Marks a list of main points under its label. */
function markHighlights(parts: readonly Part[]): void {
  for (const [at, part] of parts.entries()) {
    if (!isHighlightsLabel(part.text)) continue
    const following = parts.slice(at + 1)
    const items = following.findIndex(({ chunk }) => chunk.shape !== 'item')
    let count = items < 0 ? following.length : items
    if (count === 0) {
      // Without bullets: single sentences of like length, up to the first paragraph or heading.
      const stop = following.findIndex(
        ({ chunk, text }, index) =>
          chunk.shape !== 'text' ||
          text.length > 200 ||
          (text.match(/[.!?](?=\s+\p{Lu})/gu)?.length ?? 0) > 0 ||
          (index > 0 && following[0]?.chunk.touches === true && !chunk.touches),
      )
      count = stop < 0 ? following.length : stop
      if (count < 2) count = 0
    }
    if (count === 0) continue
    part.kind = 'boilerplate'
    part.why = 'label of the highlights'
    for (const one of following.slice(0, count)) {
      one.kind = 'highlight'
      delete one.why
    }
  }
}

interface Front {
  title: string | null
  date: PrintedDate | null
  author: string | null
}

const dateline = /^[(\s]*(?:[\p{Lu}][\p{L}.'’ ]{1,30}(?:,\s*[\p{L}.'’ ]{2,30}){0,3})[\s,–—-]*[(\s,–—-]*$/u
const labelled = /^(?:title|headline|subject)\s*:\s*/i
const mailHeader = /^(?:from|to|cc|date|sent|reply-to)\s*:/i

/** How much a line before the body looks like the title; below nothing it is none. */
function titleWorth(text: string, at: number, named: boolean): number {
  const words = wordCount(text)
  const kicker = words <= 3 && text === text.toUpperCase() && /[A-Z]/.test(text)
  const odd = text.startsWith('(') || mailHeader.test(text) || kicker || named
  return (words >= 4 ? 2 : words >= 2 ? 1 : 0) - at / 2 - (odd ? 2.6 : 0) - (/^\p{Ll}/u.test(text) ? 1 : 0)
}

/** The date a first paragraph opens with: `PERTH, 12 March 2026 -`, `(Sydney, Australia – 3 April 2025)`. */
function datelineOf(text: string): PrintedDate | null {
  const [date] = printedDates(text.slice(0, 120))
  if (!date) return null
  const before = text.slice(0, date.from)
  const after = text.slice(date.to, date.to + 40)
  return (before === '' || dateline.test(before)) && /^\s*(?:[-–—:/)]|\(|,?\s*[\p{Lu}\s]{2,20}(?:\)|-|–|—))/u.test(after)
    ? date
    : null
}

const agency =
  /^[\p{Lu}][\p{L}.,'’ \d]{1,60}\((Reuters|AP|AFP|Bloomberg|Xinhua|Kyodo|dpa|AAP|Yonhap|TASS|Interfax|ANI|PTI)\)\s*[-–—]/u

/** Splits a line with a by-line and a date into its two blocks. */
function markMetaLine(part: Part, front: Front, extra: Block[]): boolean {
  const { chunk, text } = part
  // A row of a table signs nothing, whatever its abbreviations.
  if (chunk.shape === 'row') return false
  const byline = bylineOf(text)
  const rest = byline ? text.slice(0, byline.from) + ' '.repeat(byline.to - byline.from) + text.slice(byline.to) : text
  const date = dateLine(rest.trim() === '' ? '' : rest)
  if (!byline && !date) return false
  if (byline) {
    front.author ??= byline.author
    extra.push({ kind: 'author', from: chunk.from + byline.from, to: chunk.from + byline.to })
  }
  if (date) {
    front.date ??= { ...date, text: text.slice(date.from, date.to) }
    extra.push({ kind: 'date', from: chunk.from + date.from, to: chunk.from + date.to })
  }
  part.kind = byline ? 'author' : 'date'
  return true
}

/** True for a name on a line of its own beside the date: a short title may look like a name, but is not found there so often. */
function isSigned(parts: readonly Part[], part: Part): boolean {
  const at = parts.indexOf(part)
  return nameOfLine(part.text) !== null && [parts[at - 1], parts[at + 1]].some((beside) => beside?.kind === 'date')
}

/** The candidate that looks most like a title; among equals the first. A kicker is better than none, a name is not. */
function bestTitle(candidates: readonly Part[], parts: readonly Part[]): Part | undefined {
  const others = (part: Part): boolean => candidates.some((other) => other !== part && nameOfLine(other.text) === null)
  const worths = candidates
    .filter(({ text }) => text.length <= 250)
    .map((part, at) => ({ part, worth: titleWorth(part.text, at, isSigned(parts, part) && others(part)) }))
  const best = worths.toSorted((a, b) => b.worth - a.worth)[0]
  return best && best.worth > 0 ? best.part : undefined
}

/** A name on a line of its own beside the date or below the title is the author's. */
function readNameLine(parts: readonly Part[], limit: number, front: Front, extra: Block[]): void {
  if (front.author !== null) return
  for (const part of parts.slice(0, limit)) {
    if (part.kind !== null || !isSigned(parts, part)) continue
    front.author = nameOfLine(part.text)
    part.kind = 'author'
    extra.push({ kind: 'author', from: part.chunk.from, to: part.chunk.to })
    return
  }
}

function readFront(parts: readonly Part[], known: KnownOfArticle, extra: Block[]): Front {
  const front: Front = { title: null, date: null, author: null }
  const body = parts.findIndex(({ chunk, kind, text }, at) => {
    if (kind !== null || chunk.shape === 'heading' || chunk.shape === 'row') return false
    if (chunk.shape === 'item') return true
    // A first line that closes like a sentence may still be the title, if it is short and something follows.
    if (at === 0 && wordCount(text) <= 22 && !text.endsWith('.') && parts.length > 1) return false
    return isProse(text) && !dateLine(text) && !bylineOf(text)
  })
  const limit = Math.min(body < 0 ? parts.length : body, frontMost)
  let updated: PrintedDate | null = null
  for (const part of parts.slice(0, limit)) {
    if (part.kind !== null) continue
    const line = dateLine(part.text)
    if (line?.updated && front.date === null) {
      updated ??= line
      part.kind = 'date'
      extra.push({ kind: 'date', from: part.chunk.from + line.from, to: part.chunk.from + line.to })
    } else markMetaLine(part, front, extra)
  }
  front.date ??= updated
  const candidates = parts
    .slice(0, limit)
    .filter(({ kind, chunk }) => isBody(kind) && chunk.shape !== 'item' && chunk.shape !== 'row')
  const wanted = known.title?.trim()
  const title =
    candidates.find(({ text }) => wanted !== undefined && text === wanted) ??
    candidates.find(({ text }) => labelled.test(text)) ??
    candidates.find(({ chunk }) => chunk.level === 1) ??
    bestTitle(candidates, parts)
  // A lone line is what the reader wants checked, not the title of nothing.
  if (title && (body >= 0 || parts.length > 1)) {
    title.kind = 'title'
    front.title = title.text.replace(labelled, '')
    // What stands above the title is the name of the site or section.
    for (const part of parts.slice(0, parts.indexOf(title)))
      if (isBody(part.kind) && !isProse(part.text) && nameOfLine(part.text) === null) {
        part.kind = 'boilerplate'
        part.why = 'above the title'
      }
  }
  if (front.title !== null) readNameLine(parts, limit, front, extra)
  const first = parts.find(({ kind, text }) => isBody(kind) && isProse(text))
  if (first) front.date ??= datelineOf(first.text)
  return front
}

/** By-line and date that stand after the body, as in an author box or a closing credit. */
function readBack(parts: readonly Part[], front: Front, extra: Block[]): void {
  if (front.author === null)
    for (const part of parts.toReversed()) {
      const byline =
        part.chunk.shape !== 'row' && part.text.length <= 80 && part.kind !== 'highlight' && part.kind !== 'title'
          ? bylineOf(part.text)
          : null
      const alone = byline && (byline.to >= part.text.length - 1 || printedDates(part.text).length > 0)
      if (byline && alone) {
        front.author = byline.author
        part.kind = 'author'
        delete part.why
        extra.push({ kind: 'author', from: part.chunk.from + byline.from, to: part.chunk.from + byline.to })
        for (const after of parts.slice(parts.indexOf(part) + 1)) {
          if (after.kind !== 'boilerplate' || furnitureOf(after.text)) break
          after.why = 'author box'
        }
        break
      }
      const credited = creditOf(part.text)
      if (credited !== null) {
        front.author = credited
        break
      }
    }
  if (front.date === null)
    for (const part of parts) {
      const line =
        part.kind === null && /^(?:first |originally )?(?:published|posted|released|date)/i.test(part.text)
          ? dateLine(part.text)
          : null
      if (!line) continue
      front.date = line
      part.kind = 'date'
      extra.push({ kind: 'date', from: part.chunk.from + line.from, to: part.chunk.from + line.to })
      break
    }
}

/** The nearest parts of the body above and below a part, if any. */
interface Beside {
  readonly before: Part | undefined
  readonly next: Part | undefined
}

/** What stands around each part in the body, furniture left out; found in two walks, since texts may have 100,000 lines. */
function besideEach(parts: readonly Part[]): Beside[] {
  const below: (Part | undefined)[] = []
  let next: Part | undefined
  for (let at = parts.length - 1; at >= 0; at--) {
    below[at] = next
    if (parts[at]?.kind === null) next = parts[at]
  }
  let above: Part | undefined
  return parts.map((part, at) => {
    const before = above
    if (part.kind === null) above = part
    return { before, next: below[at] }
  })
}

function kindOfBody(parts: readonly Part[], at: number, { before, next }: Beside): BlockKind {
  const part = parts[at]
  if (!part) return 'paragraph'
  if (part.chunk.shape === 'heading') return 'heading'
  if (part.chunk.shape === 'item') {
    // `1. Supply is thin` above prose, with no other item beside it, is a numbered heading.
    const below = parts[at + 1]
    const alone =
      parts[at - 1]?.chunk.shape !== 'item' && below !== undefined && below.chunk.shape === 'text' && isProse(below.text)
    return alone && !below.chunk.touches && couldHead(part.text) ? 'heading' : 'list-item'
  }
  if (part.chunk.shape === 'row') return 'table-row'
  if (!couldHead(part.text)) return 'paragraph'
  // Several short lines on end are a list, an address or a verse; only the one above prose heads it.
  const heads = next !== undefined && (isProse(next.text) || next.chunk.shape !== 'text' || next.text.length > 110)
  const inLine = part.chunk.touches && before !== undefined && !isProse(before.text) && before.chunk.shape === 'text'
  if (!heads || inLine) return 'paragraph'
  return closesSentence(part.text) && wordCount(part.text) > 12 ? 'paragraph' : 'heading'
}

const copyrightName =
  /(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)?\d{2,4})?)?,?\s*(?:by\s+)?(\p{Lu}[\p{L}\d&.'’ -]{1,60}?)\s*(?:[™®,|•·–—]|-\s|\.\s|\.$|$|all rights)/iu

function publisherOf(parts: readonly Part[]): string | null {
  const line = parts.find(({ why }) => why === 'copyright line')
  const said = line ? copyrightName.exec(line.text)?.[1]?.trim() : undefined
  if (said !== undefined && !/^(?:all rights|\d)/i.test(said)) return said
  const wire = parts.find(({ kind, text }) => kind === null && agency.test(text))
  return wire ? (agency.exec(wire.text)?.[1] ?? null) : null
}

/**
 * The structure of an article given its chunks: which is title, date, by-line, highlight, heading, body, and which is furniture of
 * the page. Rules speak of form and of words that pages use everywhere; none knows a publisher or a subject.
 */
export function readArticle(text: string, chunks: readonly Chunk[], known: KnownOfArticle = {}): Article {
  const parts: Part[] = chunks.map((chunk) => ({ chunk, text: text.slice(chunk.from, chunk.to), kind: null }))
  markFurniture(parts)
  markHighlights(parts)
  const publisher = known.publisher ?? publisherOf(parts)
  const extra: Block[] = []
  const front = readFront(parts, known, extra)
  readBack(parts, front, extra)
  const beside = besideEach(parts)
  const kinds = parts.map((part, at) => part.kind ?? kindOfBody(parts, at, beside[at] ?? { before: undefined, next: undefined }))
  extra.sort((a, b) => a.from - b.from)
  const blocks: Block[] = []
  let used = 0
  for (const [at, { chunk, why }] of parts.entries()) {
    const kind = kinds[at] ?? 'paragraph'
    const held = blocks.length
    for (let one = extra[used]; one && one.to <= chunk.to; one = extra[++used]) blocks.push(one)
    if (blocks.length === held)
      blocks.push({
        kind,
        from: chunk.from,
        to: chunk.to,
        ...(kind === 'heading' ? { level: chunk.level ?? 2 } : {}),
        ...(kind === 'boilerplate' && why !== undefined ? { why } : {}),
      })
  }
  return {
    blocks,
    title: known.title ?? front.title,
    date: known.date ?? front.date?.day ?? null,
    dateAsPrinted: front.date?.text ?? null,
    author: known.author ?? front.author,
    publisher,
    language: known.language ?? languageOf(text),
  }
}

/** The structure of an article in plain or Markdown text. Pure; offsets count in `text`. */
export const readArticleText = (text: string, known: KnownOfArticle = {}): Article => readArticle(text, chunksOf(text), known)
