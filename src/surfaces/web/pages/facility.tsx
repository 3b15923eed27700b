import { asksOf } from '../../../answers/facilities/gate-words.ts'
import { sayPlace } from '../../../kernel/place.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { facilityMap } from '../facility-charts.ts'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { Dispute } from '../parts/dispute.tsx'
import { GateCell } from '../parts/gate-cell.tsx'
import { QuestionTable } from '../parts/question-table.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import type { FacilityAnswer } from '../questions.ts'
import { capital, plural, sayDate, sayNumber } from '../say.ts'
import type { Page, View } from '../view.ts'

const percent = (part: number): string => `${Math.round(100 * part)}%`

type Statement = FacilityAnswer['statements'][number]

/** All plants on record, by country. */
function listPage({ facilities }: FacilityAnswer): Page {
  const countries = [...Map.groupBy(facilities, ({ country }) => country)].toSorted(([a], [b]) =>
    sayPlace(a).localeCompare(sayPlace(b)),
  )
  return {
    title: 'Plants and projects on record',
    section: '/facility',
    body: (
      <div class="charts facility">
        <h1>{facilities.length} plants and projects on record</h1>
        <section class="stage" aria-label="By country">
          <dl class="facility-list">
            {countries.map(([country, group]) => (
              <div>
                <dt>{sayPlace(country)}</dt>
                {group.map(({ id, name, company, stages, ownMine }) => (
                  <dd>
                    <a href={`/facility?id=${encodeURIComponent(id)}`}>{name}</a>{' '}
                    <small>
                      {company}; {stages.join(', ')}
                      {ownMine || stages.includes('mining') ? '' : '; without a mine of its own'}
                    </small>
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </section>
        <Downloads at={questionAt('facility', {})} />
      </div>
    ),
  }
}

const Claims = ({
  title,
  id,
  rows,
  answer,
}: {
  title: string
  id: string
  rows: readonly Statement[]
  answer: FacilityAnswer
}) => (
  <section class="stage" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {rows.length === 0 ? <p class="small">Nothing on record.</p> : null}
    <ul class="claims">
      {rows.map((row) => (
        <li data-state={row.state}>
          <p>
            <strong>
              {row.product === '*' ? 'The plant' : row.product}, {row.matter}:{' '}
              {row.amount === null ? row.value : `${sayNumber(row.amount)} t a year`}
            </strong>
            {row.due === null ? null : <> by {sayDate(row.due)}</>}
            {row.state === 'current' ? null : <em class="state"> {row.state}</em>}
          </p>
          <p class="small">
            {capital(row.says)}. As of {sayDate(row.date)}.{' '}
            <ReceiptLinks ids={row.receipts} receipts={answer.receipts} of={`${row.product} ${row.matter}`} />
          </p>
          <Dispute row={row} facility={answer.facility?.id ?? ''} />
        </li>
      ))}
    </ul>
  </section>
)

/** When things were to happen, by the day on which that was said, and how far plans slipped. */
const Dates = ({ answer: { milestones, receipts } }: { answer: FacilityAnswer }) => {
  const slip = Math.max(0, ...milestones.map(({ slipMonths }) => slipMonths))
  const worst = milestones.find(({ slipMonths }) => slipMonths === slip)
  return milestones.length === 0 ? null : (
    <section class="stage" aria-labelledby="dates-title">
      <h2 id="dates-title">
        {slip === 0
          ? `No slip on record in ${plural(milestones.length, 'date')} given`
          : `${capital(worst?.milestone ?? '')}: ${plural(slip, 'month')} later than first said`}
      </h2>
      <div class="scrolled" tabIndex={0} role="region" aria-label="Dates given and met">
        <table class="measure-table">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Said on</th>
              <th scope="col">Due</th>
              <th scope="col">Met</th>
              <th scope="col" class="number">
                Slip
              </th>
              <th scope="col">Receipt</th>
            </tr>
          </thead>
          <tbody>
            {milestones.map((each) => (
              <tr>
                <th scope="row">{capital(each.milestone)}</th>
                <td>{sayDate(each.said)}</td>
                <td>
                  {sayDate(each.due)} <small>({each.says})</small>
                </td>
                <td>{each.met === null ? 'no word' : sayDate(each.met)}</td>
                <td class="number">{each.slipMonths <= 0 ? 'none' : plural(each.slipMonths, 'month')}</td>
                <td>
                  <ReceiptLinks ids={each.receipts} receipts={receipts} of={each.milestone} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** One plant: gates of each line, what speaks for and against, its figures with their states, dates, who stands behind it. */
export function facilityPage(answer: FacilityAnswer, view: View): Page {
  const { facility, lines, statements, ties, interests, listed, agreements, questions, receipts } = answer
  if (facility === null) return listPage(answer)
  const map = facilityMap(answer)
  const disputed = statements.filter(({ state }) => state === 'disputed')
  return {
    title: facility.name,
    section: '/facility',
    charts: map === null ? [] : [map],
    body: (
      <div class="charts facility">
        <p class="small">
          <a href="/facility">All plants</a> · <a href="/rankings">Rankings</a>
        </p>
        <h1>{facility.name}</h1>
        <p class="lead">
          {facility.company}, {facility.location === '' ? '' : `${facility.location}, `}
          {sayPlace(facility.country)}.{facility.ownMine ? '' : ' It refines what others mine.'}
        </p>
        {listed === null ? null : (
          <p class="warning">
            {facility.company} is named on a {listed.kind} list of China’s ({listed.instrument}).{' '}
            <ReceiptLinks ids={listed.receipts} receipts={receipts} of="list" />
          </p>
        )}
        <section class="stage" aria-labelledby="lines-title">
          <h2 id="lines-title">{lines.length === 0 ? 'Nothing on record says what it makes' : 'Gates, line by line'}</h2>
          <div class="scrolled" tabIndex={0} role="region" aria-label="Gates by product">
            <table class="rank-table">
              <thead>
                <tr>
                  <th scope="col">Product</th>
                  {lines[0]?.gates.map(({ gate }) => (
                    <th scope="col" class="gate-head" title={asksOf[gate]}>
                      {capital(gate)}
                    </th>
                  ))}
                  <th scope="col" class="number">
                    Chance
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ product, makes, gates, chance, tonnes }) => (
                  <tr>
                    <th scope="row">
                      <a href={`/rankings?product=${product}&why=${encodeURIComponent(facility.id)}`}>{product}</a>
                      {makes === 'group' ? <small>Dy and Tb in one figure</small> : null}
                    </th>
                    {gates.map((gate) => (
                      <GateCell gate={gate} of={product} />
                    ))}
                    <td class="number">
                      {chance.chance === null ? 'cannot tell' : percent(chance.chance)}
                      <small>
                        {percent(chance.low)}–{percent(chance.high)} for {sayNumber(tonnes)} t a year
                      </small>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        {disputed.length === 0 ? null : (
          <Claims title="Sources contradict one another" id="disputed-title" rows={disputed} answer={answer} />
        )}
        <div class="for-and-against">
          <Claims
            title="Speaks for it"
            id="for-title"
            rows={statements.filter(({ bearing }) => bearing === 'for')}
            answer={answer}
          />
          <Claims
            title="Speaks against it"
            id="against-title"
            rows={statements.filter(({ bearing }) => bearing === 'against')}
            answer={answer}
          />
        </div>
        <Claims
          title="Figures, and what no longer stands"
          id="figures-title"
          rows={statements.filter(({ bearing, state }) => bearing === 'neither' && state !== 'disputed')}
          answer={answer}
        />
        <Dates answer={answer} />
        <section class="stage" aria-labelledby="ties-title">
          <h2 id="ties-title">
            {interests.length === 0 ? 'Who stands behind it' : interests.map(({ says }) => says).join('; ')}
          </h2>
          {ties.length === 0 ? <p class="small">Nobody on record: owners and buyers are an open question.</p> : null}
          <ul class="claims">
            {ties.map((tie) => (
              <li data-state={tie.state}>
                <strong>
                  {tie.party} ({sayPlace(tie.country)}), {tie.tie.replaceAll('-', ' ')}
                  {tie.share === null ? '' : `, ${sayNumber(tie.share)}%`}
                </strong>
                {tie.state === 'current' ? null : <em class="state"> {tie.state}</em>}{' '}
                <span class="small">
                  {tie.says}. As of {sayDate(tie.date)}. <ReceiptLinks ids={tie.receipts} receipts={receipts} of={tie.party} />
                </span>
              </li>
            ))}
          </ul>
          {agreements.map(({ title, date, summary, receipts: ids }) => (
            <p class="small">
              {sayDate(date)}: {title}. {summary} <ReceiptLinks ids={ids} receipts={receipts} of={title} />
            </p>
          ))}
        </section>
        {map === null ? null : <ChartFigure chart={map} view={view} />}
        <section class="stage" aria-labelledby="open-title">
          <h2 id="open-title">{questions.length === 0 ? 'No open question' : `${questions.length} open questions`}</h2>
          <QuestionTable questions={questions} receipts={receipts} isOne />
        </section>
        <Downloads
          at={questionAt('facility', { id: facility.id, asOf: view.at.query['asOf'], knownBy: view.at.query['knownBy'] })}
        />
      </div>
    ),
  }
}
