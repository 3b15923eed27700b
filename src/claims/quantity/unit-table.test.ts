import { describe, expect, test } from 'vitest'
import { bundledUnits } from '../../../test/units.ts'
import { quantitiesIn } from './quantities.ts'
import { readUnits } from './unit-table.ts'

const units = bundledUnits()
const spelled = [...units.words.values()].flat().filter(({ unit }) => unit.guard === null)
const marked = [...units.symbols.values()]
  .flat()
  .filter(({ unit, written }) => unit.guard === null && !/^[\p{L}]{1,2}$/u.test(written))

const readBack = (written: string): readonly (string | number | undefined)[] => {
  const [first, ...others] = quantitiesIn(`12.5 ${written}`, units)
  return [first?.low, first?.measure?.name, others.length]
}

describe('what is written is read back', () => {
  test('every unit in words', () =>
    expect(
      spelled
        .filter(({ written, unit }) => String(readBack(written)) !== String([12.5, unit.unit, 0]))
        .map(({ written }) => written),
    ).toEqual([]))

  test('every symbol of three letters and more, or with a sign', () =>
    expect(
      marked
        .filter(({ written, unit }) => unit.dimension !== 'money' && String(readBack(written)) !== String([12.5, unit.unit, 0]))
        .map(({ written }) => written),
    ).toEqual([]))

  test('every currency sign before a number', () =>
    expect(
      [...units.signs]
        .filter(([written, unit]) => {
          const [first, ...others] = quantitiesIn(`worth ${written}12.5 million`, units)
          return first?.low !== 12.5e6 || first.measure?.head.unit !== unit.unit || others.length > 0
        })
        .map(([written]) => written),
    ).toEqual([]))
})

test('a prefixed form gives way to a unit the table lists itself', () => {
  expect(units.symbols.get('m')?.find(({ written }) => written === 'min')?.unit.unit).toBe('min')
  expect(units.symbols.get('k')?.find(({ written }) => written === 'kHz')?.unit.unit).toBe('kHz')
})

test('an empty table reads no units and no money', () =>
  expect(quantitiesIn('$5 and 12 kg', readUnits('')).map(({ measure }) => measure)).toEqual([null, null]))
