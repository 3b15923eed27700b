import { sayPlace } from '../../../kernel/place.ts'
import { isStage, stageTitle } from '../../../kernel/stage.ts'
import { addressOf, type Address } from '../address.ts'
import { groupTitle } from '../minerals.ts'
import type { SearchAnswer } from '../questions.ts'
import { capital, sayNumber, sayWord } from '../say.ts'

type Counts = SearchAnswer['facets'][string]

/** Fields of the search question that a facet may narrow, with the heading of their list. */
export const facetTitle: Record<string, string> = {
  kind: 'Kind',
  class: 'Receipt class',
  element: 'Element',
  stage: 'Stage',
  place: 'Place',
  measure: 'Measure',
  publisher: 'Publisher',
  lang: 'Language',
}
/** Facets an index may name in its own words. */
const facetField: Record<string, string> = { language: 'lang' }
const facetsShown = 8

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
const sayLanguage = (value: string): string => (/^[a-z]{2,3}(-\w+)*$/i.test(value) ? (languages.of(value) ?? value) : value)

/** A value of a facet for a reader. */
export const sayFacet = (field: string, value: string): string =>
  field === 'place'
    ? sayPlace(value)
    : field === 'publisher'
      ? value
      : field === 'lang'
        ? sayLanguage(value)
        : field === 'stage' && isStage(value)
          ? stageTitle[value]
          : (groupTitle(value) ?? capital(sayWord(value)))

/** Facets worth showing: a list of one narrows nothing, unless it is the choice that was made. */
export const facetsOf = (answer: SearchAnswer, at: Address): { field: string; values: Counts }[] => {
  const byField = new Map(Object.entries(answer.facets).map(([name, values]) => [facetField[name] ?? name, values]))
  return Object.keys(facetTitle).flatMap((field) => {
    const values = byField.get(field) ?? []
    return values.length > 1 || (values.length > 0 && at.query[field] !== undefined) ? [{ field, values }] : []
  })
}

export function Facet({ at, field, values }: { at: Address; field: string; values: Counts }) {
  const chosen = at.query[field]
  const shown = values.slice(0, facetsShown)
  const rest = values.slice(facetsShown)
  const entry = ({ value, count }: Counts[number]) => (
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
