import type { Chart, ColumnPart, StageColumn } from './charts/chart.ts'
import { addressOf, type Address } from './address.ts'
import { mineralName } from './minerals.ts'
import type { ChainAnswer, ChainStage, PlaceShare } from './questions.ts'
import { capital, listed, sayPeriod, sayShare } from './say.ts'

/** What is no country of its own: a remainder, or the world without one. */
const isRemainder = ({ place }: PlaceShare): boolean => place === 'OTHER' || place === 'UNKNOWN' || place === 'WORLD_EX_CHN'

/** Few words on what a reading counts, when, and who says so. The elements in brackets are left to the long definition. */
export function sayCounted({ reading }: ChainStage): string {
  if (reading === null) return ''
  const { counted, period, publisher, modelled } = reading.definition
  return `${counted.replace(/ \(.*\)/, '')}, ${sayPeriod(period)}${modelled ? ', modelled' : ''}, ${publisher}`
}

function partsOf(stage: ChainStage): ColumnPart[] {
  const { reading } = stage
  if (reading === null) return []
  // China first wherever it is counted, so that it can be followed from stage to stage; then by size, remainders last.
  const rank = (share: PlaceShare): number => (share.place === 'CHN' ? 0 : isRemainder(share) ? 2 : 1)
  return reading.shares
    .toSorted((a, b) => rank(a) - rank(b) || b.value - a.value)
    .map((share, index) => ({
      key: share.place,
      name: share.name,
      tone: share.place === 'CHN' ? 'lead' : isRemainder(share) ? 'other' : index === 0 ? 'second' : 'rest',
      value: share.value,
      low: share.low,
      high: share.high,
      receipts: share.receipts,
    }))
}

const goods: Partial<Record<ChainStage['stage'], string>> = { magnet: 'magnets', metal: 'metal making', alloy: 'alloy making' }

/** What a stage is counted within, where that is not what was asked for; magnets are goods and said to be. */
const groupOf = ({ definition }: NonNullable<ChainStage['reading']>): string =>
  definition.relation === 'own' || definition.stage === 'magnet'
    ? ''
    : ` (counted as ${definition.counted.replace(/ \(.*\)/, '')})`

/** The finding over the stages that are counted in the year itself: `China holds 61% of mining and 91% of refining in 2024`. */
export function chainFinding(answer: ChainAnswer): string {
  const found = answer.stages.flatMap(({ stage, reading }) => {
    const lead = reading?.largest ?? reading?.china
    if (reading?.exact !== true || stage === 'reserve' || lead === null || lead === undefined) return []
    const { china } = reading
    return [
      {
        lead,
        of: `${goods[stage] ?? stage}${groupOf(reading)}`,
        // Where another place holds more, China is still said: it is what is followed from stage to stage.
        besides: china === null || china.place === lead.place ? '' : ` (China ${sayShare(china.value)})`,
      },
    ]
  })
  const [first] = found
  if (first === undefined) return `No stage is counted for ${answer.year} itself; the nearest years on record are shown`
  const share = ({ lead, of, besides }: (typeof found)[number]): string => `${sayShare(lead.value)} of ${of}${besides}`
  const modelled = answer.stages.some(({ reading }) => reading?.exact === true && reading.definition.modelled)
  const when = `in ${answer.year}${modelled ? ', by a model' : ''}`
  return found.every(({ lead }) => lead.place === first.lead.place)
    ? `${first.lead.name} ${modelled ? 'would hold' : 'holds'} ${listed(found.map(share))} ${when}`
    : capital(`${listed(found.map((each) => `${each.lead.name} ${share(each)}`))} ${when}`)
}

/** Receipts of what is drawn, not of the alternatives. */
const drawn = (answer: ChainAnswer) => {
  const ids = new Set(answer.stages.flatMap(({ reading }) => reading?.receipts ?? []))
  return answer.receipts.filter(({ id }) => ids.has(id))
}

/** The chain of one year as columns of 100 percent. */
export const chainChart = (answer: ChainAnswer, at: Address): Chart => ({
  name: 'chain',
  title: chainFinding(answer),
  subtitle: `Percent of the world at each stage, ${mineralName(answer.mineral)}, ${answer.year}. Stages are counted differently: compare within a column, never add up across`,
  receipts: drawn(answer),
  note: 'Bands join the same place at neighbouring stages; they are not flows of material',
  drawing: {
    kind: 'columns',
    columns: answer.stages.map((stage): StageColumn => ({
      // A column that stands for another year says so above it.
      title:
        stage.reading === null || stage.reading.exact
          ? stage.title
          : `${stage.title} (${sayPeriod(stage.reading.definition.period)})`,
      note: sayCounted(stage),
      parts: partsOf(stage),
      none: stage.unknown[0],
      href: addressOf(at, {}, `stage-${stage.stage}`),
    })),
  },
})
