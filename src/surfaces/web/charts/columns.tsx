import { widthOf, type ColumnPart, type ColumnsDrawing, type Shape, type StageColumn } from './chart.ts'
import { Hatch, hatchId, legend, nothing, type Drawn, type LegendEntry, type Place } from './drawn.tsx'
import { at, known } from './numbers.ts'
import { sayAmount } from '../say.ts'
import { sayWhole, shortened, textWidth, wrapped } from './words.ts'

/** A part with where it begins and ends in the whole of 100. */
interface Placed {
  readonly part: ColumnPart
  readonly from: number
  readonly to: number
}

/** Parts end to end; rounded parts that add up to more than the whole are scaled to it, unknown ones take no room. */
export function placedParts(column: StageColumn): Placed[] {
  const parts = column.parts.flatMap((part) => {
    const value = known(part.value)
    return value === null || value <= 0 ? [] : [{ part, value }]
  })
  const sum = parts.reduce((total, { value }) => total + value, 0)
  const scale = sum > 100 ? 100 / sum : 1
  let from = 0
  return parts.map(({ part, value }) => {
    const placed = { part, from, to: from + value * scale }
    from = placed.to
    return placed
  })
}

const isEmpty = (column: StageColumn): boolean => placedParts(column).length === 0

const legendOf = (drawing: ColumnsDrawing): LegendEntry[] => {
  const parts = drawing.columns.flatMap(({ parts }) => parts)
  const leads = [
    ...new Map(parts.filter(({ tone }) => tone !== 'rest' && tone !== 'other').map((part) => [part.tone, part])).values(),
  ]
  return [
    ...leads.map(({ name, tone }) => ({ name, swatch: tone })),
    ...(parts.some(({ tone }) => tone === 'rest') ? [{ name: 'other places, each named', swatch: 'rest' as const }] : []),
    ...(parts.some(({ tone }) => tone === 'other') ? [{ name: 'other countries together', swatch: 'other' as const }] : []),
    { name: 'not stated', swatch: 'hatch' as const },
  ]
}

const Segment = ({ placed, x, y, width, height }: { placed: Placed; x: number; y: number; width: number; height: number }) => (
  <rect class={`fill segment tone-${placed.part.tone}`} x={at(x)} y={at(y)} width={at(width)} height={at(Math.max(0, height))}>
    <title>{`${placed.part.name}: ${sayWhole(placed.part, 'percent')}`}</title>
  </rect>
)

/** Ink that can be read on a segment. */
const inkOn = (part: ColumnPart): string => (part.tone === 'rest' || part.tone === 'other' ? 'text on-rest' : 'text on-tone')

/** Name and percent on a segment, in as many lines as it is tall enough for; a thin segment has none. */
const SegmentLabel = ({
  placed: { part, from, to },
  x,
  y,
  width,
  size,
}: {
  placed: Placed
  x: number
  y: (percent: number) => number
  width: number
  size: number
}) => {
  const fits = Math.floor((y(to) - y(from) - 3) / (size + 3))
  const percent = sayAmount(Math.round((part.value ?? 0) * 10) / 10, 'percent')
  const tries = [
    [`${part.name} ${percent}`, size],
    [part.name, size],
    [part.name, 12],
  ] as const
  const [fitting, font] = tries.find(([text, size]) => textWidth(text, size) <= width) ?? [percent, size]
  const texts =
    fits < 2 || fitting.length > part.name.length
      ? [fitting]
      : [...wrapped(part.name, width, font, Math.min(2, fits - 1)), percent]
  if (fits < 1) return null
  return (
    <>
      {texts.map((text, line) => (
        <text
          class={`${inkOn(part)} middle size-${font}${line > 0 && line === texts.length - 1 ? ' strong' : ''}`}
          x={at(x)}
          y={at((y(from) + y(to)) / 2 + size * 0.36 + (line - (texts.length - 1) / 2) * (size + 3))}
        >
          {shortened(text, width, font)}
        </text>
      ))}
    </>
  )
}

function wide(drawing: ColumnsDrawing, place: Place): Drawn {
  const width = widthOf.wide
  const { columns } = drawing
  const key = legend(legendOf(drawing), width, place)
  // A stage without numbers needs no more room than its name.
  const weights = columns.map((column) => (isEmpty(column) ? 0.66 : 1))
  const unit = width / weights.reduce((sum, weight) => sum + weight, 0)
  const rooms = weights.map((weight) => weight * unit)
  const starts = rooms.map((_, index) => rooms.slice(0, index).reduce((sum, room) => sum + room, 0))
  const bars = rooms.map((room) => Math.min(room * 0.8, 150))
  const size = unit < 90 ? 12 : 14
  const titles = columns.map(({ title }, index) => wrapped(title, (rooms[index] ?? unit) - 4, 14, 2))
  const notes = columns.map((column, index) => wrapped(column.note, (rooms[index] ?? unit) - 10, 12, 5))
  const tall = 330
  const top = key.height + 20 * Math.max(...titles.map(({ length }) => length)) + 6
  const bottom = top + tall
  const y = (percent: number): number => top + (tall * percent) / 100
  const middle = (index: number): number => (starts[index] ?? 0) + (rooms[index] ?? unit) / 2
  const left = (index: number): number => middle(index) - (bars[index] ?? 0) / 2
  const placed = columns.map(placedParts)
  const height = bottom + 16 + Math.max(...notes.map(({ length }) => length)) * 15
  return {
    width,
    height,
    body: (
      <>
        <Hatch id={hatchId(place)} />
        {key.body}
        {placed.slice(1).map((parts, index) =>
          parts.map(({ part, from, to }) => {
            const before = placed[index]?.find((each) => each.part.key === part.key)
            if (before === undefined) return null
            const [x1, x2] = [left(index) + (bars[index] ?? 0), left(index + 1)]
            const half = (x1 + x2) / 2
            return (
              <path
                class={`ribbon tone-${part.tone}`}
                d={`M${at(x1)} ${at(y(before.from))}C${at(half)} ${at(y(before.from))} ${at(half)} ${at(y(from))} ${at(x2)} ${at(y(from))}V${at(y(to))}C${at(half)} ${at(y(to))} ${at(half)} ${at(y(before.to))} ${at(x1)} ${at(y(before.to))}Z`}
              />
            )
          }),
        )}
        {columns.map((column, index) => {
          const centre = middle(index)
          const bar = bars[index] ?? 0
          const texts = titles[index] ?? []
          const title = texts.map((text, line) => (
            <text class="text strong middle" x={at(centre)} y={at(top - 10 - (texts.length - 1 - line) * 18)}>
              {text}
            </text>
          ))
          return (
            <g class="column">
              {place.links && column.href !== undefined ? <a href={column.href}>{title}</a> : title}
              <rect class="open" fill={`url(#${hatchId(place)})`} x={at(left(index))} y={top} width={at(bar)} height={tall} />
              {(placed[index] ?? []).map((each) => (
                <Segment placed={each} x={left(index)} y={y(each.from)} width={bar} height={y(each.to) - y(each.from)} />
              ))}
              {(placed[index] ?? []).map((each) => (
                <SegmentLabel placed={each} x={centre} y={y} width={bar - 6} size={size} />
              ))}
              {isEmpty(column)
                ? wrapped('not known', bar - 4, 14, 2).map((text, line, all) => (
                    <text class="text middle knockout" x={at(centre)} y={at(y(50) + 5 + (line - (all.length - 1) / 2) * 17)}>
                      {text}
                    </text>
                  ))
                : null}
              {(notes[index] ?? []).map((text, line) => (
                <text class="tick small-text middle" x={at(centre)} y={bottom + 18 + line * 15}>
                  {text}
                </text>
              ))}
            </g>
          )
        })}
      </>
    ),
  }
}

/** On a telephone each stage is a bar of its own, below the last. */
function narrow(drawing: ColumnsDrawing, place: Place): Drawn {
  const width = widthOf.narrow
  const key = legend(legendOf(drawing), width, place)
  const step = 82
  const x = (percent: number): number => (width * percent) / 100
  return {
    width,
    height: key.height + drawing.columns.length * step,
    body: (
      <>
        <Hatch id={hatchId(place)} />
        {key.body}
        {drawing.columns.map((column, index) => {
          const y = key.height + index * step
          const placed = placedParts(column)
          const [first] = placed
          const says =
            first === undefined ? 'not known' : `${first.part.name} ${sayWhole({ value: first.part.value }, 'percent')}`
          return (
            <g class="column">
              <text class="text strong" x="0" y={y + 18}>
                {column.title}
              </text>
              <text class="text end" x={width} y={y + 18}>
                {shortened(says, width - textWidth(column.title, 14) - 20, 13)}
              </text>
              <rect class="open" fill={`url(#${hatchId(place)})`} x="0" y={y + 26} width={width} height="26" />
              {placed.map((each) => (
                <Segment placed={each} x={x(each.from)} y={y + 26} width={x(each.to) - x(each.from)} height={26} />
              ))}
              {placed.slice(1).map(({ part, from, to }) =>
                textWidth(part.name, 12) < x(to) - x(from) - 6 ? (
                  <text class={`${inkOn(part)} middle size-12`} x={at(x((from + to) / 2))} y={y + 43}>
                    {part.name}
                  </text>
                ) : null,
              )}
              <text class="tick small-text" x="0" y={y + 67}>
                {shortened(column.note, width, 12)}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}

/** The stages of the chain as wholes of 100 percent. */
export function drawColumns(drawing: ColumnsDrawing, shape: Shape, place: Place): Drawn {
  if (drawing.columns.every(isEmpty)) return nothing('No shares on record, which is not zero', widthOf[shape], place)
  return shape === 'wide' ? wide(drawing, place) : narrow(drawing, place)
}
