import { Parser } from 'htmlparser2'

/** Addresses of a sitemap (sitemaps.org): pages, and further sitemaps. */
export interface Sitemap {
  readonly pages: readonly string[]
  readonly sitemaps: readonly string[]
}

export const isSitemap = (start: string): boolean => /<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/.test(start)

/** As many as the protocol allows in one file. */
const most = 50_000

/** Reads a sitemap, or an index of them; what is no http address is left out. */
export function readSitemap(xml: string): Sitemap {
  const pages: string[] = []
  const sitemaps: string[] = []
  let inside: 'url' | 'sitemap' | null = null
  let address: string | null = null
  const bare = (name: string): string => name.replace(/^\w+:/, '')
  const parser = new Parser(
    {
      onopentag(name) {
        const tag = bare(name)
        if (tag === 'url' || tag === 'sitemap') inside = tag
        // Pictures and videos have addresses of their own under another prefix.
        if (name === 'loc' && inside !== null) address = ''
      },
      ontext(text) {
        if (address !== null) address += text
      },
      onclosetag(name) {
        const tag = bare(name)
        if (name === 'loc' && address !== null) {
          const list = inside === 'sitemap' ? sitemaps : pages
          const said = address.trim()
          if (/^https?:\/\//i.test(said) && list.length < most) list.push(said)
          address = null
        }
        if (tag === 'url' || tag === 'sitemap') inside = null
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return { pages, sitemaps }
}
