import type { Block, Document } from '../receipts/document.ts'
import type { Claim, Judgement } from './claim.ts'
import type { Gazetteer, Mention } from './gazetteer.ts'
import { sentences } from './text/sentences.ts'
import { readClaims, type Reading } from './read-claims.ts'

/** Kinds of blocks that are read for claims. */
export const readKinds: ReadonlySet<Block['kind']> = new Set<Block['kind']>(['highlight', 'paragraph', 'list-item', 'table-row'])

/**
 * Reads the claims of a whole article: highlights, paragraphs, list items and table rows, never title, headings or
 * boilerplate. Offsets count in `document.text`. The title and the block before it stand as context, so that "it dominates
 * 70% of mining" finds its subject and mineral. Repeats are kept; `claimKey` tells which claims are one.
 */
export function readDocumentClaims(document: Document, given: Gazetteer): Reading {
  const gazetteer = remembering(given)
  const claims: Claim[] = []
  const judgements: Judgement[] = []
  const title = document.title ?? ''
  const topic = topicOf(document, gazetteer)
  // A short text may leave its mineral to the reader; a long one that names none, or one in passing, is about something else.
  const elsewhere = topic === null && document.blocks.filter(({ kind }) => kind === 'paragraph').length > passing
  let before = ''
  let header: string | null = null
  for (const block of document.blocks) {
    const text = document.text.slice(block.from, block.to)
    if (block.kind === 'heading') {
      before = text
      header = null
      continue
    }
    if (!readKinds.has(block.kind)) continue
    const isHeader = block.kind === 'table-row' && header === null
    if (isHeader) {
      header = columnLabels(text)
      continue
    }
    if (block.kind !== 'table-row') header = null
    const isRow = block.kind === 'table-row' && header !== null
    const context = isRow ? `${title}. ${before}. Columns: ${header}` : `${title}.`
    const reading = readClaims(
      {
        text,
        context: context.slice(0, 600),
        before: isRow ? '' : before,
        date: document.date,
        publisher: document.publisher,
        topic,
      },
      gazetteer,
    )
    for (const claim of reading.claims)
      if (!elsewhere || isOfTheChain(claim, gazetteer))
        claims.push({ ...claim, span: [claim.span[0] + block.from, claim.span[1] + block.from] })
    for (const judgement of reading.judgements)
      judgements.push({ ...judgement, span: [judgement.span[0] + block.from, judgement.span[1] + block.from] })
    if (block.kind !== 'table-row') before = lastSentence(text)
  }
  return { claims, judgements }
}

/** A gazetteer that looks each stretch up once: title and preceding sentence come again with every block. */
function remembering(gazetteer: Gazetteer): Gazetteer {
  const known = new Map<string, Mention[]>()
  return {
    ...gazetteer,
    mentions(text) {
      const found = known.get(text) ?? gazetteer.mentions(text)
      known.set(text, found)
      return found
    },
  }
}

/** The last sentence of a block: what the next block's pronouns mean. */
function lastSentence(text: string): string {
  const last = sentences(text).at(-1)
  return last === undefined ? '' : text.slice(last.from, last.to).slice(-300)
}

/** In an article about something else, a claim that names a mineral or a firm of the chain, or a rule of a state. */
const isOfTheChain = ({ mineral, type, subject }: Claim, gazetteer: Gazetteer): boolean =>
  mineral !== null ||
  type === 'policy' ||
  (subject !== null && gazetteer.mentions(subject).some(({ entry }) => entry.mineral !== null))

/** One mention in this many blocks, not in the title, makes no topic. */
const passing = 8

/** The mineral named oftenest in title and body; the title counts threefold. Null when none is named, or only in passing. */
export function topicOf(document: Document, gazetteer: Gazetteer): string | null {
  const counts = new Map<string, number>()
  for (const block of document.blocks) {
    if (block.kind === 'boilerplate') continue
    for (const { entry } of gazetteer.mentions(document.text.slice(block.from, block.to)))
      if (entry.mineral !== null && (entry.kind === 'mineral' || entry.kind === 'product'))
        counts.set(entry.mineral, (counts.get(entry.mineral) ?? 0) + (block.kind === 'title' ? 3 : 1))
  }
  const [mineral, count] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [null, 0]
  const blocks = document.blocks.filter(({ kind }) => readKinds.has(kind)).length
  return count * passing < blocks ? null : mineral
}

/** The labels of a table's first row, parted by commas for the row reader. */
const columnLabels = (row: string): string =>
  row
    .replaceAll(/^\s*\||\|\s*$/g, '')
    .split(/[|\t]/)
    // A label that is not there keeps its place, or every column after it would be taken for its neighbour.
    .map((label) => label.trim().replaceAll(/[,;]/g, ' ') || '-')
    .join(', ')
