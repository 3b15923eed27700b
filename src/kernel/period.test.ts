import { expect, test } from 'vitest'
import { readPeriod, overlaps } from './period.ts'

test.each([
  ['2024', '2024-01-01', '2024-12-31'],
  ['FY2025', '2025-01-01', '2025-12-31'],
  ['2025-06', '2025-06-01', '2025-06-30'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2024-Q3', '2024-07-01', '2024-09-30'],
  ['2025-H1', '2025-01-01', '2025-06-30'],
  ['1980s', '1980-01-01', '1989-12-31'],
  ['2016/2020', '2016-01-01', '2020-12-31'],
  ['2025-11-07/2026-11-10', '2025-11-07', '2026-11-10'],
  ['2025-10-30', '2025-10-30', '2025-10-30'],
])('%s runs from %s to %s', (text, from, to) => expect(readPeriod(text)).toMatchObject({ ok: true, value: { from, to } }))

test.each(['2025-13', '2025-02-30', 'soon', '2020/2016', ''])('"%s" is no period', (text) =>
  expect(readPeriod(text).ok).toBe(false),
)

test('the pause of 2025 to 2026 touches 2026 and not 2027', () => {
  const [pause, y2026, y2027] = ['2025-11-07/2026-11-10', '2026', '2027'].map((text) => {
    const found = readPeriod(text)
    if (!found.ok) throw new Error(found.fault.says)
    return found.value
  })
  expect([overlaps(pause!, y2026!), overlaps(pause!, y2027!)]).toEqual([true, false])
})
