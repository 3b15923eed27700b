import type { Receipt } from '../../receipts/receipt.ts'
import { decode } from '../../sources/decode.ts'
import { manifests } from '../../sources/manifests.ts'
import { charsetOf, delimiterOf } from '../../receipts/media-type.ts'

/** One line of an original as shown; `marks` are UTF-16 offsets in `text`. */
export interface Line {
  readonly number: number
  readonly text: string
  readonly quoted: boolean
  readonly marks: [from: number, to: number][]
}

const around = 3
/** A line longer than this (JSON comes as one line) is cut to what stands near the quote. */
const widest = 600
const margin = 160

/** The quoted lines of a held original with three on either side; the printed cell is marked where the receipt names it, else the quote. */
export function linesAround(receipt: Receipt, bytes: Uint8Array): Line[] {
  const { original, locator } = receipt
  if (original === null || !/^(?:text\/|application\/(?:json|xml))/.test(original.mediaType)) return []
  const charset =
    charsetOf(original.mediaType) ?? manifests.find((manifest) => manifest.source === receipt.sourceId)?.charset ?? 'utf-8'
  const first = lineStart(bytes, original.from)
  let number = 1
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < original.from; at = bytes.indexOf(0x0a, at + 1)) number++
  let from = first
  let line = number
  for (let back = 0; back < around && from > 0; back++) {
    from = lineStart(bytes, from - 1)
    line--
  }
  const lines: Line[] = []
  for (let after = 0; from < bytes.length && after < around + 1; line++) {
    const next = bytes.indexOf(0x0a, from)
    const end = next === -1 ? bytes.length : next
    const quoted = end > original.from && from < original.to
    const [a, b] = [Math.max(from, original.from), Math.min(end, original.to)]
    const part = (start: number, stop: number): string => decode(bytes, charset, start, stop).replace(/\r$/, '')
    if (!quoted) lines.push({ number: line, text: clipped(part(from, Math.min(end, from + widest))), quoted, marks: [] })
    else {
      const quote = part(a, b)
      const whole = [part(Math.max(from, a - widest), a), quote, part(b, Math.min(end, b + widest))] as const
      lines.push(quotedLine(line, whole, marksOf(quote, locator, delimiterOf(original.mediaType), end >= original.to)))
    }
    if (end >= original.to) after++
    if (lines.length > 60) break
    from = end + 1
  }
  return lines
}

// A negative place would be counted from the end of the file.
const lineStart = (bytes: Uint8Array, at: number): number => (at === 0 ? 0 : bytes.lastIndexOf(0x0a, at - 1) + 1)

const clipped = (text: string): string => (text.length > widest ? text.slice(0, widest) : text)

function quotedLine(number: number, [before, quote, after]: readonly [string, string, string], marked: Span | undefined): Line {
  const short = before.length + quote.length + after.length <= widest
  const [from, to] = marked ?? [0, 0]
  // Of a quote too long to show the part around the value is shown.
  const start = quote.length <= widest ? 0 : Math.max(0, Math.min(from - widest / 2, quote.length - widest))
  const head = short ? before : start > 0 ? '' : before.slice(-margin)
  const text = head + quote.slice(start, start + widest) + (short ? after : after.slice(0, margin))
  const shift = head.length - start
  return { number, text, quoted: true, marks: to > from ? [[from + shift, Math.min(to + shift, text.length)]] : [] }
}

type Span = readonly [from: number, to: number]

/** What is marked in a quoted line: the printed cell where the receipt names one, in JSON on the last line of the quote; else all of it. */
function marksOf(quote: string, locator: Receipt['locator'], delimiter: string, isLast: boolean): Span | undefined {
  if (locator?.printed === undefined || locator.printed === '') return [0, quote.length]
  if (locator.column === undefined && !isLast) return undefined
  return cellIn(quote, locator, delimiter) ?? [0, quote.length]
}

/** Where the printed value stands in the quote: the nth cell of a CSV row, or the last occurrence in JSON. */
function cellIn(quote: string, locator: Receipt['locator'], delimiter: string): Span | undefined {
  const printed = locator?.printed
  if (printed === undefined || printed === '') return undefined
  const column = locator?.column
  if (column === undefined) {
    const at = quote.lastIndexOf(printed)
    return at < 0 ? undefined : [at, at + printed.length]
  }
  let cell = 1
  let isQuoted = false
  for (let at = 0; at <= quote.length; at++) {
    if (cell === column) {
      const from = quote.indexOf(printed, at)
      return from >= 0 && from <= at + 1 ? [from, from + printed.length] : undefined
    }
    if (quote[at] === '"') isQuoted = !isQuoted
    else if (quote[at] === delimiter && !isQuoted) cell++
  }
  return undefined
}
