import { strToU8, zipSync } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/errors.ts'
import type { Bytes, Document } from '../../receipts/document.ts'
import { createDocumentReader } from './document-reader.ts'

const reader = createDocumentReader()
const read = (content: string | Uint8Array, name: string | null = null, mediaType: string | null = null): Promise<Document> => {
  const input: Bytes = {
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    name,
    mediaType,
    url: null,
  }
  return reader.read(input)
}
const of = (document: Document, kind: string): string[] =>
  document.blocks.filter((block) => block.kind === kind).map(({ from, to }) => document.text.slice(from, to))

const sentence =
  'The refinery made 4,200 tonnes of separated oxide last year, its owner said, and plans to make 6,000 tonnes in 2027.'
const second =
  'A separate plant in the north of the country will make metal and alloy from the same oxide, according to the minister.'

const mail = [
  'Received: from relay.example by desk.example; Mon, 2 Mar 2026 09:00:00 +0000',
  'MIME-Version: 1.0',
  'From: =?UTF-8?Q?Ada_St=C3=B6ne?= <ada@example.org>',
  'To: desk@example.org',
  'Subject: =?UTF-8?B?U2Vjb25kIGtpbG4gc3RhcnRz?=',
  'Date: Mon, 2 Mar 2026 23:30:00 -0800',
  'Content-Type: multipart/mixed; boundary="x"',
  '',
  '--x',
  'Content-Type: text/plain; charset=windows-1252',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  sentence.replace('its owner', 'its =93owner=94'),
  '',
  second,
  '--x',
  'Content-Type: application/pdf; name="plan.pdf"',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment; filename="plan.pdf"',
  '',
  'JVBERi0=',
  '--x--',
  '',
].join('\r\n')

describe('an e-mail', () => {
  test('has its subject, sender and the day of the sender; encoded words and parts are read, attachments named', async () => {
    const document = await read(mail)
    expect(document).toMatchObject({
      title: 'Second kiln starts',
      author: 'Ada Stöne',
      date: '2026-03-02',
      mediaType: 'message/rfc822',
      notes: ['Not opened: attachment plan.pdf.'],
    })
    expect(of(document, 'paragraph')).toEqual([sentence.replace('its owner', 'its “owner”'), second])
  })

  test('in HTML only is read without its scripts and hidden parts', async () => {
    const html = `MIME-Version: 1.0\nFrom: a@example.org\nSubject: Kiln\nContent-Type: text/html\n\n<style>p{}</style><p>${sentence}</p><p hidden>preheader</p><script>x()</script><table><tr><th>Year</th><th>Output, t</th></tr><tr><td>2024</td><td>3,900</td></tr></table>`
    const document = await read(html)
    expect(of(document, 'table-row')).toEqual(['Year\tOutput, t', '2024\t3,900'])
    expect(document.text).toContain(sentence)
    expect(document.text).not.toMatch(/preheader|x\(\)|p\{\}/)
  })

  test('quoted in a text is a text', async () =>
    expect(await read(`From: the ministry\nTo: all\nDate: 2 March 2026\n\n${sentence}`)).toMatchObject({
      mediaType: 'text/plain',
    }))
})

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Magnet Courier &amp; Co</title><link>https://courier.example/</link><language>en-GB</language>
<item><title>Second kiln starts</title><pubDate>Mon, 02 Mar 2026 23:30:00 -0800</pubDate><author>ada@example.org (Ada Stone)</author>
<description><![CDATA[<p>${sentence}</p><script>ran()</script><p>Copyright 2026 Magnet Courier. All rights reserved.</p>]]></description></item>
<item><title>Metal plant named</title><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate><description>&lt;p&gt;${second}&lt;/p&gt;</description></item></channel></rss>`
const atom = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Magnet Courier</title><id>x</id><updated>2026-03-02T00:00:00Z</updated>
<entry><title>Second kiln starts</title><id>1</id><published>2026-03-02T08:00:00Z</published><updated>2026-03-03T08:00:00Z</updated><content type="html">&lt;p&gt;${sentence}&lt;/p&gt;</content></entry>
<entry><title>Metal plant named</title><id>2</id><updated>2026-03-01T08:00:00Z</updated><summary>${second}</summary></entry></feed>`
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Magnet Courier',
  items: [
    { id: '1', title: 'Second kiln starts', date_published: '2026-03-02T08:00:00Z', content_text: `${sentence} Prices < 100.` },
    { id: '2', title: 'Metal plant named', date_published: '2026-03-01', content_html: `<p>${second}</p>` },
  ],
})

describe.each([
  ['RSS', rss],
  ['Atom', atom],
  ['JSON Feed', json],
])('a feed in %s', (_format, feed) => {
  test('yields its items as sections, dated by the newest', async () => {
    const document = await read(feed)
    expect(document.date).toBe('2026-03-02')
    expect(document.title).toMatch(/^Magnet Courier/)
    expect(of(document, 'heading')).toEqual(['Second kiln starts', 'Metal plant named'])
    expect(of(document, 'paragraph').map((text) => text.slice(0, 40))).toEqual([sentence.slice(0, 40), second.slice(0, 40)])
    expect(document.text).not.toContain('ran()')
  })
})

describe('a table', () => {
  const rows = ['Country\tMine production 2024, t REO\tReserves', 'China\t270000\t44,000,000', 'Elsewhere, all\t\t1']
  test('of delimited text is rows, with empty cells in their place', async () => {
    const csv = 'Country;Mine production 2024, t REO;Reserves\nChina;270000;44,000,000\n"Elsewhere, all";;1\n'
    const document = await read(csv, 'world_mines.csv')
    expect(of(document, 'table-row')).toEqual(rows)
    expect(document).toMatchObject({ title: 'world mines', mediaType: 'text/csv', date: null })
  })

  test('of a workbook is its first sheet, computed cells told', async () => {
    const cell = (ref: string, value: string): string => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`
    const document = await read(
      workbook(
        `<row r="1">${cell('A1', 'Country')}${cell('B1', '2024')}</row><row r="2">${cell('A2', 'China')}<c r="B2"><f>1+1</f><v>270000</v></c></row>`,
      ),
      'mines.xlsx',
    )
    expect(of(document, 'table-row')).toEqual(['Country\t2024', 'China\t270000'])
    expect(document.notes.join(' ')).toContain('B2 holds a formula')
  })
})

const workbook = (rows: string, declared = ''): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8(
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?>${declared}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ),
  })

test('Markdown is called so, its headings, items and rows being what they are', async () => {
  const document = await read(
    `# Kiln\n\n${sentence}\n\n## Output\n\n- one line\n- two lines\n\n| Year | t |\n| --- | --- |\n| 2024 | 3,900 |\n`,
    'a.md',
  )
  expect(document).toMatchObject({ mediaType: 'text/markdown', title: 'Kiln' })
  expect(of(document, 'heading')).toEqual(['Output'])
  expect(of(document, 'list-item')).toEqual(['one line', 'two lines'])
  expect(of(document, 'table-row')).toEqual(['| Year | t |', '| 2024 | 3,900 |'])
})

describe('what is made to do harm is refused by one sentence and a stable code', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>`
  const outside = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&a;</title></channel></rss>`
  test.each<[string, string | Uint8Array, string | null, string]>([
    ['entities that multiply', laughs, null, 'xml-entities'],
    ['an entity that names a file', outside, 'feed.xml', 'xml-entities'],
    ['a feed cut in the middle', rss.slice(0, 40), null, 'broken-feed'],
    ['a JSON Feed cut in the middle', json.slice(0, 200), null, 'broken-feed'],
    ['a feed without items', '<rss version="2.0"><channel><title>x</title></channel></rss>', null, 'empty-input'],
    [
      'an e-mail without text',
      'MIME-Version: 1.0\nFrom: a@b.example\nSubject: x\nContent-Type: text/plain\n\n',
      null,
      'empty-input',
    ],
    ['a row with too many cells', 'a,b\n1,2,3\n', 'x.csv', 'bad-line'],
    ['an open quotation mark', 'a,b\n"1,2\n', 'x.csv', 'bad-line'],
    ['a header and no rows', 'a,b\n', 'x.csv', 'empty-input'],
    ['more rows than a document has', `a,b\n${'1,2\n'.repeat(20_001)}`, 'x.csv', 'input-too-large'],
    ['a damaged workbook', workbook('').slice(0, 900), 'x.xlsx', 'binary-input'],
    ['a workbook without rows', workbook(''), 'x.xlsx', 'empty-input'],
    ['a workbook that unpacks to 500 MB', bomb(), 'x.xlsx', 'input-too-large'],
    ['any other archive', zipSync({ 'a.txt': strToU8('a') }), 'a.csv', 'binary-input'],
    [
      'a picture, whatever its size',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 99 }, () => 7)),
      'a.png',
      'binary-input',
    ],
  ])('%s', async (_what, content, name, code) => {
    const start = performance.now()
    const refused = await read(content, name).then(
      () => null,
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({ code })
    expect((refused as Refusal).message).toMatch(/^[^\n]{10,250}$/)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  /** A workbook of a kilobyte whose directory says 500 MB. */
  function bomb(): Uint8Array {
    const bytes = workbook('<row r="1"/>')
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 500 * 1024 * 1024, true)
    return bytes
  }

  test('entities of a workbook are never expanded: it is refused, or they are left out', async () => {
    const laughing = workbook(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Country</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>&b;</t></is></c></row>',
      '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>',
    )
    const text = await read(laughing, 'mines.xlsx').then(
      (document) => document.text,
      (error: unknown) => {
        expect(error).toBeInstanceOf(Refusal)
        return ''
      },
    )
    expect(text).not.toContain('haha')
  })

  test('a picture inside a page costs its length and nothing more', async () => {
    const start = performance.now()
    const document = await read(`<p>${sentence}</p><img src="data:image/png;base64,${'A'.repeat(8_000_000)}"><p>${second}</p>`)
    expect(document.text.length).toBeLessThan(400)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})

test('blocks are in order, do not overlap and lie in the text, whatever is cut or changed', async () => {
  const seeds = [mail, rss, atom, json, 'a,b\n1,2\n', `<p>${sentence}</p><table><tr><td>a<td>b<tr><td>c`]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.nat(2000),
      fc.nat(60),
      fc.string({ maxLength: 12 }),
      async (seed, at, cut, put) => {
        const mutated = seed.slice(0, at) + put + seed.slice(at + cut)
        let document: Document
        try {
          document = await read(mutated)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
          return
        }
        let last = 0
        for (const { from, to } of document.blocks) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(to).toBeGreaterThan(from)
          last = to
        }
        expect(last).toBeLessThanOrEqual(document.text.length)
      },
    ),
    { numRuns: 150 },
  )
})
