import { readFileSync, readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeShared } from '../../../test/shared.ts'
import type { BlockKind } from '../document.ts'
import { repairMojibake } from '../repair/mojibake.ts'
import { languageOf } from './language.ts'
import { dateLine, printedDates } from './printed-date.ts'
import { bylineOf } from './byline.ts'
import { readArticleText } from './read-article.ts'

const prose = (subject: string): string =>
  `${subject} said on Tuesday that its new separation line would run at half of its capacity until the spring, because the supply of concentrate had been slower than planned. Two customers have agreed to wait.`

/** The texts of the blocks of one kind. */
const said = (text: string, kind: BlockKind): string[] =>
  readArticleText(text)
    .blocks.filter((block) => block.kind === kind)
    .map((block) => text.slice(block.from, block.to))

const pressRelease = `NEWS RELEASE

Northfield Minerals commissions its second kiln

PERTH, 12 March 2026 - ${prose('Northfield Minerals Ltd')}

Outlook

${prose('The managing director')}

• Kiln one: 4,000 t a year
• Kiln two: 6,500 t a year

-ENDS-

For further information:
Jo Field, +61 8 5550 0000

About Northfield
Northfield Minerals is an explorer and processor of rare earths with its head office in Perth and a plant in the Goldfields.`

const wire = `China's magnet shipments fall for a third month

BEIJING, Oct 20 (Reuters) - ${prose('The customs office')}

"${prose('One trader')}"

(Reporting by Mei Lin and John Poe; Editing by Ann Roe)

Our Standards: The Thomson Reuters Trust Principles.`

const blog = `Home > Blog > Magnets

Why a magnet is not an oxide

Posted on March 3, 2026 by Ada Stone | 6 min read

Key takeaways

Oxide is weighed before reduction.
Metal is weighed after it.

${prose('A reader')}

What the ratio means

${prose('The smelter')}

Share this:
Twitter
Facebook

Related posts

How to read a customs table
Seven plants worth watching in the north

Leave a comment

Your email address will not be published.`

const markdown = `# Yttrium: the quiet shortage

*By Ines Prado* · 2026-02-14

## At a glance

- Prices doubled in a year
- Two plants closed

## What happened

${prose('A broker')}

| Month | Price |
|---|---|
| January | 12 |

### Outlook

${prose('The mill')}`

const noTitle = `${prose('The ministry')}\n\n${prose('A spokesman')}`

const oneParagraph = prose('The consortium').repeat(4)

const wrapped = `Lanthanum glut weighs on separators

By JOHN Q. MILLER
Nov. 4, 2025

The two largest separators of the province are to cut their output of
lanthanum by a third, as stocks of the metal stand at their highest in
six years and makers of catalysts have put off their orders.

Analysts expect no recovery before the second half of the year, though
one of them said that batteries might take up a part of the surplus in
time.

Copyright 2025 Daily Separator. All rights reserved.`

const german = `Neue Anlage für Magnete in Sachsen

Veröffentlicht am 5. Mai 2025 von Karla Weiß

Der Betreiber will von Herbst an jährlich eintausend Tonnen Magnete herstellen und dafür auch Schrott aus alten Motoren verwenden.

Die Förderung ist zugesagt, die Genehmigung fehlt noch, und die Gemeinde hat Bedenken wegen des Wassers.`

const signedAbove = `Ines Prado
May 3, 2026
5 min read

Why gallium matters

${prose('The maker')}

1. Supply is thin

${prose('The miner')}

2. Demand is not

${prose('The user')}`

const report = `Quarterly Activities Report
for the period ended 30 September 2025

HIGHLIGHTS
• Output of 2,075 t
• Cash of A$166m

PRODUCTION
${prose('The company')}

CORPORATE
${prose('The board')}

About Northfield Ltd
${prose('Northfield Ltd')}`

const television = `LIVE: Export ban widened
Published 4:15 PM ET, Tue November 4, 2025

By Ann Roe and Bob Poe, CNX

${prose('The ministry')}

RELATED: Why magnets matter

${prose('Another trader')}`

describe('the structure of an article', () => {
  test.each([
    ['press release', pressRelease, 'Northfield Minerals commissions its second kiln', '2026-03-12', null, null],
    ['wire copy', wire, "China's magnet shipments fall for a third month", null, 'Mei Lin and John Poe', 'Reuters'],
    ['blog', blog, 'Why a magnet is not an oxide', '2026-03-03', 'Ada Stone', null],
    ['Markdown', markdown, 'Yttrium: the quiet shortage', '2026-02-14', 'Ines Prado', null],
    ['no title', noTitle, null, null, null, null],
    ['one paragraph', oneParagraph, null, null, null, null],
    [
      'lines broken by a machine',
      wrapped,
      'Lanthanum glut weighs on separators',
      '2025-11-04',
      'John Q. Miller',
      'Daily Separator',
    ],
    ['signed above the title', signedAbove, 'Why gallium matters', '2026-05-03', 'Ines Prado', null],
    ['report of a company', report, 'Quarterly Activities Report', null, null, null],
    ['television page', television, 'LIVE: Export ban widened', '2025-11-04', 'Ann Roe and Bob Poe', null],
    ['German', german, 'Neue Anlage für Magnete in Sachsen', '2025-05-05', 'Karla Weiß', null],
  ])('%s: title, date, author, publisher', (_what, text, title, date, author, publisher) =>
    expect(readArticleText(text)).toMatchObject({ title, date, author, publisher }),
  )

  test('the same article with CRLF line ends has the same blocks', () => {
    const crlf = blog.replaceAll('\n', '\r\n')
    const blocks = (text: string): string[] =>
      readArticleText(text).blocks.map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`)
    expect(blocks(crlf)).toEqual(blocks(blog))
  })

  test('section headings are the short lines above prose', () => {
    expect(said(pressRelease, 'heading')).toEqual(['Outlook'])
    expect(said(blog, 'heading')).toEqual(['What the ratio means'])
    expect(said(markdown, 'heading')).toEqual(['What happened', 'Outlook'])
    expect(said(wrapped, 'heading')).toEqual([])
    expect(said(signedAbove, 'heading')).toEqual(['Supply is thin', 'Demand is not'])
    expect(said(report, 'heading')).toEqual(expect.arrayContaining(['PRODUCTION', 'CORPORATE']))
  })

  test('highlights are read with and without bullets', () => {
    expect(said(blog, 'highlight')).toEqual(['Oxide is weighed before reduction.', 'Metal is weighed after it.'])
    expect(said(markdown, 'highlight')).toEqual(['Prices doubled in a year', 'Two plants closed'])
  })

  test('lists and tables of the body are kept', () => {
    expect(said(pressRelease, 'list-item')).toEqual(['Kiln one: 4,000 t a year', 'Kiln two: 6,500 t a year'])
    expect(said(markdown, 'table-row')).toEqual(['| Month | Price |', '| January | 12 |'])
  })

  test('lines broken by a machine are one paragraph', () => expect(said(wrapped, 'paragraph')).toHaveLength(2))

  test('the furniture of the page is no body', () => {
    expect(said(pressRelease, 'paragraph')).toHaveLength(2)
    expect(said(wire, 'paragraph')).toHaveLength(2)
    expect(said(report, 'paragraph').filter((text) => text.startsWith('Northfield'))).toEqual([])
    expect(said(television, 'boilerplate')).toEqual(['RELATED: Why magnets matter'])
    expect(said(blog, 'paragraph')).toHaveLength(2)
    expect(said(blog, 'boilerplate')).toEqual(
      expect.arrayContaining(['Home > Blog > Magnets', 'Seven plants worth watching in the north', 'Leave a comment']),
    )
  })

  test('a lone sentence or headline is something to check, not a title', () => {
    expect(said('China mined about 70% of all rare earths in 2024.', 'paragraph')).toHaveLength(1)
    expect(said('Lithium price up 12%', 'paragraph')).toHaveLength(1)
  })

  test('blocks are in order, within the text and never overlap', () => {
    const line = fc.constantFrom(
      ...[pressRelease, wire, blog, markdown, wrapped].flatMap((text) => text.split('\n')),
      'Highlights',
      '© 2025 A',
      'By Al',
      'Search',
      '- x',
      '',
      '\r',
      '\t',
      '2025-01-01',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ unit: 'binary' })), { maxLength: 25 }), (lines) => {
        const text = lines.join('\n')
        let end = 0
        for (const { from, to } of readArticleText(text).blocks) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect(text.slice(from, to).trim()).toBe(text.slice(from, to))
          end = to
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('a megabyte of dashes, digits or blank lines is read in a second', () => {
    for (const unit of ['-', '1 ', 'By ', '\n', 'a\n', '• ']) readArticleText(unit.repeat(500_000 / unit.length))
  }, 8000)
})

test.each([
  ['Oct 25, 2025', '2025-10-25'],
  ['12 March 2026', '2026-03-12'],
  ['3rd of May', null],
  ['Sept. 3, 2024', '2024-09-03'],
  ['2025-10-25T08:00', '2025-10-25'],
  ['25.10.2025', '2025-10-25'],
  ['2025年10月25日', '2025-10-25'],
  ['25/10/2025', '2025-10-25'],
  ['03/04/2025', null],
  ['31 June 2025', null],
  ['3 de octubre de 2025', '2025-10-03'],
  ['1er mars 2026', '2026-03-01'],
])('the printed date %s is %s', (text, day) => expect(printedDates(text)[0]?.day ?? null).toBe(day))

test.each([
  ['Posted on Monday, 3 March 2025 at 10:45 GMT | 5 min read', true],
  ['Updated: March 3, 2025 4:10 PM EST', true],
  ['Production fell to 12 t on 3 March 2025', false],
  ['New Delhi, 26 November 2025', true],
  ['ASX Announcement | 6 August 2025', true],
  ['The ministry met traders in Hanoi and elsewhere, 26 November 2025', false],
  ['Shipments resumed on 26 November 2025', false],
])('"%s" is a date line: %s', (line, is) => expect(dateLine(line) !== null).toBe(is))

test.each([
  ['By Jane Roe', 'Jane Roe'],
  ['BY JANE ROE, STAFF WRITER', 'Jane Roe'],
  ['Written by Ludwig van der Berg and Ana de Sá', 'Ludwig van der Berg and Ana de Sá'],
  ['Author: Li Wei', 'Li Wei'],
  ['By Monday the plant had stopped', null],
  ['By 2030 demand doubles', null],
  ['By Acme standards the year was poor, and nobody expects the next one to be better.', null],
])('the by-line "%s" names %s', (line, author) => expect(bylineOf(line)?.author ?? null).toBe(author))

test.each([
  ['en', 'The price of the oxide was lower than in the spring.'],
  ['de', 'Der Preis für das Oxid ist nicht mit dem von gestern zu vergleichen.'],
  ['zh', '中国的稀土出口在十月下降。'],
  ['ja', '日本のレアアース輸入は減少した。'],
  ['ko', '한국의 희토류 수입이 줄었다.'],
  ['th', 'ราคาแร่หายากลดลง'],
  ['ru', 'Цена оксида снизилась.'],
  ['und', '42 t'],
])('%s is the language of: %s', (language, text) => expect(languageOf(text)).toBe(language))

describeShared('the seed article', (shared) => {
  const gold = JSON.parse(readFileSync(`${shared}data/gold/seed-article.json`, 'utf8')) as {
    title: string
    date: string
    date_as_printed: string
    author: string
    publisher: string
    highlights: string[]
    section_headings: string[]
    body: { start_char_repaired: number; end_char_repaired: number; paragraphs: number }
    boilerplate: { starts: string }[]
    mojibake: { repaired_length_chars: number }
  }
  const file = readdirSync(`${shared}data/seed`).find((name) => name.endsWith('.txt')) ?? ''
  const { text } = repairMojibake(readFileSync(`${shared}data/seed/${file}`, 'utf8'))
  const article = readArticleText(text)
  const of = (kind: BlockKind): string[] =>
    article.blocks.filter((block) => block.kind === kind).map(({ from, to }) => text.slice(from, to))

  test('says what the gold annotation says', () => {
    expect(text).toHaveLength(gold.mojibake.repaired_length_chars)
    expect(article).toMatchObject({
      title: gold.title,
      date: gold.date,
      dateAsPrinted: gold.date_as_printed,
      author: gold.author,
      publisher: gold.publisher,
      language: 'en',
    })
    expect(of('highlight')).toEqual(gold.highlights)
    expect(of('heading')).toEqual(gold.section_headings)
    expect(of('paragraph')).toHaveLength(gold.body.paragraphs)
  })

  test('has its body where the gold annotation has it, and no furniture in it', () => {
    const body = article.blocks.filter(({ kind }) => kind === 'paragraph')
    expect(body[0]?.from).toBe(gold.body.start_char_repaired)
    expect(body.at(-1)?.to).toBe(gold.body.end_char_repaired)
    for (const { starts } of gold.boilerplate)
      expect(article.blocks.filter(({ kind, from }) => kind === 'paragraph' && text.startsWith(starts, from))).toEqual([])
  })
})
