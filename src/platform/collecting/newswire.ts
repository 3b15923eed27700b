import { decodeBytes } from '../../receipts/encoding/charset.ts'
import { legacyDecoder } from '../readers/legacy-decoder.ts'
import { bytewise, saying, type Piece } from './piece.ts'

/** Stories of an SGML file: what Reuters calls REUTERS, and the collections of the text retrieval conferences DOC. */
const story = /<(REUTERS|DOC)\b[^>]*>[\s\S]*?<\/\1>/g

export const isNewswire = (start: string): boolean => /<(?:REUTERS|DOC)\b/.test(start) && !/<html/i.test(start)

/** References the wires use; control characters are typesetting. */
const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

const plain = (sgml: string): string =>
  sgml
    .replaceAll(/&#(\d+);/g, (_, code: string) =>
      Number(code) < 32 ? '' : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(\w+);/g, (whole, name: string) => references[name] ?? whole)
    // oxlint-disable-next-line no-control-regex -- typesetting marks of the wire
    .replaceAll(/[\u0000-\u0008\u000b-\u001f]/g, '')

const part = (sgml: string, ...names: string[]): string | null => {
  for (const name of names) {
    const inner = new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`).exec(sgml)?.[1]
    if (inner !== undefined && plain(inner).trim() !== '') return plain(inner).trim()
  }
  return null
}

/** The wire breaks lines at its width and indents each paragraph; a paragraph of ours has an empty line before it. */
const paragraphs = (body: string): string =>
  body
    .replace(/\n\s*reuters?\s*$/i, '')
    .split(/\n(?=[ \t]{2,}\S)|\n\s*\n/)
    .map((lines) => lines.replaceAll(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')

/** Months as the wire abbreviates them ("26-FEB-1987 15:01:01.79"). */
const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')

function dateOf(printed: string | null): string | null {
  const found = printed === null ? null : /(\d{1,2})-([A-Z]{3})-(\d{4})/.exec(printed.toUpperCase())
  const month = months.indexOf(found?.[2] ?? '')
  return found === null || month < 0
    ? printed
    : `${found[3]}-${String(month + 1).padStart(2, '0')}-${(found[1] ?? '').padStart(2, '0')}`
}

/** Stories of a newswire file with their bytes; numbers of the wire become identifiers. */
export function* piecesOfNewswire(bytes: Uint8Array): Iterable<Piece> {
  for (const found of bytewise(bytes).matchAll(story)) {
    const [from, to] = [found.index, found.index + found[0].length]
    const sgml = decodeBytes(bytes.subarray(from, to), null, legacyDecoder).text
    const number = /\bNEWID="(\d+)"/.exec(sgml)?.[1]
    const isReuters = found[1] === 'REUTERS'
    const body = part(sgml, 'BODY', 'TEXT')
    const title = part(sgml, 'TITLE', 'HEADLINE', 'HEAD', 'HL')
    yield {
      from,
      to,
      said: saying({
        title: title?.replaceAll(/\s+/g, ' ') ?? null,
        text: body === null || body === title ? null : paragraphs(body),
        date: dateOf(part(sgml, 'DATE', 'DATE_TIME', 'DD')),
        author: part(sgml, 'AUTHOR', 'BYLINE'),
        publisher: isReuters ? 'Reuters' : null,
        language: 'en',
        id: isReuters && number !== undefined ? `reuters:${number}` : (part(sgml, 'DOCNO') ?? null),
      }),
    }
  }
}
