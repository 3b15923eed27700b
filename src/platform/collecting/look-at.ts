import { Refusal } from '../../kernel/errors.ts'
import { nextLook, type WatchedSource } from '../../sources/watched.ts'
import { decodeBytes } from '../../receipts/encoding/charset.ts'
import { charsetOfMediaType } from '../../receipts/encoding/declared.ts'
import { canonicalUrl } from '../fetch/canonical.ts'
import type { Fetched } from '../fetch/fetch-public.ts'
import { Unfetched } from '../fetch/unfetched.ts'
import { legacyDecoder } from '../readers/legacy-decoder.ts'
import type { Progress, Target } from '../sqlite/queue.ts'
import type { Collecting } from './collecting.ts'
import { fromHere, nameIn, printOfBytes } from './do-job.ts'
import { documentsIn, type Context, type Found } from './documents.ts'
import { keepDocuments, type Keeping } from './keep-documents.ts'
import { linksIn } from './links.ts'

interface With {
  readonly context: Context
  readonly collecting: Collecting
  readonly keeping: (from: Progress) => Keeping
  readonly run: string
}

/**
 * Looks at a watched source once: asks for what has changed, keeps what is new, and notes how it went. A failure is noted and thrown: the
 * source is looked at again by its own schedule, so the job is over.
 */
export async function lookAt(target: Target, progress: Progress, { context, collecting, keeping }: With): Promise<Progress> {
  const { store, fetcher } = collecting
  const source = store.watched.one(target.watched ?? -1)
  if (!source) return progress
  const { url, etag, lastModified } = source
  let done = progress
  try {
    const got = await fetcher.get(url, { etag: etag ?? undefined, lastModified: lastModified ?? undefined })
    if (!('unchanged' in got)) {
      const from = keeping(fromHere(progress, printOfBytes(got.bytes)))
      done = await keepDocuments(foundIn(got, source, context), from)
    }
    const { kept, versions } = done.tally
    const validators = 'unchanged' in got ? {} : got.validators
    const now = collecting.now()
    store.watched.looked(source.id, {
      at: now,
      due: nextLook(now, source.every, 0),
      failures: 0,
      says: null,
      kept: kept + versions,
      ...validators,
    })
    return done
  } catch (thrown) {
    if (thrown instanceof Refusal) noteFailure(source, thrown, collecting)
    throw thrown
  }
}

function noteFailure({ id, every, failures }: WatchedSource, thrown: Refusal, { store, now }: Collecting): void {
  const asked = thrown instanceof Unfetched ? thrown.wait : undefined
  const at = now()
  const look = { at, due: nextLook(at, every, failures + 1, asked), failures: failures + 1, says: thrown.message, kept: 0 }
  store.watched.looked(id, look)
}

/** A list leads to the documents it links to; anything else is read as it is, a page never as a feed. */
async function* foundIn(
  { bytes, mediaType, url }: Fetched,
  { kind, publisher }: WatchedSource,
  context: Context,
): AsyncGenerator<Found> {
  const source = { bytes, mediaType, url: canonicalUrl(url), name: nameIn(url) }
  if (kind === 'list') {
    const html = decodeBytes(bytes, charsetOfMediaType(mediaType), legacyDecoder).text
    yield { leads: linksIn(html, url) }
  }
  yield* documentsIn(source, { ...context, publisher: publisher || null, isPage: kind !== 'feed' })
}
