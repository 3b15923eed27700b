import { elementGroups } from '../../kernel/element.ts'
import { baselineElements } from '../../ledger/baseline/book.ts'
import type { Baseline } from '../../model/baseline/baseline.ts'
import { named } from '../../model/baseline/chain.ts'
import type { Provenance } from '../../model/baseline/draft.ts'
import { elementStages } from '../../model/scenario/world.ts'
import type { Figure } from '../../ledger/figure.ts'
import { baselineStages, type BaselineAnswer } from './shapes.ts'

interface At {
  readonly value: number
  readonly sd: number
  readonly index: number
  readonly ground: Provenance
}

/** A quantity of the chain by its name, or nothing where the chain has none. */
function quantityOf({ numbers, found, provenance }: Baseline, name: string): At | undefined {
  const index = numbers.get(name)
  const ground = index === undefined ? undefined : provenance[index]
  return index === undefined || ground === undefined
    ? undefined
    : { value: found.values[index] ?? 0, sd: found.sd[index] ?? 0, index, ground }
}

/** What every place puts out at every stage, by element, and of magnets by grade. */
export function outputsOf(baseline: Baseline, nameOf: (place: string) => string): BaselineAnswer['outputs'] {
  const { chain, found, problem } = baseline
  const rows = (
    good: string,
    stage: (typeof baselineStages)[number],
    name: (place: string) => string,
  ): BaselineAnswer['outputs'] => {
    const made = chain.places.flatMap((place) => {
      const at = quantityOf(baseline, name(place))
      return at === undefined ? [] : [{ place, at }]
    })
    const world = made.reduce((sum, { at }) => sum + at.value, 0)
    return made
      .map(({ place, at: { value, sd, index, ground } }) => ({
        good,
        stage,
        place,
        name: nameOf(place),
        value,
        sd,
        share: world === 0 ? 0 : value / world,
        adjustment: value - (problem.observations[index]?.value ?? value),
        class: found.classes[index] ?? 'non-observable',
        ground: ground.kind,
        says: ground.says,
      }))
      .toSorted((a, b) => b.value - a.value)
  }
  return [
    ...baselineElements.flatMap((element) =>
      elementStages.flatMap((stage) => rows(element, stage, (place) => named.output(element, stage, place))),
    ),
    ...chain.grades.flatMap((grade) => rows(grade, 'magnet', (place) => named.magnets(grade, place))),
  ]
}

export function shipmentsOf(baseline: Baseline): BaselineAnswer['shipments'] {
  const { chain } = baseline
  const pairs = chain.places.flatMap((from) => chain.places.map((to) => [from, to] as const))
  const rows = (
    good: string,
    stage: (typeof baselineStages)[number],
    name: (from: string, to: string) => string,
  ): BaselineAnswer['shipments'] =>
    pairs
      .flatMap(([from, to]) => {
        const at = quantityOf(baseline, name(from, to))
        return at === undefined || at.value === 0
          ? []
          : [{ good, stage, from, to, value: at.value, sd: at.sd, ground: at.ground.kind }]
      })
      .toSorted((a, b) => b.value - a.value)
  return [
    ...baselineElements.flatMap((element) =>
      elementStages.flatMap((stage) => rows(element, stage, (from, to) => named.shipped(element, stage, from, to))),
    ),
    ...chain.grades.flatMap((grade) => rows(grade, 'magnet', (from, to) => named.magnetsShipped(grade, from, to))),
  ]
}

/** One element from mine to use, contained tonnes a year: its shipments, and after them the magnets that hold it. What stays in its place counts too. */
export function flowsOf(baseline: Baseline, element: (typeof baselineElements)[number] | undefined): BaselineAnswer['flows'] {
  if (element === undefined) return []
  const { chain } = baseline
  const symbol = baselineElements.indexOf(element)
  const amount = (name: string): number => quantityOf(baseline, name)?.value ?? 0
  const inMagnets = (from: string, to: string): number =>
    chain.grades.reduce(
      (sum, grade, row) => sum + (chain.takes[row]?.[symbol] ?? 0) * amount(named.magnetsShipped(grade, from, to)),
      0,
    )
  return baselineStages.flatMap((stage) =>
    chain.places
      .flatMap((from) =>
        chain.places.map((to) => ({
          stage,
          from,
          to,
          value: stage === 'magnet' ? inMagnets(from, to) : amount(named.shipped(element, stage, from, to)),
        })),
      )
      .filter(({ value }) => value > 0)
      .toSorted((a, b) => b.value - a.value),
  )
}

/** Every observation that was checked by others, the one that had to move most first. */
export function observationsOf({ problem, found, provenance }: Baseline): BaselineAnswer['disagree'] {
  return provenance
    .flatMap(({ says, kind, source, locator, note, receipts }, at) => {
      const normalised = found.normalised[at]
      const observation = problem.observations[at]
      if (normalised === null || normalised === undefined || observation === undefined || observation.value === null) return []
      return [
        {
          says,
          observed: observation.value,
          observedSd: observation.sd,
          reconciled: found.values[at] ?? observation.value,
          normalised,
          chi2Share: found.chi2 === 0 ? 0 : (found.chi2Of[at] ?? 0) / found.chi2,
          ground: kind,
          source,
          locator,
          note,
          receipts: [...receipts],
        },
      ]
    })
    .toSorted((a, b) => Math.abs(b.normalised) - Math.abs(a.normalised))
}

export function bySourceOf({ found, provenance }: Baseline): BaselineAnswer['bySource'] {
  const sums = new Map<string, BaselineAnswer['bySource'][number]>()
  for (const [at, { source, kind }] of provenance.entries()) {
    const key = `${source} ${kind}`
    const sum = sums.get(key) ?? { source, ground: kind, observations: 0, chi2: 0, share: 0 }
    const chi2 = sum.chi2 + (found.chi2Of[at] ?? 0)
    sums.set(key, { ...sum, observations: sum.observations + 1, chi2, share: found.chi2 === 0 ? 0 : chi2 / found.chi2 })
  }
  return [...sums.values()].toSorted((a, b) => b.chi2 - a.chi2)
}

/** Shares of single places that the ledger holds for the year, beside those of the chain. */
export function comparedOf(baseline: Baseline, shares: readonly Figure[]): BaselineAnswer['compared'] {
  const { chain } = baseline
  const total = (stage: string, places: readonly string[]): number => {
    const names =
      stage === 'magnet'
        ? chain.grades.flatMap((grade) => places.map((place) => named.magnets(grade, place)))
        : elementGroups.magnet_rare_earths.flatMap((element) => places.map((place) => named.output(element, stage, place)))
    return names.reduce((sum, name) => sum + (quantityOf(baseline, name)?.value ?? 0), 0)
  }
  return shares
    .flatMap((figure) => {
      const stage = figure.stage === 'refining' ? 'separation' : figure.stage
      const isKnown = stage === 'mining' || stage === 'separation' || stage === 'magnet'
      const basis = stage === 'magnet' ? 'gross' : 'magnet_ree'
      if (
        !isKnown ||
        figure.value === null ||
        figure.geography === null ||
        figure.basis !== basis ||
        !chain.places.includes(figure.geography)
      )
        return []
      const reconciled = (100 * total(stage, [figure.geography])) / total(stage, chain.places)
      return [
        {
          says: `${figure.geography} at ${figure.stage} (${figure.publisher} ${figure.edition})`,
          reported: figure.value,
          reconciled,
          difference: reconciled - figure.value,
          receipts: [...figure.receipts],
        },
      ]
    })
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.says < b.says ? -1 : 1))
}
