import { addressOf } from '../address.ts'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { Ahead, Branches, Clauses, Inactive, outcomeWord, Readings, Steps } from '../parts/licence-parts.tsx'
import { RuleTimeline } from '../parts/rule-timeline.tsx'
import { LicenceForm } from '../parts/licence-form.tsx'
import type { LicenceAnswer } from '../questions.ts'
import { sayDate, sayWord } from '../say.ts'
import type { Page, View } from '../view.ts'
import type { Refusal } from '../../../kernel/errors.ts'

/** Days a reader may want beside the one asked: around the acts that changed the answer for most goods. */
const telling = ['2025-03-01', '2025-10-25', '2025-11-08', '2026-11-22']

/** The tone of an outcome: what stops, what needs a paper, what is free, what is open. Always with its words. */
export function toneOf(outcome: string): 'stop' | 'paper' | 'free' | 'open' {
  if (outcome === 'prohibited' || outcome === 'procurement_prohibited') return 'stop'
  if (outcome === 'undetermined' || outcome === 'cannot-tell') return 'open'
  return outcome.startsWith('licence') ||
    outcome === 'covered_by_general_licence' ||
    outcome === 'duty_applies' ||
    outcome === 'exempt_report_required'
    ? 'paper'
    : 'free'
}

export const toneWord: Record<ReturnType<typeof toneOf>, string> = {
  stop: 'Barred',
  paper: 'Papers needed',
  free: 'No licence',
  open: 'Open',
}

const Decision = ({ answer, view }: { answer: LicenceAnswer; view: View }) => (
  <section class="decision" data-tone={toneOf(answer.outcome)} aria-labelledby="decision-title">
    <p class="kicker">{toneWord[toneOf(answer.outcome)]}</p>
    <h2 id="decision-title">{answer.says}</h2>
    <dl class="facts">
      <div>
        <dt>Outcome</dt>
        <dd>{outcomeWord(answer.outcome)}</dd>
      </div>
      {answer.authority === null ? null : (
        <div>
          <dt>Authority</dt>
          <dd>{answer.authority}</dd>
        </div>
      )}
      {answer.review_policy === null ? null : (
        <div>
          <dt>Review</dt>
          <dd>{sayWord(answer.review_policy)}</dd>
        </div>
      )}
      <div>
        <dt>Confidence</dt>
        <dd>{answer.confidence}</dd>
      </div>
    </dl>
    {answer.missing.length === 0 ? null : (
      <div class="asked-for">
        <h3>What would settle it</h3>
        <ul>
          {answer.missing.map((question) => (
            <li>{question}</li>
          ))}
        </ul>
      </div>
    )}
    <Branches answer={answer} />
    {answer.obligations.length === 0 ? null : (
      <div>
        <h3>Also to be done</h3>
        <ul class="plain">
          {answer.obligations.map((each) => (
            <li>{each}</li>
          ))}
        </ul>
      </div>
    )}
    {answer.flags.length === 0 ? null : (
      <div>
        <h3>To keep in mind</h3>
        <ul class="plain">
          {answer.flags.map((flag) => (
            <li>{flag}</li>
          ))}
        </ul>
      </div>
    )}
    <p class="small stamp">
      Asked on {sayDate(view.today)} about {sayDate(answer.on)}
      {answer.knownBy === null ? '' : `, as could be known on ${sayDate(answer.knownBy)}`}, from rule set{' '}
      <code>{answer.ruleSet.hash.slice(0, 12)}</code>, read up to {sayDate(answer.ruleSet.horizon)}. A research aid, not legal
      advice: confirm before shipment.
    </p>
  </section>
)

/** The same case on other days: one link each, so that a change is seen at a glance. */
const OtherDays = ({ view, on }: { view: View; on: string }) => (
  <nav class="switch" aria-label="The same case on other days">
    <b>The same on</b>
    {[...new Set([...telling, on])].toSorted().map((day) => (
      <a href={addressOf(view.at, { on: day })} aria-current={day === on ? 'true' : undefined}>
        {sayDate(day)}
      </a>
    ))}
  </nav>
)

/** Does this part need a licence on this day? Answer first, then the path, the clauses, what did not apply, what would change it. */
export function licencePage(answer: LicenceAnswer | null, view: View, refusal?: Refusal): Page {
  return {
    title: answer === null ? 'Does it need a licence?' : `Licence: ${answer.says}`,
    section: '/licence',
    ...(refusal === undefined ? {} : { status: 400 }),
    body: (
      <div class="licence">
        <h1>Does it need an export licence on this day?</h1>
        <p class="lead">
          Say what moves, from where to where, and when. What you leave out stays unknown: the desk then says which fact would
          settle it.
        </p>
        {refusal === undefined ? null : (
          <p class="refusal-note" role="alert">
            <b>{refusal.message}</b> <code>{refusal.code}</code>
          </p>
        )}
        <div class="licence-body" data-asked={answer === null ? undefined : ''}>
          <LicenceForm query={view.at.query} today={view.today} />
          {answer === null ? (
            <section class="decision" data-tone="open" aria-labelledby="examples-title">
              <h2 id="examples-title">Or start from a case</h2>
              <ul class="examples">
                {examples.map(({ says, query }) => (
                  <li>
                    <a href={addressOf({ path: '/licence', query })}>{says}</a>
                  </li>
                ))}
              </ul>
            </section>
          ) : (
            <Decision answer={answer} view={view} />
          )}
        </div>
        {answer === null ? null : (
          <>
            <OtherDays view={view} on={answer.on} />
            <Clauses answer={answer} />
            <Inactive answer={answer} />
            <RuleTimeline answer={answer} />
            <Ahead answer={answer} />
            <Readings answer={answer} />
            <Steps answer={answer} />
            <Downloads at={questionAt('licence', view.at.query)} />
          </>
        )}
      </div>
    ),
  }
}

const buyer = { military: 'no', listed: 'no' }
const examples: readonly { readonly says: string; readonly query: Record<string, string> }[] = [
  {
    says: 'A loose magnet with dysprosium, China to Germany, 25 October 2025',
    query: { item: 'magnet', contains: 'Nd,Fe,B,Dy', from: 'CN', to: 'DE', on: '2025-10-25', ...buyer },
  },
  {
    says: 'A traction motor with such magnets fixed in, on the same day',
    query: { item: 'motor', contains: 'Nd,Fe,B,Dy', from: 'CN', to: 'DE', on: '2025-10-25', ...buyer },
  },
  {
    says: 'A German magnet with 0.1 percent Chinese content to the United States, 22 November 2026',
    query: {
      item: 'magnet',
      contains: 'Nd,Fe,B,Dy',
      origin: 'DE',
      from: 'DE',
      to: 'US',
      chineseContent: '0.1',
      chineseTechnology: 'no',
      on: '2026-11-22',
      ...buyer,
    },
  },
  {
    says: 'Gallium metal to a civil buyer in the United States, 1 March 2025',
    query: { item: 'metal', contains: 'Ga', from: 'CN', to: 'US', on: '2025-03-01', ...buyer },
  },
  {
    says: 'Samarium-cobalt magnets from Malaysia to MP Materials, 1 July 2026',
    query: {
      item: 'magnet',
      contains: 'Sm,Co',
      origin: 'CN',
      from: 'MY',
      to: 'US',
      buyer: 'MP Materials Corp.',
      military: 'no',
      on: '2026-07-01',
    },
  },
]
