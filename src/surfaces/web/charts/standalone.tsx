import { renderToString } from 'preact-render-to-string'
import { draw } from './draw.ts'
import type { Chart } from './chart.ts'
import { describe } from './describe.ts'
import { resolvedRules } from './ink.ts'
import { at } from './numbers.ts'
import { saySources } from './source.ts'
import { wrapped } from './words.ts'

/** Where a file says it comes from. */
export interface Origin {
  /** Path and query of the page, so that the picture can be made again. */
  readonly page: string
  readonly version: string
}

const margin = 28
/** Control characters are not allowed in XML at all, whatever a publisher's file holds. */
const forbidden = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu

/** The chart as one SVG file: title, definition, picture, source and licence inside it, colours filled in, nothing loaded. */
export function standalone(chart: Chart, origin: Origin): string {
  const id = `chart-${chart.name}`
  const { width, height, body } = draw(chart.drawing, 'wide', { id, links: false })
  const title = wrapped(chart.title, width, 22, 3)
  const subtitle = wrapped(chart.subtitle, width, 14, 4)
  const sources = wrapped(
    `Source: ${saySources(chart.receipts)}.${chart.note === undefined ? '' : ` ${chart.note}.`}`,
    width,
    12,
    5,
  )
  const made = wrapped(`Drawn by Ytterby ${origin.version}, ${origin.page}`, width, 12, 2)
  const top = margin + title.length * 28 + subtitle.length * 20 + 14
  const foot = top + height + 26
  const [wholeWidth, wholeHeight] = [width + 2 * margin, foot + (sources.length + made.length) * 17 + margin - 8]
  const lines = (texts: readonly string[], className: string, y: number, step: number) =>
    texts.map((text, index) => (
      <text class={className} x={margin} y={at(y + index * step)}>
        {text}
      </text>
    ))
  const file = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${at(wholeWidth)} ${at(wholeHeight)}`}
      width={at(wholeWidth)}
      height={at(wholeHeight)}
      font-family="'Liberation Sans', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
      role="img"
      aria-labelledby={`${id}-title ${id}-says`}
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-says`}>{describe(chart)}</desc>
      <style>{`${resolvedRules()}.title { font-size: 22px; font-weight: 700; fill: #1a1d19; }\n`}</style>
      <rect width={at(wholeWidth)} height={at(wholeHeight)} fill="#ffffff" />
      {lines(title, 'title', margin + 18, 28)}
      {lines(subtitle, 'tick subtitle', margin + 18 + title.length * 28 - 4, 20)}
      <g transform={`translate(${margin} ${at(top)})`}>{body}</g>
      {lines(sources, 'tick small-text', foot, 17)}
      {lines(made, 'tick small-text', foot + sources.length * 17, 17)}
    </svg>
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(file).replace(forbidden, '\ufffd')}\n`
}
