import { describe, expect, test } from 'vitest'
import { bundledGazetteer } from '../bench/gazetteer.ts'
import { score, writtenSentences } from './score.ts'

const gazetteer = bundledGazetteer()

describe('sentences of our own in the manner of the trade press', () => {
  test('each half holds at least sixty passages, some of them without any claim', () => {
    for (const half of ['open', 'held'] as const) {
      const passages = writtenSentences(half)
      expect(passages.length).toBeGreaterThanOrEqual(60)
      expect(passages.filter(({ annotations }) => annotations.length === 0).length).toBeGreaterThanOrEqual(4)
    }
  })

  // Marks once reached; the held half is what nobody looked at while writing rules.
  test.each([
    ['open', 0.91, 0.85, 0.7],
    ['held', 0.91, 0.87, 0.54],
  ] as const)('the %s half is read at least as well as before', (half, value, claim, bound) => {
    const found = score(writtenSentences(half), gazetteer)
    expect(found.value).toBeGreaterThanOrEqual(value)
    expect(found.claim).toBeGreaterThanOrEqual(claim)
    expect(found.bound).toBeGreaterThanOrEqual(bound)
    expect(found.cleanNegatives).toBe(1)
  })
})
