import { placeNamed } from '../../kernel/place.ts'
import type { Chart, MapPlace } from './charts/chart.ts'
import { mineralName } from './minerals.ts'
import type { ChainAnswer, ChainStage } from './questions.ts'
import { sayPeriod, sayShare } from './say.ts'

/** A place that its publisher lists without a number, with what is printed instead: `Malaysia (W)`. */
function unlistedPlace(text: string): MapPlace {
  const [, name = text, printed] = /^(.*?)(?: \(([^()]*)\))?$/.exec(text) ?? []
  return { place: placeNamed(name) ?? name, name, value: null, note: printed === undefined ? undefined : `printed as ${printed}` }
}

/** The places of a stage, those listed without a number included. */
export const placesOf = ({ reading }: ChainStage): MapPlace[] =>
  reading === null
    ? []
    : [
        ...reading.shares.map(({ place, name, value, low, high, receipts }) => ({ place, name, value, low, high, receipts })),
        ...reading.unlisted.map(unlistedPlace),
      ]

const goods: Partial<Record<ChainStage['stage'], string>> = {
  reserve: 'reserves',
  magnet: 'magnet making',
  metal: 'metal making',
  alloy: 'alloy making',
}

/** One stage of one mineral in one year on the map of the world; null where the record is silent. */
export function mapChart(answer: ChainAnswer, stage: ChainStage): Chart | null {
  const { reading } = stage
  if (reading === null) return null
  const named = reading.shares.filter(({ place, value }) => value > 0 && !['OTHER', 'UNKNOWN', 'WORLD_EX_CHN'].includes(place))
  const [first, second] = named
  const of = goods[stage.stage] ?? stage.stage
  const when = sayPeriod(reading.definition.period)
  const { counted, publisher, edition, kind, modelled } = reading.definition
  return {
    name: 'map',
    title:
      first === undefined
        ? `No place is named with a share of ${of} in ${when}`
        : `${first.name} ${modelled ? 'would hold' : 'holds'} ${sayShare(first.value)} of ${of} in ${when}${modelled ? ', by a model' : ''}${second === undefined ? '' : `; ${second.name} follows with ${sayShare(second.value)}`}`,
    subtitle: `Percent of the world, ${counted}, ${when}, ${modelled ? 'modelled' : kind}, ${publisher}${edition === '' ? '' : ` (${edition})`}${
      reading.exact ? '' : `; nothing is on record for ${answer.year} itself`
    }`,
    receipts: answer.receipts.filter(({ id }) => reading.receipts.includes(id)),
    note: `Borders by Natural Earth. A place that is not listed is in the remainder or has nothing on record for ${mineralName(answer.mineral)}`,
    drawing: { kind: 'map', unit: 'percent', places: placesOf(stage) },
  }
}
