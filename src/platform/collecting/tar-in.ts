import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Broken } from './piece.ts'
import type { Source } from './documents.ts'
import { largestFetched } from '../fetch/limits.ts'

/** Members of a tar archive on disk, packed or not. */
export function tarFile(path: string, url: string): AsyncGenerator<Source | Broken> {
  const file = createReadStream(path)
  const stream = /\.(?:tgz|gz)$/i.test(path) ? file.pipe(createGunzip()) : file
  file.on('error', (error) => stream.destroy(error))
  return sourcesInTar(Readable.toWeb(stream) as ReadableStream<Uint8Array>, url)
}

/** Files of a tar archive, one after the other; one that is larger than any original may be is told and passed over. */
export async function* sourcesInTar(stream: ReadableStream<Uint8Array>, url: string | null): AsyncGenerator<Source | Broken> {
  const { createTarDecoder } = await import('modern-tar')
  const entries = stream.pipeThrough(createTarDecoder() as unknown as ReadableWritablePair<Entry, Uint8Array>)
  try {
    for await (const { header, body } of entries as unknown as AsyncIterable<Entry>) {
      if (header.type !== 'file' || header.size > largestFetched) {
        for await (const _ of body as unknown as AsyncIterable<Uint8Array>);
        if (header.type === 'file') yield { broken: `${header.name} is larger than ${largestFetched >> 20} MB` }
        continue
      }
      const chunks: Uint8Array[] = []
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk)
      yield {
        bytes: Buffer.concat(chunks),
        name: header.name,
        mediaType: null,
        url: url === null ? null : `${url}#${header.name}`,
      }
    }
  } catch (thrown) {
    yield { broken: `the archive is damaged or cut: ${thrown instanceof Error ? thrown.message : String(thrown)}` }
  }
}

interface Entry {
  readonly header: { readonly name: string; readonly size: number; readonly type: string }
  readonly body: ReadableStream<Uint8Array>
}
