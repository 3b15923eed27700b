import { describe, expect, test } from 'vitest'
import { readTimes, type FoundTime } from './read-times.ts'

const day = '2025-10-25'
const said = ({ kind, start, end }: FoundTime): string => (kind === 'date' ? `${start}` : `${start ?? ''}/${end ?? ''}`)
const first = (text: string, date: string | null = day): string | undefined => readTimes(text, date).map(said)[0]

describe('absolute dates need no article day', () => {
  test.each([
    ['signed on 9 October 2025', '2025-10-09'],
    ['signed on October 9, 2025', '2025-10-09'],
    ['on the ninth of October 2025', '2025-10-09'],
    ['announced 2025-04-04', '2025-04-04'],
    ['on 23.04.2022', '2022-04-23'],
    ['in April 2025', '2025-04-01/2025-05-01'],
    ['in Q1 2026', '2026-01-01/2026-04-01'],
    ['in the second half of 2010', '2010-07-01/2011-01-01'],
    ['in the 1980s', '1980-01-01/1990-01-01'],
    ['in the 21st century', '2000-01-01/2100-01-01'],
    ['from 2014 to 2018', '2014-01-01/2018-01-01'],
    ['between May 2017 and October 2021', '2017-05-01/2021-10-01'],
    ['Nov-Feb 5th, 2017', '2016-11-01/2017-02-05'],
    ['since 2010', '2010-01-01/'],
    ['before 2000', '/2000-01-01'],
    ['after the year 2020', '2021-01-01/'],
    ['by 2030', '/2030-01-01'],
    ['the first week of 2015', '2014-12-29/2015-01-05'],
    ['late July 2018', '2018-07-16/2018-08-01'],
  ])('%s', (text, expected) => expect(first(text, null)).toBe(expected))
})

describe('relative dates are read against the article day', () => {
  test.each([
    ['last month', '2025-09-01/2025-10-01'],
    ['last year', '2024-01-01/2025-01-01'],
    ['yesterday', '2025-10-24'],
    ['two weeks ago', '2025-10-11'],
    ['one month and 21 days ago', '2025-09-04'],
    ['over the past two quarters', '2025-04-01/2025-10-01'],
    ['prices fell on Monday', '2025-10-20'],
    ['they will meet on Monday', '2025-10-27'],
    ['signed on 30 October', '2024-10-30'],
    ['will be signed on 30 October', '2025-10-30'],
    ['the first quarter of this year', '2025-01-01/2025-04-01'],
    ['the last two weeks of this year', '2025-12-15/2025-12-29'],
    ['the year after next', '2027-01-01/2028-01-01'],
    ['2 weeks starting May 20th 2026', '2026-05-20/2026-06-03'],
  ])('%s', (text, expected) => expect(first(text)).toBe(expected))
})

test('a relative date without an article day is found and stays open', () => {
  expect(readTimes('prices fell last month', null)).toMatchObject([{ kind: 'daterange', start: null, end: null, relative: true }])
})

test.each([
  ['tomorrow at 8:45 am', 'datetime', '2025-10-26T08:45:00', null],
  ['from 2pm to 4pm on 3 May 2026', 'datetimerange', '2026-05-03T14:00:00', '2026-05-03T16:00:00'],
  ['at half past eight', 'time', '08:30:00', null],
  ['in the morning', 'timerange', '08:00:00', '12:00:00'],
])('%s', (text, kind, start, end) => expect(readTimes(text, day)).toMatchObject([{ kind, start, end }]))

test('a length of time is told in seconds', () =>
  expect(readTimes('for 1 hour and 30 minutes', day)).toMatchObject([{ kind: 'duration', seconds: 5400 }]))

test.each(['may rise', 'a march on Rome', '2,024 tonnes', 'about 2000 tonnes', '1500 K', 'F-2020', '$2024', 'a second producer'])(
  '%s is no date',
  (text) => expect(readTimes(text, day).filter(({ kind }) => kind !== 'duration')).toEqual([]),
)
