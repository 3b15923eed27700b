import { otherAsia, readablePlace } from '../../sources/trade/places.ts'
import type { TradeGood } from '../../sources/trade/goods.ts'
import type { TradeDataset } from '../../ledger/trade.ts'
import type { Partners } from './partners.ts'
import type { Scene } from './scene.ts'
import type { TradeAnswer } from './shapes.ts'
import type { Chosen } from './trade.ts'

/** What a reader must know before using the figures: what the code mixes, what the table lacks, what did not add up. */
export function warningsOf(
  scene: Scene,
  chosen: Chosen | undefined,
  answer: Partners & Pick<TradeAnswer, 'flows' | 'mirror'>,
  good: TradeGood | undefined,
): string[] {
  const { code } = scene.input
  const said: string[] = []
  if (code.length < 6) said.push(`${code} is a heading: the sum over every six-digit code under it, different goods together.`)
  else if (good === undefined)
    said.push(`${code} is not in the desk's table of critical-mineral codes: look up what it holds before you use it.`)
  else if (!good.isolates && good.note !== '') said.push(`${code}: ${good.note}`)
  if (chosen === undefined) return said
  said.push(...coverageWarnings(chosen, answer))
  said.push(...missingYears(scene, chosen))
  const shown = [...answer.exporters, ...answer.importers].map(({ place }) => place)
  if (shown.includes(scene.store.places.at(otherAsia)?.code ?? ''))
    said.push(
      `"Other Asia, nes" (area ${otherAsia}) is kept as its own place; it is commonly read as Taiwan, which the table does not list.`,
    )
  for (const dataset of chosen.series.datasets) said.push(...datasetWarnings(scene, dataset, chosen))
  return said
}

function coverageWarnings({ series }: Chosen, answer: Partners): string[] {
  const coverage = series.datasets[0]?.coverage
  const said: string[] = []
  if (coverage === 'largest flows')
    said.push('The table lists only the largest flows: totals are too low and shares are of the listed flows.')
  if (coverage === 'values only') said.push('The table has values without weights: no quantities and no unit values.')
  else if (answer.world !== null && answer.world.weighed < 99)
    said.push(
      `Flows worth ${(100 - answer.world.weighed).toFixed(1)} % of the value state no weight; quantities and unit values rest on the others.`,
    )
  if (answer.world?.importsValue != null)
    said.push('Reported trade counts only countries that report; exports and imports are added up separately and differ.')
  return said
}

function missingYears({ input, totals }: Scene, { series, years: [from, to] }: Chosen): string[] {
  if (input.from === undefined && input.to === undefined) return []
  const of = new Set(series.datasets.map(({ id }) => id))
  const has = new Set(totals.filter(({ dataset, month }) => month === 0 && of.has(dataset)).map(({ year }) => year))
  const missing: number[] = []
  for (let year = input.from ?? from; year <= (input.to ?? to); year++) if (!has.has(year)) missing.push(year)
  return missing.length === 0
    ? []
    : [`${series.series} has nothing on ${input.code} for ${missing.join(', ')}; these years are not in the sums.`]
}

function datasetWarnings(scene: Scene, dataset: TradeDataset, { years: [from, to] }: Chosen): string[] {
  const said: string[] = []
  const quarantined = Object.entries(dataset.rows.quarantined)
  if (quarantined.length > 0)
    said.push(
      `${dataset.file}: ${quarantined.map(([reason, count]) => `${count} rows quarantined as ${reason}`).join(', ')} of ${dataset.rows.read}.`,
    )
  if (!dataset.held)
    said.push(
      `${dataset.file} was too large to be kept: the desk holds its hash, ${dataset.hash.slice(0, 12)}…, and not its bytes.`,
    )
  const unbalanced = dataset.unbalanced.first.filter(
    ({ code, year }) => code >= scene.codes.from && code <= scene.codes.to && year >= from && year <= to,
  )
  for (const { reporter, flow, year, partners, world } of unbalanced.slice(0, 5))
    said.push(
      `${dataset.file}: the partners of ${readablePlace(scene.store.places, reporter)} (${flow}, ${year}) add up to ${Math.round(partners)} US dollars and its world row says ${Math.round(world)}.`,
    )
  return said
}
