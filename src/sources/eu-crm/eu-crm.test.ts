import { expect, test } from 'vitest'
import { euCrm2023, euCrm2023Sourcing } from './eu-crm.ts'

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
    { id: 'eu-crm-2023.gallium.refining.TUR', operator: '<', value: 0.1, low: 0, high: 0.1, printed: '<0.1%' },
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
