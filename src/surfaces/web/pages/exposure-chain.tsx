import { nameOfPlace } from '../../../answers/scenario/baseline-asked.ts'
import { addressOf, pick } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { anyStageChart, hiddenChart, originsChart } from '../exposure-chain-charts.ts'
import { ChartChoice } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { ChoiceField, Grounds, MeasureTable } from '../parts/what-if.tsx'
import { bandOf, inPercent, part, tonnes } from '../parts/what-if-words.ts'
import type { ExposureChainAnswer } from '../questions.ts'
import { capital, sayNumber } from '../say.ts'
import { elementName } from '../what-if-elements.ts'
import type { Page, View } from '../view.ts'

const Tiles = ({ answer }: { answer: ExposureChainAnswer }) => {
  const [row] = answer.rows
  if (row === undefined) return null
  return (
    <dl class="tiles">
      {(
        [
          ['Direct: bought as magnets', row.direct],
          ['Any stage, once at least', row.anyStage],
          ['Hidden further up', row.hidden],
        ] as const
      ).map(([word, band]) => (
        <div>
          <dt>{word}</dt>
          <dd>
            {part(band.p50)} <small>{bandOf(band, part)} in eight of ten</small>
          </dd>
        </div>
      ))}
      <div>
        <dt>Chokepoint</dt>
        <dd>
          {row.chokepoint ?? 'none'} <small>the stage at which it is deepest</small>
        </dd>
      </div>
    </dl>
  )
}

const Stages = ({ answer }: { answer: ExposureChainAnswer }) => {
  const [row] = answer.rows
  if (row === undefined) return null
  const whose = nameOfPlace(answer.of)
  return (
    <MeasureTable
      id="stages"
      title={row.chokepoint === null ? 'There is no chokepoint' : `The chokepoint is ${row.chokepoint}`}
      says={`By how many points the any-stage share falls if somebody else than ${whose} did one stage. One alone seldom frees much, because the others still lead through the same place.`}
      heads={['Stage', `#Done by ${whose}`, '#Fall without it, points']}
      rows={row.falls.map(({ stage, by }) => [
        capital(stage),
        part(answer.origins.find((each) => each.stage === stage && each.place === answer.of)?.share ?? 0),
        sayNumber(inPercent(by)),
      ])}
    />
  )
}

/** How much of what is used has passed through another. `one` is about a single place. */
export function exposureChainPage(
  all: ExposureChainAnswer,
  one: ExposureChainAnswer | null,
  elements: readonly string[],
  view: View,
): Page {
  const { at } = view
  const [row] = one?.rows ?? []
  const charts = [...(one === null || row === undefined ? [] : [originsChart(one, row)]), anyStageChart(all), hiddenChart(all)]
  const places = [...all.rows.map(({ place, name }) => [place, name] as const), [all.of, nameOfPlace(all.of)] as const].toSorted(
    ([, a], [, b]) => (a < b ? -1 : 1),
  )
  return {
    title: `Exposure chain: ${all.element} through ${nameOfPlace(all.of)}`,
    section: '/exposure-chain',
    charts,
    body: (
      <div class="charts">
        <h1>How much of it has passed through {nameOfPlace(all.of)}?</h1>
        <ChartChoice at={at} keep={[]}>
          <ChoiceField
            name="element"
            word="Element"
            value={all.element}
            choices={elements.map((each) => [each, elementName(each)])}
          />
          <ChoiceField name="of" word="Through whom" value={all.of} choices={places} />
          <ChoiceField
            name="place"
            word="Who uses it"
            value={row?.place ?? ''}
            choices={[['', 'every place'], ...places.filter(([place]) => place !== all.of)]}
          />
        </ChartChoice>
        <div data-live-part>
          <p class="lead" role="status">
            {(one ?? all).says}
          </p>
          {one === null ? null : <Tiles answer={one} />}
          {charts.map((chart) => (
            <ChartFigure chart={chart} view={view} />
          ))}
          {one === null ? null : <Stages answer={one} />}
          <MeasureTable
            id="places"
            title="Direct, any stage, hidden"
            says="A name leads to who did each stage of what that place uses."
            heads={[
              'Place',
              '#Uses, t a year',
              '#Direct',
              'Eight of ten',
              '#Any stage',
              'Eight of ten',
              '#Hidden',
              'Eight of ten',
              'Chokepoint',
            ]}
            rows={all.rows.map(({ place, name, use, direct, anyStage, hidden, chokepoint }) => [
              <a href={addressOf(at, { place })}>{name}</a>,
              tonnes(use),
              ...[direct, anyStage, hidden].flatMap((band) => [part(band.p50), bandOf(band, part)]),
              chokepoint ?? 'none',
            ])}
          />
          <Grounds title="What it rests on" says={all.notes} receipts={all.receipts} />
          <Downloads at={questionAt('exposure-chain', pick(at.query, ['element', 'of', 'place']))} />
        </div>
      </div>
    ),
  }
}
