import { generateAtomFeed, generateRssFeed } from 'feedsmith'
import { addressOf, type Address } from './address.ts'
import type { SearchAnswer } from './questions.ts'

/** How many of the newest results a feed carries. */
export const feedLength = 50

interface Asked {
  readonly at: Address
  readonly origin: string
  readonly today: string
}

/** The newest results of a search as Atom (RFC 4287) or RSS 2.0: the same entry has the same identifier, so that readers show it once. */
export function searchFeed(answer: SearchAnswer, format: 'atom' | 'rss', { at, origin, today }: Asked): string {
  const self = `${origin}${addressOf(at)}`
  const page = `${origin}${addressOf({ ...at, path: '/search' })}`
  const title = answer.query === '' ? 'Ytterby: the newest on record' : `Ytterby: ${answer.query}`
  const entries = answer.hits.map((hit) => ({
    id: `${origin}/receipt/${encodeURIComponent(hit.receipt)}#${encodeURIComponent(hit.id)}`,
    title: hit.title,
    link: `${origin}/receipt/${encodeURIComponent(hit.receipt)}${hit.kind === 'claim' && hit.said?.span ? `?passage=${hit.said.span.join('-')}` : ''}`,
    // A date of a year or a month is the day it is known to begin with; what has none is as old as the feed.
    day: /^\d{4}-\d{2}-\d{2}$/.test(hit.date ?? '')
      ? (hit.date ?? today)
      : /^\d{4}-\d{2}$/.test(hit.date ?? '')
        ? `${hit.date}-01`
        : today,
    summary: `${hit.snippet} (${[hit.publisher, hit.kind, hit.class].filter((part) => part !== '').join(', ')})`,
    author: hit.publisher,
  }))
  const updated = entries.reduce((latest, { day }) => (day > latest ? day : latest), '1970-01-01')
  if (format === 'rss')
    return generateRssFeed({
      title,
      link: page,
      description: 'What the desk holds that matches, newest first',
      pubDate: new Date(`${updated}T00:00:00Z`),
      items: entries.map(({ id, title: name, link, day, summary }) => ({
        title: name,
        link,
        guid: { value: id, isPermaLink: false },
        pubDate: new Date(`${day}T00:00:00Z`),
        description: summary,
      })),
    })
  return generateAtomFeed({
    id: page,
    title: { value: title },
    updated: new Date(`${updated}T00:00:00Z`),
    links: [
      { href: self, rel: 'self', type: 'application/atom+xml' },
      { href: page, rel: 'alternate', type: 'text/html' },
    ],
    authors: [{ name: 'Ytterby' }],
    entries: entries.map(({ id, title: name, link, day, summary, author }) => ({
      id,
      title: { value: name },
      updated: new Date(`${day}T00:00:00Z`),
      links: [{ href: link, rel: 'alternate', type: 'text/html' }],
      summary: { value: summary },
      authors: [{ name: author === '' ? 'Unknown' : author }],
    })),
  })
}
