import { routes } from './routes.ts'

/** One page in the navigation. */
export interface Section {
  readonly path: string
  readonly word: string
  /** The question it answers, for the front page. */
  readonly asks: string
}

/** Pages that belong together stand in a second row under the first of them, which gives the row its word. */
export interface SectionGroup {
  /** The page behind the word. */
  readonly path: string
  readonly word: string
  readonly pages: readonly Section[]
}

const check: readonly Section[] = [
  { path: '/', word: 'Article', asks: 'Which numbers of this article hold?' },
  { path: '/coverage', word: 'Coverage', asks: 'Several articles on one event: what does each say, leave out, get wrong?' },
]

const chain: readonly Section[] = [
  { path: '/chain', word: 'Chain', asks: 'Who holds each stage, from rock to magnet, and what is not known?' },
  { path: '/shares', word: 'Shares', asks: 'Who holds one stage in full, place by place and definition by definition?' },
  { path: '/map', word: 'Map', asks: 'Where on earth is it mined, refined, made?' },
  { path: '/history', word: 'History', asks: 'How did it come to this, year by year and edition by edition?' },
  { path: '/compare', word: 'Compare', asks: 'One number against every definition: is “70%” right?' },
  { path: '/concentration', word: 'Concentration', asks: 'How few hold how much, and what if the largest is gone?' },
  { path: '/supply-risk', word: 'Supply risk', asks: 'What do the methods of the EU and of GeoPolRisk say?' },
  { path: '/trade', word: 'Trade', asks: 'Who ships to whom, and do both sides report the same?' },
  { path: '/conflicts', word: 'Conflicts', asks: 'Where do publishers and editions disagree, and why?' },
]

const licence: readonly Section[] = [
  { path: '/licence', word: 'Licence', asks: 'Does this part need an export licence on that day?' },
  { path: '/exposure', word: 'Exposure', asks: 'Which lines of my bill of materials need one, and which hang on China?' },
  { path: '/controls', word: 'Controls', asks: 'Which export controls are on the book, and what changed between two days?' },
  { path: '/calendar', word: 'Calendar', asks: 'What begins, lapses or comes back, and when?' },
]

const scenario: readonly Section[] = [
  { path: '/scenario', word: 'Scenario lab', asks: 'What if it is cut off: who goes short of what, and when?' },
  { path: '/leverage', word: 'Leverage', asks: 'What does a cut cost either side, month by month, and how soon does it hurt?' },
  { path: '/exposure-chain', word: 'Exposure chain', asks: 'How much has passed through China, openly or hidden further up?' },
  { path: '/outlook', word: 'Outlook', asks: 'Who holds each stage in 2035, and does the summit change it?' },
  { path: '/backtest', word: 'Back-test', asks: 'Would the simulation have foreseen the controls of the past?' },
  { path: '/baseline', word: 'Baseline', asks: 'Who ships what to whom so that it all balances, and who disagrees?' },
]

const readiness: readonly Section[] = [
  { path: '/rankings', word: 'Rankings', asks: 'Which refiner outside China is execution-ready, and under which weights?' },
  { path: '/facility', word: 'Facilities', asks: 'What is on record about one plant, for and against?' },
  { path: '/partnerships', word: 'Partnerships', asks: 'What was agreed, with what money, and what has been built since?' },
  { path: '/open-questions', word: 'Open questions', asks: 'What is not known, and which document would settle it?' },
]

const search: readonly Section[] = [
  { path: '/search', word: 'Search', asks: 'What is on record?' },
  { path: '/sources', word: 'Sources', asks: 'Which addresses are watched, and are they well?' },
  { path: '/jobs', word: 'Jobs', asks: 'What is being collected, and what could not be?' },
]

/** The navigation of the masthead. A page that has no route yet is not shown. */
export const sections: readonly (Section | SectionGroup)[] = [
  { path: '/', word: 'Check', pages: check },
  { path: '/search', word: 'Search', pages: search },
  { path: '/chain', word: 'Chain', pages: chain.filter(({ path }) => path in routes) },
  { path: '/licence', word: 'Licence', pages: licence },
  { path: '/scenario', word: 'What if', pages: scenario },
  { path: '/rankings', word: 'Readiness', pages: readiness },
  { path: '/timeline', word: 'Timeline', asks: 'What was decided, when, and what is in force?' },
  { path: '/about', word: 'Method', asks: 'How are verdicts reached?' },
]

/** Whether an entry is a group of pages. */
export const isGroup = (entry: Section | SectionGroup): entry is SectionGroup => 'pages' in entry
