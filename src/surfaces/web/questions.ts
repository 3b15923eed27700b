import type { z } from 'zod'
import type { BacktestAnswer } from '../../answers/backtest/shapes.ts'
import type { backtestInput } from '../../answers/backtest/backtest.ts'
import type { baselineInput, BaselineAnswer } from '../../answers/baseline/shapes.ts'
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
import type { calendarInput, CalendarAnswer } from '../../answers/calendar/calendar.ts'
import type { controlsInput, ControlsAnswer } from '../../answers/controls/controls.ts'
import type { exposureInput, ExposureAnswer } from '../../answers/exposure/exposure.ts'
import type { FacilityAnswer, facilityInput } from '../../answers/facility/facility.ts'
import type { openQuestionsInput, OpenQuestionsAnswer } from '../../answers/open-questions/open-questions.ts'
import type { PartnershipsAnswer, partnershipsInput } from '../../answers/partnerships/partnerships.ts'
import type { RankAnswer, rankInput } from '../../answers/rank/rank.ts'
import type { exposureChainInput, ExposureChainAnswer } from '../../answers/exposure-chain/exposure-chain.ts'
import type { leverageInput, LeverageAnswer } from '../../answers/leverage/leverage.ts'
import type { JobsAnswer, jobsInput } from '../../answers/jobs/jobs.ts'
import type { licenceInput, LicenceAnswer } from '../../answers/licence/licence.ts'
import type { n1Input, N1Answer } from '../../answers/n-1/n-1.ts'
import type { outlookInput, OutlookAnswer } from '../../answers/outlook/outlook.ts'
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
export type { CoverageAnswer, FacilityAnswer, OpenQuestionsAnswer, PartnershipsAnswer, RankAnswer }
export type { CalendarAnswer, ControlsAnswer, ExposureAnswer, LicenceAnswer }
export type PlaceShare = z.output<typeof placeShare>
export type { CompareAnswer, ComparedRow, ConflictRow, HistoryAnswer, HistorySeries }
export type ConflictsAnswer = z.output<typeof conflictsOutput>
export type OverrideRow = z.output<typeof overrideRow>
export type { BacktestAnswer, BaselineAnswer, ExposureChainAnswer, LeverageAnswer, N1Answer, OutlookAnswer, ScenarioAnswer }
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
  scenario(input: Loose<z.input<typeof scenarioInput>> & { scenario: string }): Promise<ScenarioAnswer>
  scenarios(input: Loose<z.input<typeof scenariosInput>>): Promise<ScenariosAnswer>
  leverage(input: Loose<z.input<typeof leverageInput>>): Promise<LeverageAnswer>
  exposureChain(input: Loose<z.input<typeof exposureChainInput>>): Promise<ExposureChainAnswer>
  n1(input: Loose<z.input<typeof n1Input>>): Promise<N1Answer>
  outlook(input: Loose<z.input<typeof outlookInput>>): Promise<OutlookAnswer>
  backtest(input: Loose<z.input<typeof backtestInput>>): Promise<BacktestAnswer>
  baseline(input: Loose<z.input<typeof baselineInput>>): Promise<BaselineAnswer>
  search(input: Loose<z.input<typeof searchInput>>): Promise<SearchAnswer>
  saved(input: Loose<z.input<typeof savedInput>>): Promise<SavedAnswer>
  receipt(input: z.input<typeof receiptInput>): Promise<ReceiptAnswer>
  events(input: Loose<z.input<typeof eventsInput>>): Promise<EventsAnswer>
  history(input: Loose<z.input<typeof historyInput>>): Promise<HistoryAnswer>
  compare(input: Loose<z.input<typeof compareInput>> & { value: string }): Promise<CompareAnswer>
  conflicts(input: Loose<z.input<typeof conflictsInput>>): Promise<ConflictsAnswer>
  licence(input: Loose<z.input<typeof licenceInput>>): Promise<LicenceAnswer>
  rank(input: Loose<z.input<typeof rankInput>>): Promise<RankAnswer>
  facility(input: Loose<z.input<typeof facilityInput>>): Promise<FacilityAnswer>
  partnerships(input: Loose<z.input<typeof partnershipsInput>>): Promise<PartnershipsAnswer>
  openQuestions(input: Loose<z.input<typeof openQuestionsInput>>): Promise<OpenQuestionsAnswer>
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
  scenario: (input) => ask('scenario', input) as Promise<ScenarioAnswer>,
  scenarios: (input) => ask('scenarios', input) as Promise<ScenariosAnswer>,
  leverage: (input) => ask('leverage', input) as Promise<LeverageAnswer>,
  exposureChain: (input) => ask('exposure-chain', input) as Promise<ExposureChainAnswer>,
  n1: (input) => ask('n-1', input) as Promise<N1Answer>,
  outlook: (input) => ask('outlook', input) as Promise<OutlookAnswer>,
  backtest: (input) => ask('backtest', input) as Promise<BacktestAnswer>,
  baseline: (input) => ask('baseline', input) as Promise<BaselineAnswer>,
  search: (input) => ask('search', input) as Promise<SearchAnswer>,
  saved: (input) => ask('saved', input) as Promise<SavedAnswer>,
  receipt: (input) => ask('receipt', input) as Promise<ReceiptAnswer>,
  events: (input) => ask('events', input) as Promise<EventsAnswer>,
  history: (input) => ask('history', input) as Promise<HistoryAnswer>,
  compare: (input) => ask('compare', input) as Promise<CompareAnswer>,
  conflicts: (input) => ask('conflicts', input) as Promise<ConflictsAnswer>,
  licence: (input) => ask('licence', input) as Promise<LicenceAnswer>,
  rank: (input) => ask('rank', input) as Promise<RankAnswer>,
  facility: (input) => ask('facility', input) as Promise<FacilityAnswer>,
  partnerships: (input) => ask('partnerships', input) as Promise<PartnershipsAnswer>,
  openQuestions: (input) => ask('open-questions', input) as Promise<OpenQuestionsAnswer>,
  exposure: (input) => ask('exposure', input) as Promise<ExposureAnswer>,
  controls: (input) => ask('controls', input) as Promise<ControlsAnswer>,
  calendar: (input) => ask('calendar', input) as Promise<CalendarAnswer>,
  trade: (input) => ask('trade', input) as Promise<TradeAnswer>,
  sources: (input) => ask('sources', input) as Promise<SourcesAnswer>,
  jobs: (input) => ask('jobs', input) as Promise<JobsAnswer>,
  receiptDiff: (input) => ask('receipt-diff', input) as Promise<ReceiptDiffAnswer>,
  doctor: () => ask('doctor', {}) as Promise<DoctorAnswer>,
})
