import { addressOf, type Address } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { ChartChoice, TimesField } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { OwnTable } from '../parts/own-table.tsx'
import { ClassSeal } from '../parts/receipt-class.tsx'
import type { SupplyRiskAnswer } from '../questions.ts'
import { capital, sayNumber } from '../say.ts'
import { assessmentChart, overAssessments } from '../supply-risk-charts.ts'
import type { Page, View } from '../view.ts'

type Row = SupplyRiskAnswer['rows'][number]

const two = (value: number): string => value.toFixed(2)

/** Whether the published value follows, in words. */
function findingOf(row: Row): string {
  if (row.inside === null) return row.reason === null ? '' : capital(row.reason)
  return row.inside ? 'Follows from its inputs' : 'Does not follow from its inputs'
}

const RiskTable = ({ answer, at, isOwn }: { answer: SupplyRiskAnswer; at: Address; isOwn: boolean }) => (
  <div class="scrolled" tabIndex={0} role="region" aria-label="Supply risk by material">
    <table class="measure-table">
      <thead>
        <tr>
          <th scope="col">Material</th>
          <th scope="col">Stage</th>
          <th scope="col" class="number">
            Published
          </th>
          <th scope="col" class="number">
            Recomputed
          </th>
          <th scope="col">Published may lie</th>
          <th scope="col">Finding</th>
          {isOwn ? null : <th scope="col">Receipts</th>}
        </tr>
      </thead>
      <tbody>
        {answer.rows.map((row) => {
          const [first, ...more] = row.receipts
          const receipt = answer.receipts.find(({ id }) => id === first)
          return (
            <tr>
              <th scope="row">
                {isOwn ? row.material : <a href={addressOf(at, { material: row.material })}>{row.material}</a>}
                {row.critical === true ? <small> critical</small> : null}
              </th>
              <td>{row.stage ?? ''}</td>
              <td class="number">{row.published === null ? '–' : sayNumber(row.published)}</td>
              <td class="number">{row.supplyRisk === null ? '–' : two(row.supplyRisk)}</td>
              <td>{row.envelope === null ? '' : `${two(row.envelope.low)} to ${two(row.envelope.high)}`}</td>
              <td>
                <small>{findingOf(row)}</small>
              </td>
              {isOwn ? null : (
                <td class="receipt-links">
                  {first === undefined || receipt === undefined ? null : (
                    <a class="receipt-link" href={`/receipt/${encodeURIComponent(first)}`}>
                      <span class="unseen">{row.material}: </span>
                      <ClassSeal of={receipt.class} />
                    </a>
                  )}
                  {more.length === 0 ? null : <small> and {more.length} more</small>}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  </div>
)

const ScoreTable = ({ answer }: { answer: SupplyRiskAnswer }) => (
  <div class="scrolled" tabIndex={0} role="region" aria-label="GeoPolRisk">
    <table class="measure-table">
      <thead>
        <tr>
          {['Material', 'Importer', 'Year', 'HHI', 'Import risk', 'Score', 'Price', 'CF, kg copper'].map((head, index) => (
            <th scope="col" class={index > 1 ? 'number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answer.scores.map((row) => (
          <tr>
            <th scope="row">{row.material}</th>
            <td>{row.importer}</td>
            <td class="number">{row.year ?? ''}</td>
            <td class="number">{row.hhi.toFixed(4)}</td>
            <td class="number">{row.importRisk.toFixed(6)}</td>
            <td class="number">{row.score.toFixed(6)}</td>
            <td class="number">{row.price === null ? 'not known' : row.price.toFixed(3)}</td>
            <td class="number">{row.cf === null ? 'not known' : row.cf.toFixed(6)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** What a material's inputs were, for the page of one material. */
const Inputs = ({ row }: { row: Row }) => {
  const { global, eu, importReliance, recycling, substitution } = row.inputs
  const tiles = [
    ['World supply, HHI(WGI)-t', global, 1],
    ['Supply of the EU, HHI(WGI)-t', eu, 1],
    ['Import reliance', importReliance, 100],
    ['Recycling input rate', recycling, 100],
    ['Substitution index', substitution, 1],
  ] as const
  return (
    <dl class="tiles">
      {tiles.map(([word, input, scale]) => (
        <div>
          <dt>{word}</dt>
          <dd>
            {input === null
              ? 'not on record'
              : `${sayNumber(Math.round(input.value * scale * 100) / 100)}${scale === 100 ? '%' : ''}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const headOf = (answer: SupplyRiskAnswer, one: Row | undefined): string => {
  const { counts, parameters } = answer
  if (one?.published != null) return `${one.material}: supply risk ${sayNumber(one.published)} in ${parameters.year}`
  if (answer.method === 'geopolrisk') return 'GeoPolRisk of your tables'
  return counts.published === 0
    ? 'Supply risk'
    : `${counts.inside} of ${counts.published} published values follow from their inputs`
}

/** Published supply risk beside what its inputs give. `over` are the answers of the other assessments, for one material. */
export function supplyRiskPage(answer: SupplyRiskAnswer, over: readonly SupplyRiskAnswer[], view: View): Page {
  const { at } = view
  const isOwn = at.query['table'] !== undefined
  const material = isOwn ? undefined : at.query['material']
  const one = material === undefined ? undefined : answer.rows[0]
  const chart = one === undefined ? assessmentChart(answer) : overAssessments(one.material, over)
  const { year } = answer.parameters
  return {
    title: `Supply risk${one === undefined ? '' : `: ${one.material}`}${year === null ? '' : `, ${year}`}`,
    section: '/supply-risk',
    charts: chart === null ? [] : [chart],
    body: (
      <div class="charts">
        <h1>What the methods say of supply risk</h1>
        {isOwn ? null : (
          <ChartChoice at={at} keep={[]}>
            <p class="field">
              <label for="material">Material</label>
              <input id="material" name="material" value={material ?? ''} placeholder="all" />
            </p>
            <p class="field">
              <label for="year">Assessment</label>
              <select id="year" name="year">
                {answer.years.map((each) => (
                  <option value={each} selected={each === year}>
                    {each}
                  </option>
                ))}
              </select>
            </p>
            <TimesField at={at} />
          </ChartChoice>
        )}
        <div data-live-part>
          <section class="stage" aria-labelledby="finding-title">
            <h2 id="finding-title">{headOf(answer, one)}</h2>
            <p class="small">
              {answer.formula}. Inputs were rounded before they were printed, so each stands for a stretch; a published value must
              lie in what these stretches allow.
            </p>
            {one === undefined ? null : <Inputs row={answer.rows.find(({ inputs }) => inputs.global !== null) ?? one} />}
          </section>
          {chart === null ? null : <ChartFigure chart={chart} view={view} />}
          <section class="stage" aria-labelledby="rows-title">
            <h2 id="rows-title">{one === undefined ? 'Every material' : 'Row by row'}</h2>
            {answer.method === 'eu' ? <RiskTable answer={answer} at={at} isOwn={isOwn} /> : <ScoreTable answer={answer} />}
            {answer.notes.map((note) => (
              <p class="small">{capital(note)}.</p>
            ))}
            {one === undefined ? null : (
              <p>
                <a href={addressOf(at, { material: null })}>Every material of this assessment</a>
              </p>
            )}
          </section>
          {isOwn ? null : <Downloads at={questionAt('supply-risk', at.query)} />}
        </div>
        <OwnTable
          path="/supply-risk"
          says="Inputs of the EU’s method, a material a row; or suppliers (place, value, governance, t, scope); or, with the second table, trade for GeoPolRisk."
          fields={[
            {
              name: 'table',
              word: 'Inputs, suppliers or trade',
              example: 'place,value,wgi_risk,t\nChina,90,0.58,1.1\nUnited States,10,0.3,1',
              value: at.query['table'],
            },
            {
              name: 'production',
              word: 'World production, for GeoPolRisk',
              example: 'country,value\nChina,270000\nUnited States,45500',
              value: at.query['production'],
            },
          ]}
        />
      </div>
    ),
  }
}
