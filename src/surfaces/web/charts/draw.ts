import { drawBars } from './bars.tsx'
import type { Drawing, Shape } from './chart.ts'
import { drawColumns } from './columns.tsx'
import { drawDots } from './dots.tsx'
import type { Drawn, Place } from './drawn.tsx'
import { drawFlow } from './flow.tsx'
import { drawLine } from './line.tsx'
import { drawMap } from './map.tsx'
import { drawScatter } from './scatter.tsx'

/** Lays a drawing out in one of its shapes. The same numbers give the same bytes. */
export function draw(drawing: Drawing, shape: Shape, place: Place): Drawn {
  switch (drawing.kind) {
    case 'line':
      return drawLine(drawing, shape, place)
    case 'bars':
      return drawBars(drawing, shape, place)
    case 'columns':
      return drawColumns(drawing, shape, place)
    case 'flow':
      return drawFlow(drawing, shape, place)
    case 'map':
      return drawMap(drawing, shape, place)
    case 'dots':
      return drawDots(drawing, shape, place)
    case 'scatter':
      return drawScatter(drawing, shape, place)
  }
}
