import { addressOf, type Address } from '../address.ts'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { Highlighted } from '../parts/highlighted.tsx'
import { ClassSeal } from '../parts/receipt-class.tsx'
import type { SavedAnswer, SearchAnswer, SearchHit } from '../questions.ts'
import { saySaid } from '../say-said.ts'
import { capital, plural, sayDate, sayDaysIn, sayNumber } from '../say.ts'
import type { Page, View } from '../view.ts'
import { Facet, facetTitle, facetsOf, sayFacet } from './search-facets.tsx'
import { SearchHelp } from './search-help.tsx'
import { barsOf, Histogram } from './search-histogram.tsx'

export const hitsPerPage = 20
/** As many as the question gives at once. */
const mostDownloaded = 200

/** `title: export; text: licence` as a phrase; any other reason as it stands. */
const sayWhy = (why: string): string =>
  /^\w+: /.test(why) ? `Found in ${why.replaceAll(/(^|; )(\w+): /g, '$1the $2: ')}` : capital(why)

/** Why a hit is there when there were no words to find. */
const unranked = 'newest first'

/** Where a hit leads: a claim to its passage. */
const hrefOf = ({ receipt, kind, said }: SearchHit): string => {
  const path = `/receipt/${encodeURIComponent(receipt)}`
  return kind === 'claim' && said?.span ? `${path}?passage=${said.span[0]}-${said.span[1]}#passage` : path
}

const anchorOf = (id: string): string => `hit-${id.replaceAll(/[^\w-]+/g, '-')}`

const Hit = ({ hit, asked, at }: { hit: SearchHit; asked: boolean; at: Address }) => (
  <li class="hit" data-class={hit.class} id={anchorOf(hit.id)}>
    <p class="hit-head">
      <ClassSeal of={hit.class === 'held' || hit.class === 'transcribed' ? hit.class : 'cited'} />
      <span>{capital(hit.kind)}</span>
      <span>{hit.publisher}</span>
      <time>{sayDate(hit.date)}</time>
      <a class="permalink" href={addressOf(at, {}, anchorOf(hit.id))} aria-label={`Link to this result, ${hit.title}`}>
        ¶
      </a>
    </p>
    <h3>
      <a href={hrefOf(hit)} data-hit="">
        {sayDaysIn(hit.title)}
      </a>
    </h3>
    <p class="snippet">
      <Highlighted
        text={hit.snippet}
        marks={hit.marks}
        say={hit.class === 'held' && hit.kind === 'receipt' ? undefined : sayDaysIn}
      />
    </p>
    {hit.kind === 'claim' && hit.said !== null ? <p class="small">Says: {saySaid(hit.said)}</p> : null}
    {hit.why === '' || hit.why === unranked || !asked ? null : <p class="small">{sayWhy(hit.why)}</p>}
  </li>
)

const Pages = ({ at, total, offset }: { at: Address; total: number; offset: number }) =>
  total <= hitsPerPage ? null : (
    <nav class="pages" aria-label="Result pages">
      {offset > 0 ? (
        <a rel="prev" href={addressOf(at, { offset: offset > hitsPerPage ? offset - hitsPerPage : null })}>
          ← Previous
        </a>
      ) : (
        <span />
      )}
      <span>
        {sayNumber(offset + 1)}–{sayNumber(Math.min(total, offset + hitsPerPage))} of {sayNumber(total)}
      </span>
      {offset + hitsPerPage < total ? (
        <a rel="next" href={addressOf(at, { offset: offset + hitsPerPage })}>
          Next →
        </a>
      ) : (
        <span />
      )}
    </nav>
  )

const Nothing = ({ at, answer }: { at: Address; answer: SearchAnswer }) => (
  <div class="nothing">
    <h2>Nothing on record says that</h2>
    <p>
      No receipt, figure, event, claim or headline in this store matches. That is not evidence that it is untrue: the desk only
      knows what it holds.
    </p>
    {answer.suggestions.length === 0 ? null : <p>These find something:</p>}
    <ul>
      {answer.suggestions.map(({ says, query, without, found }) => (
        <li>
          <a href={addressOf(at, { query, offset: null, ...Object.fromEntries(without.map((name) => [name, null])) })}>{says}</a>{' '}
          <span class="count">{plural(found, 'result')}</span>
        </li>
      ))}
      <li>
        <a href="/search">Start again with the newest</a>
      </li>
    </ul>
  </div>
)

/** What the desk made of the words, where it is not obvious. */
const Notes = ({ answer }: { answer: SearchAnswer }) => (
  <>
    {answer.fault === null ? null : (
      <p class="refusal-note" role="note">
        Read as plain words: {answer.fault.says}, at sign {sayNumber(answer.fault.column)} of what you typed.
      </p>
    )}
    {answer.alsoCalled.map(({ asked, names }) => (
      <p class="small note">
        {asked} is also looked for as {names.join(', ')}; in quotation marks it is looked for alone.
      </p>
    ))}
    {answer.ranked === null ? null : (
      <p class="small note">
        So many match that only the {sayNumber(answer.ranked.bound)} added last were put in order of relevance; the others follow
        by date. Add a word or a choice from the list to reach them.
      </p>
    )}
  </>
)

const Order = ({ at }: { at: Address }) => {
  const isNewest = at.query['sort'] === 'newest'
  return (
    <p class="order">
      <span class="unseen">Order:</span>
      <a href={addressOf(at, { sort: null, offset: null })} aria-current={isNewest ? undefined : 'true'}>
        By relevance
      </a>
      <a href={addressOf(at, { sort: 'newest', offset: null })} aria-current={isNewest ? 'true' : undefined}>
        Newest first
      </a>
    </p>
  )
}

const Saved = ({ saved }: { saved: SavedAnswer['saved'] }) =>
  saved.length === 0 ? null : (
    <section class="saved" aria-labelledby="saved-title">
      <h2 id="saved-title">Saved searches</h2>
      <ul>
        {saved.map(({ id, name, query }) => (
          <li>
            <a href={addressOf({ path: '/search', query: {} }, { query })}>{name}</a>
            <a class="small" href={addressOf({ path: '/search.atom', query: {} }, { query })}>
              Feed<span class="unseen"> of {name}</span>
            </a>
            <form method="post" action="/search/saved">
              <input type="hidden" name="withdraw" value={id} />
              <button type="submit" class="quiet">
                Withdraw<span class="unseen"> {name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )

/** Everything that asks, without what only pages or orders. */
const askedIn = (at: Address): Address => {
  const { offset: _offset, sort: _sort, ...query } = at.query
  return { ...at, query }
}

const Keep = ({ at }: { at: Address }) => {
  const asked = askedIn(at)
  const fields = Object.entries(asked.query)
  if (fields.length === 0) return null
  return (
    <div class="keep">
      <form method="post" action="/search/saved">
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="save-as">Save this search as</label>
        <input id="save-as" name="name" required maxLength={200} value={at.query['query'] ?? ''} />
        <button type="submit">Save</button>
      </form>
      <p class="small">
        Follow it: <a href={addressOf({ ...asked, path: '/search.atom' })}>Atom</a>,{' '}
        <a href={addressOf({ ...asked, path: '/search.rss' })}>RSS</a>
      </p>
    </div>
  )
}

/** Full text over everything on record. The part `data-live-search` is what changes while one types. */
export function searchPage(answer: SearchAnswer, saved: SavedAnswer['saved'], view: View): Page {
  const { at } = view
  const asked = at.query['query'] ?? ''
  const offset = Number(at.query['offset'] ?? 0)
  // The page always asks for the count.
  const total = answer.total ?? answer.hits.length
  const facets = facetsOf(answer, at)
  const narrowed = Object.keys(facetTitle).filter((field) => at.query[field] !== undefined)
  // Without words there is only one order.
  const isRanked = answer.hits.some(({ why }) => why !== unranked)
  const isFront = Object.keys(at.query).length === 0
  const title = asked === '' ? 'Search the record' : `Search: ${asked}`
  return {
    title,
    section: '/search',
    feeds: [{ title, href: addressOf({ ...askedIn(at), path: '/search.atom' }) }],
    body: (
      <div class="search">
        <form method="get" action="/search" role="search" class="search-form" data-search-form="">
          <label for="query" class="unseen">
            Words to look for
          </label>
          <input
            id="query"
            type="search"
            name="query"
            value={asked}
            maxLength={2000}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            placeholder='dysprosium "export licence" place:China'
            aria-describedby="search-status"
            aria-keyshortcuts="/"
          />
          <span class="pair">
            <label for="from">From</label>
            <input id="from" type="date" name="from" value={at.query['from'] ?? ''} />
            <label for="to">to</label>
            <input id="to" type="date" name="to" value={at.query['to'] ?? ''} />
          </span>
          <button type="submit">Search</button>
        </form>
        <SearchHelp />
        <div data-live-search="">
          <h1 id="search-status">
            {asked === ''
              ? narrowed.length > 0 || at.query['from'] !== undefined || at.query['to'] !== undefined
                ? `${plural(total, 'result')}, newest first`
                : 'Everything on record, newest first'
              : `${total === 0 ? 'No results' : plural(total, 'result')} for “${asked}”`}
          </h1>
          {narrowed.length === 0 ? null : (
            <p class="chosen">
              {narrowed.map((field) => (
                <a href={addressOf(at, { [field]: null, offset: null })}>
                  {facetTitle[field]}: {sayFacet(field, at.query[field] ?? '')} <span aria-hidden="true">×</span>
                  <span class="unseen">remove</span>
                </a>
              ))}
            </p>
          )}
          <Notes answer={answer} />
          {isFront ? <Saved saved={saved} /> : null}
          <div class="search-body" data-plain={facets.length === 0 ? '' : undefined}>
            {facets.length === 0 ? null : (
              <div class="facets">
                <Histogram bars={barsOf(answer.facets, at)} at={at} />
                {facets.map(({ field, values }) => (
                  <Facet at={at} field={field} values={values} />
                ))}
              </div>
            )}
            <div class="found">
              {answer.hits.length === 0 ? <Nothing at={at} answer={answer} /> : isRanked ? <Order at={at} /> : null}
              <ol class="hits" start={offset + 1}>
                {answer.hits.map((hit) => (
                  <Hit hit={hit} asked={asked !== ''} at={at} />
                ))}
              </ol>
              <Pages at={at} total={total} offset={offset} />
              {total === 0 ? null : <Keep at={at} />}
              {total === 0 ? null : (
                <Downloads
                  at={questionAt('search', { ...at.query, offset: undefined, limit: mostDownloaded })}
                  {...(total > mostDownloaded ? { says: `the first ${mostDownloaded} results` } : {})}
                />
              )}
            </div>
          </div>
        </div>
      </div>
    ),
  }
}
