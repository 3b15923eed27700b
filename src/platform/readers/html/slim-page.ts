import { Parser } from 'htmlparser2'
import { isTelling } from './telling-names.ts'
import { Refusal } from '../../../kernel/errors.ts'

/** Deepest element read. Real pages reach forty, browsers stop at 512. */
export const deepest = 256

/** A page without what no reader looks at, and how many elements are left. */
export interface SlimPage {
  readonly html: string
  readonly elements: number
}

/** Holds nothing to read, whatever the page: code, pictures drawn in place, players, fields of forms. */
const dropped = new Set(
  'script style noscript template iframe frame object embed applet svg math canvas audio video source track param input select textarea datalist map area'.split(
    ' ',
  ),
)

const invisible = /display\s*:\s*none|visibility\s*:\s*hidden/i

/** What stands around the text of every page: menus, controls, captions. */
const around = new Set('nav button dialog figcaption'.split(' '))
const aroundRoles = /\b(?:navigation|search|complementary|dialog|contentinfo)\b/

/** True for menus, controls and what a page hides; only a page that is nothing else is read with them. */
const isAround = (name: string, attributes: Attributes): boolean =>
  around.has(name) ||
  'hidden' in attributes ||
  attributes['aria-hidden'] === 'true' ||
  (attributes['style'] !== undefined && invisible.test(attributes['style'])) ||
  (attributes['role'] !== undefined && aroundRoles.test(attributes['role']))

/** What finding the article and its metadata asks of an element. Every other attribute would only be parsed and kept. */
const asked = new Set(
  'class id rel role hidden aria-hidden aria-modal itemprop itemtype itemscope datetime pubdate content property name lang dir summary datatable colspan rowspan'.split(
    ' ',
  ),
)

const voids = new Set('base br col hr img link meta wbr area embed input param source track'.split(' '))
const blocks =
  /^(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li|link|main|meta|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/
const isBlank = /^[ \t\r\n\f]+$/
const isName = /^[a-z][a-z\d:._-]*$/i

type Attributes = Readonly<Record<string, string>>

/** Where a link leads matters only as far as it stays on the page, runs something or names the page itself. */
function target(name: string, href: string): string | null {
  if (name === 'link') return href
  return href.startsWith('#') ? href.slice(0, 40) : /^\s*javascript:/i.test(href) ? 'javascript:' : null
}

/** Marks of how words look: without attributes they tell nothing, and every element costs a node of the tree. */
const looks = new Set('span b i em strong font u small big tt cite mark abbr wbr'.split(' '))
const marks = /[&<]/
const escaped = (text: string): string => (marks.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text)

/** Metadata that names, dates or signs an article; the rest of a page's dozens are for browsers and networks. */
const describing = /title|author|creator|byl|date|time|publi|site|application|url|description|keyword|language|headline/i
const isDescribing = (attributes: Attributes): boolean =>
  describing.test(`${attributes['property'] ?? ''} ${attributes['name'] ?? ''} ${attributes['itemprop'] ?? ''}`)

/** Elements whose class is asked only for the words the rules know; that of a container is also compared with its neighbour's. */
const leaves = new Set('a span li img p ul ol h1 h2 h3 h4 h5 h6 i label time'.split(' '))

function tagOf(name: string, attributes: Attributes): string {
  let tag = `<${name}`
  for (const key in attributes) {
    const value = attributes[key] ?? ''
    if ((key === 'class' || key === 'id') && leaves.has(name) && !isTelling(value)) continue
    const said =
      key === 'href' ? target(name, value) : asked.has(key) ? value : key === 'type' && name === 'script' ? value : null
    if (said !== null) tag += said === '' ? ` ${key}` : ` ${key}="${escaped(said).replaceAll('"', '&quot;')}"`
  }
  return `${tag}>`
}

const isRead = (name: string, attributes: Attributes): boolean =>
  name === 'script'
    ? /^\s*application\/ld\+json/i.test(attributes['type'] ?? '')
    : name === 'link'
      ? /\b(?:canonical|author)\b/i.test(attributes['rel'] ?? '')
      : name === 'meta'
        ? isDescribing(attributes)
        : !dropped.has(name)

/**
 * The page as its tags say it is nested, without scripts, styles, comments and attributes nobody asks for, and unless the `whole` is
 * wanted without menus, controls and hidden parts: building a tree costs most of the time of reading a page, and four fifths of a page
 * are none of its text. Reads a stream of tags, so it needs no stack;
 * refuses (`too-deeply-nested`) a page made to exhaust whoever builds a tree of it, at the first element too deep.
 */
export function slimPage(html: string, whole = false): SlimPage {
  let out = ''
  let depth = 0
  let elements = 0
  /** Depth of the dropped element we are in; its content is passed over. */
  let away = 0
  let verbatim = 0
  let inScript = false
  let gap = ''
  let afterBlock = true
  /** Depths of the looks that are left out, innermost last. */
  const bare: number[] = []
  const markup = (name: string, said: string): void => {
    const block = blocks.test(name)
    // White space beside a block is layout of the source, not of the text.
    if (!block) out += gap
    gap = ''
    out += said
    if (block) afterBlock = true
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        if (depth > deepest)
          throw new Refusal('too-deeply-nested', `The page nests elements more than ${deepest} deep, which no article does.`)
        if (away > 0) return
        if (!isRead(name, attributes) || (!whole && name !== 'html' && name !== 'body' && isAround(name, attributes))) {
          away = depth
          return
        }
        // What no parser would take for a tag again gives its text to its parent.
        if (!isName.test(name)) return
        elements += 1
        const tag = tagOf(name, attributes)
        if (looks.has(name) && tag.length === name.length + 2) {
          bare.push(depth)
          return
        }
        if (name === 'pre' || name === 'script') verbatim += 1
        if (name === 'script') inScript = true
        markup(name, tag)
      },
      ontext(text) {
        if (away > 0) return
        if (verbatim > 0) out += gap + (inScript ? text : escaped(text))
        else if (isBlank.test(text)) {
          if (!afterBlock) gap ||= text.includes('\n') ? '\n' : ' '
          return
        } else out += gap + escaped(text)
        gap = ''
        afterBlock = false
      },
      onclosetag(name) {
        const here = depth
        depth -= 1
        if (away > 0) {
          if (away === here) away = 0
          return
        }
        if (bare.at(-1) === here) {
          bare.pop()
          return
        }
        if (name === 'pre' || name === 'script') verbatim -= 1
        if (name === 'script') inScript = false
        if (!voids.has(name) && isName.test(name)) markup(name, `</${name}>`)
      },
    },
    // Decoded here and written again only where they must be: the tree would get a node for each.
    { decodeEntities: true },
  )
  const step = 1 << 16
  for (let at = 0; at < html.length; at += step) parser.write(html.slice(at, at + step))
  parser.end()
  return { html: out, elements }
}
