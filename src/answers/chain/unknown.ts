import type { Stage } from '../../kernel/stage.ts'
import { sayMineral } from './counted.ts'
import type { ChainAlternative, ChainReading } from './reading.ts'

/** What a stage puts out, for sentences about what nobody has counted. */
const outputOf: Partial<Record<Stage, string>> = {
  reserve: 'reserves',
  mining: 'mine output',
  separation: 'separated oxides',
  refining: 'refined output',
  metal: 'metal making',
  alloy: 'alloy and powder making',
  magnet: 'magnet output',
  recycling: 'recycled output',
}

const deepDive =
  'US Department of Energy, Rare Earth Permanent Magnets: Supply Chain Deep Dive Assessment (February 2022), which follows the chain stage by stage for 2020'

/** Public documents on stages that the store has little on: where to look first. Only documents that treat the stage are named. */
const documents: Partial<Record<Stage, readonly string[]>> = {
  separation: [deepDive],
  metal: [deepDive],
  alloy: [deepDive],
  magnet: [deepDive],
}

export interface Gaps {
  readonly unknown: string[]
  readonly settledBy: string[]
}

interface Stagewise {
  readonly stage: Stage
  readonly mineral: string
  readonly year: number
  /** A basis that was asked for. */
  readonly basis: string | undefined
  readonly chosen: ChainReading | undefined
  readonly others: readonly ChainAlternative[]
}

/** What the record does not say about a stage, and what document would. Unknown is never zero. */
export function gapsOf({ stage, mineral, year, basis, chosen, others }: Stagewise): Gaps {
  const output = outputOf[stage] ?? stage
  const table = `a table of ${output} by country for ${year}, counted as ${sayMineral(mineral)}`
  const unknown: string[] = []
  const settledBy: string[] = []
  if (chosen === undefined) {
    const onOther =
      basis === undefined || others.length === 0
        ? ''
        : ` on the basis ${basis}; there is ${[...new Set(others.map((each) => each.definition.basis))].join(', ')}`
    unknown.push(`who holds ${output} of ${sayMineral(mineral)}: no publisher on record divides it among places${onOther}`)
    settledBy.push(table, ...(documents[stage] ?? []))
    return { unknown, settledBy }
  }
  const { definition } = chosen
  if (!chosen.exact) {
    unknown.push(`${year}: the nearest year on record is ${chosen.year}`)
    settledBy.push(`an edition of ${definition.publisher} that covers ${year}`)
  }
  if (definition.relation === 'within') {
    unknown.push(`${sayMineral(mineral)} alone: it is counted within ${definition.counted}, not split`)
    settledBy.push(table)
  }
  if (definition.relation === 'part')
    unknown.push(`${sayMineral(mineral)} as a whole: only ${definition.counted} are counted at this stage`)
  const unnamed = chosen.split.find((each) => each.part === 'unnamed')
  if (unnamed) {
    unknown.push(`who holds the other ${unnamed.value.toFixed(1)} %: the source names no further places`)
    settledBy.push(...(documents[stage] ?? [table]))
  }
  if (chosen.unlisted.length > 0) unknown.push(`how much is held by ${chosen.unlisted.join(', ')}: listed without a number`)
  if (definition.modelled) unknown.push(`the outcome of ${chosen.year}: this is a projection (${definition.scenario ?? 'model'})`)
  const second = others.some(
    (other) => other.exact && other.definition.basis === definition.basis && other.definition.original !== definition.original,
  )
  if (!second)
    unknown.push(`whether another source agrees: only ${definition.original} counts this on the same basis in the same year`)
  return { unknown, settledBy: [...new Set(settledBy)] }
}
