import { expect, test } from 'vitest'
import { euAssessments } from './assessments.ts'
import { euCrm2023, euCrm2023Sourcing, readEveryMaterial } from './eu-crm.ts'

const rows =
  'Material,Stage,Country,Share,t\nDysprosium,E,"Korea, South",1.5%,1.0\nGallium,P,Türkiye,<0.1%,0.8\nTalc,E,China,20%,1.0\n'

test('extraction is mining and processing is refining; materials we do not follow are left aside', () => {
  expect(euCrm2023.read(rows).readings).toMatchObject([
    {
      id: 'eu-crm-2023.dysprosium.mining.KOR',
      basis: 'element',
      value: 1.5,
      of: 'WORLD',
      period: '2016/2020',
      line: 2,
      column: 4,
    },
    { id: 'eu-crm-2023.dysprosium.mining.KOR.t', measure: 'trade_parameter', unit: 'factor', value: 1, column: 5 },
    { id: 'eu-crm-2023.gallium.refining.TUR', operator: '<', value: 0.1, low: 0, high: 0.1, printed: '<0.1%' },
    { id: 'eu-crm-2023.gallium.refining.TUR.t', value: 0.8, printed: '0.8' },
  ])
})

test('the second table says who supplies the European Union', () => {
  expect(euCrm2023Sourcing.read(rows).readings[0]).toMatchObject({
    subject: 'European Union',
    measure: 'supply_share',
    geography: 'EU',
    counterpart: 'KOR',
    of: 'EU',
  })
})

test('a stage that is neither E nor P is a fault', () => {
  expect(euCrm2023.read(rows.replace(',E,"Korea', ',X,"Korea')).faults).toMatchObject([{ kind: 'unknown-stage', line: 2 }])
})

test('an import reads every material, and refuses the row of one that nobody knows', () => {
  const { readings, faults } = readEveryMaterial.world(`${rows}Unobtainium,E,China,20%,1.0\n`)
  expect(readings.map((each) => each.id)).toContain('eu-crm-2023.talc.mining.CHN')
  expect(faults).toMatchObject([{ kind: 'unknown-mineral', line: 5 }])
})

test('the assessments: what was not assessed is unknown, and a name may run over a line end', () => {
  const { readings, faults } = euAssessments.read('Material,Year,SR,EI\n"Natural Teak\nwood",2011,-,-\nHREEs,2023,9.9,1.5\n')
  expect(faults).toEqual([])
  expect(readings).toMatchObject([
    { mineral: 'natural_teak_wood', subject: 'Natural Teak wood', value: null, text: 'not assessed', line: 2 },
    { measure: 'economic_importance', value: null },
    { id: 'eu-crm-2023-assessments.heavy_rare_earths.supply-risk.2023', value: 9.9, period: '2023', line: 4, column: 3 },
    { measure: 'economic_importance', value: 1.5 },
  ])
})
