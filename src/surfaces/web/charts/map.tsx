import { scaleLinear } from 'd3-scale'
import { widthOf, type MapDrawing, type MapPlace, type Shape } from './chart.ts'
import { Hatch, hatchId, legend, nothing, type Drawn, type LegendEntry, type Place } from './drawn.tsx'
import { at, known } from './numbers.ts'
import { listed, sayAmount, sayNumber, sayUnit } from '../say.ts'
import { sayWhole, textWidth, wrapped } from './words.ts'
import { worldAt } from './world.ts'

/** Lower bounds of the classes above zero: given, those of shares, or five round steps up to the largest number. */
export function breaksOf(drawing: MapDrawing): readonly number[] {
  const given = drawing.breaks
    ?.filter((each) => Number.isFinite(each) && each > 0)
    .toSorted((a, b) => a - b)
    .slice(0, 5)
  if (given !== undefined && given.length > 0) return given
  if (drawing.unit === 'percent') return [1, 5, 10, 25, 50]
  const most = Math.max(0, ...drawing.places.map(({ value }) => known(value) ?? 0))
  const ticks =
    most > 0
      ? scaleLinear()
          .domain([0, most])
          .ticks(5)
          .filter((tick) => tick > 0 && tick < most)
      : []
  return ticks.slice(-5)
}

/** Which shade a number has: -1 for zero and below, 0 above zero but under the first bound, then up to 5. */
export const shadeOf = (value: number, breaks: readonly number[]): number =>
  value <= 0 ? -1 : breaks.filter((bound) => value >= bound).length

/** The shades as a legend: colour, words and order say the same. */
function legendOf(drawing: MapDrawing, breaks: readonly number[]): LegendEntry[] {
  const values = drawing.places.map(({ value }) => known(value)).filter((value) => value !== null)
  const unit = sayUnit(drawing.unit)
  const classes = [...breaks, Infinity].map((bound, index) => {
    const lower = breaks[index - 1]
    const name =
      lower === undefined
        ? bound === Infinity
          ? 'above zero'
          : `under ${sayNumber(bound)}${unit}`
        : bound === Infinity
          ? `${sayNumber(lower)}${unit} or more`
          : `${sayNumber(lower)}–${sayNumber(bound)}${unit}`
    return { name, swatch: `shade-${index}` as const }
  })
  return [
    ...(values.some((value) => value > 0) ? classes : []),
    ...(values.some((value) => value <= 0) ? [{ name: 'zero on record', swatch: 'shade-zero' as const }] : []),
    ...(values.length < drawing.places.length ? [{ name: 'listed, number not known', swatch: 'hatch' as const }] : []),
    { name: 'not listed', swatch: 'shade-none' as const },
  ]
}

const classOf = (value: number | null, breaks: readonly number[]): string => {
  if (value === null) return 'country unknown'
  const shade = shadeOf(value, breaks)
  return `country shade-${shade < 0 ? 'zero' : shade}`
}

interface Outlined extends MapPlace {
  readonly outline: string | undefined
  readonly spot: readonly [x: number, y: number] | undefined
}

interface Label {
  readonly says: string
  readonly x: number
  readonly y: number
}

/** Names and numbers of the largest places, in that order, where no earlier one is in the way. */
function labelled(largest: readonly Outlined[], shape: Shape, width: number, unit: string): Label[] {
  const placed: Label[] = []
  const half = ({ says }: Label): number => textWidth(says, 13) / 2
  for (const { name, value, spot } of largest) {
    if (spot === undefined || value === null) continue
    const says = shape === 'wide' ? `${name} ${sayAmount(Math.round(value * 10) / 10, unit)}` : sayAmount(Math.round(value), unit)
    const label = { says, x: spot[0], y: spot[1] + 5 }
    const x = Math.min(Math.max(label.x, half(label)), width - half(label))
    const free = placed.every((other) => Math.abs(other.y - label.y) > 15 || Math.abs(other.x - x) > half(other) + half(label))
    if (free) placed.push({ ...label, x })
  }
  return placed
}

/** The world in shades; states too small to be seen are dots, and what is no country is named in a line below. */
export function drawMap(drawing: MapDrawing, shape: Shape, place: Place): Drawn {
  const width = widthOf[shape]
  const { places, unit } = drawing
  if (places.length === 0) return nothing('No places on record, which is not zero', width, place)
  const world = worldAt(width)
  const breaks = breaksOf(drawing)
  const key = legend(legendOf(drawing, breaks), width, place)
  const outlined = places.map((each): Outlined =>
    Object.assign({ outline: world.outline(each.place), spot: world.spot(each.place) }, each),
  )
  const off = outlined.filter(({ outline, spot }) => outline === undefined && spot === undefined)
  const below =
    off.length === 0
      ? []
      : wrapped(`Not on the map: ${listed(off.map((each) => `${each.name} ${sayWhole(each, unit)}`))}.`, width, 13, 4)
  const top = key.height + world.height + 8
  const title = (each: MapPlace) => <title>{`${each.name}: ${sayWhole(each, unit)}`}</title>
  const largest = outlined
    .filter(({ value, spot }) => (known(value) ?? 0) > 0 && spot !== undefined)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .slice(0, shape === 'wide' ? 8 : 4)
  return {
    width,
    height: top + below.length * 18,
    body: (
      <>
        <Hatch id={hatchId(place)} />
        {key.body}
        <g transform={`translate(0 ${key.height})`}>
          <path class="land" d={world.ground} />
          {shape === 'wide' ? <path class="border" d={world.borders} /> : null}
          {outlined.map((each) =>
            each.outline === undefined ? null : (
              <path
                class={classOf(known(each.value), breaks)}
                d={each.outline}
                {...(known(each.value) === null ? { fill: `url(#${hatchId(place)})` } : {})}
              >
                {title(each)}
              </path>
            ),
          )}
          {outlined.map((each) =>
            each.outline !== undefined || each.spot === undefined ? null : (
              <circle
                class={`${classOf(known(each.value), breaks)} spot`}
                cx={at(each.spot[0])}
                cy={at(each.spot[1])}
                r="5"
                {...(known(each.value) === null ? { fill: `url(#${hatchId(place)})` } : {})}
              >
                {title(each)}
              </circle>
            ),
          )}
          {labelled(largest, shape, width, unit).map(({ says, x, y }) => (
            <text class="text middle halo" x={at(x)} y={at(y)}>
              {says}
            </text>
          ))}
        </g>
        {below.map((text, index) => (
          <text class="tick" x="0" y={top + 14 + index * 18}>
            {text}
          </text>
        ))}
      </>
    ),
  }
}
