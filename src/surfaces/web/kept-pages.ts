import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { recent } from './recent.ts'

/** A page as it goes out: encoded once, with a tag by which a browser finds that it has it already. */
export interface Rendered {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The same bytes under gzip; made once a page, off the main thread, so that readers of a kept page pay nothing for it. */
  readonly packed: Uint8Array<ArrayBuffer>
  readonly status: number
  /** Media type and whatever else this one answer says of itself. */
  readonly headers: Readonly<Record<string, string>>
  readonly tag: string
}

/** What is to be kept: a page, or a file made from one. */
export interface Unkept {
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

const compressed = promisify(gzip)

/** Light compression: a page shrinks to about a seventh in a millisecond, and much more work would save little. */
const level = 4

/** Gives the page of a key, rendering it once for everybody who asks meanwhile; only good pages are kept. */
export function keptPages(limit = 48 * 1024 * 1024): (key: string, render: () => Promise<Unkept>) => Promise<Rendered> {
  const pages = recent<Promise<Rendered>>(limit)
  return async (key, render) => {
    const kept = pages.get(key)
    if (kept !== undefined) return kept
    const made = render().then(async ({ content, status, headers }): Promise<Rendered> => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      const packed = new Uint8Array(await compressed(bytes, { level }))
      return { bytes, packed, status, headers, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
    })
    pages.keep(key, made)
    const { bytes, packed, status } = await made
    if (status === 200) pages.keep(key, made, bytes.length + packed.length)
    else pages.forget(key)
    return made
  }
}
