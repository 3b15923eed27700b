import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import type { Document } from '../../receipts/document.ts'
import type { documentInput } from '../check/check.ts'
import type { Desk } from '../operation.ts'
import { bytesOf } from './bytes.ts'

type Given = z.output<typeof documentInput>

/** The bytes of a document that was sent. Refuses nothing at all (`empty-input`) and what is not base64 (`bad-input`). */
export function bytesGiven({ text, base64 }: Given): Uint8Array {
  const bytes = base64 === undefined ? utf8ToBytes(text ?? '') : bytesOf(base64)
  if (bytes.length === 0) throw new Refusal('empty-input', 'the document is empty')
  return bytes
}

/** Reads a document that was sent; refuses what the reader refuses. */
export const readGiven = async (desk: Desk, given: Given): Promise<Document> => {
  const { name = null, mediaType = null, url = null } = given
  return desk.reader.read({ bytes: bytesGiven(given), name, mediaType, url })
}

/** Reads several; the refusal of one says which of them it is, counted from 1. */
export const readAllGiven = async (desk: Desk, given: readonly Given[]): Promise<Document[]> =>
  Promise.all(
    given.map(async (one, at) => {
      try {
        return await readGiven(desk, one)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        throw new Refusal(error.code, `document ${at + 1}${one.name === undefined ? '' : ` (${one.name})`}: ${error.message}`, {
          cause: error,
        })
      }
    }),
  )
