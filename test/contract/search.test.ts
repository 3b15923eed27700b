import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import type { SearchEntry, SearchQuery, SearchResult } from '../../src/ledger/ports.ts'
import { matches, readEntry } from '../../src/ledger/searching/evaluate.ts'
import { printQuery } from '../../src/ledger/searching/print-query.ts'
import { allOf, anyOf, not, type Query } from '../../src/ledger/searching/query.ts'
import { adapters, type Opened } from './adapters.ts'
import { entry, held, queryOf, receipt } from './records.ts'

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

describe.each(adapters)('search, %s', (_name, open) => {
  let store: Opened
  beforeEach(async () => {
    store = await open()
    await store.search.add(corpus)
  })
  afterEach(() => store.close())

  const ask = (text: string, query: Partial<SearchQuery> = {}): Promise<SearchResult> =>
    store.search.search({ wanted: queryOf(text), limit: 20, offset: 0, ...query })
  const ids = async (text: string, query: Partial<SearchQuery> = {}): Promise<string[]> =>
    (await ask(text, query)).hits.map((hit) => hit.entry.id).sort()

  test.each([
    ['one word', 'gallium', ['gallium', 'magnets']],
    ['any case', 'GALLIUM', ['gallium', 'magnets']],
    ['two words, both wanted', 'gallium licence', ['gallium']],
    ['a phrase', '"gallium and germanium"', ['gallium']],
    ['a phrase that is nowhere', '"germanium and gallium"', []],
    ['a prefix', 'neod*', ['magnets']],
    ['a mistyped word', 'galium~', ['gallium', 'magnets']],
    ['one letter off', 'neodimium~1', ['magnets']],
    ['in the title', 'title:gallium', ['gallium']],
    ['a phrase in the title', 'title:"magnet plant"', ['magnets']],
    ['OR with a negation', 'germanium OR NOT gallium', ['chinese', 'entry-1', 'gallium']],
    ['words or a field', 'germanium OR place:EU', ['gallium', 'magnets']],
    ['words or a day', 'germanium OR from:2025', ['entry-1', 'gallium']],
    ['words of several parts', 'rare-earths', ['entry-1']],
    ['word forms', 'magnets', ['gallium', 'magnets']],
    ['a licence by its verb', 'licences', ['gallium']],
    ['exporting', 'exporting', ['gallium', 'magnets']],
    ['OR', 'germanium OR neodymium', ['gallium', 'magnets']],
    ['NOT', 'gallium NOT germanium', ['magnets']],
    ['a minus', 'gallium -germanium', ['magnets']],
    ['only NOT', 'NOT gallium', ['chinese', 'entry-1']],
    ['brackets', '(germanium OR neodymium) AND plant', ['magnets']],
    ['nothing there', 'unobtainium', []],
  ])('%s', async (_case, text, found) => expect(await ids(text)).toEqual(found))

  test.each([
    ['element:gallium', ['gallium']],
    ['stage:magnet', ['magnets']],
    ['place:EU', ['magnets']],
    ['publisher:"A newspaper"', ['gallium', 'magnets']],
    ['lang:zh', ['chinese']],
    ['class:held', ['gallium']],
    ['kind:event', ['magnets']],
    ['-kind:event', ['chinese', 'entry-1', 'gallium']],
    ['from:2024-05-15', ['entry-1', 'magnets']],
    ['to:2024-05-15', ['gallium', 'magnets']],
    ['on:2024', ['magnets']],
    ['has:date', ['entry-1', 'gallium', 'magnets']],
    ['-has:date', ['chinese']],
    ['publisher:"A newspaper" place:CHN', ['gallium']],
    ['publisher:"Nobody"', []],
  ])('filtered by %s', async (text, found) => expect(await ids(text)).toEqual(found))

  test('what was known by a day', async () => expect(await ids('', { knownBy: day('2024-01-01') })).toEqual(['gallium']))

  test('the newest first, with words and without counting', async () => {
    const newest = { order: 'newest', counted: false } as const
    expect((await ask('gallium', newest)).hits.map((hit) => hit.entry.id)).toEqual(['magnets', 'gallium'])
    expect((await ask('', { ...newest, limit: 2 })).hits.map((hit) => hit.entry.id)).toEqual(['entry-1', 'magnets'])
    expect(await ask('gallium', newest)).toMatchObject({ total: null, facets: {} })
  })

  const said = { measure: 'production_share', unit: 'percent', modality: 'stated', span: [3, 20] } as const
  test('claims are found by what they say', async () => {
    await store.search.add([
      entry({ id: 'seventy', kind: 'claim', places: ['CHN'], said: { ...said, low: 70, high: 70 } }),
      entry({ id: 'ninety', kind: 'claim', places: ['CHN'], said: { ...said, low: 90, high: Infinity } }),
      entry({ id: 'fifth', kind: 'claim', places: ['USA'], said: { ...said, low: 15, high: 20, modality: 'forecast' } }),
    ])
    expect(await ids('measure:production_share place:CHN value:>80')).toEqual(['ninety'])
    expect(await ids('value:<=70')).toEqual(['fifth', 'seventy'])
    expect(await ids('value:17')).toEqual(['fifth'])
    expect(await ids('value:90')).toEqual(['ninety'])
    expect(await ids('value:10..20 OR value:>90')).toEqual(['fifth', 'ninety'])
    expect(await ids('value:>1000')).toEqual([])
    expect(await ids('modality:forecast')).toEqual(['fifth'])
    expect(await ids('has:claim unit:percent -place:CHN')).toEqual(['fifth'])
    const { hits } = await ask('value:>80')
    expect(hits[0]?.entry.said).toEqual({ ...said, low: 90, high: Infinity })
  })

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
    expect(await ids('class:held')).toEqual(['entry-1', 'gallium'])
  })

  test('a mistyped word has neighbours', async () => {
    expect(await store.search.nearest('galium', 3)).toContain('gallium')
    expect(await store.search.nearest('neodimium', 3)).toContain('neodymium')
  })

  test.each(['出口管制', '稀土', '"稀土实施出口管制"', '管', '稀'])(
    'Chinese words are found in a sentence without spaces: %s',
    async (text) => {
      const { hits } = await ask(text)
      expect(hits.map((hit) => hit.entry.id)).toEqual(['chinese'])
      const marked = hits[0]?.marks.map(([from, to]) => hits[0]?.snippet.slice(from, to)).join('')
      expect(marked).toBe(text.replaceAll('"', '') === '管' ? '管' : text.replaceAll('"', ''))
    },
  )

  test('what is found is what the query means, whatever the query and the entries', async () => {
    const words = [
      'gallium',
      'galium',
      'licence',
      'licences',
      'export',
      'exporting',
      '稀土',
      '土',
      '出口管制',
      'rare-earth',
      'Élan',
      '1,000',
      'the',
    ]
    const made = fc.record<Partial<SearchEntry>>({
      title: fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((parts) => parts.join(' ')),
      text: fc
        .array(fc.constantFrom(...words, ...words.map((word) => `${word}.`)), { maxLength: 8 })
        .map((parts) => parts.join(' ')),
      kind: fc.constantFrom('figure', 'event', 'claim'),
      elements: fc.subarray(['gallium', 'neodymium']),
      places: fc.subarray(['CHN', 'EU']),
      date: fc.constantFrom(null, '2024', '2024-05', '2025-02-01', '2016/2020'),
      class: fc.constantFrom('held', 'cited'),
      publisher: fc.constantFrom('A newspaper', 'A survey'),
    })
    const where = fc.constantFrom('anywhere' as const, 'title' as const)
    const text = fc.constantFrom(...words)
    const leaf = fc.oneof<fc.Arbitrary<Query>[]>(
      fc.record({ kind: fc.constantFrom('word' as const, 'prefix' as const, 'phrase' as const), text, where }),
      fc.record({ kind: fc.constant('phrase' as const), text: fc.tuple(text, text).map((pair) => pair.join(' ')), where }),
      fc.record({
        kind: fc.constant('fuzzy' as const),
        text: fc.constantFrom('gallium', 'licence'),
        edits: fc.constantFrom(1 as const, 2 as const),
        where,
      }),
      fc.constantFrom<Query>(
        { kind: 'is', field: 'element', value: 'gallium' },
        { kind: 'is', field: 'place', value: 'CHN' },
        { kind: 'is', field: 'class', value: 'held' },
        { kind: 'is', field: 'publisher', value: 'A survey' },
        { kind: 'is', field: 'has', value: 'value' },
        { kind: 'from', day: day('2024-05-10') },
        { kind: 'to', day: day('2024-05-10') },
        { kind: 'value', operator: '>', value: 50 },
        { kind: 'value', operator: '<=', value: 50 },
      ),
    )
    const tree = fc.letrec<{ tree: Query }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map(allOf),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map(anyOf),
        tie('tree').map(not),
      ),
    })).tree
    const values = fc.option(fc.constantFrom(10, 50, 90), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(made, values), { minLength: 1, maxLength: 12 }),
        fc.array(tree, { minLength: 1, maxLength: 12 }),
        async (parts, queries) => {
          const opened = await open()
          const entries = parts.map(([part, value], at) =>
            entry({
              ...part,
              id: `entry-${at}`,
              receipt: `rc-${at}`,
              ...(value === undefined ? {} : { said: { ...said, low: value, high: value } }),
            }),
          )
          await opened.search.add(entries)
          for (const wanted of queries) {
            const meant = entries.filter((each) => matches(wanted, readEntry(each))).map(({ id }) => id)
            const relevant = await opened.search.search({ wanted, limit: 50, offset: 0 })
            const newest = await opened.search.search({ wanted, order: 'newest', counted: false, limit: 50, offset: 0 })
            expect(relevant.hits.map((hit) => hit.entry.id).sort(), printQuery(wanted)).toEqual(meant.toSorted())
            expect(newest.hits.map((hit) => hit.entry.id).sort(), printQuery(wanted)).toEqual(meant.toSorted())
            expect(relevant.total).toBe(meant.length)
          }
          opened.close()
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)
})
