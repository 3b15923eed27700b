import type { Email } from 'postal-mime'
import type { Day } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { chunksOf } from '../../receipts/article/chunk.ts'
import { decodeBytes } from '../../receipts/encoding/charset.ts'
import { dayOfStamp } from './html/metadata.ts'
import { readHtmlWhole } from './html/read-html.ts'
import { legacyDecoder } from './legacy-decoder.ts'
import type { Raw } from './raw.ts'

/** Messages within messages that are opened, and parts within parts: real mail has four. */
const deepest = 20

const senderOf = ({ from }: Email): string | undefined => from?.name.trim() || from?.address?.trim() || undefined

/** The day the sender wrote it, by the sender's own clock. */
const dayOf = ({ headers, date }: Email): Day | undefined => dayOfStamp(headers.find(({ key }) => key === 'date')?.value ?? date)

/**
 * Reads an e-mail: subject, sender and date from its head, its text from the plain part, or from the HTML part where there is none.
 * Attachments are named and not opened; nothing in the message is fetched. Refuses `broken-email` and `empty-input`.
 */
export async function readEmail(bytes: Uint8Array): Promise<Raw> {
  const { default: PostalMime } = await import('postal-mime')
  let email: Email
  try {
    email = await PostalMime.parse(new Uint8Array(bytes), { maxNestingDepth: deepest, maxRfc822NestingDepth: 3 })
  } catch (cause) {
    throw new Refusal('broken-email', 'The e-mail is damaged or nests its parts too deeply, and could not be read.', { cause })
  }
  const plain = email.text?.trim() ?? ''
  const laid = plain === '' && email.html !== undefined ? readHtmlWhole(email.html) : null
  const text = laid?.text ?? (email.text ?? '').replaceAll('\r\n', '\n')
  if (text.trim() === '') throw new Refusal('empty-input', 'The e-mail has no text.')
  const names = email.attachments.map(({ filename, mimeType }) => filename ?? mimeType)
  return {
    text,
    chunks: laid?.chunks ?? chunksOf(text),
    known: { title: email.subject?.trim() || undefined, author: senderOf(email), date: dayOf(email) },
    url: null,
    charset: decodeBytes(bytes, null, legacyDecoder).charset,
    notes:
      names.length === 0
        ? []
        : [`Not opened: ${names.length === 1 ? 'attachment' : 'attachments'} ${names.slice(0, 10).join(', ')}.`],
  }
}
