import { addressOf, type Address } from '../address.ts'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { Highlighted } from '../parts/highlighted.tsx'
import { ClassSeal } from '../parts/receipt-class.tsx'
import type { SearchAnswer, SearchHit } from '../questions.ts'
import { capital, plural, sayDate, sayDaysIn, sayNumber, sayWord } from '../say.ts'
import { sayPlace } from '../../../kernel/place.ts'
import { isStage, stageTitle } from '../../../kernel/stage.ts'
import { groupTitle } from '../minerals.ts'
import type { Page, View } from '../view.ts'

export const hitsPerPage = 20
/** As many as the question gives at once. */
const mostDownloaded = 200

/** Fields of the search question that a facet may narrow, with the heading of their list. */
const facetTitle: Record<string, string> = {
  kind: 'Kind',
  class: 'Receipt class',
  element: 'Element',
  stage: 'Stage',
  place: 'Place',
  publisher: 'Publisher',
  lang: 'Language',
}
/** Facets an index may name in its own words. */
const facetField: Record<string, string> = { elements: 'element', stages: 'stage', places: 'place', language: 'lang' }
const facetsShown = 8

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
const sayLanguage = (value: string): string => (/^[a-z]{2,3}(-\w+)*$/i.test(value) ? (languages.of(value) ?? value) : value)

const sayFacet = (field: string, value: string): string =>
  field === 'place'
    ? sayPlace(value)
    : field === 'publisher'
      ? value
      : field === 'lang'
        ? sayLanguage(value)
        : field === 'stage' && isStage(value)
          ? stageTitle[value]
          : (groupTitle(value) ?? capital(sayWord(value)))

function Facet({ at, field, values }: { at: Address; field: string; values: SearchAnswer['facets'][string] }) {
  const chosen = at.query[field]
  const shown = values.slice(0, facetsShown)
  const rest = values.slice(facetsShown)
  const entry = ({ value, count }: { value: string; count: number }) => (
    <li>
      <a
        href={addressOf(at, { [field]: value === chosen ? null : value, offset: null })}
        aria-current={value === chosen ? 'true' : undefined}
      >
        <span>{sayFacet(field, value)}</span> <span class="count">{sayNumber(count)}</span>
      </a>
    </li>
  )
  return (
    <section class="facet" aria-label={facetTitle[field]}>
      <h2>{facetTitle[field]}</h2>
      <ul>{shown.map(entry)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{rest.length} more</summary>
          <ul>{rest.map(entry)}</ul>
        </details>
      )}
    </section>
  )
}

/** `title: export; text: licence` as a phrase; any other reason as it stands. */
const sayWhy = (why: string): string =>
  /^\w+: /.test(why) ? `Found in ${why.replaceAll(/(^|; )(\w+): /g, '$1the $2: ')}` : capital(why)

const Hit = ({ hit, asked }: { hit: SearchHit; asked: boolean }) => (
  <li class="hit" data-class={hit.class}>
    <p class="hit-head">
      <ClassSeal of={hit.class === 'held' || hit.class === 'transcribed' ? hit.class : 'cited'} />
      <span>{capital(hit.kind)}</span>
      <span>{hit.publisher}</span>
      <time>{sayDate(hit.date)}</time>
    </p>
    <h3>
      <a href={`/receipt/${encodeURIComponent(hit.receipt)}`}>{sayDaysIn(hit.title)}</a>
    </h3>
    <p class="snippet">
      <Highlighted
        text={hit.snippet}
        marks={hit.marks}
        say={hit.class === 'held' && hit.kind === 'receipt' ? undefined : sayDaysIn}
      />
    </p>
    {hit.why === '' || !asked ? null : <p class="small">{sayWhy(hit.why)}</p>}
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
      No receipt, figure, event or headline in this store matches. That is not evidence that it is untrue: the desk only knows
      what it holds.
    </p>
    <ul>
      {answer.suggestions.map((suggestion) => (
        <li>
          <a href={addressOf({ path: at.path, query: {} }, { query: suggestion })}>{suggestion}</a>
        </li>
      ))}
      <li>
        <a href="/search">Start again with the newest</a>
      </li>
    </ul>
  </div>
)

/** Full text over everything on record. */
export function searchPage(answer: SearchAnswer, view: View): Page {
  const { at } = view
  const asked = at.query['query'] ?? ''
  const offset = Number(at.query['offset'] ?? 0)
  // The page always asks for the count.
  const total = answer.total ?? answer.hits.length
  const facets = Object.entries(answer.facets)
    .map(([name, values]) => ({ field: facetField[name] ?? name, values }))
    .filter(
      // A list of one narrows nothing, unless it is the choice that was made.
      ({ field, values }) => field in facetTitle && (values.length > 1 || (values.length > 0 && at.query[field] !== undefined)),
    )
  const narrowed = Object.keys(facetTitle).filter((field) => at.query[field] !== undefined)
  return {
    title: asked === '' ? 'Search the record' : `Search: ${asked}`,
    section: '/search',
    body: (
      <div class="search">
        <h1>
          {asked === ''
            ? 'Everything on record, newest first'
            : `${total === 0 ? 'No results' : plural(total, 'result')} for “${asked}”`}
        </h1>
        <form method="get" action="/search" role="search" class="search-form">
          <label for="query" class="unseen">
            Words to look for
          </label>
          <input id="query" type="search" name="query" value={asked} placeholder='dysprosium "export licence" Lynas OR Iluka' />
          {narrowed.map((field) => (
            <input type="hidden" name={field} value={at.query[field]} />
          ))}
          <span class="pair">
            <label for="from">From</label>
            <input id="from" type="date" name="from" value={at.query['from'] ?? ''} />
            <label for="to">to</label>
            <input id="to" type="date" name="to" value={at.query['to'] ?? ''} />
          </span>
          <button type="submit">Search</button>
        </form>
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
        <div class="search-body" data-plain={facets.length === 0 ? '' : undefined}>
          {facets.length === 0 ? null : (
            <div class="facets">
              {facets.map(({ field, values }) => (
                <Facet at={at} field={field} values={values} />
              ))}
            </div>
          )}
          <div>
            {answer.ranked === null ? null : (
              <p class="small">
                So many match that only the {sayNumber(answer.ranked.bound)} added last were put in order of relevance; the others
                follow by date. Add a word or a choice from the list to reach them.
              </p>
            )}
            {answer.hits.length === 0 ? <Nothing at={at} answer={answer} /> : null}
            <ol class="hits">
              {answer.hits.map((hit) => (
                <Hit hit={hit} asked={asked !== ''} />
              ))}
            </ol>
            <Pages at={at} total={total} offset={offset} />
            {answer.total === 0 ? null : (
              <Downloads
                at={questionAt('search', { ...at.query, offset: undefined, limit: mostDownloaded })}
                {...(total > mostDownloaded ? { says: `the first ${mostDownloaded} results` } : {})}
              />
            )}
          </div>
        </div>
      </div>
    ),
  }
}
