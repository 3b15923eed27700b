import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { samplePdf } from '../../../test/golden/sample-pdf.ts'
import { describeShared } from '../../../test/shared.ts'
import { Refusal } from '../../kernel/errors.ts'
import { bodyOf, type Bytes, type Document } from '../../receipts/document.ts'
import { createDocumentReader } from './document-reader.ts'

const reader = createDocumentReader()
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (content: string | Uint8Array, said: Partial<Bytes> = {}): Promise<Document> =>
  reader.read({
    bytes: typeof content === 'string' ? bytesOf(content) : content,
    name: null,
    mediaType: null,
    url: null,
    ...said,
  })
const codeOf = async (content: string | Uint8Array, said: Partial<Bytes> = {}): Promise<string> => {
  try {
    await read(content, said)
    return 'read'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.message).toMatch(/^The .*\.$/)
    return error.code
  }
}
const kinds = (document: Document, kind: string): string[] =>
  document.blocks.filter((block) => block.kind === kind).map(({ from, to }) => document.text.slice(from, to))

test('a page whose text stands after an empty body is read, though Readability gives up on it', async () => {
  const words = '<p>China mined seventy per cent of the rare earths of the world that year, and refined still more of them.</p>'
  const document = await read(`<html><body></body><div>${words.repeat(9)}</div></html>`, { mediaType: 'text/html' })
  expect(document.text).toContain('China mined seventy per cent')
})

const paragraph = (subject: string): string =>
  `${subject} said on Tuesday that its new separation line would run at half of its capacity until the spring, because the supply of concentrate had been slower than planned. Two customers have agreed to wait for their deliveries.`

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Second kiln starts | Magnet Courier</title>
<meta property="og:site_name" content="Magnet Courier"><link rel="canonical" href="https://courier.example/kiln">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Second kiln starts",
"datePublished":"2026-03-12T08:00:00+08:00","author":[{"@type":"Person","name":"Ada Stone"}],"publisher":{"name":"Magnet Courier"},
"articleBody":"WRONG BODY"}]}</script><script>globalThis.ranInPage = true; document.write('<p>written</p>')</script></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Second kiln starts</h1><p class="byline">By Ada Stone</p>
<div class="share-buttons"><a href="#">Tweet</a><a href="#">Share</a></div>
<h2>Key points</h2><ul><li>The line makes 4,000 t a year.</li><li>A third is planned.</li></ul>
<p>${paragraph('Northfield')}</p><p>${paragraph('Its chairman')}</p><h2>What it makes</h2><p>${paragraph('The plant')}</p>
<table><tr><th>Year</th><th>Output, t</th></tr><tr><td>2024</td><td>3,900</td></tr></table>
<ul><li>The oxide is dried at <a href="https://x.example">900 °C</a> for a day.</li></ul>
<div class="related-links"><h3>Related</h3><a href="/a">Seven plants worth watching</a></div></article>
<section class="newsletter"><p>Get our newsletter in your inbox</p></section><footer>© 2026 Magnet Courier</footer></body></html>`

describe('an HTML article', () => {
  test('has title, date, author and publisher from its metadata and its body from the page', async () => {
    const document = await read(page)
    expect(document).toMatchObject({
      title: 'Second kiln starts',
      date: '2026-03-12',
      author: 'Ada Stone',
      publisher: 'Magnet Courier',
      language: 'en',
      mediaType: 'text/html',
      charset: 'utf-8',
      url: 'https://courier.example/kiln',
    })
    expect(kinds(document, 'highlight')).toEqual(['The line makes 4,000 t a year.', 'A third is planned.'])
    expect(kinds(document, 'heading')).toEqual(['What it makes'])
    expect(kinds(document, 'table-row')).toEqual(['Year\tOutput, t', '2024\t3,900'])
    expect(kinds(document, 'list-item')).toEqual(['The oxide is dried at 900 °C for a day.'])
    expect(kinds(document, 'paragraph')).toHaveLength(3)
    for (const furniture of ['Tweet', 'WRONG BODY', 'Seven plants', 'newsletter', 'written', 'Home'])
      expect(bodyOf(document)).not.toContain(furniture)
  })

  test('runs no script', () => expect('ranInPage' in globalThis).toBe(false))

  test('read with the wrong set is repaired before anything is read from it', async () => {
    const garbled = page.replaceAll('°', 'Â°').replace('Tuesday that', 'Tuesday â€“ that')
    const document = await read(garbled)
    expect(document.text).toContain('900 °C')
    expect(document.text).toContain('Tuesday – that')
    expect(kinds(document, 'paragraph')[0]).toMatch(/^Northfield said .* deliveries\.$/)
  })

  test('a fragment or a bare table is read whole', async () => {
    expect(bodyOf(await read('<p>China mined 270,000 t of REO in 2024.</p>'))).toBe('China mined 270,000 t of REO in 2024.')
    expect(
      kinds(await read('<table><tr><td>Dy</td><td>230</td></tr><tr><td>Tb</td><td>810</td></tr></table>'), 'table-row'),
    ).toHaveLength(2)
  })

  test.each([
    [
      'windows-1251',
      'Завод выпускает магниты для ветряных турбин, сообщил директор.',
      Uint8Array.of(0xc7, 0xe0, 0xe2, 0xee, 0xe4),
    ],
  ])('is decoded as its meta element says: %s', async (charset, text, start) => {
    const body = Uint8Array.from(text, (c) => (c.charCodeAt(0) < 0x80 ? c.charCodeAt(0) : c.charCodeAt(0) - 0x410 + 0xc0))
    expect(body.slice(0, 5)).toEqual(start)
    const bytes = Uint8Array.from([...bytesOf(`<meta charset=${charset}><p>`), ...body])
    expect(await read(bytes)).toMatchObject({ charset, text, language: 'ru' })
  })
})

describe('a PDF', () => {
  const head = (number: number) => [
    { text: 'Magnet Courier, issue 7', y: 770, size: 8 },
    { text: `${number}`, y: 20, x: 300, size: 8 },
  ]
  const pdf = samplePdf([
    [
      ...head(1),
      { text: 'Second kiln starts', y: 730, size: 22 },
      { text: 'By Ada Stone', y: 700 },
      { text: '12 March 2026', y: 680 },
      { text: 'Northfield said on Tuesday that its new sepa-', y: 650 },
      { text: 'ration line would run at half of its capacity till', y: 636 },
      { text: 'the spring, since concentrate had been slow to', y: 622 },
      { text: 'come.', y: 608 },
      { text: 'Output', y: 580, size: 15 },
      { text: '2023', y: 556 },
      { text: '3,100', x: 200, y: 556 },
      { text: '41', x: 300, y: 556 },
      { text: '2024', y: 542 },
      { text: '3,900', x: 200, y: 542 },
      { text: '52', x: 300, y: 542 },
      { text: 'The line is to be followed by a third, for which the', y: 514 },
    ],
    [...head(2), { text: 'permits of the province are not complete so far.', y: 730 }],
    [...head(3), { text: 'Its chairman expects them before the end of June.', y: 730 }],
  ])

  test('is read by page: hyphens joined, running heads dropped, tables by row', async () => {
    const document = await read(pdf)
    expect(document).toMatchObject({
      title: 'Second kiln starts',
      author: 'Ada Stone',
      date: '2026-03-12',
      mediaType: 'application/pdf',
    })
    expect(kinds(document, 'paragraph')).toEqual([
      'Northfield said on Tuesday that its new separation line would run at half of its capacity till the spring, since concentrate had been slow to come.',
      'The line is to be followed by a third, for which the permits of the province are not complete so far.',
      'Its chairman expects them before the end of June.',
    ])
    expect(kinds(document, 'heading')).toEqual(['Output'])
    expect(kinds(document, 'table-row')).toEqual(['2023\t3,100\t41', '2024\t3,900\t52'])
    expect(document.text).not.toContain('issue 7')
  })

  test('in the manner of reports: notes of reference, exponents, contents and wide-set prose are what they are', async () => {
    const report = samplePdf([
      [
        { text: 'Supply of the year', y: 730, size: 20 },
        { text: 'Introduction .............................. 3', y: 700 },
        { text: 'Results ................................... 14', y: 686 },
        { text: 'The initiative of the union began in 2008', y: 650 },
        { text: '3', y: 654, x: 267, size: 7 },
        { text: 'and was renewed five years after that by', x: 274, y: 650 },
        { text: 'a decision of its council, as the report says in full.', y: 636 },
        { text: 'to mitigate', y: 600 },
        { text: 'overproduction', x: 200, y: 600 },
        { text: 'everywhere', x: 330, y: 600 },
        { text: 'Antimony', y: 570 },
        { text: 'Beryllium', x: 200, y: 570 },
        { text: 'Coking coal', x: 330, y: 570 },
        { text: 'Di', y: 556 },
        { text: 'Diatomite', x: 200, y: 556 },
        { text: 'Potash', x: 330, y: 556 },
      ],
    ])
    const document = await read(report)
    expect(kinds(document, 'paragraph')[0]).toBe(
      'The initiative of the union began in 2008³ and was renewed five years after that by a decision of its council, as the report says in full.',
    )
    expect(document.blocks.filter(({ why }) => why === 'contents')).toHaveLength(2)
    expect(kinds(document, 'table-row')).toEqual(['Antimony\tBeryllium\tCoking coal', 'Di\tDiatomite\tPotash'])
    expect(document.author).toBe(null)
  })

  test.each<[string, Uint8Array, string]>([
    ['encrypted', samplePdf([[{ text: 'secret', y: 700 }]], true), 'encrypted-pdf'],
    ['without text', samplePdf([[]]), 'no-text-in-pdf'],
    ['a header and garbage', bytesOf('%PDF-1.7\n\u0001\u0002 garbage'), 'broken-pdf'],
  ])('%s is refused', async (_what, bytes, code) => expect(await codeOf(bytes)).toBe(code))

  test('the bytes are left to the caller as they were', async () => {
    const copy = pdf.slice()
    await read(pdf)
    expect(pdf).toEqual(copy)
  })
})

describe('bad input gets one sentence and a stable code', () => {
  test.each<[string, string | Uint8Array, Partial<Bytes>, string]>([
    ['nothing', '', {}, 'empty-input'],
    ['blank lines', ' \r\n\t\n', {}, 'empty-input'],
    ['a page without words', '<html><body><script>x()</script></body></html>', {}, 'empty-input'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), {}, 'binary-input'],
    ['a zip or Word file', Uint8Array.of(0x50, 0x4b, 3, 4, 20), { name: 'x.docx' }, 'binary-input'],
    ['a program', Uint8Array.of(0x4d, 0x5a, 0x90, 0), {}, 'binary-input'],
    ['zero bytes in text', Uint8Array.of(65, 66, 0, 67, 68), { mediaType: 'text/plain' }, 'binary-input'],
    ['noise', Uint8Array.from({ length: 4000 }, (_, at) => ((at * 7919) % 31) + 1), {}, 'binary-input'],
    ['text called a PDF', 'Not a PDF at all.', { mediaType: 'application/pdf' }, 'broken-pdf'],
    ['100,000 nested elements', '<div>'.repeat(100_000), {}, 'too-deeply-nested'],
    ['100,000 nested elements after a word', `<p>x</p>${'<b><i>'.repeat(100_000)}`, {}, 'too-deeply-nested'],
  ])('%s', async (_what, content, said, code) => {
    const start = performance.now()
    expect(await codeOf(content, said)).toBe(code)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('50 MB is refused at once', async () => {
    const bytes = new Uint8Array(50 * 1024 * 1024).fill(65)
    const start = performance.now()
    expect(await codeOf(bytes)).toBe('input-too-large')
    expect(performance.now() - start).toBeLessThan(50)
  })
})

test.each(['<p>7', '<b></b>', '<td>1,000', '<a href="/x">one</a> ', '<li>one ', '<!-- x -->', '&amp;', '<br>', '</p>'])(
  'a page of %j over and over takes time in proportion',
  async (piece) => {
    const time = async (size: number): Promise<number> => {
      const start = performance.now()
      await codeOf(`<html><body><p>${piece.repeat(size / piece.length)}</body></html>`)
      return performance.now() - start
    }
    await time(20_000)
    const [short, long] = [await time(40_000), await time(160_000)]
    // Four times the page takes about four times as long; a busy machine gets room, a square would take sixteen times.
    expect(long).toBeLessThan(Math.max(1500, short * 10))
  },
  60_000,
)

test('plain text says its size, hash, set and repairs', async () => {
  const text = 'A title of the day\n\n3 May 2025\n\nThe firm’s output â€” 5 t â€” rose again this year, the director said to us.'
  const document = await read(text, { url: 'https://a.example/b', name: 'a.txt' })
  expect(document).toMatchObject({
    url: 'https://a.example/b',
    mediaType: 'text/plain',
    charset: 'utf-8',
    size: bytesOf(text).length,
    date: '2025-05-03',
  })
  expect(document.hash).toMatch(/^[\da-f]{64}$/)
  expect(document.repairs).toHaveLength(2)
  expect(document.notes).toEqual(['Repaired 2 misread characters.'])
})

test('UTF-16 with a mark is text, not a file of zero bytes', async () => {
  const text = 'The price of dysprosium rose by 5 % – again.'
  const bytes = Uint8Array.from([0xff, 0xfe, ...Array.from(text).flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8])])
  expect(await read(bytes)).toMatchObject({ text, charset: 'utf-16le' })
})

describeShared('the seed article as bytes', (shared) => {
  test('is the same document as text, in one read', async () => {
    const file = readdirSync(`${shared}data/seed`).find((name) => name.endsWith('.txt')) ?? ''
    const document = await read(new Uint8Array(readFileSync(`${shared}data/seed/${file}`)))
    expect(document).toMatchObject({
      date: '2025-10-25',
      author: 'Daniel',
      language: 'en',
      charset: 'utf-8',
      mediaType: 'text/plain',
    })
    expect(document.text).not.toMatch(/[\u0E00-\u0E7F]/)
  })
})
