import { nameOfPlace } from '../../../answers/scenario/baseline-asked.ts'
import type { ScenarioAnswer } from '../../../answers/scenario/shapes.ts'
import { addressOf } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { Downloads } from '../parts/downloads.tsx'
import { ScenarioFileForm, ScenarioForm } from '../parts/scenario-form.tsx'
import { ClassSeal } from '../parts/receipt-class.tsx'
import type { BacktestAnswer, ScenariosAnswer } from '../questions.ts'
import { capital, plural, sayNumber, sayPeriod, sayShare } from '../say.ts'
import {
  driversChart,
  elementsChart,
  flowChart,
  industriesChart,
  mapChart,
  pastChart,
  placesChart,
  shortageChart,
  stockChart,
} from '../scenario-charts.ts'
import type { Page, View } from '../view.ts'

const part = (share: number): string => (share > 0 && share < 0.001 ? '<0.1%' : `${sayNumber(Math.round(share * 1000) / 10)}%`)

const Tiles = ({ answer }: { answer: ScenarioAnswer }) => {
  const { share, shortage, central, first } = answer
  const earliest = first
    .filter(({ likely }) => likely !== null)
    .toSorted((a, b) => ((a.likely ?? '') < (b.likely ?? '') ? -1 : 1))[0]
  const worst = central?.elements.toSorted((a, b) => b.simulated - a.simulated)[0]
  return (
    <dl class="tiles">
      <div>
        <dt>Magnets not served, middle run</dt>
        <dd>
          {part(share.p50)}{' '}
          <small>
            {part(share.p10)} to {part(share.p90)} in eight of ten
          </small>
        </dd>
      </div>
      <div>
        <dt>In tonnes</dt>
        <dd>
          {sayNumber(Math.round(shortage.p50))}{' '}
          <small>
            {sayNumber(Math.round(shortage.p10))} to {sayNumber(Math.round(shortage.p90))}
          </small>
        </dd>
      </div>
      <div>
        <dt>First short by 5%</dt>
        <dd>
          {earliest === undefined ? 'nobody' : nameOfPlace(earliest.place)}{' '}
          <small>{earliest?.likely == null ? 'in half of the runs' : sayPeriod(earliest.likely)}</small>
        </dd>
      </div>
      {worst === undefined || worst.simulated < 1e-6 ? null : (
        <div>
          <dt>{worst.element}: least possible of what is simulated</dt>
          <dd>
            {sayShare((100 * worst.least) / worst.simulated)}{' '}
            <small>
              {sayNumber(worst.least)} of {sayNumber(worst.simulated)} t
            </small>
          </dd>
        </div>
      )}
    </dl>
  )
}

const First = ({ answer, view }: { answer: ScenarioAnswer; view: View }) => (
  <section class="stage" aria-labelledby="first-title">
    <h2 id="first-title">Who goes short, and when</h2>
    <div class="scrolled" tabIndex={0} role="region" aria-label="Shortage by place">
      <table class="measure-table">
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col" class="number">
              Not served, middle run
            </th>
            <th scope="col">Eight of ten</th>
            <th scope="col">Short by 5%: one run in ten</th>
            <th scope="col">half</th>
            <th scope="col">nine in ten</th>
          </tr>
        </thead>
        <tbody>
          {answer.first.map(({ place, share, early, likely, late }) => (
            <tr>
              <th scope="row">
                <a href={addressOf(view.at, { place }, 'chart-shortage')}>{nameOfPlace(place)}</a>
              </th>
              <td class="number">{part(share.p50)}</td>
              <td>
                {part(share.p10)} to {part(share.p90)}
              </td>
              <td>{early === null ? 'not' : sayPeriod(early)}</td>
              <td>{likely === null ? 'not' : sayPeriod(likely)}</td>
              <td>{late === null ? 'not' : sayPeriod(late)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

const Courses = ({ answer }: { answer: ScenarioAnswer }) =>
  answer.courses.length === 0 ? null : (
    <section class="stage" aria-labelledby="courses-title">
      <h2 id="courses-title">Course by course</h2>
      <dl class="tiles">
        {answer.courses.map(({ name, chance, share }) => (
          <div>
            <dt>
              {name}, chance {sayShare(chance * 100)}
            </dt>
            <dd>
              {part(share.p50)}{' '}
              <small>
                {part(share.p10)} to {part(share.p90)}
              </small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )

const Assumptions = ({ answer }: { answer: ScenarioAnswer }) => (
  <section class="stage" aria-labelledby="assumed-title">
    <h2 id="assumed-title">What is assumed beyond the file</h2>
    <div class="scrolled" tabIndex={0} role="region" aria-label="Assumptions">
      <table class="measure-table">
        <thead>
          <tr>
            <th scope="col">Behaviour</th>
            <th scope="col" class="number">
              Low
            </th>
            <th scope="col" class="number">
              Likely
            </th>
            <th scope="col" class="number">
              High
            </th>
            <th scope="col">Rests on</th>
          </tr>
        </thead>
        <tbody>
          {answer.assumptions.map(({ name, title, low, mode, high, source }) => (
            <tr>
              <th scope="row">
                {capital(title)} <small>{name}</small>
              </th>
              <td class="number">{sayNumber(low)}</td>
              <td class="number">{sayNumber(mode)}</td>
              <td class="number">{sayNumber(high)}</td>
              <td>
                <small>{source}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <ul class="small">
      {answer.scenario.notes.map((note) => (
        <li>{note}</li>
      ))}
      <li>{answer.method}</li>
    </ul>
    <details>
      <summary>{plural(answer.receipts.length, 'receipt')}</summary>
      <ul class="small">
        {answer.receipts.map(({ id, publisher, title, class: seal }) => (
          <li>
            <a href={`/receipt/${encodeURIComponent(id)}`}>
              <ClassSeal of={seal} /> {publisher}: {title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  </section>
)

/** The scenario laboratory: a what-if, its numbers to move, and what follows for whom. `other` is a second one to compare with. */
export function scenarioPage(
  answer: ScenarioAnswer,
  on: ScenariosAnswer['scenarios'],
  view: View,
  beside: { readonly other?: ScenarioAnswer | undefined; readonly past: BacktestAnswer },
): Page {
  const { at } = view
  const { scenario } = answer
  const { other, past } = beside
  const place = at.query['place'] !== undefined && answer.baseline.places.includes(at.query['place']) ? at.query['place'] : null
  const element =
    answer.baseline.elements.find((each) => each === at.query['element']) ??
    answer.central?.elements.toSorted((a, b) => b.simulated - a.simulated)[0]?.element ??
    'Dy'
  const isShort = answer.shortage.p97 > 1e-6
  const charts = [
    shortageChart(answer, place, other),
    stockChart(answer, place),
    ...(isShort ? [placesChart(answer), industriesChart(answer), mapChart(answer), driversChart(answer)] : []),
    ...(['separation', 'metal', 'magnet'] as const)
      .map((stage) => elementsChart(answer, stage))
      .filter(({ drawing }) => drawing.kind === 'line' && drawing.series.length > 0),
    ...[pastChart(past)].filter((chart) => chart !== null),
    flowChart(answer, element, 'before'),
    flowChart(answer, element, 'after'),
  ]
  return {
    title: scenario.title,
    section: '/scenario',
    charts,
    body: (
      <div class="lab">
        <header>
          <p class="kicker">What if</p>
          <h1>{scenario.question === '' ? scenario.title : scenario.question}</h1>
        </header>
        <div class="lab-grid">
          <aside class="lab-controls">
            <ScenarioForm answer={answer} on={on} at={at} />
            <ScenarioFileForm text={scenario.text} />
          </aside>
          <div data-lab-part>
            <p class="lead" role="status">
              {sayPeriod(answer.says)}
            </p>
            <Tiles answer={answer} />
            {answer.central === null ? null : <p class="small">{answer.central.says}</p>}
            <Courses answer={answer} />
            <nav class="shortcuts" aria-label="Place shown">
              {[null, ...answer.first.slice(0, 8).map((each) => each.place)].map((each) => (
                <a href={addressOf(at, { place: each }, 'chart-shortage')} aria-current={each === place ? 'true' : undefined}>
                  {each === null ? 'All places' : nameOfPlace(each)}
                </a>
              ))}
            </nav>
            <div class="lab-charts">
              {charts.slice(0, -2).map((chart) => (
                <ChartFigure chart={chart} view={view} />
              ))}
            </div>
            <First answer={answer} view={view} />
            <section class="stage" aria-labelledby="flows-title">
              <h2 id="flows-title">Who ships to whom: {element}</h2>
              <nav class="shortcuts" aria-label="Element shown">
                {answer.baseline.elements.map((each) => (
                  <a href={addressOf(at, { element: each }, 'flows-title')} aria-current={each === element ? 'true' : undefined}>
                    {each}
                  </a>
                ))}
              </nav>
              {charts.slice(-2).map((chart) => (
                <ChartFigure chart={chart} view={view} level={3} />
              ))}
            </section>
            <section class="stage" aria-labelledby="compare-title">
              <h2 id="compare-title">Beside another</h2>
              <nav class="shortcuts" aria-label="Compare with">
                {on
                  .filter(({ name }) => name !== scenario.name)
                  .map(({ name, title }) => (
                    <a
                      href={addressOf(at, { with: name }, 'chart-shortage')}
                      aria-current={at.query['with'] === name ? 'true' : undefined}
                    >
                      {title}
                    </a>
                  ))}
                {at.query['with'] === undefined ? null : <a href={addressOf(at, { with: null })}>None</a>}
              </nav>
            </section>
            <Assumptions answer={answer} />
            <Downloads at={at} says="every series, month by month" />
          </div>
        </div>
      </div>
    ),
  }
}
