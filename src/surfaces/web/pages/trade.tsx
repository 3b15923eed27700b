import { addressOf, pick, type Address } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { ChartChoice, TimesField, YearField } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import { TradeMirror } from '../parts/trade-mirror.tsx'
import { tonnes, usd, usdPerKg } from '../parts/trade-words.ts'
import type { TradeAnswer } from '../questions.ts'
import { plural, sayDate, sayNumber } from '../say.ts'
import { flowsChart, monthsChart, sideChart, yearsChart } from '../trade-charts.ts'
import type { Page, View } from '../view.ts'

const Choice = ({ at, answer }: { at: Address; answer: TradeAnswer }) => (
  <ChartChoice at={at} keep={['from', 'to', 'limit', 'months']}>
    <p class="field">
      <label for="code">HS code</label>
      <input id="code" name="code" value={answer.code.code} inputMode="numeric" size={8} required pattern="[0-9. ]{2,8}" />
    </p>
    {answer.years.length < 2 || answer.definition === null ? null : (
      <YearField
        year={answer.definition.to}
        years={answer.years.map(({ year }) => year)}
        to={(year) => addressOf(at, { year, from: null, to: null })}
      />
    )}
    {(['exporter', 'importer'] as const).map((side) => (
      <p class="field">
        <label for={side}>{side === 'exporter' ? 'From' : 'To'}</label>
        <input id={side} name={side} value={at.query[side] ?? ''} placeholder="every place" size={12} />
      </p>
    ))}
    <p class="field">
      <label for="dataset">Table</label>
      <select id="dataset" name="dataset">
        <option value="">strongest that covers the year</option>
        {[...new Set(answer.datasets.map(({ series }) => series))].map((series) => (
          <option value={series} selected={series === at.query['dataset']}>
            {series}
          </option>
        ))}
      </select>
    </p>
    <TimesField at={at} />
  </ChartChoice>
)

/** What must be known before a figure is used. */
const Warnings = ({ answer }: { answer: TradeAnswer }) =>
  answer.warnings.length === 0 ? null : (
    <section class="trade-warnings" aria-labelledby="warnings-title">
      <h2 id="warnings-title">Before you use these figures</h2>
      <ul>
        {answer.warnings.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
    </section>
  )

const Importing = ({ imports }: { imports: NonNullable<TradeAnswer['imports']> }) => (
  <section class="nothing" aria-labelledby="import-title">
    <h2 id="import-title">No table to answer from yet</h2>
    <p>{imports.says}</p>
    <p>
      From{' '}
      {imports.addresses.map((address, index) => (
        <>
          {index === 0 ? '' : ' or '}
          <a href={address}>{address}</a>
        </>
      ))}
    </p>
    <p>Then, on this machine:</p>
    {imports.commands.map((command) => (
      <pre tabIndex={0}>
        <code>{command}</code>
      </pre>
    ))}
  </section>
)

const Whole = ({ answer }: { answer: TradeAnswer }) => {
  const { definition, world, concentration, unitValues } = answer
  if (definition === null || world === null) return null
  return (
    <>
      <p class="small">
        {definition.says} {definition.publisher}
        {definition.release === '' ? '' : `, release ${definition.release}`}; {definition.coverage}.
      </p>
      <dl class="trade-whole">
        <div>
          <dt>Value</dt>
          <dd>{usd(world.value)}</dd>
        </div>
        <div>
          <dt>Weight</dt>
          <dd>{tonnes(world.quantity)}</dd>
        </div>
        <div>
          <dt>Unit value</dt>
          <dd>{world.unitValue === null ? 'not known' : usdPerKg(world.unitValue)}</dd>
        </div>
        {concentration === null ? null : (
          <div>
            <dt>HHI of exporters</dt>
            <dd>
              {sayNumber(Math.round(concentration.hhi))}
              <small>as concentrated as {sayNumber(Math.round(concentration.effective * 10) / 10)} equal ones</small>
            </dd>
          </div>
        )}
        {unitValues === null ? null : (
          <div>
            <dt>Middle half of prices</dt>
            <dd>
              {sayNumber(unitValues.q1)}–{sayNumber(unitValues.q3)}
              <small>US dollars a kg, {plural(unitValues.count, 'flow')}</small>
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}

const Flows = ({ answer }: { answer: TradeAnswer }) =>
  answer.flows.length === 0 ? null : (
    <section aria-labelledby="flows-title">
      <h2 id="flows-title">The largest flows, each with its line in the file</h2>
      <div class="scrolled" tabIndex={0} role="region" aria-label="The largest flows">
        <table>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col" class="number">
                Value
              </th>
              <th scope="col" class="number">
                Weight
              </th>
              <th scope="col" class="number">
                US dollars a kg
              </th>
              <th scope="col">Receipt</th>
            </tr>
          </thead>
          <tbody>
            {answer.flows.map((flow) => (
              <tr>
                <th scope="row">{flow.exporterName}</th>
                <td>{flow.importerName}</td>
                <td class="number">{usd(flow.value)}</td>
                <td class="number">{tonnes(flow.quantity)}</td>
                <td class="number">
                  {flow.unitValue === null ? 'not known' : sayNumber(flow.unitValue)}
                  {flow.outlier === null ? null : <small> far {flow.outlier === 'low' ? 'below' : 'above'} the others</small>}
                </td>
                <td>
                  <a href={`/receipt/${flow.receipt}?line=${flow.line}`}>line {sayNumber(flow.line)}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )

const Tables = ({ answer }: { answer: TradeAnswer }) =>
  answer.datasets.length === 0 ? null : (
    <section aria-labelledby="tables-title">
      <h2 id="tables-title">Imported tables</h2>
      <ul class="trade-tables">
        {answer.datasets.map((each) => (
          <li>
            <b>{each.title}</b> ({each.series}, {each.coverage}), {each.file}, {each.years[0]}–{each.years[1]}, known since{' '}
            {sayDate(each.known)}: {plural(each.kept, 'row')} kept
            {each.quarantined > 0 ? `, ${sayNumber(each.quarantined)} quarantined` : ''}
            {each.setAside > 0 ? `, ${sayNumber(each.setAside)} set aside` : ''}. {each.licence}.{' '}
            <ReceiptLinks ids={[each.receipt]} receipts={answer.receipts} of={each.file} />
          </li>
        ))}
      </ul>
    </section>
  )

/** Who sells one good to whom. */
export function tradePage(answer: TradeAnswer, view: View): Page {
  const { at } = view
  const charts = [
    sideChart(answer, 'exporters'),
    sideChart(answer, 'importers'),
    flowsChart(answer),
    yearsChart(answer),
    monthsChart(answer),
  ].flatMap((chart) => chart ?? [])
  const asked = pick(at.query, ['year', 'from', 'to', 'exporter', 'importer', 'dataset', 'months', 'asOf', 'knownBy'])
  return {
    title: `Trade: HS ${answer.code.code}`,
    section: '/trade',
    charts,
    body: (
      <div class="charts trade">
        <h1>
          HS {answer.code.code}
          {answer.code.title === null ? '' : `: ${answer.code.title}`}
        </h1>
        <Choice at={at} answer={answer} />
        <div data-live-part>
          <Whole answer={answer} />
          {answer.imports === null ? null : <Importing imports={answer.imports} />}
          <Warnings answer={answer} />
          {charts.map((chart) => (
            <ChartFigure chart={chart} view={view} />
          ))}
          {answer.mirror === null ? null : <TradeMirror mirror={answer.mirror} tolerance={answer.parameters.mirrorTolerance} />}
          <Flows answer={answer} />
          <Tables answer={answer} />
          <Downloads at={questionAt('trade', { code: answer.code.code, ...asked })} />
        </div>
      </div>
    ),
  }
}
