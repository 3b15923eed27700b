import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elementGroups, elements, elementsOf, mineralNamed, mineralWithin } from './element.ts'
import { canonical, hashOf } from './hash.ts'
import { isPlace, placeNamed, sayPlace } from './place.ts'
import { sameDimension, toTonnes } from './quantity.ts'
import { stageNamed } from './stage.ts'

describe('elements', () => {
  test('there are seventeen rare earths', () => expect(Object.keys(elements)).toHaveLength(17))
  test('light and heavy rare earths share no element and leave out only scandium and promethium', () => {
    const both = [...elementGroups.light_rare_earths, ...elementGroups.heavy_rare_earths]
    expect(new Set(both).size).toBe(both.length)
    expect(elementGroups.rare_earths.filter((symbol) => !(both as string[]).includes(symbol))).toEqual(['Sc', 'Pm'])
  })
  test.each([
    ['Nd', 'neodymium'],
    ['Rare Earths', 'rare_earths'],
    ['REE', 'rare_earths'],
    ['NdPr', 'ndpr'],
    ['heavy rare earths', 'heavy_rare_earths'],
    ['gallium', 'gallium'],
    ['HREE', 'heavy_rare_earths'],
    ['unobtainium', undefined],
  ])('%s is called %s', (text, name) => expect(mineralNamed(text)).toBe(name))
  test('dysprosium lies within the heavy rare earths, gallium within no group of them', () => {
    expect(mineralWithin('dysprosium', 'heavy_rare_earths')).toBe(true)
    expect(mineralWithin('heavy_rare_earths', 'rare_earths')).toBe(true)
    expect(mineralWithin('gallium', 'rare_earths')).toBe(false)
    expect(elementsOf('gallium')).toEqual([])
  })
})

describe('places', () => {
  test.each([
    ['China', 'CHN'],
    ['Burma', 'MMR'],
    ['Myanmar', 'MMR'],
    ['us', 'USA'],
    ['U.S.', 'USA'],
    ['European Union', 'EU'],
    ['AU', 'AUS'],
    ['chn', 'CHN'],
    ['World', 'WORLD'],
    ['CHN+MYS', 'CHN+MYS'],
    ['Atlantis', undefined],
  ])('%s is %s', (text, code) => expect(placeNamed(text)).toBe(code))
  test('a code is said in English', () =>
    expect([sayPlace('MMR'), sayPlace('WORLD_EX_CHN'), sayPlace('USA+AUS')]).toEqual([
      'Myanmar',
      'World outside China',
      'United States and Australia',
    ]))
  test('what is said of a place is a name of it', () => {
    for (const code of ['CHN', 'USA', 'RUS', 'COD', 'VNM', 'TWN', 'KOR', 'GBR', 'TUR', 'EU'])
      expect(placeNamed(sayPlace(code))).toBe(code)
  })
  test('three letters are not enough to be a country', () => expect(isPlace('XYZ')).toBe(false))
})

describe('stages and masses', () => {
  test.each([
    ['mine', 'mining'],
    ['processing', 'refining'],
    ['Magnets', 'magnet'],
    ['reserves', 'reserve'],
    ['gossip', undefined],
  ])('%s is %s', (text, stage) => expect(stageNamed(text)).toBe(stage))
  test.each([
    ['kt', 1.5, 1500],
    ['lb', 900, 0.408_233_133],
    ['t', 2, 2],
    ['Mt', 0.5, 500_000],
  ])('%s in tonnes', (unit, amount, tonnes) => {
    const found = toTonnes(amount, unit)
    expect(found.ok && found.value).toBeCloseTo(tonnes, 5)
  })
  test('an unknown unit of mass is a fault and never one tonne', () => expect(toTonnes(1, 'bushel').ok).toBe(false))
  test('tonnes of oxide a year may be compared with kilotonnes, percent may not', () =>
    expect([sameDimension('t_REO/yr', 'kt'), sameDimension('percent', 't')]).toEqual([true, false]))
})

describe('hashes', () => {
  test('the hash of nothing is the known one', () =>
    expect(hashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'))
  test('the canonical form does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null))), (record) => {
        const shuffled = Object.fromEntries(Object.entries(record).toReversed())
        expect(canonical(shuffled)).toBe(canonical(record))
      }),
    )
  })
})
