import { readPeriod } from '../../kernel/period.ts'
import { isStage, stageTitle } from '../../kernel/stage.ts'
import type { Chart, Point, Series } from './charts/chart.ts'
import { monthCount } from './charts/moments.ts'
import { mineralName } from './minerals.ts'
import { basisTitle } from './parts/share-switches.tsx'
import type { HistoryAnswer, HistorySeries } from './questions.ts'
import { capital, plural, sayNumber, sayPeriod, sayPlaceWord, sayUnit, sayWord } from './say.ts'

/** Where a period stands on the axis: its month, its year, or the middle of several years. */
function momentOf(period: string, axis: 'year' | 'month'): number | undefined {
  if (axis === 'month') return monthCount(period)
  const read = readPeriod(period)
  if (!read.ok) return undefined
  const [first, last] = [Number(read.value.from.slice(0, 4)), Number(read.value.to.slice(0, 4))]
  return first === last ? first : Math.round((first + last) / 2)
}

/** How readers know the large publishers. */
const shortNames: Readonly<Record<string, string>> = {
  'U.S. Geological Survey': 'USGS',
  'British Geological Survey': 'BGS',
  'International Energy Agency': 'IEA',
  'European Commission': 'EU study',
  'General Administration of Customs of China': 'China’s customs',
}

/** What of a series' name its neighbours share, so that it need not be said again. */
export interface Named {
  readonly basis: boolean
  readonly publisher: boolean
}

/** A series in few words; what it counts in full stands in the list below the picture. */
export function seriesName(series: HistorySeries, say: Named = { basis: true, publisher: true }): string {
  const { publisher, edition, basis, of, scenario, counterpart } = series
  const year = /^\d{4}$/.test(edition) ? ` ${edition}` : ''
  const short = `${shortNames[publisher] ?? publisher.replace(/ \(.*\)$/, '')}${year}`
  const what = [
    say.basis ? basisTitle[basis].replace(/, t of oxide$/, '').toLowerCase() : '',
    of === null || of === 'WORLD' ? '' : of.replace(/^.*: /, ''),
    counterpart === null ? '' : `${say.publisher ? 'with ' : ''}${sayPlaceWord(counterpart)}`,
    scenario ?? '',
  ].filter((each) => each !== '')
  if (!say.publisher) return what.length === 0 ? 'all partners' : what.join(', ')
  return `${short}${what.length === 0 ? '' : `, ${what.join(', ')}`}`
}

/** Lines that one picture can tell apart; the rest stand in the list. */
const mostLines = 6

/** The lines of a picture: whole tables before parts of them, current before replaced, long before short. */
const telling = (series: readonly HistorySeries[]): HistorySeries[] => {
  const isPart = ({ of }: HistorySeries): number => Number(of !== null && of !== 'WORLD')
  return series
    .toSorted(
      (a, b) =>
        isPart(a) - isPart(b) ||
        Number(a.modelled) - Number(b.modelled) ||
        b.points.length - a.points.length ||
        b.known.localeCompare(a.known),
    )
    .slice(0, mostLines)
}

function seriesOf(series: HistorySeries, axis: 'year' | 'month', say: Named): Series {
  return {
    name: seriesName(series, say),
    points: series.points.flatMap((point): Point[] => {
      const x = momentOf(point.period, axis)
      return x === undefined
        ? []
        : [{ x, value: point.value, low: point.low, high: point.high, receipts: point.receipts, projected: series.modelled }]
    }),
  }
}

/** Series that may stand on one picture: one unit, one basis for amounts, and periods of one length. */
const pictureOf = ({ unit, basis, months }: HistorySeries): string =>
  `${unit}|${unit === 'percent' ? '' : basis}|${months === 1 ? 'month' : months === null || months === 12 ? 'year' : 'other'}`

const sayStage = (stage: string): string => (isStage(stage) ? stageTitle[stage].toLowerCase() : sayWord(stage))

function findingOf(answer: HistoryAnswer, series: readonly HistorySeries[]): string {
  const outcomes = series.filter(({ modelled }) => !modelled)
  const longest = outcomes.toSorted((a, b) => b.points.length - a.points.length)[0] ?? series[0]
  const told = longest?.points.filter(({ value }) => value !== null) ?? []
  const [first, last] = [told[0], told.at(-1)]
  const what = `${sayPlaceWord(answer.place)}, ${sayWord(answer.measure)}`
  if (longest === undefined || first === undefined || last === undefined) return `${what}: no number on record`
  const say = ({ value, period }: typeof first): string =>
    `${sayNumber(value ?? 0)}${sayUnit(longest.unit)} in ${sayPeriod(period)}`
  return first === last ? `${what}: ${say(last)}` : `${what}: from ${say(first)} to ${say(last)}`
}

/** Pictures of a history, most points first. Cumulative months stay in the list: no line goes through them. */
export function historyCharts(answer: HistoryAnswer): Chart[] {
  const groups = Map.groupBy(answer.series, pictureOf)
  const points = (series: readonly HistorySeries[]): number => series.reduce((sum, each) => sum + each.points.length, 0)
  const wholes = (series: readonly HistorySeries[]): number => Number(series.some(({ of }) => of === null || of === 'WORLD'))
  return [...groups]
    .filter(([picture]) => !picture.endsWith('other'))
    .toSorted((a, b) => wholes(b[1]) - wholes(a[1]) || points(b[1]) - points(a[1]))
    .slice(0, 4)
    .map(([picture, all], index): Chart => {
      const series = telling(all)
      const partners = series.some(({ counterpart }) => counterpart !== null)
      const say = {
        basis: new Set(series.map(({ basis }) => basis)).size > 1,
        publisher: !partners || new Set(series.map(({ publisher }) => publisher)).size > 1,
      }
      const left = all.length - series.length
      const axis = picture.endsWith('month') ? 'month' : 'year'
      const ids = new Set(series.flatMap((each) => each.points.flatMap((point) => point.receipts)))
      const [first] = series
      const basis = first === undefined || first.unit === 'percent' ? '' : `, ${basisTitle[first.basis].toLowerCase()}`
      const notes = [
        ...(series.some(({ modelled }) => modelled) ? ['Dashed: modelled'] : []),
        ...(left === 0 ? [] : [`${plural(left, 'further series', 'further series')} in the list below`]),
      ]
      return {
        name: `history-${index + 1}`,
        title: findingOf(answer, series),
        subtitle: `${capital(sayWord(answer.measure))}, ${sayStage(answer.stage)}, ${mineralName(answer.mineral)}${basis}, ${first?.unit === 'percent' ? 'percent' : sayUnit(first?.unit ?? '').trim()}. Each line is one publisher and edition; lines are never joined`,
        receipts: answer.receipts.filter(({ id }) => ids.has(id)),
        note: notes.length === 0 ? undefined : notes.join('. '),
        drawing: { kind: 'line', unit: first?.unit ?? '', axis, series: series.map((each) => seriesOf(each, axis, say)) },
      }
    })
}
