import { stageTitle } from '../../../kernel/stage.ts'
import { addressOf, pick, type Address } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { NumbersTable } from '../charts/numbers-table.tsx'
import { mapChart } from '../map-chart.ts'
import { mineralName, mineralTitle } from '../minerals.ts'
import { ChartChoice, MineralField, TimesField, YearField } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { basisTitle } from '../parts/share-switches.tsx'
import type { ChainAnswer, ChainStage } from '../questions.ts'
import { capital, sayPeriod } from '../say.ts'
import type { Page, View } from '../view.ts'

/** Stages as links; one without figures can still be opened, where it says what is not known. */
const StageSwitch = ({ answer, stage, at }: { answer: ChainAnswer; stage: ChainStage; at: Address }) => (
  <nav class="switch" aria-label="Stage">
    <b>Stage</b>
    {answer.stages.map((each) => (
      <a
        href={addressOf(at, { stage: each.stage, basis: null })}
        aria-current={each.stage === stage.stage ? 'true' : undefined}
        data-silent={each.reading === null ? '' : undefined}
      >
        {stageTitle[each.stage]}
        {each.reading === null ? <small> not known</small> : null}
      </a>
    ))}
  </nav>
)

const BasisSwitch = ({ stage, basis, at }: { stage: ChainStage; basis: string | null; at: Address }) =>
  stage.bases.length < 2 ? null : (
    <nav class="switch" aria-label="Basis">
      <b>Counted as</b>
      {stage.bases.map((each) => (
        <a
          href={addressOf(at, { stage: stage.stage, basis: each })}
          aria-current={each === (basis ?? stage.reading?.definition.basis) ? 'true' : undefined}
        >
          {basisTitle[each]}
        </a>
      ))}
    </nav>
  )

/** What the record does not say about the stage, and what would settle it. */
const Silence = ({ stage }: { stage: ChainStage }) =>
  stage.unknown.length === 0 ? null : (
    <section class="not-known" aria-labelledby="silence-title">
      <h2 id="silence-title">Not known</h2>
      <ul>
        {stage.unknown.map((each) => (
          <li>{capital(sayPeriod(each.replaceAll('_', ' ')))}.</li>
        ))}
      </ul>
      {stage.settledBy.length === 0 ? null : <p class="small">What would settle it: {stage.settledBy.join('; ')}.</p>}
    </section>
  )

/** One stage of one mineral on the map of the world, with its table beside it. */
export function mapPage(answer: ChainAnswer, stage: ChainStage, view: View): Page {
  const { at } = view
  const chart = mapChart(answer, stage)
  return {
    title: `Map: ${stageTitle[stage.stage].toLowerCase()} of ${mineralName(answer.mineral)}, ${answer.year}`,
    section: '/map',
    charts: chart === null ? [] : [chart],
    body: (
      <div class="charts">
        <h1>
          {mineralTitle(answer.mineral)} on the map: {stageTitle[stage.stage].toLowerCase()}
        </h1>
        <ChartChoice at={at} keep={['stage', 'basis']}>
          <MineralField mineral={answer.mineral} />
          <YearField year={answer.year} years={answer.years} to={(year) => addressOf(at, { year })} />
          <TimesField at={at} />
        </ChartChoice>
        <div data-live-part>
          <StageSwitch answer={answer} stage={stage} at={at} />
          <BasisSwitch stage={stage} basis={answer.basis} at={at} />
          {chart === null ? (
            <div class="nothing">
              <h2>
                No shares of {stageTitle[stage.stage].toLowerCase()} of {mineralName(answer.mineral)} on record
              </h2>
              <p>Unknown is not zero, so no map is drawn.</p>
            </div>
          ) : (
            <div class="map-and-table">
              <ChartFigure chart={chart} view={view} table={false} />
              <section class="map-table" aria-labelledby="map-table-title">
                <h2 id="map-table-title">The same numbers</h2>
                <div class="scrolled" tabIndex={0} role="region" aria-label={`Table: ${chart.title}`}>
                  <NumbersTable chart={chart} />
                </div>
              </section>
            </div>
          )}
          <Silence stage={stage} />
          <Downloads
            at={questionAt('chain', { mineral: answer.mineral, ...pick(at.query, ['year', 'basis', 'asOf', 'knownBy']) })}
            says="every stage"
          />
        </div>
      </div>
    ),
  }
}
