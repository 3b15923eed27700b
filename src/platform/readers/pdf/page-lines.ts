/** A piece of text as a PDF places it: points from the lower left corner of the page. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the font, in points. */
  readonly size: number
}

/** A line of a page, cells of a table parted by tabs. */
export interface PageLine {
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly page: number
}

interface Growing {
  text: string
  x: number
  right: number
  y: number
  size: number
}

/** Gap, in widths of a character, from which two pieces of a line are cells of a table rather than words. */
const cellGap = 3.5

function close(line: Growing, page: number): PageLine | null {
  const text = line.text
    .replaceAll(/ *\t[ \t]*/g, '\t')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
  return text === '' ? null : { ...line, text, page }
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Digits set small above the line, a reference or an exponent, as the characters for that: `2008` and its note 3 are not 20083. */
const raised = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => raisedDigits[Number(digit)] ?? digit).replaceAll(/[-−–](?=[⁰¹²³⁴⁵⁶⁷⁸⁹])/g, '⁻')

/** A piece clearly smaller than its line, close to where it has come to, above or below its foot. */
function isOffLine(piece: PlacedText, line: Growing): boolean {
  const rise = piece.y - line.y
  return (
    piece.size < line.size * 0.8 &&
    rise > -line.size * 0.35 &&
    rise < line.size * 0.75 &&
    piece.text.trim().length <= 6 &&
    piece.x >= line.right - line.size * 0.5 &&
    piece.x - line.right < line.size * 0.6
  )
}

/** The lines of a page in the order in which the PDF draws them, which follows the columns. */
export function linesOfPage(pieces: readonly PlacedText[], page: number): PageLine[] {
  const lines: PageLine[] = []
  let line: Growing | null = null
  const finish = (): void => {
    const done = line ? close(line, page) : null
    if (done) lines.push(done)
    line = null
  }
  for (const piece of pieces) {
    if (piece.text === '') continue
    const blank = piece.text.trim() === ''
    const now: Growing | null = line
    if (now) {
      const size = Math.max(now.size, piece.size, 1)
      const character = size * 0.5
      const sameLine = Math.abs(piece.y - now.y) < size * 0.45 && piece.x > now.x - character
      if (!blank && isOffLine(piece, now)) {
        now.text += piece.y - now.y > now.size * 0.15 ? raised(piece.text.trim()) : piece.text.trim()
        now.right = Math.max(now.right, piece.x + piece.width)
        continue
      }
      // A piece far to the left on the same height begins the other column's line again.
      if (sameLine && piece.x >= now.right - size * 2) {
        if (blank) {
          now.text += ' '
          continue
        }
        const gap = piece.x - now.right
        if (gap > character * cellGap) now.text += '\t'
        else if (gap > character * 0.3 && !now.text.endsWith(' ') && !piece.text.startsWith(' ')) now.text += ' '
        now.text += piece.text
        now.right = Math.max(now.right, piece.x + piece.width)
        now.size = Math.max(now.size, piece.size)
        continue
      }
    }
    if (blank) continue
    finish()
    line = { text: piece.text, x: piece.x, right: piece.x + piece.width, y: piece.y, size: piece.size }
  }
  finish()
  return lines
}

const shapeOf = (text: string): string => text.replaceAll(/\d+/g, '#').replaceAll(/\s+/g, ' ').toLowerCase()
const pageNumber = /^(?:page\s*)?[-–—|\s]*\d{1,4}[-–—|\s]*(?:(?:of|\/)\s*\d{1,4})?$/i
/** What browsers print around a page: the time and title above, the address and page number below. */
const printFrame = /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?: [AP]M)?(?:\s|$)|^(?:https?|file):\/\/\S+\s+\d+\/\d+$/i

/** Lines at the head or foot of a page, by height. */
function edges(lines: readonly PageLine[]): PageLine[] {
  const byHeight = lines.toSorted((a, b) => b.y - a.y)
  return [...byHeight.slice(0, 2), ...byHeight.slice(-2)]
}

/** The pages without their page numbers and without the heads and feet that most pages repeat. */
export function withoutRunningHeads(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const seen = new Map<string, number>()
  for (const lines of pages)
    for (const shape of new Set(edges(lines).map(({ text }) => shapeOf(text)))) seen.set(shape, (seen.get(shape) ?? 0) + 1)
  const least = Math.max(2, Math.ceil(pages.length * 0.4))
  return pages.map((lines) => {
    const atEdge = new Set(edges(lines))
    return lines.filter(
      (line) =>
        !atEdge.has(line) ||
        !(
          pageNumber.test(line.text) ||
          printFrame.test(line.text) ||
          (pages.length > 1 && (seen.get(shapeOf(line.text)) ?? 0) >= least)
        ),
    )
  })
}
