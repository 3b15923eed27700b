import { expect, test } from 'vitest'
import { controlBook } from '../../../test/controls.ts'
import { day } from '../../kernel/day.ts'
import { timelineOf } from './timeline.ts'

const book = controlBook()
const told = (id: string, knownBy: string | null = null): string[] =>
  timelineOf(
    book,
    book.rules.find((rule) => rule.id === id)!,
    knownBy === null ? null : day(knownBy),
  ).map(({ from, to, state, branch }) => `${from} ${to ?? 'open'} ${state}${branch === null ? '' : ` ${branch}`}`)

test('the April duty runs from its day on, whatever was paused beside it', () =>
  expect(told('CN-18-2025-LIC')).toEqual(['2025-04-04 open in_force']))

test('the re-export limb: it ran, was paused, and what followed is told in both branches', () =>
  expect(told('CN-61-2025-1.3')).toEqual([
    '2025-10-09 2025-11-06 in_force',
    '2025-11-07 2026-11-10 suspended',
    '2026-11-11 open in_force as_written',
    '2026-11-11 2027-01-10 suspended kl_extension',
    '2027-01-11 open in_force kl_extension',
  ]))

test('before anybody knew of a pause the limb runs on', () =>
  expect(told('CN-61-2025-1.3', '2025-10-20')).toEqual(['2025-10-09 open in_force']))

test('a ban announced before it begins is on its way until then', () =>
  expect(told('MY-RAW-REE')).toEqual(['2023-09-11 2023-12-31 scheduled', '2024-01-01 open in_force']))
