import { read } from '../../kernel/read.ts'
import { codeIn, flowIn, periodIn, placeIn, quantityIn, valueIn, type Cell } from './cells.ts'
import { comtradePage, reported } from './comtrade.ts'
import { sameHeader, type TradeFacts, type TradeForm } from './kind.ts'
import { world } from './places.ts'
import { firstGroup, groups } from './row.ts'

// Tables of China's monthly exports as others derived them from UN Comtrade: by group of goods and partner, by group, by code and bloc.

const facts = (what: string, series: string): TradeFacts => ({
  series,
  publisher: 'UN Comtrade (UN Statistics Division), derived table',
  title: `China's monthly exports: ${what}`,
  release: '',
  url: comtradePage,
  licence: 'UN Comtrade terms of use; re-dissemination limited',
  definition:
    'Derived: monthly exports as China reported them to UN Comtrade, summed by the author of the table over goods or partners, in US dollars and kilograms.',
  coverage: 'derived',
  nomenclature: '',
  published: null,
})

/** Number of a group of goods as the tables name it. */
function groupIn(text: string): Cell<number> {
  const slug = text.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  const index = groups.findIndex((group) => group === slug)
  return index < 0 ? { kind: 'unknown-group', says: `no group of goods is called "${text}"` } : firstGroup + index
}

const blocs: Readonly<Record<string, number>> = { Adversary: 9001, Intermediary: 9002 }
const blocIn = (text: string): Cell<number> => blocs[text] ?? { kind: 'unknown-country', says: `no bloc is called "${text}"` }

const partnerHeader = [
  'reporter_iso3',
  'flow',
  'month',
  'partner',
  'partner_iso3',
  'group',
  'value_usd',
  'qty_kg',
  'source_id',
  'locator',
]

export const chinaPartners: TradeForm = {
  kind: 'china-monthly-partners',
  says: "China's monthly exports by group of goods and partner (reporter_iso3, flow, month, partner, …)",
  publisher: 'UN Comtrade, derived',
  address: comtradePage,
  recognises: (header) => sameHeader(header, partnerHeader),
  open: ({ places }) =>
    read({
      facts: facts('groups of goods to chosen partners', 'china-monthly-partners'),
      settle: 'every row',
      read: ([reporter = '', flow = '', month = '', , partner = '', group = '', value = '', quantity = ''], line) =>
        reported(
          {
            period: periodIn(month),
            code: groupIn(group),
            flow: flowIn(flow),
            reporter: placeIn(reporter, places),
            partner: placeIn(partner, places),
            value: valueIn(value, 1),
            quantity: quantityIn(quantity, 1),
          },
          line,
        ),
    }),
}

const totalHeader = ['reporter_iso3', 'flow', 'month', 'group', 'value_usd', 'qty_kg', 'unit_value_usd_kg', 'source_id']

export const chinaTotals: TradeForm = {
  kind: 'china-monthly-totals',
  says: "China's monthly exports by group of goods (reporter_iso3, flow, month, group, …)",
  publisher: 'UN Comtrade, derived',
  address: comtradePage,
  recognises: (header) => sameHeader(header, totalHeader),
  open: ({ places }) =>
    read({
      facts: facts('groups of goods to the world', 'china-monthly-totals'),
      settle: 'every row',
      read: ([reporter = '', flow = '', month = '', group = '', value = '', quantity = ''], line) =>
        reported(
          {
            period: periodIn(month),
            code: groupIn(group),
            flow: flowIn(flow),
            reporter: placeIn(reporter, places),
            partner: world,
            value: valueIn(value, 1),
            quantity: quantityIn(quantity, 1),
          },
          line,
        ),
    }),
}

const blocHeader = [
  'reporter_iso3',
  'flow',
  'month',
  'bloc',
  'hs6',
  'group',
  'value_usd',
  'qty_kg',
  'unit_value_usd_kg',
  'source_id',
  'locator',
]

export const chinaBlocs: TradeForm = {
  kind: 'china-monthly-blocs',
  says: "China's monthly exports by HS code and bloc of partners (reporter_iso3, flow, month, bloc, hs6, …)",
  publisher: 'UN Comtrade, derived',
  address: comtradePage,
  recognises: (header) => sameHeader(header, blocHeader),
  open: ({ places }) =>
    read({
      facts: facts('HS codes to two blocs of partners', 'china-monthly-blocs'),
      settle: 'every row',
      read: ([reporter = '', flow = '', month = '', bloc = '', code = '', , value = '', quantity = ''], line) =>
        reported(
          {
            period: periodIn(month),
            code: codeIn(code),
            flow: flowIn(flow),
            reporter: placeIn(reporter, places),
            partner: blocIn(bloc),
            value: valueIn(value, 1),
            quantity: quantityIn(quantity, 1),
          },
          line,
        ),
    }),
}
