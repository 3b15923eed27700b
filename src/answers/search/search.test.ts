import { expect, test } from 'vitest'
import { deskOn } from '../../../test/contract/desk.ts'
import { bundledGazetteer } from '../../../test/bench/gazetteer.ts'
import { entry } from '../../../test/contract/records.ts'
import { memoryStore } from '../../platform/memory/store.ts'
import { search } from './search.ts'

const desk = deskOn(
  memoryStore({
    searchEntries: [
      entry(),
      entry({
        id: 'w',
        title: 'Ga metal quota',
        text: 'A quota for Ga metal and dysprosium.',
        elements: ['dysprosium'],
        places: ['USA'],
      }),
    ],
  }),
)
const ask = (input: Record<string, unknown>): ReturnType<typeof search.answer> => search.answer(desk, search.input.parse(input))

test("filters are read in the reader's words", async () => {
  expect((await ask({ element: 'Dy', place: 'us' })).total).toBe(1)
  expect((await ask({ stage: 'mine', element: 'rare earths' })).total).toBe(1)
})

test.each([
  [{ element: 'kryptonite' }, 'unknown-mineral'],
  [{ place: 'Atlantis' }, 'unknown-place'],
  [{ stage: 'alchemy' }, 'unknown-stage'],
  [{ class: 'certified' }, 'bad-input'],
])('a name that nothing bears is refused: %o', async (input, code) => {
  await expect(ask(input)).rejects.toMatchObject({ code })
})

test.each([
  [{ query: 'quota', place: 'CHN' }, /^without place CHN: 1 found$/],
  [{ query: 'quota', place: 'CHN', element: 'terbium' }, /^without any filter: 1 found$/],
  [{ query: 'dysporsium' }, /^dysprosium: 1 found$/],
  [{ query: 'dysporsium qouta', place: 'CHN' }, /^dysprosium quota, without any filter: 1 found$/],
  [{ query: 'gallium quota' }, /^"Ga metal" quota: 1 found$/],
  [{ query: 'quota rockets dysprosium' }, /^without the word rockets: 1 found$/],
  [{ query: 'quota rockets' }, /^any of the words, quota OR rockets: 1 found$/],
])('a search that finds nothing suggests one that does: %o', async (input, says) => {
  const { total, suggestions } = await ask(input)
  expect(total).toBe(0)
  expect(suggestions.map((each) => `${each.says}: ${each.found} found`)).toContainEqual(expect.stringMatching(says))
  for (const each of suggestions) {
    const again = { ...input, query: each.query, ...Object.fromEntries(each.without.map((name) => [name, undefined])) }
    expect((await ask(again)).total).toBe(each.found)
  }
})

test('a search that finds something suggests nothing', async () =>
  expect((await ask({ query: 'quota' })).suggestions).toEqual([]))

test('the answer has the form it declares', async () => {
  expect(() => search.output.parse({})).toThrow()
  expect(search.output.parse(await ask({ query: 'china' })).hits).toHaveLength(1)
})

test('a query that is not well formed is read as plain words, and says where it goes wrong', async () => {
  const answer = await ask({ query: '(quota dysprosium' })
  expect(answer.fault).toEqual({ column: 1, says: 'this bracket is never closed' })
  expect(answer.total).toBe(1)
  expect((await ask({ query: 'quota' })).fault).toBe(null)
})

test('a name within the query that nothing bears is refused with its column', async () => {
  await expect(ask({ query: 'quota element:kryptonite' })).rejects.toMatchObject({ code: 'unknown-mineral', line: 1, column: 15 })
})

test('English and Chinese names are looked for together, unless a name stands in quotation marks', async () => {
  const chinese = deskOn(
    memoryStore({ searchEntries: [entry({ id: 'zh', title: '公告', text: '中国对镝实施出口管制', language: 'zh' })] }),
    { gazetteer: bundledGazetteer() },
  )
  const find = (query: string): ReturnType<typeof search.answer> => search.answer(chinese, search.input.parse({ query }))
  expect(await find('dysprosium')).toMatchObject({ total: 1, alsoCalled: [{ asked: 'dysprosium', names: ['镝'] }] })
  expect((await find('dysprosium')).hits[0]?.why).toBe('text: 镝')
  expect((await find('"dysprosium"')).total).toBe(0)
  expect((await find('China dysprosium')).total).toBe(1)
  expect((await find('镝')).alsoCalled).toEqual([{ asked: '镝', names: ['dysprosium'] }])
})
