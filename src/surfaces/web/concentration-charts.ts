import { stageTitle, type Stage } from '../../kernel/stage.ts'
import type { Chart, Point, Series } from './charts/chart.ts'
import { mineralName } from './minerals.ts'
import { basisTitle } from './parts/share-switches.tsx'
import type { ConcentrationAnswer } from './questions.ts'
import { capital, plural, sayNumber, sayPeriod } from './say.ts'

/** Receipts of what a picture draws, and no others. */
const receiptsOf = (
  answer: ConcentrationAnswer,
  drawn: readonly { readonly receipts: readonly string[] }[],
): ConcentrationAnswer['receipts'] => {
  const ids = new Set(drawn.flatMap(({ receipts }) => receipts))
  return answer.receipts.filter(({ id }) => ids.has(id))
}

/** Three digits of an index between 0 and 1; what is not known is said so. */
export const sayIndex = (value: number | null): string => (value === null ? 'not known' : value.toFixed(3))

/** What is concentrated, inside a sentence: `mining of rare earths`. */
export function subjectOf({ definition }: ConcentrationAnswer): string {
  if (definition === null) return 'your table'
  if (definition.stage === 'trade') return `exports of ${definition.mineral}`
  return `${(stageTitle[definition.stage as Stage] ?? definition.stage).toLowerCase()} of ${mineralName(definition.mineral)}`
}

/** The finding in one sentence, without a full stop. */
export function findingOf(answer: ConcentrationAnswer): string {
  const { effective, interval, n1 } = answer
  const equal =
    effective === null
      ? `between ${sayNumber(interval.effective.low)} and ${sayNumber(interval.effective.high)} equal suppliers`
      : sayNumber(effective) === '1'
        ? 'a single supplier'
        : `${sayNumber(effective)} equal suppliers`
  const without = n1 === null ? '' : `; without ${n1.name} ${sayNumber(Math.round(n1.coverage * 1000) / 10)}% is left`
  return capital(`${subjectOf(answer)} is as concentrated as ${equal}${without}`)
}

/** Outcomes first; a scenario's years are projected and go on in the same line. */
const pointsOf = (answer: ConcentrationAnswer): Point[] =>
  answer.byYear.map((point) => ({
    x: point.year,
    value: point.hhi,
    projected: point.kind === 'projected',
    receipts: point.receipts,
    note: point.largest === null ? undefined : `largest: ${point.largest.name}, edition ${point.edition}`,
  }))

/** The index over the years; null where there is one year only. */
export function yearsChart(answer: ConcentrationAnswer): Chart | null {
  const { definition } = answer
  const points = pointsOf(answer)
  const known = points.filter(({ value }) => value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (definition === null || first === undefined || last === undefined || first.x === last.x) return null
  const scenarios = [...new Set(answer.byYear.flatMap(({ scenario }) => scenario ?? []))]
  const series: Series[] = [{ name: 'HHI', tone: 'lead', points }]
  return {
    name: 'concentration-years',
    title: `HHI of ${subjectOf(answer)}: ${sayIndex(first.value)} in ${first.x}, ${sayIndex(last.value)} in ${last.x}`,
    subtitle: `Herfindahl-Hirschman index, 0 to 1; ${basisTitle[definition.basis]}, ${definition.publisher}${scenarios.length === 0 ? '' : `, dashed: ${scenarios.join(', ')}`}`,
    receipts: receiptsOf(answer, answer.byYear),
    note: 'Computed from the shares of each year under the conventions below',
    drawing: { kind: 'line', unit: 'none', axis: 'year', series },
  }
}

/** Who makes up the index: largest suppliers as bars, the small ones counted in the table. */
export function suppliersChart(answer: ConcentrationAnswer): Chart {
  const { definition, parameters } = answer
  const counted = answer.suppliers.filter(({ amount, high }) => amount > 0 || high > 0)
  const [largest] = counted
  const period = definition === null ? '' : `, ${sayPeriod(definition.period)}`
  return {
    name: 'concentration-suppliers',
    title:
      largest === undefined
        ? 'Nobody is listed with a number'
        : `${largest.name} holds ${sayNumber(Math.round(largest.share * 1000) / 10)}% of ${subjectOf(answer)}`,
    subtitle: `Percent of ${parameters.wholeIs}${period}; ${plural(parameters.suppliers, 'supplier')} with more than nought`,
    receipts: receiptsOf(answer, answer.suppliers),
    ...(definition === null ? { note: 'Source: your own table' } : {}),
    drawing: {
      kind: 'bars',
      unit: 'percent',
      rows: counted.slice(0, 12).map((row, index) => ({
        label: row.name,
        parts: [
          {
            value: row.share * 100,
            low: row.low * 100,
            high: row.high * 100,
            tone: index === 0 ? ('lead' as const) : ('rest' as const),
            receipts: row.receipts,
          },
        ],
      })),
    },
  }
}
