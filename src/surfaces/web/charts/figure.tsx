import { addressOf } from '../address.ts'
import { ClassSeal } from '../parts/receipt-class.tsx'
import { plural } from '../say.ts'
import type { View } from '../view.ts'
import { shapes, type Chart, type Shape } from './chart.ts'
import { describe } from './describe.ts'
import { draw } from './draw.ts'
import { NumbersTable } from './numbers-table.tsx'
import { publicationsOf, type Publication as PublicationOf } from './source.ts'

const Picture = ({ chart, shape, links }: { chart: Chart; shape: Shape; links: boolean }) => {
  const id = `chart-${chart.name}-${shape}`
  const { width, height, body } = draw(chart.drawing, shape, { id, links })
  // A picture with links in it is a group, because an image has no parts that can be reached.
  const linked = links && chart.drawing.kind === 'columns' && chart.drawing.columns.some(({ href }) => href !== undefined)
  return (
    <svg
      class={`drawing drawing-${shape}`}
      viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
      role={linked && shape === 'wide' ? 'group' : 'img'}
      aria-labelledby={`${id}-title ${id}-says`}
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-says`}>{describe(chart)}</desc>
      {body}
    </svg>
  )
}

/** More sources than these are behind one word: the picture comes first. */
const mostPublications = 3

const Publication = ({ publication: { says, licence, receipts } }: { publication: PublicationOf }) => {
  const [first, ...more] = receipts
  return (
    <p>
      Source: {says}
      {licence === '' ? '' : ` [${licence}]`}{' '}
      {first === undefined ? null : (
        <a href={`/receipt/${encodeURIComponent(first.id)}`}>
          <ClassSeal of={first.class} />
          <span class="unseen"> receipt, {says}</span>
        </a>
      )}
      {more.length === 0 ? '' : ` and ${plural(more.length, 'more receipt')}`}
    </p>
  )
}

/** Publisher, edition and licence of what is drawn, each with its receipts. */
const Source = ({ chart }: { chart: Chart }) => {
  const publications = publicationsOf(chart.receipts)
  const rest = publications.slice(mostPublications)
  return (
    <div class="chart-source small">
      {publications.length === 0 && chart.note === undefined ? <p>No receipt is on record for this.</p> : null}
      {publications.slice(0, mostPublications).map((publication) => (
        <Publication publication={publication} />
      ))}
      {rest.length === 0 ? null : (
        <details>
          <summary>{plural(rest.length, 'more source')}</summary>
          {rest.map((publication) => (
            <Publication publication={publication} />
          ))}
        </details>
      )}
      {chart.note === undefined ? null : <p class="chart-note">{chart.note}.</p>}
    </div>
  )
}

/** The address of a chart's file, or of the chart alone. */
const fileOf = (chart: Chart, view: View, change: Readonly<Record<string, string>>): string =>
  addressOf(view.at, { chart: chart.name, ...change })

/** Code that shows the chart on another page. */
const embedCode = (chart: Chart, view: View): string =>
  `<iframe src="${(view.origin + fileOf(chart, view, { embed: '1' })).replaceAll('&', '&amp;')}" title="${chart.title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="100%" height="560" loading="lazy"></iframe>`

/** Files of a chart and the code that shows it elsewhere; for a figure whose picture is drawn by its page. */
export const ChartFiles = ({ chart, view }: { chart: Chart; view: View }) => (
  <details class="chart-files">
    <summary>Download or embed</summary>
    <p>
      {(['csv', 'svg', 'png'] as const).map((as) => (
        <a href={fileOf(chart, view, { as })} download>
          {as.toUpperCase()}
          <span class="unseen"> of {chart.title}</span>
        </a>
      ))}
      <a href={fileOf(chart, view, { embed: '1' })}>
        Chart alone<span class="unseen">: {chart.title}</span>
      </a>
    </p>
    <label for={`embed-${chart.name}`}>Code for another page</label>
    <textarea id={`embed-${chart.name}`} class="embed-code" readOnly rows={3}>
      {embedCode(chart, view)}
    </textarea>
  </details>
)

/**
 * A chart on a page: finding, definition, picture in two layouts, source with receipts, the same numbers as a table, files.
 * Put the same chart into the page's `charts`, so that its files answer under `?chart=NAME&as=…`.
 */
export const ChartFigure = ({
  chart,
  view,
  level = 2,
  table = true,
}: {
  chart: Chart
  view: View
  /** Level of the heading that says the finding. */
  level?: 2 | 3
  /** False where the page has the table elsewhere, beside the picture. */
  table?: boolean
}) => {
  const Heading = `h${level}` as const
  return (
    <figure class="chart" id={`chart-${chart.name}`}>
      <figcaption>
        <Heading>{chart.title}</Heading>
        <p class="small">{chart.subtitle}.</p>
      </figcaption>
      <div class="chart-body">
        <div>
          {shapes.map((shape) => (
            <Picture chart={chart} shape={shape} links />
          ))}
        </div>
        <Source chart={chart} />
      </div>
      <div class="chart-more">
        {table ? (
          <details class="chart-numbers">
            <summary>The same numbers as a table</summary>
            <div class="scrolled" tabIndex={0} role="region" aria-label={`Table: ${chart.title}`}>
              <NumbersTable chart={chart} />
            </div>
          </details>
        ) : null}
        <ChartFiles chart={chart} view={view} />
      </div>
    </figure>
  )
}

/** A chart by itself, for a frame on another page: no script, no controls, a link to where it comes from. */
export const EmbeddedChart = ({ chart, view }: { chart: Chart; view: View }) => {
  const css = view.assets.get('desk.css')
  return (
    <html lang="en-GB" data-theme={view.theme}>
      <head>
        <meta charset="utf-8" />
        <title>{`${chart.title} · Ytterby`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {css === undefined ? null : <link rel="stylesheet" href={css.href} />}
      </head>
      <body class="embedded">
        <main>
          <figure class="chart">
            <figcaption>
              <h1>{chart.title}</h1>
              <p class="small">{chart.subtitle}.</p>
            </figcaption>
            {shapes.map((shape) => (
              <Picture chart={chart} shape={shape} links={false} />
            ))}
            <p class="chart-source small">
              Source:{' '}
              {publicationsOf(chart.receipts).map(({ says, licence }) => `${says}${licence === '' ? '' : ` [${licence}]`}. `)}
              <a href={addressOf(view.at)} target="_blank" rel="noopener">
                Numbers, definition and receipts on the desk<span class="unseen"> (opens beside)</span>
              </a>
            </p>
          </figure>
        </main>
      </body>
    </html>
  )
}
