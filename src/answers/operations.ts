import { allocate } from './allocate/allocate.ts'
import { baseline } from './baseline/baseline.ts'
import { backtest } from './backtest/backtest.ts'
import { calendar } from './calendar/calendar.ts'
import { chain } from './chain/chain.ts'
import { check } from './check/check.ts'
import { copies } from './copies/copies.ts'
import { coverage } from './coverage/coverage.ts'
import { concentration } from './concentration/concentration.ts'
import { compare } from './compare/compare.ts'
import { conflicts } from './conflicts/conflicts.ts'
import { controls } from './controls/controls.ts'
import { doctor } from './doctor/doctor.ts'
import { events } from './events/events.ts'
import { exposure } from './exposure/exposure.ts'
import { extract } from './extract/extract.ts'
import { facility } from './facility/facility.ts'
import { figures } from './figures/figures.ts'
import { history } from './history/history.ts'
import { ingest } from './ingest/ingest.ts'
import { jobs } from './jobs/jobs.ts'
import { judge } from './judge/judge.ts'
import { leverage } from './leverage/leverage.ts'
import { licence } from './licence/licence.ts'
import type { Operation } from './operation.ts'
import { exposureChain } from './exposure-chain/exposure-chain.ts'
import { n1 } from './n-1/n-1.ts'
import { outlook } from './outlook/outlook.ts'
import { openQuestions } from './open-questions/open-questions.ts'
import { override } from './override/override.ts'
import { partnerships } from './partnerships/partnerships.ts'
import { quantities } from './quantities/quantities.ts'
import { reconcile } from './reconcile/reconcile.ts'
import { rank } from './rank/rank.ts'
import { receipt } from './receipt/receipt.ts'
import { saved } from './saved/saved.ts'
import { scenario } from './scenario/scenario.ts'
import { scenarios } from './scenario/scenarios.ts'
import { receiptDiff } from './receipt-diff/receipt-diff.ts'
import { search } from './search/search.ts'
import { settle } from './settle/settle.ts'
import { share } from './share/share.ts'
import { sources } from './watching/sources.ts'
import { supplyRisk } from './supply-risk/supply-risk.ts'
import { trade } from './trade/trade.ts'

/** THE table: every question the desk answers. Commands, routes, OpenAPI, MCP tools and pages follow from it. */
export const operations: readonly Operation[] = [
  check,
  coverage,
  copies,
  search,
  saved,
  receipt,
  receiptDiff,
  share,
  concentration,
  supplyRisk,
  chain,
  trade,
  settle,
  conflicts,
  history,
  compare,
  figures,
  events,
  licence,
  exposure,
  controls,
  calendar,
  scenario,
  backtest,
  leverage,
  exposureChain,
  outlook,
  n1,
  scenarios,
  allocate,
  reconcile,
  baseline,
  rank,
  facility,
  partnerships,
  openQuestions,
  extract,
  quantities,
  judge,
  ingest,
  sources,
  jobs,
  override,
  doctor,
]
