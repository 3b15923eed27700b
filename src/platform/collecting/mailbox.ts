import { bytewise, type Piece } from './piece.ts'

/** The line that opens a message of a mailbox (RFC 4155): "From ", an address and a date, after an empty line or at the start. */
const opening = /(?:^|\n)From [^\n]*\d{4}[^\n]*\n(?=[\w-]+:)/g

/** Messages of a mailbox, without the line that opens each. */
export function* piecesOfMailbox(bytes: Uint8Array): Iterable<Piece> {
  const text = bytewise(bytes).replaceAll('\r\n', ' \n')
  const starts = [...text.matchAll(opening)]
  for (const [index, start] of starts.entries()) {
    const from = start.index + start[0].length
    const to = starts[index + 1]?.index ?? bytes.length
    if (to > from) yield { from, to, said: null }
  }
}

/** A message as it was before the mailbox quoted lines that begin with "From " (the mboxrd form). */
export const unquoted = (message: Uint8Array): Uint8Array =>
  Buffer.from(bytewise(message).replaceAll(/(^|\n)>(>*From )/g, '$1$2'), 'latin1')

export const isMailbox = (start: string): boolean => /^From \S+ [^\n]*\d{4}[^\n]*\r?\n[\w-]+:/.test(start)
