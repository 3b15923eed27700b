import { beforeAll, expect, test } from 'vitest'
import { bundledDesk } from '../../../test/bundled.ts'
import { outlook, outlookInput, type OutlookAnswer } from './outlook.ts'

const ask = async (input: object): Promise<OutlookAnswer> =>
  outlook.answer(bundledDesk(), outlookInput.parse({ runs: 4, ...input }))

let china: OutlookAnswer
beforeAll(async () => {
  china = await ask({})
})

test('shares are parts of a whole, in bands that are in order, for every stage, course and year to 2035', () => {
  expect(china.rows.length).toBeGreaterThan(100)
  for (const { p10, p50, p90 } of china.rows) {
    expect(p10).toBeGreaterThanOrEqual(0)
    expect(p50).toBeGreaterThanOrEqual(p10)
    expect(p90).toBeGreaterThanOrEqual(p50)
    expect(p90).toBeLessThanOrEqual(1)
  }
  expect(new Set(china.rows.map(({ stage }) => stage))).toEqual(new Set(['mining', 'separation', 'metal', 'magnet']))
  expect([...new Set(china.rows.map(({ course }) => course))]).toEqual([null, 'truce', 'thaw', 'freeze'])
  expect(Math.max(...china.rows.map(({ year }) => year))).toBe(2035)
})

test('all courses together lie between the courses', () => {
  for (const { stage, year, p50 } of china.rows.filter(({ course }) => course === null)) {
    const courses = china.rows.filter((row) => row.stage === stage && row.year === year && row.course !== null)
    expect(p50).toBeGreaterThanOrEqual(Math.min(...courses.map(({ p10 }) => p10)) - 1e-12)
    expect(p50).toBeLessThanOrEqual(Math.max(...courses.map(({ p90 }) => p90)) + 1e-12)
  }
})

test('China separates nine tenths before, and most of it still in 2035', () => {
  const before = china.baseline.find(({ stage }) => stage === 'separation')!.share
  expect(before).toBeGreaterThan(0.85)
  const last = china.rows.find(({ stage, course, year }) => stage === 'separation' && course === null && year === 2035)!
  expect(last.p50).toBeLessThan(before)
  expect(last.p10).toBeGreaterThan(0.5)
})

test('the question of the summit is answered from the gap in separation, which is not the luck of the draw', async () => {
  const gapOf = ({ gaps }: OutlookAnswer): number => gaps.find(({ stage }) => stage === 'separation')!.points
  const other = await ask({ seed: 7 })
  for (const each of [china, other]) {
    expect(gapOf(each)).toBeGreaterThanOrEqual(0)
    // A summit moves separation by a few points, not by the dozen that new plants do.
    expect(gapOf(each)).toBeLessThan(6)
    expect(each.says).toMatch(/the summit leaves the grip as it is|what is built counts for more than the summit/)
  }
})

test('a what-if of one course has no gap, and says only where the share goes', async () => {
  const { gaps, says, rows } = await ask({ scenario: 'west-on-time', place: 'USA' })
  expect(gaps).toEqual([])
  expect(rows.every(({ course }) => course === null)).toBe(true)
  expect(says).not.toContain('summit')
})

test.each([
  [{ place: 'Atlantis' }, 'unknown-place'],
  [{ scenario: 'outlok' }, 'not-found'],
])('%o is refused as %s', async (input, code) => {
  await expect(ask(input)).rejects.toMatchObject({ code })
})
