import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import type { SearchQuery, SearchResult } from '../../src/ledger/ports.ts'
import { adapters, type Opened } from './adapters.ts'
import { entry, held, receipt } from './records.ts'

const corpus = [
  entry(),
  entry({
    id: 'gallium',
    kind: 'document',
    receipt: 'rc_g',
    class: 'held',
    title: 'Export licences for gallium',
    text: 'The ministry announced that exports of gallium and germanium need a licence. Magnet makers wait.',
    date: '2023-07-03',
    publisher: 'A newspaper',
    elements: ['gallium', 'germanium'],
    stages: ['policy', 'trade'],
    places: ['CHN'],
    known: day('2023-07-03'),
  }),
  entry({
    id: 'magnets',
    kind: 'event',
    receipt: 'rc_m',
    class: 'cited',
    title: 'A magnet plant opens',
    text: 'The plant makes magnets from neodymium. Gallium is not used; the export market is near.',
    date: '2024-05',
    publisher: 'A newspaper',
    elements: ['neodymium'],
    stages: ['magnet'],
    places: ['EST', 'EU'],
    known: day('2024-05-31'),
  }),
  entry({
    id: 'chinese',
    title: '公告',
    text: '中国对稀土实施出口管制。',
    date: null,
    language: 'zh',
    elements: [],
    stages: [],
    places: [],
    receipt: 'rc_z',
  }),
]

describe.each(adapters)('search, %s', (name, open) => {
  let store: Opened
  beforeEach(async () => {
    store = await open()
    await store.search.add(corpus)
  })
  afterEach(() => store.close())

  const ask = (text: string, query: Partial<SearchQuery> = {}): Promise<SearchResult> =>
    store.search.search({ text, limit: 20, offset: 0, ...query })
  const ids = async (text: string, query: Partial<SearchQuery> = {}): Promise<string[]> =>
    (await ask(text, query)).hits.map((hit) => hit.entry.id).sort()

  test.each([
    ['one word', 'gallium', ['gallium', 'magnets']],
    ['any case', 'GALLIUM', ['gallium', 'magnets']],
    ['two words, both wanted', 'gallium licence', ['gallium']],
    ['a phrase', '"gallium and germanium"', ['gallium']],
    ['a phrase that is nowhere', '"germanium and gallium"', []],
    ['a prefix', 'neod*', ['magnets']],
    ['OR', 'germanium OR neodymium', ['gallium', 'magnets']],
    ['NOT', 'gallium NOT germanium', ['magnets']],
    ['a minus', 'gallium -germanium', ['magnets']],
    ['only NOT', 'NOT gallium', ['chinese', 'entry-1']],
    ['brackets', '(germanium OR neodymium) AND plant', ['magnets']],
    ['nothing there', 'unobtainium', []],
  ])('%s', async (_case, text, found) => expect(await ids(text)).toEqual(found))

  test.each([
    '(gallium',
    'gallium)',
    '"gallium',
    'gallium AND',
    'OR gallium',
    'NOT',
    '()',
    '*',
    '"',
    'a:gallium^',
    'NEAR(gallium, 2',
    'title:',
    "'; --",
    'gallium OR NOT tin',
  ])('what is not well formed is read as words: %s', async (text) => {
    expect((await ask(text)).total).toBeGreaterThanOrEqual(0)
  })

  test('a bracket left open still finds', async () => {
    expect(await ids('(gallium licence')).toEqual(['gallium'])
    expect(await ids('"gallium germanium')).toEqual(['gallium'])
  })

  test.each(['"gallium\u0000"', 'gal\u0000lium', '\u0000'])('a NUL in a query is a gap between words', async (text) => {
    expect((await ask(text)).total).toBeGreaterThanOrEqual(0)
  })

  test('no text whatever is an error', async () => {
    const piece = fc.constantFrom(
      'gallium',
      '"',
      '(',
      ')',
      '*',
      'AND',
      'OR',
      'NOT',
      '-',
      ':',
      '^',
      '{',
      '}',
      '+',
      'NEAR',
      '稀土',
      ' ',
      '\0',
      '\u0002',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), async (parts) => {
        expect((await ask(parts.join(' '))).total).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 60 },
    )
  })

  test.each<[string, Partial<SearchQuery>, string[]]>([
    ['element', { element: 'gallium' }, ['gallium']],
    ['stage', { stage: 'magnet' }, ['magnets']],
    ['place', { place: 'EU' }, ['magnets']],
    ['publisher', { publisher: 'A newspaper' }, ['gallium', 'magnets']],
    ['language', { language: 'zh' }, ['chinese']],
    ['class', { class: 'held' }, ['gallium']],
    ['kind', { kind: 'event' }, ['magnets']],
    ['from', { from: day('2024-05-15') }, ['entry-1', 'magnets']],
    ['to', { to: day('2024-05-15') }, ['gallium', 'magnets']],
    ['known by', { knownBy: day('2024-01-01') }, ['gallium']],
    ['several at once', { publisher: 'A newspaper', place: 'CHN' }, ['gallium']],
  ])('filtered by %s', async (_by, query, found) => expect(await ids('', query)).toEqual(found))

  test('without words the newest comes first and the undated last', async () => {
    const { hits, total } = await ask('')
    expect(hits.map((hit) => hit.entry.id)).toEqual(['entry-1', 'magnets', 'gallium', 'chinese'])
    expect(total).toBe(4)
  })

  test('a word in the title weighs more than one in the text', async () => {
    const { hits } = await ask('gallium')
    expect(hits.map((hit) => hit.entry.id)).toEqual(['gallium', 'magnets'])
    expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? 0)
  })

  test('snippets are stretches of the stored text, and marks stand on the words that matched', async () => {
    const { hits } = await ask('germanium OR neodymium')
    for (const { entry: found, snippet, marks, why } of hits) {
      expect(found.text).toContain(snippet)
      expect(marks.map(([from, to]) => snippet.slice(from, to).toLowerCase())).toEqual([
        found.id === 'gallium' ? 'germanium' : 'neodymium',
      ])
      expect(why).toContain('text: ')
    }
  })

  test('of a whole book the passage is shown, quickly', async () => {
    const text = `${'gallium is a metal. '.repeat(40_000)} Then the licence for 稀土 came, and gallium prices rose. ${'More. '.repeat(10_000)}`
    await store.search.add([entry({ id: 'book', title: 'A book', text })])
    const started = performance.now()
    const { hits } = await ask('gallium licence prices', { limit: 1 })
    expect(performance.now() - started).toBeLessThan(2000)
    expect(hits[0]?.snippet).toContain('licence for')
    const marked = hits[0]?.marks.map(([from, to]) => hits[0]?.snippet.slice(from, to))
    expect(new Set(marked)).toEqual(new Set(['gallium', 'licence', 'prices']))
  })

  test('facets count every match, not only those on the page', async () => {
    const { facets, hits } = await ask('gallium', { limit: 1 })
    expect(hits).toHaveLength(1)
    expect(facets['publisher']).toEqual([{ value: 'A newspaper', count: 2 }])
    expect(facets['class']).toEqual([
      { value: 'cited', count: 1 },
      { value: 'held', count: 1 },
    ])
    expect(facets['year']?.map(({ value }) => value).sort()).toEqual(['2023', '2024'])
    expect(facets['place']).toContainEqual({ value: 'EU', count: 1 })
  })

  test('pages do not overlap', async () => {
    const pages = [await ask('', { limit: 2 }), await ask('', { limit: 2, offset: 2 })]
    expect(new Set(pages.flatMap((page) => page.hits.map((hit) => hit.entry.id))).size).toBe(4)
  })

  test('adding an entry again changes nothing, and a changed one takes its place', async () => {
    await store.search.add(corpus)
    expect((await ask('')).total).toBe(4)
    await store.search.add([entry({ text: 'China mined 1100 tonnes.', known: day('2026-02-01') })])
    expect((await ask('')).total).toBe(4)
    expect(await ids('1100')).toEqual(['entry-1'])
    expect(await ids('1000')).toEqual([])
    expect(await ids('1000', { knownBy: day('2025-12-31') })).toEqual(['entry-1'])
  })

  test('an entry is shown as held from the day its receipt is', async () => {
    await store.receipts.add([receipt(), held()])
    expect((await ask('mined')).hits[0]?.entry.class).toBe('held')
    expect((await ask('mined', { knownBy: day('2025-12-31') })).hits[0]?.entry.class).toBe('transcribed')
    expect(await ids('', { class: 'held' })).toEqual(['entry-1', 'gallium'])
  })

  test('a mistyped word has neighbours', async () => {
    expect(await store.search.nearest('galium', 3)).toContain('gallium')
    expect(await store.search.nearest('neodimium', 3)).toContain('neodymium')
  })

  // Word stems and Chinese words are the index's own; reading texts one by one does without.
  if (name === 'plain memory') return
  describe('in the languages of the trade', () => {
    test('word forms find each other', async () => {
      expect(await ids('magnets')).toEqual(['gallium', 'magnets'])
      expect(await ids('licence')).toEqual(['gallium'])
      expect(await ids('exporting')).toEqual(['gallium', 'magnets'])
    })
    test.each(['出口管制', '稀土', '"稀土实施出口管制"'])(
      'Chinese words are found in a sentence without spaces: %s',
      async (text) => {
        const { hits } = await ask(text)
        expect(hits.map((hit) => hit.entry.id)).toEqual(['chinese'])
        const marked = hits[0]?.marks.map(([from, to]) => hits[0]?.snippet.slice(from, to)).join('')
        expect(marked).toBe(text.replaceAll('"', ''))
      },
    )
  })
})
