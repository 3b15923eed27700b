import { nameOfPlace } from '../../answers/scenario/baseline-asked.ts'
import type { Chart, FlowNode } from './charts/chart.ts'
import { inPercent, part } from './parts/what-if-words.ts'
import type { BaselineAnswer, N1Answer } from './questions.ts'

const titles = { mining: 'Ore from', separation: 'Oxide from', metal: 'Metal from', magnet: 'Magnets from' } as const
const stages = ['mining', 'separation', 'metal', 'magnet'] as const

/** Links thinner than this part of the largest stage are left out of the picture. */
const thin = 0.004

/** One element from mine to use. */
export function chainFlowChart(answer: BaselineAnswer, element: string): Chart {
  const total = (stage: string): number =>
    answer.flows.filter((each) => each.stage === stage).reduce((sum, { value }) => sum + value, 0)
  const most = Math.max(0, ...stages.map(total))
  const rows = answer.flows.filter(({ value }) => value >= thin * most)
  const idOf = (at: number, place: string): string => `${at}-${place}`
  const columns = [...stages, 'use' as const].map((step, at) => ({
    title: step === 'use' ? 'Used in' : titles[step],
    nodes: [
      ...new Set(
        rows.flatMap(({ stage, from, to }) => [
          ...(stage === step ? [from] : []),
          ...(at > 0 && stage === stages[at - 1] ? [to] : []),
        ]),
      ),
    ].map((place): FlowNode => ({ id: idOf(at, place), name: nameOfPlace(place), tone: place === 'CHN' ? 'lead' : 'rest' })),
  }))
  const shareOf = (stage: string): number =>
    answer.flows.filter((each) => each.stage === stage && each.from === 'CHN').reduce((sum, { value }) => sum + value, 0) /
    (total(stage) || 1)
  return {
    name: 'flows',
    title: `${element} narrows to China: ${part(shareOf('mining'))} of the ore, ${part(shareOf('separation'))} of the oxide, ${part(shareOf('magnet'))} of the magnets`,
    subtitle: `Contained ${element} from mine to use, tonnes a year, ${answer.year}; what stays in its country counts too`,
    receipts: answer.receipts,
    note: 'Reconciled by this desk from the sources below; flows below 0.4% are left out of the picture',
    drawing: {
      kind: 'flow',
      unit: 't/yr',
      columns,
      links: rows.map(({ stage, from, to, value }) => {
        const at = stages.indexOf(stage)
        return {
          value: Math.round(value * 10) / 10,
          from: idOf(at, from),
          to: idOf(at + 1, to),
          tone: from === 'CHN' ? ('lead' as const) : ('rest' as const),
        }
      }),
    },
  }
}

/** What is left of each good without its largest maker, and what the spare capacity of the others adds. */
export function withoutLargestChart(answer: N1Answer): Chart {
  const rows = answer.rows.toSorted((a, b) => a.coverage - b.coverage)
  const [first] = rows
  return {
    name: 'n-1',
    title:
      first === undefined
        ? 'Nothing is made'
        : `Thinnest is ${first.good}: without ${nameOfPlace(first.largest)} ${part(first.coverage)} is left`,
    subtitle: `What the others make of each good, and could make with all their capacity, percent of all that is made in ${answer.year}`,
    receipts: answer.receipts,
    note: 'Computed by this desk from the reconciled baseline; whether the others had the inputs is not looked at',
    drawing: {
      kind: 'bars',
      unit: 'percent',
      rows: rows.map(({ good, largest, coverage, withSpare }) => ({
        label: `${good}, without ${nameOfPlace(largest)}`,
        parts: [
          { name: 'made by the others', value: inPercent(coverage), tone: 'lead' as const },
          { name: 'and with all their capacity', value: inPercent(Math.max(0, withSpare - coverage)), tone: 'second' as const },
        ],
      })),
    },
  }
}
