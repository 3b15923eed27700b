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
