import { stageTitle, isStage } from '../../../kernel/stage.ts'
import { addressOf, type Address } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { historyCharts, seriesName } from '../history-chart.ts'
import { mineralName } from '../minerals.ts'
import { ChartChoice, MineralField, TimesField } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { PlaceField, StageField } from '../parts/ledger-fields.tsx'
import { Overridden } from '../parts/overridden.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import type { HistoryAnswer } from '../questions.ts'
import { capital, plural, sayAmount, sayDate, sayPeriod, sayPlaceWord } from '../say.ts'
import type { Page, View } from '../view.ts'

const measures = [
  ['', 'What is on record'],
  ['production_share', 'Share of output'],
  ['production', 'Output'],
  ['reserves_share', 'Share of reserves'],
  ['reserves', 'Reserves'],
  ['exports', 'Exports'],
  ['imports', 'Imports'],
  ['quota', 'Quota'],
  ['price', 'Price'],
] as const

const MeasureField = ({ measure }: { measure: string }) => (
  <p class="field">
    <label for="measure">Measure</label>
    <select id="measure" name="measure">
      {measures.map(([value, word]) => (
        <option value={value} selected={value === measure}>
          {word}
        </option>
      ))}
    </select>
  </p>
)

/** What editions of one publisher changed: the record of its corrections. */
const Revisions = ({ answer }: { answer: HistoryAnswer }) =>
  answer.revisions.length === 0 ? null : (
    <section class="revisions" aria-labelledby="revisions-title">
      <h2 id="revisions-title">{plural(answer.revisions.length, 'number was', 'numbers were')} revised</h2>
      <ul>
        {answer.revisions.map(({ publisher, period, values }) => (
          <li>
            {publisher}, {sayPeriod(period)}:{' '}
            {values.map(({ edition, known, value, unit, receipts }, index) => (
              <>
                {index === 0 ? '' : ', then '}
                <b class="figure-value">{sayAmount(value, unit)}</b> (
                {edition === '' ? sayDate(known) : `edition ${edition}, ${sayDate(known)}`}){' '}
                <ReceiptLinks ids={receipts.slice(0, 1)} receipts={answer.receipts} of={`${publisher} ${edition}`} />
              </>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )

/** What each line counts, in full: the definition is part of the number. */
const SeriesList = ({ answer }: { answer: HistoryAnswer }) => (
  <section class="series-list" aria-labelledby="series-title">
    <h2 id="series-title">{plural(answer.series.length, 'series', 'series')}, never joined and never added</h2>
    <ul>
      {answer.series.map((series) => {
        const [first, last] = [series.points[0], series.points.at(-1)]
        return (
          <li>
            <b>{seriesName(series)}</b>
            {series.current ? '' : ' (replaced by a newer edition)'}
            {series.modelled ? ' (modelled)' : ''}
            <small>
              {' '}
              {capital(series.says.replaceAll('_', ' '))}. {plural(series.points.length, 'period')}
              {first === undefined || last === undefined
                ? ''
                : `, ${sayPeriod(first.period)}${first === last ? '' : ` to ${sayPeriod(last.period)}`}`}
              , known since {sayDate(series.known)}.{' '}
              {last === undefined ? null : (
                <ReceiptLinks ids={last.receipts.slice(0, 1)} receipts={answer.receipts} of={seriesName(series)} />
              )}
            </small>
          </li>
        )
      })}
    </ul>
  </section>
)

const Choice = ({
  at,
  mineral,
  stage,
  place,
  measure,
}: {
  at: Address
  mineral: string
  stage: string
  place: string | undefined
  measure: string
}) => (
  <ChartChoice at={at} keep={['basis', 'from', 'to']}>
    <MineralField mineral={mineral} />
    <StageField stage={stage} />
    <MeasureField measure={measure} />
    <PlaceField place={place} placeholder="the largest" />
    <TimesField at={at} />
  </ChartChoice>
)

/** A figure over the years and over the editions of each publisher. */
export function historyPage(answer: HistoryAnswer, view: View): Page {
  const { at } = view
  const charts = historyCharts(answer)
  const stage = isStage(answer.stage) ? stageTitle[answer.stage].toLowerCase() : answer.stage
  return {
    title: `History: ${sayPlaceWord(answer.place)}, ${stage}, ${mineralName(answer.mineral)}`,
    section: '/history',
    charts,
    body: (
      <div class="charts">
        <h1>
          {sayPlaceWord(answer.place)} over the years: {stage} of {mineralName(answer.mineral)}
        </h1>
        <Choice
          at={at}
          mineral={at.query['mineral'] ?? answer.mineral}
          stage={answer.stage}
          place={at.query['place']}
          measure={at.query['measure'] ?? ''}
        />
        {answer.note === null ? null : <p class="small">{capital(answer.note)}.</p>}
        <Overridden overrides={answer.overrides} />
        {charts.map((chart) => (
          <ChartFigure chart={chart} view={view} />
        ))}
        <Revisions answer={answer} />
        <SeriesList answer={answer} />
        <Downloads at={questionAt('history', at.query)} />
      </div>
    ),
  }
}

/** The form with the desk's sentence on why there is nothing. */
export const noHistoryPage = (says: string, view: View): Page => ({
  title: 'History: nothing on record',
  section: '/history',
  body: (
    <div class="charts">
      <h1>A figure over the years</h1>
      <Choice
        at={view.at}
        mineral={view.at.query['mineral'] ?? 'rare_earths'}
        stage={view.at.query['stage'] ?? 'mining'}
        place={view.at.query['place']}
        measure={view.at.query['measure'] ?? ''}
      />
      <div class="nothing">
        <h2>{capital(says.replaceAll('_', ' '))}</h2>
        <p>Unknown is not zero.</p>
        <p>
          <a href={addressOf(view.at, { place: null, measure: null, from: null, to: null, basis: null })}>
            Show the largest supplier, whatever is on record
          </a>
        </p>
      </div>
    </div>
  ),
})
