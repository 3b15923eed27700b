import { createHash } from 'node:crypto'
import { Refusal } from '../../kernel/errors.ts'
import type { DocumentInput } from './questions.ts'
import { recent } from './recent.ts'

/** Above this a form is refused before it is read whole; the same bound for pasted and uploaded text. */
export const largestUpload = 32 * 1024 * 1024

/**
 * The texts readers gave the desk, in memory only, under the hash of their content: the address of a result carries the
 * hash, so a date or a claim can be chosen by link. A restart forgets them, which the page says.
 */
export interface KeptTexts {
  keep(document: DocumentInput): string
  find(id: string): DocumentInput
}

export function keptTexts(limit = 128 * 1024 * 1024): KeptTexts {
  const texts = recent<DocumentInput>(limit)
  return {
    keep(document) {
      const content = document.base64 ?? document.text ?? ''
      const id = createHash('sha256')
        .update(`${document.name ?? ''}\n${document.mediaType ?? ''}\n`)
        .update(content)
        .digest('hex')
        .slice(0, 32)
      texts.keep(id, document, content.length)
      return id
    },
    find(id) {
      const document = texts.get(id)
      if (document === undefined)
        throw new Refusal('not-found', 'the desk no longer holds that text: it is kept in memory only, until a restart')
      return document
    },
  }
}
