import type { LicenceAnswer } from '../questions.ts'
import { capital, sayDate, sayWord } from '../say.ts'
import { ClassSeal } from './receipt-class.tsx'

const Receipts = ({ ids, answer, of }: { ids: readonly string[]; answer: LicenceAnswer; of: string }) => (
  <span class="receipt-links">
    {ids.slice(0, 3).map((id, index) => {
      const receipt = answer.receipts.find((each) => each.id === id)
      return (
        <a href={`/receipt/${encodeURIComponent(id)}`}>
          <span class="unseen">
            {of}, receipt {index + 1}:{' '}
          </span>
          {index > 0 || receipt === undefined ? `+${index}` : <ClassSeal of={receipt.class} />}
        </a>
      )
    })}
  </span>
)

/** An outcome as a heading; the paused and the coming need more than their code word. */
export function outcomeWord(outcome: string): string {
  if (outcome === 'not_required_suspended') return 'Not required: the rule is paused'
  if (outcome === 'not_required_not_yet_effective') return 'Not required yet: the rule has not begun'
  return capital(sayWord(outcome))
}

/** Both branches where the record leaves open what happened: never one alone. */
export const Branches = ({ answer }: { answer: LicenceAnswer }) =>
  answer.by_scenario === null ? null : (
    <div class="branches">
      <h3>The record leaves open which of these happened</h3>
      <ul>
        {Object.values(answer.by_scenario).map((branch) => (
          <li>
            <b>{outcomeWord(branch.outcome)}</b>
            <span>if {branch.title.charAt(0).toLowerCase() + branch.title.slice(1)}</span>
            {branch.provisions.length + branch.inactive.length === 0 ? null : (
              <small>{[...branch.provisions, ...branch.inactive.map((id) => `paused: ${id}`)].join(', ')}</small>
            )}
          </li>
        ))}
      </ul>
    </div>
  )

/** The clauses that decide, with what each does and its receipts. */
export const Clauses = ({ answer }: { answer: LicenceAnswer }) =>
  answer.provisions.length === 0 ? null : (
    <section aria-labelledby="clauses-title">
      <h2 id="clauses-title">The clauses that decide</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label="Table: clauses">
        <table class="record-table">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Clause</th>
              <th scope="col">What it does, in our words</th>
              <th scope="col">Receipts</th>
            </tr>
          </thead>
          <tbody>
            {answer.provisions.map((each) => (
              <tr>
                <th scope="row">
                  <a href={`/controls?words=${encodeURIComponent(each.rule_id)}&on=${answer.on}`}>{each.rule_id}</a>
                  <small>{capital(each.role)}</small>
                </th>
                <td>
                  {each.instrument}, {each.clause}
                </td>
                <td>{capital(each.says)}</td>
                <td>
                  <Receipts ids={each.receipts} answer={answer} of={each.rule_id} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="small">The original texts are not held; receipts name who publishes them and where.</p>
    </section>
  )

const why = ({ reason, by, date }: LicenceAnswer['inactive_rules'][number]): string => {
  const day = date === null ? '' : sayDate(date)
  switch (reason) {
    case 'suspended':
      return `paused by ${by ?? 'an act not named'}${day === '' ? '' : ` until ${day}`}`
    case 'not_yet_issued':
      return `not yet issued${day === '' ? '' : `; runs from ${day}`}`
    case 'not_yet_effective':
      return `announced${day === '' ? '' : `; runs from ${day}`}`
    case 'expired':
      return `expired${day === '' ? '' : ` after ${day}`}`
    case 'revoked':
      return `revoked${day === '' ? '' : `, last in force ${day}`}`
  }
}

const InactiveList = ({ rules, answer }: { rules: LicenceAnswer['inactive_rules']; answer: LicenceAnswer }) => (
  <ul class="rule-list">
    {rules.map((each) => (
      <li>
        <a href={`/controls?words=${encodeURIComponent(each.rule_id)}&on=${answer.on}`}>{each.rule_id}</a>
        <span>
          {each.title}
          {each.direct ? '' : ' (a later re-export, or another limb of the notice)'}
        </span>
        <span>{why(each)}</span>
        <Receipts ids={each.receipts} answer={answer} of={each.rule_id} />
      </li>
    ))}
  </ul>
)

/** Rules that would have applied on another day, and why they do not on this one; what only goes with them is folded away. */
export const Inactive = ({ answer }: { answer: LicenceAnswer }) =>
  answer.inactive_rules.length + answer.inactive_beside.length === 0 ? null : (
    <section aria-labelledby="inactive-title">
      <h2 id="inactive-title">Would have applied, and does not on this day</h2>
      {answer.inactive_rules.length === 0 ? null : <InactiveList rules={answer.inactive_rules} answer={answer} />}
      {answer.inactive_beside.length === 0 ? null : (
        <details>
          <summary>
            What goes with {answer.inactive_rules.length === 0 ? 'the duty' : 'those'}, or would reach a later re-export
          </summary>
          <InactiveList rules={answer.inactive_beside} answer={answer} />
        </details>
      )}
    </section>
  )

/** Days on which the answer may become another, with a countdown. */
export const Ahead = ({ answer }: { answer: LicenceAnswer }) =>
  answer.wouldChange.length === 0 ? null : (
    <section aria-labelledby="ahead-title">
      <h2 id="ahead-title">What would change it, and when</h2>
      <ol class="ahead">
        {answer.wouldChange.map((each) => (
          <li>
            <b class="figure-value">{each.inDays} days</b>
            <time datetime={each.on}>{sayDate(each.on)}</time>
            <span>{each.says}</span>
          </li>
        ))}
      </ol>
    </section>
  )

/** Law and its official reading apart; points nobody has settled. */
export const Readings = ({ answer }: { answer: LicenceAnswer }) =>
  answer.interpretations.length + answer.ambiguities.length === 0 ? null : (
    <section class="readings" aria-labelledby="readings-title">
      <h2 id="readings-title">Not law: official readings and open points</h2>
      <dl>
        {answer.interpretations.map((each) => (
          <div>
            <dt>
              {capital(each.topic)} <small>official reading {each.id}</small>
            </dt>
            <dd>
              {each.statement}.{each.caution === null ? '' : ` ${capital(each.caution)}.`}
            </dd>
          </div>
        ))}
        {answer.ambiguities.map((each) => (
          <div>
            <dt>
              {each.title} <small>open point {each.id}</small>
            </dt>
            <dd>{each.detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  )

/** The path: every rule of this kind of movement in the order of evaluation, with why it fits or not. */
export const Steps = ({ answer }: { answer: LicenceAnswer }) => (
  <section aria-labelledby="steps-title">
    <h2 id="steps-title">How it was decided</h2>
    <ol class="path-steps">
      {answer.steps
        .filter(({ rules }) => rules.length > 0)
        .map((step) => (
          <li>
            <details>
              <summary>
                {step.title}
                <small>
                  {step.rules.filter(({ fits }) => fits === 'yes').length} of {step.rules.length} fit
                </small>
              </summary>
              <ul>
                {step.rules.map((rule) => (
                  <li data-fits={rule.fits}>
                    <b>{rule.rule_id}</b>
                    <span>
                      {rule.fits === 'yes' ? 'fits' : rule.fits === 'no' ? 'does not fit' : 'open'}: {rule.because}
                    </span>
                    <small>
                      {sayWord(rule.state)}
                      {rule.by === null || rule.state === 'in_force' ? '' : `, ${rule.by}`}
                      {rule.date === null ? '' : `, ${sayDate(rule.date)}`}
                    </small>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
    </ol>
  </section>
)
