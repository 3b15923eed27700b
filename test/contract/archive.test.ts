import { describe, expect, test } from 'vitest'
import type { Prepared } from '../../src/ledger/archive.ts'
import { hashOf } from '../../src/kernel/hash.ts'
import { adapters } from './adapters.ts'
import { entry, held } from './records.ts'

const claim = { quote: '69%', span: [14, 17], type: 'share', subject: 'China', value: 69, unit: 'percent' } as const

/** What an address said on a day; the same words have the same receipt wherever they stand. */
function seen(
  address: string,
  words: string,
  { original = hashOf(words), from = 0, at = '2026-11-22T08:00:00.000Z' } = {},
): Prepared {
  const content = hashOf(words)
  const receipt = held({ id: `rc_${content.slice(0, 20)}`, title: words })
  return {
    receipt,
    entries: [
      entry({
        id: `document:${receipt.id}`,
        kind: 'document',
        receipt: receipt.id,
        title: words,
        text: `${words} in full`,
        claims: 1,
      }),
      entry({
        id: `claim:${receipt.id}:14-17:production_share`,
        kind: 'claim',
        receipt: receipt.id,
        title: 'China: 69%',
        text: words,
      }),
    ],
    claims: [
      {
        ...claim,
        mineral: null,
        stage: 'mining',
        geography: 'CHN',
        counterpart: null,
        measure: 'production_share',
        of: 'WORLD',
        operator: '=',
        basis: null,
        asOf: '2024',
        modality: 'stated',
        attributedTo: null,
        rules: {} as never,
      },
    ],
    capture: { address, receipt: receipt.id, content, original, from, at, flags: [] },
  }
}

const page = 'https://example.org/quota'

describe.each(adapters)('the archive, %s', (_name, open) => {
  test('a document is kept with its claims and found in the index', async () => {
    const store = await open()
    const one = seen(page, 'Quotas for 2026')
    expect(await store.archive.keep([one])).toEqual(['new'])
    expect(await store.receipts.get(one.receipt.id)).toEqual(one.receipt)
    expect(await store.archive.textOf(one.receipt.id)).toEqual({ title: 'Quotas for 2026', text: 'Quotas for 2026 in full' })
    expect(await store.archive.claimsOf(one.receipt.id)).toEqual([expect.objectContaining({ ...claim, span: [14, 17] })])
    expect((await store.archive.claimsOf(one.receipt.id))[0]).not.toHaveProperty('rules')
    expect(await store.archive.versionsOf(one.receipt.id)).toEqual([one.capture])
    store.close()
  })

  test('a page that says something else is a new version, one that goes back to its old words too', async () => {
    const store = await open()
    const [first, second] = [seen(page, 'Quotas for 2026'), seen(page, 'Quotas for 2026, corrected')]
    expect(await store.archive.keep([first])).toEqual(['new'])
    expect(await store.archive.keep([first])).toEqual(['again'])
    expect(await store.archive.keep([second])).toEqual(['version'])
    expect(await store.archive.keep([first, first])).toEqual(['version', 'again'])
    const versions = await store.archive.versionsOf(second.receipt.id)
    expect(versions.map(({ receipt }) => receipt)).toEqual([first.receipt.id, second.receipt.id, first.receipt.id])
    store.close()
  })

  test('the same words at two addresses are one document seen twice', async () => {
    const store = await open()
    const [here, there] = [seen(page, 'Quotas'), seen('https://example.com/copy', 'Quotas')]
    expect(await store.archive.keep([here, there])).toEqual(['new', 'again'])
    expect((await store.archive.versionsOf(here.receipt.id)).map(({ address }) => address).toSorted()).toEqual([
      'https://example.com/copy',
      page,
    ])
    expect(await store.archive.claimsOf(here.receipt.id)).toHaveLength(1)
    store.close()
  })

  test('a container that is read again adds nothing, though it holds two versions of one item', async () => {
    const store = await open()
    const container = [
      seen('guid:1', 'Old words', { original: 'feed', from: 10 }),
      seen('guid:1', 'New words', { original: 'feed', from: 90 }),
    ]
    expect(await store.archive.keep(container)).toEqual(['new', 'version'])
    expect(await store.archive.keep(container)).toEqual(['again', 'again'])
    store.close()
  })
})
