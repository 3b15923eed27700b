import { readFileSync } from 'node:fs'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { receipts } from '../../../../test/e2e/fixture/figures.ts'
import { shapes, type Amount, type Chart, type Drawing } from './chart.ts'
import { csvOf, neutralised } from './csv.ts'
import { draw } from './draw.ts'
import { drawingRules, lightInk, resolvedRules } from './ink.ts'
import { breaksOf, shadeOf } from './map.tsx'
import { placedParts } from './columns.tsx'
import { spreadLabels, stretches } from './line.tsx'
import { pngOf } from './png.ts'
import { standalone } from './standalone.tsx'
import { tableOf } from './table.ts'

const chartOf = (drawing: Drawing): Chart => ({
  name: 'mining',
  title: 'China holds 69% of mining & "more" <than> half',
  subtitle: 'Percent of world mine output, 2024, all rare earths',
  receipts,
  drawing,
})

const svgOf = (drawing: Drawing, shape: 'wide' | 'narrow' = 'wide'): string => {
  const { width, height, body } = draw(drawing, shape, { id: 'x', links: true })
  expect(Number.isFinite(width) && Number.isFinite(height) && height > 0).toBe(true)
  return renderToString(<svg>{body}</svg>)
}

const places = ['CHN', 'USA', 'AUS', 'MMR', 'SGP', 'MLT', 'OTHER', 'EU', 'FRA', 'XXX']
const long = 'The Former Federation of Extraordinarily Long and Unabbreviated Country Names and Dependencies'

/** One set of numbers as each kind of drawing. */
const kinds: Record<Drawing['kind'], (amounts: readonly Amount[], name: (index: number) => string) => Drawing> = {
  line: (amounts, name) => ({
    kind: 'line',
    unit: 'percent',
    series: [{ name: name(0), points: amounts.map((amount, index) => ({ ...amount, x: 1990 + index, projected: index > 40 })) }],
  }),
  bars: (amounts, name) => ({
    kind: 'bars',
    unit: 'percent',
    rows: amounts.map((amount, index) => ({ label: name(index), parts: [amount] })),
  }),
  columns: (amounts, name) => ({
    kind: 'columns',
    columns: [
      {
        title: name(0),
        note: 'all rare earths, 2024',
        parts: amounts.map((amount, index) => ({ ...amount, key: name(index), name: name(index), tone: 'rest' })),
      },
      { title: 'Empty', note: '', parts: [], none: 'nobody counts it' },
    ],
  }),
  flow: (amounts, name) => ({
    kind: 'flow',
    unit: 't',
    columns: [
      { title: 'from', nodes: amounts.map((_, index) => ({ id: `a${index}`, name: name(index) })) },
      { title: 'to', nodes: [{ id: 'b', name: name(99) }] },
    ],
    links: amounts.map((amount, index) => ({ ...amount, from: `a${index}`, to: 'b' })),
  }),
  map: (amounts, name) => ({
    kind: 'map',
    unit: 'percent',
    places: amounts.map((amount, index) => ({ ...amount, place: places[index] ?? `P${index}`, name: name(index) })),
  }),
  scatter: (amounts, name) => ({
    kind: 'scatter',
    across: { title: 'chance', unit: 'percent' },
    up: { title: 'score', unit: 'none' },
    points: amounts.map((amount, index) => ({
      ...amount,
      label: name(index),
      across: { value: index, low: index - 1, high: index + 2 },
    })),
  }),
  dots: (amounts, name) => ({
    kind: 'dots',
    unit: 'percent',
    rows: amounts.map((amount, index) => ({ ...amount, label: name(index), detail: 'USGS' })),
    marks: [{ label: 'the claim: 70%', value: Number.NaN }],
  }),
}

const edges: Record<string, readonly Amount[]> = {
  'no data': [],
  'one point': [{ value: 12.5 }],
  'all zero': [{ value: 0 }, { value: 0 }, { value: 0, low: 0, high: 0 }],
  'all unknown': [{ value: null }, { value: null, low: null }, { value: Number.NaN }],
  'not numbers': [{ value: Number.NaN, low: Number.NaN, high: 3 }, { value: Infinity }, { value: 5, low: -Infinity, high: 7 }],
  'an interval the wrong way round': [{ value: 5, low: 9, high: 1 }],
  'an interval without a number': [{ value: null, low: 10, high: 90 }],
  'below zero': [{ value: -3 }, { value: 4 }],
  'sixty places': Array.from({ length: 60 }, (_, index) => ({ value: 60 - index, low: 55 - index, high: 66 - index })),
  'very large and very small': [{ value: 9e15 }, { value: 1e-9 }],
}

const cases = Object.keys(kinds).flatMap((kind) => Object.keys(edges).map((edge) => [kind as Drawing['kind'], edge] as const))

describe.each(cases)('a %s of %s', (kind, edge) => {
  const amounts = edges[edge] ?? []
  test('is drawn in both shapes without a coordinate that is no number', () => {
    for (const shape of shapes)
      for (const name of [(index: number) => `Place ${index}`, () => long, () => '']) {
        const svg = svgOf(kinds[kind](amounts, name), shape)
        expect(svg).not.toMatch(/NaN|Infinity|undefined|null|\[object/)
      }
  })
  test('has a table of the numbers as they were given; what is unknown is empty, not zero', () => {
    const { columns, rows } = tableOf(chartOf(kinds[kind](amounts, (index) => `Place ${index}`)))
    const value = columns.findIndex(({ numeric }) => numeric)
    const given = amounts.map((amount) => (Number.isFinite(amount.value) ? amount.value : null))
    expect(rows.map(({ cells }) => cells[value]).slice(0, given.length)).toEqual(given)
    for (const { cells } of rows) expect(cells).toHaveLength(columns.length)
  })
})

/** Attribute of every element of a class, in order. */
const attributes = (svg: string, className: string, attribute: string): number[] =>
  [...svg.matchAll(/<(?:rect|circle|path)[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => new RegExp(`class="[^"]*\\b${className}\\b`).test(tag))
    .map((tag) => Number(new RegExp(`\\s${attribute}="([^"]+)"`).exec(tag)?.[1]))

describe('what is drawn is what the table says', () => {
  const values = [69.2, 11.5, 0, 7.9, 3.3]
  const table = (drawing: Drawing): number[] => {
    const { columns, rows } = tableOf(chartOf(drawing))
    return rows.map(({ cells }) => Number(cells[columns.findIndex(({ numeric }) => numeric)]))
  }

  test('bars are as long as their numbers', () => {
    const drawing = kinds.bars(
      values.map((value) => ({ value })),
      (index) => `Place ${index}`,
    )
    const widths = attributes(svgOf(drawing), 'bar-part', 'width')
    const unit = (widths[0] ?? 0) / 69.2
    for (const [index, value] of table(drawing).entries())
      expect(Math.abs((widths[index] ?? 0) - value * unit)).toBeLessThan(0.11)
  })

  test('dots stand where their numbers are', () => {
    const drawing = kinds.dots(
      values.map((value) => ({ value })),
      (index) => `Place ${index}`,
    )
    const xs = attributes(svgOf(drawing), 'dot', 'cx')
    const [zero = 0, first = 0] = [xs[2], xs[0]]
    for (const [index, value] of table(drawing).slice(0, 5).entries())
      expect(Math.abs((xs[index] ?? 0) - (zero + ((first - zero) * value) / 69.2))).toBeLessThan(0.11)
  })

  test('points of a line stand as high as their numbers', () => {
    const drawing = kinds.line(
      values.map((value) => ({ value })),
      (index) => `Place ${index}`,
    )
    const ys = attributes(svgOf(drawing), 'dot', 'cy')
    const [zero = 0, first = 0] = [ys[2], ys[0]]
    for (const [index, value] of table(drawing).entries())
      expect(Math.abs((ys[index] ?? 0) - (zero + ((first - zero) * value) / 69.2))).toBeLessThan(0.11)
  })

  test('segments of a column are as tall as their numbers, and zero takes no room', () => {
    const drawing = kinds.columns(
      values.map((value) => ({ value })),
      (index) => `Place ${index}`,
    )
    const heights = attributes(svgOf(drawing), 'segment', 'height')
    expect(heights).toHaveLength(4)
    for (const [index, value] of [69.2, 11.5, 7.9, 3.3].entries())
      expect(Math.abs((heights[index] ?? 0) - value * 3.3)).toBeLessThan(0.11)
  })

  test('streams are as wide as their amounts', () => {
    const drawing = kinds.flow(
      values.map((value) => ({ value })),
      (index) => `Place ${index}`,
    )
    const widths = attributes(svgOf(drawing), 'stream', 'stroke-width')
    expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(69.2 / 11.5, 1)
  })

  test('a country has the shade of its number; unknown is hatched and zero is a class of its own', () => {
    const drawing = kinds.map([{ value: 69.2 }, { value: 11.5 }, { value: 0 }, { value: null }], (index) => `Place ${index}`)
    const svg = svgOf(drawing)
    expect(svg).toMatch(/<path class="country shade-5"[^>]*><title>Place 0: 69.2%/)
    expect(svg).toMatch(/<path class="country shade-3"[^>]*><title>Place 1: 11.5%/)
    expect(svg).toMatch(/<path class="country shade-zero"[^>]*><title>Place 2: 0%/)
    expect(svg).toMatch(/<path class="country unknown"[^>]*fill="url\(#x-hatch\)"[^>]*><title>Place 3: not stated/)
  })
})

test('a year nobody stated is a gap, and a projection begins at the last outcome', () => {
  const cut = stretches(
    [
      { x: 2019, value: 1 },
      { x: 2020, value: 2 },
      { x: 2022, value: 3 },
      { x: 2023, value: null },
      { x: 2024, value: 4 },
      { x: 2030, value: 5, projected: true },
      { x: 2040, value: 6, projected: true },
    ],
    1,
  )
  expect(cut.map(({ projected, points }) => [projected, points.map(({ x }) => x)])).toEqual([
    [false, [2019, 2020]],
    [false, [2022]],
    [false, [2024]],
    [true, [2024, 2030, 2040]],
  ])
})

test('labels at the ends of lines never overlap and stay on the picture', () => {
  const placed = spreadLabels([100, 101, 102, 103, 40, 300, 301], 30, 310, 17).filter((y) => y !== null)
  const sorted = placed.toSorted((a, b) => a - b)
  expect(placed).toHaveLength(7)
  for (const [index, y] of sorted.entries()) {
    expect(y >= 30 && y <= 310).toBe(true)
    if (index > 0) expect(y - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(17)
  }
})

test('rounded parts of more than a whole are scaled to it', () => {
  const parts = placedParts({ title: '', note: '', parts: [60, 50].map((value) => ({ value, key: '', name: '', tone: 'rest' })) })
  expect(parts.map(({ to }) => Math.round(to))).toEqual([55, 100])
})

test('a small state, a bloc and a code nobody knows are all on the map, as a dot or in the line below', () => {
  const svg = svgOf(
    kinds.map(
      places.map(() => ({ value: 1.5 })),
      (index) => places[index] ?? '',
    ),
  )
  for (const place of places) expect(svg.match(new RegExp(`(<title>|[ :])${place}[: ]`, 'g'))?.length ?? 0).toBeGreaterThan(0)
  expect(svg.match(/<circle class="country/g)).toHaveLength(2)
  expect(svg).toContain('Not on the map: OTHER 1.5%, EU 1.5% and XXX 1.5%.')
})

test.each([
  [0, -1],
  [0.4, 0],
  [1, 1],
  [10, 3],
  [69.2, 5],
])('%f percent has shade %i', (value, shade) => {
  expect(shadeOf(value, breaksOf({ kind: 'map', unit: 'percent', places: [] }))).toBe(shade)
})

test('a page and a file draw with the same rules, and a file has the light colours of the desk', () => {
  const css = readFileSync(new URL('../style/drawing.css', import.meta.url), 'utf8')
  const plain = (text: string): string => text.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/\s+/g, '')
  expect(plain(css)).toBe(`.drawing{${plain(drawingRules)}}`)
  const tokens = readFileSync(new URL('../style/tokens.css', import.meta.url), 'utf8')
  for (const [name, colour] of Object.entries(lightInk))
    expect([name, tokens]).toEqual([name, expect.stringContaining(`--${name}: light-dark(${colour},`)])
  expect(resolvedRules()).not.toContain('var(')
  expect(resolvedRules()).not.toMatch(/(?:fill|stroke|color): *;/)
})

describe('as a file', () => {
  const chart = chartOf(
    kinds.bars([{ value: 69.2, receipts: ['rc_usgs25chn'] }, { value: null }], (index) =>
      index === 0 ? '=HYPERLINK("x")' : 'B\u0007ell',
    ),
  )

  test('an SVG is complete XML with title, source, licence and address inside, and loads nothing', () => {
    const svg = standalone(chart, { page: '/shares?year=2024', version: '0.1.0' })
    expect(svg).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    for (const part of ['China holds 69% of mining &amp;', 'public domain', '/shares?year=2024', '<style>'])
      expect(svg).toContain(part)
    expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)|@import|<script|href=/)
    expect(svg).not.toContain('\u0007')
  })

  test('a PNG is a picture twice as large as the drawing', async () => {
    const svg = standalone(chart, { page: '/shares', version: '0.1.0' })
    const bytes = Buffer.from(await pngOf(svg))
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    const width = Number(/ width="([\d.]+)"/.exec(svg)?.[1])
    expect(bytes.readUInt32BE(16)).toBe(Math.round(width * 2))
  })

  test('a CSV has a row for each number with its source, and no cell that runs as a formula', () => {
    const [head, first, second] = csvOf(chart).replace('\ufeff', '').split('\r\n')
    expect(head).toBe('Row,Percent,Receipts,Source,Licence')
    expect(first).toBe(
      `"'=HYPERLINK(""x"")",69.2,rc_usgs25chn,"USGS, Mineral Commodity Summaries 2025, rare earths, world mine production and reserves",public domain`,
    )
    expect(second).toMatch(/^B.ell,,,/)
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['China', 'China'],
    [-5, -5],
    [null, null],
  ])('the cell %j is written as %j', (cell, written) => expect(neutralised(cell)).toBe(written))
})
