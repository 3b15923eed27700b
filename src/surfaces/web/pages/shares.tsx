import { sayPlace } from '../../../kernel/place.ts'
import { isStage, stageTitle } from '../../../kernel/stage.ts'
import { addressOf, type Address } from '../address.ts'
import { ChartFiles } from '../charts/figure.tsx'
import { mineralChoices, mineralName, mineralTitle } from '../minerals.ts'
import { ShareBar, SplitBar } from '../parts/bars.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { Overridden } from '../parts/overridden.tsx'
import { ClassSeal } from '../parts/receipt-class.tsx'
import { basisTitle, Switches } from '../parts/share-switches.tsx'
import type { ShareAnswer } from '../questions.ts'
import { placesChart, stagesChart } from '../share-charts.ts'
import { capital, listed, sayAmount, sayDate, sayNumber, sayPeriod } from '../say.ts'
import { finding, leadOf, type StageShare } from '../stage-shares.ts'
import type { Page, View } from '../view.ts'

const Choice = ({ at, mineral, year }: { at: Address; mineral: string; year: string }) => (
  <form method="get" action="/shares" class="choice">
    <label for="mineral">Mineral</label>
    <select id="mineral" name="mineral">
      {mineralChoices.map(({ label, values }) => (
        <optgroup label={label}>
          {values.map((value) => (
            <option value={value} selected={value === mineral}>
              {mineralTitle(value)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
    <label for="year">Year</label>
    <input id="year" name="year" type="number" min="1900" max="2100" step="1" value={year} placeholder="latest" />
    <label for="share-as-of">As of</label>
    <input id="share-as-of" name="asOf" type="date" value={at.query['asOf'] ?? ''} />
    {at.query['stage'] === undefined ? null : <input type="hidden" name="stage" value={at.query['stage']} />}
    <button type="submit">Show</button>
  </form>
)

/** One decimal; what is too small for it is said to be small, never zero. */
const percent = (value: number): string => (value > 0 && value < 0.05 ? '<0.1%' : `${sayNumber(Math.round(value * 10) / 10)}%`)

const StageRow = ({ row, at, chosen }: { row: Extract<StageShare, { answer: ShareAnswer }>; at: Address; chosen: string }) => {
  const title = stageTitle[row.stage]
  const lead = leadOf(row.answer.shares)
  const named = row.answer.concentration?.covered ?? row.answer.shares.reduce((sum, { value }) => sum + value, 0)
  const { definition } = row.answer
  return (
    <tr data-chosen={row.stage === chosen ? '' : undefined}>
      <th scope="row">
        <a
          href={addressOf(at, { stage: row.stage, basis: null }, 'stage')}
          aria-current={row.stage === chosen ? 'true' : undefined}
        >
          {title}
        </a>
      </th>
      <td class="number">{lead === undefined ? '–' : `${lead.name} ${percent(lead.value)}`}</td>
      <td class="wide">
        <SplitBar lead={lead?.value ?? 0} named={named} />
      </td>
      <td>
        <small>
          {basisTitle[definition.basis]}, {sayPeriod(definition.period)} · {definition.publisher}
        </small>
      </td>
    </tr>
  )
}

/** The stages on which the record is silent, in one line: unknown, not zero. */
function Empty({ stages }: { stages: readonly StageShare[] }) {
  const empty = stages.flatMap((row) => ('none' in row ? [stageTitle[row.stage].toLowerCase()] : []))
  return empty.length === 0 ? null : <p class="small none">No shares on record, which is not zero: {listed(empty)}.</p>
}

/** The chain at a glance. */
const Overview = ({
  stages,
  at,
  chosen,
  mineral,
  view,
}: {
  stages: readonly StageShare[]
  at: Address
  chosen: string
  mineral: string
  view: View
}) => (
  <figure class="overview">
    <figcaption>
      <h2>{finding(stages)}</h2>
      <p class="small">
        {mineralTitle(mineral)}: share of the whole at each stage, percent. Stages are counted on different bases and by different
        publishers: compare along a row, never add up a column.
      </p>
      <p class="small legend">
        <span class="key key-lead">leading place</span> <span class="key key-rest">others, named</span>{' '}
        <span class="key key-unstated">not stated</span>
      </p>
    </figcaption>
    <table class="stage-table">
      <thead class="unseen">
        <tr>
          <th scope="col">Stage</th>
          <th scope="col">Leading place</th>
          <th scope="col">Bar of the same numbers</th>
          <th scope="col">Counted as</th>
        </tr>
      </thead>
      <tbody>{stages.map((row) => ('none' in row ? null : <StageRow row={row} at={at} chosen={chosen} />))}</tbody>
    </table>
    <Empty stages={stages} />
    <ChartFiles chart={stagesChart(stages, mineral)} view={view} />
  </figure>
)

const sayHhi = (hhi: number): string =>
  hhi >= 2500 ? 'highly concentrated' : hhi >= 1500 ? 'moderately concentrated' : 'not concentrated'

const Concentration = ({ answer }: { answer: ShareAnswer }) =>
  answer.hhi === null ? (
    <p class="small">Not enough places are stated to compute a concentration.</p>
  ) : (
    <>
      <dl class="tiles">
        <div>
          <dt>Herfindahl-Hirschman index</dt>
          <dd>
            {sayNumber(Math.round(answer.hhi))} <small>{sayHhi(answer.hhi)}</small>
          </dd>
        </div>
        {answer.concentration === null ? null : (
          <>
            <div>
              <dt>Largest place</dt>
              <dd>{percent(answer.concentration.cr1)}</dd>
            </div>
            <div>
              <dt>Largest three</dt>
              <dd>{percent(answer.concentration.cr3)}</dd>
            </div>
            <div>
              <dt>As if so many equal places</dt>
              <dd>{sayNumber(answer.concentration.effective)}</dd>
            </div>
            <div>
              <dt>Share of the whole explained</dt>
              <dd>
                {percent(Math.min(100, answer.concentration.covered))}
                {answer.concentration.covered > 100.05 ? (
                  <small> rounded parts add up to {percent(answer.concentration.covered)}</small>
                ) : null}
              </dd>
            </div>
          </>
        )}
      </dl>
      {answer.concentration === null ? null : <p class="small">The index is taken over {answer.concentration.whole}.</p>}
    </>
  )

const PlaceTable = ({ answer }: { answer: ShareAnswer }) => {
  const lead = leadOf(answer.shares)?.place
  const counted = answer.shares.filter(({ value, high }) => value > 0 || high > 0)
  const zeros = answer.shares.filter((share) => !counted.includes(share))
  const amounts = answer.shares.some(({ amount }) => amount !== null)
  return (
    <table class="place-table">
      <thead>
        <tr>
          <th scope="col">Place</th>
          <th scope="col" class="number">
            Share
          </th>
          <th scope="col" class="wide">
            <span class="unseen">Bar of the same numbers</span>
          </th>
          {amounts ? (
            <th scope="col" class="number amount">
              Amount
            </th>
          ) : null}
          <th scope="col">Receipt</th>
        </tr>
      </thead>
      <tbody>
        {counted.map((share) => (
          <tr data-lead={share.place === lead ? '' : undefined}>
            <th scope="row">{share.name}</th>
            <td class="number">
              {percent(share.value)}
              {share.high > share.low ? (
                <small>
                  {percent(share.low)} to {percent(share.high)}
                </small>
              ) : null}
            </td>
            <td class="wide">
              <ShareBar bar={{ ...share, label: share.name, tone: share.place === lead ? 'lead' : 'rest' }} />
            </td>
            {amounts ? (
              <td class="number amount">
                {share.amount === null ? 'not stated' : sayAmount(share.amount, answer.total?.unit ?? '')}
              </td>
            ) : null}
            <td class="receipt-links">
              {share.receipts.slice(0, 2).map((id, index) => {
                const receipt = answer.receipts.find((each) => each.id === id)
                return (
                  <a href={`/receipt/${encodeURIComponent(id)}`}>
                    <span class="unseen">
                      {share.name}, receipt {index + 1}:{' '}
                    </span>
                    {index > 0 ? `+${index}` : receipt === undefined ? 'receipt' : <ClassSeal of={receipt.class} />}
                  </a>
                )
              })}
            </td>
          </tr>
        ))}
        {zeros.length === 0 ? null : (
          <tr class="zeros">
            <td colSpan={amounts ? 5 : 4}>
              Recorded as zero:{' '}
              {zeros.map(({ name, receipts: [id] }, index) => (
                <>
                  {index === 0 ? '' : ', '}
                  {id === undefined ? name : <a href={`/receipt/${encodeURIComponent(id)}`}>{name}</a>}
                </>
              ))}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

const Conflicts = ({ answer }: { answer: ShareAnswer }) =>
  answer.conflicts.length === 0 ? null : (
    <section class="conflicts" aria-labelledby="conflicts-title">
      <h3 id="conflicts-title">Where the record disagrees</h3>
      {answer.conflicts.map((conflict) => (
        <div>
          <p>
            <b>{sayPlace(conflict.place)}.</b> {conflict.says}
          </p>
          <ul>
            {conflict.values.map((value) => (
              <li>
                <b class="figure-value">{percent(value.value)}</b> {value.publisher}, {value.edition}, {sayPeriod(value.period)} (
                {basisTitle[value.basis]}){' '}
                {value.receipts.slice(0, 1).map((id) => (
                  <a href={`/receipt/${encodeURIComponent(id)}`}>receipt</a>
                ))}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )

/** The chosen stage in full. */
const Stage = ({ answer, view, mineral }: { answer: ShareAnswer; view: View; mineral: string }) => {
  const { at } = view
  const { definition } = answer
  const { year, asOf, knownBy } = at.query
  const chosenBasis = at.query['stage'] === definition.stage ? at.query['basis'] : undefined
  const lead = leadOf(answer.shares)
  const stage = isStage(definition.stage) ? stageTitle[definition.stage] : definition.stage
  return (
    <section id="stage" class="stage" aria-labelledby="stage-title">
      <h2 id="stage-title">
        {stage}:{' '}
        {lead === undefined ? 'no leading place' : `${lead.name} ${percent(lead.value)} in ${sayPeriod(definition.period)}`}
      </h2>
      <p class="small">{capital(sayPeriod(definition.says.replaceAll('_', ' ')))}.</p>
      <Switches answer={answer} at={at} />
      <figure class="places" aria-label={`${stage}, share of each place in percent, ${sayPeriod(definition.period)}`}>
        <PlaceTable answer={answer} />
        <figcaption class="small">
          Percent of {answer.total === null ? 'the whole' : sayAmount(answer.total.value, answer.total.unit)},{' '}
          {sayPeriod(definition.period)}, {definition.kind}. {definition.publisher}, {definition.edition}.
          {answer.shares.some(({ low, high }) => high > low) ? ' Whiskers show the interval that is stated.' : ''}
        </figcaption>
        <ChartFiles chart={placesChart(answer)} view={view} />
      </figure>
      <Concentration answer={answer} />
      <Overridden overrides={answer.override === null ? [] : [answer.override]} />
      <Conflicts answer={answer} />
      <Downloads at={questionAt('share', { mineral, stage: definition.stage, basis: chosenBasis, year, asOf, knownBy })} />
    </section>
  )
}

/** Who holds each stage of the chain. */
export function sharesPage(stages: readonly StageShare[], view: View, mineral: string): Page {
  const { at } = view
  const answered = stages.filter((row) => 'answer' in row)
  const open =
    answered.find(({ stage }) => stage === at.query['stage']) ?? answered.find(({ stage }) => stage === 'mining') ?? answered[0]
  const asOf = at.query['asOf']
  return {
    title: `Shares: ${mineralTitle(mineral)}`,
    section: '/shares',
    charts: open === undefined ? [] : [stagesChart(stages, mineral), placesChart(open.answer)],
    body: (
      <div class="shares">
        <h1>Who holds {mineralName(mineral)}, stage by stage</h1>
        <Choice at={at} mineral={mineral} year={at.query['year'] ?? ''} />
        {asOf === undefined ? null : <p class="kicker">As of {sayDate(asOf)}</p>}
        {open === undefined ? (
          <div class="nothing">
            <h2>
              No shares on record for {mineralName(mineral)}
              {at.query['year'] === undefined ? '' : ` in ${at.query['year']}`}
            </h2>
            <p>Unknown is not zero: the desk holds no figure from which a share could be read or computed.</p>
            <ul>
              {at.query['year'] === undefined ? null : (
                <li>
                  <a href={addressOf(at, { year: null })}>Show the latest year on record</a>
                </li>
              )}
              <li>
                <a href="/shares?mineral=rare_earths">All rare earths</a>
              </li>
              <li>
                <a href={`/search?query=${encodeURIComponent(mineralName(mineral))}`}>
                  Search the record for {mineralName(mineral)}
                </a>
              </li>
            </ul>
          </div>
        ) : (
          <>
            <Overview stages={stages} at={at} chosen={open.stage} mineral={mineral} view={view} />
            <Stage answer={open.answer} view={view} mineral={mineral} />
          </>
        )}
      </div>
    ),
  }
}
