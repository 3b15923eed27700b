import { expect, test } from 'vitest'
import { bundledDesk } from '../../../test/bundled.ts'
import { scenario, scenarioInput } from './scenario.ts'
import type { ScenarioAnswer } from './shapes.ts'

const desk = bundledDesk()
const ask = async (input: { scenario: string; runs?: number; seed?: number }): Promise<ScenarioAnswer> =>
  scenario.answer(desk, scenarioInput.parse({ runs: 20, ...input }))

test('the same seed gives the same bytes, another seed others', async () => {
  const one = JSON.stringify(await ask({ scenario: 'dy-tb-cut' }))
  expect(JSON.stringify(await ask({ scenario: 'dy-tb-cut' }))).toBe(one)
  expect(JSON.stringify(await ask({ scenario: 'dy-tb-cut', seed: 2 }))).not.toBe(one)
})

test('where nothing happens nobody goes short, and the answer says so', async () => {
  const answer = await ask({ scenario: 'no-cut' })
  expect(answer.says).toBe('No user of magnets goes short in 36 months.')
  expect(answer.shortage).toEqual({ p2: 0, p10: 0, p50: 0, p90: 0, p97: 0 })
})

test('runs that nobody waits for any more stop, and are told as cancelled', async () => {
  const left = { ...desk, isCancelled: () => true }
  await expect(scenario.answer(left, scenarioInput.parse({ scenario: 'dy-tb-cut', runs: 20 }))).rejects.toMatchObject({
    code: 'cancelled',
  })
})

test('a cut of nothing costs nothing, a deeper cut never costs less', async () => {
  const cut = (by: string): string =>
    `title: x\nstart: 2027-01\nmonths: 24\nmeasures:\n  - kind: cut\n    by: ${by}\n    from: CHN\n`
  const lost = await Promise.all(
    ['0 %', '40 %', '80 %', '100 %'].map(async (by) => (await ask({ scenario: cut(by) })).shortage.p50),
  )
  expect(lost[0]).toBe(0)
  expect(lost).toEqual(lost.toSorted((a, b) => a - b))
})

test('a ban, a cut of everything, a quota of nought and a licence never granted are the same', async () => {
  const measure = (lines: string): string => `title: x\nstart: 2027-01\nmonths: 24\nmeasures:\n  - ${lines}\n    from: CHN\n`
  const answers = await Promise.all(
    [
      'kind: ban',
      'kind: cut\n    by: 100 %',
      'kind: quota\n    most: 0\n    each: month',
      'kind: licence\n    granted: 0\n    wait: 0',
    ].map(async (lines) => (await ask({ scenario: measure(lines) })).shortage.p50),
  )
  for (const each of answers) expect(each).toBeCloseTo(answers[0]!, 6)
})

test.each([...(await desk.scenarios()).keys()])(
  '%s runs, with every measure in words and the bound below the simulation',
  async (name) => {
    const answer = await ask({ scenario: name, runs: 5 })
    expect(answer.measures.every(({ says }) => says.length > 20)).toBe(true)
    for (const { least, simulated } of answer.central!.elements)
      expect(least).toBeLessThanOrEqual(simulated + 1e-6 * Math.max(1, simulated))
  },
)

test('a scenario that names what the baseline does not have is refused with its path', async () => {
  const text = 'title: x\nstart: 2027-01\nmeasures:\n  - kind: outage\n    by: 50 %\n    at: mining\n    in: ZAF\n'
  await expect(ask({ scenario: text })).rejects.toMatchObject({
    code: 'does-not-fit',
    message: expect.stringMatching(/^measures\.1: ZAF is not a place/),
  })
})

test('ore from Myanmar that stops is felt by separators first, while stocks carry the users', async () => {
  const { says, shortage } = await ask({ scenario: 'myanmar-closed' })
  expect(says).toMatch(/Separators lack up to \d+ t of Dy a month/)
  expect(shortage.p50).toBeLessThan(1)
})

test('the courses of a scenario are shown apart', async () => {
  const { courses, drivers } = await ask({ scenario: 'summit', runs: 60 })
  expect(courses.map(({ name }) => name)).toEqual(['truce', 'thaw', 'freeze'])
  expect(courses[2]!.shortage.p50).toBeGreaterThan(courses[1]!.shortage.p50)
  expect(drivers[0]!.input).toBe('course')
})
