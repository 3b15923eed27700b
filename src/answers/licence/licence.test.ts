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
    [
      {
        case: {
          transaction: { type: 'foreign_export', from: 'DE', to: 'US' },
          goods: { class: 'magnet', minerals: ['Dy'] },
          content: { cn_part1_value_pct: 140 },
        },
      },
      'bad-input',
      /cn_part1_value_pct/,
    ],
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

describe('a case is read as people write it', () => {
  const shipped = {
    date: '2026-03-01',
    transaction: { type: 'export', from: 'CN', to: 'DE', via: null },
    goods: { description: 'sintered magnets', class: 'permanent_magnet', origin: 'CN', minerals: ['Nd', 'Dy'] },
    end_user: { name: 'motor maker', country: 'DE', military: false, listed: null, owner: null },
    end_use: 'civil manufacturing',
    licence_held: null,
  }
  const withGoods = (more: object) => ({ ...shipped, goods: { ...shipped.goods, ...more } })
  const withUser = (more: object) => ({ ...shipped, end_user: { ...shipped.end_user, ...more } })

  test.each([
    ['the whole entry of a case file', { id: 'x', input: shipped, expected: {} }],
    ['elements in one text', withGoods({ minerals: 'Nd; dysprosium' })],
    ['a customs code as a number', withGoods({ hs: 850511 })],
    ['nulls for what is not known', withGoods({ hs: null, code: null, stages: { mined: null } })],
    ['words for yes and no', withUser({ military: 'no', listed: [] })],
    ['parties by their names', { ...shipped, exporter: 'a trader', end_user: 'motor maker', military: 'no' }],
    ['a percentage with its sign', { ...shipped, content: { cn_part1_value_pct: '12.5%' } }],
    ['several countries on the way', { ...shipped, transaction: { ...shipped.transaction, via: ['SG', 'KOR'] } }],
    ['one assumption', { ...shipped, assumptions: 'none' }],
    ['a phrase for the form', withGoods({ class: 'sintered NdFeB magnet blocks' })],
  ])('%s', async (_case, file) => expect((await ask({ case: file })).outcome).toBe('licence_required'))

  test('a general licence that is held may be told by its kind alone', async () =>
    expect((await ask({ case: { ...shipped, licence_held: 'general' } })).outcome).toBe('covered_by_general_licence'))

  test('China on the way counts wherever it stands among the countries passed', async () => {
    const transaction = { type: 'transit', from: 'JP', to: 'DE', via: ['KR', 'CN'] }
    expect((await ask({ case: { ...shipped, transaction } })).provisions.map(({ rule_id }) => rule_id)).toContain(
      'CN-18-2025-LIC',
    )
  })

  test('a form in a word that no list knows is a question, not a no', async () => {
    const answer = await ask({ case: withGoods({ class: 'banana' }) })
    expect(answer.outcome).toBe('cannot-tell')
    expect(answer.missing).toEqual([expect.stringMatching(/^In which form is it/)])
  })

  test('a kind of movement that no rule tells apart is said to be read from where the goods go', async () => {
    const answer = await ask({ case: { ...shipped, transaction: { ...shipped.transaction, type: 'smuggling' } } })
    expect(answer.flags).toContainEqual(expect.stringContaining('smuggling'))
  })

  test('the shares of several listed owners add up', async () => {
    const owners = [30, 30].map((percent) => ({ listed: 'EL-WATCH-12-2026', percent }))
    const listed = await ask({ case: withUser({ owner: owners }) })
    const single = await ask({ case: withUser({ owner: { listed: 'EL-WATCH-12-2026', percent: 60 } }) })
    expect(listed.provisions).toEqual(single.provisions)
    expect(listed.outcome).toBe(single.outcome)
  })

  test('a file of many cases is not one', async () =>
    expect(ask({ case: { cases: [shipped] } })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('1 cases') as string,
    }))
})

test('the answer counts the days to the next lapse and names the rule', async () => {
  const answer = await ask({ item: 'metal', contains: 'Ga', from: 'CN', to: 'US', ...civil, on: '2026-11-22' })
  expect(answer.outcome).toBe('licence_required')
  expect(answer.wouldChange[0]).toMatchObject({ on: '2026-11-28', inDays: 6, rule_id: 'CN-46-2024-2A' })
})
