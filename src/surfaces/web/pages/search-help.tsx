const examples: readonly (readonly [query: string, finds: string])[] = [
  ['export licence', 'both words, in any form'],
  ['"export licence"', 'the phrase as it is written'],
  ['neod*', 'words that begin so'],
  ['dysporsium~', 'words that are nearly so'],
  ['gallium (quota OR ban) -draft', 'AND is understood; OR, NOT and - as written'],
  ['title:magnet element:Dy place:China', 'in the title; about an element, a place'],
  ['publisher:Reuters lang:zh class:held', 'who said it, in which language, how it is held'],
  ['from:2025-01 to:2025-06', 'about these days'],
  ['measure:production_share place:CHN value:>80', 'what figures and claims say'],
  ['kind:claim has:value modality:forecast', 'claims read in documents, by what they are'],
]

/** What can be typed, each as a search to try. */
export const SearchHelp = () => (
  <details class="search-help">
    <summary>What you can type</summary>
    <dl>
      {examples.map(([query, finds]) => (
        <div>
          <dt>
            <a href={`/search?${new URLSearchParams({ query }).toString()}`}>
              <code>{query}</code>
            </a>
          </dt>
          <dd>{finds}</dd>
        </div>
      ))}
    </dl>
    <p>
      Keys: <kbd>/</kbd> to the search field, <kbd>↓</kbd> <kbd>↑</kbd> through the results, <kbd>Enter</kbd> opens,{' '}
      <kbd>Esc</kbd> back.
    </p>
  </details>
)
