import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { forIndex, wordsIn } from '../../ledger/searching/words.ts'
import { tokenizer } from '../sqlite/match.ts'

/** The words SQLite keeps of a text, in order. */
const database = new DatabaseSync(':memory:')
database.exec(
  `CREATE VIRTUAL TABLE said USING fts5(body, tokenize = '${tokenizer}'); CREATE VIRTUAL TABLE kept USING fts5vocab('said', 'instance')`,
)
function keptOf(text: string): string[] {
  database.exec('DELETE FROM said')
  database.prepare('INSERT INTO said VALUES (?)').run(forIndex(text))
  return database
    .prepare('SELECT term FROM kept ORDER BY "offset"')
    .all()
    .map((row) => String(row['term']))
}

test.each([
  ['Rare-earth magnets', ['rare', 'earth', 'magnet']],
  ['Élan, naïve São Tomé; Tromsø', ['elan', 'naiv', 'sao', 'tome', 'tromso']],
  ['e\u0301lan', ['elan']],
  ['中国对稀土', ['中国', '国对', '对稀', '稀土', '土']],
  ['7稀土x', ['7', '稀土', '土', 'x']],
  ['レアアース', ['レア', 'アア', 'アー', 'ース', 'ス']],
  ['Китай редкоземельные', ['китай', 'редкоземельные']],
  ['“China’s” 99.9%', ['china', 's', '99', '9']],
])('"%s" is kept as %o', (text, words) => {
  expect(wordsIn(text).map(({ stem }) => stem)).toEqual(words)
  expect(keptOf(text)).toEqual(words)
})

test('texts, the words told of them and the words SQLite keeps agree, and every word stands where it is told', () => {
  const character = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
    fc.constantFrom(
      'a',
      'E',
      'ing',
      's',
      'es',
      'y',
      '7',
      ' ',
      '-',
      '’',
      'é',
      'ß',
      '稀',
      '土',
      'の',
      'ไ',
      'и',
      '\u0301',
      '𠀀',
      'ﬁ',
      '½',
    ),
  )
  fc.assert(
    fc.property(fc.array(character, { maxLength: 20 }), (parts) => {
      const text = parts.join('').replaceAll('\0', ' ')
      const words = wordsIn(text)
      expect(keptOf(text)).toEqual(words.map(({ stem }) => stem))
      for (const { from, to } of words) expect(to).toBeGreaterThan(from)
    }),
    { numRuns: 2000 },
  )
})

test('every word of the records of the trade has the same stem here and in SQLite', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'data')
  const files = ['gazetteer', 'figures'].flatMap((name) =>
    readdirSync(join(folder, name)).map((file) => readFileSync(join(folder, name, file), 'utf8')),
  )
  const words = [
    ...new Set(
      [...files, readFileSync(join(folder, 'events.csv'), 'utf8')].flatMap((text) => text.toLowerCase().match(/[a-z]+/g) ?? []),
    ),
  ]
  expect(words.length).toBeGreaterThan(5000)
  expect(keptOf(words.join(' '))).toEqual(wordsIn(words.join(' ')).map(({ stem }) => stem))
})
