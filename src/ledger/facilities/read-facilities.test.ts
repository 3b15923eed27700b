import { expect, test } from 'vitest'
import { dataFolder } from '../../../test/bundled.ts'
import { readDataFolder } from '../../platform/bundle/folder.ts'
import type { Fault } from '../../kernel/read.ts'
import { readSources } from '../bundle-sources.ts'
import { readFacilities, type ReadFacilities } from './read-facilities.ts'

const file = 'facilities/statements.csv'
const read = (change: (text: string) => string = (text) => text): { found: ReadFacilities; faults: Fault[] } => {
  const files = new Map(readDataFolder(dataFolder).files)
  files.set(file, change(files.get(file) ?? ''))
  const faults: Fault[] = []
  return { found: readFacilities(files, readSources(files, faults), faults), faults }
}

test('the bundled facilities are read without a fault, every value with a day and a receipt that names its plant', () => {
  const { found, faults } = read()
  expect(faults).toEqual([])
  const receipts = new Map(found.receipts.map((receipt) => [receipt.id, receipt]))
  const names = new Map(found.book.facilities.map(({ id, name }) => [id, name]))
  for (const { receipt, facility, date } of found.book.statements) {
    expect(receipts.get(receipt)?.quote).toContain(names.get(facility))
    expect(date).toMatch(/^20\d\d-/)
  }
})

test('refiners without a mine of their own are on record, Chinese ones too', () => {
  const { facilities } = read().found.book
  const pure = facilities.filter(({ ownMine, stages }) => !ownMine && stages.includes('separation')).map(({ id }) => id)
  for (const id of [
    'solvay-la-rochelle',
    'neo-silmet',
    'caremag-lacq',
    'src-saskatoon',
    'reelement-indiana',
    'ucore-smc',
    'ef-white-mesa',
  ])
    expect(pure).toContain(id)
  expect(facilities.filter(({ place }) => place === 'CHN').length).toBeGreaterThan(3)
})

test.each([
  ['a level that is no rung', (text: string) => text.replace(',stage,operating,', ',stage,running,'), 'value reads "running"'],
  ['an amount that is no number', (text: string) => text.replace(',demonstrated,2599,', ',demonstrated,many,'), 'reads "many"'],
  ['a source nobody knows', (text: string) => text.replace('mp-10q-q2-2026', 'hearsay'), 'no source is called "hearsay"'],
  [
    'a facility nobody knows',
    (text: string) => text.replace('mp-mountain-pass,', 'atlantis,'),
    'no facility has the id "atlantis"',
  ],
  ['no date', (text: string) => text.replace('2026-08-07,current', ',current'), 'a value without a date is no evidence'],
  [
    'two current values',
    (text: string) => `${text}mp-mountain-pass,NdPr,proof,pilot,,2026-01-01,current,mp-10q-q2-2026,,a pilot\n`,
    'two current values',
  ],
  [
    'a group beside its part',
    (text: string) => `${text}mp-mountain-pass,Dy,nameplate,9,,2026-01-01,current,mp-10q-q2-2026,,nine\n`,
    'which overlap',
  ],
  [
    'a dispute of one',
    (text: string) => `${text}mp-mountain-pass,NdPr,customers,shipping,,2026-01-01,disputed,mp-10q-q2-2026,,ships\n`,
    'disputed by one voice',
  ],
  [
    'a running line without a permit',
    (text: string) => `${text}mp-mountain-pass,NdPr,permits,applied,,2026-01-01,current,mp-10q-q2-2026,,applied\n`,
    'its permits is said to be applied',
  ],
])('%s is a fault in words', (_case, change, says) => {
  expect(
    read(change)
      .faults.map((fault) => fault.says)
      .join('\n'),
  ).toContain(says)
})
