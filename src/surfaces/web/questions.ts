import type { z } from 'zod'
import type { chainInput, chainOutput, ChainStage } from '../../answers/chain/chain.ts'
import type { checkInput, CheckAnswer, documentInput } from '../../answers/check/check.ts'
import type { CoverageAnswer, coverageInput } from '../../answers/coverage/coverage.ts'
import type { CompareAnswer, compareInput } from '../../answers/compare/compare.ts'
import type { ComparedRow } from '../../answers/compare/rows.ts'
import type { ConflictRow, conflictsInput, conflictsOutput } from '../../answers/conflicts/conflicts.ts'
import type { concentrationInput, concentrationOutput } from '../../answers/concentration/concentration.ts'
import type { doctorOutput } from '../../answers/doctor/doctor.ts'
import type { eventsInput, eventsOutput, eventRow } from '../../answers/events/events.ts'
import type { HistoryAnswer, historyInput } from '../../answers/history/history.ts'
import type { HistorySeries } from '../../answers/history/series.ts'
import type { overrideRow } from '../../answers/settle/rows.ts'
import type { backtestInput } from '../../answers/backtest/backtest.ts'
import type { BacktestAnswer } from '../../answers/backtest/shapes.ts'
import type { calendarInput, CalendarAnswer } from '../../answers/calendar/calendar.ts'
import type { controlsInput, ControlsAnswer } from '../../answers/controls/controls.ts'
import type { exposureInput, ExposureAnswer } from '../../answers/exposure/exposure.ts'
import type { JobsAnswer, jobsInput } from '../../answers/jobs/jobs.ts'
import type { licenceInput, LicenceAnswer } from '../../answers/licence/licence.ts'
import type { receiptInput, receiptOutput } from '../../answers/receipt/receipt.ts'
import type { scenarioInput } from '../../answers/scenario/scenario.ts'
import type { scenariosInput, scenariosOutput } from '../../answers/scenario/scenarios.ts'
import type { ScenarioAnswer } from '../../answers/scenario/shapes.ts'
import type { ReceiptDiffAnswer, receiptDiffInput } from '../../answers/receipt-diff/receipt-diff.ts'
import type { SourcesAnswer, sourcesInput } from '../../answers/watching/sources.ts'
import type { searchInput, searchHit, searchOutput } from '../../answers/search/search.ts'
import type { savedInput, savedOutput } from '../../answers/saved/saved.ts'
import type { placeShare, shareInput, shareOutput } from '../../answers/share/share.ts'
import type { supplyRiskInput, supplyRiskOutput } from '../../answers/supply-risk/supply-risk.ts'
import type { TradeAnswer, tradeInput } from '../../answers/trade/shapes.ts'
import type { Ask } from '../ask.ts'

export type { TradeAnswer }
export type DocumentInput = z.input<typeof documentInput>
export type ShareAnswer = z.output<typeof shareOutput>
export type ConcentrationAnswer = z.output<typeof concentrationOutput>
export type SupplyRiskAnswer = z.output<typeof supplyRiskOutput>
export type ChainAnswer = z.output<typeof chainOutput>
export type { ChainStage }
export type { CoverageAnswer }
export type { CalendarAnswer, ControlsAnswer, ExposureAnswer, LicenceAnswer }
export type PlaceShare = z.output<typeof placeShare>
export type { CompareAnswer, ComparedRow, ConflictRow, HistoryAnswer, HistorySeries }
export type ConflictsAnswer = z.output<typeof conflictsOutput>
export type OverrideRow = z.output<typeof overrideRow>
export type { BacktestAnswer, ScenarioAnswer }
export type ScenariosAnswer = z.output<typeof scenariosOutput>
export type SearchAnswer = z.output<typeof searchOutput>
export type SavedAnswer = z.output<typeof savedOutput>
export type SearchHit = z.output<typeof searchHit>
export type ReceiptAnswer = z.output<typeof receiptOutput>
export type EventsAnswer = z.output<typeof eventsOutput>
export type EventRow = z.output<typeof eventRow>
export type { JobsAnswer, ReceiptDiffAnswer, SourcesAnswer }
export type DoctorAnswer = z.output<typeof doctorOutput>

/** Leaves out what was not given, so that a form's empty field is the same as no field. */
export type Loose<T> = { [K in keyof T]?: T[K] | undefined }

/** The questions the pages ask, with the types of their operations; `ask` itself is untyped because it serves every surface. */
export interface Questions {
  check(input: z.input<typeof checkInput>): Promise<CheckAnswer>
  coverage(input: z.input<typeof coverageInput>): Promise<CoverageAnswer>
  share(input: Loose<z.input<typeof shareInput>>): Promise<ShareAnswer>
  concentration(input: Loose<z.input<typeof concentrationInput>>): Promise<ConcentrationAnswer>
  supplyRisk(input: Loose<z.input<typeof supplyRiskInput>>): Promise<SupplyRiskAnswer>
  chain(input: Loose<z.input<typeof chainInput>>): Promise<ChainAnswer>
  backtest(input: Loose<z.input<typeof backtestInput>>): Promise<BacktestAnswer>
  scenario(input: Loose<z.input<typeof scenarioInput>> & { scenario: string }): Promise<ScenarioAnswer>
  scenarios(input: Loose<z.input<typeof scenariosInput>>): Promise<ScenariosAnswer>
  search(input: Loose<z.input<typeof searchInput>>): Promise<SearchAnswer>
  saved(input: Loose<z.input<typeof savedInput>>): Promise<SavedAnswer>
  receipt(input: z.input<typeof receiptInput>): Promise<ReceiptAnswer>
  events(input: Loose<z.input<typeof eventsInput>>): Promise<EventsAnswer>
  history(input: Loose<z.input<typeof historyInput>>): Promise<HistoryAnswer>
  compare(input: Loose<z.input<typeof compareInput>> & { value: string }): Promise<CompareAnswer>
  conflicts(input: Loose<z.input<typeof conflictsInput>>): Promise<ConflictsAnswer>
  licence(input: Loose<z.input<typeof licenceInput>>): Promise<LicenceAnswer>
  exposure(input: Loose<z.input<typeof exposureInput>>): Promise<ExposureAnswer>
  controls(input: Loose<z.input<typeof controlsInput>>): Promise<ControlsAnswer>
  calendar(input: Loose<z.input<typeof calendarInput>>): Promise<CalendarAnswer>
  trade(input: Loose<z.input<typeof tradeInput>> & { code: string }): Promise<TradeAnswer>
  sources(input: Loose<Record<keyof z.input<typeof sourcesInput>, string | undefined>>): Promise<SourcesAnswer>
  jobs(input: Loose<Record<keyof z.input<typeof jobsInput>, string | number>>): Promise<JobsAnswer>
  receiptDiff(input: Loose<z.input<typeof receiptDiffInput>> & { id: string }): Promise<ReceiptDiffAnswer>
  doctor(): Promise<DoctorAnswer>
}

export const questions = (ask: Ask): Questions => ({
  check: (input) => ask('check', input) as Promise<CheckAnswer>,
  coverage: (input) => ask('coverage', input) as Promise<CoverageAnswer>,
  share: (input) => ask('share', input) as Promise<ShareAnswer>,
  concentration: (input) => ask('concentration', input) as Promise<ConcentrationAnswer>,
  supplyRisk: (input) => ask('supply-risk', input) as Promise<SupplyRiskAnswer>,
  chain: (input) => ask('chain', input) as Promise<ChainAnswer>,
  backtest: (input) => ask('backtest', input) as Promise<BacktestAnswer>,
  scenario: (input) => ask('scenario', input) as Promise<ScenarioAnswer>,
  scenarios: (input) => ask('scenarios', input) as Promise<ScenariosAnswer>,
  search: (input) => ask('search', input) as Promise<SearchAnswer>,
  saved: (input) => ask('saved', input) as Promise<SavedAnswer>,
  receipt: (input) => ask('receipt', input) as Promise<ReceiptAnswer>,
  events: (input) => ask('events', input) as Promise<EventsAnswer>,
  history: (input) => ask('history', input) as Promise<HistoryAnswer>,
  compare: (input) => ask('compare', input) as Promise<CompareAnswer>,
  conflicts: (input) => ask('conflicts', input) as Promise<ConflictsAnswer>,
  licence: (input) => ask('licence', input) as Promise<LicenceAnswer>,
  exposure: (input) => ask('exposure', input) as Promise<ExposureAnswer>,
  controls: (input) => ask('controls', input) as Promise<ControlsAnswer>,
  calendar: (input) => ask('calendar', input) as Promise<CalendarAnswer>,
  trade: (input) => ask('trade', input) as Promise<TradeAnswer>,
  sources: (input) => ask('sources', input) as Promise<SourcesAnswer>,
  jobs: (input) => ask('jobs', input) as Promise<JobsAnswer>,
  receiptDiff: (input) => ask('receipt-diff', input) as Promise<ReceiptDiffAnswer>,
  doctor: () => ask('doctor', {}) as Promise<DoctorAnswer>,
})
