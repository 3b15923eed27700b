import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { overrideId, overridesInForce, type Override } from './override.ts'

const say = (given: Partial<Override>): Override => {
  const content = { figure: 'a', definition: 'df_x', undoes: [], because: 'so', known: day('2026-11-20'), ...given }
  return { id: overrideId(content), ...content }
}
const inForce = (all: readonly Override[], knownBy: string | null = null): (string | null)[] =>
  [...overridesInForce(all, knownBy === null ? null : day(knownBy)).values()].map(({ figure }) => figure)

const first = say({})
const second = say({ figure: 'b', undoes: [first.id], known: day('2026-11-22') })
const withdrawn = say({ figure: null, undoes: [second.id], known: day('2026-11-24') })

test.each([
  ['before anything was said', '2026-11-19', []],
  ['after the first', '2026-11-21', ['a']],
  ['after the second replaced it', '2026-11-23', ['b']],
  ['after the withdrawal', null, []],
])('%s', (_case, knownBy, expected) => {
  const all = [first, second, withdrawn]
  expect(inForce(all, knownBy)).toEqual(expected)
  expect(inForce(all.toReversed(), knownBy)).toEqual(expected)
})

test('each definition has its own', () =>
  expect(new Set(inForce([first, say({ figure: 'c', definition: 'df_y' })]))).toEqual(new Set(['a', 'c'])))
