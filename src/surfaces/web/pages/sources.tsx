import type { Refusal } from '../../../kernel/errors.ts'
import type { SourcesAnswer } from '../questions.ts'
import { capital, plural, sayDate, sayMoment, sayNumber } from '../say.ts'
import type { Page } from '../view.ts'

type SourceRow = SourcesAnswer['sources'][number]
type Preview = NonNullable<SourcesAnswer['preview']>

const kindWord: Readonly<Record<SourceRow['kind'], string>> = {
  feed: 'Feed of items',
  page: 'One page or PDF',
  list: 'List of documents',
}
const healthSays: Readonly<Record<SourceRow['health'], string>> = {
  paused: 'Paused: looked at no more until you resume it.',
  new: 'Not looked at yet.',
  well: '',
  failing: '',
  silent: 'Answers, but has brought nothing new for a long time: its address may have moved.',
}

const intervals: readonly (readonly [minutes: number, says: string])[] = [
  [15, 'every 15 minutes'],
  [60, 'every hour'],
  [360, 'every 6 hours'],
  [1440, 'every day'],
  [10_080, 'every week'],
]

export const sayEvery = (minutes: number): string =>
  intervals.find(([each]) => each === minutes)?.[1] ??
  (minutes % 1440 === 0
    ? `every ${minutes / 1440} days`
    : minutes % 60 === 0
      ? `every ${minutes / 60} hours`
      : `every ${minutes} minutes`)

const Act = ({ id, act, word }: { id: number; act: string; word: string }) => (
  <form method="post" action="/sources">
    <input type="hidden" name="id" value={id} />
    <button name="do" value={act} type="submit">
      {word}
      <span class="unseen"> source {id}</span>
    </button>
  </form>
)

const Entry = ({ source }: { source: SourceRow }) => (
  <li id={`source-${source.id}`} class="watched" data-health={source.health}>
    <p class="hit-head">
      <b class="state">{capital(source.health)}</b>
      <span>{kindWord[source.kind]}</span>
      <span>{sayEvery(source.every)}</span>
    </p>
    <h2>{source.title}</h2>
    <p class="small">
      {source.publisher === '' || source.publisher === source.title ? null : <>{source.publisher} · </>}
      <a href={source.url} rel="noreferrer nofollow" class="outward">
        {source.url}
      </a>
    </p>
    {healthSays[source.health] === '' ? null : <p>{healthSays[source.health]}</p>}
    {source.says === null ? null : (
      <p class="failure">
        <b>{plural(source.failures, 'failure')} in a row:</b> {source.says}.
      </p>
    )}
    <dl class="facts">
      <div>
        <dt>Brought</dt>
        <dd>{plural(source.kept, 'document')}</dd>
      </div>
      <div>
        <dt>Last success</dt>
        <dd>{source.succeeded === null ? 'never' : sayMoment(source.succeeded)}</dd>
      </div>
      <div>
        <dt>Last new</dt>
        <dd>{source.changed === null ? 'never' : sayMoment(source.changed)}</dd>
      </div>
      <div>
        <dt>Next look</dt>
        <dd>{source.due === null ? 'when resumed' : `from ${sayMoment(source.due)}`}</dd>
      </div>
    </dl>
    <div class="acts">
      {source.health === 'paused' ? (
        <Act id={source.id} act="resume" word="Resume" />
      ) : (
        <Act id={source.id} act="pause" word="Pause" />
      )}
      {source.health === 'paused' ? null : <Act id={source.id} act="now" word="Look now" />}
      <Act id={source.id} act="remove" word="Remove" />
    </div>
  </li>
)

/** What an address would bring, with the fields to watch it. */
const Previewed = ({ preview }: { preview: Preview }) => (
  <section class="preview" aria-labelledby="preview-title">
    <h2 id="preview-title">What {preview.title} would bring</h2>
    <p>
      {preview.kind === 'feed'
        ? `A feed with ${plural(preview.count, 'item')} now.`
        : preview.kind === 'list'
          ? `A page that links to ${plural(preview.count, 'document')}; each is fetched once, and the page itself is kept whenever it changes.`
          : 'One page: it is kept now and whenever it changes.'}
    </p>
    {preview.feeds.length === 0 ? null : (
      <p>
        The page offers a feed, which tells sooner and costs its publisher less:{' '}
        {preview.feeds.slice(0, 3).map((feed) => (
          <code>{feed} </code>
        ))}
      </p>
    )}
    {preview.items.length === 0 ? null : (
      <ol class="previewed">
        {preview.items.map((item) => (
          <li>
            {item.title} {item.date === null ? null : <small>{sayDate(item.date)}</small>}
          </li>
        ))}
        {preview.count > preview.items.length ? (
          <li class="more">and {sayNumber(preview.count - preview.items.length)} more</li>
        ) : null}
      </ol>
    )}
    <form method="post" action="/sources" class="watch-form">
      <input type="hidden" name="url" value={preview.url} />
      <p>
        <label for="watch-title">Title</label>
        <input id="watch-title" name="title" value={preview.title} maxLength={200} />
      </p>
      <p>
        <label for="watch-publisher">Publisher</label>
        <input id="watch-publisher" name="publisher" value={preview.publisher} maxLength={200} />
      </p>
      <p>
        <label for="watch-kind">Read as</label>
        <select id="watch-kind" name="kind">
          {(['feed', 'page', 'list'] as const).map((kind) => (
            <option value={kind} selected={kind === preview.kind}>
              {kindWord[kind]}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label for="watch-every">Look</label>
        <select id="watch-every" name="every">
          {intervals.map(([minutes, says]) => (
            <option value={minutes} selected={minutes === (preview.kind === 'feed' ? 60 : 1440)}>
              {says}
            </option>
          ))}
        </select>
      </p>
      <button class="primary" type="submit" name="do" value="add">
        Watch it
      </button>
    </form>
  </section>
)

const order: Readonly<Record<SourceRow['health'], number>> = { failing: 0, silent: 1, new: 2, well: 3, paused: 4 }

/** The list of watched sources, what is wrong first; above it the way to add one. */
export function sourcesPage({ sources, preview }: SourcesAnswer, typed = '', refusal?: Refusal): Page {
  const sorted = sources.toSorted((a, b) => order[a.health] - order[b.health] || a.title.localeCompare(b.title))
  const ill = sources.filter(({ health }) => health === 'failing' || health === 'silent').length
  return {
    title: 'Sources',
    section: '/sources',
    ...(refusal === undefined ? {} : { status: 400 }),
    body: (
      <div class="collecting">
        <h1>Watched sources</h1>
        <p class="lead">
          {sources.length === 0
            ? 'No address is watched yet.'
            : `${plural(sources.length, 'address', 'addresses')} watched${ill === 0 ? ', all well' : `, ${sayNumber(ill)} not well`}.`}{' '}
          They are looked at while <code>ytterby collect --keep-on</code> runs.
        </p>
        <form method="post" action="/sources" class="search-form">
          <label for="source-url">Feed, page, PDF or list of notices</label>
          <input id="source-url" name="url" type="url" required placeholder="https://" value={preview?.url ?? typed} />
          <button type="submit" name="do" value="preview">
            Preview
          </button>
        </form>
        {refusal === undefined ? null : (
          <p class="refusal-note" role="alert">
            <b>{refusal.message}</b> <code>{refusal.code}</code>
          </p>
        )}
        {preview === null ? null : <Previewed preview={preview} />}
        {sorted.length === 0 ? null : (
          <ul class="watched-list">
            {sorted.map((source) => (
              <Entry source={source} />
            ))}
          </ul>
        )}
      </div>
    ),
  }
}
