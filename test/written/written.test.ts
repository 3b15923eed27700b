import { describe, expect, test } from 'vitest'
import { explainedFields } from '../../src/claims/claim.ts'
import { readClaims } from '../../src/claims/read-claims.ts'
import { bundledGazetteer } from '../bench/gazetteer.ts'
import { score, writtenSentences } from './score.ts'

const gazetteer = bundledGazetteer()

describe('sentences of our own in the manner of the trade press', () => {
  test('each part holds at least sixty passages, some of them without any claim', () => {
    for (const half of ['open', 'held', 'later'] as const) {
      const passages = writtenSentences(half)
      expect(passages.length).toBeGreaterThanOrEqual(60)
      expect(passages.filter(({ annotations }) => annotations.length === 0).length).toBeGreaterThanOrEqual(4)
    }
  })

  // Marks once reached; the held half is what nobody looked at while writing rules.
  test.each([
    ['open', 0.96, 0.94, 0.86],
    ['held', 0.89, 0.88, 0.67],
    ['later', 0.93, 0.89, 0.73],
  ] as const)('the %s part is read at least as well as before', (half, value, claim, bound) => {
    const found = score(writtenSentences(half), gazetteer)
    expect(found.value).toBeGreaterThanOrEqual(value)
    expect(found.claim).toBeGreaterThanOrEqual(claim)
    expect(found.bound).toBeGreaterThanOrEqual(bound)
    expect(found.cleanNegatives).toBe(1)
  })

  test('each field that says something names the rule that set it; what is not said names none', () => {
    for (const { passage, context, date } of [
      ...writtenSentences('open'),
      ...writtenSentences('held'),
      ...writtenSentences('later'),
    ])
      for (const claim of readClaims({ text: passage, context, date, publisher: null }, gazetteer).claims)
        for (const field of explainedFields) {
          const said = field === 'span' ? claim.quote : claim[field]
          expect(claim.rules[field], `${field} of "${claim.quote}" in: ${passage}`).toMatch(
            said === null ? /^none$/ : /^(?!none$)[a-z][a-z0-9-]+$/,
          )
        }
  })
})
