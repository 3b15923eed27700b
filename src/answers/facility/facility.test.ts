import { expect, test } from 'vitest'
import { commandLine } from '../../../test/command-line.ts'
import type { FacilityAnswer } from './facility.ts'
import type { OpenQuestionsAnswer } from '../open-questions/open-questions.ts'
import type { PartnershipsAnswer } from '../partnerships/partnerships.ts'

const facility = async (...words: string[]): Promise<FacilityAnswer> =>
  (await commandLine(['facility', ...words])) as FacilityAnswer

test('a plant by id, name, ticker or place; every statement and date has a receipt that is there', async () => {
  const one = await facility('iluka-eneabba')
  expect((await facility('Eneabba Rare Earths Refinery')).facility).toEqual(one.facility)
  expect((await facility('ILU')).facility?.id).toBe('iluka-eneabba')
  const known = new Set(one.receipts.map(({ id }) => id))
  for (const { receipts } of [...one.statements, ...one.milestones, ...one.ties])
    expect(receipts.every((id) => known.has(id))).toBe(true)
})

test('a refinery that was to open in 2025, then 2026, then 2027 has slipped by 24 months', async () => {
  const { milestones } = await facility('iluka-eneabba')
  expect(milestones.map(({ due, slipMonths }) => [due.slice(0, 4), slipMonths])).toEqual([
    ['2025', 0],
    ['2026', 12],
    ['2027', 24],
  ])
})

test('superseded and disclaimed figures stay on the page with their state', async () => {
  const { statements } = await facility('usar-round-top')
  expect(statements.filter(({ state }) => state === 'disclaimed').map(({ product, value }) => [product, value])).toEqual([
    ['Dy', '206'],
    ['Tb', '23'],
  ])
})

test('a plant on record before its licence was renewed has no permit on record', async () => {
  const permit = ({ lines }: FacilityAnswer) =>
    lines.find(({ product }) => product === 'Dy')?.gates.find(({ gate }) => gate === 'permits')?.says
  expect(permit(await facility('lynas-kuantan'))).toContain('2 March 2036')
  expect(permit(await facility('lynas-kuantan', '--as-of', '2025-12-31'))).not.toContain('2036')
})

test('open questions name the document that would settle them; those of several products are asked once', async () => {
  const { questions, total } = (await commandLine(['open-questions', '--facility', 'lynas-kuantan'])) as OpenQuestionsAnswer
  expect(total).toBe(questions.length)
  const control = questions.filter(({ criterion }) => criterion === 'control')
  expect(control).toHaveLength(1)
  expect(control[0]?.settles).toContain('register of shareholders')
  expect(questions.find(({ kind }) => kind === 'overdue')?.asks).toBe('first samarium was due on 2026-06-30: was it met?')
})

test('partnerships tell the money named and where the plants they name stand, by party and by place', async () => {
  const { agreements } = (await commandLine(['partnerships', '--party', 'JOGMEC', '--place', 'France'])) as PartnershipsAnswer
  expect(agreements.map(({ id, amount, built }) => [id, amount, built.map(({ facility: id_, stage }) => [id_, stage])])).toEqual([
    ['jogmec-caremag-2025', 110_000_000, [['caremag-lacq', 'construction']]],
  ])
})

test.each([
  [['facility', 'Atlantis'], 'no facility on record is called "Atlantis"'],
  [['facility', 'MP'], 'name one by its id'],
  [['partnerships', '--place', 'Atlantis'], 'no place is called "Atlantis"'],
  [['open-questions', '--product', 'gold'], 'no facility is asked for "gold"'],
])('%j is refused in a sentence', async (words, says) => {
  await expect(commandLine(words)).rejects.toThrow(says)
})
