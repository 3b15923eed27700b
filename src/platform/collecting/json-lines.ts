import { saidOfObject } from './said-of-object.ts'
import type { Broken, Piece } from './piece.ts'

const newline = 0x0a

/** Documents of a file of JSON lines, each with the bytes of its line. A line that is broken, or no document, is told by its number. */
export function* piecesOfJsonLines(bytes: Uint8Array): Iterable<Piece | Broken> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let from = bytes[0] === 0xef ? 3 : 0, line = 1; from < bytes.length; line++) {
    const end = bytes.indexOf(newline, from)
    const to = end === -1 ? bytes.length : end
    if (to > from) {
      const read = lineOf(decoder, bytes.subarray(from, to), line)
      if (read !== null) yield 'broken' in read ? read : { from, to, said: read.said }
    }
    from = to + 1
  }
}

function lineOf(decoder: TextDecoder, bytes: Uint8Array, line: number): { said: NonNullable<Piece['said']> } | Broken | null {
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    return { broken: `line ${line} is not UTF-8 text` }
  }
  if (text.trim() === '') return null
  try {
    const said = saidOfObject(JSON.parse(text))
    return said === null
      ? { broken: `line ${line} is no document: it has neither a title nor a text with an address or a day` }
      : { said }
  } catch {
    return { broken: `line ${line} is not JSON` }
  }
}
