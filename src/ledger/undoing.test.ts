import { expect, test } from 'vitest'
import { datesNamed } from './dates-named.ts'
import { announcementsMeet, announcementsNamed } from './undoing.ts'

test.each([
  ['Nos. 55-58, 61 and 62 of 2025', [55, 56, 57, 58, 61, 62], 2025],
  ['MOFCOM/GACC Announcement No. 18 of 2025', [18], 2025],
  ['pauses item 2 of Announcement 46 of 2024', [46], 2024],
  ['suspends Nos. 55, 56, 57, 58, 61, 62 of 9 October 2025 at once', [55, 56, 57, 58, 61, 62], 2025],
  ['Announcements 55, 56 and 57', [55, 56, 57], null],
  ['a rise of 61 percent', [], null],
])('"%s" names its announcements', (text, numbers, year) =>
  expect(announcementsNamed(text)).toEqual(numbers.map((number) => ({ number, year }))),
)

test('No. 57 of 2023 is another announcement than No. 57 of 2025', () => {
  expect(announcementsMeet(announcementsNamed('No. 57 of 2025'), announcementsNamed('No. 57 of 2023'))).toBe(false)
  expect(announcementsMeet(announcementsNamed('Announcements 55 and 57'), announcementsNamed('No. 57 of 2023'), 2025)).toBe(false)
  expect(announcementsMeet(announcementsNamed('Announcements 55 and 57'), announcementsNamed('No. 57 of 2025'), 2025)).toBe(true)
})

test.each([
  ['of 9 October 2025', ['2025-10-09']],
  ['the December 2024 ban', ['2024-12']],
  ['from 2025-11-07 on', ['2025-11-07']],
  ['in 2024', []],
])('"%s" names its dates', (text, dates) => expect(datesNamed(text)).toEqual(dates))
