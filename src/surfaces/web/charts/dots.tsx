import { widthOf, type DotDrawing, type Shape } from './chart.ts'
import { nothing, type Drawn, type Place } from './drawn.tsx'
import { at, intervalOf, known, reachOf, scaleOver } from './numbers.ts'
import { sayTick, sayWhole, shortened, textWidth, unitOf, wrapped } from './words.ts'

/** One dot a row with its interval; numbers to compare with are lines through all rows. */
export function drawDots(drawing: DotDrawing, shape: Shape, place: Place): Drawn {
  const width = widthOf[shape]
  const { rows, unit } = drawing
  const marks = (drawing.marks ?? []).flatMap(({ label, value }) => {
    const number = known(value)
    return number === null ? [] : [{ label, value: number }]
  })
  const numbers = [...reachOf(rows), ...marks.map(({ value }) => value)]
  if (rows.length === 0) return nothing('No numbers on record, which is not zero', width, place)
  const share = unit === 'percent' && numbers.every((number) => number >= 0 && number <= 100)
  const says = rows.map((row) => sayWhole(row, unit))
  const left =
    shape === 'narrow'
      ? 8
      : Math.min(
          380,
          Math.max(120, ...rows.flatMap(({ label, detail }) => [textWidth(label, 14), textWidth(detail ?? '', 12)])) + 16,
        )
  const right = shape === 'narrow' ? 8 : Math.min(200, Math.max(...says.map((each) => textWidth(each, 13) + 14)))
  const x = scaleOver(numbers, [left + 8, width - right - 8], { from: drawing.from, to: drawing.to ?? (share ? 100 : undefined) })
  const lines = rows.map(({ label, detail }) => [
    ...wrapped(label, shape === 'narrow' ? width - 8 : left - 12, 14, 2).map((text) => ({ text, soft: false })),
    ...(detail === undefined || detail === ''
      ? []
      : wrapped(detail, shape === 'narrow' ? width - 8 : left - 12, 12, 2).map((text) => ({ text, soft: true }))),
  ])
  // A narrow row also writes its number, on a line of its own between the label and the dot.
  const heights = lines.map((each) => (shape === 'narrow' ? each.length * 17 + 40 : Math.max(30, each.length * 17 + 12)))
  const top = marks.length === 0 ? 6 : 8 + marks.length * 18
  const tops = heights.map((_, index) => top + heights.slice(0, index).reduce((sum, height) => sum + height, 0))
  const height = top + heights.reduce((sum, each) => sum + each, 0) + 28
  const middle = (index: number): number => {
    const [y = 0, tall = 0] = [tops[index], heights[index]]
    return shape === 'narrow' ? y + tall - 16 : y + tall / 2
  }
  return {
    width,
    height,
    body: (
      <>
        {shape === 'narrow' || unitOf(unit) === '' ? null : (
          <text class="tick" x="0" y={height - 7}>
            {unitOf(unit)}
          </text>
        )}
        {x.ticks(shape === 'wide' ? 5 : 3).map((tick) => (
          <>
            <line class={tick === 0 ? 'axis' : 'grid'} x1={at(x(tick))} x2={at(x(tick))} y1={top} y2={height - 24} />
            <text class="tick middle" x={at(Math.min(x(tick), width - textWidth(sayTick(tick, unit), 13) / 2))} y={height - 7}>
              {sayTick(tick, unit)}
            </text>
          </>
        ))}
        {marks.map(({ label, value }, index) => (
          <g class="compare">
            <line class="mark-line" x1={at(x(value))} x2={at(x(value))} y1={top - 2} y2={height - 24} />
            <text
              class="text strong"
              x={at(Math.min(Math.max(x(value), textWidth(label, 14) / 2), width - textWidth(label, 14) / 2))}
              text-anchor="middle"
              y={14 + index * 18}
            >
              {shortened(label, width, 14)}
            </text>
          </g>
        ))}
        {rows.map((row, index) => {
          const value = known(row.value)
          const interval = intervalOf(row)
          const y = middle(index)
          const texts = lines[index] ?? []
          const first = shape === 'narrow' ? (tops[index] ?? 0) + 16 : y - ((texts.length - 1) * 17) / 2 + 5
          return (
            <g class={`item tone-${row.tone ?? 'lead'}`}>
              {index === 0 ? null : <line class="grid" x1="0" x2={width} y1={at(tops[index] ?? 0)} y2={at(tops[index] ?? 0)} />}
              {texts.map(({ text, soft }, line) => (
                <text class={soft ? 'tick knockout' : 'text knockout'} x="0" y={at(first + line * 17)}>
                  {text}
                </text>
              ))}
              {interval === null ? null : (
                <path
                  class="reach"
                  d={`M${at(x(interval[0]))} ${at(y)}H${at(x(interval[1]))}M${at(x(interval[0]))} ${at(y - 5)}v10M${at(x(interval[1]))} ${at(y - 5)}v10`}
                />
              )}
              {value === null ? null : (
                <circle class="dot" cx={at(x(value))} cy={at(y)} r="6">
                  <title>{`${row.label}: ${says[index] ?? ''}`}</title>
                </circle>
              )}
              <text class="text number-text knockout" x={width} text-anchor="end" y={at(shape === 'narrow' ? y - 12 : y + 5)}>
                {shortened(says[index] ?? '', shape === 'narrow' ? width : right - 4, 13)}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}
