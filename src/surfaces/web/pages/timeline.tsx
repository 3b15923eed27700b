import type { ComponentChildren } from 'preact'
import { isPlace, sayPlace } from '../../../kernel/place.ts'
import { addressOf, type Address } from '../address.ts'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { mineralChoices, mineralTitle } from '../minerals.ts'
import type { EventRow, EventsAnswer } from '../questions.ts'
import { capital, plural, sayDate, sayWord } from '../say.ts'
import type { Page, View } from '../view.ts'

const statusShape: Record<string, ComponentChildren> = {
  scheduled: <path d="M2 8h9M8 4.5 11.5 8 8 11.5M14 3v10" />,
  announced: <circle cx="8" cy="8" r="5" />,
  in_force: <circle class="solid" cx="8" cy="8" r="5" />,
  suspended: <path class="heavy" d="M5.5 3.5v9M10.5 3.5v9" />,
  lapsed: <path d="M13.5 8A5.5 5.5 0 1 1 8 2.5M8 5v3.4l2 1.4M11.6 3.2v.1M13 5.4v.1" />,
  revoked: <path d="m4 4 8 8m0-8-8 8" />,
  expired: <path d="M4 2.5h8M4 13.5h8M4.8 2.5c0 4 6.4 7 6.4 11M11.2 2.5c0 4-6.4 7-6.4 11" />,
  superseded: <path d="M3 11.5V9a3 3 0 0 1 3-3h7M10 3l3 3-3 3" />,
  historical: <rect x="3.5" y="3.5" width="9" height="9" />,
  proposed: <circle cx="8" cy="8" r="5" stroke-dasharray="2 2.4" />,
  concluded: <rect class="solid" x="3.5" y="3.5" width="9" height="9" />,
}

const StatusWord = ({ status }: { status: string }) => (
  <span class="status-word">
    <svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {statusShape[status] ?? <path d="M5.4 5.7c0-1.6 1.1-2.6 2.7-2.6s2.6 1 2.6 2.3c0 2-2.6 2-2.6 4.2m0 2.4v1.1" />}
    </svg>
    {capital(sayWord(status))}
  </span>
)

/** Status on the day asked about: word and shape. */
const Status = ({ event }: { event: EventRow }) => (
  <p class="status" data-status={event.status}>
    <StatusWord status={event.status} />
    <small>{event.statusSays}</small>
  </p>
)

/** Most related events named at once; a pause may undo a dozen articles of as many announcements. */
const relatedShown = 4

const Related = ({ word, ids, names }: { word: string; ids: readonly string[]; names: Names }) => {
  if (ids.length === 0) return null
  const links = ids.map((id) => {
    const event = names.all.get(id)
    const at = `${names.shown.has(id) ? '' : '/timeline'}#${encodeURIComponent(id)}`
    return event === undefined ? 'an event not on record' : <a href={at}>{event.instrument || event.title}</a>
  })
  const inRow = (parts: typeof links) => parts.map((part, index) => (index === 0 ? part : <>, {part}</>))
  return links.length <= relatedShown + 1 ? (
    <span>
      {word} {inRow(links)}
    </span>
  ) : (
    <details>
      <summary>
        {word} {links.length} others
      </summary>
      {inRow(links)}
    </details>
  )
}

/** Every event on record for its name, and those this page shows for a link within it. */
interface Names {
  readonly all: ReadonlyMap<string, EventRow>
  readonly shown: ReadonlySet<string>
}

const Receipts = ({ event: { receipts, title } }: { event: EventRow }) =>
  receipts.length === 0 ? null : (
    <span class="receipt-numbers">
      {receipts.length === 1 ? null : 'receipts '}
      {receipts.map((id, index) => (
        <a href={`/receipt/${encodeURIComponent(id)}`}>
          {receipts.length === 1 ? 'receipt' : <span class="unseen">receipt </span>}
          {receipts.length === 1 ? '' : index + 1}
          <span class="unseen"> for {title}</span>
        </a>
      ))}
    </span>
  )

function sayForce(event: EventRow): string | null {
  if (event.effectiveFrom === null) return null
  return event.effectiveTo === null
    ? `effective from ${sayDate(event.effectiveFrom)}`
    : `effective ${sayDate(event.effectiveFrom)} to ${sayDate(event.effectiveTo)}`
}

const Event = ({ event, names }: { event: EventRow; names: Names }) => {
  const force = sayForce(event)
  return (
    <li class="event" id={event.id} data-status={event.status}>
      <p class="event-date">
        <time>{sayDate(event.date)}</time>
        <span>{isPlace(event.jurisdiction) ? sayPlace(event.jurisdiction) : event.jurisdiction}</span>
      </p>
      <div>
        <h3>{event.title}</h3>
        <p>{event.summary}</p>
        <div class="small event-facts">
          <span>{event.actor}</span>
          {event.instrument === '' ? null : <span>{event.instrument}</span>}
          {force === null ? null : <span>{force}</span>}
          {event.minerals.length === 0 ? null : <span>{event.minerals.map(sayWord).join(', ')}</span>}
          {event.confidence === 'high' ? null : <span>{event.confidence} confidence</span>}
          <Related word="undoes" ids={event.undoes} names={names} />
          <Related word="undone by" ids={event.undoneBy} names={names} />
          <Receipts event={event} />
        </div>
      </div>
      <Status event={event} />
    </li>
  )
}

const Filters = ({ at, asOf }: { at: Address; asOf: string }) => (
  <form method="get" action="/timeline" class="choice">
    <label for="as-of">Status as of</label>
    <input id="as-of" type="date" name="asOf" value={asOf} />
    <label for="event-query">Words</label>
    <input id="event-query" type="search" name="query" value={at.query['query'] ?? ''} placeholder="magnets licence" />
    <label for="event-mineral">Mineral</label>
    <select id="event-mineral" name="mineral">
      <option value="">Any</option>
      {mineralChoices.map(({ label, values }) => (
        <optgroup label={label}>
          {values.map((value) => (
            <option value={value} selected={value === at.query['mineral']}>
              {mineralTitle(value)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
    <label for="event-place">Place</label>
    <input id="event-place" name="place" value={at.query['place'] ?? ''} placeholder="China, EU, USA" size={12} />
    <span class="pair">
      <label for="event-from">From</label>
      <input id="event-from" type="date" name="from" value={at.query['from'] ?? ''} />
      <label for="event-to">to</label>
      <input id="event-to" type="date" name="to" value={at.query['to'] ?? ''} />
    </span>
    <button type="submit">Show</button>
  </form>
)

/** How many events stand how, each a link that shows only those. */
const Standing = ({ at, events }: { at: Address; events: readonly EventRow[] }) => {
  const counts = new Map<string, number>()
  for (const { status } of events) counts.set(status, (counts.get(status) ?? 0) + 1)
  const chosen = at.query['status']
  return (
    <nav class="standing" aria-label="Status">
      {[...counts]
        .toSorted(([, a], [, b]) => b - a)
        .map(([status, count]) => (
          <a
            href={addressOf(at, { status: status === chosen ? null : status })}
            aria-current={status === chosen ? 'true' : undefined}
            class="status"
            data-status={status}
          >
            <StatusWord status={status} /> {count}
            {status === chosen ? <span class="unseen">, show all again</span> : null}
          </a>
        ))}
    </nav>
  )
}

/** Events, newest year first, each with its status on the day asked about; `all` names those that the choice leaves out. */
export function timelinePage(answer: EventsAnswer, all: EventsAnswer, view: View): Page {
  const { at } = view
  const { query, mineral, place, from, to, asOf, knownBy } = at.query
  const shown = answer.events.filter(({ status }) => at.query['status'] === undefined || status === at.query['status'])
  const names: Names = {
    all: new Map([...all.events, ...answer.events].map((event) => [event.id, event])),
    shown: new Set(shown.map(({ id }) => id)),
  }
  const newest = shown.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
  const years = [...new Set(newest.map(({ date }) => date.slice(0, 4)))]
  return {
    title: 'Timeline',
    section: '/timeline',
    body: (
      <div class="timeline">
        <h1>Rules and events, and where they stood on {sayDate(answer.asOf)}</h1>
        <Filters at={at} asOf={answer.asOf} />
        {newest.length === 0 ? (
          <div class="nothing">
            <h2>No event on record matches</h2>
            <p>
              <a href={addressOf({ path: '/timeline', query: {} })}>Show all events</a>
            </p>
          </div>
        ) : (
          <>
            <p class="kicker">
              {answer.total > newest.length ? `${newest.length} of ` : ''}
              {plural(answer.total, 'event')}
            </p>
            <Standing at={at} events={answer.events} />
            {years.length < 2 ? null : (
              <nav class="years" aria-label="Years">
                {years.map((year) => (
                  <a href={`#y${year}`}>{year}</a>
                ))}
              </nav>
            )}
            <Downloads at={questionAt('events', { query, mineral, place, from, to, asOf, knownBy, limit: 1000 })} />
            {years.map((year) => (
              <section class="year" aria-labelledby={`y${year}`}>
                <h2 id={`y${year}`}>{year}</h2>
                <ol>
                  {newest
                    .filter(({ date }) => date.startsWith(year))
                    .map((event) => (
                      <Event event={event} names={names} />
                    ))}
                </ol>
              </section>
            ))}
          </>
        )}
      </div>
    ),
  }
}
