import { nameOfPlace } from '../../answers/scenario/baseline-asked.ts'
import type { ScenarioAnswer, SeriesRow } from '../../answers/scenario/shapes.ts'
import { monthOf } from '../../kernel/month.ts'
import type { Chart, FlowNode, Point, Series } from './charts/chart.ts'
import type { BacktestAnswer } from '../../answers/backtest/shapes.ts'
import { sayPeriod, sayShare } from './say.ts'

/** What is drawn of a scenario: which place, which element. */
export interface Shown {
  readonly place: string | null
  readonly element: string
}

/** `electric_vehicles` as it is read. */
const industryName = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('_', ' ')
const percent = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0)
/** A round end for an axis of percent that need not reach to 100. */
const axisEnd = (values: readonly number[]): number => {
  const most = Math.max(1, ...values)
  const step = most > 50 ? 20 : most > 20 ? 10 : most > 5 ? 5 : 1
  return Math.min(100, Math.ceil(most / step) * step)
}
const round = (value: number): number => Math.round(value * 100) / 100

const runsNote = ({ runs, seed, scenario }: ScenarioAnswer): string =>
  `Computed by this desk: ${runs} runs, seed ${seed}, file ${scenario.hash.slice(0, 12)}. The band holds eight of ten runs`

const find = (answer: ScenarioAnswer, id: string): SeriesRow | undefined => answer.series.find((each) => each.id === id)

/** A shortage month by month as a part of what is wanted, with the band of eight runs in ten. */
function shortShares(answer: ScenarioAnswer, of: string): Point[] {
  const short = find(answer, `shortage.magnet${of}`)
  const wanted = find(answer, `demand.magnet${of}`)
  return (short?.months ?? []).map((month, at) => {
    const whole = wanted?.months[at]?.p50 ?? 0
    return {
      x: monthOf(month.month),
      value: round(percent(month.p50, whole)),
      low: round(percent(month.p10, whole)),
      high: round(percent(month.p90, whole)),
    }
  })
}

const where = (place: string | null): string => (place === null ? 'all places together' : nameOfPlace(place))

/** Use that is not served, month by month; beside it another scenario where one is compared. */
export function shortageChart(answer: ScenarioAnswer, place: string | null, other?: ScenarioAnswer): Chart {
  const of = place === null ? '' : `.${place}`
  const points = shortShares(answer, of)
  const worst = points.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0]
  const series: Series[] = [{ name: other === undefined ? 'Middle run' : answer.scenario.title, tone: 'lead', points }]
  if (other !== undefined) series.push({ name: other.scenario.title, tone: 'second', points: shortShares(other, of) })
  const most = worst?.value ?? 0
  return {
    name: 'shortage',
    title: most === 0 ? `Nobody goes short in the middle run` : `At worst ${sayShare(most)} of the magnets wanted are not there`,
    subtitle: `Magnets not served as a part of what is wanted, percent a month, ${where(place)}; middle run and the band of eight in ten`,
    receipts: answer.receipts,
    note: runsNote(answer),
    drawing: { kind: 'line', unit: 'percent', axis: 'month', series, from: 0 },
  }
}

/** Magnets that users hold against the baseline. */
export function stockChart(answer: ScenarioAnswer, place: string | null): Chart {
  const row = find(answer, `stock.magnet${place === null ? '' : `.${place}`}`)
  const months = row?.months ?? []
  const least = months.toSorted((a, b) => a.p50 - b.p50)[0]
  const first = months[0]
  return {
    name: 'stock',
    title:
      least === undefined || first === undefined || first.baseline === 0
        ? 'Stocks of magnets are not known'
        : `Stocks of magnets fall to ${sayShare(percent(least.p50, first.baseline))} of what they were`,
    subtitle: `Magnets that users hold at the end of the month, tonnes, ${where(place)}`,
    receipts: answer.receipts,
    note: runsNote(answer),
    drawing: {
      kind: 'line',
      unit: 't',
      axis: 'month',
      from: 0,
      series: [
        {
          name: 'Middle run',
          tone: 'lead',
          points: months.map((m) => ({ x: monthOf(m.month), value: round(m.p50), low: round(m.p10), high: round(m.p90) })),
        },
        {
          name: 'Without the scenario',
          tone: 'rest',
          points: months.map((m) => ({ x: monthOf(m.month), value: round(m.baseline) })),
        },
      ],
    },
  }
}

/** Part of the use of all months that is not served, by place. */
export function placesChart(answer: ScenarioAnswer): Chart {
  const rows = answer.first.filter(({ share }) => share.p90 > 0).slice(0, 14)
  const [first] = rows
  return {
    name: 'places',
    title:
      first === undefined
        ? 'No place goes short'
        : `${nameOfPlace(first.place)} is hit hardest: ${sayShare(first.share.p50 * 100)} of its use`,
    subtitle: `Magnets not served over ${answer.scenario.months} months as a part of what is wanted, percent; middle run and eight in ten`,
    receipts: answer.receipts,
    note: runsNote(answer),
    drawing: {
      kind: 'dots',
      unit: 'percent',
      to: axisEnd(rows.map(({ share }) => share.p90 * 100)),
      rows: rows.map(({ place, share, likely }) => ({
        label: nameOfPlace(place),
        detail: likely === null ? 'in half of the runs never short by 5%' : `short by 5% from ${sayPeriod(likely)}`,
        value: round(share.p50 * 100),
        low: round(share.p10 * 100),
        high: round(share.p90 * 100),
      })),
    },
  }
}

export function mapChart(answer: ScenarioAnswer): Chart {
  const [first] = answer.first
  return {
    name: 'map',
    title:
      first === undefined || first.share.p50 === 0
        ? 'No place goes short in the middle run'
        : `Where magnets are lacking: ${nameOfPlace(first.place)} first`,
    subtitle: `Magnets not served over ${answer.scenario.months} months as a part of what is wanted, percent, middle run`,
    receipts: answer.receipts,
    note: runsNote(answer),
    drawing: {
      kind: 'map',
      unit: 'percent',
      places: answer.first.map(({ place, share }) => ({
        place,
        name: nameOfPlace(place),
        value: round(share.p50 * 100),
        low: round(share.p10 * 100),
        high: round(share.p90 * 100),
      })),
    },
  }
}

/** What each industry lacks. */
export function industriesChart(answer: ScenarioAnswer): Chart {
  const rows = answer.series
    .filter(({ what, industry }) => what === 'shortage' && industry !== null)
    .map((row) => {
      const wanted = find(answer, row.id.replace('shortage', 'demand'))
      const whole = (wanted?.months ?? []).reduce((sum, { p50 }) => sum + p50, 0)
      return {
        row,
        value: percent(row.total.p50, whole),
        low: percent(row.total.p10, whole),
        high: percent(row.total.p90, whole),
      }
    })
    .toSorted((a, b) => b.value - a.value)
  const [first] = rows
  return {
    name: 'industries',
    title:
      first === undefined || first.high === 0
        ? 'No industry goes short'
        : `${industryName(first.row.industry ?? '')}: ${sayShare(first.value)} of its magnets are lacking`,
    subtitle: `Magnets not served over ${answer.scenario.months} months by industry, percent of what it wants; a place's shortage falls on its industries alike`,
    receipts: answer.receipts,
    note: runsNote(answer),
    drawing: {
      kind: 'dots',
      unit: 'percent',
      to: axisEnd(rows.map(({ high }) => high)),
      rows: rows.map(({ row, value, low, high }) => ({
        label: industryName(row.industry ?? ''),
        value: round(value),
        low: round(low),
        high: round(high),
      })),
    },
  }
}

/** Input that makers lack, element by element and stage by stage. */
export function elementsChart(answer: ScenarioAnswer, stage: 'separation' | 'metal' | 'magnet'): Chart {
  const rows = answer.series.filter(
    (each) => each.what === 'lack' && each.stage === stage && each.months.some(({ p90 }) => p90 > 0),
  )
  const worst = rows.toSorted((a, b) => b.total.p50 - a.total.p50)[0]
  const noun = { separation: 'Separators', metal: 'Metal makers', magnet: 'Magnet makers' }[stage]
  return {
    name: `lack-${stage}`,
    title: worst === undefined ? `${noun} lack no input` : `${noun} lack ${worst.element ?? ''} most`,
    subtitle:
      'Input that makers lacked for what they meant to make, contained tonnes a month, world; middle run and eight in ten',
    receipts: answer.receipts,
    note: runsNote(answer),
    drawing: {
      kind: 'line',
      unit: 't',
      axis: 'month',
      from: 0,
      series: rows.map((row) => ({
        name: row.element ?? '',
        points: row.months.map((m) => ({ x: monthOf(m.month), value: round(m.p50), low: round(m.p10), high: round(m.p90) })),
      })),
    },
  }
}

/** What drives the spread of the total. */
export function driversChart(answer: ScenarioAnswer): Chart {
  const rows = answer.drivers.filter(({ share }) => share > 0.002).slice(0, 10)
  const [first] = rows
  return {
    name: 'drivers',
    title: first === undefined ? 'Nothing drives the spread' : `What matters most: ${first.title}`,
    subtitle: 'Part of the variance of the total shortage that an input explains by itself, percent',
    receipts: answer.receipts,
    note: runsNote(answer),
    drawing: {
      kind: 'bars',
      unit: 'percent',
      rows: rows.map(({ title, share, rank }) => ({
        label: title,
        parts: [
          {
            value: round(share * 100),
            tone: rank >= 0 ? 'lead' : 'second',
            note: rank >= 0 ? 'more of it, more shortage' : 'more of it, less shortage',
          },
        ],
      })),
    },
  }
}

const stageTitles = { mining: 'Ore from', separation: 'Oxide from', metal: 'Metal from', magnet: 'Magnets from' } as const

/** Contained tonnes a month of one element from mine to use: `before`, or in the worst month. */
export function flowChart(answer: ScenarioAnswer, element: string, when: 'before' | 'after'): Chart {
  const rows = (answer.central?.flows ?? []).filter((each) => each.element === element && each[when] > 0)
  const steps = Object.keys(stageTitles) as (keyof typeof stageTitles)[]
  const idOf = (at: number, place: string): string => `${at}-${place}`
  const columns = [...steps, 'use' as const].map((step, at) => {
    const places = new Set(
      rows.flatMap(({ stage, from, to }) => [
        ...(stage === step ? [from] : []),
        ...(at > 0 && stage === steps[at - 1] ? [to] : []),
      ]),
    )
    return {
      title: step === 'use' ? 'Used in' : stageTitles[step],
      nodes: [...places].map((place): FlowNode => ({
        id: idOf(at, place),
        name: nameOfPlace(place),
        tone: place === 'CHN' ? 'lead' : 'rest',
      })),
    }
  })
  const china = rows.filter(({ stage, from }) => stage === 'magnet' && from === 'CHN').reduce((sum, row) => sum + row[when], 0)
  const all = rows.filter(({ stage }) => stage === 'magnet').reduce((sum, row) => sum + row[when], 0)
  const month = answer.central?.worst
  const title =
    when === 'before'
      ? `Before: China ships ${sayShare(percent(china, all))} of the ${element} in magnets`
      : `${month == null ? 'At the end' : sayPeriod(month)}: China ships ${sayShare(percent(china, all))} of it`
  return {
    name: `flows-${when}`,
    title,
    subtitle: `Contained ${element}, tonnes a month, from mine to use, ${when === 'before' ? 'in the baseline' : 'in the worst month of the run on the likeliest values'}`,
    receipts: answer.receipts,
    note: 'Reconciled by this desk from the sources below; small flows are left out',
    drawing: {
      kind: 'flow',
      unit: 't',
      columns,
      links: rows.map((row) => {
        const at = steps.indexOf(row.stage as keyof typeof stageTitles)
        return {
          value: Math.round(row[when] * 1000) / 1000,
          from: idOf(at, row.from),
          to: idOf(at + 1, row.to),
          tone: row.from === 'CHN' ? ('lead' as const) : ('rest' as const),
        }
      }),
    },
  }
}

/** What a control of the past was foreseen to do, and what it did. */
export function pastChart(answer: BacktestAnswer): Chart | null {
  const [test] = answer.cases
  if (test === undefined) return null
  const months = test.moments.filter(({ from, to }) => from === to)
  const at = (pick: (moment: (typeof months)[number]) => Omit<Point, 'x'>): Point[] =>
    months.map((moment) => ({ x: monthOf(moment.from), ...pick(moment) }))
  return {
    name: 'past',
    title: `${test.title}: ${months.filter(({ inside }) => inside).length} of ${months.length} months inside the band`,
    subtitle: 'Exports of China, tonnes a month: foreseen with the band of eight in ten, and as customs counted them',
    receipts: answer.receipts,
    note: `Months that the scenario was fitted with: ${months
      .filter(({ fitted }) => fitted)
      .map(({ from }) => sayPeriod(from))
      .join(', ')}. ${test.says}`,
    drawing: {
      kind: 'line',
      unit: 't',
      axis: 'month',
      from: 0,
      series: [
        {
          name: 'Foreseen',
          tone: 'lead',
          points: at(({ low, middle, high }) => ({ value: Math.round(middle), low: Math.round(low), high: Math.round(high) })),
        },
        { name: 'Observed', tone: 'second', points: at(({ observed, receipts }) => ({ value: Math.round(observed), receipts })) },
      ],
    },
  }
}
