import type { AnyFeed } from 'feedsmith'
import type { Day } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { dayOfStamp } from './html/metadata.ts'
import { blocksOfHtml } from './html/read-html.ts'
import { layOut, type Laid } from './laid-out.ts'
import type { Raw } from './raw.ts'

/** Items read of one feed: a year of a daily one. */
const mostItems = 500

/** What the four formats call by four names. */
interface Item {
  readonly title: string | undefined
  readonly date: Day | undefined
  readonly author: string | undefined
  readonly html: string | undefined
}

interface Feed {
  readonly title: string | undefined
  readonly language: string | undefined
  readonly url: string | undefined
  readonly items: readonly Item[]
}

const firstOf = <T>(list: readonly T[] | undefined): T | undefined => list?.[0]

const escaped = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`

function readAny(any: AnyFeed): Feed {
  if (any.format === 'json') {
    const { title, language, home_page_url: url, items = [] } = any.feed
    return {
      title,
      language,
      url,
      items: items.map((item) => ({
        title: item.title,
        date: dayOfStamp(item.date_published ?? item.date_modified),
        author: firstOf(item.authors)?.name,
        html: item.content_html ?? escaped(item.content_text) ?? escaped(item.summary),
      })),
    }
  }
  if (any.format === 'atom') {
    const { title, links, entries = [] } = any.feed
    return {
      title: title?.value,
      language: undefined,
      url: links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
      items: entries.map((entry) => ({
        title: entry.title?.value,
        date: dayOfStamp(entry.published ?? entry.updated),
        author: firstOf(entry.authors)?.name,
        html: entry.content?.value ?? entry.summary?.value,
      })),
    }
  }
  if (any.format === 'rdf') {
    const { title, link, items = [] } = any.feed
    return {
      title,
      language: undefined,
      url: link,
      items: items.map((item) => ({
        title: item.title,
        date: dayOfStamp(firstOf(item.dc?.dates)),
        author: firstOf(item.dc?.creators),
        html: item.content?.encoded ?? item.description,
      })),
    }
  }
  const { title, link, language, items = [] } = any.feed
  return {
    title,
    language,
    url: link,
    items: items.map((item) => ({
      title: item.title,
      date: dayOfStamp(item.pubDate ?? firstOf(item.dc?.dates)),
      author: firstOf(item.authors)?.name ?? firstOf(item.dc?.creators),
      html: item.content?.encoded ?? item.description,
    })),
  }
}

/** Entities of the document's own are how a kilobyte becomes a gigabyte, or a file of the machine: feeds have no need of them. */
const declares = /<!(?:ENTITY|DOCTYPE[^>]*\[)/i

const plainOf = (said: string | undefined): string | undefined =>
  said === undefined
    ? undefined
    : /[<&]/.test(said)
      ? blocksOfHtml(said)
          .map(({ text }) => text)
          .join(' ')
      : said.trim()

/**
 * Reads RSS, Atom, RDF or a JSON Feed: every item is a section under its title, with its day below, the newest first as the feed has
 * them. Links are not followed. Refuses `broken-feed`, `xml-entities` (entities are never expanded) and `empty-input`.
 */
export async function readFeed(text: string, charset: string): Promise<Raw> {
  if (!text.trimStart().startsWith('{') && declares.test(text))
    throw new Refusal('xml-entities', 'The feed declares entities of its own, which the desk never expands.')
  const { parseFeed } = await import('feedsmith')
  let feed: Feed
  try {
    feed = readAny(parseFeed(text, { maxItems: mostItems }))
  } catch (cause) {
    throw new Refusal('broken-feed', 'The feed is damaged: it is no RSS, Atom, RDF or JSON Feed that can be read.', { cause })
  }
  const stretches: Laid[] = []
  const articles: number[] = []
  for (const { title, date, author, html } of feed.items) {
    const body = html === undefined ? [] : blocksOfHtml(html)
    const heading = plainOf(title)
    if (heading === undefined && body.length === 0) continue
    articles.push(stretches.length)
    if (heading !== undefined && heading !== '') stretches.push({ text: heading, shape: 'heading', level: 2 })
    if (date !== undefined) stretches.push({ text: author === undefined ? date : `${date} by ${author}`, shape: 'text' })
    for (const { text: said, shape, level } of body)
      stretches.push({ text: said, shape, level: level === undefined ? undefined : Math.max(3, level) })
  }
  if (stretches.length === 0) throw new Refusal('empty-input', 'The feed has no items with text.')
  const dates = feed.items.flatMap(({ date }) => (date === undefined ? [] : [date])).toSorted()
  const { title, url, language } = feed
  return {
    ...layOut(stretches),
    articles,
    known: {
      title: plainOf(title),
      publisher: plainOf(title),
      date: dates.at(-1),
      language: language?.slice(0, 2).toLowerCase(),
    },
    url: url?.startsWith('http') ? url : null,
    charset,
    notes: [`A feed with ${articles.length} ${articles.length === 1 ? 'item' : 'items'}; its day is that of the newest.`],
  }
}
