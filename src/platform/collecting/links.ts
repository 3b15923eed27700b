import { Parser } from 'htmlparser2'

/** Pages a list is followed to at most: a year of notices. */
const most = 300

/**
 * Documents that a page of notices links to: links of its own site that lie below the page's folder or are PDFs, in the order of the page.
 * Menus, anchors and the page itself are none.
 */
export function linksIn(html: string, page: string): string[] {
  const here = new URL(page)
  const folder = here.pathname.replace(/[^/]*$/, '')
  const found = new Set<string>()
  let menu = 0
  const isMenu = (name: string): boolean => name === 'nav' || name === 'header' || name === 'footer'
  const parser = new Parser({
    onopentag(name, { href }) {
      if (isMenu(name)) menu += 1
      if (name !== 'a' || href === undefined || menu > 0 || !URL.canParse(href, page)) return
      const url = new URL(href, page)
      url.hash = ''
      const isDocument = /\.pdf$/i.test(url.pathname) || (url.pathname.startsWith(folder) && url.pathname.length > folder.length)
      if (url.origin === here.origin && isDocument && url.href !== here.href && found.size < most) found.add(url.href)
    },
    onclosetag(name) {
      if (isMenu(name)) menu -= 1
    },
  })
  parser.end(html)
  return [...found]
}
