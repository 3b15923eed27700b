import { asksOf, gates } from '../../../answers/facilities/gate-words.ts'
import { sayPlace } from '../../../kernel/place.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { addressOf } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { GateCell } from '../parts/gate-cell.tsx'
import { RankForm, WeightsForm } from '../parts/rank-form.tsx'
import { ScoreBar } from '../parts/score-bar.tsx'
import { rankedIn, scatterChart, tornadoChart } from '../rank-charts.ts'
import type { RankAnswer } from '../questions.ts'
import { capital, sayDate, sayNumber } from '../say.ts'
import type { Page, View } from '../view.ts'

type Ranked = ReturnType<typeof rankedIn>[number]

const percent = (part: number): string => `${Math.round(100 * part)}%`
const facilityAt = (id: string): string => `/facility?id=${encodeURIComponent(id)}`

const title = 'Which refiner is execution-ready?'

/** The form with what was wrong with the question beside it. */
export const rankingsForm = (refusal: Refusal, view: View): Page => ({
  title,
  section: '/rankings',
  status: 400,
  refusal,
  body: (
    <div class="charts rankings">
      <h1>{title}</h1>
      <p class="refused" role="alert">
        {capital(refusal.message)}.
      </p>
      <RankForm answer={null} view={view} />
    </div>
  ),
})

/** What a reader should know before trusting a place. */
const Flags = ({ facility }: { facility: Ranked['facility'] }) => (
  <ul class="flags">
    {facility.listed === null ? null : (
      <li data-flag="listed">
        <a href={`/receipt/${encodeURIComponent(facility.listed.receipts[0] ?? '')}`}>On China’s {facility.listed.kind} list</a>
      </li>
    )}
    {facility.chineseTies.map((tie) => (
      <li data-flag="tie">
        <a href={`/receipt/${encodeURIComponent(tie.receipts[0] ?? '')}`}>
          {tie.party}, {tie.tie.replaceAll('-', ' ')}
        </a>
      </li>
    ))}
    {facility.interests.map((each) => (
      <li data-flag="interest">
        <a href={`/receipt/${encodeURIComponent(each.receipts[0] ?? '')}`}>{each.says}</a>
      </li>
    ))}
    {facility.ownMine ? null : <li data-flag="role">No mine of its own</li>}
  </ul>
)

const RankTable = ({ rows, view }: { rows: readonly Ranked[]; view: View }) => (
  <div class="scrolled" tabIndex={0} role="region" aria-label="Ranking">
    <table class="rank-table" data-rank-table>
      <thead>
        <tr>
          <th scope="col" class="number">
            #
          </th>
          <th scope="col">Plant</th>
          {gates.map((gate) => (
            <th scope="col" class="gate-head" title={asksOf[gate]}>
              {capital(gate)}
            </th>
          ))}
          <th scope="col">Score</th>
          <th scope="col" class="number">
            Place holds
          </th>
          <th scope="col" class="number">
            Chance
          </th>
          <th scope="col" class="number">
            Evidence
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ facility, weightedSum }) => (
          <tr
            data-facility={facility.id}
            data-barred={facility.barred ? 'yes' : 'no'}
            data-low={facility.criteria.map(({ low }) => low.toFixed(4)).join(' ')}
            data-high={facility.criteria.map(({ high }) => high.toFixed(4)).join(' ')}
          >
            <td class="number place" data-place>
              {facility.place}
            </td>
            <th scope="row">
              <a href={facilityAt(facility.id)}>{facility.name}</a>
              <small>
                {facility.company}, {sayPlace(facility.country)}
              </small>
              <small>
                <b>{capital(facility.stage ?? 'disputed or not known')}</b>
                {facility.makes === 'group' ? ', Dy and Tb in one figure' : ''}
              </small>
              <Flags facility={facility} />
            </th>
            {facility.gates.map((gate) => (
              <GateCell gate={gate} of={facility.name} />
            ))}
            <td class="score">
              <ScoreBar {...weightedSum} />
              <span data-score-text>{weightedSum.score.toFixed(2)}</span>{' '}
              <small data-interval-text>
                {weightedSum.low.toFixed(2)}–{weightedSum.high.toFixed(2)}
              </small>
            </td>
            <td class="number">
              <span data-holds>{percent(facility.holds)}</span>
              <small>
                <a href={addressOf(view.at, { why: facility.id }, 'why')}>
                  Why here?<span class="unseen"> {facility.name}</span>
                </a>
              </small>
            </td>
            <td class="number">
              {facility.chance.chance === null ? 'cannot tell' : percent(facility.chance.chance)}
              <small>
                {percent(facility.chance.low)}–{percent(facility.chance.high)}
              </small>
            </td>
            <td class="number">
              {facility.evidenceYears === null ? 'none' : `${facility.evidenceYears} y`}
              <small>{facility.unknowns} unknown</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** Seven classes of a part, so that a cell has a shade and its number. */
const shade = (part: number): string => (part < 0.005 ? 'none' : String(Math.min(5, Math.floor(part * 10))))

const HeatMap = ({ rows }: { rows: readonly Ranked[] }) => (
  <section class="stage" aria-labelledby="heat-title">
    <h2 id="heat-title">How stable is each place?</h2>
    <p class="small">
      Percent of all weights that give a plant a place, while its unknowns vary too. A place that most weights give is not an
      artefact of ours.
    </p>
    <div class="scrolled" tabIndex={0} role="region" aria-label="Places by plant">
      <table class="heat-map">
        <thead>
          <tr>
            <th scope="col">Plant</th>
            {rows.map((_, at) => (
              <th scope="col" class="number">
                {at + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, acceptability }) => (
            <tr>
              <th scope="row">{name}</th>
              {acceptability.map((part) => (
                <td class="number" data-shade={shade(part)}>
                  {part < 0.005 ? '' : Math.round(100 * part)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

const Why = ({ row, rows }: { row: Ranked; rows: readonly Ranked[] }) => {
  const { facility } = row
  const nameOf = (id: string): string => rows.find((each) => each.facility.id === id)?.name ?? id
  return (
    <section class="stage" id="why" aria-labelledby="why-title">
      <h2 id="why-title">
        Why is {facility.name} at {facility.place}?
      </h2>
      <p>{facility.whyNot.says}</p>
      {facility.whyNot.dominatedBy.length === 0 ? null : (
        <p class="small">At least as good in everything: {facility.whyNot.dominatedBy.map(nameOf).join(', ')}.</p>
      )}
      {facility.whyNot.weights === null ? null : (
        <p class="small">
          Weights under which it would have the best score, gates apart:{' '}
          {facility.whyNot.weights.map(({ criterion, share }) => `${criterion} ${percent(share)}`).join(', ')}.
        </p>
      )}
      <h3>What would move it up</h3>
      <ul class="moves">
        {facility.moves.map(({ criterion, why, gain, place, settles }) => (
          <li>
            <strong>{capital(criterion)}</strong> ({why}): at its best +{gain.toFixed(2)}, place {place}. Settled by {settles}.
          </li>
        ))}
      </ul>
      <p class="small">
        {facility.ownWords.own} of {facility.ownWords.of} statements about it are the company’s own.{' '}
        <a href={facilityAt(facility.id)}>Everything on record</a>
      </p>
    </section>
  )
}

/** The ranking: gates as columns, score with interval, stability, chance and what to know. */
export function rankingsPage(answer: RankAnswer, view: View): Page {
  const rows = rankedIn(answer)
  const asked = view.at.query['why']
  const chosen = rows.find(({ facility }) => facility.id === asked) ?? rows[0]
  const open = rows.filter(({ facility }) => !facility.barred)
  const [scatter, tornado] = [scatterChart(answer), chosen === undefined ? null : tornadoChart(answer, chosen)]
  const { product, tonnes, by, parameters, excluded, notes, reversals } = answer
  const head =
    open.length === 0
      ? `No plant on record passes every gate for ${product}`
      : `${open.length} of ${rows.length} lines fail no gate for ${product}; ${open[0]?.name ?? ''} stands first`
  return {
    title: `${product}: ${title}`,
    section: '/rankings',
    charts: [scatter, tornado].filter((chart) => chart !== null),
    body: (
      <div class="charts rankings">
        <h1>{title}</h1>
        <RankForm answer={answer} view={view} />
        <div data-live-part>
          <WeightsForm answer={answer} view={view} />
          <section class="stage" aria-labelledby="rank-title">
            <h2 id="rank-title">{head}</h2>
            <p class="small">
              {sayNumber(tonnes ?? 0)} t a year by {sayDate(by)}; weights {parameters.preset ?? 'of your own'};{' '}
              {sayNumber(parameters.draws)} draws, seed {parameters.seed}. Gates first, then the score. ✓ passed, ✗ not passed, ?
              nobody knows; each leads to its receipt.
            </p>
            <RankTable rows={rows} view={view} />
            {excluded.length === 0 ? null : (
              <details>
                <summary>{excluded.length} not ranked, and why</summary>
                <ul class="small">
                  {excluded.map(({ id, name, says }) => (
                    <li>
                      <a href={facilityAt(id)}>{name}</a>: {says}
                    </li>
                  ))}
                </ul>
              </details>
            )}
            {reversals.map(({ method, without, pair }) => (
              <p class="small">
                {capital(method)}: without {without} the order of {pair.join(' and ')} turns round.
              </p>
            ))}
            {notes.map((note) => (
              <p class="small">{note}</p>
            ))}
            <p class="small">
              <a href="/rankings?preset=may-2025">The order published in May 2025, and which weights can have given it</a>
            </p>
          </section>
          {chosen === undefined ? null : <Why row={chosen} rows={rows} />}
          {tornado === null ? null : <ChartFigure chart={tornado} view={view} />}
          {scatter === null ? null : <ChartFigure chart={scatter} view={view} />}
          <HeatMap rows={rows} />
          <Downloads
            at={questionAt('rank', {
              product: product ?? undefined,
              by: by ?? undefined,
              tonnes: tonnes ?? undefined,
              exclude: view.at.query['exclude'],
              weights:
                parameters.preset ?? parameters.criteria.map(({ name, weight }) => `${name}=${weight.toFixed(4)}`).join(','),
            })}
          />
        </div>
      </div>
    ),
  }
}
