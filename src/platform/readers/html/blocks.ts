import type { Chunk } from '../../../receipts/article/chunk.ts'
import { rowOf } from '../laid-out.ts'
import { linkShare } from './clean.ts'

/** A block of an element tree: its text with white space folded, and what element it was. */
export interface HtmlBlock {
  readonly text: string
  readonly shape: Chunk['shape']
  readonly level?: number
  /** Share of its characters that are links, 0 to 1. */
  readonly links: number
}

const blockTags = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIV DL DT FIELDSET FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)
const elementNode = 1
const textNode = 3

const fold = (text: string): string =>
  text
    .replaceAll(/[ \t\f\u200B\uFEFF]*\n[ \t\f]*/g, '\n')
    .replaceAll(/[ \t\f\u200B\uFEFF]+/g, ' ')
    .trim()

const cellText = (cell: Element): string => (cell.textContent ?? '').replaceAll(/[\s\u00A0]+/g, ' ').trim()

/** Cells of a row that holds data rather than the layout of the page, or null. */
function dataCells(row: Element): string[] | null {
  const cells = Array.from(row.children).filter(({ tagName }) => tagName === 'TD' || tagName === 'TH')
  if (cells.length < 2 || cells.some((cell) => cell.querySelector('table, ul, ol, h1, h2, h3, p + p'))) return null
  const texts = cells.map(cellText)
  return texts.every((text) => text.length <= 300) && texts.some((text) => text !== '') ? texts : null
}

/** The blocks under an element in order of the page. Iterates, never recurses, so depth costs no stack. */
export function blocksOf(root: Element): HtmlBlock[] {
  const blocks: HtmlBlock[] = []
  let buffer = ''
  let linked = 0
  let owner: Element = root
  const flush = (): void => {
    const total = buffer.trim().length
    const heading = /^H([1-6])$/.exec(owner.tagName)
    for (const piece of buffer.split(/\n[ \t\u00A0]*\n\s*/)) {
      const text = fold(piece)
      if (text === '') continue
      const links = total === 0 ? 0 : Math.min(1, linked / total)
      if (heading) blocks.push({ text: text.replaceAll('\n', ' '), shape: 'heading', level: Number(heading[1]), links })
      else blocks.push({ text, shape: owner.closest('li') ? 'item' : 'text', links })
    }
    buffer = ''
    linked = 0
  }
  const walk: (ChildNode | { readonly leave: Element })[] = [root]
  for (let node = walk.pop(); node; node = walk.pop()) {
    if ('leave' in node) {
      flush()
      owner = node.leave.parentElement ?? root
      continue
    }
    if (node.nodeType === textNode) {
      const parent = node.parentElement
      const said = parent?.closest('pre') ? (node.textContent ?? '') : (node.textContent ?? '').replaceAll(/[ \t\r\n\f]+/g, ' ')
      buffer += said
      const link = parent?.closest('a')
      if (link && !link.getAttribute('href')?.startsWith('#')) linked += said.length
      continue
    }
    if (node.nodeType !== elementNode) continue
    const element = node as Element
    if (element.tagName === 'BR') {
      buffer += '\n'
      continue
    }
    if (element.tagName === 'TR') {
      const cells = dataCells(element)
      if (cells) {
        flush()
        blocks.push({ ...rowOf(cells), links: linkShare(element) })
        continue
      }
    }
    if (blockTags.has(element.tagName)) {
      flush()
      owner = element
      walk.push({ leave: element })
    }
    const children = element.childNodes
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at]
      if (child) walk.push(child)
    }
  }
  flush()
  return blocks
}

const closes = /[.!?。！？…:;]["”’»)\]]*$/

/**
 * Drops blocks that are links with little else, and stubs at either end that no prose surrounds: what readability leaves of
 * share bars, related links and tag lists.
 */
export function withoutLinkBlocks(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const isLinks = ({ text, links, shape }: HtmlBlock): boolean =>
    shape !== 'row' &&
    ((links > 0.8 && text.length < 200 && !(closes.test(text) && text.length > 100)) || (links > 0.5 && text.length < 80))
  const kept = blocks.filter((block) => /[\p{L}\p{N}]/u.test(block.text) && !isLinks(block))
  // A heading above nothing but dropped links heads nothing.
  return kept.filter((block, at) => block.shape !== 'heading' || kept.slice(at + 1).some(({ shape }) => shape !== 'heading'))
}
