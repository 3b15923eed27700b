import { read } from '../../kernel/read.ts'
import {
  areaIn,
  codeIn,
  firstFault,
  flowIn,
  isFault,
  isWorld,
  partiesOf,
  periodIn,
  quantityIn,
  statedQuantity,
  valueIn,
  yearIn,
  type Cell,
} from './cells.ts'
import { sameHeader, type TradeFacts, type TradeForm } from './kind.ts'
import type { TradePlaces } from './places.ts'
import { quarantined, type FlowKind, type RowOutcome } from './row.ts'

export const comtradePage = 'https://comtradeplus.un.org/'

/** What UN Comtrade is. It has no releases: what was pulled is known since the day of the pull. */
export const comtradeFacts = (title: string, nomenclature: string): TradeFacts => ({
  series: 'comtrade',
  publisher: 'UN Comtrade (UN Statistics Division)',
  title,
  release: '',
  url: comtradePage,
  licence: 'UN Comtrade terms of use; re-dissemination limited',
  definition:
    'Reported flows: what customs of the reporter state, imports with freight and insurance (CIF), exports without (FOB), in US dollars and net kilograms.',
  coverage: 'chosen goods',
  nomenclature,
  published: null,
})

interface Reported {
  readonly period: Cell<{ readonly year: number; readonly month: number }>
  readonly code: Cell<number>
  readonly flow: Cell<FlowKind>
  readonly reporter: Cell<number>
  readonly partner: Cell<number>
  readonly value: Cell<number>
  readonly quantity: Cell<number | null>
}

/** A reported row. Nobody is the reporter called World. */
export function reported(cells: Reported, line: number): RowOutcome {
  const { period, code, flow, reporter, partner, value, quantity } = cells
  const wrong = firstFault([period, reporter, partner, code, flow, value, quantity], line)
  if (wrong) return wrong
  if (
    isFault(period) ||
    isFault(code) ||
    isFault(flow) ||
    isFault(reporter) ||
    isFault(partner) ||
    isFault(value) ||
    isFault(quantity)
  )
    throw new TypeError('a fault was overlooked')
  if (isWorld(reporter)) return quarantined('bad-country', 'the world is no reporter', line)
  const { year, month } = period
  return {
    row: {
      line,
      code,
      year,
      month,
      flow,
      ...partiesOf(flow, reporter, partner),
      value,
      quantity: statedQuantity(value, quantity),
    },
  }
}

const needed = ['period', 'reporterCode', 'flowCode', 'partnerCode', 'cmdCode', 'primaryValue']
/** Columns of which one value is the total and every other a part of it. */
const totals: Readonly<Record<string, string>> = { motCode: '0', customsCode: 'C00', partner2Code: '0', mosCode: '0' }
const reExports = new Set(['RX', 'RM', 'DX', 'FM', 'MIP', 'XIP', 'MOP', 'XOP'])

/**
 * The API of UN Comtrade, CSV or JSON. Where the columns of a breakdown are there only its total rows are kept (all modes of transport,
 * all customs procedures, no second partner); where one is missing the largest row of a key stands for the total.
 */
export const comtradeApi: TradeForm = {
  kind: 'comtrade',
  says: 'UN Comtrade API or download, CSV or JSON (period, reporterCode, flowCode, partnerCode, cmdCode, primaryValue, …)',
  publisher: 'UN Comtrade',
  address: comtradePage,
  recognises: (header) => needed.every((name) => header.includes(name)),
  open({ header, first, places }) {
    const at = new Map(header.map((name, index) => [name, index]))
    const cell = (cells: readonly string[], name: string): string => cells[at.get(name) ?? -1] ?? ''
    const breakdowns = Object.entries(totals).filter(([name]) => at.has(name))
    const complete = ['motCode', 'customsCode', 'partner2Code'].every((name) => at.has(name))
    return read({
      facts: comtradeFacts('UN Comtrade, reported trade', cell(first, 'classificationCode')),
      settle: complete ? 'every row' : 'largest',
      read(cells, line): RowOutcome {
        const get = (name: string): string => cell(cells, name)
        if (at.has('typeCode') && get('typeCode') !== 'C')
          return quarantined('not-goods', `typeCode is "${get('typeCode')}", not C`, line)
        if (reExports.has(get('flowCode'))) return { aside: 're-export or special flow, part of exports or imports' }
        for (const [name, total] of breakdowns)
          if (get(name) !== total && get(name) !== '') return { aside: `breakdown by ${name}` }
        return reported(
          {
            period: periodIn(get('period')),
            code: codeIn(get('cmdCode')),
            flow: flowIn(get('flowCode')),
            reporter: areaIn(get('reporterCode'), places),
            partner: areaIn(get('partnerCode'), places),
            value: valueIn(get('primaryValue'), 1),
            quantity: quantityIn(get('netWgt'), 1),
          },
          line,
        )
      },
    })
  },
}

const yearly = (text: string): Reported['period'] => {
  const year = yearIn(text)
  return isFault(year) ? year : { year, month: 0 }
}

const rawHeader = ['year', 'reporter_m49', 'partner_m49', 'hs6', 'flow', 'value_usd', 'net_wgt_kg']

/** A bare extract that mixes totals with breakdowns: the largest row of each key stands for the total. */
export const comtradeRaw: TradeForm = {
  kind: 'comtrade-extract',
  says: 'bare Comtrade extract (year, reporter_m49, partner_m49, hs6, flow, value_usd, net_wgt_kg), totals mixed with breakdowns',
  publisher: 'UN Comtrade',
  address: comtradePage,
  recognises: (header) => sameHeader(header, rawHeader),
  open: ({ places }) =>
    read({
      facts: comtradeFacts('UN Comtrade, reported trade', ''),
      settle: 'largest',
      read: ([year = '', reporter = '', partner = '', code = '', flow = '', value = '', weight = ''], line) =>
        reported(
          {
            period: yearly(year),
            code: codeIn(code),
            flow: flowIn(flow),
            reporter: areaIn(reporter, places),
            partner: areaIn(partner, places),
            value: valueIn(value, 1),
            quantity: quantityIn(weight, 1),
          },
          line,
        ),
    }),
}

const tidyHeader = [
  'year',
  'hs6',
  'flow',
  'reporter_m49',
  'reporter_iso3',
  'partner_m49',
  'partner_iso3',
  'value_usd',
  'net_wgt_kg',
  'raw_rows',
]

/** Number and alpha-3 of one place must be the same place. */
function agreed(area: string, iso3: string, places: TradePlaces): Cell<number> {
  const found = areaIn(area, places)
  if (isFault(found) || iso3 === '' || isWorld(found) || places.at(found)?.code === iso3) return found
  return { kind: 'country-codes-disagree', says: `country ${area} is not ${iso3}` }
}

/** Comtrade with one row per key. */
export const comtradeTidy: TradeForm = {
  kind: 'comtrade-tidy',
  says: 'Comtrade with one row per key (year, hs6, flow, reporter_m49, reporter_iso3, partner_m49, …)',
  publisher: 'UN Comtrade',
  address: comtradePage,
  recognises: (header) => sameHeader(header, tidyHeader),
  open: ({ places }) =>
    read({
      facts: comtradeFacts('UN Comtrade, reported trade', ''),
      settle: 'every row',
      read: (
        [year = '', code = '', flow = '', reporter = '', reporter3 = '', partner = '', partner3 = '', value = '', weight = ''],
        line,
      ) =>
        reported(
          {
            period: yearly(year),
            code: codeIn(code),
            flow: flowIn(flow),
            reporter: agreed(reporter, reporter3, places),
            partner: agreed(partner, partner3, places),
            value: valueIn(value, 1),
            quantity: quantityIn(weight, 1),
          },
          line,
        ),
    }),
}
