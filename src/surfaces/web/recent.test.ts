import { expect, test } from 'vitest'
import { recent } from './recent.ts'

test('what was used longest ago is forgotten first', () => {
  const kept = recent<string>(2)
  kept.keep('a', 'A')
  kept.keep('b', 'B')
  expect(kept.get('a')).toBe('A')
  kept.keep('c', 'C')
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['A', undefined, 'C'])
})

test('weights count, and what is heavier than the whole store is not kept', () => {
  const kept = recent<string>(10)
  kept.keep('small', 's', 4)
  kept.keep('large', 'l', 11)
  kept.keep('medium', 'm', 6)
  expect([kept.get('small'), kept.get('large'), kept.get('medium')]).toEqual(['s', undefined, 'm'])
  kept.keep('medium', 'm2', 3)
  kept.keep('third', 't', 3)
  expect([kept.get('small'), kept.get('medium'), kept.get('third')]).toEqual(['s', 'm2', 't'])
})
