import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { segments, type Marking } from './segments.ts'

test('a claim inside a judgement is cut out of it', () => {
  const judgement: Marking = { from: 0, to: 20, claim: null }
  const claim: Marking = { from: 5, to: 9, claim: 'c1' }
  expect(segments(0, 30, [judgement, claim]).map(({ from, to, marking }) => [from, to, marking?.claim])).toEqual([
    [0, 5, null],
    [5, 9, 'c1'],
    [9, 20, null],
    [20, 30, undefined],
  ])
})

test('of two claims that overlap the shorter one keeps its words, and each ends once', () => {
  const long: Marking = { from: 0, to: 20, claim: 'long' }
  const short: Marking = { from: 8, to: 12, claim: 'short' }
  const cut = segments(0, 20, [long, short])
  expect(cut.map(({ marking }) => marking?.claim)).toEqual(['long', 'short', 'long'])
  expect(cut.filter(({ last }) => last).map(({ marking }) => marking?.claim)).toEqual(['short', 'long'])
})

const marking = fc
  .tuple(fc.nat(60), fc.nat(60), fc.option(fc.constantFrom('c1', 'c2', 'c3')))
  .map(([a, b, claim]): Marking => ({ from: Math.min(a, b), to: Math.max(a, b), claim }))

test('whatever is marked, the segments are the text, in order and without gaps', () => {
  fc.assert(
    fc.property(fc.array(marking, { maxLength: 8 }), (markings) => {
      const cut = segments(10, 50, markings)
      expect(cut[0]?.from).toBe(10)
      expect(cut.at(-1)?.to).toBe(50)
      for (const [index, piece] of cut.entries()) expect(piece.from).toBe(index === 0 ? 10 : cut[index - 1]?.to)
    }),
  )
})
