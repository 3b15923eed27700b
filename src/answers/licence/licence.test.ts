import { describe, expect, test } from 'vitest'
import { bundledDesk } from '../../../test/bundled.ts'
import type { LicenceAnswer } from './licence.ts'
import { licence, licenceInput } from './licence.ts'

const desk = bundledDesk()
const ask = async (input: Record<string, unknown>): Promise<LicenceAnswer> => licence.answer(desk, licenceInput.parse(input))

const civil = { military: 'no', listed: 'no', owner: 'no', endUse: 'civil manufacturing', licence: 'no' }
const fromChina = { from: 'CN', to: 'DE', ...civil }
const days = ['2025-03-01', '2025-10-25', '2025-11-08', '2026-11-22'] as const

describe('the same goods before, under and after the acts of 2025', () => {
  test.each([
    [
      'a loose magnet with dysprosium',
      { item: 'magnet', contains: 'Nd,Fe,B,Dy', ...fromChina },
      ['no_licence_required', 'licence_required', 'licence_required', 'licence_required'],
    ],
    [
      'a magnet with neither Dy nor Tb',
      { item: 'magnet', contains: 'Nd,Pr,Fe,B', ...fromChina },
      ['no_licence_required', 'no_licence_required', 'no_licence_required', 'no_licence_required'],
    ],
    [
      'a rotor with magnets fixed in',
      { item: 'rotor', contains: 'Nd,Fe,B,Dy', ...fromChina },
      ['no_licence_required', 'no_licence_required', 'no_licence_required', 'no_licence_required'],
    ],
    [
      'a complete motor',
      { item: 'motor', contains: 'Nd,Fe,B,Dy', ...fromChina },
      ['no_licence_required', 'no_licence_required', 'no_licence_required', 'no_licence_required'],
    ],
    [
      'spare magnets in the box of the motor',
      { item: 'magnets', contains: 'Nd,Fe,B,Dy', description: 'spare magnets packed with a motor', ...fromChina },
      ['no_licence_required', 'licence_required', 'licence_required', 'licence_required'],
    ],
    [
      'a samarium-cobalt magnet',
      { item: 'magnet', contains: 'Sm,Co', ...fromChina },
      ['no_licence_required', 'licence_required', 'licence_required', 'licence_required'],
    ],
    [
      'a motor built in Korea around Chinese magnets, on to the United States',
      {
        item: 'motor',
        contains: 'Nd,Fe,B,Dy',
        origin: 'KR',
        from: 'KR',
        to: 'US',
        chineseContent: '3',
        chineseTechnology: 'no',
        ...civil,
      },
      ['no_licence_required', 'not_required_not_yet_effective', 'not_required_suspended', 'undetermined'],
    ],
    [
      'knowledge of making magnets',
      {
        item: 'technology',
        type: 'technology_transfer',
        contains: 'REE',
        description: 'process for making sintered NdFeB magnets',
        from: 'CN',
        to: 'MY',
        ...civil,
      },
      ['prohibited', 'prohibited', 'prohibited', 'prohibited'],
    ],
  ])('%s', async (_goods, input, expected) => {
    const answers = await Promise.all(days.map(async (on) => ask({ ...input, on })))
    expect(answers.map(({ outcome }) => outcome)).toEqual(expected)
  })

  test('every confident answer that asks for something rests on a clause with a receipt', async () => {
    for (const on of days)
      for (const contains of ['Nd,Fe,B,Dy', 'Sm,Co', 'Nd,Pr,Fe,B']) {
        const answer = await ask({ item: 'magnet', contains, ...fromChina, on })
        if (answer.licence_required === true) expect(answer.provisions.length).toBeGreaterThan(0)
        for (const { receipts } of [...answer.provisions, ...answer.inactive_rules]) {
          expect(receipts.length).toBeGreaterThan(0)
          for (const id of receipts) expect(answer.receipts.map((receipt) => receipt.id)).toContain(id)
        }
      }
  })
})

describe('what is asked badly is told in one sentence', () => {
  test.each([
    [{ item: 'oxide', contains: 'Unobtainium', ...fromChina }, 'unknown-mineral', /Unobtainium/],
    [{ item: 'oxide', contains: 'Dy', from: 'Atlantis', to: 'DE' }, 'unknown-place', /Atlantis/],
    [{ item: 'oxide', contains: 'Dy', from: 'CN', to: 'DE', on: '2025-02-30' }, 'unknown-date', /2025-02-30/],
    [{ item: 'oxide', contains: 'Dy', from: 'CN', to: 'DE', on: '10/11/2026' }, 'unknown-date', /two days/],
    [{ item: 'oxide', contains: 'Dy', from: 'CN', to: 'DE', hs: '12345' }, 'bad-input', /customs code/],
    [{ item: 'oxide', contains: 'Dy', from: 'CN' }, 'bad-input', /which country it goes to/],
    [{ case: 'a magnet' }, 'bad-input', /object/],
  ])('%j is refused as %s', async (input, code, says) => {
    await expect(ask(input)).rejects.toMatchObject({ code, message: expect.stringMatching(says) as string })
  })

  test('a case file and fields beside it: the fields win, what neither says stays unknown', async () => {
    const file = {
      date: '2025-03-01',
      transaction: { type: 'export', from: 'CN', to: 'DE' },
      goods: { class: 'oxide', origin: 'CN', minerals: ['Dy'] },
    }
    expect((await ask({ case: file })).outcome).toBe('no_licence_required')
    const later = await ask({ case: file, on: '2025-04-04' })
    expect(later.outcome).toBe('licence_required')
    expect(later.missing.length).toBeGreaterThan(0)
  })
})

test('the answer counts the days to the next lapse and names the rule', async () => {
  const answer = await ask({ item: 'metal', contains: 'Ga', from: 'CN', to: 'US', ...civil, on: '2026-11-22' })
  expect(answer.outcome).toBe('licence_required')
  expect(answer.wouldChange[0]).toMatchObject({ on: '2026-11-28', inDays: 6, rule_id: 'CN-46-2024-2A' })
})
