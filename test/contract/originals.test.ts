import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { adapters, type Opened } from './adapters.ts'

describe.each(adapters)('originals, %s', (_name, open) => {
  let store: Opened
  beforeEach(async () => void (store = await open()))
  afterEach(() => store.close())

  test('any bytes come back under their hash, unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        const hash = await store.originals.put(bytes)
        expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'))
        expect(await store.originals.has(hash)).toBe(true)
        expect(Buffer.from((await store.originals.get(hash)) ?? []).equals(Buffer.from(bytes))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('putting the same bytes twice, at once, is one original', async () => {
    const bytes = Buffer.from('the same bytes')
    const hashes = await Promise.all([1, 2, 3].map(() => store.originals.put(bytes)))
    expect(new Set(hashes).size).toBe(1)
  })

  test.each(['0'.repeat(64), 'not a hash', '../../etc/passwd', ''])('what was never put is not there: %s', async (hash) => {
    expect(await store.originals.has(hash)).toBe(false)
    expect(await store.originals.get(hash)).toBeUndefined()
  })

  test('changing bytes after they were put does not change the original', async () => {
    const bytes = Uint8Array.from([1, 2, 3])
    const hash = await store.originals.put(bytes)
    bytes[0] = 9
    expect([...((await store.originals.get(hash)) ?? [])]).toEqual([1, 2, 3])
  })
})
