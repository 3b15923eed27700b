import { nameOfPlace } from '../../../answers/scenario/baseline-asked.ts'
import { pick } from '../address.ts'
import { chainFlowChart, withoutLargestChart } from '../baseline-charts.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { ChartChoice } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import { ChoiceField, Grounds, MeasureTable } from '../parts/what-if.tsx'
import { part, sayPlacesIn, tonnes } from '../parts/what-if-words.ts'
import type { BaselineAnswer, N1Answer } from '../questions.ts'
import { capital, plural, sayNumber } from '../say.ts'
import { baselineSymbols, elementName } from '../what-if-elements.ts'
import type { Page, View } from '../view.ts'

/** Who makes less than this part of a stage is not in the table; the file has everybody. */
const least = 0.002

const one = (value: number): string => sayNumber(Math.round(value * 10) / 10 + 0).replace('-', '−')

const checked: Readonly<Record<BaselineAnswer['outputs'][number]['class'], string>> = {
  redundant: 'checked by other reports',
  'non-redundant': 'checked by nothing',
  observable: 'worked out from others',
  'non-observable': 'cannot be worked out',
  constant: 'given',
}

const Outputs = ({ answer, stage }: { answer: BaselineAnswer; stage: BaselineAnswer['outputs'][number]['stage'] }) => {
  const rows = answer.outputs.filter((row) => row.stage === stage && row.share >= least)
  return rows.length === 0 ? null : (
    <MeasureTable
      id={`made-${stage}`}
      title={stage === 'magnet' ? 'Magnets that hold it, by grade' : capital(stage)}
      heads={[
        stage === 'magnet' ? 'Place and grade' : 'Place',
        '#Tonnes a year',
        '#Standard deviation',
        '#Share',
        'Rests on',
        'Checked',
      ]}
      rows={rows.map(({ good, place, value, sd, share, ground, class: kind }) => [
        stage === 'magnet' ? `${nameOfPlace(place)}, ${good}` : nameOfPlace(place),
        tonnes(value),
        tonnes(sd),
        part(share),
        ground,
        checked[kind],
      ])}
    />
  )
}

const Disagree = ({ answer }: { answer: BaselineAnswer }) => (
  <MeasureTable
    id="disagree"
    title={`Who disagrees: ${plural(answer.disagree.length, 'observation')} of ${sayNumber(answer.observations)}`}
    says="Reports that the rest of the chain contradicts: they had to move by more than twice their own deviation. Of the whole chain, not of this element alone."
    heads={['Observation', '#Reported, t', '#Reconciled, t', '#Moved, in its deviations', '#Part of chi-square', 'Receipts']}
    rows={answer.disagree.map(({ says, observed, reconciled, normalised, chi2Share, receipts }) => [
      sayPlacesIn(says),
      ...(observed === 0 ? ['a share', `${one(reconciled)} off it`] : [tonnes(observed), tonnes(reconciled)]),
      one(normalised),
      part(chi2Share),
      receipts.length === 0 ? 'assumed' : <ReceiptLinks ids={receipts} receipts={answer.receipts} of={sayPlacesIn(says)} />,
    ])}
  />
)

const BySource = ({ answer }: { answer: BaselineAnswer }) => (
  <MeasureTable
    id="sources"
    title={`Chi-square ${one(answer.chi2)} over ${plural(answer.degreesOfFreedom, 'degree')} of freedom, by source`}
    heads={['Source', 'Ground', '#Observations', '#Chi-square', '#Part']}
    rows={answer.bySource.map(({ source, ground, observations, chi2, share }) => {
      const known = answer.sources.find(({ id }) => id === source)
      return [
        known === undefined ? (
          (source ?? 'assumed by this desk')
        ) : (
          <a href={known.url} rel="noopener">
            {known.publisher}: {known.title}
          </a>
        ),
        ground,
        sayNumber(observations),
        one(chi2),
        part(share),
      ]
    })}
  />
)

/** The reconciled chain of one element, what it contradicts, and what is left of each stage without its largest maker. */
export function baselinePage(answer: BaselineAnswer, without: N1Answer, element: string, view: View): Page {
  const { at } = view
  const charts = [chainFlowChart(answer, element), withoutLargestChart(without)]
  const [flows, n1] = charts
  return {
    title: `Baseline: ${element}`,
    section: '/baseline',
    charts,
    body: (
      <div class="charts">
        <h1>Who ships what to whom, so that it all balances?</h1>
        <ChartChoice at={at} keep={['flag']}>
          <ChoiceField
            name="element"
            word="Element"
            value={element}
            choices={baselineSymbols.map((each) => [each, elementName(each)])}
          />
        </ChartChoice>
        <div data-live-part>
          <p class="lead" role="status">
            {plural(answer.observations, 'observation')} of {answer.year} meet {plural(answer.balances, 'balance')}.{' '}
            {answer.disagree.length === 0
              ? 'None is contradicted by the rest.'
              : `${plural(answer.disagree.length, 'of them is', 'of them are')} contradicted by the rest.`}
          </p>
          {flows === undefined ? null : <ChartFigure chart={flows} view={view} />}
          {(['mining', 'separation', 'metal', 'magnet'] as const).map((stage) => (
            <Outputs answer={answer} stage={stage} />
          ))}
          <Disagree answer={answer} />
          <BySource answer={answer} />
          <MeasureTable
            id="compared"
            title="Beside the shares that others publish"
            says="Shares of the world, magnet rare earths together, percent."
            heads={['Place, stage, publisher', '#Published', '#Reconciled', '#Difference, points', 'Receipts']}
            rows={answer.compared.map(({ says, reported, reconciled, difference, receipts }) => [
              sayPlacesIn(says),
              one(reported),
              one(reconciled),
              one(difference),
              <ReceiptLinks ids={receipts} receipts={answer.receipts} of={sayPlacesIn(says)} />,
            ])}
          />
          {n1 === undefined ? null : <ChartFigure chart={n1} view={view} />}
          <Grounds
            title="What it rests on, and what it is not"
            says={[...answer.notes, ...without.notes]}
            receipts={answer.receipts}
          />
          <Downloads at={questionAt('baseline', { element, ...pick(at.query, ['flag']) })} />
        </div>
      </div>
    ),
  }
}
