import { parseHTML } from 'linkedom'
import type { Preview } from '../../sources/watched.ts'
import { Refusal } from '../../kernel/errors.ts'
import { decodeBytes } from '../../receipts/encoding/charset.ts'
import { charsetOfMediaType } from '../../receipts/encoding/declared.ts'
import { canonicalUrl } from '../fetch/canonical.ts'
import type { FetchLimits } from '../fetch/limits.ts'
import { politeFetcher } from '../fetch/polite.ts'
import { legacyDecoder } from '../readers/legacy-decoder.ts'
import { dayOfStamp } from '../readers/html/metadata.ts'
import { slimPage } from '../readers/html/slim-page.ts'
import { formOf, piecesIn } from './containers.ts'
import { linksIn } from './links.ts'

const shown = 8
/** A page that links to fewer documents is a page. */
const fewest = 5

/** Looks at an address once, in the polite way, and says what watching it would bring. Nothing is kept. */
export async function previewOf(url: string, limits: FetchLimits = testLimits()): Promise<Preview> {
  const got = await politeFetcher({ milliseconds: 20_000, ...limits }, { between: 0, patience: 5000 }).get(url)
  if ('unchanged' in got) throw new TypeError('a server answered 304 to a request without a condition')
  const { bytes, mediaType, url: found } = got
  const form = formOf({ bytes, mediaType, name: null })
  if (form === 'feed' || form === 'json') return ofFeed(found, form, bytes, mediaType)
  if (form === 'sitemap') throw new Refusal('bad-input', `${found} is a sitemap: ingest it once, and watch a feed or a list`)
  return ofPage(found, bytes, mediaType)
}

async function ofFeed(url: string, form: 'feed' | 'json', bytes: Uint8Array, mediaType: string | null): Promise<Preview> {
  const pieces = [...(await piecesIn(form, { bytes, mediaType, name: null }))].flatMap((one) =>
    'said' in one && one.said ? [one.said] : [],
  )
  const title = pieces[0]?.publisher ?? new URL(url).host
  return {
    url: canonicalUrl(url),
    kind: 'feed',
    title,
    publisher: title,
    count: pieces.length,
    items: pieces
      .slice(0, shown)
      .map((said) => ({ title: said.title ?? 'Untitled', date: dayOfStamp(said.date) ?? null, url: said.url })),
    feeds: [],
  }
}

function ofPage(url: string, bytes: Uint8Array, mediaType: string | null): Preview {
  const host = new URL(url).host
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'))
    return {
      url: canonicalUrl(url),
      kind: 'page',
      title: url.split('/').at(-1) ?? url,
      publisher: host,
      count: 1,
      items: [],
      feeds: [],
    }
  const html = decodeBytes(bytes, charsetOfMediaType(mediaType), legacyDecoder).text
  const { document } = parseHTML(slimPage(html, true).html)
  const feeds = [...html.matchAll(/<link\b[^>]*type=["']application\/(?:rss|atom|feed)\+(?:xml|json)["'][^>]*>/gi)].flatMap(
    ([tag]) => {
      const href = /href=["']([^"']+)["']/i.exec(tag)?.[1]
      return href !== undefined && URL.canParse(href, url) ? [new URL(href, url).href] : []
    },
  )
  const links = linksIn(html, url)
  const isList = links.length >= fewest
  return {
    url: canonicalUrl(url),
    kind: isList ? 'list' : 'page',
    title: document.querySelector('title')?.textContent?.trim() || host,
    publisher: host,
    count: isList ? links.length : 1,
    items: isList
      ? links.slice(0, shown).map((link) => ({
          title: nameOf(link),
          date: null,
          url: link,
        }))
      : [],
    feeds,
  }
}

/** The end of an address, as its publisher spelt it. */
function nameOf(link: string): string {
  const end = new URL(link).pathname.split('/').findLast(Boolean) ?? link
  try {
    return decodeURIComponent(end)
  } catch {
    return end
  }
}

/** As for the other commands: loopback is open to tests that say so. */
const testLimits = (): FetchLimits => (process.env['YTTERBY_TEST_ALLOW_LOOPBACK'] === '1' ? { allowLoopback: true } : {})
