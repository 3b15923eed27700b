import { describe, expect, test } from 'vitest'
import { bundledGazetteer } from '../../test/bench/gazetteer.ts'
import type { Claim, Passage } from './claim.ts'
import { readClaims } from './read-claims.ts'

const gazetteer = bundledGazetteer()
const read = (text: string, more: Partial<Passage> = {}): readonly Claim[] =>
  readClaims({ text, context: null, date: '2025-11-12', publisher: null, ...more }, gazetteer).claims

describe('what is no claim', () => {
  test.each([
    ['a relative day word', 'Smelters that run today are worth more than tungsten mines that open tomorrow.'],
    ['a supposition', 'If Europe were to start building magnet plants now, it would be 2041 before it caught up.'],
    ['a milestone by name', 'A rare earth separation plant needs patience from first concentrate to first oxide.'],
    ['what has not happened since', 'Antimony exporters have not received a single licence since June.'],
    ['a purchase outside the trade', 'The refiner’s chairman bought a house in Perth in 2019 and likes graphite.'],
    ['a comparison of two things', 'Gallium exports to Japan were large, more than double China’s own use of the metal.'],
    ['a stoppage of nobody in particular', 'After the graphite controls carmakers in Europe stopped their lines.'],
    ['deals in a thin market', 'Germanium trading was thin, with only two deals reported.'],
    ['wire agencies and datelines', 'BEIJING, Oct 21 (Reuters) - China is reviewing its tungsten policy.'],
  ])('%s', (_case, text) => expect(read(text)).toEqual([]))
})

test.each([
  ['the next predicate', 'Chile holds 28% of lithium reserves and refines 25% of lithium output.', '28% of lithium reserves'],
  ['a date', 'The agency puts China’s share of graphite refining at 93% in 2024.', '93%'],
  [
    'the next amount of another kind',
    'Japan owns about 20% of the smelter and pays 90 dollars a kilogram for gallium.',
    'about 20% of the smelter',
  ],
])('a quote stops before %s', (_case, text, quote) => expect(read(text)[0]?.quote).toBe(quote))

describe('who a claim is about', () => {
  test.each([
    [
      'a wire agency is never the subject',
      'BEIJING, Oct 21 (Reuters) - China is the main source. Antimony exports rose to 318 tonnes in September.',
      'China',
    ],
    [
      '"the company" is the firm named before',
      'Iluka builds a refinery in Australia. The company employs 900 people.',
      'Iluka Resources',
    ],
    [
      'a country that receives does not export',
      'China ships gallium abroad. Exports to Germany were 1,200 tonnes in May.',
      'China',
    ],
    [
      'an object of a verb is no subject',
      'MP Materials reopened Mountain Pass and mined 40,000 tonnes of rare earths in 2021.',
      'MP Materials',
    ],
    [
      'a product is the subject of what it contains',
      'A loudspeaker tower contains about 60 kg of rare earths.',
      'loudspeaker tower',
    ],
    ['a firm speaks of itself', 'Lynas reported a quarterly output of 1,900 tonnes of NdPr oxide.', 'Lynas Rare Earths'],
    ['the world total is the world’s', 'China made 750 tonnes of gallium, of a world total of 760 tonnes.', 'World'],
  ])('%s', (_case, text, subject) => expect(read(text).at(-1)?.subject).toBe(subject))

  test('the issuer of a release is its subject', () => {
    const [claim] = read('Achieved output of 720 tonnes of NdPr oxide in the third quarter of 2025.', {
      publisher: 'MP Materials',
    })
    expect([claim?.subject, claim?.geography]).toEqual(['MP Materials', 'USA'])
  })
})

test.each([
  ['a verb of mining', 'Burundi mined 1,300 tonnes of rare earths in 2019.', 'mining'],
  ['the whole before the number', 'The IEA puts China’s share of cobalt refining at 78%.', 'refining'],
  ['the sentence before', 'Rare earths mined in Asia lead. Thailand came second with 13,000 tonnes.', 'mining'],
])('the stage comes from %s', (_case, text, stage) =>
  expect(read(text, { context: 'The magnet chain.' }).at(-1)?.stage).toBe(stage),
)

describe('when a claim holds', () => {
  test.each([
    ['both ends of a span of months', 'Chinese magnet exports fell by 75% between March and May 2025.', '2025-03/2025-05'],
    [
      'a rule starts after its announcement',
      'Washington announced 30% tariffs on Chinese graphite from 1 December.',
      '2025-12-01',
    ],
    [
      'a date belongs to what it is compared with',
      'Cobalt exports were 60% higher than the 4,800 tonnes shipped in June 2024.',
      null,
    ],
    [
      'not to the clause that follows',
      'Less than 1% of rare earths are recycled, even as demand is set to triple by 2035.',
      null,
    ],
  ])('%s', (_case, text, asOf) => expect(read(text)[0]?.asOf).toBe(asOf))

  test('the same period a year before', () => {
    const [now, then] = read(
      'From January to June 2025 China exported 32,000 tonnes of rare earths versus 29,000 tonnes over the same period last year.',
    )
    expect([now?.asOf, then?.asOf]).toEqual(['2025-01/2025-06', '2024-01/2024-06'])
  })
})

test.each([
  ['"States" is a name, no verb', 'The United States imports 80% of its graphite from China.', 'stated'],
  [
    'a day to come is a forecast whatever the tense',
    'Trump and Xi meet on 20 December 2025 to talk about export controls.',
    'forecast',
  ],
  [
    'what doubled has happened, though more is projected',
    'Demand for lithium doubled to 180,000 tonnes and is projected to reach 500,000 tonnes.',
    'stated',
  ],
  ['an agency puts a figure', 'The IEA puts China’s share of cobalt refining at 78%.', 'reported'],
])('%s', (_case, text, modality) => expect(read(text)[0]?.modality).toBe(modality))

test.each([
  ['in Europe', 'Antimony prices in Europe rose to $58,000 a tonne.', 'EUROPE'],
  ['in yuan', 'Antimony fell to 172,000 yuan a tonne.', 'CHN'],
  ['of nowhere named', 'Cobalt rose to $24 a pound.', 'WORLD'],
])('a price %s is of that market', (_case, text, geography) => expect(read(text)[0]?.geography).toBe(geography))

test('what stands before a passage lends names and measures, not dates and sources', () => {
  const before = 'Kazakhstan said in 2023 that Chinese magnet exports fell.'
  const [claim] = read('They recovered to 6,000 tonnes.', { before })
  expect([claim?.measure, claim?.asOf, claim?.modality]).toEqual(['exports', null, 'stated'])
})

test('a rule that comes into force needs no other word of policy', () => {
  const [claim] = read('India notified a magnet scheme. The notification comes into force on 1 January 2026.')
  expect([claim?.measure, claim?.value]).toEqual(['effective_date', '2026-01-01'])
})

describe('the measure of a mass', () => {
  test.each([
    ['a title about quotas makes no quota of what was mined', 'CMOC mined 114,000 tonnes of cobalt in 2024.', 'production'],
    ['nor of what was exported', 'Indonesia exported 31,000 tonnes of cobalt.', 'exports'],
    ['but of what may be exported', 'CMOC may export 31,000 tonnes of cobalt a year.', 'quota'],
    ['a deficit is a gap of supply', 'Analysts expect a deficit of 15,000 tonnes of cobalt in 2026.', 'supply_gap'],
  ])('%s', (_case, text, measure) => expect(read(text, { context: 'Congo and its cobalt quota.' })[0]?.measure).toBe(measure))
})

describe('imports', () => {
  test('what is imported of what is used is reliance', () => {
    const [claim] = read('The United States imports 80% of the yttrium compounds that it uses.')
    expect([claim?.measure, claim?.geography, claim?.modality]).toEqual(['import_reliance', 'USA', 'stated'])
  })

  test('later items of a list keep importer, source and measure', () => {
    const claims = read('Japan imports 99% of its dysprosium from China, 60% of its magnesium and 70% of its gallium.')
    expect(claims.map(({ measure, value, geography, counterpart }) => [measure, value, geography, counterpart])).toEqual([
      ['import_share', 99, 'JPN', 'CHN'],
      ['import_share', 60, 'JPN', 'CHN'],
      ['import_share', 70, 'JPN', 'CHN'],
    ])
  })
})

test('a currency is no country', () => {
  const [claim] = read('Arafura Rare Earths has secured US$775 million of senior debt.')
  expect([claim?.subject, claim?.geography, claim?.unit]).toEqual(['Arafura Rare Earths', 'AUS', 'USD'])
})

test('works stand where the sentence puts them, not where their owner is at home', () => {
  const [claim] = read('Syrah’s plant in Louisiana has a capacity of 11,250 tonnes of graphite anode material a year.')
  expect([claim?.subject, claim?.geography]).toEqual(['Syrah Resources', 'USA'])
})

test('a half that has not ended is last year’s when told in the past', () => {
  const [claim] = read('Tungsten exports fell to 17 tonnes in the first half.', { date: '2026-01-14' })
  expect(claim?.asOf).toBe('2025-01/2025-06')
})

test('benchmarks of a law are its targets', () => {
  const claims = read(
    'The Critical Raw Materials Act sets 2030 benchmarks of 10% for extraction, 40% for processing and 25% for recycling.',
  )
  expect(claims.map(({ measure, stage, value }) => [measure, stage, value])).toEqual([
    ['target', 'mining', 10],
    ['target', 'refining', 40],
    ['target', 'recycling', 25],
  ])
})

test('what mud, rock or water weighs is no claim on a mineral', () =>
  expect(
    read('A trial to raise 350 tonnes of mud a day for its rare earths is planned.').filter(({ unit }) => unit !== 'date'),
  ).toEqual([]))

test('a year after "in" is no whole of a share', () => {
  const claims = read('Japan bought about 60% of its rare earths from China last year, down from 90% in 2010.')
  expect(claims.map(({ measure, of, asOf }) => [measure, of, asOf])).toEqual([
    ['import_share', 'Japanese imports', '2024'],
    ['import_share', 'Japanese imports', '2010'],
  ])
})

test('a tale in the past goes on in its year, the present does not', () => {
  const claims = read(
    'World mine output of cobalt reached 290,000 tonnes in 2024. Congo mined 220,000 tonnes of it. Australia holds 1.7 million tonnes of reserves.',
  )
  expect(claims.map(({ asOf }) => asOf)).toEqual(['2024', '2024', null])
})
