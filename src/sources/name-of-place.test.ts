import { expect, test } from 'vitest'
import { areaNumbered, placePrinted } from './name-of-place.ts'

test.each([
  ['Congo, Dem. Rep.', 'COD'],
  ['Dem. Rep. of the Congo', 'COD'],
  ['Democratic Republic of the Congo', 'COD'],
  ['Congo, Rep.', 'COG'],
  ['Korea, Rep.', 'KOR'],
  ["Korea, Dem. People's Rep.", 'PRK'],
  ['Bolivia (Plurinational State of)', 'BOL'],
  ['Kyrgyz Republic', 'KGZ'],
  ['China, Hong Kong SAR', 'HKG'],
  ['CÔTE D’IVOIRE', 'CIV'],
  ['Solomon Isds', 'SLB'],
  ['Sudan (...2011)', undefined],
  ['Other Asia, nes', undefined],
  ['Atlantis', undefined],
])('"%s" is %s', (printed, code) => expect(placePrinted(printed)).toBe(code))

test.each([
  ['156', 'CHN'],
  ['4', 'AFG'],
  ['842', 'USA'],
  ['490', 'S19'],
  ['0', 'WORLD'],
  ['999', undefined],
  ['15,6', undefined],
])('area %s is %s', (digits, code) => expect(areaNumbered(digits)).toBe(code))
