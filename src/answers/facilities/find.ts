import { Refusal } from '../../kernel/errors.ts'
import type { Facility } from '../../ledger/facilities/book.ts'

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Facilities that words may mean: an id, a name, a ticker, else a company, else part of any of them. */
export function facilitiesNamed(facilities: readonly Facility[], words: string): Facility[] {
  const wanted = plain(words)
  if (wanted === '') return []
  const tests: ((facility: Facility) => boolean)[] = [
    ({ id }) => id === words.trim().toLowerCase(),
    ({ name }) => plain(name) === wanted,
    ({ tickers }) => tickers.some((ticker) => plain(ticker) === wanted),
    ({ company }) => plain(company) === wanted,
    ({ name, company, location }) => ` ${plain(`${name} ${company} ${location}`)} `.includes(` ${wanted} `),
  ]
  for (const test of tests) {
    const found = facilities.filter(test)
    if (found.length > 0) return found
  }
  return []
}

/** The one facility that words mean; refuses what means none, and names the choice where there are several. */
export function findFacility(facilities: readonly Facility[], words: string): Facility {
  const found = facilitiesNamed(facilities, words)
  const [first, ...more] = found
  if (first === undefined)
    throw new Refusal('not-found', `no facility on record is called "${words}"; \`ytterby facility\` lists them`)
  if (more.length > 0)
    throw new Refusal(
      'bad-input',
      `"${words}" may mean ${found.map(({ id, name }) => `${id} (${name})`).join(', ')}; name one by its id`,
    )
  return first
}
