import { describe, expect, test } from 'vitest'
import { readFactTable } from './fact-table.ts'
import type { Figure } from './figure.ts'

const header =
  'id,subject,mineral,stage,geography,measure,operator,value,unit,period,kind,source_publisher,source_title,source_url,locator,note'
const row = (cells: Partial<Record<string, string>>): string => {
  const full: Record<string, string> = {
    id: 'usgs25-x',
    subject: 'China',
    mineral: 'rare_earths',
    stage: 'mining',
    geography: 'CHN',
    measure: 'production',
    operator: '=',
    value: '270000',
    unit: 't_REO',
    period: '2024',
    kind: 'primary',
    source_publisher: 'USGS',
    ...cells,
  }
  return header
    .split(',')
    .map((name) => `"${full[name] ?? ''}"`)
    .join(',')
}
const only = (cells: Partial<Record<string, string>>): Figure => {
  const result = readFactTable(`${header}\n${row(cells)}\n`)
  if (!result.ok) throw new Error(result.fault.says)
  const [figure] = result.value
  if (!figure) throw new Error('no row')
  return figure
}

describe('what a fact table leaves implicit', () => {
  test.each([
    ['USGS tonnes of oxide count all rare earths', {}, 'all_reo'],
    [
      'an IEA share at mine or refinery counts magnet rare earths',
      { id: 'iea25-x', measure: 'production_share', value: '61', unit: 'percent' },
      'magnet_ree',
    ],
    ['a single element counts itself', { mineral: 'dysprosium', unit: 't' }, 'element'],
    ['another mineral counts itself', { mineral: 'gallium', unit: 'kg' }, 'element'],
    ['magnets are weighed as they are', { stage: 'magnet', unit: 't' }, 'gross'],
    ['a price is money', { measure: 'price', unit: 'USD/kg' }, 'money'],
    ['a rule in words has no number', { measure: 'export_control', value: 'licence requirement', unit: 'text' }, 'text'],
  ])('%s', (_case, cells, basis) => expect(only(cells).basis).toBe(basis))

  test.each([
    ['projection', 'projected'],
    ['derived projection', 'projected'],
    ['secondary projection', 'projected'],
    ['derived', 'derived'],
    ['secondary', 'asserted'],
    ['primary', 'measured'],
  ])('kind "%s" is %s', (kind, expected) => expect(only({ kind }).kind).toBe(expected))

  test('a range has both ends and its middle', () =>
    expect(only({ operator: 'range', value: '850-1000', unit: 't' })).toMatchObject({ low: 850, high: 1000, value: 925 }))
  test('a date is kept as text and is no number', () =>
    expect(only({ unit: 'date', value: '2025-11-07', measure: 'effective_date' })).toMatchObject({
      text: '2025-11-07',
      value: null,
    }))
  test('"not available" is unknown and never zero', () =>
    expect(only({ value: 'NA' })).toMatchObject({ text: 'NA', value: null, low: null }))
  test('an edition is known from its publication, not from the year it tells of', () => expect(only({}).known).toBe('2025-01-31'))
  test('the other side of a flow is read from the note', () =>
    expect(only({ stage: 'trade', measure: 'exports', note: 'to the United States' }).counterpart).toBe('USA'))
})

describe('strictness', () => {
  test.each([
    ['a number that is none', { value: 'many' }, 2, 8],
    ['a range that is none', { operator: 'range', value: '1000' }, 2, 8],
    ['an unknown operator', { operator: '≈' }, 2, 7],
    ['a place that is none', { geography: 'ATLANTIS' }, 2, 5],
    ['a period that is none', { period: 'soon' }, 2, 10],
    ['a date that is none', { unit: 'date', value: '2025-13-40' }, 2, 8],
    ['no id', { id: '' }, 2, 1],
  ])('%s is refused with line and column', (_case, cells, line, column) =>
    expect(readFactTable(`${header}\n${row(cells)}\n`)).toMatchObject({ ok: false, fault: { kind: 'bad-line', line, column } }),
  )
  test('an id that occurs twice is refused at its second line', () =>
    expect(readFactTable(`${header}\n${row({})}\n${row({})}\n`)).toMatchObject({ ok: false, fault: { line: 3 } }))
  test('a missing column is refused', () =>
    expect(readFactTable('id,subject\n')).toMatchObject({ ok: false, fault: { kind: 'bad-line' } }))
  test('text that is no CSV is refused', () =>
    expect(readFactTable(`${header}\n"open`)).toMatchObject({ ok: false, fault: { kind: 'bad-line' } }))
})
