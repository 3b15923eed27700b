import { describe, expect, test } from 'vitest'
import { bundledGazetteer } from '../../test/bench/gazetteer.ts'
import type { Claim, Passage } from './claim.ts'
import { readClaims } from './read-claims.ts'

const gazetteer = bundledGazetteer()
const read = (text: string, more: Partial<Passage> = {}): readonly Claim[] =>
  readClaims({ text, context: null, date: '2025-11-12', publisher: null, ...more }, gazetteer).claims
const whose = (text: string, quote: string, more: Partial<Passage> = {}): Claim | undefined =>
  read(text, more).find((claim) => claim.quote.includes(quote))

describe('whose figure it is', () => {
  test.each([
    ['the list behind a preposition', 'US purchases of tungsten from Vietnam and Bolivia reached 900 tonnes.', '900', 'USA'],
    [
      'the second of two amounts',
      'Peru mined 2.7 million tonnes of copper, compared with 5.3 million tonnes in Chile.',
      '5.3',
      'CHL',
    ],
    [
      'who is told by the way',
      'Chile’s Escondida mine, run by Australia’s BHP unit, produced 1.3 million tonnes of copper.',
      '1.3',
      'CHL',
    ],
    ['where the works are', 'Ucore will spend $65 million on its Louisiana separation plant.', '$65', 'USA'],
    ['both partners', 'Chile and Peru together mine 35% of the world’s copper.', '35%', 'CHL+PER'],
    ['who is supplied', 'Norway provides 25% of the EU’s manganese.', '25%', 'EU'],
    ['the source of another', 'Laos is Vietnam’s biggest source of tin ore, providing it since 2019.', 'biggest', 'VNM'],
    [
      'whose rules they are',
      'Analysts at CSIS examine China’s October 9 export controls on five heavy rare earths.',
      'October 9',
      'CHN',
    ],
    ['the port that stands for a market', 'Bismuth in Rotterdam costs $30 a pound.', '$30', 'EUROPE'],
    ['a rank of prices', 'European indium prices hit $500 a kilogram, the highest since 2014.', 'highest', 'EUROPE'],
  ])('%s', (_case, text, quote, place) => expect(whose(text, quote)?.geography).toBe(place))

  test('an owner steps back behind its works', () => {
    const claim = whose('is designed to make 3,000 tonnes of magnets a year.', '3,000', { context: 'Neo’s Narva facility' })
    expect(claim).toMatchObject({ subject: 'Neo Narva plant', geography: 'EST' })
  })

  test('a rule nobody owns is the customary state’s, in a lone passage only', () => {
    expect(whose('Export quotas for cobalt will be 96,600 tonnes.', '96,600')).toMatchObject({
      geography: 'COD',
      rules: { geography: 'customary-state' },
    })
    expect(whose('Export quotas for cobalt will be 96,600 tonnes.', '96,600', { topic: 'cobalt' })?.geography).toBeNull()
  })
})

describe('at which stage', () => {
  test.each([
    ['a grade is of the ground', 'Drilling at the mine found ore grading 1.4% TREO.', '1.4%', 'reserve'],
    ['or of a concentrate', 'The mine ships a concentrate grading 40% TREO.', '40%', 'concentrate'],
    ['hydroxide is refined', 'Albemarle’s works makes 30,000 tonnes of lithium hydroxide a year.', '30,000', 'refining'],
    ['spodumene is concentrated', 'Sigma plans 270,000 tonnes of spodumene concentrate a year.', '270,000', 'concentrate'],
    ['whoever holds tonnes holds reserves', 'Bolivia holds 23 million tonnes of lithium.', '23 million', 'reserve'],
    ['a pact of states is policy', 'Japan and India signed a critical minerals pact on 29 August.', '29 August', 'policy'],
    ['a shortfall has no stage', 'Project Blue sees a tin deficit of 12,000 tonnes, as mines close.', '12,000', null],
  ])('%s', (_case, text, quote, stage) => expect(whose(text, quote)?.stage).toBe(stage))
})

describe('ranks and changes told in other words', () => {
  test.each([
    ['largest after another', 'Finland is the largest producer of cobalt after China.', 2],
    ['second only', 'Brazil holds 21 million tonnes of rare earths, second only to China.', 2],
    ['globally', 'Thailand, a tin miner, ranks fourth globally.', 4],
    ['first to', 'Lynas became the first outside China to produce terbium oxide.', 1],
  ])('%s', (_case, text, value) => expect(read(text).find(({ type }) => type === 'rank')?.value).toBe(value))

  test.each([
    ['with the object between', 'Meteoric lifted its resource at Caldeira 12% to 1.5 billion tonnes.', 12],
    ['of a firm named for resources', 'Iluka Resources gained 3% on Monday.', 3],
    ['narrowing', 'Magnet exports fell, with the fall narrowing to 15% from 19%.', -19],
  ])('a change %s', (_case, text, value) => expect(read(text).map((claim) => claim.value)).toContain(value))
})
