import { expect, test } from 'vitest'
import { adapters } from '../../../test/contract/adapters.ts'
import { deskOn } from '../../../test/contract/desk.ts'
import { bundledGazetteer } from '../../../test/bench/gazetteer.ts'
import { ingest } from '../ingest/ingest.ts'
import { receipt } from '../receipt/receipt.ts'
import { search } from './search.ts'

const text =
  'China produced 69% of the rare earths mined in the world in 2024.\nIt accounts for more than 90% of rare earth magnet production. Australia expects to mine 29,000 tonnes of rare earth oxide in 2030.'

test.each(adapters)('a claim is found by what it says, and shown in its document, %s', async (_name, open) => {
  const store = await open()
  const desk = deskOn(store, { gazetteer: bundledGazetteer() })
  const kept = await ingest.answer(desk, ingest.input.parse({ document: { text, name: 'note.txt' } }))
  const ask = (query: string): ReturnType<typeof search.answer> => search.answer(desk, search.input.parse({ query }))

  const found = await ask('kind:claim measure:production_share place:CHN value:>80')
  expect(found.hits).toHaveLength(1)
  expect(found.hits[0]).toMatchObject({
    receipt: kept.receipt,
    said: { measure: 'production_share', low: 90, high: null, unit: 'percent' },
  })
  expect(found.hits[0]?.snippet).toContain('more than 90% of rare earth magnet production')
  expect((await ask('kind:claim value:69 element:"rare earths" on:2024')).total).toBe(1)
  expect((await ask('kind:document has:claim')).total).toBe(1)
  expect((await ask('kind:claim value:>100000')).total).toBe(0)

  const [from, to] = found.hits[0]?.said?.span ?? [0, 0]
  const shown = await receipt.answer(desk, receipt.input.parse({ id: kept.receipt, passage: `${from}-${to}` }))
  const [mark] = shown.passage?.marks ?? []
  expect(shown.passage?.text.slice(...(mark ?? []))).toBe(text.slice(from, to))
  expect(text.slice(from, to)).toContain('90%')
  store.close()
})
