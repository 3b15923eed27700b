import { describe, expect, test } from 'vitest'
import { adapters } from '../../../test/contract/adapters.ts'
import { deskOn } from '../../../test/contract/desk.ts'
import { receipt } from '../receipt/receipt.ts'
import { search } from '../search/search.ts'
import { ingest } from './ingest.ts'

const text =
  'The ministry said that exports of gallium need a licence from the first of August, and that licences take sixty days.\nA second line.'

describe.each(adapters)('a document kept as evidence, %s', (_name, open) => {
  test('its bytes are held, it can be found, and its receipt verifies', async () => {
    const store = await open()
    const desk = deskOn(store)
    const first = await ingest.answer(desk, ingest.input.parse({ document: { text, name: 'note.txt' } }))
    expect(first).toMatchObject({ title: 'note.txt', characters: text.length, already: false })

    const found = await search.answer(desk, search.input.parse({ query: '"need a licence"' }))
    expect(found.hits).toEqual([expect.objectContaining({ receipt: first.receipt, class: 'held', kind: 'document' })])
    expect(found.facets['element']).toEqual([{ value: 'gallium', count: 1 }])

    const shown = await receipt.answer(desk, receipt.input.parse({ id: first.receipt }))
    expect(receipt.output.parse(shown)).toMatchObject({ verified: 'bytes match', source: null })
    expect(shown.lines.map(({ number, text: line, quoted }) => [number, line, quoted])).toEqual([
      [1, text.split('\n')[0], true],
      [2, 'A second line.', true],
    ])
    store.close()
  })

  test('the same bytes twice are one document, whatever they are called', async () => {
    const store = await open()
    const desk = deskOn(store)
    const first = await ingest.answer(desk, ingest.input.parse({ document: { text } }))
    const base64 = Buffer.from(text).toString('base64')
    const again = await ingest.answer(desk, ingest.input.parse({ document: { base64, mediaType: 'text/plain' } }))
    expect(again).toMatchObject({ receipt: first.receipt, hash: first.hash, already: true })
    expect((await search.answer(desk, search.input.parse({ kind: 'document' }))).total).toBe(1)
    store.close()
  })

  test('a copy cut at its end says of which document it is one, and a paraphrase says nothing', async () => {
    const store = await open()
    const desk = deskOn(store)
    const whole = `${text} Makers of chips in three countries said that they had stocks for half a year, while the smaller ones among them did not know whether they would be served at all before the winter came.`
    const kept = await ingest.answer(desk, ingest.input.parse({ document: { text: whole, name: 'wire.txt' } }))
    expect(kept.copyOf).toBe(null)
    const cut = await ingest.answer(
      desk,
      ingest.input.parse({ document: { text: whole.slice(0, whole.indexOf('half a year')), name: 'cut.txt' } }),
    )
    expect(cut.copyOf).toMatchObject({ receipt: kept.receipt, title: 'wire.txt', kind: 'cut copy', shared: 1 })
    const other =
      'From August on nobody may sell gallium abroad without asking, the authorities in Beijing let it be known, and an answer can take two months.'
    expect(await ingest.answer(desk, ingest.input.parse({ document: { text: other } }))).toMatchObject({ copyOf: null })
    store.close()
  })

  test.each([
    ['nothing at all', {}, 'empty-input'],
    ['no bytes', { base64: '' }, 'empty-input'],
    ['what is not base64', { base64: '%%' }, 'bad-input'],
    ['what the reader refuses', { base64: 'AAAA' }, 'binary-input'],
  ])('%s is refused and leaves nothing behind', async (_what, document, code) => {
    const store = await open()
    await expect(ingest.answer(deskOn(store), ingest.input.parse({ document }))).rejects.toMatchObject({ code })
    expect(await store.receipts.count()).toEqual({ held: 0, transcribed: 0, cited: 0 })
    store.close()
  })
})
