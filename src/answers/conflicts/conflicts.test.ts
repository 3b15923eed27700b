import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { bundledDesk } from '../../../test/bundled.ts'
import { conflicts, conflictsInput, conflictsOutput } from './conflicts.ts'

type Answer = z.output<typeof conflictsOutput>
const ask = async (input: z.input<typeof conflictsInput> = {}): Promise<Answer> =>
  conflictsOutput.parse(await conflicts.answer(bundledDesk(), conflictsInput.parse(input)))
const pairs = (answer: Answer): (readonly [string, string])[] =>
  answer.conflicts.map(({ figures }) => [figures[0].id, figures[1].id])

describe('kinds of disagreement are told apart', () => {
  test.each<[string, z.input<typeof conflictsInput>, readonly [string, string]]>([
    [
      'revision',
      { place: 'AUS', mineral: 'rare_earths' },
      ['usgs-mcs-2026.rare_earths.mining.AUS.2024', 'usgs-mcs-2025.rare_earths.mining.AUS.2024'],
    ],
    ['publishers', { place: 'MMR' }, ['bgs-wms.rare_earths.mining.MMR.2023', 'usgs-mcs-2025.rare_earths.mining.MMR.2023']],
    ['misprint', {}, ['china-customs.magnet-exports.2025-09.WORLD', 'china-customs.magnet-exports.2025-09.WORLD.second']],
    ['misprint', {}, ['china-customs.magnet-exports.2025-07.DEU', 'china-customs.magnet-exports.2025-07.DEU.second']],
    ['dating', {}, ['realist-2025.import-share.MMR.2024', 'okexpress-2025.import-share.MMR.2022']],
    [
      'definition',
      { place: 'CHN' },
      ['usgs-mcs-2026.rare_earths.mining.CHN.2024.share', 'iea-cmde-2025.rare_earths.mining.CHN.2024.share'],
    ],
  ])('%s', async (kind, filters, pair) => {
    const answer = await ask({ ...filters, kind: kind as Answer['conflicts'][number]['kind'] })
    expect(pairs(answer)).toContainEqual(pair)
  })
})

test('what our tables mark as a conflict by hand is found without the mark', async () => {
  const { figures } = await bundledDesk()
    .ledger.figures({})
    .then((all) => ({ figures: all.filter(({ note }) => note.includes('CONFLICT')) }))
  expect(figures.length).toBeGreaterThan(5)
  const found = new Set(pairs(await ask({ limit: 5000 })).flat())
  for (const { id } of figures) expect(found).toContain(id)
})

test('both figures of every disagreement carry receipts that come with the answer, and a reason', async () => {
  const answer = await ask({ limit: 5000 })
  const receipts = new Set(answer.receipts.map(({ id }) => id))
  expect(answer.total).toBe(answer.conflicts.length)
  for (const { figures, why, says } of answer.conflicts) {
    expect(why).not.toBe('')
    expect(says).not.toBe('')
    for (const { receipts: ids } of figures) {
      expect(ids.length).toBeGreaterThan(0)
      for (const id of ids) expect(receipts).toContain(id)
    }
  }
})

test('a revision is no disagreement before it was known', async () => {
  const before = await ask({ mineral: 'rare_earths', year: 2024, stage: 'mining', knownBy: '2025-12-31' })
  expect(before.kinds.revision).toBe(0)
  expect((await ask({ mineral: 'rare_earths', year: 2024, stage: 'mining' })).kinds.revision).toBeGreaterThan(5)
})

test('a page of the list is a slice of it', async () => {
  const all = await ask({ limit: 5000 })
  const page = await ask({ limit: 7, offset: 20 })
  expect(page.total).toBe(all.total)
  expect(pairs(page)).toEqual(pairs(all).slice(20, 27))
})

test('tonnes of different things are no conflict: only shares are held against each other across bases', async () => {
  const { conflicts: found } = await ask({ kind: 'definition' })
  for (const { figures } of found) expect(figures.map(({ unit }) => unit)).toEqual(['percent', 'percent'])
})

test('the whole ledger is searched for disagreements in well under a fifth of a second', async () => {
  await bundledDesk().ledger.figures({})
  const started = performance.now()
  await ask({ limit: 1 })
  expect(performance.now() - started).toBeLessThan(400)
})
