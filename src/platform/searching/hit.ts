import type { SearchEntry, SearchHit } from '../../ledger/ports.ts'
import { marksIn } from '../../ledger/searching/evaluate.ts'
import type { TextQuery } from '../../ledger/searching/query.ts'
import { sayWhy, snippetOf } from './snippet.ts'
import { windowOf } from './window.ts'

/** A hit as it is shown: of a long text only the stretch with most of the wanted words is read for marks. */
export function hitOf(entry: SearchEntry, texts: readonly TextQuery[], score: number): SearchHit {
  if (texts.length === 0) return { entry, score, ...snippetOf(entry.text, []), why: 'newest first' }
  const window = windowOf(
    entry.text,
    texts.map(({ text }) => text),
  )
  const anywhere = texts.filter(({ where }) => where === 'anywhere')
  const inText = marksIn(anywhere, window.text)
  const why = sayWhy([
    ['title', entry.title, marksIn(texts, entry.title)],
    ['text', window.text, inText],
  ])
  const { snippet, from, marks } = snippetOf(window.text, inText)
  return { entry, score, snippet, from: from + window.from, marks, why }
}
