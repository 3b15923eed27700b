import { describe, expect, test } from 'vitest'
import { cellAt, excerpt } from './excerpt.ts'

describe('a row of a publisher’s table, cut down for a card', () => {
  const row = `RARE EARTHS,World Mine Production,China,Production,metric tons,2025,"270,000",Estimated.,${'a long note on revisions, '.repeat(12)}`

  test.each([
    [3, 'China'],
    [7, '270,000'],
    [8, 'Estimated.'],
  ])('cell %i is %s, quotation marks left off', (column, cell) => {
    expect(row.slice(...(cellAt(row, column) ?? [0, 0]))).toBe(cell)
  })
  test('a cell that is empty or not there has no place', () => {
    expect([cellAt('a,,c', 2), cellAt('a,,c', 9)]).toEqual([undefined, undefined])
  })
  test('the marks still mark the same words after the cut', () => {
    const marks = [cellAt(row, 3), cellAt(row, 7)].filter((mark) => mark !== undefined)
    const short = excerpt(row, marks)
    expect(short.text.length).toBeLessThan(200)
    expect(short.text).toMatch(/ …$/)
    expect(short.marks.map(([from, to]) => short.text.slice(from, to))).toEqual(['China', '270,000'])
  })
  test('places far apart keep a window each', () => {
    const far = `China,${'x,'.repeat(200)}270000,${'y,'.repeat(100)}`
    const short = excerpt(far, [
      [0, 5],
      [406, 412],
    ])
    expect(short.marks.map(([from, to]) => short.text.slice(from, to))).toEqual(['China', '270000'])
    expect(short.text.split(' … ')).toHaveLength(2)
  })
  test('a short row stays whole', () => {
    expect(excerpt('China,270000', [[0, 5]])).toEqual({ text: 'China,270000', marks: [[0, 5]] })
  })
})
