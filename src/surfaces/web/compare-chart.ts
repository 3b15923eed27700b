import type { Chart, DotRow } from './charts/chart.ts'
import { mineralName } from './minerals.ts'
import { verdictWord } from './parts/verdict.tsx'
import type { CompareAnswer, ComparedRow } from './questions.ts'
import { capital, listed, sayAmount, sayPeriod, sayWord } from './say.ts'

/** How many definitions a picture shows; the table below has all. */
const most = 12

interface Dot {
  readonly row: ComparedRow
  /** Everything that one publisher gives this very number, such as a share that a study gives to many elements at once. */
  readonly counted: readonly string[]
}

/** Current outcomes (projections only where there is nothing else), equal numbers of one publisher on one dot. */
function dotsOf(rows: readonly ComparedRow[]): Dot[] {
  const current = rows.filter((row) => row.current)
  const outcomes = current.filter((row) => !row.modelled)
  const groups = Map.groupBy(outcomes.length > 0 ? outcomes : current, (row) =>
    [row.publisher, row.period, row.value, row.stage, row.place, row.measure, row.unit].join('|'),
  )
  return [...groups.values()]
    .flatMap((group) =>
      group[0] ? [{ row: group[0], counted: group.map(({ counted }) => counted.replace(/ \(.*\)/, '')) }] : [],
    )
    .slice(0, most)
}

const sayCounted = (counted: readonly string[]): string =>
  counted.length < 3 ? listed(counted) : `${counted[0] ?? ''}, ${counted[1] ?? ''} and ${counted.length - 2} more`

/** A definition's name on the axis: what is counted, where it differs, and when. */
const labelOf = ({ row, counted }: Dot, places: boolean, stages: boolean): string =>
  `${stages && row.stage !== null ? `${capital(sayWord(row.stage))}, ` : ''}${sayCounted(counted)}${row.measure.endsWith('_share') ? '' : `, ${sayWord(row.measure)}`}${places ? `, ${row.name}` : ''}, ${sayPeriod(row.period)}${row.modelled ? ', modelled' : ''}`

/** Who says so; where an outlet only repeats, whom it repeats. */
const saysWho = ({ publisher, original }: ComparedRow): string =>
  original === publisher ? publisher : `${original}, through ${publisher}`

/** `70% is right on all rare earths and too high on magnet rare earths`. */
function findingOf(dots: readonly Dot[], said: string): string {
  const of = (test: (row: ComparedRow) => boolean): string | undefined => {
    const dot = dots.find(({ row }) => test(row))
    return dot === undefined ? undefined : sayCounted(dot.counted)
  }
  const right = of(({ verdict }) => verdict === 'supported')
  const high = of(({ verdict, direction }) => verdict !== 'supported' && direction === 'over')
  const low = of(({ verdict, direction }) => verdict !== 'supported' && direction === 'under')
  const parts = [
    ...(right === undefined ? [] : [`is right on ${right}`]),
    ...(high === undefined ? [] : [`${right === undefined ? 'is ' : ''}too high on ${high}`]),
    ...(low === undefined ? [] : [`${right === undefined && high === undefined ? 'is ' : ''}too low on ${low}`]),
  ]
  return parts.length === 0 ? `${said} against the record` : `${said} ${listed(parts)}`
}

/** The number against the definitions in its unit; null where no current record bears on it. */
export function compareChart(answer: CompareAnswer, said: string): Chart | null {
  const all = dotsOf(answer.definitions)
  const [first] = all
  if (first === undefined) return null
  const { unit } = first.row
  const dots = all.filter(({ row }) => row.unit === unit)
  const places = new Set(dots.map(({ row }) => row.place)).size > 1
  const stages = new Set(dots.map(({ row }) => row.stage)).size > 1
  const ids = new Set(dots.flatMap(({ row }) => row.receipts))
  const nearest = answer.nearest === null ? undefined : answer.definitions[answer.nearest]
  const { low, high } = answer.asked
  const marks =
    low === high
      ? [{ label: said, value: low }]
      : [
          { label: `from ${sayAmount(low, unit)}`, value: low },
          { label: `to ${sayAmount(high, unit)}`, value: high },
        ]
  return {
    name: 'compare',
    title: findingOf(dots, said),
    subtitle: `${capital(mineralName(answer.mineral))}; ${places ? 'the largest supplier under each definition' : first.row.name}. The line is the number asked about, each dot what a record says`,
    receipts: answer.receipts.filter(({ id }) => ids.has(id)),
    drawing: {
      kind: 'dots',
      unit,
      marks,
      rows: dots.map((dot): DotRow => ({
        label: labelOf(dot, places, stages),
        detail: `${verdictWord[dot.row.verdict]}${dot.row.direction === null ? '' : dot.row.direction === 'over' ? ', the number is higher' : ', the number is lower'}; ${saysWho(dot.row)}`,
        tone: dot.row === nearest ? 'lead' : dot.row.modelled ? 'other' : 'rest',
        value: dot.row.value,
        low: dot.row.low,
        high: dot.row.high,
        receipts: dot.row.receipts,
      })),
    },
  }
}
