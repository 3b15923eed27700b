import { array, assert, constantFrom, property, shuffledSubarray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledGazetteer } from '../../test/bench/gazetteer.ts'
import type { Claim, Passage } from './claim.ts'
import { readClaims } from './read-claims.ts'

const gazetteer = bundledGazetteer()
const passage = (text: string, more: Partial<Passage> = {}): Passage => ({
  text,
  context: null,
  date: '2025-11-05',
  publisher: null,
  ...more,
})
const read = (text: string, more: Partial<Passage> = {}): readonly Claim[] => readClaims(passage(text, more), gazetteer).claims
const brief = (claims: readonly Claim[]) =>
  claims.map(({ quote, type, measure, value, unit }) => [quote, type, measure, value, unit])

describe('shares', () => {
  test.each([
    [
      'Indonesia accounted for 61% of global nickel mine output in 2024.',
      '61% of global nickel mine output',
      'production_share',
      61,
      'IDN',
      'nickel',
      'mining',
    ],
    [
      'Kazakhstan holds about two-fifths of the world’s uranium reserves.',
      'about two-fifths of the world’s uranium reserves',
      'reserves_share',
      40,
      'KAZ',
      'uranium',
      'reserve',
    ],
    [
      'China has 85% of the world’s rare earth separation capacity.',
      '85% of the world’s rare earth separation capacity',
      'capacity_share',
      85,
      'CHN',
      'rare_earths',
      'separation',
    ],
    [
      'The European Union imports 98% of its rare earth magnets from China.',
      '98% of its rare earth magnets',
      'import_share',
      98,
      'EU',
      'rare_earths',
      'magnet',
    ],
    ['The United States was 100% import reliant for gallium.', '100%', 'import_reliance', 100, 'USA', 'gallium', 'trade'],
    ['Nine in 10 rare earth magnets are made in China.', 'Nine in 10', 'production_share', 90, 'CHN', 'rare_earths', 'magnet'],
  ])('%s', (text, quote, measure, value, geography, mineral, stage) => {
    const [claim] = read(text)
    expect(claim).toMatchObject({ quote, type: 'share', measure, value, unit: 'percent', geography, mineral, stage })
  })

  test('an elided list shares its verb: each item is a claim of its own', () => {
    const claims = read('China makes up 69% of rare earth mining, 92% of refining and over 98% of magnet production.')
    expect(claims.map(({ quote, stage, operator, subject }) => [quote, stage, operator, subject])).toEqual([
      ['69% of rare earth mining', 'mining', '=', 'China'],
      ['92% of refining', 'refining', '=', 'China'],
      ['over 98% of magnet production', 'magnet', '>', 'China'],
    ])
  })

  test('a pronoun finds its country in the context', () => {
    const [claim] = read('It refines 76% of the metal.', { context: 'China and the world cobalt market' })
    expect(claim).toMatchObject({ subject: 'China', geography: 'CHN', mineral: 'cobalt', value: 76 })
  })
})

describe('quantities, capacities, prices and growth', () => {
  test.each([
    [
      'Vietnam holds an estimated 3.5 million tonnes of rare earth reserves.',
      [['an estimated 3.5 million tonnes of rare earth reserves', 'quantity', 'reserves', 3_500_000, 't']],
    ],
    [
      'The plant has a nameplate capacity of 11,250 tonnes a year.',
      [['11,250 tonnes a year', 'capacity', 'capacity', 11_250, 't/yr']],
    ],
    ['Dysprosium oxide traded at $255 per kg.', [['$255 per kg', 'price', 'price', 255, 'USD/kg']]],
    [
      'Kazakhstan’s uranium output fell 5% to 21,227 tonnes in 2023.',
      [
        ['5%', 'growth', 'production_growth', -5, 'percent'],
        ['21,227 tonnes', 'quantity', 'production', 21_227, 't'],
      ],
    ],
    ['Demand for neodymium is set to rise sevenfold by 2040.', [['sevenfold', 'growth', 'demand_growth', 7, 'x']]],
    [
      'Lynas shares dropped 3.2% to A$14.10.',
      [
        ['3.2%', 'growth', 'share_price_change', -3.2, 'percent'],
        ['A$14.10', 'price', 'share_price', 14.1, 'AUD/share'],
      ],
    ],
    [
      'Antimony prices soared to $60,000 per tonne from $13,000 in 2023.',
      [
        ['$60,000 per tonne', 'price', 'price', 60_000, 'USD/t'],
        ['$13,000', 'price', 'price', 13_000, 'USD/t'],
      ],
    ],
    [
      'Each MRI machine uses about 700 kg of rare earth magnets.',
      [['about 700 kg of rare earth magnets', 'quantity', 'content_per_unit', 700, 'kg/unit']],
    ],
    ['Iluka received a A$1.65 billion loan for its refinery.', [['A$1.65 billion', 'quantity', 'loan', 1.65e9, 'AUD']]],
    ['The ore grades 7.9% TREO.', [['7.9%', 'quantity', 'grade', 7.9, 'percent']]],
    ['The US produces no gallium.', [['no gallium', 'quantity', 'production', 0, 't']]],
  ])('%s', (text, expected) => expect(brief(read(text))).toEqual(expected))

  test('tonnes of oxide are marked as such and never mixed with others', () => {
    const [claim] = read('Australia produced 13,000 tonnes of rare earth oxides in 2024.')
    expect(claim).toMatchObject({ unit: 't_REO', basis: 'REO', asOf: '2024' })
  })
})

describe('policy, events and ranks', () => {
  test.each([
    ['Zimbabwe will ban exports of lithium concentrate from January 2027.', 'policy', 'effective_date', '2027-01', 'ZWE'],
    ['Washington imposed a 93.5% anti-dumping duty on Chinese graphite.', 'policy', 'tariff_rate', 93.5, 'USA'],
    ['The DRC limited cobalt exports with a quota of 96,600 tonnes for 2026.', 'policy', 'quota', 96_600, 'COD'],
    ['Serra Verde started commercial production in early 2024.', 'event', 'start_date', '2024', 'BRA'],
    ['Brazil has the world’s second-largest reserves of rare earths.', 'rank', 'rank_reserves', 2, 'BRA'],
    ['India has banned IREL from exporting rare earths to Japan.', 'policy', 'export_ban', null, 'IND'],
  ])('%s', (text, type, measure, value, geography) => expect(read(text)[0]).toMatchObject({ type, measure, value, geography }))

  test('what a licensing rule reaches is a claim without a value', () => {
    const [claim] = read('The new licensing rules require all exporters to name the final user, officials in Jakarta said.')
    expect(claim).toMatchObject({ type: 'policy', measure: 'export_control', value: null })
  })

  test('each item of a wish list is a demand', () => {
    const claims = read('Tokyo’s wish list includes easing graphite curbs, and lifting China’s gallium export ban.')
    expect(claims.map((claim) => claim.measure)).toEqual(['negotiation_demand', 'negotiation_demand'])
  })

  test('one of the largest, a key player and a leading producer are no ranks', () => {
    for (const text of [
      'It is one of the largest mines in Africa.',
      'Estonia is a key player in rare earths.',
      'Brazil is a leading producer of niobium.',
    ])
      expect(read(text).filter((claim) => claim.type === 'rank')).toEqual([])
  })
})

describe('manner', () => {
  test.each([
    ['China mined 270,000 tonnes of rare earths in 2024.', 'stated', null],
    ['China mined 270,000 tonnes of rare earths in 2024, according to the USGS.', 'reported', 'US Geological Survey'],
    ['Magnet production in Texas will reach 10,000 tonnes a year by 2028.', 'forecast', null],
  ])('%s', (text, modality, attributedTo) => expect(read(text)[0]).toMatchObject({ modality, attributedTo }))
})

test.each([
  'Call our desk on +61 8 5550 1234, 9 to 5.',
  '© 2024 Ore Weekly. All rights reserved.',
  'Published: 12 March 2025 14:35',
  'Orders over $200 ship free.',
  'There are 17 rare earth elements.',
  'Neodymium has atomic number 60 and melts at 1,024 °C.',
  'Subscribe to our newsletter and get 20% off.',
  'Section 13 of the Act of 1934 applies.',
  'Could rare earths be the new oil?',
  'Investors should watch the refiners, not the headlines.',
])('"%s" is no claim', (text) => expect(read(text)).toEqual([]))

test('advice is returned as a judgement, never as a claim', () => {
  const reading = readClaims(passage('Investors should watch rare earth refiners, not the headlines.'), gazetteer)
  expect([reading.claims.length, reading.judgements.map((judgement) => judgement.why)]).toEqual([0, ['advice']])
})

const stock = [
  'China mined 270,000 tonnes of rare earths in 2024.',
  'Lynas shares fell 3% on Tuesday.',
  'The EU gets 98% of its magnets from China.',
  'Dysprosium oxide cost $255 per kg.',
  'Brazil holds 21 million tonnes of reserves.',
  'The only U.S. producer of rare earths is MP Materials.',
  'Beijing suspended the controls until 10 November 2026.',
]

test('a quote is the text at its span, whatever sentences stand together', () => {
  assert(
    property(shuffledSubarray(stock, { minLength: 1 }), constantFrom(' ', '\n', '\n\n'), (sentences, joint) => {
      const text = sentences.join(joint)
      const claims = read(text)
      expect(read(text)).toEqual(claims)
      for (const { quote, span } of claims) expect(text.slice(span[0], span[1])).toBe(quote)
      // What a sentence says alone it still says among others.
      const together = new Set(claims.map((claim) => `${claim.quote}|${JSON.stringify(claim.value)}`))
      for (const sentence of sentences)
        for (const claim of read(sentence)) expect(together).toContain(`${claim.quote}|${JSON.stringify(claim.value)}`)
    }),
    { numRuns: 40 },
  )
})

test('any mixture of words keeps spans inside the text and every field its rule', () => {
  const piece = constantFrom(
    'China ',
    '70% ',
    'of ',
    'mining',
    ', ',
    'rose ',
    'to ',
    '$5bn ',
    'tonnes ',
    'by 2030',
    '. ',
    'the only ',
    'producer ',
    'exports ',
    'banned ',
    '\n',
    'magnets ',
    '( ',
    ') ',
    '“',
    '100 ',
  )
  assert(
    property(array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      for (const { quote, span, rules } of read(text)) {
        expect(text.slice(span[0], span[1])).toBe(quote)
        expect(rules['type']).toBeTruthy()
      }
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['dashes', '-'],
  ['digits', '8'],
  ['one sentence without an end', 'China 70% of mining and '],
  ['opening brackets', '('],
  ['quoted words', '"a '],
])('hostile %s cost linear time', (_case, piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length))
  const start = performance.now()
  read(text)
  expect(performance.now() - start).toBeLessThan(8000)
})
