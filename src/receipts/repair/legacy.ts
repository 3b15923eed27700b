import type { LegacyDecoder } from '../encoding/charset.ts'
import { codePage, encodeCodePage } from '../encoding/code-page.ts'
import { guessCharset } from '../encoding/guess.ts'
import type { Edit } from './edits.ts'

/** Least share of characters above ASCII: Western prose has a few in a hundred, another script read as Western has most. */
const least = 0.35

/**
 * Edits for a text whose bytes were Thai, Cyrillic or East Asian and were read as Windows-1252, or null when it is nothing of the
 * kind. The whole text must consist of that set's characters and its bytes must have the structure of the other script.
 */
export function readAsLegacy(text: string, legacy?: LegacyDecoder): Edit[] | null {
  const letters = text.match(/[^\s\d]/g)?.length ?? 0
  const high = text.match(/[^\0-\x7F]/g)?.length ?? 0
  if (high < 8 || high < least * letters) return null
  const bytes = encodeCodePage(text, 'windows-1252')
  if (!bytes) return null
  const charset = guessCharset(bytes)
  if (charset === 'windows-1252') return null
  const rule = `${charset} read as windows-1252`
  if (charset === 'windows-874' || charset === 'windows-1251') {
    const { characters } = codePage(charset)
    return Array.from(text.matchAll(/[^\0-\x7F]/g), (hit) => ({
      from: hit.index,
      to: hit.index + 1,
      text: characters[bytes[hit.index] ?? 0] ?? hit[0],
      rule,
    }))
  }
  const decoded = legacy?.decode(bytes, charset)
  return decoded === undefined || decoded.includes('\uFFFD') ? null : [{ from: 0, to: text.length, text: decoded, rule }]
}
