// What the scorers of the reference folder call: `fix` for misread text, `extract` for the body of a page. Used by reading.ts.
import { bodyOf } from '../../src/receipts/document.ts'
import { repairMojibake } from '../../src/receipts/repair/mojibake.ts'
import { createDocumentReader } from '../../src/platform/readers/document-reader.ts'
import { legacyDecoder } from '../../src/platform/readers/legacy-decoder.ts'

const reader = createDocumentReader()

export const fix = (text: string): string => repairMojibake(text, legacyDecoder).text

export async function extract(html: string): Promise<string> {
  const document = await reader.read({ bytes: Buffer.from(html), name: 'page.html', mediaType: 'text/html', url: null })
  // Highlights are a part of the printed body, though claims in them are not counted twice.
  const kept = document.blocks.filter(({ kind }) => kind === 'highlight')
  return [...kept.map(({ from, to }) => document.text.slice(from, to)), bodyOf(document)].join('\n\n')
}
