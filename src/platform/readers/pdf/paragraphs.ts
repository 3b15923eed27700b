import type { Chunk } from '../../../receipts/article/chunk.ts'
import { layOut, type LaidOut } from '../laid-out.ts'
import type { PageLine } from './page-lines.ts'

// Word processors draw bullets with a symbol font, whose characters come out in the private use area.
const bullet = /^(?:[•‣◦▪●■►➤✓\uF000-\uF0FF]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s))\s*/
const ends = /[.!?。！？:;]["”’»)\]]*$/

/** The value below which that share of the values lies. */
const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0

/** Size of the running text: that of most characters. */
function bodySize(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length)
  }
  return Array.from(counts).sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/** Distance between the lines of a paragraph: the smaller ones, since the gaps between paragraphs are among them. */
function leading(lines: readonly PageLine[]): number {
  const steps: number[] = []
  for (let at = 1; at < lines.length; at++) {
    const [above, below] = [lines[at - 1], lines[at]]
    if (above && below && above.page === below.page && above.y - below.y > above.size * 0.7) steps.push(above.y - below.y)
  }
  return quantile(steps, 0.3) || 12
}

interface Draft {
  text: string
  shape: Chunk['shape']
  level?: number
  last: PageLine
}

/** Wide gaps between words that begin small are justified prose; cells of a table without a number begin like names. */
const isRow = (text: string): boolean => {
  const cells = text.split('\t')
  if (cells.length > 1 && /\d/.test(text)) return true
  return cells.length > 2 && !/^\P{L}*$/u.test(cells[0] ?? '') && cells.slice(1).every((cell) => !/^\p{Ll}/u.test(cell))
}

/** A line of a table of contents: dots that lead to a number. */
const leads = /\.{5,}\s*\d{1,4}\s*$/

/** Joins a broken word where the hyphen was the printer's: `sepa-` and `ration`; a capital or digit keeps it. */
function join(above: string, below: string): string {
  if (/\p{Ll}[-\u00AD]$/u.test(above) && /^\p{Ll}/u.test(below)) return above.slice(0, -1) + below
  if (/[\p{L}\d][-–/]$/u.test(above)) return above + below
  // Chinese and Japanese lines are broken anywhere and joined without a space.
  return /[\u3040-\u30FF\u3400-\u9FFF]$/u.test(above) && /^[\u3040-\u30FF\u3400-\u9FFF]/u.test(below)
    ? above + below
    : `${above} ${below}`
}

/** Paragraphs, headings, list items and table rows from the lines of all pages. */
export function paragraphsOf(lines: readonly PageLine[]): LaidOut {
  const body = bodySize(lines)
  const step = leading(lines.filter(({ size }) => Math.abs(size - body) < 1))
  const width = quantile(
    lines.filter(({ size }) => Math.abs(size - body) < 1).map(({ x, right }) => right - x),
    0.75,
  )
  const largest = lines.filter(({ page }) => page === 1).reduce((most, { size }) => Math.max(most, size), 0)
  const drafts: Draft[] = []
  for (const line of lines) {
    const said = line.text.replaceAll('\t', isRow(line.text) ? '\t' : ' ')
    const above = drafts.at(-1)
    const isHead = line.size > body * 1.12 && said.length < 200
    const mark = bullet.exec(said)
    if (isRow(line.text)) {
      drafts.push({ text: said, shape: 'row', last: line })
      continue
    }
    if (above && above.shape !== 'row' && !mark && !leads.test(said) && !leads.test(above.text)) {
      const sameKind = (above.shape === 'heading') === isHead && Math.abs(above.last.size - line.size) < 0.6
      const turned = line.page !== above.last.page || line.y > above.last.y
      const gap = turned ? 0 : above.last.y - line.y
      const goesOn = turned ? !ends.test(above.text) : gap < Math.max(step, line.size * 1.2) * 1.35
      // A line that ends although the next word would have fitted was ended on purpose.
      const word = (/^\S+/.exec(said)?.[0].length ?? 0) * line.size * 0.5
      const room = width - (above.last.right - above.last.x)
      const shortEnd = room > word * 1.3 + line.size && (ends.test(above.text) || !/^\p{Ll}/u.test(said))
      const indented = !turned && line.x - above.last.x > line.size * 0.8 && ends.test(above.text) && above.shape !== 'item'
      if (sameKind && goesOn && !shortEnd && !indented) {
        above.text = join(above.text, said)
        above.last = line
        continue
      }
    }
    if (mark && mark[0].length < said.length) drafts.push({ text: said.slice(mark[0].length), shape: 'item', last: line })
    else if (isHead)
      drafts.push({ text: said, shape: 'heading', level: line.page === 1 && line.size >= largest - 0.5 ? 1 : 2, last: line })
    else drafts.push({ text: said, shape: 'text', last: line })
  }
  return layOut(drafts)
}
