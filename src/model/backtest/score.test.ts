import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreOf, type Tested } from './score.ts'

const number = fc.double({ min: 0, max: 1e4, noNaN: true })
const tested = fc.record({ low: number, middle: number, high: number, observed: number, carried: number })

test('who predicts exactly what happens has no error, and a band around it covers all', () => {
  fc.assert(
    fc.property(fc.array(tested, { minLength: 1 }), (list) => {
      const exact = list.map((one): Tested => ({ ...one, middle: one.observed, low: one.observed, high: one.observed }))
      expect(scoreOf(exact)).toMatchObject({ rmse: 0, coverage: 1 })
    }),
  )
})

test('whose prediction is the last number scores as carrying it forward does', () => {
  fc.assert(
    fc.property(fc.array(tested, { minLength: 1 }), (list) => {
      const score = scoreOf(list.map((one) => ({ ...one, middle: one.carried })))
      expect(score!.rmse).toBe(score!.carryForward)
    }),
  )
})

test('nothing observed is no score', () => expect(scoreOf([])).toBeNull())
