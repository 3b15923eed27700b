import { textOfUnits } from './utf8.ts'

/** Bytes of a document in which HTML and XML say their character set. */
const prologue = 4096

/** The character set in a media type such as `text/html; charset=gb2312`, or null. */
export function charsetOfMediaType(mediaType: string | null): string | null {
  const found = mediaType === null ? null : /charset\s*=\s*["']?([^\s;"',]+)/i.exec(mediaType)
  return found?.[1] ?? null
}

/** What the document itself declares, in an XML declaration or a `<meta>` element near its start; null when nothing. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const start = textOfUnits(bytes.subarray(0, prologue))
  if (!start.includes('<')) return null
  const xml = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([^"']{1,40})["']/i.exec(start)
  if (xml?.[1]) return xml[1]
  const withoutComments = start.replaceAll(/<!--[\s\S]*?-->/g, '')
  for (const [tag] of withoutComments.matchAll(/<meta\b[^>]{0,400}>/gi)) {
    const direct = /\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(tag)
    if (direct?.[1]) return direct[1]
  }
  return null
}
