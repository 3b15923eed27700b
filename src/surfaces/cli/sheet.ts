import { allocateSheet } from './sheets/allocate.ts'
import { backtestSheet } from './sheets/backtest.ts'
import { baselineSheet } from './sheets/baseline.ts'
import { chainSheet } from './sheets/chain.ts'
import { checkSheet } from './sheets/check.ts'
import { jobsSheet, receiptDiffSheet, sourcesSheet } from './sheets/collecting.ts'
import { concentrationSheet } from './sheets/concentration.ts'
import { copiesSheet, coverageSheet, ingestSheet } from './sheets/coverage.ts'
import { compareSheet, historySheet } from './sheets/compare.ts'
import { eventsSheet, figuresSheet, searchSheet } from './sheets/lists.ts'
import { doctorSheet, receiptSheet } from './sheets/single.ts'
import { calendarSheet, controlsSheet } from './sheets/controls.ts'
import { exposureSheet } from './sheets/exposure.ts'
import { facilitySheet, openQuestionsSheet, partnershipsSheet } from './sheets/facility.ts'
import { exposureChainSheet } from './sheets/exposure-chain.ts'
import { leverageSheet } from './sheets/leverage.ts'
import { licenceSheet } from './sheets/licence.ts'
import { conflictsSheet, overrideSheet, settleSheet } from './sheets/settle.ts'
import { n1Sheet } from './sheets/n-1.ts'
import { outlookSheet } from './sheets/outlook.ts'
import { rankSheet } from './sheets/rank.ts'
import { reconcileSheet } from './sheets/reconcile.ts'
import { scenarioSheet } from './sheets/scenario.ts'
import { scenariosSheet } from './sheets/scenarios.ts'
import { shareSheet } from './sheets/share.ts'
import { supplyRiskSheet } from './sheets/supply-risk.ts'
import { tradeSheet } from './sheets/trade.ts'

/** An answer laid out for reading, before it is known whether for a terminal or for Markdown. */
export interface Sheet {
  readonly title: string
  readonly lines: readonly string[]
  readonly tables: readonly SheetTable[]
  readonly notes: readonly string[]
}

export interface SheetTable {
  readonly title: string
  readonly columns: readonly { readonly head: string; readonly share?: number; readonly number?: boolean }[]
  readonly rows: readonly (readonly string[])[]
  /** Said instead of the table when there are no rows. */
  readonly empty: string
}

const own: Readonly<Record<string, (answer: never) => Sheet>> = {
  check: checkSheet,
  coverage: coverageSheet,
  ingest: ingestSheet,
  copies: copiesSheet,
  search: searchSheet,
  figures: figuresSheet,
  events: eventsSheet,
  share: shareSheet,
  concentration: concentrationSheet,
  'supply-risk': supplyRiskSheet,
  allocate: allocateSheet,
  scenario: scenarioSheet,
  scenarios: scenariosSheet,
  leverage: leverageSheet,
  'exposure-chain': exposureChainSheet,
  'n-1': n1Sheet,
  outlook: outlookSheet,
  backtest: backtestSheet,
  baseline: baselineSheet,
  reconcile: reconcileSheet,
  rank: rankSheet,
  facility: facilitySheet,
  partnerships: partnershipsSheet,
  'open-questions': openQuestionsSheet,
  chain: chainSheet,
  trade: tradeSheet,
  settle: settleSheet,
  conflicts: conflictsSheet,
  override: overrideSheet,
  history: historySheet,
  compare: compareSheet,
  receipt: receiptSheet,
  'receipt-diff': receiptDiffSheet,
  sources: sourcesSheet,
  jobs: jobsSheet,
  licence: licenceSheet,
  exposure: exposureSheet,
  controls: controlsSheet,
  calendar: calendarSheet,
  doctor: doctorSheet,
}

/** The sheet of an answer: its own where one was laid out, else its fields, and its first list as a table. */
export function sheetOf(name: string, answer: unknown): Sheet {
  const laidOut = own[name]
  return laidOut === undefined ? plainSheet(answer) : laidOut(answer as never)
}

const isList = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function plainSheet(answer: unknown): Sheet {
  const fields = Object.entries((answer ?? {}) as Record<string, unknown>)
  const lists = fields.filter((field): field is [string, Record<string, unknown>[]] => isList(field[1]))
  return {
    title: '',
    lines: fields.filter(([, value]) => !isList(value)).map(([key, value]) => `${key}: ${asText(value)}`),
    tables: lists.map(([title, rows]) => {
      const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, 10)
      return {
        title,
        columns: heads.map((head) => ({ head })),
        rows: rows.map((row) => heads.map((head) => asText(row[head]))),
        empty: 'nothing',
      }
    }),
    notes: [],
  }
}
