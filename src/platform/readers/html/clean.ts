/** Never part of an article, whatever it holds. */
const never = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT EMBED SVG CANVAS FORM BUTTON INPUT SELECT TEXTAREA NAV DIALOG FIGCAPTION AUDIO VIDEO'.split(
    ' ',
  ),
)
const neverRoles = /^(?:navigation|search|complementary|dialog|banner|contentinfo)$/

const isNever = (element: Element): boolean =>
  never.has(element.tagName.toUpperCase()) ||
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  neverRoles.test(element.getAttribute('role') ?? '') ||
  (element.tagName === 'A' && /(?:^|\s)tag(?:\s|$)/.test(element.getAttribute('rel') ?? ''))

/** Words of classes and ids that pages everywhere use for what stands around an article. */
export const around =
  /(?:^|[-_\s])(?:share|sharing|social|sharedaddy|addthis|related|recommend(?:ed|ations?)?|newsletters?|subscribe|subscription|signup|sign-up|promo(?:tion)?|advert(?:isement)?|ads?|sponsor(?:ed)?|caption|credit|byline|author-?(?:box|bio|info|card)?|bio|breadcrumbs?|comments?|disqus|respond|tags?|tag-?list|topics|meta|post-?meta|entry-?meta|dateline|timestamp|pagination|pager|prev-?next|sidebar|widget|footer|cookie|consent|popup|modal|paywall|toolbar|tools|trending|most-?(?:read|popular)|popular|more-?(?:stories|news|from)|read-?(?:more|next|also)|also-?read|see-?also|toc|outbrain|taboola|gallery|slideshow|carousel|skip|print|rating|poll|rail|teaser|hidden|sr-only|visually-hidden|screen-reader(?:-text)?|copyright|disclaimer)(?:$|[-_\s\d])/i

/** `relatedLinks` is read as `related-Links`. */
export const camelParted = (name: string): string => name.replaceAll(/([a-z])(?=[A-Z])/g, '$1-')

/** Longest block that is taken for furniture on its class alone: a whole article may sit in something called `post-meta`. */
const smallBlock = 500
const keep = /^(?:ARTICLE|MAIN|BODY|HTML|H1|H2|H3|P|TABLE|TBODY|TR|TD|TH|PRE|CODE|BLOCKQUOTE)$/

const lengthOf = (element: Element): number => (element.textContent ?? '').trim().length

/** Share of the characters of an element that stand in links. */
export function linkShare(element: Element): number {
  const all = lengthOf(element)
  if (all === 0) return 0
  let linked = 0
  for (const link of element.querySelectorAll('a')) {
    // Links within the page are footnotes and belong to the text.
    if (!link.getAttribute('href')?.startsWith('#')) linked += lengthOf(link)
  }
  return linked / all
}

/** Takes out of a page what is never read: scripts, forms, navigation, and small blocks whose class says what they are. */
export function cleanPage(document: Document): void {
  // Walks over a list instead of selectors, each of which walks over the page; what is never read goes first, as lengths count.
  const all = Array.from(document.querySelectorAll('*'))
  for (const element of all) if (isNever(element)) element.remove()
  for (const element of all) {
    if (keep.test(element.tagName) || !element.parentNode) continue
    const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    if (named === ' ') continue
    const words = camelParted(named)
    // An embedded post is quoted by the article, whatever its frame is called.
    if (!around.test(words) || element.querySelector('blockquote')) continue
    const length = lengthOf(element)
    if (length < smallBlock || (length < smallBlock * 4 && linkShare(element) > 0.5)) element.remove()
  }
}

const bodyNames =
  '[itemprop~="articleBody"], .articleBody, .article-body, .article__body, .article-content, .article__content, .article-text, .story-body, .story__body, .story-content, .entry-content, .post-content, .post-body, .body-copy, #article-body, #articleBody, #story-body'

/** The element the page itself names as the body of its one article, if it holds more prose than any other of that name. */
export function namedBody(document: Document): Element | null {
  const named = Array.from(document.querySelectorAll(bodyNames)).filter((element) => !element.parentElement?.closest(bodyNames))
  const prose = (element: Element): number =>
    Array.from(element.querySelectorAll('p')).reduce((sum, paragraph) => sum + lengthOf(paragraph), 0)
  const [best, second] = named.map((element) => ({ element, length: prose(element) })).sort((a, b) => b.length - a.length)
  return best && best.length >= 300 && best.length > 3 * (second?.length ?? 0) ? best.element : null
}
