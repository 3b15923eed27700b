import { day, dayNumber } from '../../../kernel/day.ts'
import { addressOf } from '../address.ts'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import type { CalendarAnswer, ControlsAnswer } from '../questions.ts'
import { capital, plural, sayDate, sayWord } from '../say.ts'
import type { Page, View } from '../view.ts'

type Rule = ControlsAnswer['rules'][number]

const Status = ({ rule }: { rule: Rule }) => (
  <>
    {rule.status.map(({ scenario, state, by, date }) => (
      <span class="rule-status" data-state={state}>
        <b>{capital(sayWord(state))}</b>
        <small>
          {by === null || state === 'in_force' ? '' : `by ${by}`}
          {date === null
            ? ''
            : ` ${state === 'suspended' ? 'until' : state === 'scheduled' || state === 'not_yet_issued' ? 'from' : 'to'} ${sayDate(date)}`}
          {scenario === null ? '' : ` if ${sayWord(scenario)}`}
        </small>
      </span>
    ))}
  </>
)

/** Where the intervals of a rule lie, drawn to scale over the days the book speaks of; the same in words beside it. */
function Band({ rule, on }: { rule: Rule; on: string }) {
  const number = (text: string): number => dayNumber(day(text))
  const [first, last] = [number('2023-06-01'), number('2027-06-30')]
  const at = (text: string): number => Math.min(100, Math.max(0, (100 * (number(text) - first)) / (last - first)))
  // Where branches differ the bar is divided, one lane a branch.
  const lanes = [...new Set(rule.intervals.flatMap(({ scenario }) => (scenario === null ? [] : [scenario])))]
  return (
    <svg
      class="band"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${rule.rule_id} from June 2023 to June 2027`}
    >
      {rule.intervals.map(({ from, to, state, scenario }) => {
        const [start, end] = [at(from), at(to ?? '2027-06-30')]
        return end > start ? (
          <rect
            class={`band-${state}`}
            x={start}
            y={1 + 4 * Math.max(0, lanes.indexOf(scenario ?? ''))}
            width={end - start}
            height={scenario === null ? 8 : 4}
          />
        ) : null
      })}
      <rect class="band-on" x={at(on)} y="0" width="0.5" height="10" />
    </svg>
  )
}

const RuleRow = ({ rule, view, on }: { rule: Rule; view: View; on: string }) => (
  <tr>
    <th scope="row">
      <a href={addressOf(view.at, { words: rule.rule_id })}>{rule.rule_id}</a>
    </th>
    <td>
      {rule.title}
      <small>
        {rule.instrument}, {rule.clause} · {rule.authority}
      </small>
    </td>
    <td>
      <Status rule={rule} />
    </td>
    <td class="wide">
      <Band rule={rule} on={on} />
    </td>
    <td>
      {rule.receipts.slice(0, 1).map((id) => (
        <a href={`/receipt/${encodeURIComponent(id)}`}>
          receipt<span class="unseen"> of {rule.rule_id}</span>
        </a>
      ))}
    </td>
  </tr>
)

const Lists = ({ answer }: { answer: ControlsAnswer }) => (
  <>
    {answer.itemLists.map((list) => (
      <section aria-labelledby={`list-${list.id}`}>
        <h2 id={`list-${list.id}`}>
          {list.id}: {list.title}
        </h2>
        {list.note === null ? null : <p class="small">{list.note}</p>}
        <div class="scroll" tabIndex={0} role="group" aria-label={`Table: ${list.title}`}>
          <table class="record-table">
            <thead>
              <tr>
                <th scope="col">Code</th>
                <th scope="col">Item</th>
                <th scope="col">Elements</th>
                <th scope="col">Form</th>
                <th scope="col">Customs codes, as hints</th>
              </tr>
            </thead>
            <tbody>
              {list.entries.map((entry) => (
                <tr>
                  <td>{entry.code ?? ''}</td>
                  <th scope="row">
                    {capital(entry.description)}
                    {entry.complete ? null : <small>The printed list was not read whole.</small>}
                  </th>
                  <td>{entry.elements.join(', ')}</td>
                  <td>{sayWord(entry.form)}</td>
                  <td class="small">{entry.hs.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    ))}
    {answer.entityLists.map((list) => (
      <section aria-labelledby={`list-${list.id}`}>
        <h2 id={`list-${list.id}`}>
          {list.id}: {list.list} list, {list.country}
        </h2>
        {list.namesComplete ? null : <p class="small">The notice names more parties than were read.</p>}
        <ul class="parties">
          {list.entities.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      </section>
    ))}
  </>
)

/** The rule book on a day, or what changed between two days. */
export function controlsPage(answer: ControlsAnswer, view: View): Page {
  const { query } = view.at
  const [from, to] = answer.between ?? [query['from'] ?? '', query['to'] ?? '']
  return {
    title: answer.between === null ? 'Export controls' : `Controls between ${answer.between[0]} and ${answer.between[1]}`,
    section: '/controls',
    body: (
      <div class="controls">
        <h1>
          {answer.between === null
            ? `${plural(answer.rules.length, 'rule')} on the book, as of ${sayDate(answer.on)}`
            : `${plural(answer.changes.length, 'change')} between ${sayDate(answer.between[0])} and ${sayDate(answer.between[1])}`}
        </h1>
        <form method="get" action="/controls" class="choice">
          <label for="controls-on">On</label>
          <input id="controls-on" type="date" name="on" value={query['on'] ?? ''} />
          <label for="controls-place">Whose rules</label>
          <select id="controls-place" name="jurisdiction">
            <option value="">All</option>
            {[
              ['CN', 'China'],
              ['US', 'United States'],
              ['EU', 'European Union'],
              ['MY', 'Malaysia'],
              ['VN', 'Vietnam'],
            ].map(([code, word]) => (
              <option value={code} selected={query['jurisdiction'] === code}>
                {word}
              </option>
            ))}
          </select>
          <label for="controls-mineral">Mineral</label>
          <input id="controls-mineral" name="mineral" value={query['mineral'] ?? ''} placeholder="Dy" size={8} />
          <label for="controls-words">Rule or list</label>
          <input id="controls-words" name="words" value={query['words'] ?? ''} placeholder="L18" size={14} />
          <button type="submit">Show</button>
        </form>
        <form method="get" action="/controls" class="choice">
          <b>What changed</b>
          <label for="controls-from">from</label>
          <input id="controls-from" type="date" name="from" value={from} required />
          <label for="controls-to">to</label>
          <input id="controls-to" type="date" name="to" value={to} required />
          <button type="submit">Compare</button>
        </form>
        {answer.between !== null && answer.changes.length === 0 ? <p>No rule changed its state between these days.</p> : null}
        {answer.changes.length === 0 ? null : (
          <div class="scroll" tabIndex={0} role="group" aria-label="Table: what changed">
            <table class="record-table">
              <thead>
                <tr>
                  <th scope="col">Rule</th>
                  <th scope="col">What</th>
                  <th scope="col">Was</th>
                  <th scope="col">Is</th>
                  <th scope="col">By</th>
                </tr>
              </thead>
              <tbody>
                {answer.changes.map((each) => (
                  <tr>
                    <th scope="row">{each.rule_id}</th>
                    <td>{each.title}</td>
                    <td>{sayWord(each.from)}</td>
                    <td>
                      {sayWord(each.to)}
                      {each.scenario === null ? '' : ` if ${sayWord(each.scenario)}`}
                    </td>
                    <td>{each.by ?? ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {answer.between !== null || answer.rules.length === 0 ? null : (
          <div class="scroll" tabIndex={0} role="group" aria-label="Table: rules">
            <table class="record-table rules">
              <thead>
                <tr>
                  <th scope="col">Rule</th>
                  <th scope="col">What it is</th>
                  <th scope="col">On {sayDate(answer.on)}</th>
                  <th scope="col">June 2023 to June 2027</th>
                  <th scope="col">Receipt</th>
                </tr>
              </thead>
              <tbody>
                {answer.rules.map((rule) => (
                  <RuleRow rule={rule} view={view} on={answer.on} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Lists answer={answer} />
        <p class="small">
          Rule set <code>{answer.ruleSet.hash.slice(0, 12)}</code>, read up to {sayDate(answer.ruleSet.horizon)}. Bands: filled in
          force, thin paused, outlined announced; the line marks the day. A research aid, not legal advice.
        </p>
        <Downloads at={questionAt('controls', { on: answer.on })} />
      </div>
    ),
  }
}

/** What begins, ends, pauses and comes back. */
export const calendarPage = (answer: CalendarAnswer, view: View): Page => ({
  title: 'Calendar of controls',
  section: '/calendar',
  body: (
    <div class="calendar">
      <h1>
        What is due: {plural(answer.entries.length, 'date')} from {sayDate(answer.from)}
      </h1>
      <form method="get" action="/calendar" class="choice">
        <label for="calendar-from">From</label>
        <input id="calendar-from" type="date" name="from" value={view.at.query['from'] ?? ''} />
        <button type="submit">Show</button>
        <a href={addressOf({ path: '/calendar.ics', query: view.at.query })}>Subscribe or download (iCalendar)</a>
      </form>
      {answer.entries.length === 0 ? <p>Nothing on record is due from that day on.</p> : null}
      <ol class="ahead">
        {answer.entries.map((entry) => (
          <li id={entry.id}>
            <b class="figure-value">{entry.inDays} days</b>
            <time datetime={entry.date}>{sayDate(entry.date)}</time>
            <span>
              <b>{capital(entry.kind)}.</b> {entry.says}
              {entry.supposes === null ? '' : ` Only if this holds: ${entry.supposes}.`}{' '}
              <small>
                {entry.jurisdiction}, confidence {entry.confidence},{' '}
                {entry.receipts.slice(0, 1).map((id) => (
                  <a href={`/receipt/${encodeURIComponent(id)}`}>
                    receipt<span class="unseen"> of {entry.id}</span>
                  </a>
                ))}
              </small>
            </span>
          </li>
        ))}
      </ol>
      <p class="small">
        Nothing after {sayDate(answer.horizon)} was read: what was printed before is listed, what followed may differ.
      </p>
    </div>
  ),
})
