import { addressOf, pick, type Address } from '../address.ts'
import { chainChart } from '../chain-chart.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { mineralName, mineralTitle } from '../minerals.ts'
import { ChartChoice, MineralField, TimesField, YearField } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { Overridden } from '../parts/overridden.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import { basisTitle } from '../parts/share-switches.tsx'
import type { ChainAnswer, ChainStage, PlaceShare } from '../questions.ts'
import { capital, plural, sayNumber, sayPeriod } from '../say.ts'
import type { Page, View } from '../view.ts'

const percent = (value: number): string => (value > 0 && value < 0.05 ? '<0.1%' : `${sayNumber(Math.round(value * 10) / 10)}%`)

/** All stages on one basis, or each on the one that says most. */
const BasisSwitch = ({ answer, at }: { answer: ChainAnswer; at: Address }) => (
  <nav class="switch" aria-label="Basis">
    <b>Counted as</b>
    <a href={addressOf(at, { basis: null })} aria-current={answer.basis === null ? 'true' : undefined}>
      What says most at each stage
    </a>
    {answer.bases.map((basis) => (
      <a href={addressOf(at, { basis })} aria-current={basis === answer.basis ? 'true' : undefined}>
        {basisTitle[basis]}
      </a>
    ))}
  </nav>
)

const sayShares = (shares: readonly PlaceShare[], answer: ChainAnswer) => (
  <ul class="stage-places">
    {shares.map((share) => (
      <li data-lead={share.place === 'CHN' ? '' : undefined}>
        <span>{share.name}</span>
        <b class="figure-value">{percent(share.value)}</b>
        <span>
          <ReceiptLinks ids={share.receipts} receipts={answer.receipts} of={share.name} />
        </span>
      </li>
    ))}
  </ul>
)

/** Other tables of the stage, nearest first: each is an answer under another definition. */
const Alternatives = ({ stage, at, answer }: { stage: ChainStage; at: Address; answer: ChainAnswer }) =>
  stage.alternatives.length === 0 ? null : (
    <details class="otherwise">
      <summary>{plural(stage.alternatives.length, 'other count')} of this stage</summary>
      <ul>
        {stage.alternatives.map((other) => {
          const lead = other.china ?? other.largest
          const { definition } = other
          return (
            <li>
              <b class="figure-value">{lead === null ? 'no place named' : `${lead.name} ${percent(lead.value)}`}</b>{' '}
              {definition.counted}, {sayPeriod(definition.period)}
              {definition.modelled ? ', modelled' : ''}, {definition.publisher}
              {definition.edition === '' ? '' : ` (${definition.edition})`}{' '}
              <ReceiptLinks
                ids={other.receipts.slice(0, 1)}
                receipts={answer.receipts}
                of={`${stage.title}, ${definition.publisher}`}
              />
            </li>
          )
        })}
      </ul>
      <p class="small">
        <a
          href={addressOf(
            { path: '/shares', query: {} },
            {
              mineral: answer.mineral === 'magnet_rare_earths' ? 'rare_earths' : answer.mineral,
              stage: stage.stage,
              knownBy: at.query['knownBy'] ?? null,
            },
            'stage',
          )}
        >
          {stage.title} in full, definition by definition
        </a>
      </p>
    </details>
  )

const Stage = ({ stage, answer, at }: { stage: ChainStage; answer: ChainAnswer; at: Address }) => {
  const { reading } = stage
  const lead = reading?.china ?? reading?.largest ?? null
  const counted = reading?.shares.filter(({ value, high }) => value > 0 || high > 0) ?? []
  const zeros = reading?.shares.filter((share) => !counted.includes(share)) ?? []
  return (
    <section
      class="chain-stage"
      id={`stage-${stage.stage}`}
      aria-labelledby={`stage-${stage.stage}-title`}
      data-known={reading === null ? undefined : ''}
    >
      <h3 id={`stage-${stage.stage}-title`}>
        {stage.title}
        {lead === null ? null : (
          <span>
            {lead.name} {percent(lead.value)}
          </span>
        )}
      </h3>
      <div>
        {reading === null ? (
          <p>No shares on record, which is not zero.</p>
        ) : (
          <>
            {sayShares(counted, answer)}
            {zeros.length === 0 ? null : <p class="small">Recorded as zero: {zeros.map(({ name }) => name).join(', ')}.</p>}
            {reading.unlisted.length === 0 ? null : <p class="small">Listed without a number: {reading.unlisted.join(', ')}.</p>}
          </>
        )}
      </div>
      {reading === null && stage.alternatives.length === 0 ? null : (
        <div class="small">
          {reading === null ? null : (
            <p>
              {capital(sayPeriod(reading.definition.says.replaceAll('_', ' ')))}.
              {stage.why === '' ? '' : ` Why this one: ${stage.why}.`}
            </p>
          )}
          <Overridden overrides={stage.override === null ? [] : [stage.override]} />
          <Alternatives stage={stage} at={at} answer={answer} />
        </div>
      )}
      <div class="small not-known">
        {stage.unknown.length === 0 ? null : (
          <>
            <h4>Not known</h4>
            <ul>
              {stage.unknown.map((each) => (
                <li>{capital(sayPeriod(each.replaceAll('_', ' ')))}.</li>
              ))}
            </ul>
          </>
        )}
        {stage.settledBy.length === 0 ? null : (
          <>
            <h4>What would settle it</h4>
            <ul>
              {stage.settledBy.map((each) => (
                <li>{capital(each)}.</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}

/** The chain of one mineral in one year, stage beside stage. */
export function chainPage(answer: ChainAnswer, view: View): Page {
  const { at } = view
  const chart = chainChart(answer, at)
  const silent = answer.stages.filter(({ reading }) => reading === null)
  return {
    title: `Chain: ${mineralTitle(answer.mineral)}, ${answer.year}`,
    section: '/chain',
    charts: [chart],
    body: (
      <div class="charts">
        <h1>Who holds each stage of {mineralName(answer.mineral)}</h1>
        <ChartChoice at={at} keep={['basis']}>
          <MineralField mineral={answer.mineral} />
          <YearField year={answer.year} years={answer.years} to={(year) => addressOf(at, { year })} />
          <TimesField at={at} />
        </ChartChoice>
        <div data-live-part>
          <BasisSwitch answer={answer} at={at} />
          <ChartFigure chart={chart} view={view} />
          <section class="chain-stages" aria-labelledby="stages-title">
            <h2 id="stages-title">Stage by stage: who says so, and what nobody says</h2>
            <p class="small">
              {silent.length === 0
                ? 'Every stage has figures on record.'
                : `${plural(silent.length, 'stage')} of ${answer.stages.length} without figures on record: unknown, not zero.`}
              {answer.groups.length === 0
                ? ''
                : ` Where ${mineralName(answer.mineral)} has no figures of its own, a group that counts it is shown and never split.`}
            </p>
            {answer.stages.map((stage) => (
              <Stage stage={stage} answer={answer} at={at} />
            ))}
          </section>
          <Downloads
            at={questionAt('chain', {
              mineral: answer.mineral,
              year: answer.year,
              ...pick(at.query, ['basis', 'asOf', 'knownBy']),
            })}
          />
        </div>
      </div>
    ),
  }
}
