import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { blocksOf, withoutLinkBlocks, type HtmlBlock } from './blocks.ts'
import { layOut, type LaidOut } from '../laid-out.ts'
import { cleanPage, namedBody } from './clean.ts'
import { metadataOf, type PageMetadata } from './metadata.ts'
import { slimPage, type SlimPage } from './slim-page.ts'

/** The article of a page as text and chunks, with what the page's metadata says. */
export interface HtmlArticle extends LaidOut {
  readonly metadata: PageMetadata
}

/** Shortest article Readability is to be content with before it tries again with less cleaning. */
const enoughCharacters = 250

/** Elements from which a page is a listing or an attack: Readability walks a page many times over. */
const mostElements = 50_000

/** Share of the named body below which Readability has missed the article. */
const missing = 0.8

const lengthOfAll = (blocks: readonly HtmlBlock[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0)

/** What Readability takes for the article; null when it finds none. */
function articleIn(document: Document): Element | null {
  const reading = new Readability<Element>(document, {
    charThreshold: enoughCharacters,
    serializer: (node) => node as Element,
    keepClasses: true,
    disableJSONLD: true,
  })
  try {
    return reading.parse()?.content ?? null
  } catch (error) {
    // On the trees of badly broken pages it climbs past the root. It has found nothing then, and the whole page is read.
    if (error instanceof TypeError) return null
    throw error
  }
}

function bodyBlocks(document: Document, page: SlimPage, html: string): HtmlBlock[] {
  cleanPage(document)
  const named = namedBody(document)
  const inNamed = named === null ? [] : withoutLinkBlocks(blocksOf(named))
  if (page.elements > mostElements) {
    const all = withoutLinkBlocks(blocksOf(document.documentElement))
    return inNamed.length > 0 || all.length === 0 ? inNamed : all
  }
  const found = articleIn(document)
  const blocks = found === null ? [] : withoutLinkBlocks(blocksOf(found))
  // Readability may settle on a caption or a teaser; what the page calls its body has more to say then.
  if (lengthOfAll(blocks) < missing * lengthOfAll(inNamed)) return inNamed
  if (blocks.length > 0) return blocks
  // Nothing that looks like an article: the page may be a fragment or a single table, so all of it is read.
  const again = parsePage(slimPage(html, true).html)
  for (const element of again.querySelectorAll('script, style, noscript, template, head')) element.remove()
  return blocksOf(again.documentElement)
}

/** A tree of the page. Nothing in it is fetched or run. */
function parsePage(html: string): Document {
  const isPage = /<(?:html|body|head|!doctype)\b/i.test(html.slice(0, 20_000))
  return parseHTML(isPage ? html : `<!doctype html><html><body>${html}</body></html>`).document
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** Reads the article of an HTML page; throws `too-deeply-nested` before any tree is built. */
export function readHtml(html: string): HtmlArticle {
  const page = slimPage(html)
  const document = parsePage(page.html)
  const metadata = metadataOf(document)
  const blocks = bodyBlocks(document, page, html)
  const { title } = metadata
  const opens = title === undefined || blocks.slice(0, 3).some(({ text }) => bare(text) === bare(title))
  const all: HtmlBlock[] =
    opens || title === undefined ? blocks : [{ text: title, shape: 'heading', level: 1, links: 0 }, ...blocks]
  return { ...layOut(all), metadata }
}

/** The blocks of a stretch of HTML that is an article by itself (an item of a feed, a message): nothing is searched for in it. */
export function blocksOfHtml(html: string): HtmlBlock[] {
  const document = parsePage(slimPage(html, true).html)
  for (const element of document.querySelectorAll('head, [hidden], [style]')) element.remove()
  return blocksOf(document.documentElement)
}

/** The whole text of HTML that is no page of a site. */
export const readHtmlWhole = (html: string): LaidOut => layOut(blocksOfHtml(html))
