/**
 * Chinese, Japanese and Thai write words without spaces, and SQLite's tokeniser would take a whole sentence for one
 * word. A zero-width space between the words that `Intl.Segmenter` finds makes them words for it; offsets are restored by
 * leaving the same character out again.
 */
export const wordBreak = '\u200B'

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu
const anySpaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

let segmenter: Intl.Segmenter | undefined

/** The text with a zero-width space around every word of a script that has no spaces; other text is returned as it is. */
export function withWordBreaks(text: string): string {
  if (!anySpaceless.test(text)) return text
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const words = segmenter
  return text.replace(spaceless, (run) => {
    let broken = wordBreak
    for (const { segment } of words.segment(run)) broken += segment + wordBreak
    return broken
  })
}
