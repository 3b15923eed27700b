import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { adapters, type Opened } from './adapters.ts'
import { held, receipt } from './records.ts'

describe.each(adapters)('receipts, %s', (_name, open) => {
  let store: Opened
  beforeEach(async () => void (store = await open()))
  afterEach(() => store.close())

  test('what is added comes back as it was', async () => {
    const cited = receipt({ id: 'rc_c', class: 'cited', locator: null, published: null, names: [] })
    await store.receipts.add([receipt(), held({ id: 'rc_h' }), cited])
    expect(await store.receipts.get('rc_a')).toEqual(receipt())
    expect(await store.receipts.get('rc_h')).toEqual(held({ id: 'rc_h' }))
    expect(await store.receipts.get('rc_c')).toEqual(cited)
    expect(await store.receipts.get('rc_nothing')).toBeUndefined()
  })

  test('several come in the order asked, those without a record left out', async () => {
    await store.receipts.add([receipt(), receipt({ id: 'rc_b' })])
    expect((await store.receipts.getMany(['rc_b', 'rc_x', 'rc_a'])).map(({ id }) => id)).toEqual(['rc_b', 'rc_a'])
  })

  test('a receipt becomes held by a second record under its id, and was not held before', async () => {
    await store.receipts.add([receipt()])
    await store.receipts.add([held()])
    expect((await store.receipts.get('rc_a'))?.class).toBe('held')
    expect((await store.receipts.get('rc_a', '2026-01-04'))?.class).toBe('transcribed')
    expect(await store.receipts.get('rc_a', '2025-01-31')).toBeUndefined()
    expect(await store.receipts.count()).toEqual({ held: 1, transcribed: 0, cited: 0 })
  })

  test('reading the bundled data again does not take a held receipt back, even one held on the day it was published', async () => {
    const sameDay = held({ known: receipt().known })
    await store.receipts.add([receipt(), sameDay])
    await store.receipts.add([receipt()])
    expect((await store.receipts.get('rc_a'))?.class).toBe('held')
  })

  test('each receipt is counted once, in its present class', async () => {
    await store.receipts.add([receipt(), held(), receipt({ id: 'rc_b' }), receipt({ id: 'rc_c', class: 'cited', locator: null })])
    await store.receipts.add([receipt({ id: 'rc_b' })])
    expect(await store.receipts.count()).toEqual({ held: 1, transcribed: 1, cited: 1 })
  })
})
