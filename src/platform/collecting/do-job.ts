import type { Progress, Taken, Target } from '../sqlite/queue.ts'
import { noTally } from '../sqlite/queue.ts'
import { canonicalUrl } from '../fetch/canonical.ts'
import { createHash } from 'node:crypto'
import type { Collecting } from './collecting.ts'
import { documentsIn, documentsInFiles, type Context, type Found, type Source } from './documents.ts'
import { filesBehind, printOf } from './files.ts'
import { keepDocuments, patiently, type Keeping } from './keep-documents.ts'
import { lookAt } from './look-at.ts'

/** Does one job to its end and answers how far it came; throws what stops it, a `Refusal` for what the user can mend. */
export async function doJob(
  { id, target, progress }: Taken,
  holder: string,
  run: string,
  collecting: Collecting,
): Promise<Progress> {
  const { store, readers } = collecting
  const keeping = (from: Progress): Keeping => ({
    readers,
    progress: from,
    async keep(prepared, noted, ends) {
      let now = from
      await patiently(() =>
        store.keep(prepared, (kept) => {
          now = noted(kept)
          for (const { ends: hash, documents, at } of ends) store.noteContainer(hash, documents, at)
          store.queue.checkpoint(id, holder, now, collecting.now())
        }),
      )
      collecting.onKept?.(prepared)
      return now
    },
    lead: (addresses) => void store.queue.add(addresses.map(toPage), run, collecting.now()),
  })
  const context = contextOf(target, collecting)
  if (target.task === 'file') {
    const { found, print } = await documentsAt(target.what, context, collecting)
    return keepDocuments(found, keeping(fromHere(progress, print)))
  }
  if (target.task === 'watched') return lookAt(target, progress, { context, collecting, keeping, run })
  const source = await fetched(target.what, collecting)
  return keepDocuments(documentsIn(source, context), keeping(fromHere(progress, printOfBytes(source.bytes))))
}

/** A lead is a page unless it is a sitemap's further sitemap. */
const toPage = (url: string): Target => ({
  task: 'url',
  what: canonicalUrl(url),
  ...(/\.xml(?:\.gz)?(?:\?|$)/i.test(url) ? {} : { isPage: true }),
})

/** Where an earlier try left off; from the start when the target has changed since. */
export const fromHere = (progress: Progress, print: string): Progress =>
  progress.print === print ? progress : { tally: noTally, next: 0, print, faults: [] }

export const printOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

export const contextOf = (target: Target, { store, now, today }: Collecting): Context => ({
  put: async (bytes) => store.originals.put(bytes),
  at: new Date(now()).toISOString(),
  day: today(),
  publisher: target.publisher ?? null,
  documentsIn: (hash) => store.documentsInContainer(hash),
  saidLast: (address, content) => store.saidLast(address, content),
  follow: target.follow ?? false,
  isPage: target.isPage ?? false,
})

/** The documents of a file or folder, and what tells whether it has changed. */
export async function documentsAt(
  path: string,
  context: Context,
  { onProgress }: Pick<Collecting, 'onProgress'>,
): Promise<{ readonly found: AsyncIterable<Found>; readonly print: string }> {
  const files = await filesBehind(path)
  const { print } = await printOf(files)
  let [file, done, documents] = ['', -1, 0]
  async function* watched(): AsyncGenerator<Found> {
    for await (const one of documentsInFiles(files, context, (name) => void ([file, done] = [name, done + 1]))) {
      yield one
      documents += 1
      const within = 'one' in one ? (one.one.from + one.one.bytes.length) / one.one.size : 0
      // Of an archive the members are not known beforehand.
      const share = /\.(?:tar|tgz|gz)$/i.test(file) && within === 1 ? null : (done + within) / files.length
      onProgress?.({ target: path, file, documents, share })
    }
  }
  return { found: watched(), print }
}

/** Fetches an address, in its host's turn; a file's name at its end may tell what it is. */
export async function fetched(url: string, { fetcher, now }: Collecting): Promise<Source> {
  const got = await fetcher.get(url)
  if ('unchanged' in got) throw new TypeError('a server answered 304 to a request without a condition')
  const { bytes, mediaType, url: found } = got
  return { bytes, mediaType, url: canonicalUrl(found), name: nameIn(found), at: new Date(now()).toISOString() }
}

export const nameIn = (url: string): string | null => /([^/?#]+\.[a-z0-9]{2,5})$/i.exec(new URL(url).pathname)?.[1] ?? null
