import { getDocumentProxy } from 'unpdf'
import { Refusal } from '../../../kernel/errors.ts'
import { linesOfPage, withoutRunningHeads, type PageLine, type PlacedText } from './page-lines.ts'
import type { LaidOut } from '../laid-out.ts'
import { paragraphsOf } from './paragraphs.ts'

/** A PDF's text, its chunks, the title of its properties and what the reader should know. */
export interface PdfArticle extends LaidOut {
  readonly title: string | undefined
  readonly notes: readonly string[]
}

/** Longest PDF read: a thousand-page report takes minutes and is no article. */
const mostPages = 500

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (nameOf(error) === 'PasswordException')
    return new Refusal('encrypted-pdf', 'The PDF is encrypted; open it with its password and save a copy without one.', {
      cause: error,
    })
  return new Refusal('broken-pdf', 'The PDF is damaged and could not be read.', { cause: error })
}

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

function placed(item: object): PlacedText | null {
  if (!('str' in item)) return null
  const { str, transform, width, height } = item as TextItem
  const [, , c = 0, d = 0, x = 0, y = 0] = transform
  return { text: str, x, y, width, size: Math.hypot(c, d) || height }
}

/** Reads a PDF's text by page; throws `encrypted-pdf`, `broken-pdf` or `no-text-in-pdf`. The bytes are copied, not consumed. */
export async function readPdf(bytes: Uint8Array): Promise<PdfArticle> {
  const pages: PageLine[][] = []
  const notes: string[] = []
  let title: string | undefined
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    try {
      const count = Math.min(pdf.numPages, mostPages)
      if (count < pdf.numPages) notes.push(`Only the first ${mostPages} of ${pdf.numPages} pages were read.`)
      const { info } = await pdf.getMetadata()
      const named = (info as { readonly Title?: unknown }).Title
      if (typeof named === 'string' && named.trim() !== '') title = named.trim()
      const empty: number[] = []
      for (let number = 1; number <= count; number++) {
        const page = await pdf.getPage(number)
        const content = await page.getTextContent()
        const pieces = content.items.map(placed).filter((piece) => piece !== null)
        const lines = linesOfPage(pieces, number)
        if (lines.length === 0) empty.push(number)
        pages.push(lines)
        page.cleanup()
      }
      if (empty.length > 0 && empty.length < count)
        notes.push(empty.length === 1 ? `Page ${empty[0]} has no text.` : `Pages ${empty.slice(0, 10).join(', ')} have no text.`)
    } finally {
      await pdf.loadingTask.destroy()
    }
  } catch (error) {
    throw refusalFor(error)
  }
  if (pages.every((lines) => lines.length === 0))
    throw new Refusal('no-text-in-pdf', 'The PDF has no text, only pictures of it; run it through text recognition first.')
  const { text, chunks } = paragraphsOf(withoutRunningHeads(pages).flat())
  return { text, chunks, title, notes }
}
