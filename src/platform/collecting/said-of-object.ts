import { saying, type Said } from './piece.ts'

/** What archives of headlines, abstracts and articles call the fields, the usual names first. */
const names = {
  title: ['title', 'headline', 'name', 'heading'],
  text: ['text', 'body', 'content', 'content_text', 'abstract', 'full_text', 'article', 'summary', 'description', 'snippet'],
  html: ['content_html', 'html', 'body_html'],
  date: [
    'published',
    'date',
    'pubDate',
    'published_at',
    'publishedAt',
    'date_published',
    'datePublished',
    'publication_date',
    'created_at',
    'timestamp',
    'year',
  ],
  publisher: ['publisher', 'source', 'site', 'journal', 'outlet', 'sitename', 'domain'],
  author: ['author', 'authors', 'byline', 'creator'],
  language: ['language', 'lang', 'locale'],
  url: ['url', 'link', 'href', 'canonical_url', 'permalink', 'doi'],
  id: ['id', 'guid', 'doi', 'uuid', 'identifier'],
} as const satisfies Record<keyof Said, readonly string[]>

type Fields = Readonly<Record<string, unknown>>

/** Text of a value: a list of names is joined, of an object its name counts. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    const all = value.map(textOf).filter((one) => one !== null)
    return all.length === 0 ? null : all.join(', ')
  }
  return typeof value === 'object' && value !== null ? textOf((value as Fields)['name'] ?? (value as Fields)['title']) : null
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A JSON object as a document: one with a title and something beside it, or with a text. Null when it is none. */
export function saidOfObject(value: unknown): Said | null {
  if (!isFields(value)) return null
  const said: Record<string, string | null> = { ...saying({}) }
  for (const [field, candidates] of Object.entries(names)) for (const name of candidates) said[field] ??= textOf(value[name])
  const { title, text, html, url, date } = said as unknown as Said
  const isDocument =
    (title !== null && (url ?? date ?? text ?? html) !== null) || ((text ?? html) !== null && (url ?? date) !== null)
  if (!isDocument) return null
  const doi = url !== null && /^10\.\d{4,9}\//.test(url) ? `https://doi.org/${url}` : url
  return { ...(said as unknown as Said), url: doi }
}
