import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { instant, momentOf } from '../../kernel/instant.ts'
import { healthOf, healths, watchedKinds, type Preview, type WatchedSource } from '../../sources/watched.ts'
import { integer, tableOf, text } from '../exporting/table.ts'
import { operation, type Desk } from '../operation.ts'

const id = z.coerce.number().int()
const address = z
  .string()
  .trim()
  .regex(/^https?:\/\/\S+$/i, 'is no http or https address')

export const sourcesInput = z.object({
  add: address.optional().describe('Watch this address'),
  preview: address.optional().describe('Look at this address once and say what watching it would bring; nothing is kept'),
  kind: z.enum(watchedKinds).optional().describe('feed, page, or list of links to documents; found out by looking unless told'),
  title: z.string().trim().max(200).optional(),
  publisher: z.string().trim().max(200).optional(),
  every: z.coerce.number().int().min(5).max(525_600).default(60).describe('Minutes between two looks'),
  pause: id.optional().describe('Look at this source no more until told'),
  resume: id.optional().describe('Look at it again'),
  now: id.optional().describe('Make it due at once'),
  remove: id.optional().describe('Take it off the list; what it brought stays'),
})

export const sourceRow = z.object({
  id: z.number().int(),
  url: z.string(),
  kind: z.enum(watchedKinds),
  title: z.string(),
  publisher: z.string(),
  every: z.number().int(),
  health: z.enum(healths),
  due: z.string().nullable().describe('When it is looked at next; null while paused'),
  tried: z.string().nullable(),
  succeeded: z.string().nullable(),
  changed: z.string().nullable().describe('When it last brought something new'),
  failures: z.number().int().describe('In a row'),
  says: z.string().nullable().describe('Why the last look failed'),
  kept: z.number().int().describe('Documents and versions it has brought'),
})
export const preview = z.object({
  url: z.string(),
  kind: z.enum(watchedKinds),
  title: z.string(),
  publisher: z.string(),
  count: z.number().int().describe('Items of the feed, or documents the list links to'),
  items: z.array(z.object({ title: z.string(), date: z.string().nullable(), url: z.string().nullable() })),
  feeds: z.array(z.string()).describe('Feeds the page offers, which are better to watch'),
})
export const sourcesOutput = z.object({
  sources: z.array(sourceRow),
  preview: preview.nullable(),
  changed: z.number().int().nullable().describe('The source that was added, paused, resumed or hurried'),
})
export type SourcesAnswer = z.output<typeof sourcesOutput>

export const sources = operation({
  name: 'sources',
  asks: 'Which addresses are watched, are they well, and what did they bring? Or: watch this one, pause that.',
  input: sourcesInput,
  output: sourcesOutput,
  writes: true,
  cli: {
    examples: [
      'sources',
      'sources --preview https://example.org/feed.xml',
      'sources --add https://example.org/feed.xml --every 60',
      'sources --pause 3',
    ],
  },
  rows: ({ sources: all }) =>
    tableOf(
      all,
      [
        integer('source', 'number of the source in the list', ({ id }) => id),
        text('url', 'address that is looked at', ({ url }) => url),
        text('kind', 'feed, page or list', ({ kind }) => kind),
        text('title', 'what it is called', ({ title }) => title),
        text('publisher', 'who publishes it', ({ publisher }) => publisher),
        text('health', 'paused, new, well, failing or silent', ({ health }) => health),
        integer('every', 'minutes between two looks', ({ every }) => every),
        text('succeeded', 'when it was last looked at with success, UTC', ({ succeeded }) => succeeded),
        text('says', 'why the last look failed', ({ says }) => says),
        integer('kept', 'documents and versions it has brought', ({ kept }) => kept),
      ],
      () => [],
    ),
  async answer(desk, input) {
    const seen = input.preview === undefined ? null : await desk.preview(input.preview)
    const changed = await change(desk, input)
    const now = momentOf(desk.now())
    const listed = await desk.watched.list()
    return { sources: listed.map((one) => rowOf(one, now)), preview: seen === null ? null : previewOf(seen), changed }
  },
})

async function change(desk: Desk, input: z.output<typeof sourcesInput>): Promise<number | null> {
  const { add, pause, resume, now, remove } = input
  const { watched } = desk
  const found = (id: number, source: WatchedSource | undefined): number => {
    if (!source) throw new Refusal('not-found', `there is no watched source ${id}`)
    return source.id
  }
  if (remove !== undefined) {
    if (!(await watched.remove(remove))) throw new Refusal('not-found', `there is no watched source ${remove}`)
    return null
  }
  if (pause !== undefined) return found(pause, await watched.pause(pause, true))
  if (resume !== undefined) return found(resume, await watched.pause(resume, false))
  if (now !== undefined) return found(now, await watched.hurry(now))
  if (add === undefined) return null
  // What is told need not be found out; an address that cannot be reached now is not put on the list blindly.
  const { kind, title, publisher } =
    input.kind !== undefined && input.title !== undefined
      ? { kind: input.kind, title: input.title, publisher: '' }
      : await desk.preview(add)
  const told = {
    url: add,
    kind: input.kind ?? kind,
    title: input.title ?? title,
    publisher: input.publisher ?? publisher,
    every: input.every,
  }
  return (await watched.add(told)).id
}

const previewOf = ({ items, feeds, ...rest }: Preview): z.output<typeof preview> => ({
  ...rest,
  items: items.map((item) => Object.assign({}, item)),
  feeds: [...feeds],
})

function rowOf(source: WatchedSource, now: number): z.output<typeof sourceRow> {
  const { id, url, kind, title, publisher, every, failures, says, kept, paused } = source
  const at = (time: number | null): string | null => (time === null ? null : instant(time))
  return {
    id,
    url,
    kind,
    title,
    publisher,
    every,
    health: healthOf(source, now),
    due: paused ? null : instant(source.due),
    tried: at(source.tried),
    succeeded: at(source.succeeded),
    changed: at(source.changed),
    failures,
    says,
    kept,
  }
}
