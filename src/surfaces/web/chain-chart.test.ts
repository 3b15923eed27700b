import { expect, test } from 'vitest'
import { chained } from '../../../test/e2e/fixture/chained.ts'
import { chainChart, chainFinding } from './chain-chart.ts'
import { placesOf } from './map-chart.ts'
import type { ChainAnswer, ChainStage } from './questions.ts'

const answer = chained({ mineral: 'rare_earths', year: 2024 })

/** The same chain with one stage changed. */
const changed = (
  stage: string,
  change: (of: NonNullable<ChainStage['reading']>) => Partial<NonNullable<ChainStage['reading']>>,
): ChainAnswer => ({
  ...answer,
  stages: answer.stages.map((each) =>
    each.stage === stage && each.reading !== null ? { ...each, reading: { ...each.reading, ...change(each.reading) } } : each,
  ),
})

test('the headline names stages counted in the year itself, not reserves of another', () => {
  expect(chainFinding(answer)).toBe(
    'China holds 69% of mining (counted as all rare earths), 91% of refining and 94% of magnets in 2024',
  )
})

test('where another place holds more, it leads the headline and China is said beside it', () => {
  const other = changed('mining', ({ shares }) => ({ largest: { ...shares[1]!, value: 75 } }))
  expect(chainFinding(other)).toContain('United States 75% of mining (counted as all rare earths) (China 69%)')
})

test('a projection is said to be one', () => {
  const modelled = changed('refining', ({ definition }) => ({ definition: { ...definition, modelled: true } }))
  expect(chainFinding(modelled)).toMatch(/^China would hold .* in 2024, by a model$/)
})

test('a year of which nothing is counted is not given the numbers of another', () => {
  const none = {
    ...answer,
    stages: answer.stages.map((each) => (each.reading === null ? each : { ...each, reading: { ...each.reading, exact: false } })),
  }
  expect(chainFinding(none)).toMatch(/^No stage is counted for 2024 itself/)
  const { drawing } = chainChart(none, { path: '/chain', query: {} })
  expect(drawing.kind === 'columns' && drawing.columns.find(({ parts }) => parts.length > 0)?.title).toMatch(/\(2024\)$/)
})

test('only receipts of what is drawn are the source of the picture', () => {
  expect(chainChart(answer, { path: '/chain', query: {} }).receipts.map(({ id }) => id)).toEqual([
    'rc_usgs25chn',
    'rc_iea25refining',
  ])
})

test('a place listed without a number is on the map, unknown, with what is printed instead', () => {
  const mining = answer.stages.find(({ stage }) => stage === 'mining')!
  expect(placesOf(mining).slice(-2)).toEqual([
    { place: 'MYS', name: 'Malaysia', value: null, note: 'printed as W' },
    { place: 'VNM', name: 'Vietnam', value: null, note: 'printed as NA' },
  ])
})
