import { pick } from './address.ts'
import { hitsPerPage, searchPage } from './pages/search.tsx'
import { sharesPage } from './pages/shares.tsx'
import { timelinePage } from './pages/timeline.tsx'
import type { Questions } from './questions.ts'
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

const timeline: Route = async (ask, view) => {
  const fields = ['query', 'mineral', 'place', 'from', 'to', 'asOf', 'knownBy']
  const [answer, all] = await Promise.all([
    ask.events({ ...pick(view.at.query, fields), limit: 1000 }),
    ask.events({ ...pick(view.at.query, ['asOf', 'knownBy']), limit: 1000 }),
  ])
  return timelinePage(answer, all, view)
}

/** The pages that are one question each, by path. A new page is a line here, one in the masthead and one in `test/e2e/pages.ts`. */
export const routes: Readonly<Record<string, Route>> = {
  '/search': async (ask, view) => searchPage(await ask.search({ ...view.at.query, limit: hitsPerPage }), view),
  '/shares': shares,
  '/timeline': timeline,
}
