import { addressOf, type Address } from '../address.ts'
import { findingOf, sayIndex, subjectOf, suppliersChart, yearsChart } from '../concentration-charts.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { ChartChoice, MineralField, TimesField, YearField } from '../parts/chart-choice.tsx'
import { ConventionFields, StageField } from '../parts/convention-fields.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { OwnTable } from '../parts/own-table.tsx'
import { ClassSeal } from '../parts/receipt-class.tsx'
import type { ConcentrationAnswer } from '../questions.ts'
import { capital, sayNumber, sayPeriod } from '../say.ts'
import type { Page, View } from '../view.ts'

/** One decimal; what is too small for it is said to be small, never nought. */
const percent = (value: number | null): string => {
  if (value === null) return 'not known'
  return value > 0 && value < 0.0005 ? '<0.1%' : `${sayNumber(Math.round(value * 1000) / 10)}%`
}

const Tile = ({ word, value, more }: { word: string; value: string; more?: string | undefined }) => (
  <div>
    <dt>{word}</dt>
    <dd>
      {value} {more === undefined ? null : <small>{more}</small>}
    </dd>
  </div>
)

const range = ({ low, high }: { low: number; high: number }): string | undefined =>
  high - low < 5e-4 ? undefined : `${sayIndex(low)} to ${sayIndex(high)}`

/** Every measure with what it leaves open. */
const Measures = ({ answer }: { answer: ConcentrationAnswer }) => {
  const { parameters, interval, n1 } = answer
  return (
    <dl class="tiles">
      <Tile word="Herfindahl-Hirschman index, 0 to 1" value={sayIndex(answer.hhi)} more={range(interval.hhi)} />
      <Tile word="As if so many equal suppliers" value={answer.effective === null ? 'not known' : sayNumber(answer.effective)} />
      <Tile word="Largest" value={percent(answer.cr1)} />
      <Tile word="Largest three" value={percent(answer.cr3)} />
      {n1 === null ? null : (
        <Tile
          word={`Left without ${n1.name}`}
          value={percent(n1.coverage)}
          more={n1.withSpare > n1.coverage ? `${percent(n1.withSpare)} with spare capacity` : undefined}
        />
      )}
      <Tile word={`Normalised, n = ${parameters.n}`} value={sayIndex(answer.normalised)} />
      <Tile word="Entropy, nats" value={sayIndex(answer.entropy)} />
      {answer.governanceMean === null ? null : (
        <>
          <Tile
            word={`Governance, weighted mean (${parameters.governanceScale})`}
            value={sayNumber(answer.governanceMean)}
            more={`scores for ${percent(parameters.governanceCovered)} of the supply`}
          />
          <Tile word="HHI weighted with governance" value={sayIndex(answer.hhiWgi)} />
          {answer.hhiWgiT === null ? null : <Tile word="… and trade parameter" value={sayIndex(answer.hhiWgiT)} />}
        </>
      )}
    </dl>
  )
}

const Suppliers = ({ answer }: { answer: ConcentrationAnswer }) => {
  const counted = answer.suppliers.filter(({ amount }) => amount > 0)
  const zeros = answer.suppliers.filter(({ amount }) => amount === 0)
  const isGoverned = counted.some(({ score }) => score !== null)
  const isTraded = counted.some(({ trade }) => trade !== null)
  return (
    <section class="stage" aria-labelledby="suppliers-title">
      <h2 id="suppliers-title">Who it is made of</h2>
      <div class="scrolled" tabIndex={0} role="region" aria-label="Suppliers">
        <table class="measure-table">
          <thead>
            <tr>
              <th scope="col">Supplier</th>
              <th scope="col" class="number">
                Share
              </th>
              <th scope="col" class="number">
                Part of the index
              </th>
              {isGoverned ? (
                <th scope="col" class="number">
                  Governance
                </th>
              ) : null}
              {isTraded ? (
                <th scope="col" class="number">
                  Trade parameter
                </th>
              ) : null}
              {answer.definition === null ? null : <th scope="col">Receipts</th>}
            </tr>
          </thead>
          <tbody>
            {counted.map((row) => (
              <tr>
                <th scope="row">{row.name}</th>
                <td class="number">{percent(row.share)}</td>
                <td class="number">{(row.share * row.share).toFixed(4)}</td>
                {isGoverned ? <td class="number">{row.score === null ? 'not on record' : sayNumber(row.score)}</td> : null}
                {isTraded ? <td class="number">{row.trade === null ? 'none' : sayNumber(row.trade)}</td> : null}
                {answer.definition === null ? null : (
                  <td class="receipt-links">
                    {row.receipts.slice(0, 3).map((id, index) => {
                      const receipt = answer.receipts.find((each) => each.id === id)
                      return (
                        <a class="receipt-link" href={`/receipt/${encodeURIComponent(id)}`}>
                          <span class="unseen">
                            {row.name}, receipt {index + 1}:{' '}
                          </span>
                          {index > 0 || receipt === undefined ? `+${index}` : <ClassSeal of={receipt.class} />}
                        </a>
                      )
                    })}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {zeros.length === 0 ? null : <p class="small">Recorded as nought: {zeros.map(({ name }) => name).join(', ')}.</p>}
    </section>
  )
}

/** The index under the other conventions, and what this one is. */
const Conventions = ({ answer }: { answer: ConcentrationAnswer }) => {
  const { parameters } = answer
  return (
    <section class="stage" aria-labelledby="conventions-title">
      <h2 id="conventions-title">How it was counted</h2>
      <p class="small">
        Divided by {parameters.wholeIs}: {sayNumber(parameters.whole)}
        {parameters.unit === null ? '' : ` ${parameters.unit.replaceAll('_', ' ')}`}.{' '}
        {parameters.otherAmount > 0
          ? `“Other countries” hold ${percent(parameters.otherAmount / parameters.whole)} and count ${
              { excluded: 'in no square', one: 'as one supplier', equal: `as ${parameters.otherSuppliers} equal suppliers` }[
                parameters.other
              ]
            }. `
          : ''}
        Normalised with n = {parameters.n}, {parameters.normalisation === 'fixed' ? 'as asked' : 'the suppliers listed'}.
        {parameters.governanceFrom === null ? '' : ` Governance: ${parameters.governanceFrom}.`}
      </p>
      {answer.conventions.length < 2 ? null : (
        <table class="measure-table">
          <thead>
            <tr>
              <th scope="col">Under another convention</th>
              <th scope="col" class="number">
                HHI
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.conventions.map((each) => (
              <tr>
                <th scope="row">{capital(each.says)}</th>
                <td class="number">{each.hhi.toFixed(4)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {answer.notes.map((note) => (
        <p class="small">{capital(note)}.</p>
      ))}
    </section>
  )
}

const Others = ({ answer, at }: { answer: ConcentrationAnswer; at: Address }) => {
  const bases = [...new Map(answer.others.map((other) => [other.basis, other])).values()].filter(
    ({ basis }) => basis !== answer.definition?.basis,
  )
  return bases.length === 0 ? null : (
    <section class="stage" aria-labelledby="others-title">
      <h2 id="others-title">Counted otherwise</h2>
      <ul>
        {bases.map(({ basis, says }) => (
          <li>
            <a href={addressOf(at, { basis, year: null })}>{capital(sayPeriod(says.replaceAll('_', ' ')))}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How few hold how much: one stage of one mineral, or a reader's own table. */
export function concentrationPage(answer: ConcentrationAnswer, view: View): Page {
  const { at } = view
  const { definition } = answer
  const isLedger = definition !== null && definition.stage !== 'trade'
  const [overYears, suppliers] = [yearsChart(answer), suppliersChart(answer)]
  const charts = overYears === null ? [suppliers] : [overYears, suppliers]
  const years = [...new Set(answer.byYear.map(({ year }) => year))]
  const year = Number(/\d{4}$/.exec(definition?.period ?? '')?.[0] ?? Number.NaN)
  return {
    title: `Concentration: ${subjectOf(answer)}${definition === null ? '' : `, ${sayPeriod(definition.period)}`}`,
    section: '/concentration',
    charts,
    body: (
      <div class="charts">
        <h1>How few hold how much</h1>
        <ChartChoice at={at} keep={isLedger ? ['basis'] : ['table', 'where', 'governance', 'code']}>
          {definition === null ? null : (
            <>
              {isLedger ? (
                <>
                  <MineralField mineral={at.query['mineral'] ?? definition.mineral} />
                  <StageField stage={definition.stage} />
                </>
              ) : null}
              {years.length < 2 ? null : <YearField year={year} years={years} to={(each) => addressOf(at, { year: each })} />}
            </>
          )}
          <ConventionFields at={at} />
          {definition === null ? null : <TimesField at={at} />}
        </ChartChoice>
        <div data-live-part>
          <section class="stage" aria-labelledby="finding-title">
            <h2 id="finding-title">{findingOf(answer)}</h2>
            <p class="small">
              {definition === null
                ? `Your table: ${Object.entries(answer.columns ?? {})
                    .map(([what, column]) => `${what} from “${column}”`)
                    .join(', ')}.`
                : `${capital(sayPeriod(definition.says.replaceAll('_', ' ')))}.`}
            </p>
            <Measures answer={answer} />
          </section>
          {charts.map((chart) => (
            <ChartFigure chart={chart} view={view} />
          ))}
          <Suppliers answer={answer} />
          <Conventions answer={answer} />
          <Others answer={answer} at={at} />
          {definition === null ? null : <Downloads at={questionAt('concentration', at.query)} />}
        </div>
        <OwnTable
          path="/concentration"
          says="A first line of column names, then place and value; governance, trade parameter, low, high and capacity where you have them."
          fields={[
            {
              name: 'table',
              word: 'Table',
              example: 'place,value\nChina,270000\nUnited States,45500\nOther countries,64500',
              value: at.query['table'],
            },
          ]}
        />
      </div>
    ),
  }
}
