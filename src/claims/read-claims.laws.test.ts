import * as fc from 'fast-check'
import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { bundledGazetteer } from '../../test/bench/gazetteer.ts'
import { writtenSentences } from '../../test/written/score.ts'
import type { Claim } from './claim.ts'
import { readClaims } from './read-claims.ts'

const gazetteer = bundledGazetteer()
const read = (text: string): readonly Claim[] =>
  readClaims({ text, context: null, date: '2025-11-12', publisher: null }, gazetteer).claims
const passages = [...writtenSentences('open'), ...writtenSentences('held'), ...writtenSentences('later')].map(
  ({ passage }) => passage,
)
const withoutPlace = (claim: Claim): object => ({ ...claim, span: null, quote: null })

describe('laws of reading', () => {
  test('the quote is what stands at the span, and spans lie one beside or within another, never across', () => {
    for (const passage of passages) {
      const claims = read(passage)
      for (const { quote, span } of claims) expect(passage.slice(...span)).toBe(quote)
      for (const a of claims)
        for (const b of claims) {
          const across = a.span[0] < b.span[0] && b.span[0] < a.span[1] && a.span[1] < b.span[1]
          expect(across, `"${a.quote}" and "${b.quote}" in: ${passage}`).toBe(false)
        }
    }
  })

  test.each([
    'A produção da Serra Verde em Goiás foi de 5.000 toneladas. São Paulo funds Minaçu with $20 million for rare earths.',
    'Türkiye provides 98% of the EU’s boron, and Québec’s Nouveau Monde Graphite raised $50 million for its Bécancour plant.',
  ])('letters composed or taken apart say the same: %s', (text) => {
    const apart = text.normalize('NFD')
    expect(apart).not.toBe(text)
    const claims = read(apart)
    expect(claims.map(withoutPlace)).toEqual(read(text).map(withoutPlace))
    expect(claims.length).toBeGreaterThan(0)
    for (const { quote, span } of claims) expect(apart.slice(...span)).toBe(quote)
  })

  test('what follows a sentence changes nothing in it', () => {
    passages.forEach((passage, index) => {
      const next = passages[(index + 7) % passages.length] ?? ''
      // A passage cut out of the middle of a sentence begins none.
      if (/[“”"]/.test(passage + next) || /^\p{Ll}/u.test(next)) return
      const alone = read(passage)
      const together = read(`${passage} ${next}`).filter(({ span }) => span[1] <= passage.length)
      expect(together, passage).toEqual(alone)
    })
  })

  test('any string is read without a throw, and what is quoted stands there', () => {
    const piece = fc.oneof(
      fc.constantFrom(...passages),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '70%',
        '$',
        'of',
        't REO',
        ' – ',
        '\n',
        'Oct 9',
        '(',
        '…',
        '1,2.3',
        '½',
        '万吨',
        'per kg',
        '\u0301',
        '\ud83d',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join(' ')
        for (const { quote, span } of read(text)) expect(text.slice(...span)).toBe(quote)
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['digits', '1234567890'],
    ['dashes', '–'],
    ['number words', 'one '],
    ['brackets', '('],
    ['a name', 'China’s '],
    ['combining marks', 'a\u0301'],
  ])('a megabyte of %s takes time in proportion', (_case, unit) => {
    const of = (length: number): number => {
      const text = unit.repeat(length / unit.length)
      const started = performance.now()
      read(text)
      return performance.now() - started
    }
    of(10_000)
    const [short, long] = [of(125_000), of(1_000_000)]
    // Alone it takes under a second; a busy machine gets room, a square would take sixty-four times as long.
    expect(long).toBeLessThan(Math.max(4_000, short * 30))
  })
})
