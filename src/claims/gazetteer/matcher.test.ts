import { describe, expect, test } from 'vitest'
import { bundledGazetteer } from '../../../test/bench/gazetteer.ts'
import { isPlace } from '../../kernel/place.ts'
import { isStage } from '../../kernel/stage.ts'
import { readGazetteer } from './read-gazetteer.ts'

const gazetteer = bundledGazetteer()
const names = (text: string): string[] => gazetteer.mentions(text).map(({ entry }) => entry.name)

describe('the bundled gazetteer', () => {
  test.each([
    ['Beijing answered Washington', ['China', 'United States']],
    ['Lynas Rare Earths and MP Materials', ['Lynas Rare Earths', 'MP Materials']],
    ['neodymium-praseodymium oxide prices', ['NdPr oxide']],
    ['the rare-earth sector', ['rare earths']],
    ['China’s exports', ['China']],
    ['the U.S. and the EU', ['United States', 'European Union']],
    ['us and them', []],
    ['the lead time of a plant', []],
    ['the Western Australia mine', ['Australia']],
    ['中国的稀土出口', ['China', 'rare earths']],
    ['Indianapolis', []],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected))

  test('mentions are whole words in text order without overlap', () => {
    const text = 'China’s MOFCOM said MP Materials and Lynas ship NdPr oxide, F-35 parts and rare earth magnets to South Korea.'
    let past = 0
    for (const mention of gazetteer.mentions(text)) {
      expect(mention.from).toBeGreaterThanOrEqual(past)
      expect(text.slice(mention.from, mention.to).length).toBeGreaterThan(1)
      past = mention.to
    }
  })

  test('every entry has a place and a stage of the kernel, and ids are unique', () => {
    const ids = gazetteer.entries.map((entry) => entry.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    for (const entry of gazetteer.entries) {
      if (entry.place !== null) expect([entry.name, isPlace(entry.place)]).toEqual([entry.name, true])
      if (entry.stage !== null) expect([entry.name, isStage(entry.stage)]).toEqual([entry.name, true])
    }
  })

  test('no spelling stands for two things', () => {
    const owners = new Map<string, Set<string>>()
    for (const { id, name, kind, aliases } of gazetteer.entries)
      for (const alias of kind === 'mineral' ? aliases : [name, ...aliases])
        owners.set(alias, (owners.get(alias) ?? new Set<string>()).add(id))
    const double = [...owners].filter(([, ids]) => ids.size > 1).map(([alias, ids]) => [alias, [...ids].sort()])
    // A firm and its works of one name: the works are meant, and they say where.
    expect(double.filter(([, ids]) => !(ids as string[]).every((id) => /^(?:site|company):/.test(id)))).toEqual([])
  })

  test.each([
    'John M. Ford wrote it',
    'the Centre for Disease Control',
    'delivered at $109 a tonne CFR',
    'a chrome bumper',
    'Mortal Kombat',
    'the lead in a race for gold medals',
  ])('everyday words are no names of the trade: %s', (text) =>
    expect(
      gazetteer
        .mentions(text)
        .map(({ entry }) => entry.name)
        .filter((name) => name !== 'gold'),
    ).toEqual([]),
  )

  test.each([
    ['北方稀土', 'China Northern Rare Earth'],
    ['中国商务部', 'MOFCOM'],
    ['碳酸锂', 'lithium carbonate'],
    ['商务部公告2025年第61号', 'MOFCOM Announcement No. 61 of 2025'],
  ])('Chinese names are found: %s', (alias, name) => expect(gazetteer.named(alias)?.name).toBe(name))

  test('a name is found whatever its case', () => expect(gazetteer.named('mp materials')?.id).toBe('company:mp-materials'))
})

test('quoted fields and unknown files are read as they should', () => {
  const table = 'name,aliases,mineral,stage,place\n"Alpha, Beta","Alpha, Beta|AB Co",rare_earths,mining,AUS\n'
  const read = readGazetteer(
    new Map([
      ['data/companies.csv', table],
      ['notes.csv', table],
    ]),
  )
  expect(read.entries.map((entry) => [entry.id, entry.place])).toEqual([['company:alpha-beta', 'AUS']])
})
