import { readDay, type Day } from '../../../kernel/day.ts'
import { bylineOf } from '../../../receipts/article/byline.ts'
import { printedDates } from '../../../receipts/article/printed-date.ts'

/** What a page says of its article in JSON-LD, `<meta>`, microdata and `<time>`. The body is never taken from there. */
export interface PageMetadata {
  readonly title: string | undefined
  readonly date: Day | undefined
  readonly author: string | undefined
  readonly publisher: string | undefined
  readonly language: string | undefined
  readonly url: string | undefined
}

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object of the JSON-LD blocks, flattened; broken blocks are passed over, as search engines do. */
function jsonLd(document: Document): Node[] {
  const found: Node[] = []
  const collect = (value: unknown, depth: number): void => {
    if (depth > 6 || found.length > 500) return
    if (Array.isArray(value)) for (const one of value) collect(one, depth + 1)
    else if (isNode(value)) {
      found.push(value)
      collect(value['@graph'], depth + 1)
      collect(value['mainEntity'], depth + 1)
    }
  }
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      collect(
        JSON.parse(
          (script.textContent ?? '')
            .replaceAll(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, '')
            .replaceAll(/[\n\r\t]/g, ' '),
        ),
        0,
      )
    } catch {
      continue
    }
  }
  return found
}

const articleType = /Article|BlogPosting|Report|PressRelease|WebPage/

const articleNode = (nodes: readonly Node[]): Node | undefined => {
  const typed = (pattern: RegExp) => nodes.find((node) => pattern.test(JSON.stringify(node['@type'] ?? '')))
  return typed(/NewsArticle|ReportageNewsArticle|BlogPosting|Report|PressRelease|\bArticle/) ?? typed(articleType)
}

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) return textOf(value[0])
  return isNode(value) ? textOf(value['name']) : undefined
}

/** The calendar day of a machine's time stamp (ISO, RFC 822, compact), as printed there: no time zone moves it. */
export function dayOfStamp(stamp: string | null | undefined): Day | undefined {
  if (!stamp) return undefined
  const iso = /^\s*(\d{4}-\d{2}-\d{2})/.exec(stamp)
  const compact = /^\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T|\s|$)/.exec(stamp)
  const text = iso?.[1] ?? (compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : undefined)
  const day = text === undefined ? undefined : readDay(text)
  // Content systems write the year 1 for a date they do not have.
  return day?.ok && day.value >= '1990' ? day.value : printedDates(stamp)[0]?.day
}

const dateMetas = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publish_date',
  'pubdate',
  'publication_date',
  'DC.date.issued',
  'DC.date',
  'dcterms.created',
  'citation_publication_date',
  'date',
]

/** Entities that publishers escape twice, as in `Lynas &amp;amp; Co`. */
const unescape = (text: string): string =>
  text
    .replaceAll(/&(?:amp|#0?38);/g, '&')
    .replaceAll(/&(?:quot|#0?34);/g, '"')
    .replaceAll(/&(?:apos|#0?39|#x27);/g, "'")
    .replaceAll(/&(?:#8217|rsquo);/g, '’')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/<[^>]{1,40}>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

function authorNames(value: unknown): string | undefined {
  const names = (Array.isArray(value) ? value : [value])
    .map((one) => textOf(one)?.replace(/^by\s+/i, ''))
    .filter((name): name is string => name !== undefined && !/^https?:|@|^\W*$/.test(name))
  return names.length > 0 && names.length <= 8 ? Array.from(new Set(names)).join(', ') : undefined
}

/** The title without the name of the site, which follows or precedes a divider. */
function withoutSite(title: string, site: string | undefined, heading: string | undefined): string {
  if (heading && title !== heading && title.startsWith(heading)) return heading
  const parts = title.split(/\s+[|–—·»:-]\s+/)
  if (parts.length < 2 || site === undefined) return title
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (bare(parts.at(-1) ?? '') === bare(site))
    return title.slice(0, title.lastIndexOf(parts.at(-1) ?? '')).replace(/\s+[|–—·»:-]\s+$/, '')
  return bare(parts[0] ?? '') === bare(site) ? title.slice((parts[0] ?? '').length).replace(/^\s+[|–—·»:-]\s+/, '') : title
}

/** Reads the metadata; call it before the page is cleaned, since scripts hold JSON-LD. */
export function metadataOf(document: Document): PageMetadata {
  const node = articleNode(jsonLd(document))
  const metas = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop')
    const content = meta.getAttribute('content')?.trim()
    if (name && content && !metas.has(name.toLowerCase())) metas.set(name.toLowerCase(), content)
  }
  const meta = (...names: string[]): string | undefined => names.map((name) => metas.get(name.toLowerCase())).find(Boolean)
  const said = (selector: string): string | undefined =>
    unescape(document.querySelector(selector)?.textContent ?? '') || undefined
  const publisher = textOf(node?.['publisher']) ?? meta('og:site_name', 'application-name', 'dc.publisher')
  const headings = document.querySelectorAll('h1')
  const heading = headings.length === 1 ? said('h1') : (said('article h1') ?? said('main h1') ?? said('[itemprop~="headline"]'))
  const title = textOf(node?.['headline']) ?? meta('og:title', 'twitter:title', 'dc.title') ?? heading ?? said('title')
  const stamp = (selector: string): string | null | undefined => {
    const element = document.querySelector(selector)
    return element?.getAttribute('datetime') ?? element?.getAttribute('content') ?? element?.textContent
  }
  const date =
    dayOfStamp(textOf(node?.['datePublished']) ?? null) ??
    dateMetas.map((name) => dayOfStamp(meta(name))).find(Boolean) ??
    dayOfStamp(stamp('[itemprop~="datePublished"]')) ??
    dayOfStamp(stamp('time[pubdate]')) ??
    dayOfStamp(stamp('article time[datetime], header time[datetime]')) ??
    dayOfStamp(stamp('time[datetime]'))
  /** The by-line of the page, asked for only where its metadata name nobody: each selector is a walk over the page. */
  const signed = (): string | undefined => {
    const named =
      said('[rel="author"]') ?? said('[itemprop~="author"] [itemprop~="name"]') ?? said('[itemprop~="author"]') ?? said('.byline')
    return named === undefined ? undefined : (bylineOf(named)?.author ?? bylineOf(`By ${named}`)?.author)
  }
  const written = meta('author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator')
  const author =
    authorNames(node?.['author']) ??
    (written && !/^https?:|@/.test(written) ? unescape(written.replace(/^by\s+/i, '')) : undefined) ??
    signed()
  return {
    title: title === undefined ? undefined : withoutSite(unescape(title), publisher, heading),
    date,
    author: author === undefined ? undefined : unescape(author),
    publisher: publisher === undefined ? undefined : unescape(publisher),
    language: document.documentElement?.getAttribute('lang')?.slice(0, 2).toLowerCase() || undefined,
    url: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url'),
  }
}
