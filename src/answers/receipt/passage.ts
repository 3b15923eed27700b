import { Refusal } from '../../kernel/errors.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Desk } from '../operation.ts'

/** A stretch of a document and what stands around it. */
export interface Passage {
  readonly text: string
  /** Where `text` begins in the document. */
  readonly from: number
  readonly marks: [from: number, to: number][]
}

/** Characters shown on either side. */
const around = 400

/**
 * Reads the held document again and cuts out a stretch, `FROM-TO`; refuses with `not-found` what lies outside. A document that stands in a
 * container with others cannot be read from the container's bytes: a claim at that stretch is shown in the text that was kept of it, and
 * without one there is no passage (null).
 */
export async function passageAt(desk: Desk, receipt: Receipt, bytes: Uint8Array, asked: string): Promise<Passage | null> {
  const [from = 0, to = 0] = asked.split('-').map(Number)
  if (await isItem(desk, receipt)) return claimInKept(desk, receipt, from, to)
  const { text } = await desk.reader.read({
    bytes,
    name: receipt.title,
    mediaType: receipt.original?.mediaType ?? null,
    url: receipt.url,
  })
  if (from >= to || to > text.length)
    throw new Refusal('not-found', `the document has ${text.length} characters, none of them ${asked}`)
  return cut(text, from, to)
}

/** Whether it was seen as a part of an original: then what it says is not what all of the bytes say. */
const isItem = async (desk: Desk, { id }: Receipt): Promise<boolean> =>
  (await desk.archive.versionsOf(id)).some(({ receipt, content, original }) => receipt === id && content !== original)

async function claimInKept(desk: Desk, { id }: Receipt, from: number, to: number): Promise<Passage | null> {
  const kept = await desk.archive.textOf(id)
  const claim = (await desk.archive.claimsOf(id)).find(({ span }) => span[0] === from && span[1] === to)
  if (!kept || !claim) return null
  // The text that is kept leaves the title out, and is that alone where the document is a headline.
  const text = kept.text === '' ? kept.title : kept.text
  const at = nearest(text, claim.quote, from)
  return at === undefined ? null : cut(text, at, at + claim.quote.length)
}

/** Where a quote stands in a text, closest to where it is expected. */
function nearest(text: string, quote: string, expected: number): number | undefined {
  let best: number | undefined
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    if (best === undefined || Math.abs(at - expected) < Math.abs(best - expected)) best = at
  return best
}

function cut(text: string, from: number, to: number): Passage {
  const start = onWord(text, Math.max(0, from - around), 1)
  const end = onWord(text, Math.min(text.length, to + around), -1)
  return { text: text.slice(start, end), from: start, marks: [[from - start, to - start]] }
}

/** The nearest beginning or end of a word, so that no word and no character is cut. */
function onWord(text: string, at: number, step: 1 | -1): number {
  if (at === 0 || at === text.length) return at
  for (let near = at; Math.abs(near - at) < 40 && near > 0 && near < text.length; near += step)
    if (/\s/.test(text[near] ?? '')) return step === 1 ? near + 1 : near
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at
}
