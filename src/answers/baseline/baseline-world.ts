import type { Day } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Figure } from '../../ledger/figure.ts'
import { baselineOf, type Baseline } from '../../model/baseline/baseline.ts'
import type { Reported } from '../../model/baseline/chain.ts'
import type { MagnetShare } from '../../model/baseline/magnets.ts'
import { normals } from '../../model/reconciliation/draw.ts'
import type { World } from '../../model/scenario/world.ts'
import type { Desk } from '../operation.ts'

/** The year of which the book and the ledger hold enough to balance a chain. */
export const baselineYear = 2024

export interface AskedWorld {
  readonly year?: number | undefined
  readonly knownBy?: Day | undefined
  /** Draws another world that the observations allow, from this seed; without it the most likely one. */
  readonly seed?: number | undefined
  /** Which draw of that seed, from 0. */
  readonly draw?: number | undefined
}

/**
 * The world from which scenarios start, with the receipts it rests on. Refuses a year of which too little is on record, and a ledger that lacks the figures it is
 * made from (`not-found`).
 */
export async function baselineWorld(
  desk: Desk,
  asked: AskedWorld = {},
): Promise<{ readonly world: World; readonly baseline: Baseline; readonly receipts: readonly string[] }> {
  const baseline = await baselineOn(desk, asked)
  const receipts = [...new Set(baseline.provenance.flatMap((each) => each.receipts))].toSorted()
  if (asked.seed === undefined) return { world: baseline.world, baseline, receipts }
  const world = baseline.draw(normals((asked.seed + Math.imul(asked.draw ?? 0, 0x9e3779b1)) >>> 0))
  if ('fault' in world) throw new Refusal('bad-input', `draw ${asked.draw ?? 0} of seed ${asked.seed} found no balanced world`)
  return { world, baseline, receipts }
}

/** The reconciled chain of a year. */
export async function baselineOn(desk: Desk, { year = baselineYear, knownBy }: AskedWorld): Promise<Baseline> {
  if (year !== baselineYear)
    throw new Refusal('not-found', `the chain can be balanced for ${baselineYear} only: of ${year} too little is on record`)
  const [figures, book] = await Promise.all([
    desk.ledger.figures({
      knownBy,
      minerals: ['rare_earths', 'ndpr'],
      measures: ['production', 'demand', 'production_share'],
      period: String(year),
    }),
    desk.baseline(),
  ])
  const reported = reportedOf(figures, year)
  const share = shareOfMagnets(figures)
  if (
    share === undefined ||
    !reported.some(({ basis }) => basis === 'magnet_ree') ||
    !reported.some(({ basis }) => basis === 'all_reo')
  )
    throw new Refusal(
      'not-found',
      `the ledger${knownBy === undefined ? '' : ` as known by ${knownBy}`} lacks what the chain of ${year} is made from: production by the IEA and the USGS, and the share of China in magnets`,
    )
  const found = baselineOf(book, year, reported, share)
  if ('fault' in found) throw new Refusal('data-damaged', `the observations of ${year} cannot be reconciled: ${found.fault}`)
  return found
}

const stages: Readonly<Record<string, Reported['stage']>> = {
  mining: 'mining',
  refining: 'refining',
  separation: 'refining',
  magnet: 'use',
}

/** Figures of production and demand that the chain takes up. Plans and projections are not what was. */
function reportedOf(figures: readonly Figure[], year: number): Reported[] {
  return figures
    .flatMap((figure): Reported[] => {
      const { basis, kind, value, period, measure, mineral } = figure
      const stage = measure === 'demand' ? 'use' : stages[figure.stage ?? '']
      if (value === null || kind === 'projected' || figure.scenario !== null || stage === undefined || figure.geography === null)
        return []
      const isNdPr = mineral === 'ndpr' && measure === 'production' && figure.unit === 't' && stage === 'refining'
      const isWhole =
        mineral === 'rare_earths' &&
        measure !== 'production_share' &&
        period === String(year) &&
        (basis === 'magnet_ree' || basis === 'all_reo')
      if ((!isNdPr && !isWhole) || (stage === 'use' && measure !== 'demand')) return []
      return [
        {
          id: figure.id,
          place: figure.geography,
          stage,
          basis: isNdPr ? 'ndpr_oxide' : basis === 'all_reo' ? 'all_reo' : 'magnet_ree',
          value,
          publisher: figure.publisher,
          source: figure.sourceId,
          edition: figure.edition,
          receipts: figure.receipts,
        },
      ]
    })
    .filter(({ basis, stage }) => basis !== 'all_reo' || stage === 'mining')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function shareOfMagnets(figures: readonly Figure[]): MagnetShare | undefined {
  const figure = figures
    .filter(
      ({ measure, stage, geography, value }) =>
        measure === 'production_share' && stage === 'magnet' && geography === 'CHN' && value !== null,
    )
    .toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))[0]
  if (figure === undefined || figure.value === null) return undefined
  return {
    percent: figure.value,
    provenance: {
      kind: 'estimated',
      source: figure.sourceId,
      locator: figure.id,
      note: figure.note,
      at: figure.edition,
      says: `CHN makes ${figure.value} % of the magnets (${figure.publisher})`,
      receipts: figure.receipts,
    },
  }
}
