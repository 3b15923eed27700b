import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { controlBook } from '../../../test/controls.ts'
import { addDays, day, type Day } from '../../kernel/day.ts'
import type { ControlBook, Suspension } from '../../ledger/controls/book.ts'
import { determine } from './determine.ts'
import { likeness } from './likeness.ts'
import { shipment, type Shipment } from './shipment.ts'
import { branches, changesOf, standing } from './status.ts'

const book = controlBook()
const days = fc.integer({ min: 0, max: 1600 }).map((offset) => addDays(day('2023-06-01'), offset))
const country = fc.constantFrom('CN', 'US', 'JP', 'DE', 'KR', 'MY', 'VN', 'TW')
const anyMinerals = fc.uniqueArray(
  fc.constantFrom('Nd', 'Pr', 'Dy', 'Tb', 'Sm', 'Co', 'Ga', 'Ge', 'Sb', 'Ho', 'graphite', 'W', 'Fe', 'B'),
  {
    minLength: 1,
    maxLength: 5,
  },
)
const forms = fc.constantFrom(
  'oxide',
  'metal',
  'alloy',
  'target',
  'permanent_magnet',
  'assembly',
  'compound',
  'ore',
  'natural_flake',
)

const cases = fc.record({
  date: days,
  transaction: fc
    .record({ from: country, to: country })
    .map(({ from, to }) => ({ type: from === 'CN' ? 'export' : 're-export', from, to, via: null })),
  goods: fc.record({ class: forms, origin: country, minerals: anyMinerals }),
  content: fc.record({ cn_part1_value_pct: fc.double({ min: 0, max: 100, noNaN: true }), cn_ree_technology: fc.boolean() }),
  end_user: fc.record({
    name: fc.constantFrom('Buyer', 'TDK', 'MP Materials Corp.'),
    military: fc.boolean(),
    listed: fc.constant(null),
    owner: fc.constant(null),
  }),
  end_use: fc.constantFrom('civil manufacturing', 'passenger cars'),
  licence_held: fc.constant(null),
})
const read = (input: unknown): Shipment => shipment.parse(input)
const isFirm = (answer: ReturnType<typeof determine>): boolean =>
  answer.confidence !== 'low' && answer.outcome !== 'undetermined' && answer.outcome !== 'cannot-tell'

describe('a rule acts only on its days', () => {
  test('every provision was in force on the day in a branch, or of unknown status', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const asked = read(input)
        for (const { ruleId } of determine(book, asked, null).provisions) {
          const rule = book.rules.find(({ id }) => id === ruleId)!
          const states = branches(book, null).map((branch) => standing(book, rule, asked.date, branch, null).state)
          expect(states.some((state) => state === 'in_force' || state === 'unknown')).toBe(true)
        }
      }),
    )
  })
  test('what was announced later is not known before', () => {
    fc.assert(
      fc.property(cases, days, (input, knownBy) => {
        const answer = determine(book, read(input), knownBy)
        for (const id of [...answer.provisions, ...answer.inactive].map(({ ruleId }) => ruleId))
          expect(book.rules.find((rule) => rule.id === id)!.announced <= knownBy).toBe(true)
        for (const { by } of answer.inactive)
          for (const pause of book.suspensions.filter(({ id }) => id === by)) expect(pause.known <= knownBy).toBe(true)
      }),
    )
  })
  test('a pause never edits the table of a rule: without it the rule stands as its own table says', () => {
    const bare: ControlBook = { ...book, suspensions: [] }
    fc.assert(
      fc.property(fc.constantFrom(...book.rules), days, (rule, on) => {
        const own = standing(bare, rule, on, 'as_written', null)
        const pauses = book.suspensions.filter((each) => each.rules.includes(rule.id) && each.from <= on && on <= each.to)
        if (pauses.length === 0) expect(standing(book, rule, on, 'as_written', null).state).toBe(own.state)
      }),
    )
  })
})

describe('facts', () => {
  test('an unrelated mineral never removes a requirement', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('Al', 'Cu', 'Zr', 'La'), (input, added) => {
        const before = determine(book, read(input), null)
        const after = determine(
          book,
          read({ ...input, goods: { ...input.goods, minerals: [...input.goods.minerals, added] } }),
          null,
        )
        if (before.licenceRequired === true || before.outcome === 'prohibited')
          expect(after.licenceRequired === true || after.outcome === 'prohibited').toBe(true)
      }),
    )
  })
  test('taking a fact away never turns an open answer into a firm one', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('content', 'end_user', 'end_use', 'licence_held'), (input, gone) => {
        const before = determine(book, read(input), null)
        const { [gone]: _, ...rest } = input
        const after = determine(book, read(rest), null)
        if (!isFirm(before) && before.outcome === 'undetermined') expect(isFirm(after)).toBe(false)
      }),
    )
  })
  test('without minerals or form nothing firm is said of goods from China', () => {
    const bare = read({ date: '2025-10-25', transaction: { type: 'export', from: 'CN', to: 'DE' }, goods: { origin: 'CN' } })
    const answer = determine(book, bare, null)
    expect(answer.outcome).toBe('cannot-tell')
    expect(answer.missing[0]).toBe('Which elements does it contain?')
  })
})

describe('a long list is decided once a kind', () => {
  test('cases of one likeness have one answer, though their countries, other elements and part numbers differ', () => {
    const other = fc.constantFrom('DE', 'FR', 'KR', 'BR', 'US', 'CN', 'MY')
    const idle = fc.constantFrom('Al', 'Cu', 'Zr', 'Cr')
    fc.assert(
      fc.property(cases, other, other, idle, idle, (input, a, b, x, y) => {
        const [one, two] = [
          { place: a, mineral: x },
          { place: b, mineral: y },
        ].map(({ place, mineral }) =>
          read({
            ...input,
            transaction: { ...input.transaction, to: place },
            goods: { ...input.goods, minerals: [...input.goods.minerals, mineral] },
            end_user: { ...input.end_user, name: 'Buyer' },
          }),
        )
        if (one === undefined || two === undefined || likeness(book, one) !== likeness(book, two)) return
        const answer = (asked: Shipment) => {
          const { outcome, provisions, inactive, missing } = determine(book, asked, null, true)
          return { outcome, provisions, inactive, missing }
        }
        expect(answer(one)).toEqual(answer(two))
      }),
    )
  })
})

describe('what an answer rests on', () => {
  test('every answer that asks for a licence, bars or charges names a rule in force that decides it, with a source', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const answer = determine(book, read(input), null)
        if (answer.licenceRequired !== true && answer.outcome !== 'prohibited') return
        const deciding = answer.provisions.filter(({ isDeciding }) => isDeciding)
        expect(deciding.length).toBeGreaterThan(0)
        for (const { ruleId } of deciding) expect(book.rules.find(({ id }) => id === ruleId)?.sources.length).toBeGreaterThan(0)
      }),
    )
  })

  test('no rule is told both as resting the answer and as not running, and none twice', () => {
    fc.assert(
      fc.property(cases, days, (input, knownBy) => {
        const answer = determine(book, read(input), knownBy)
        const told = [...answer.provisions, ...answer.inactive].map(({ ruleId }) => ruleId)
        if (answer.outcome !== 'undetermined') expect(new Set(told).size).toBe(told.length)
      }),
    )
  })
})

describe('beyond what was read', () => {
  test('after the horizon nothing that was due to change is answered with confidence', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 200 }), (input, offset) => {
        const date = addDays(day('2026-11-11'), offset)
        const answer = determine(book, read({ ...input, date }), null)
        const unseen = answer.provisions.some(({ ruleId }) =>
          changesOf(
            book,
            book.rules.find(({ id }) => id === ruleId)!,
            null,
          ).some((on) => on > book.horizon && on <= date),
        )
        if (unseen) expect(isFirm(answer)).toBe(false)
      }),
    )
  })
  test('both branches of a disputed day are told, and before the dispute was known there is one', () => {
    const magnet = read({
      date: '2026-11-22',
      transaction: { type: 'foreign_export', from: 'DE', to: 'US', via: null },
      goods: { class: 'permanent_magnet', origin: 'DE', minerals: ['Nd', 'Fe', 'B', 'Dy'] },
      content: { cn_part1_value_pct: 0.1, cn_ree_technology: false },
      end_user: { name: 'Buyer', military: false, listed: null, owner: null },
      end_use: 'civil manufacturing',
      licence_held: null,
    })
    expect([...(determine(book, magnet, null).byBranch?.keys() ?? [])]).toEqual(['as_written', 'kl_extension'])
    const before = determine(book, magnet, '2026-09-01' as Day)
    expect(before.outcome).toBe('licence_required')
    expect(before.confidence).toBe('low')
  })
})

describe('the pauses over the tables give the status that a reader of the notices wrote down', () => {
  const pause = (id: string): Suspension => book.suspensions.find((each) => each.id === id)!
  test.each([
    ['CN-57-2025-LIC', '2025-11-06', 'as_written', 'scheduled'],
    ['CN-57-2025-LIC', '2025-11-08', 'as_written', 'suspended'],
    ['CN-61-2025-1.1', '2025-12-15', 'as_written', 'suspended'],
    ['CN-61-2025-1.3', '2025-10-20', 'as_written', 'in_force'],
    ['CN-61-2025-1.3', '2026-11-11', 'as_written', 'in_force'],
    ['CN-61-2025-1.3', '2026-11-11', 'kl_extension', 'suspended'],
    ['CN-61-2025-1.3', '2027-01-11', 'kl_extension', 'in_force'],
    ['CN-46-2024-2A', '2025-11-08', 'as_written', 'in_force'],
    ['CN-46-2024-2A', '2026-11-28', 'kl_extension', 'suspended'],
    ['CN-18-2025-LIC', '2026-11-22', 'kl_extension', 'in_force'],
    ['CN-18-2025-LIC', '2025-04-03', 'as_written', 'not_yet_issued'],
    ['US-DFARS-7052-A', '2027-01-01', 'as_written', 'expired'],
  ] as const)('%s on %s, %s: %s', (id, on, branch, state) => {
    const rule = book.rules.find((each) => each.id === id)!
    expect(standing(book, rule, day(on), branch, null).state).toBe(state)
  })
  test('the April notice is left alone by the November pause', () => {
    expect(pause('CN-70-2025').rules.some((id) => id.startsWith('CN-18-2025'))).toBe(false)
  })
})
