import { describe, expect, test } from 'vitest'
import { formOf, piecesIn } from '../../src/platform/collecting/containers.ts'
import { linksIn } from '../../src/platform/collecting/links.ts'
import { unquoted } from '../../src/platform/collecting/mailbox.ts'
import type { Piece } from '../../src/platform/collecting/piece.ts'
import { readSitemap } from '../../src/platform/collecting/sitemap.ts'

const given = (text: string | Uint8Array, name: string | null = null) => ({ bytes: Buffer.from(text), name, mediaType: null })
const opened = async (text: string | Uint8Array, name: string | null = null) => {
  const one = given(text, name)
  const all = [...(await piecesIn(formOf(one), one))]
  const pieces = all.filter((piece): piece is Piece => 'from' in piece)
  return {
    form: formOf(one),
    pieces,
    broken: all.flatMap((piece) => ('broken' in piece ? [piece.broken] : [])),
    bytes: pieces.map(({ from, to }) => one.bytes.subarray(from, to).toString()),
  }
}

describe('JSON lines', () => {
  test('every line is a document with its own bytes; broken ones are named and the others read', async () => {
    const lines = [
      '{"title":"Magnets","link":"https://example.org/1"}',
      '{"title":',
      '',
      '{"number":7}',
      '{"headline":"稀土","url":"https://example.org/2","lang":"zh"}',
    ]
    const { form, pieces, broken, bytes } = await opened(lines.join('\n'), 'news.jsonl')
    expect(form).toBe('json-lines')
    expect(bytes).toEqual([lines[0], lines[4]])
    expect(pieces[1]?.said).toMatchObject({ title: '稀土', url: 'https://example.org/2', language: 'zh' })
    expect(broken).toEqual(['line 2 is not JSON', expect.stringContaining('line 4 is no document')])
  })
})

describe('JSON files', () => {
  test('documents are found wherever they stand; what is inside one belongs to it', async () => {
    const json = JSON.stringify({
      date: '2026-04-22',
      runs: [
        {
          articles: {
            articles: [{ title: 'A "quoted" {title}', link: 'https://example.org/a', source: { name: 'SMM', url: 'x' } }],
          },
        },
        { articles: { articles: [{ title: 'B', link: 'https://example.org/b' }] } },
      ],
    })
    const { form, pieces, bytes } = await opened(json, 'day.json')
    expect(form).toBe('json')
    expect(pieces.map(({ said }) => said?.title)).toEqual(['A "quoted" {title}', 'B'])
    expect(pieces[0]?.said?.publisher).toBe('SMM')
    expect(JSON.parse(bytes[0] ?? '')).toHaveProperty('source')
  })
  test('a cut file gives what it still has, and says so', async () => {
    const { pieces, broken } = await opened('[{"title":"A","url":"https://example.org/a"},{"title":"B","ur', 'cut.json')
    expect(pieces).toHaveLength(1)
    expect(broken).toEqual([expect.stringContaining('broken or cut')])
  })
})

describe('mailboxes', () => {
  const box =
    'From a@example.org Thu Jan  1 00:00:00 2026\nSubject: One\nMessage-ID: <1@x>\n\n>From the mine\n\nFrom b@example.org Fri Jan  2 00:00:00 2026\nSubject: Two\n\nFrom here on\nit goes\n'
  test('messages are parted by their opening lines and by nothing that only looks like one', async () => {
    const { form, bytes } = await opened(box, 'list.mbox')
    expect(form).toBe('mailbox')
    expect(bytes.map((one) => one.split('\n')[0])).toEqual(['Subject: One', 'Subject: Two'])
    expect(bytes[1]).toContain('From here on')
    expect(Buffer.from(unquoted(Buffer.from(bytes[0] ?? ''))).toString()).toContain('\nFrom the mine')
  })
})

describe('newswires', () => {
  const sgml =
    '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1"><DATE>26-FEB-1987 15:01:01.79</DATE><TEXT>&#2;<TITLE>COPPER &amp; ZINC</TITLE><BODY>    First line\nof it.\n    Second one.\n Reuter\n&#3;</BODY></TEXT></REUTERS>\n<REUTERS NEWID="2"><DATE>1-MAR-1987</DATE><TEXT TYPE="BRIEF"><TITLE>TIN UP</TITLE></TEXT></REUTERS>'
  test('stories come with day, title and paragraphs', async () => {
    const { form, pieces } = await opened(sgml, 'reut2-000.sgm')
    expect(form).toBe('newswire')
    expect(pieces.map(({ said }) => [said?.title, said?.date, said?.id])).toEqual([
      ['COPPER & ZINC', '1987-02-26', 'reuters:1'],
      ['TIN UP', '1987-03-01', 'reuters:2'],
    ])
    expect(pieces[0]?.said?.text).toBe('First line of it.\n\nSecond one.')
  })
})

const rss = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Trade press</title><language>en-gb</language>${items.join('')}</channel></rss>`
const item = (n: number | string): string =>
  `<item><title>Item ${n}</title><link>https://example.org/${n}</link><guid>g${n}</guid><pubDate>Mon, 05 Oct 2026 10:00:00 GMT</pubDate><description><![CDATA[<p>Text of ${n}, with </item> in it</p>]]></description></item>`

describe('feeds', () => {
  test('items come with their bytes, whatever their data sections hold', async () => {
    const { form, pieces, bytes } = await opened(rss(item(1), item(2)))
    expect(form).toBe('feed')
    expect(bytes).toEqual([item(1), item(2)])
    expect(pieces[0]?.said).toMatchObject({
      title: 'Item 1',
      url: 'https://example.org/1',
      id: 'g1',
      publisher: 'Trade press',
      language: 'en',
    })
  })
  test('a broken item costs itself', async () => {
    const { pieces } = await opened(rss(item(1), '<item><title>No end', item(3)))
    expect(pieces.map(({ said }) => said?.title)).toContain('Item 1')
  })
  test('Atom and RDF', async () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Notices</title><entry><id>urn:1</id><title>One</title><link href="https://example.org/1"/><updated>2026-10-05T00:00:00Z</updated></entry></feed>'
    const rdf =
      '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Old</title></channel><item><title>Two</title><link>https://example.org/2</link></item></rdf:RDF>'
    expect((await opened(atom)).pieces[0]?.said).toMatchObject({ title: 'One', url: 'https://example.org/1', id: 'urn:1' })
    expect((await opened(rdf)).pieces[0]?.said).toMatchObject({ title: 'Two', url: 'https://example.org/2' })
  })
  test('a feed in another character set is read in it, and its places are of its bytes', async () => {
    const text =
      '<?xml version="1.0" encoding="windows-1252"?><rss version="2.0"><channel><title>P</title><item><title>Prix élevés</title><link>https://example.org/é</link></item></channel></rss>'
    const bytes = Buffer.from(text, 'latin1')
    const { pieces } = await opened(bytes)
    expect(pieces[0]?.said?.title).toBe('Prix élevés')
    expect(bytes.subarray(pieces[0]?.from, pieces[0]?.to).toString('latin1')).toMatch(/^<item>.*<\/item>$/)
  })
  test('100,000 items are read in one go', async () => {
    const { pieces } = await opened(rss(...Array.from({ length: 100_000 }, (_, n) => item(n))))
    expect(pieces).toHaveLength(100_000)
    expect(pieces.at(-1)?.said?.id).toBe('g99999')
  })
  test.each([
    [
      '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>',
      'xml-entities',
    ],
    ['<rss version="2.0"><channel><title>cut', 'broken-feed'],
  ])('%s is refused', async (xml, code) => {
    await expect(opened(xml)).rejects.toMatchObject({ code })
  })
})

test('a sitemap names pages and further sitemaps, and no pictures', () => {
  const urls =
    '<urlset xmlns:image="i"><url><loc> https://example.org/a?x=1&amp;y=2 </loc><image:image><image:loc>https://example.org/p.png</image:loc></image:image></url><url><loc>ftp://example.org/b</loc></url></urlset>'
  expect(readSitemap(urls)).toEqual({ pages: ['https://example.org/a?x=1&y=2'], sitemaps: [] })
  expect(readSitemap('<sitemapindex><sitemap><loc>https://example.org/s.xml</loc></sitemap></sitemapindex>').sitemaps).toEqual([
    'https://example.org/s.xml',
  ])
})

test('a list of notices leads to the documents below it and to PDFs, not to menus or other sites', () => {
  const html =
    '<nav><a href="/notices/menu">Menu</a></nav><a href="/notices/2026/58.html#top">58</a><a href="../files/61.pdf">61</a><a href="/about">About</a><a href="https://elsewhere.example/notices/1">other</a><a href="javascript:alert(1)">x</a>'
  expect(linksIn(html, 'https://ministry.example/notices/')).toEqual([
    'https://ministry.example/notices/2026/58.html',
    'https://ministry.example/files/61.pdf',
  ])
})

test.each([
  ['<html><body>rss feed</body></html>', null, 'document'],
  ['<?xml version="1.0"?>\n<urlset xmlns="x"><url><loc>https://a.example/</loc></url></urlset>', null, 'sitemap'],
  ['WARC/1.0\r\nWARC-Type: warcinfo\r\n', null, 'warc'],
  ['From the mine came 2026 tonnes\nof ore', 'a.txt', 'document'],
  ['{"a":1}\n{"b":2}', 'x.json', 'json-lines'],
  ['%PDF-1.7', 'x.pdf', 'document'],
])('%j named %s is of the form %s', (text, name, form) => expect(formOf(given(text, name))).toBe(form))
