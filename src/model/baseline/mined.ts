import { elementGroups } from '../../kernel/element.ts'
import { baselineElements, type Deposit } from '../../ledger/baseline/book.ts'
import { elementInOxide, fromBook, fromLedger, named, tonnes, type Chain, type Reported } from './chain.ts'
import type { BaselineDraft } from './draft.ts'

/** Relative standard deviations of the publishers: estimates of oxide of a country by the USGS, of magnet elements by the IEA, a company's own count (of half another year). */
export const publisherCv = { all_reo: 0.12, magnet_ree: 0.08, ndpr_oxide: 0.1 } as const

/** Which places of the chain a reported place takes in: itself, or all that its publisher does not name. */
function takenIn(chain: Chain, reported: readonly Reported[], { place, source, stage }: Reported): string[] {
  if (place === 'WORLD') return [...chain.places]
  if (place !== 'OTHER') return chain.places.includes(place) ? [place] : []
  const own = new Set(reported.filter((each) => each.source === source && each.stage === stage).map((each) => each.place))
  return chain.places.filter((each) => each === 'OTHER' || !own.has(each))
}

/** What is mined: the oxide and the magnet elements that publishers report, split by what the ores are made of. */
export function addMined(draft: BaselineDraft, chain: Chain, reported: readonly Reported[]): void {
  const mined = reported.filter(({ stage, place }) => stage === 'mining' && place !== 'WORLD')
  const oxide = oxideByPlace(chain, mined)
  const world = [...oxide.values()].reduce((sum, value) => sum + value, 0)
  for (const { place, deposit: id } of chain.book.places) {
    const deposit = chain.book.deposits.get(id ?? '')
    const tonnage = oxide.get(place) ?? 0
    if (deposit === undefined || tonnage === 0) continue
    const iea = mined.find((each) => each.basis === 'magnet_ree' && each.place === place)
    const byOxide = tonnage * magnetPart(deposit)
    const size = iea === undefined ? byOxide : (byOxide + iea.value) / 2
    for (const [at, element] of baselineElements.entries()) {
      const value = (size * (deposit.percent[at] ?? 0) * elementInOxide[element]) / 100 / magnetPart(deposit)
      const isHeavy = element === 'Dy' || element === 'Tb' || element === 'Sm'
      const provenance = fromBook(deposit, `${element} mined in ${place}: ${tonnes(value)}, as the ore ${deposit.id} is made of`)
      draft.quantity(
        named.output(element, 'mining', place),
        value,
        Math.hypot(isHeavy ? deposit.cvHeavy : deposit.cvLight, 0.1),
        world * 1e-4,
        provenance,
      )
    }
  }
  for (const figure of mined) {
    const members = takenIn(chain, mined, figure)
    const names = members.flatMap((place) =>
      elementGroups.magnet_rare_earths.map((element) => [named.output(element, 'mining', place), 1] as const),
    )
    const inElements = figure.basis === 'magnet_ree' ? figure.value : figure.value * meanPart(chain, members)
    if (inElements === 0 || (figure.basis === 'all_reo' && figure.place === 'OTHER')) continue
    const says = `magnet elements mined in ${figure.place}: ${tonnes(inElements)}${figure.basis === 'all_reo' ? `, from ${tonnes(figure.value)} of oxide` : ''} (${figure.publisher} ${figure.edition})`
    const sd = Math.max(publisherCv[figure.basis] * figure.value, revised(mined, figure)) * (inElements / figure.value)
    draft.observe(names, inElements, sd, fromLedger(figure, says))
  }
}

/** The spread of the editions of one publisher about one place and year: who revises by half knows no better than that. */
function revised(mined: readonly Reported[], { place, basis, publisher }: Reported): number {
  const values = mined
    .filter((each) => each.place === place && each.basis === basis && each.publisher === publisher)
    .map(({ value }) => value)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.length < 2 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

/** Contained Nd, Pr, Dy and Tb in a tonne of oxide. */
const magnetPart = (deposit: Deposit): number =>
  elementGroups.magnet_rare_earths.reduce(
    (sum, element) => sum + ((deposit.percent[baselineElements.indexOf(element)] ?? 0) * elementInOxide[element]) / 100,
    0,
  )

function meanPart(chain: Chain, places: readonly string[]): number {
  const parts = places.flatMap((place) => {
    const deposit = chain.book.deposits.get(chain.book.places.find((each) => each.place === place)?.deposit ?? '')
    return deposit === undefined ? [] : [magnetPart(deposit)]
  })
  return parts.reduce((sum, part) => sum + part, 0) / Math.max(1, parts.length)
}

/** Tonnes of oxide: the mean of the editions; places that are not of the chain are counted with OTHER. */
function oxideByPlace(chain: Chain, mined: readonly Reported[]): Map<string, number> {
  const editions = new Map<string, number[]>()
  for (const { basis, place, value } of mined)
    if (basis === 'all_reo') editions.set(place, [...(editions.get(place) ?? []), value])
  const sums = new Map<string, number>()
  for (const [place, values] of editions) {
    const key = chain.places.includes(place) ? place : 'OTHER'
    sums.set(key, (sums.get(key) ?? 0) + values.reduce((sum, value) => sum + value, 0) / values.length)
  }
  return sums
}
