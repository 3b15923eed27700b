import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey'
import { widthOf, type FlowDrawing, type FlowLink, type FlowNode, type Shape } from './chart.ts'
import { nothing, type Drawn, type Place } from './drawn.tsx'
import { at, known } from './numbers.ts'
import { sayAmount } from '../say.ts'
import { sayWhole, shortened } from './words.ts'

interface Node extends FlowNode {
  readonly column: number
}
type Placed = SankeyNode<Node, Carried>
interface Carried {
  readonly link: FlowLink
}

/** Links that can be drawn: a known amount above zero, from one column to a later one. The others are in the table only. */
export function drawable(drawing: FlowDrawing): (FlowLink & { readonly value: number })[] {
  const columnOf = new Map(drawing.columns.flatMap(({ nodes }, index) => nodes.map(({ id }) => [id, index] as const)))
  return drawing.links.flatMap((link) => {
    const value = known(link.value)
    const [from, to] = [columnOf.get(link.from), columnOf.get(link.to)]
    return value === null || value <= 0 || from === undefined || to === undefined || from >= to ? [] : [{ ...link, value }]
  })
}

/** Amounts from column to column, each node as tall as what passes through it. */
export function drawFlow(drawing: FlowDrawing, shape: Shape, place: Place): Drawn {
  const width = widthOf[shape]
  const links = drawable(drawing)
  if (links.length === 0) return nothing('No amounts on record, which is not zero', width, place)
  const used = new Set(links.flatMap(({ from, to }) => [from, to]))
  const nodes = drawing.columns.flatMap(({ nodes }, column) =>
    nodes.filter(({ id }) => used.has(id)).map(({ id, name, tone }): Node => ({ id, name, tone, column })),
  )
  const most = Math.max(...drawing.columns.map((_, column) => nodes.filter((node) => node.column === column).length))
  const [side, top] = [shape === 'wide' ? 190 : 112, 30]
  const height = Math.max(shape === 'wide' ? 360 : 320, most * 46 + top)
  const graph = sankey<Node, Carried>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => column)
    .nodeWidth(12)
    .nodePadding(30)
    .nodeSort(null)
    .extent([
      [side, top],
      [width - side, height - 24],
    ])({
    nodes: [...nodes],
    links: links.map((link) => ({ source: link.from, target: link.to, value: link.value, link })),
  })
  const last = drawing.columns.length - 1
  const path = sankeyLinkHorizontal<Node, Carried>()
  const edge = (index: number): { readonly x: number; readonly anchor: string } =>
    index === 0
      ? { x: 0, anchor: 'start' }
      : index === last
        ? { x: width, anchor: 'end' }
        : { x: side + ((width - 2 * side) * index) / last, anchor: 'middle' }
  return {
    width,
    height,
    body: (
      <>
        {drawing.columns.map(({ title }, index) => (
          <text class="tick" x={at(edge(index).x)} text-anchor={edge(index).anchor} y="14">
            {shortened(title, side, 13)}
          </text>
        ))}
        {graph.links.map((each) => (
          <path
            class={`stream tone-${each.link.tone ?? toneOfNode(each)}`}
            d={rounded(path(each) ?? '')}
            stroke-width={at(Math.max(1, each.width ?? 1))}
          >
            <title>{`${nameOf(each.source)} to ${nameOf(each.target)}: ${sayWhole(each.link, drawing.unit)}`}</title>
          </path>
        ))}
        {graph.nodes.map((node) => {
          const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [node.x0, node.x1, node.y0, node.y1]
          const outer = node.column === last ? { x: x1 + 7, anchor: 'start' } : { x: x0 - 7, anchor: 'end' }
          const y = (y0 + y1) / 2
          return (
            <g class={`node tone-${node.tone ?? 'rest'}`}>
              <rect class="fill" x={at(x0)} y={at(y0)} width={at(x1 - x0)} height={at(Math.max(1, y1 - y0))} />
              <text class="text" x={at(outer.x)} text-anchor={outer.anchor} y={at(y - 1)}>
                {shortened(node.name, side - 10, 14)}
              </text>
              <text class="tick" x={at(outer.x)} text-anchor={outer.anchor} y={at(y + 14)}>
                {sayAmount(node.value ?? 0, drawing.unit)}
              </text>
            </g>
          )
        })}
      </>
    ),
  }
}

const toneOfNode = ({ source }: SankeyLink<Node, Carried>): string =>
  typeof source === 'object' ? (source.tone ?? 'rest') : 'rest'
const nameOf = (node: Placed | string | number): string => (typeof node === 'object' ? node.name : String(node))
const rounded = (path: string): string => path.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10))
