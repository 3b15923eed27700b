import { elementGroups } from '../../kernel/element.ts'
import type { BaselineBook } from '../../ledger/baseline/book.ts'
import { drawer } from '../reconciliation/draw.ts'
import type { Problem, Reconciled, Unsolved } from '../reconciliation/problem.ts'
import { reconciled } from '../reconciliation/reconcile.ts'
import type { World } from '../scenario/world.ts'
import { chainOf, fromLedger, named, tonnes, type Chain, type Reported } from './chain.ts'
import { BaselineDraft, type Provenance } from './draft.ts'
import { addMagnets, type MagnetShare } from './magnets.ts'
import { addMined, publisherCv } from './mined.ts'
import { addRefined } from './refined.ts'
import { addUses } from './uses.ts'
import { worldOf } from './world-of.ts'

/** A reconciled chain of one year, and what it was made from. Tonnes a year. */
export interface Baseline {
  readonly chain: Chain
  readonly year: number
  readonly problem: Problem
  readonly found: Reconciled
  /** One for each observation of the problem. */
  readonly provenance: readonly Provenance[]
  /** Number in the problem of each quantity of the chain, by its name. */
  readonly numbers: ReadonlyMap<string, number>
  readonly world: World
  /** Another world that the observations allow; the numbers are standard normal. */
  draw(normal: () => number): World | Unsolved
}

/** Puts the chain together from the book and the ledger, and reconciles it. */
export function baselineOf(
  book: BaselineBook,
  year: number,
  reported: readonly Reported[],
  share: MagnetShare,
): Baseline | Unsolved {
  const chain = chainOf(book)
  const draft = new BaselineDraft()
  addMined(draft, chain, reported)
  addRefined(draft, chain, reported)
  addMagnets(draft, chain, share)
  addUses(draft, chain)
  addDemand(draft, chain, reported)
  const { problem, provenance, numbers } = draft.finished()
  const found = reconciled(problem)
  if ('fault' in found) return found
  const world = (values: ArrayLike<number | null>): World =>
    worldOf(chain, year, (name) => {
      const at = numbers.get(name)
      return at === undefined ? 0 : (values[at] ?? 0)
    })
  const draw = drawer(problem, found.values)
  return {
    chain,
    year,
    problem,
    found,
    provenance,
    numbers,
    world: world(found.values),
    draw(normal) {
      const values = draw(normal)
      return 'fault' in values ? values : world(values)
    },
  }
}

/** What the IEA says is used of the magnet elements in all uses: metal into magnets, and what leaves the chain on the way after separation. */
function addDemand(draft: BaselineDraft, chain: Chain, reported: readonly Reported[]): void {
  for (const figure of reported.filter(({ stage, place }) => stage === 'use' && place === 'WORLD')) {
    const uses = elementGroups.magnet_rare_earths.flatMap((element) =>
      chain.places.flatMap((place) => [
        [named.elsewhere(element, 'separation', place), 1] as const,
        [named.elsewhere(element, 'metal', place), 1] as const,
        ...chain.places.map((to) => [named.shipped(element, 'metal', place, to), 1] as const),
      ]),
    )
    const says = `magnet elements used in the world: ${tonnes(figure.value)} (${figure.publisher} ${figure.edition})`
    draft.observe(uses, figure.value, publisherCv.magnet_ree * figure.value, fromLedger(figure, says))
  }
}
