/** A stretch of text that stands by itself on the page, before it is known what it is for. `text.slice(from, to)` is trimmed. */
export interface Chunk {
  readonly from: number
  readonly to: number
  /** `heading` only where the format says so (Markdown, HTML); in plain text headings are recognised later. */
  readonly shape: 'text' | 'item' | 'row' | 'heading'
  readonly level?: number
  /** True when no blank line parts it from the chunk before. */
  readonly touches: boolean
}

interface Line {
  readonly from: number
  readonly to: number
  readonly blankBefore: boolean
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let blankBefore = true
  for (const hit of text.matchAll(/[^\r\n\u2028\u2029\f]+/g)) {
    // Between two matches lie line ends only; two of them (CRLF counting once) leave a blank line.
    const gap = text.slice(lines.at(-1)?.to ?? 0, hit.index).replaceAll('\r\n', '\n')
    if ((gap.match(/[\r\n\u2028\u2029\f]/g)?.length ?? 0) > 1) blankBefore = true
    const lead = hit[0].length - hit[0].trimStart().length
    const trimmed = hit[0].trim()
    if (trimmed === '') {
      blankBefore = true
      continue
    }
    lines.push({ from: hit.index + lead, to: hit.index + lead + trimmed.length, blankBefore })
    blankBefore = false
  }
  return lines
}

const bullet = /^(?:[•‣◦▪●■►➤✓]|[-–—*·](?=\s)|\d{1,2}[.)](?=\s)|\([a-z\d]{1,2}\))\s*/
const markdownHeading = /^(#{1,6})\s+/
const row = /^\|.*\|$|\t.*\t|^[^\t]+\t[^\t]+$/
const rule = /^(?:[-–—=_*~]\s?){3,}$|^\|?[\s|:-]+\|[\s|:-]*$/
const ends = /[.!?。！？…:;]["”’)\]]*$/

const opensChunk = (text: string): boolean => bullet.test(text) || markdownHeading.test(text) || row.test(text)

/**
 * The column at which the lines were broken by a machine, or null when every line end was meant. Broken lines are long, of much
 * the same length, and go on in the middle of a sentence.
 */
function wrapColumn(text: string, lines: readonly Line[]): number | null {
  const longest = lines.reduce((most, { from, to }) => Math.max(most, to - from), 0)
  if (longest > 120 || longest < 40) return null
  let inner = 0
  let full = 0
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at]
    const next = lines[at + 1]
    if (!line || !next || next.blankBefore) continue
    const said = text.slice(line.from, line.to)
    if (opensChunk(text.slice(next.from, next.to))) continue
    inner += 1
    if (said.length >= longest * 0.7 && !ends.test(said)) full += 1
  }
  return inner >= 2 && full / inner >= 0.5 ? longest : null
}

/** The stretches of a plain or Markdown text, in order. Lines broken by a machine are joined, meant line ends are kept. */
export function chunksOf(text: string): Chunk[] {
  const lines = linesOf(text)
  const column = wrapColumn(text, lines)
  const chunks: Chunk[] = []
  for (const { from, to, blankBefore } of lines) {
    const said = text.slice(from, to)
    const last = chunks.at(-1)
    if (rule.test(said)) {
      const isUnderline = !blankBefore && last?.shape === 'text' && /^(?:={3,}|-{3,})$/.test(said)
      if (isUnderline) chunks[chunks.length - 1] = { ...last, shape: 'heading', level: said.startsWith('=') ? 1 : 2 }
      continue
    }
    const heading = markdownHeading.exec(said)
    if (heading) {
      const close = said.replace(/\s+#+$/, '').length
      chunks.push({
        from: from + heading[0].length,
        to: from + close,
        shape: 'heading',
        level: heading[1]?.length ?? 1,
        touches: !blankBefore,
      })
      continue
    }
    const bold = /^(\*\*|__)(?=\S)([^*_]{2,100}\S)\1$/.exec(said)
    if (bold) {
      chunks.push({ from: from + 2, to: to - 2, shape: 'heading', level: 3, touches: !blankBefore })
      continue
    }
    const mark = bullet.exec(said)
    if (mark && mark[0].length < said.length) {
      chunks.push({ from: from + mark[0].length, to, shape: 'item', touches: !blankBefore })
      continue
    }
    if (row.test(said)) {
      chunks.push({ from, to, shape: 'row', touches: !blankBefore })
      continue
    }
    const before = last ? text.slice(last.from, last.to) : ''
    const lastLine = before.slice(before.lastIndexOf('\n') + 1)
    const isBroken =
      column !== null && lastLine.length >= column * 0.55 && (lastLine.length >= column * 0.75 || !ends.test(lastLine))
    if (last && !blankBefore && isBroken && (last.shape === 'text' || last.shape === 'item')) {
      chunks[chunks.length - 1] = { ...last, to }
      continue
    }
    chunks.push({ from, to, shape: 'text', touches: !blankBefore })
  }
  return chunks
}

/** Length in words; scripts without spaces count two characters a word. */
export function wordCount(text: string): number {
  const dense = text.match(/[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF]/g)?.length ?? 0
  const spaced = text.replaceAll(/[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF]+/g, ' ').match(/\S+/g)?.length ?? 0
  return spaced + Math.ceil(dense / 2)
}

/** True when the text closes as a sentence does, also inside quotation marks. */
export const closesSentence = (text: string): boolean => /[.!?。！？…]["”’»)\]]*$/.test(text)
