import { beforeAll, describe, expect, test } from 'vitest'
import { bundledDesk } from '../../../test/bundled.ts'
import { bundledGazetteer } from '../../../test/bench/gazetteer.ts'
import { createDocumentReader } from '../../platform/readers/document-reader.ts'
import { copies } from '../copies/copies.ts'
import type { Desk } from '../operation.ts'
import { coverage, type CoverageAnswer, type CoverageClaim } from './coverage.ts'

const first = `China tightens its grip on magnets

By Ada Stone

20 October 2025

BEIJING (Reuters) - China mined about 69% of the rare earths of the world in 2024, according to the U.S. Geological Survey.

China mined 270,000 tonnes of rare earths in 2024, the agency said. The country refines about 90% of the rare earths of the world.

Traders in Rotterdam said that shipments had slowed since the spring, and that several makers of motors had asked for more time to deliver. They added that nobody knew when the licences would come, and that stocks were low.`
const cut = first.slice(0, first.indexOf('Traders in')).replace('20 October', '21 October')
const second = `Beijing and the magnets

22 October 2025

China mined nearly 69% of the rare earths of the world in 2024, according to the U.S. Geological Survey.

China mined 210,000 tonnes of rare earths in 2024. Australia mined 13,000 tonnes of rare earths in 2024.`

const documents = [
  { text: first, name: 'first.txt' },
  { text: second, name: 'second.txt' },
  { text: cut, name: 'cut.txt' },
]

let desk: Desk
let answer: CoverageAnswer
beforeAll(async () => {
  desk = { ...bundledDesk('2025-11-22'), reader: createDocumentReader(), gazetteer: bundledGazetteer() }
  answer = await coverage.answer(desk, coverage.input.parse({ documents, asOf: '2025-11-22' }))
})

const claim = (measure: string, value: number, subject: string | null = 'China'): CoverageClaim => {
  const found = answer.claims.find(
    (one) => one.claim.measure === measure && one.claim.value === value && one.claim.subject === subject,
  )
  if (found === undefined) throw new Error(`no claim of ${measure} ${value}`)
  return found
}

describe('several articles on one event', () => {
  test('a copy stands in the column of its original, the earlier one, and is no second voice', () => {
    expect(answer.columns.map(({ article, members }) => [article, members])).toEqual([
      ['a1', ['a1', 'a3']],
      ['a2', ['a2']],
    ])
    expect(answer.columns[0]).toMatchObject({ source: 'Reuters', why: 'the earliest, 2025-10-20' })
    expect(answer.articles[2]).toMatchObject({ column: 'a1', copy: 'cut copy' })
  })

  test('a claim that both make is one row, although one says about and the other nearly; both name one agency, which is one voice', () => {
    expect(claim('production_share', 69)).toMatchObject({ madeBy: ['a1', 'a2'], leftOutBy: [], independent: 1 })
    expect(claim('production_share', 69).made.map(({ article, quote }) => [article, quote.includes('69%')])).toEqual([
      ['a1', true],
      ['a2', true],
      ['a3', true],
    ])
  })

  test('what only one says is left out by the other', () => {
    expect(claim('production', 13_000, 'Australia')).toMatchObject({ madeBy: ['a2'], leftOutBy: ['a1'] })
    const [one, other] = answer.columns
    expect([one?.leavesOut, other?.leavesOut]).toEqual(
      ['a1', 'a2'].map((id) => answer.claims.filter(({ leftOutBy }) => leftOutBy.includes(id)).length),
    )
  })

  test('two values for one thing are a disagreement, and the record says which is wrong', () => {
    const [right, wrong] = [claim('production', 270_000), claim('production', 210_000)]
    expect(answer.disagreements).toContainEqual({
      claims: [right.id, wrong.id],
      about: 'China, rare earths, mining, production, 2024',
    })
    expect([right.verdicts, wrong.verdicts]).toEqual([['supported'], ['contradicted']])
    const [one, other] = answer.columns
    expect(one?.wrong).toBe(0)
    expect(other?.wrong).toBe((other?.summary['contradicted'] ?? 0) + (other?.summary['outdated'] ?? 0))
    expect(other?.wrong).toBeGreaterThan(0)
  })

  test('every quote stands at its place in its article, and every receipt is there', async () => {
    const texts = await Promise.all(
      documents.map(
        async ({ text }) => (await desk.reader.read({ bytes: Buffer.from(text), name: null, mediaType: null, url: null })).text,
      ),
    )
    for (const { made } of answer.claims)
      for (const { article, quote, span } of made) expect(texts[Number(article.slice(1)) - 1]?.slice(...span)).toBe(quote)
    const known = new Set(answer.receipts.map(({ id }) => id))
    for (const { claim: each } of answer.claims) for (const id of each.receipts) expect(known).toContain(id)
    expect(coverage.output.parse(answer)).toEqual(answer)
  })

  test('one article alone, or thirteen, are refused', () => {
    for (const count of [1, 13])
      expect(coverage.input.safeParse({ documents: Array.from({ length: count }, () => documents[0]) }).success).toBe(false)
  })

  test('the one that cannot be read is named', async () => {
    const broken = [...documents, { base64: Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64'), name: 'photo.png' }]
    await expect(coverage.answer(desk, coverage.input.parse({ documents: broken }))).rejects.toMatchObject({
      code: 'binary-input',
      message: expect.stringContaining('document 4 (photo.png)') as string,
    })
  })
})

describe('copies', () => {
  test('are grouped under the earliest, with why, and counted as sources', async () => {
    const found = await copies.answer(desk, copies.input.parse({ documents }))
    expect(found.groups).toMatchObject([
      { original: 'd1', source: 'Reuters', why: 'the earliest, 2025-10-20', copies: [{ id: 'd3', kind: 'cut copy' }] },
      { original: 'd2', copies: [], why: 'the only one' },
    ])
    expect(found.independent).toBe(2)
    expect(copies.output.parse(found)).toEqual(found)
  })

  test.each([
    ['nothing', {}, 'empty-input'],
    ['a receipt that is not there', { receipts: 'rc_none' }, 'not-found'],
  ])('of %s are refused', async (_what, input, code) =>
    expect(copies.answer(desk, copies.input.parse(input))).rejects.toMatchObject({ code }),
  )
})
