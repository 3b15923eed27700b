import type { CheckAnswer, CheckedClaim } from '../../../answers/check/check.ts'
import { addressOf, type Address } from '../address.ts'
import { groupedByDefinition } from '../by-definition.ts'
import { plural, sayDate, sayInterval, sayPlaceWord, sayWord } from '../say.ts'
import { ClaimInContext } from './claim-in-context.tsx'
import { claimNumber, neighbours } from './claim-number.ts'
import { ClaimReceipts } from './claim-receipts.tsx'
import { Definitions } from './definitions.tsx'
import { statedNumbers } from './interval.tsx'
import { claimAddress } from './marked-article.tsx'
import { sayDirection, VerdictBadge } from './verdict.tsx'

const operatorWords: Record<string, string> = {
  '=': '',
  '~': 'about ',
  '>': 'more than ',
  '<': 'less than ',
  '>=': 'at least ',
  '<=': 'at most ',
  range: '',
}

function sayStated(claim: CheckedClaim): string | null {
  const numbers = statedNumbers(claim.value)
  if (numbers.length === 0) return typeof claim.value === 'string' ? claim.value : null
  const amount = sayInterval(Math.min(...numbers), Math.max(...numbers), claim.unit ?? '')
  return `${operatorWords[claim.operator ?? '='] ?? ''}${amount}`
}

const readings = [
  'mineral',
  'stage',
  'geography',
  'counterpart',
  'measure',
  'of',
  'basis',
  'asOf',
  'modality',
  'attributedTo',
] as const
const readingWord: Record<(typeof readings)[number], string> = {
  mineral: 'Mineral',
  stage: 'Stage',
  geography: 'Place',
  counterpart: 'Counterpart',
  measure: 'Measure',
  of: 'Out of',
  basis: 'Basis',
  asOf: 'Period',
  modality: 'Said as',
  attributedTo: 'Attributed to',
}

const places: ReadonlySet<string> = new Set(['geography', 'counterpart'])

const sayReading = (field: (typeof readings)[number], value: string): string =>
  field === 'asOf' ? sayDate(value) : places.has(field) ? sayPlaceWord(value) : sayWord(value)

/** The stable id of the rule by which a field was read. */
const ByRule = ({ claim, field }: { claim: CheckedClaim; field: string }) => {
  const rule = claim.rules?.[field]
  return rule === undefined || rule === 'none' ? null : (
    <>
      {' '}
      <small class="rule" title="The rule that read this">
        {rule}
      </small>
    </>
  )
}

const unsaid = (claim: CheckedClaim): string[] =>
  readings.filter((field) => claim[field] === null && field !== 'attributedTo').map((field) => readingWord[field].toLowerCase())

/** How the desk read the sentence, so that a wrong reading can be seen. */
const Reading = ({ claim }: { claim: CheckedClaim }) => (
  <details>
    <summary>How the desk read this{claim.proposed === true ? ' (proposed by the language model)' : ''}</summary>
    <dl class="reading">
      <dt>Says</dt>
      <dd>
        {sayStated(claim) ?? 'no number'}
        <ByRule claim={claim} field="value" />
      </dd>
      {readings.map((field) => {
        const value = claim[field]
        return value === null || value === '' ? null : (
          <>
            <dt>{readingWord[field]}</dt>
            <dd>
              {sayReading(field, value)}
              <ByRule claim={claim} field={field} />
            </dd>
          </>
        )
      })}
      {claim.subject === null ? null : (
        <>
          <dt>Subject</dt>
          <dd>
            {claim.subject}
            <ByRule claim={claim} field="subject" />
          </dd>
        </>
      )}
      {unsaid(claim).length === 0 ? null : (
        <>
          <dt>Not said</dt>
          <dd>{unsaid(claim).join(', ')}</dd>
        </>
      )}
    </dl>
  </details>
)

const TwoDays = ({ answer, claim }: { answer: CheckAnswer; claim: CheckedClaim }) =>
  claim.verdictAtPublication === null || claim.verdictAtPublication === claim.verdict ? null : (
    <dl class="two-days">
      <div>
        <dt>When published{answer.article.date === null ? '' : `, ${sayDate(answer.article.date)}`}</dt>
        <dd>
          <VerdictBadge verdict={claim.verdictAtPublication} />
        </dd>
      </div>
      <div>
        <dt>As of {sayDate(answer.asOf)}</dt>
        <dd>
          <VerdictBadge verdict={claim.verdict} />
        </dd>
      </div>
    </dl>
  )

/** The whole case of one claim. `alone` frames it as the open panel; otherwise it is one of the printed report. */
export function ClaimDossier({
  answer,
  claim,
  at,
  alone,
}: {
  answer: CheckAnswer
  claim: CheckedClaim
  at: Address
  alone: boolean
}) {
  const number = claimNumber(answer, claim)
  const { shared, groups } = groupedByDefinition(claim.byDefinition)
  const { before, after } = neighbours(answer, claim)
  return (
    <article class="dossier" data-verdict={claim.verdict} aria-labelledby={`title-${claim.id}`}>
      <header>
        <h2 id={`title-${claim.id}`} tabIndex={-1}>
          Claim {number} <small>of {answer.claims.length}</small>
        </h2>
        {alone ? (
          <nav aria-label="Claims" class="steps">
            {before === undefined ? null : (
              <a href={claimAddress(at, before)} data-claim={before.id} rel="prev">
                ← {number - 1}
              </a>
            )}
            {after === undefined ? null : (
              <a href={claimAddress(at, after)} data-claim={after.id} rel="next">
                {number + 1} →
              </a>
            )}
            <a href={addressOf(at, { claim: null }, `mark-${claim.id}`)} data-close>
              Close
            </a>
          </nav>
        ) : null}
      </header>
      <blockquote class="claim-quote">
        <ClaimInContext answer={answer} claim={claim} />
      </blockquote>
      <p class="outcome">
        <VerdictBadge verdict={claim.verdict} size="large" />
        {claim.direction === null ? null : <span class="direction-says">{sayDirection(claim.direction)}</span>}
      </p>
      <TwoDays answer={answer} claim={claim} />
      <p>{claim.reason}</p>
      {claim.independent > 0 ? (
        <p class="small">Rests on {plural(claim.independent, 'independent source')}; copies of one original count once.</p>
      ) : null}
      {groups.length > 0 ? <Definitions claim={claim} shared={shared} groups={groups} /> : null}
      {claim.wouldChange === null ? null : (
        <p class="would-change">
          <b>What would change it</b> {claim.wouldChange}
        </p>
      )}
      <ClaimReceipts answer={answer} claim={claim} groups={groups} />
      <Reading claim={claim} />
      {claim.alsoAt.length === 0 ? null : (
        <p class="small">The article makes this claim {claim.alsoAt.length + 1} times; it is counted once.</p>
      )}
    </article>
  )
}
