import { expect, test } from 'vitest'
import { bundledGazetteer } from '../../test/bench/gazetteer.ts'
import { readArticleText } from '../receipts/article/read-article.ts'
import type { Document } from '../receipts/document.ts'
import { readDocumentClaims } from './read-document.ts'
import { readProposed } from './read-proposed.ts'

const gazetteer = bundledGazetteer()
const text = `Rare earths this year\n\nChina mined 270,000 tonnes of rare earths in 2024, and Australia mined 13,000 tonnes of rare earths in 2024.`
const document: Document = {
  ...readArticleText(text),
  text,
  url: null,
  mediaType: 'text/plain',
  charset: 'utf-8',
  hash: '',
  size: text.length,
  repairs: [],
  notes: [],
}
const all = readDocumentClaims(document, gazetteer).claims
const australia = 'Australia mined 13,000 tonnes of rare earths in 2024'

test('a passage the rules had missed is read as they read any other, at its place in the text', () => {
  const missed = all.filter(({ subject }) => subject !== 'Australia')
  const found = readProposed(document, [australia], missed, gazetteer)
  expect(found.map(({ subject, measure, value, asOf }) => [subject, measure, value, asOf])).toEqual([
    ['Australia', 'production', 13_000, '2024'],
  ])
  for (const { span, quote } of found) expect(text.slice(...span)).toBe(quote)
})

test.each([
  ['what is known already', australia],
  ['words that are not there', 'Australia mined 99,000 tonnes of rare earths in 2024'],
  ['words of the title', 'Rare earths this year'],
  ['a number alone', '13,000'],
  ['the whole text and more', text.repeat(20)],
])('%s adds nothing', (_what, piece) => expect(readProposed(document, [piece], all, gazetteer)).toEqual([]))
