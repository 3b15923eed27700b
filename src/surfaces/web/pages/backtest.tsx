import { pick } from '../address.ts'
import { caseChart, whenOf, type Tested } from '../backtest-charts.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import { Grounds, MeasureTable } from '../parts/what-if.tsx'
import { span, tonnes } from '../parts/what-if-words.ts'
import type { BacktestAnswer } from '../questions.ts'
import { capital, sayPeriod } from '../say.ts'
import type { Page, View } from '../view.ts'

const Scores = ({ answer }: { answer: BacktestAnswer }) => (
  <MeasureTable
    id="scores"
    title="Scored only over months that were not fitted"
    says="The error is the root of the mean square. Carrying forward says each time what was last observed; a model that is no better than that foresees nothing. Fitted months stand beside it and do not count."
    heads={['Control', '#Months', '#Error, t', '#Carrying forward, t', 'Against it', '#In the band', '#Error where fitted, t']}
    rows={answer.cases.map(({ id, title, score, fitted }) => [
      <a href={`#chart-${id}`}>{title}</a>,
      String(score?.moments ?? 0),
      score === null ? 'none left' : tonnes(score.rmse),
      score === null ? '' : tonnes(score.carryForward),
      score === null
        ? ''
        : score.rmse < score.carryForward
          ? 'better'
          : score.rmse === score.carryForward
            ? 'no better'
            : 'worse',
      score === null ? '' : `${Math.round(score.coverage * score.moments)} of ${score.moments}`,
      fitted === null ? 'nothing fitted' : tonnes(fitted.rmse),
    ])}
  />
)

const Moments = ({ tested, answer }: { tested: Tested; answer: BacktestAnswer }) => (
  <MeasureTable
    id={`moments-${tested.id}`}
    title={`${tested.title}, month by month`}
    says={[`${capital(sayPeriod(tested.says))}.`, ...tested.notes].join(' ')}
    heads={['Month', '#Observed, t', '#Middle run', 'Eight of ten', '#Carried forward', 'In the band', 'Worked out', 'Receipts']}
    rows={tested.moments.map((moment) => [
      whenOf(moment),
      tonnes(moment.observed),
      tonnes(moment.middle),
      span(moment.low, moment.high, tonnes),
      tonnes(moment.carried),
      <>
        {moment.inside ? 'yes' : <b>missed</b>}
        {moment.fitted ? <small> fitted</small> : null}
      </>,
      <small>{moment.how ?? ''}</small>,
      <ReceiptLinks ids={moment.receipts} receipts={answer.receipts} of={whenOf(moment)} />,
    ])}
  />
)

const Signs = ({ answer }: { answer: BacktestAnswer }) =>
  answer.signs.length === 0 ? null : (
    <MeasureTable
      id="signs"
      title={`Single expectations: ${answer.signs.filter(({ hit }) => hit).length} of ${answer.signs.length} held`}
      heads={['What', 'Foreseen', 'Observed', 'Held', 'Receipts']}
      rows={answer.signs.map(({ title, predicted, observed, hit, receipts }) => [
        title,
        sayPeriod(predicted),
        sayPeriod(observed),
        hit ? 'held' : <b>missed</b>,
        <ReceiptLinks ids={receipts} receipts={answer.receipts} of={title} />,
      ])}
    />
  )

/** The simulation tried on the controls of the past, misses and all. */
export function backtestPage(answer: BacktestAnswer, view: View): Page {
  const charts = answer.cases.map((tested) => caseChart(answer, tested))
  return {
    title: 'Back-test',
    section: '/backtest',
    charts,
    body: (
      <div class="charts">
        <h1>Would it have foreseen the controls of the past?</h1>
        <p class="lead" role="status">
          {answer.says}
        </p>
        <Scores answer={answer} />
        <Signs answer={answer} />
        {answer.cases.map((tested, at) => {
          const chart = charts[at]
          return (
            <>
              {chart === undefined ? null : <ChartFigure chart={chart} view={view} table={false} />}
              <Moments tested={tested} answer={answer} />
            </>
          )
        })}
        <Grounds
          title="How it was done"
          says={[
            'Each control runs as a scenario file with what was known when it came; months marked as fitted were looked at when its numbers were chosen.',
            ...answer.cases.map(({ title, level }) => `${title}: runs say by how much exports fall; tonnes come from ${level}.`),
          ]}
          receipts={answer.receipts}
        />
        <Downloads at={questionAt('backtest', pick(view.at.query, ['case', 'runs', 'seed']))} />
      </div>
    ),
  }
}
