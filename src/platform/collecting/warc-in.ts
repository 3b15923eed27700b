import { canonicalUrl } from '../fetch/canonical.ts'
import { largestFetched } from '../fetch/limits.ts'
import type { Source } from './documents.ts'
import type { Broken } from './piece.ts'

/** Documents of a WARC file (ISO 28500): what servers answered with success, and resources; unpacked as the server's headers say. */
export async function* sourcesInWarc(stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Source | Broken> {
  const { WARCParser } = await import('warcio')
  let last = 'its beginning'
  try {
    for await (const record of WARCParser.iterRecords(stream as AsyncIterable<Uint8Array>)) {
      const url = record.warcTargetURI ?? null
      const { warcType, httpHeaders } = record
      const status = httpHeaders?.statusCode ?? 200
      if (
        (warcType !== 'response' && warcType !== 'resource') ||
        url === null ||
        Number(status) !== 200 ||
        record.warcContentLength > largestFetched
      ) {
        await record.skipFully()
        continue
      }
      last = url
      const bytes = await record.readFully(true)
      const mediaType = httpHeaders?.headers.get('content-type') ?? record.warcContentType ?? null
      const at = record.warcDate ?? undefined
      yield {
        bytes,
        name: nameIn(url),
        mediaType: warcType === 'response' && httpHeaders === null ? null : mediaType,
        url: canonicalUrl(url),
        at: at === undefined ? undefined : instant(at),
      }
    }
  } catch (thrown) {
    yield { broken: `the WARC file is damaged after ${last}: ${thrown instanceof Error ? thrown.message : String(thrown)}` }
  }
}

/** The file's name at the end of an address, which may tell what the bytes are. */
const nameIn = (url: string): string | null => /([^/?#]+\.[a-z0-9]{2,5})(?:[?#]|$)/i.exec(url)?.[1] ?? null

const instant = (date: string): string | undefined => (Number.isNaN(Date.parse(date)) ? undefined : new Date(date).toISOString())
