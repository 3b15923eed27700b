import { expect, test } from 'vitest'
import { zipSync, strToU8 } from 'fflate'
import { bundledDesk } from '../../../test/bundled.ts'
import { readSpreadsheet } from '../../platform/readers/spreadsheet.ts'
import { exposure, exposureInput } from './exposure.ts'
import { readMoney } from './money.ts'

const desk = { ...bundledDesk(), spreadsheet: readSpreadsheet }
const ask = async (text: string, more: Record<string, unknown> = {}) =>
  exposure.answer(desk, exposureInput.parse({ document: { text, name: 'bom.csv' }, to: 'DE', on: '2025-10-25', ...more }))

const bom = `part,quantity,value,currency,minerals,mass share,form,origin
loose magnet,1000,"12,500.00",EUR,Nd;Fe;B;Dy,28;66;1;2.8,magnet,China
traction motor,50,9000,EUR,Nd;Fe;B;Dy,,motor,China
oxide,10,6000,EUR,Nd 75%;Pr 25%,,oxide,Malaysia
`

test('a magnet with dysprosium needs a licence, the motor around it as a rule does not, and the Malaysian oxide hangs on China behind it', async () => {
  const answer = await ask(bom)
  expect(answer.lines.map(({ part, outcome, direct }) => [part, outcome, direct])).toEqual([
    ['loose magnet', 'licence_required', true],
    ['traction motor', 'no_licence_required', true],
    ['oxide', 'no_licence_required', false],
  ])
  expect(answer.lines[2]?.hidden).toBeGreaterThan(50)
  expect(answer.totals.byCurrency).toMatchObject([{ currency: 'EUR', value: 27_500, underLicence: 12_500, direct: 21_500 }])
  expect(answer.dependence.every(({ receipts }) => receipts.length > 0)).toBe(true)
})

test.each([
  ['an element nobody knows', 'x,1,1,EUR,Unobtainium,,oxide,China', 'unknown-mineral', 'minerals'],
  ['more than the whole', 'x,1,1,EUR,Dy 140%,,oxide,China', 'bad-percent', 'minerals'],
  ['shares above the whole', 'x,1,1,EUR,Nd;Dy,80;40,oxide,China', 'bad-percent', 'minerals'],
  ['a country nobody knows', 'x,1,1,EUR,Dy,,oxide,Atlantis', 'unknown-place', 'origin'],
  ['a value without currency', 'x,1,700,,Dy,,oxide,China', 'no-currency', 'value'],
  ['a customs code of wrong length', 'x,1,1,EUR,Dy,,oxide,China,12345', 'bad-code', 'hs'],
  ['a mass where a share is asked', 'x,1,1,EUR,Dy 12 kg,,oxide,China', 'mixed-units', 'minerals'],
  ['a date, which is no amount', 'x,1,10/11/2026,EUR,Dy,,oxide,China', 'not-a-number', 'value'],
  ['a value that is none', 'x,1,lots,EUR,Dy,,oxide,China', 'not-a-number', 'value'],
])('%s is told with row and column, and the good rows are answered', async (_case, row, code, column) => {
  const [header = '', ...rows] = bom.trimEnd().split('\n')
  const cells = row.split(',').length
  const answer = await ask([`${header},hs`, ...rows.map((each) => `${each},`), cells > 8 ? row : `${row},`, ''].join('\n'))
  expect(answer.faults).toContainEqual(expect.objectContaining({ row: 5, column, code }))
  expect(answer.lines.length).toBeGreaterThanOrEqual(3)
})

test('lines that differ in their words alone are told apart where a rule looks at the words', async () => {
  const answer = await ask(
    [
      'part,description,minerals,form,origin',
      'a,neodymium oxide,Nd,oxide,China',
      'b,illegally mined neodymium oxide,Nd,oxide,China',
      'c,repair of a rare-earth separation line,Nd,service,China',
      'd,training course,Nd,service,China',
      '',
    ].join('\n'),
  )
  expect(answer.lines.map(({ part, outcome }) => [part, outcome])).toEqual([
    ['a', 'no_licence_required'],
    ['b', 'prohibited'],
    ['c', 'licence_required'],
    ['d', 'cannot-tell'],
  ])
})

test('a ragged row, and one whose quotes are broken, are told with their line, and the rows around them are answered', async () => {
  const [header = '', ...rows] = bom.trimEnd().split('\n')
  const answer = await ask([header, 'x,1', rows[0], 'y"z",1,"5"5,EUR,Dy,,oxide,China', ...rows.slice(1), ''].join('\n'))
  expect(answer.faults.map(({ row, code }) => [row, code])).toEqual([
    [2, 'bad-line'],
    [4, 'bad-line'],
  ])
  expect(answer.faults[0]?.says).toBe('this row has 2 cells where the header has 8')
  expect(answer.lines.map(({ row, part }) => [row, part])).toEqual([
    [3, 'loose magnet'],
    [5, 'traction motor'],
    [6, 'oxide'],
  ])
  expect(answer.totals.lines).toBe(5)
})

test('a quote that nobody closed costs its own line of a long file and not the file', async () => {
  const [header = '', row = ''] = bom.split('\n')
  const many = Array.from({ length: 3000 }, () => row)
  const answer = await ask([header, ...many, 'z,1,1,EUR,"Dy,,oxide,China', ...many, ''].join('\n'))
  expect(answer.faults.map(({ row: at, code }) => [at, code])).toEqual([[3002, 'bad-line']])
  expect(answer.lines).toHaveLength(6000)
})

test('JSON: what is no object is told by its place in the list', async () => {
  const magnet = { part: 'magnet', minerals: ['Nd', 'Dy'], form: 'magnet', origin: 'CN' }
  const answer = await ask(JSON.stringify([magnet, 'a magnet', magnet]))
  expect(answer.faults).toMatchObject([{ row: 2, code: 'bad-line' }])
  expect(answer.lines.map(({ row, outcome }) => [row, outcome])).toEqual([
    [1, 'licence_required'],
    [3, 'licence_required'],
  ])
})

test('quantities in one unit are counted, another unit further down is told; a content in ppm is a share', async () => {
  const answer = await ask(
    'part,quantity,minerals,form,origin\na,10 kg,Tb 500 ppm,oxide,China\nb,"1,200 kg",Dy 2%,oxide,China\nc,3 t,Dy,oxide,China\n',
  )
  expect(answer.faults).toMatchObject([{ row: 4, column: 'quantity', code: 'mixed-units' }])
  expect(answer.lines.map(({ outcome }) => outcome)).toEqual(['licence_required', 'licence_required', 'licence_required'])
})

test.each([
  ['10/11/2026', /two days|YYYY-MM-DD/],
  ['2025-02-30', /2025-02-30/],
])('a day written %s is refused before a line is read', async (on, says) => {
  expect(() => exposureInput.parse({ document: { text: bom }, to: 'DE', on })).toThrow(says)
})

test.each([
  ['12,500.00', 'EUR', 12_500, 'EUR'],
  ['€1.250,50', undefined, 1250.5, 'EUR'],
  ['USD 1250', undefined, 1250, 'USD'],
  ['1250', 'value_usd', 1250, 'USD'],
  ['1 250 000 EUR', undefined, 1_250_000, 'EUR'],
  ['700', undefined, null, null],
  ['=1+1', 'EUR', null, null],
  ['-5', 'EUR', null, null],
  ['about 5', 'EUR', null, null],
  ['1,2,3', 'EUR', null, null],
])('"%s" beside %s is %s %s', (text, beside, value, currency) => {
  expect(readMoney(text, beside, undefined)).toMatchObject({ value, currency })
})

const sheet = (rows: string, after = ''): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8(
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="BOM" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ),
  })
const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

test('a workbook is read; merged, hidden and computed cells are told and nothing is computed', async () => {
  const rows = `<row r="1">${cell('A1', 'part')}${cell('B1', 'minerals')}${cell('C1', 'form')}${cell('D1', 'origin')}${cell('E1', 'value')}</row><row r="2" hidden="1">${cell('A2', 'magnet')}${cell('B2', 'Nd;Fe;B;Dy')}${cell('C2', 'magnet')}${cell('D2', 'CN')}<c r="E2"><f>HYPERLINK("http://example.com")</f><v>12</v></c></row>`
  const document = {
    base64: base64(sheet(rows, '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>')),
    name: 'bom.xlsx',
  }
  const answer = await exposure.answer(desk, exposureInput.parse({ document, to: 'DE', on: '2025-10-25', currency: 'EUR' }))
  expect(answer.lines).toMatchObject([{ part: 'magnet', outcome: 'licence_required', value: 12 }])
  expect(answer.faults.map(({ code, row }) => [code, row])).toEqual([
    ['hidden-row', 2],
    ['merged-cells', 2],
    ['formula', 2],
  ])
})

test('a workbook that is cut is refused in one sentence', async () => {
  const document = { base64: base64(sheet('<row r="1"/>').slice(0, 200)), name: 'bom.xlsx' }
  await expect(exposure.answer(desk, exposureInput.parse({ document, to: 'DE' }))).rejects.toMatchObject({
    code: 'bad-input',
    message: 'this is not a workbook: the file is damaged or cut',
  })
})
