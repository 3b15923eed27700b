import { nameOfPlace } from '../../../answers/scenario/baseline-asked.ts'
import { pick } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { lastOf, stageChart } from '../outlook-charts.ts'
import { ChartChoice } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import { ChoiceField, Grounds, MeasureTable } from '../parts/what-if.tsx'
import { bandOf, part, span } from '../parts/what-if-words.ts'
import type { OutlookAnswer, ScenariosAnswer } from '../questions.ts'
import { capital, sayNumber } from '../say.ts'
import type { Page, View } from '../view.ts'

/** Year of the reconciled baseline. */
const before = 2024

const one = (value: number): string => sayNumber(Math.round(value * 10) / 10)

const Tiles = ({ answer }: { answer: OutlookAnswer }) => (
  <dl class="tiles">
    {answer.baseline.map(({ stage, share }) => {
      const last = lastOf(answer, stage)
      return last === undefined ? null : (
        <div>
          <dt>
            {capital(stage)}, {last.year}
          </dt>
          <dd>
            {part(last.p50)}{' '}
            <small>
              {bandOf(last, part)} in eight of ten; {part(share)} in {before}
            </small>
          </dd>
        </div>
      )
    })}
  </dl>
)

const Measures = ({ answer }: { answer: OutlookAnswer }) => (
  <MeasureTable
    id="measures"
    title="What is assumed, measure by measure"
    says="Announced capacity counts by how far it has come: the spread of its tonnes and of the months it is late."
    heads={['Measure', 'When', 'Because', 'Receipts']}
    rows={answer.measures.map(({ course, says, months, because, receipts, path }) => [
      course === null ? says : `${course}: ${says}`,
      months,
      <small>{because ?? ''}</small>,
      receipts.length === 0 ? 'an assumption' : <ReceiptLinks ids={receipts} receipts={answer.receipts} of={path} />,
    ])}
  />
)

/** Shares of a place by stage in the years ahead, course by course. */
export function outlookPage(answer: OutlookAnswer, on: ScenariosAnswer['scenarios'], view: View): Page {
  const { at } = view
  const charts = answer.baseline.map(({ stage }) => stageChart(answer, stage, before))
  const places = ['CHN', 'USA', 'AUS', 'JPN', 'MYS', 'MMR', 'VNM', 'EST', 'DEU', 'FRA', 'IND', 'THA', 'KOR', 'OTHER']
  const chosen = places.includes(answer.place) ? places : [...places, answer.place]
  return {
    title: `Outlook: ${nameOfPlace(answer.place)}`,
    section: '/outlook',
    charts,
    body: (
      <div class="charts">
        <h1>Is the grip on the middle of the chain unchanged by the summit?</h1>
        <ChartChoice at={at} keep={['runs', 'seed']}>
          <ChoiceField
            name="place"
            word="Whose share"
            value={answer.place}
            choices={chosen.map((code) => [code, nameOfPlace(code)])}
          />
          <ChoiceField
            name="scenario"
            word="What if"
            value={answer.scenario.name}
            choices={on.map(({ name, title }) => [name, title])}
          />
        </ChartChoice>
        <div data-live-part>
          <p class="lead" role="status">
            {answer.says}
          </p>
          <Tiles answer={answer} />
          {charts.map((chart) => (
            <ChartFigure chart={chart} view={view} />
          ))}
          {answer.gaps.length === 0 ? null : (
            <MeasureTable
              id="gaps"
              title="How far the courses lie apart in the last year"
              says="Between the largest and the smallest course, draw by draw: every course is run on the same draws, so the difference is the course alone."
              heads={['Stage', '#Percentage points', 'Eight of ten']}
              rows={answer.gaps.map(({ stage, points, p10, p90 }) => [capital(stage), one(points), span(p10, p90, one)])}
            />
          )}
          <Measures answer={answer} />
          <Grounds title="What it rests on, and what it is not" says={answer.scenario.notes} receipts={answer.receipts} />
          <Downloads at={questionAt('outlook', pick(at.query, ['scenario', 'place', 'runs', 'seed']))} />
        </div>
      </div>
    ),
  }
}
