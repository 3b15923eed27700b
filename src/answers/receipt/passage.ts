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

/** Reads the held document again and cuts out a stretch, `FROM-TO`; refuses with `not-found` what lies outside. */
export async function passageAt(desk: Desk, receipt: Receipt, bytes: Uint8Array, asked: string): Promise<Passage> {
  const [from = 0, to = 0] = asked.split('-').map(Number)
  const { text } = await desk.reader.read({
    bytes,
    name: receipt.title,
    mediaType: receipt.original?.mediaType ?? null,
    url: receipt.url,
  })
  if (from >= to || to > text.length)
    throw new Refusal('not-found', `the document has ${text.length} characters, none of them ${asked}`)
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
