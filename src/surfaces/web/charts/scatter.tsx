import { widthOf, type ScatterDrawing, type Shape } from './chart.ts'
import { nothing, type Drawn, type Place } from './drawn.tsx'
import { at, intervalOf, known, reachOf, scaleOver } from './numbers.ts'
import { sayTick, sayWhole, shortened, textWidth } from './words.ts'

/** Points by two numbers, each with its interval as a cross; numbered, and named in a list below on a narrow picture. */
export function drawScatter(drawing: ScatterDrawing, shape: Shape, place: Place): Drawn {
  const width = widthOf[shape]
  const { points, across, up } = drawing
  const drawn = points.flatMap((point, index) => {
    const [x, y] = [known(point.across.value), known(point.value)]
    return x === null || y === null ? [] : [{ ...point, x, y, index }]
  })
  if (drawn.length === 0) return nothing('No point has both numbers, which is not zero', width, place)
  const isWide = shape === 'wide'
  const [left, top, plot] = [46, 26, isWide ? 420 : 300]
  const list = isWide ? 0 : drawn.length * 19 + 12
  const height = top + plot + 46 + list
  const right = isWide ? 190 : 12
  const share = (unit: string): number | undefined => (unit === 'percent' ? 100 : undefined)
  const x = scaleOver(reachOf(drawn.map((point) => point.across)), [left, width - right], { to: share(across.unit) })
  const y = scaleOver(reachOf(drawn), [top + plot, top], { from: drawing.from, to: drawing.to ?? share(up.unit) })
  return {
    width,
    height,
    body: (
      <>
        <text class="tick" x="0" y="14">
          {up.title}
        </text>
        <text class="tick" x={width - right} text-anchor="end" y={top + plot + 40}>
          {across.title}
        </text>
        {y.ticks(5).map((tick) => (
          <>
            <line class="grid" x1={left} x2={width - right} y1={at(y(tick))} y2={at(y(tick))} />
            <text class="tick" x={left - 6} text-anchor="end" y={at(y(tick) + 4)}>
              {sayTick(tick, up.unit)}
            </text>
          </>
        ))}
        {x.ticks(isWide ? 6 : 3).map((tick) => (
          <>
            <line class="grid" x1={at(x(tick))} x2={at(x(tick))} y1={top} y2={top + plot} />
            <text class="tick middle" x={at(x(tick))} y={top + plot + 20}>
              {sayTick(tick, across.unit)}
            </text>
          </>
        ))}
        {drawn.map((point) => {
          const [wide, tall] = [intervalOf(point.across), intervalOf(point)]
          const [px, py] = [x(point.x), y(point.y)]
          const says = `${point.label}: ${sayWhole(point.across, across.unit)}, ${sayWhole(point, up.unit)}`
          return (
            <g class={`item tone-${point.tone ?? 'rest'}`}>
              {wide === null ? null : <path class="whisker" d={`M${at(x(wide[0]))} ${at(py)}H${at(x(wide[1]))}`} />}
              {tall === null ? null : <path class="whisker" d={`M${at(px)} ${at(y(tall[0]))}V${at(y(tall[1]))}`} />}
              <circle class="dot" cx={at(px)} cy={at(py)} r="6">
                <title>{says}</title>
              </circle>
              <text class="text knockout" x={at(px + 9)} y={at(py - 7)}>
                {isWide ? shortened(point.label, width - px - 10, 13) : String(point.index + 1)}
              </text>
            </g>
          )
        })}
        {isWide
          ? null
          : drawn.map((point, row) => (
              <text class="tick" x="0" y={top + plot + 64 + row * 19}>
                {shortened(`${point.index + 1}  ${point.label}`, width - textWidth('0', 13), 13)}
              </text>
            ))}
      </>
    ),
  }
}
