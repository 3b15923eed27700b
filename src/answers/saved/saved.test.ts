import { expect, test } from 'vitest'
import { adapters } from '../../../test/contract/adapters.ts'
import { deskOn } from '../../../test/contract/desk.ts'
import { saved } from './saved.ts'

test.each(adapters)(
  'a search is saved, listed, renamed and withdrawn, and every step stays on record, %s',
  async (_name, open) => {
    const store = await open()
    const desk = deskOn(store)
    const say = (input: Record<string, unknown>): ReturnType<typeof saved.answer> => saved.answer(desk, saved.input.parse(input))
    expect((await say({})).saved).toEqual([])

    const first = await say({ query: 'quota AND place:china', name: 'Quotas' })
    expect(first.record).toMatchObject({ name: 'Quotas', query: 'quota place:CHN', undoes: null })
    expect(await say({ query: 'quota place:CHN', name: 'Quotas' })).toMatchObject({
      already: true,
      record: { id: first.record?.id },
    })
    await say({ query: 'quota OR tariff', name: 'Quotas' })
    await say({ query: 'neod*' })
    expect((await say({})).saved.map(({ name, query }) => [name, query])).toEqual([
      ['Quotas', 'quota OR tariff'],
      ['neod*', 'neod*'],
    ])

    const { saved: left } = await say({ withdraw: (await say({})).saved[1]?.id })
    expect(left.map(({ name }) => name)).toEqual(['Quotas'])
    expect(await store.search.saved()).toHaveLength(4)
    // Saved again after it was withdrawn, on the same day, it is there again.
    expect((await say({ query: 'neod*' })).saved.map(({ name }) => name)).toEqual(['Quotas', 'neod*'])
    await expect(say({ withdraw: 'sq_none' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(say({ query: '(quota' })).rejects.toMatchObject({ code: 'bad-input', column: 1 })
    await expect(say({ query: 'place:Atlantis' })).rejects.toMatchObject({ code: 'unknown-place', column: 7 })
    store.close()
  },
)
