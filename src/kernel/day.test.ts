import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { addDays, day, dayFromNumber, dayNumber, readDay, sayDay, weekday } from './day.ts'

test.each([
  ['2025-10-25', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-13-01', false],
  ['25 Oct 2025', false],
  ['', false],
])('%s is on the calendar: %s', (text, ok) => expect(readDay(text).ok).toBe(ok))

test('a day number and back is the same day, and counts as the calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (number) => {
      const found = dayFromNumber(number)
      expect(readDay(found).ok).toBe(true)
      expect(dayNumber(found)).toBe(number)
      expect(found).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10))
    }),
  )
})

test('the pause of the October package ends 368 days after it began', () =>
  expect(addDays(day('2025-11-07'), 368)).toBe('2026-11-10'))

test('the Busan meeting was on a Thursday', () => expect(weekday(day('2025-10-30'))).toBe(4))

test('a day is said in words', () => expect(sayDay(day('2025-10-25'))).toBe('25 October 2025'))
