import type { ComponentChildren } from 'preact'
import type { Tone } from './chart.ts'
import { at } from './numbers.ts'
import { textWidth } from './words.ts'

/** A finished picture in units of its own: what stands between `<svg>` and `</svg>`, and how large it is. */
export interface Drawn {
  readonly width: number
  readonly height: number
  readonly body: ComponentChildren
}

/** Where a picture will stand: ids must differ within a page, and only a page has links. */
export interface Place {
  /** Begins every id of the picture. */
  readonly id: string
  readonly links: boolean
}

/** Diagonal lines for what is unknown; filled by `url(#…)` because a class cannot name a pattern. */
export const Hatch = ({ id }: { id: string }) => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="hatch-ground" width="6" height="6" />
    <line class="hatch-line" x1="0" x2="0" y1="0" y2="6" />
  </pattern>
)

export const hatchId = ({ id }: Place): string => `${id}-hatch`

export interface LegendEntry {
  readonly name: string
  /** A tone, `hatch`, or another class of a swatch. */
  readonly swatch: Tone | 'hatch' | `shade-${number | 'zero' | 'none'}` | 'mark'
}

const swatchWidth = 20
const lineHeight = 20

/** Legend entries in as many lines as they need. `height` is what it takes, 0 without entries. */
export function legend(
  entries: readonly LegendEntry[],
  width: number,
  place: Place,
): { readonly height: number; readonly body: ComponentChildren } {
  let [x, y] = [0, 0]
  const body = entries.map(({ name, swatch }) => {
    const runs = swatchWidth + textWidth(name, 14) + 22
    if (x > 0 && x + runs > width) [x, y] = [0, y + lineHeight]
    const here = x
    x += runs
    return (
      <g transform={`translate(${at(here)} ${y})`}>
        {swatch === 'mark' ? (
          <line class="mark-line" x1="7" x2="7" y1="1" y2="15" />
        ) : (
          <rect
            class={
              swatch === 'hatch' ? 'swatch' : swatch.startsWith('shade-') ? `swatch ${swatch}` : `swatch fill tone-${swatch}`
            }
            {...(swatch === 'hatch' ? { fill: `url(#${hatchId(place)})` } : {})}
            x="0"
            y="2"
            width="14"
            height="12"
          />
        )}
        <text class="text" x={swatchWidth} y="13">
          {name}
        </text>
      </g>
    )
  })
  return { height: entries.length === 0 ? 0 : y + lineHeight + 6, body }
}

/** What stands where there is nothing to draw: a sentence in a hatched frame. */
export const nothing = (says: string, width: number, place: Place): Drawn => ({
  width,
  height: 120,
  body: (
    <>
      <Hatch id={hatchId(place)} />
      <rect class="frame" fill={`url(#${hatchId(place)})`} x="0.5" y="0.5" width={width - 1} height="119" />
      <rect
        class="plate"
        x={at(width / 2 - Math.min(width - 20, textWidth(says, 14) + 24) / 2)}
        y="44"
        width={at(Math.min(width - 20, textWidth(says, 14) + 24))}
        height="32"
      />
      <text class="text middle" x={width / 2} y="65">
        {says}
      </text>
    </>
  ),
})
