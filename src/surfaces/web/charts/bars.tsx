import { tones, widthOf, type BarDrawing, type BarPart, type BarRow, type Shape, type Tone } from './chart.ts'
import { Hatch, hatchId, legend, nothing, type Drawn, type LegendEntry, type Place } from './drawn.tsx'
import { at, intervalOf, known, reachOf, scaleOver } from './numbers.ts'
import { sayAmount } from '../say.ts'
import { sayTick, sayWhole, shortened, textWidth, unitOf } from './words.ts'

/** The tone of a part: its own, or the next of the palette; a single bar is the lead. */
export const toneOf = (part: BarPart, index: number): Tone => part.tone ?? tones[Math.min(index, 5)] ?? 'rest'

/** Sum of the known parts of a row; null when none is known. */
const sumOf = (row: BarRow): number | null => {
  const numbers = row.parts.map(({ value }) => known(value)).filter((value) => value !== null)
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0)
}

/** Names of parts with their tones, each once, for a legend; single unnamed bars need none. */
function entriesOf(drawing: BarDrawing, open: boolean): LegendEntry[] {
  const found = new Map<string, LegendEntry>()
  for (const row of drawing.rows)
    for (const [index, part] of row.parts.entries())
      if (part.name !== undefined && !found.has(part.name)) found.set(part.name, { name: part.name, swatch: toneOf(part, index) })
  if (open) found.set('not stated', { name: 'not stated', swatch: 'hatch' })
  return [...found.values()]
}

interface Placed {
  readonly part: BarPart
  readonly tone: Tone
  readonly from: number
  readonly to: number
}

/** Parts end to end: positive to the right of zero, negative to its left; unknown ones take no room. */
function stacked(row: BarRow): Placed[] {
  let [up, down] = [0, 0]
  return row.parts.flatMap((part, index): Placed[] => {
    const value = known(part.value)
    if (value === null) return []
    const from = value < 0 ? down : up
    if (value < 0) down += value
    else up += value
    return [{ part, tone: toneOf(part, index), from, to: from + value }]
  })
}

/** What stands after a bar: the amount of a single part, the first part of a split whole, the sum of any other stack. */
function saysOf(row: BarRow, unit: string, whole: number | null): string {
  const [first, ...more] = row.parts
  if (first === undefined) return 'not stated'
  if (more.length === 0) return sayWhole(first, unit)
  // Of a split whole the first part is what matters; the sum is known beforehand.
  if (whole !== null) return [first.name, sayWhole(first, unit)].join(' ').trim()
  const sum = sumOf(row)
  const missing = row.parts.filter(({ value }) => known(value) === null).length
  return sum === null ? 'not stated' : `${sayAmount(sum, unit)}${missing === 0 ? '' : ` and ${missing} not stated`}`
}

/** Bars, one a row, with the numbers written at their ends. */
export function drawBars(drawing: BarDrawing, shape: Shape, place: Place): Drawn {
  const width = widthOf[shape]
  const { rows, unit } = drawing
  const stacks = rows.map(stacked)
  const ends = stacks.flatMap((parts) => parts.flatMap(({ from, to }) => [from, to]))
  const numbers = [...ends, ...rows.flatMap(({ parts }) => (parts.length === 1 ? reachOf(parts) : []))]
  if (rows.length === 0) return nothing('No numbers on record, which is not zero', width, place)
  const whole = known(drawing.whole)
  const open = whole !== null && rows.some((row) => (sumOf(row) ?? 0) < whole - 0.05)
  const key = legend(entriesOf(drawing, open), width, place)
  const [step, bar] = shape === 'narrow' ? [44, 16] : rows.length > 30 ? [22, 14] : [30, 18]
  const says = rows.map((row) => saysOf(row, unit, whole))
  const left = shape === 'narrow' ? 0 : Math.min(260, Math.max(60, ...rows.map(({ label }) => textWidth(label, 14) + 12)))
  const right = shape === 'narrow' ? 8 : Math.min(270, Math.max(...says.map((each) => textWidth(each, 13) + 12)))
  const x = scaleOver(numbers, [left, width - right], { to: whole ?? undefined })
  const top = key.height + (shape === 'narrow' ? 0 : 4)
  const height = top + rows.length * step + 26
  return {
    width,
    height,
    body: (
      <>
        <Hatch id={hatchId(place)} />
        {key.body}
        {shape === 'narrow' || unitOf(unit) === '' ? null : (
          <text class="tick end" x={left - 8} y={height - 6}>
            {unitOf(unit)}
          </text>
        )}
        {x.ticks(shape === 'wide' ? 5 : 3).map((tick) => (
          <>
            <line class="grid" x1={at(x(tick))} x2={at(x(tick))} y1={top} y2={height - 22} />
            <text class="tick middle" x={at(Math.min(x(tick), width - textWidth(sayTick(tick, unit), 13) / 2))} y={height - 6}>
              {sayTick(tick, unit)}
            </text>
          </>
        ))}
        {rows.map((row, index) => {
          const y = top + index * step
          const barY = shape === 'narrow' ? y + 22 : y + (step - bar) / 2
          const parts = stacks[index] ?? []
          const interval = row.parts.length === 1 && row.parts[0] !== undefined ? intervalOf(row.parts[0]) : null
          const end = Math.max(0, ...parts.map(({ to }) => to))
          const written = says[index] ?? ''
          const reach = Math.max(
            x(0),
            ...parts.map(({ to }) => x(to)),
            interval === null ? 0 : x(interval[1]),
            open && whole !== null ? x(whole) : 0,
          )
          return (
            <g class="item">
              <text
                class="text knockout"
                x={shape === 'narrow' ? 0 : left - 8}
                text-anchor={shape === 'narrow' ? 'start' : 'end'}
                y={shape === 'narrow' ? y + 15 : barY + bar / 2 + 5}
              >
                {shortened(row.label, shape === 'narrow' ? width - textWidth(written, 13) - 14 : left - 10, 14)}
              </text>
              {whole !== null && end < whole - 0.05 ? (
                <rect
                  class="open"
                  fill={`url(#${hatchId(place)})`}
                  x={at(x(end))}
                  y={at(barY)}
                  width={at(x(whole) - x(end))}
                  height={bar}
                />
              ) : null}
              {parts.map(({ part, tone, from, to }) => (
                <rect
                  class={`fill bar-part tone-${tone}`}
                  x={at(Math.min(x(from), x(to)))}
                  y={at(barY)}
                  width={at(Math.abs(x(to) - x(from)))}
                  height={bar}
                >
                  <title>{`${row.label}${part.name === undefined ? '' : `, ${part.name}`}: ${sayWhole(part, unit)}`}</title>
                </rect>
              ))}
              {interval === null ? null : (
                <path
                  class="whisker"
                  d={`M${at(x(interval[0]))} ${at(barY + bar / 2)}H${at(x(interval[1]))}M${at(x(interval[0]))} ${at(barY + 3)}v${bar - 6}M${at(x(interval[1]))} ${at(barY + 3)}v${bar - 6}`}
                />
              )}
              <text
                class="text number-text knockout"
                x={shape === 'narrow' ? width : at(reach + 6)}
                text-anchor={shape === 'narrow' ? 'end' : 'start'}
                y={shape === 'narrow' ? y + 15 : barY + bar / 2 + 4.5}
              >
                {shape === 'narrow' ? written : shortened(written, width - reach - 6, 13)}
              </text>
            </g>
          )
        })}
        <line class="axis" x1={at(x(0))} x2={at(x(0))} y1={top} y2={height - 22} />
      </>
    ),
  }
}
