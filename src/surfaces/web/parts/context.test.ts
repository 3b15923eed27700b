import { expect, test } from 'vitest'
import { inContext } from './context.ts'

const text = 'Both sides talk. With 100% tariffs on Chinese goods set to begin, markets wait. More follows.'
const from = text.indexOf('100%')

test('a claim is shown in its sentence and no further', () => {
  expect(inContext(text, [0, text.length], [from, from + 4])).toEqual({
    before: 'With ',
    claim: '100%',
    after: ' tariffs on Chinese goods set to begin, markets wait.',
  })
})

test('a bullet is not part of a sentence, and a long sentence is cut at a word', () => {
  const item = '• China dominates 70% of mining'
  expect(inContext(item, [0, item.length], [18, 31]).before).toBe('China dominates ')
  const long = `${'word '.repeat(60)}70% ${'word '.repeat(60)}`
  const shown = inContext(long, [0, long.length], [300, 303])
  expect(shown.before.startsWith('… word')).toBe(true)
  expect(shown.after.endsWith('word …')).toBe(true)
})

test('the dot of an abbreviation does not end the sentence', () => {
  const said = 'First. According to the U.S. Geological Survey, No. 18 covers 390,000 tonnes. Last.'
  const at = said.indexOf('390,000')
  const shown = inContext(said, [0, said.length], [at, at + 7])
  expect(shown.before).toBe('According to the U.S. Geological Survey, No. 18 covers ')
  expect(shown.after).toBe(' tonnes.')
})
