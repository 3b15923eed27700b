import { expect, test } from 'vitest'
import { controlBook } from '../../../test/controls.ts'
import { formOf, isKnownForm } from './goods.ts'

test('every form that a list or a rule names is known, so that none of its goods becomes a question', () => {
  const book = controlBook()
  const forms = [
    ...[...book.itemLists.values()].flatMap(({ entries }) => entries.map(({ form }) => form)),
    ...book.rules.flatMap(({ when }) => when.forms ?? []),
  ]
  expect([...new Set(forms)].filter((form) => !isKnownForm(form))).toEqual([])
})

test.each([
  ['magnet', 'permanent_magnet'],
  ['Sintered magnet blocks', 'permanent_magnet'],
  ['magnet-coating machine', 'equipment'],
  ['consumer product', 'deep_processed'],
  ['hydrogen_storage', 'hydrogen_storage'],
  ['banana', 'banana'],
  ['', undefined],
  [undefined, undefined],
])('the form of "%s" is %s', (word, form) => expect(formOf({ class: word })).toBe(form))
