import { renderToString } from 'preact-render-to-string'
import { Refusal, refusals, sayRefusal } from '../../../kernel/errors.ts'
import { addressOf } from '../address.ts'
import type { View } from '../view.ts'
import type { Chart } from './chart.ts'
import { csvOf } from './csv.ts'
import { EmbeddedChart } from './figure.tsx'
import { pngOf } from './png.ts'
import { standalone } from './standalone.tsx'

/** A file (or the bare page for a frame) instead of a page. */
export interface ChartFile {
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** What an address may ask of a page's chart. */
export interface FileAsked {
  readonly chart: string
  readonly as: string | undefined
  readonly embed: boolean
}

/** Parts the fields of a file from those of the page it is made of, so that no link of the page carries them on. */
export function fileAskedIn(view: View): { readonly file: FileAsked | null; readonly view: View } {
  const { chart, as, embed, ...query } = view.at.query
  const page = { ...view, at: { ...view.at, query } }
  return { file: chart === undefined ? null : { chart, as, embed: embed === '1' }, view: page }
}

const formats = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
} as const

/** Only a bare chart may stand in a frame of another site; it runs no script and sends no form. */
const framePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *"
/** A file that is opened by itself may use the rules it carries and nothing else. */
const filePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

const formatNamed = (text: string | undefined): keyof typeof formats | undefined =>
  (Object.keys(formats) as (keyof typeof formats)[]).find((format) => format === text)

/** The page's path and what it was asked, as a file name: `map-mining-rare-earths-2024.svg`. */
function fileName(chart: Chart, view: View, format: string): string {
  const { path, query } = view.at
  const words = [
    path,
    ...Object.keys(query)
      .toSorted()
      .map((name) => query[name] ?? ''),
    chart.name,
  ]
    .join(' ')
    .toLowerCase()
  const plain = words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '')
  return `ytterby-${plain.slice(0, 90).replace(/-+$/, '')}.${format}`
}

function chartNamed(charts: readonly Chart[], name: string): Chart {
  const found = charts.find((chart) => chart.name === name)
  if (found !== undefined) return found
  const names = charts.map((chart) => chart.name)
  throw new Refusal(
    'not-found',
    names.length === 0
      ? 'this page has no chart: nothing is on record for what was asked'
      : `this page has no chart called "${name}"; it has ${names.join(', ')}`,
  )
}

/** The refusal of a file, as one sentence: whoever asks for a picture cannot read a page. */
export const refusedFile = (refusal: Refusal): ChartFile => ({
  content: `${sayRefusal(refusal)}\n`,
  status: refusals[refusal.code].http,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
})

/** Makes the file that was asked for from the charts of a page; `view` is the page's own, without the fields of the file. */
export async function chartFile(charts: readonly Chart[], asked: FileAsked, view: View): Promise<ChartFile> {
  const chart = chartNamed(charts, asked.chart)
  if (asked.as === undefined) {
    if (!asked.embed) throw new Refusal('bad-input', 'say what the chart is wanted as: as=csv, as=svg, as=png, or embed=1')
    const html = `<!doctype html>${renderToString(<EmbeddedChart chart={chart} view={view} />)}`
    return {
      content: html,
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': framePolicy },
    }
  }
  const format = formatNamed(asked.as)
  if (format === undefined) throw new Refusal('bad-input', `a chart is not given as "${asked.as}"; ask for csv, svg or png`)
  const svg = (): string => standalone(chart, { page: addressOf(view.at), version: view.version })
  return {
    content: format === 'csv' ? csvOf(chart) : format === 'svg' ? svg() : await pngOf(svg()),
    status: 200,
    headers: {
      'content-type': formats[format],
      'content-disposition': `attachment; filename="${fileName(chart, view, format)}"`,
      'content-security-policy': filePolicy,
    },
  }
}
