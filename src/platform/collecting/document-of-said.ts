import { chunksOf } from '../../receipts/article/chunk.ts'
import { languageOf } from '../../receipts/article/language.ts'
import { readArticle } from '../../receipts/article/read-article.ts'
import type { Document } from '../../receipts/document.ts'
import { repairMojibake } from '../../receipts/repair/mojibake.ts'
import { legacyDecoder } from '../readers/legacy-decoder.ts'
import { dayOfStamp } from '../readers/html/metadata.ts'
import { blocksOfHtml } from '../readers/html/read-html.ts'
import { layOut } from '../readers/laid-out.ts'
import type { Said } from './piece.ts'

const mended = (text: string): string => repairMojibake(text, legacyDecoder).text

const plain = (said: string): string =>
  /<[a-z/!]|&[#\w]+;/i.test(said)
    ? blocksOfHtml(said)
        .map(({ text }) => text)
        .join(' ')
    : said.trim()

/** A document as its container tells it: title, text, day; the text is looked through for furniture as any article's is. */
export function documentOfSaid(said: Said, hash: string, size: number, mediaType: string): Document {
  const title = said.title === null ? null : mended(plain(said.title)).replaceAll(/\s+/g, ' ')
  const laid = said.html === null || said.html.trim() === '' ? null : layOut(blocksOfHtml(said.html))
  const isRepaired = laid !== null && mended(laid.text) !== laid.text
  const text = laid === null ? mended(said.text?.replaceAll('\r\n', '\n').trim() ?? '') : mended(laid.text)
  const chunks = laid === null || isRepaired ? chunksOf(text) : laid.chunks
  const known = {
    title: title ?? undefined,
    date: dayOfStamp(said.date),
    author: said.author ?? undefined,
    publisher: said.publisher ?? undefined,
    language: said.language?.slice(0, 2).toLowerCase() ?? undefined,
  }
  const about = {
    url: said.url,
    mediaType,
    charset: 'utf-8',
    hash,
    size,
    repairs: [],
    notes: [],
  }
  if (text === '' || text === title) {
    const alone = title ?? ''
    return {
      ...about,
      text: alone,
      blocks: [{ kind: 'title', from: 0, to: alone.length }],
      title,
      date: known.date ?? null,
      dateAsPrinted: said.date,
      author: said.author,
      publisher: said.publisher,
      language: known.language ?? languageOf(alone),
    }
  }
  const article = readArticle(text, chunks, known)
  return { ...about, text, ...article, title: title ?? article.title }
}
