import { pick } from './address.ts'
import { Refusal } from '../../kernel/errors.ts'
import { mineralName, mineralTitle } from './minerals.ts'
import { nothingOnRecord, silence } from './parts/nothing-on-record.tsx'
import { chainPage } from './pages/chain.tsx'
import { compareForm, comparePage } from './pages/compare.tsx'
import { conflictsPage, conflictsPerPage } from './pages/conflicts.tsx'
import { historyPage, noHistoryPage } from './pages/history.tsx'
import { calendarPage, controlsPage } from './pages/controls.tsx'
import { licencePage } from './pages/licence.tsx'
import { concentrationPage } from './pages/concentration.tsx'
import { mapPage } from './pages/map.tsx'
import { hitsPerPage, searchPage } from './pages/search.tsx'
import { sharesPage } from './pages/shares.tsx'
import { supplyRiskPage } from './pages/supply-risk.tsx'
import { timelinePage } from './pages/timeline.tsx'
import { tradePage } from './pages/trade.tsx'
import type { ChainAnswer, ChainStage, Questions } from './questions.ts'
import { refuseUnknown, sharesByStage } from './stage-shares.ts'
import type { Page, View } from './view.ts'

/** Builds a page from its address; what it cannot answer it refuses. Its charts are also given as files. */
export type Route = (ask: Questions, view: View) => Promise<Page>

const shares: Route = async (ask, view) => {
  const mineral = view.at.query['mineral'] ?? 'rare_earths'
  const { stage, basis, year } = view.at.query
  refuseUnknown({ stage, basis, year })
  const times = pick(view.at.query, ['year', 'asOf', 'knownBy'])
  return sharesPage(await sharesByStage(ask, { mineral, ...times }, { stage, basis }), view, mineral)
}

const chainFields = ['mineral', 'year', 'basis', 'asOf', 'knownBy']

/**
 * The chain as a page asks for it. Without a year it is the year in which most of the stages it is about are counted: the newest
 * on record may be one of reserves alone.
 */
async function chainAsked(
  ask: Questions,
  view: View,
  mineral: string,
  isAbout: (stage: ChainStage) => boolean,
): Promise<ChainAnswer> {
  const fields = { ...pick(view.at.query, chainFields), mineral }
  const answer = await ask.chain(fields)
  if (view.at.query['year'] !== undefined) return answer
  const years = answer.stages.flatMap((each) => (each.reading !== null && isAbout(each) ? [each.reading.year] : []))
  const count = (year: number): number => years.filter((each) => each === year).length
  const [best] = years.toSorted((a, b) => count(b) - count(a) || b - a)
  return best === undefined || best === answer.year ? answer : ask.chain({ ...fields, year: best })
}

const chain: Route = async (ask, view) => {
  const { basis, year } = view.at.query
  refuseUnknown({ stage: undefined, basis, year })
  const mineral = view.at.query['mineral'] ?? 'magnet_rare_earths'
  try {
    return chainPage(await chainAsked(ask, view, mineral, () => true), view)
  } catch (error) {
    const title = `Who holds each stage of ${mineralName(mineral)}`
    return nothingOnRecord({ refusal: silence(error), title, section: '/chain', at: view.at, mineral })
  }
}

const map: Route = async (ask, view) => {
  const { stage = 'mining', basis, year } = view.at.query
  refuseUnknown({ stage, basis, year })
  const mineral = view.at.query['mineral'] ?? 'rare_earths'
  try {
    const answer = await chainAsked(ask, view, mineral, (each) => each.stage === stage)
    const found = answer.stages.find((each) => each.stage === stage)
    if (found === undefined) throw new Refusal('unknown-stage', `${stage} is no stage of the chain`)
    return mapPage(answer, found, view)
  } catch (error) {
    const title = `${mineralTitle(mineral)} on the map`
    return nothingOnRecord({ refusal: silence(error), title, section: '/map', at: view.at, mineral })
  }
}

const history: Route = async (ask, view) => {
  const fields = ['mineral', 'stage', 'measure', 'place', 'basis', 'from', 'to', 'asOf', 'knownBy']
  try {
    return historyPage(await ask.history(pick(view.at.query, fields)), view)
  } catch (error) {
    // A choice without figures keeps the form, so that another can be made.
    if (error instanceof Refusal && (error.code === 'not-found' || error.message.startsWith('name a place')))
      return noHistoryPage(error.message, view)
    throw error
  }
}

const compare: Route = async (ask, view) => {
  const { value } = view.at.query
  if (value === undefined) return compareForm(view)
  const fields = ['mineral', 'stage', 'place', 'measure', 'year', 'basis', 'asOf', 'knownBy']
  try {
    return comparePage(await ask.compare({ value, ...pick(view.at.query, fields) }), view)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'bad-input') return compareForm(view, error)
    throw error
  }
}

const conflicts: Route = async (ask, view) => {
  const fields = ['kind', 'mineral', 'stage', 'place', 'measure', 'year', 'basis', 'offset', 'asOf', 'knownBy']
  return conflictsPage(await ask.conflicts({ ...pick(view.at.query, fields), limit: conflictsPerPage }), view)
}

const conventions = ['base', 'whole', 'other', 'others', 'n', 'spare']

const concentration: Route = async (ask, view) => {
  const { query } = view.at
  if (query['table'] !== undefined)
    return concentrationPage(await ask.concentration(pick(query, ['table', 'where', 'governance', ...conventions])), view)
  if (query['code'] !== undefined)
    return concentrationPage(await ask.concentration(pick(query, ['code', 'year', 'asOf', 'knownBy', ...conventions])), view)
  const { stage = 'mining', basis, year } = query
  refuseUnknown({ stage, basis, year })
  const mineral = query['mineral'] ?? 'rare_earths'
  const asked = { mineral, stage, ...pick(query, ['basis', 'year', 'asOf', 'knownBy', ...conventions]) }
  try {
    return concentrationPage(await ask.concentration(asked), view)
  } catch (error) {
    return nothingOnRecord({
      refusal: silence(error),
      title: 'How few hold how much',
      section: '/concentration',
      at: view.at,
      mineral,
    })
  }
}

const supplyRisk: Route = async (ask, view) => {
  const { query } = view.at
  if (query['table'] !== undefined)
    return supplyRiskPage(await ask.supplyRisk(pick(query, ['table', 'production', 'where', 'governance', 'importer'])), [], view)
  const asked = pick(query, ['material', 'year', 'asOf', 'knownBy'])
  const answer = await ask.supplyRisk(asked)
  const over =
    query['material'] === undefined
      ? []
      : await Promise.all(answer.years.map(async (year) => ask.supplyRisk({ ...asked, year: String(year) })))
  return supplyRiskPage(answer, over, view)
}

const timeline: Route = async (ask, view) => {
  const fields = ['query', 'mineral', 'place', 'from', 'to', 'asOf', 'knownBy']
  const [answer, all] = await Promise.all([
    ask.events({ ...pick(view.at.query, fields), limit: 1000 }),
    ask.events({ ...pick(view.at.query, ['asOf', 'knownBy']), limit: 1000 }),
  ])
  return timelinePage(answer, all, view)
}

/** The form alone until what moves or where is said; a refusal stands beside the form, with what was typed. */
const licence: Route = async (ask, view) => {
  const { query } = view.at
  if (Object.keys(query).length === 0) return licencePage(null, view)
  try {
    return licencePage(await ask.licence(query), view)
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'internal') return licencePage(null, view, error)
    throw error
  }
}

const controls: Route = async (ask, view) => {
  const { words = '', from, to } = view.at.query
  const asked = from !== undefined && to !== undefined ? ['diff', from, to] : words.split(/\s+/).filter((word) => word !== '')
  return controlsPage(
    await ask.controls({ ...pick(view.at.query, ['on', 'knownBy', 'jurisdiction', 'mineral', 'kind']), words: asked }),
    view,
  )
}

const calendar: Route = async (ask, view) =>
  calendarPage(await ask.calendar(pick(view.at.query, ['from', 'to', 'jurisdiction', 'knownBy'])), view)

const trade: Route = async (ask, view) => {
  const { code = '850511', ...query } = view.at.query
  const fields = ['year', 'from', 'to', 'exporter', 'importer', 'dataset', 'months', 'limit', 'asOf', 'knownBy']
  return tradePage(await ask.trade({ code, ...pick(query, fields) }), view)
}

/** The pages that are one question each, by path. A new page is a line here, one in `sections.ts` and one in `test/e2e/pages.ts`. */
export const routes: Readonly<Record<string, Route>> = {
  '/search': async (ask, view) => {
    const isFront = Object.keys(view.at.query).length === 0
    const { saved } = isFront ? await ask.saved({}) : { saved: [] }
    return searchPage(await ask.search({ ...view.at.query, limit: hitsPerPage }), saved, view)
  },
  '/chain': chain,
  '/shares': shares,
  '/map': map,
  '/history': history,
  '/compare': compare,
  '/conflicts': conflicts,
  '/concentration': concentration,
  '/supply-risk': supplyRisk,
  '/trade': trade,
  '/timeline': timeline,
  '/licence': licence,
  '/controls': controls,
  '/calendar': calendar,
}
