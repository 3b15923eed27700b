import type { ScaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { tones, widthOf, type LineDrawing, type Point, type Series, type Shape, type Tone } from './chart.ts'
import { legend, nothing, type Drawn, type Place } from './drawn.tsx'
import { momentTicks } from './moments.ts'
import { at, intervalOf, known, reachOf, scaleOver } from './numbers.ts'
import { sayMoment, sayTick, sayWhole, shortened, textWidth, unitOf } from './words.ts'

const heightOf: Readonly<Record<Shape, number>> = { wide: 380, narrow: 300 }
const labelHeight = 17
/** Above so many points of one line, a dot at each says nothing more. */
const mostDots = 60

/** Lines of a series that may be drawn through: broken where a moment is missing or unknown, and where projection begins. */
interface Stretch {
  readonly projected: boolean
  readonly points: readonly (Point & { readonly value: number })[]
}

const isKnown = (point: Point): point is Point & { readonly value: number } => known(point.value) !== null

/** The commonest distance between neighbours is what the series counts in; a larger one is a gap. */
function stepOf(series: readonly Series[]): number {
  const steps = series.flatMap(({ points }) => {
    const xs = points.map(({ x }) => x).toSorted((a, b) => a - b)
    return xs.slice(1).map((x, index) => x - (xs[index] ?? x))
  })
  return Math.min(Infinity, ...steps.filter((step) => step > 0))
}

/** Cuts a series at its gaps. A projection begins at the last outcome, and its own years may lie far apart. */
export function stretches(points: readonly Point[], step: number): Stretch[] {
  const found: { projected: boolean; points: (Point & { readonly value: number })[] }[] = []
  let before: Point | undefined
  for (const point of points.toSorted((a, b) => a.x - b.x)) {
    const projected = point.projected === true
    const last = found.at(-1)
    const joins = before !== undefined && isKnown(before) && (projected || point.x - before.x <= step * 1.001)
    if (isKnown(point)) {
      if (last !== undefined && joins && last.projected === projected) last.points.push(point)
      else if (last !== undefined && joins && projected && before !== undefined && isKnown(before))
        found.push({ projected, points: [before, point] })
      else found.push({ projected, points: [point] })
    }
    before = point
  }
  return found
}

/** Labels pushed apart until none overlaps, in the order of their lines; those that fit nowhere are left to the table. */
export function spreadLabels(wanted: readonly number[], from: number, to: number, height: number): (number | null)[] {
  const fits = Math.max(1, Math.floor((to - from) / height) + 1)
  const order = wanted.map((y, index) => ({ y, index })).toSorted((a, b) => a.y - b.y || a.index - b.index)
  const chosen = order.length <= fits ? order : order.filter(({ index }) => index < fits)
  const placed: { y: number; index: number }[] = []
  for (const { y, index } of chosen) placed.push({ y: Math.max(from, y, (placed.at(-1)?.y ?? -Infinity) + height), index })
  let below = to
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, below)
    below = label.y - height
  }
  const found: (number | null)[] = wanted.map(() => null)
  for (const { y, index } of placed) found[index] = y
  return found
}

const toneAt = (series: Series, index: number, of: number): Tone =>
  series.tone ?? (of > 6 ? (index === 0 ? 'lead' : 'rest') : (tones[index] ?? 'rest'))

const Lines = ({
  series,
  tone,
  step,
  x,
  y,
  drawing,
}: {
  series: Series
  tone: Tone
  step: number
  x: ScaleLinear<number, number>
  y: ScaleLinear<number, number>
  drawing: LineDrawing
}) => {
  type P = Point & { readonly value: number }
  const path = line<P>()
    .x((p) => x(p.x))
    .y((p) => y(p.value))
    .digits(1)
  const band = area<P>()
    .x((p) => x(p.x))
    .y0((p) => y(intervalOf(p)?.[0] ?? p.value))
    .y1((p) => y(intervalOf(p)?.[1] ?? p.value))
    .digits(1)
  const cut = stretches(series.points, step)
  const dots = series.points.filter(isKnown)
  return (
    <g class={`series tone-${tone}`}>
      {cut.map(({ points }) =>
        points.length > 1 && points.some((point) => intervalOf(point) !== null) ? (
          <path class="band" d={band(points) ?? ''} />
        ) : null,
      )}
      {cut.map(({ points, projected }) =>
        points.length > 1 ? <path class={projected ? 'line projected' : 'line'} d={path(points) ?? ''} /> : null,
      )}
      {dots.map((point) => {
        const alone = cut.some(({ points }) => points.length === 1 && points[0] === point)
        const interval = intervalOf(point)
        if (!alone && dots.length > mostDots) return null
        return (
          <>
            {alone && interval !== null ? (
              <line class="whisker" x1={at(x(point.x))} x2={at(x(point.x))} y1={at(y(interval[0]))} y2={at(y(interval[1]))} />
            ) : null}
            <circle
              class={point.projected === true ? 'dot hollow' : 'dot'}
              cx={at(x(point.x))}
              cy={at(y(point.value))}
              r={alone ? 4 : dots.length > 24 ? 2 : 3}
            >
              <title>{`${series.name}, ${sayMoment(point.x, drawing.axis)}: ${sayWhole(point, drawing.unit)}${point.projected === true ? ', projected' : ''}`}</title>
            </circle>
          </>
        )
      })}
    </g>
  )
}

/** Series over time with labels at their ends. */
export function drawLine(drawing: LineDrawing, shape: Shape, place: Place): Drawn {
  const width = widthOf[shape]
  const moments = drawing.series.flatMap(({ points }) => points.map(({ x }) => x).filter(Number.isFinite))
  const numbers = drawing.series.flatMap(({ points }) => reachOf(points))
  if (numbers.length === 0) return nothing('No numbers on record, which is not zero', width, place)
  const named = drawing.series.map((series, index) => {
    const last = series.points.toSorted((a, b) => a.x - b.x).findLast(isKnown)
    return { series, last, tone: toneAt(series, index, drawing.series.length) }
  })
  // Names stand at the ends of their lines where there is room for them; otherwise a legend has them, and numbers say which is whose.
  const longest = Math.max(20, ...named.map(({ series }) => textWidth(series.name, 13) + 16))
  const inLegend = longest > (shape === 'narrow' ? 120 : named.length === 1 ? 180 : 330)
  const right = inLegend ? 30 : longest
  const key = inLegend
    ? legend(
        named.map(({ series, tone }, index) => ({
          name: `${named.length === 1 ? '' : `${index + 1} `}${shortened(series.name, width - 60, 14)}`,
          swatch: tone,
        })),
        width,
        place,
      )
    : legend([], width, place)
  const top = key.height
  const height = top + Math.max(heightOf[shape], Math.min(drawing.series.length, 24) * labelHeight + 70)
  const y = scaleOver(numbers, [height - 34, top + 26], { from: drawing.from })
  const ticks = y.ticks(5)
  const left = Math.min(110, Math.max(...ticks.map((tick) => textWidth(sayTick(tick, drawing.unit), 13)))) + 10
  const [first, last] = [Math.min(...moments), Math.max(...moments)]
  const margin = first === last ? 1 : 0
  const x = scaleOver([], [left + 8, width - right - 8], { from: first - margin, to: last + margin })
  const step = stepOf(drawing.series)
  const labels = spreadLabels(
    named.map(({ last }) => (last === undefined ? height : y(last.value))),
    top + 30,
    height - 38,
    labelHeight,
  )
  const says = unitOf(drawing.unit)
  return {
    width,
    height,
    body: (
      <>
        {key.body}
        {ticks.map((tick) => (
          <>
            <line class={tick === 0 ? 'axis' : 'grid'} x1={left} x2={width - right} y1={at(y(tick))} y2={at(y(tick))} />
            <text class="tick end" x={left - 6} y={at(y(tick) + 4.5)}>
              {sayTick(tick, drawing.unit)}
            </text>
          </>
        ))}
        {says === '' ? null : (
          <text class="tick" x="0" y={top + 12}>
            {says}
          </text>
        )}
        {momentTicks(first, last, drawing.axis, shape === 'wide' ? 10 : 4).map((moment) => (
          <>
            <line class="axis" x1={at(x(moment))} x2={at(x(moment))} y1={height - 30} y2={height - 25} />
            <text class="tick middle" x={at(x(moment))} y={height - 10}>
              {sayMoment(moment, drawing.axis)}
            </text>
          </>
        ))}
        {named.toReversed().map(({ series, tone }) => (
          <Lines series={series} tone={tone} step={step} x={x} y={y} drawing={drawing} />
        ))}
        {named.map(({ series, last: end, tone }, index) => {
          const here = labels[index] ?? null
          if (end === undefined || here === null) return null
          return (
            <g class={`tone-${tone}`}>
              <line class="leader" x1={at(x(end.x) + 4)} x2={width - right + 2} y1={at(y(end.value))} y2={at(here)} />
              <text class={tone === 'lead' ? 'text strong' : 'text'} x={at(width - right + 6)} y={at(here + 4.5)}>
                {inLegend ? (named.length === 1 ? '' : index + 1) : shortened(series.name, right - 8, 13)}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}
