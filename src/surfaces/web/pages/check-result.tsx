import type { CheckAnswer } from '../../../answers/check/check.ts'
import type { Verdict } from '../../../answers/parts.ts'
import { addressOf, pick, type Address } from '../address.ts'
import { ClaimInContext } from '../parts/claim-in-context.tsx'
import { ClaimDossier } from '../parts/claim-dossier.tsx'
import { claimNumber } from '../parts/claim-number.ts'
import { Downloads } from '../parts/downloads.tsx'
import { DateControl } from '../parts/date-control.tsx'
import { claimAddress, MarkedArticle } from '../parts/marked-article.tsx'
import { VerdictBadge, verdictOrder, VerdictShape, verdictWord } from '../parts/verdict.tsx'
import { plural, sayDate } from '../say.ts'
import type { Page, View } from '../view.ts'

const Summary = ({ answer, at }: { answer: CheckAnswer; at: Address }) => (
  <ul class="summary" aria-label="Claims by verdict">
    {verdictOrder.map((verdict) => {
      const count = answer.summary[verdict] ?? 0
      const inside = (
        <>
          <b>{count}</b>
          <VerdictShape verdict={verdict} />
          <span>{verdictWord[verdict]}</span>
        </>
      )
      return (
        <li data-verdict={verdict} data-none={count === 0 ? '' : undefined}>
          {count === 0 ? <span>{inside}</span> : <a href={addressOf(at, { only: verdict, claim: null }, 'claims')}>{inside}</a>}
        </li>
      )
    })}
  </ul>
)

function ClaimTable({ answer, at, only }: { answer: CheckAnswer; at: Address; only: string | undefined }) {
  const shown = answer.claims.filter(({ verdict }) => only === undefined || verdict === only)
  return (
    <section id="claims" class="claims" aria-labelledby="claims-title">
      <h2 id="claims-title">
        {only === undefined ? 'All claims' : `${plural(shown.length, 'claim')} ${only.replace('-', ' ')}`}
        {only === undefined ? null : (
          <small>
            {' '}
            <a href={addressOf(at, { only: null }, 'claims')}>show all {answer.claims.length}</a>
          </small>
        )}
      </h2>
      <ol>
        {shown.map((claim) => (
          <li value={claimNumber(answer, claim)}>
            <a href={claimAddress(at, claim)} data-claim={claim.id}>
              <ClaimInContext answer={answer} claim={claim} />
            </a>
            <VerdictBadge verdict={claim.verdict} direction={claim.direction} />
            {claim.proposed === true ? <small> proposed by the language model</small> : null}
            <p class="small">{claim.reason}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const Omissions = ({ answer }: { answer: CheckAnswer }) => (
  <section class="omissions" aria-labelledby="omissions-title">
    <h2 id="omissions-title">What the article leaves out</h2>
    {answer.omissions.length === 0 ? <p>Nothing on record on this topic stands out as missing.</p> : null}
    <ol>
      {answer.omissions.map((left) => (
        <li>
          <p>{left.text}</p>
          <p class="small">
            <b>{left.importance} importance</b> · {left.why}
            {left.knownAtPublication ? '' : ' · not yet known when the article appeared'}
            {left.receipts.map((id, index) => (
              <>
                {' · '}
                <a href={`/receipt/${encodeURIComponent(id)}`}>receipt {index + 1}</a>
              </>
            ))}
          </p>
        </li>
      ))}
    </ol>
  </section>
)

/** How the text was read: what was set aside, repaired, and noted. */
const ReadingNotes = ({ answer }: { answer: CheckAnswer }) => {
  const { article, judgements } = answer
  const whys = [...new Set(article.boilerplate.map(({ why }) => why))]
  return (
    <details class="reading-notes">
      <summary>How the text was read</summary>
      <ul>
        <li>
          {article.mediaType}, {article.charset}; {plural(article.text.length, 'character')};{' '}
          {article.repairs === 0 ? 'no encoding repairs' : plural(article.repairs, 'encoding repair')}.
        </li>
        {article.boilerplate.length > 0 ? (
          <li>
            {plural(article.boilerplate.length, 'passage')} set aside as not part of the article: {whys.join('; ')}.
          </li>
        ) : null}
        <li>
          {judgements.length === 0
            ? 'No judgements found.'
            : `${plural(judgements.length, 'judgement')} marked lightly and not scored:`}
        </li>
        {judgements.map(({ quote, why }) => (
          <li>
            <q>{quote}</q> <small>{why}</small>
          </li>
        ))}
        {article.notes.map((note) => (
          <li>{note}</li>
        ))}
        <li>
          Content hash <code>{article.hash.slice(0, 16)}</code>
        </li>
      </ul>
    </details>
  )
}

/** What a reader in a hurry should look at: claims that do not hold as they stand, worst first. */
const doubtful: readonly Verdict[] = ['contradicted', 'outdated', 'imprecise']
const hintsShown = 6

const PanelHint = ({ answer, at }: { answer: CheckAnswer; at: Address }) => {
  const first = doubtful.flatMap((verdict) => answer.claims.filter((claim) => claim.verdict === verdict)).slice(0, hintsShown)
  return (
    <div class="panel-hint">
      <h2>
        {answer.claims.length === 0 ? 'Nothing to check' : first.length === 0 ? 'Every case, one by one' : 'Look at these first'}
      </h2>
      {answer.claims.length === 0 ? (
        <p>No sentence of this text states a number, a rule or an event that the desk can look up.</p>
      ) : (
        <p>
          Choose a marked passage to see its case: the definitions side by side, what is on record, and the receipts it rests on.
        </p>
      )}
      <ul>
        {first.map((claim) => (
          <li>
            <a href={claimAddress(at, claim)} data-claim={claim.id}>
              <ClaimInContext answer={answer} claim={claim} />
            </a>{' '}
            <VerdictBadge verdict={claim.verdict} direction={claim.direction} />
          </li>
        ))}
      </ul>
      {answer.judgements.length === 0 ? null : (
        <p class="small">
          <span class="judgement">Lightly marked</span> passages are judgements; they are not scored.
        </p>
      )}
    </div>
  )
}

/** The open claim alone: what the island fetches to fill the panel without a reload. */
export function claimPanel(answer: CheckAnswer, at: Address) {
  const claim = answer.claims.find(({ id }) => id === at.query['claim'])
  return claim === undefined ? (
    <PanelHint answer={answer} at={at} />
  ) : (
    <ClaimDossier answer={answer} claim={claim} at={at} alone />
  )
}

const Byline = ({ answer }: { answer: CheckAnswer }) => {
  const { author, publisher, date } = answer.article
  const by = [
    author === null ? null : `By ${author.replace(/^by\s+/i, '')}`,
    publisher,
    date === null ? 'no date found' : sayDate(date),
  ]
  return <p class="byline">{by.filter((part) => part !== null).join(' · ')}</p>
}

/** The checked article. */
export function checkResult(answer: CheckAnswer, view: View): Page {
  const { at } = view
  const { article, claims } = answer
  const everything = at.query['claim'] === 'all'
  const open = claims.find(({ id }) => id === at.query['claim'])?.id ?? null
  return {
    title: article.title === null ? 'Checked text' : `Checked: ${article.title}`,
    section: '/',
    body: (
      <div class="check" data-check data-open={open ?? undefined}>
        <div class="check-head">
          <p class="kicker">
            {claims.length === 0 ? 'No checkable claim found' : `${plural(claims.length, 'claim')} checked`}, as of{' '}
            {sayDate(answer.asOf)}
            {answer.knownBy === null ? '' : `, with what was known by ${sayDate(answer.knownBy)}`}
          </p>
          <DateControl
            at={at}
            asOf={answer.asOf}
            knownBy={answer.knownBy}
            shortcuts={[
              ...(article.date === null ? [] : [{ word: `Article’s day, ${sayDate(article.date)}`, day: article.date }]),
              { word: 'Today', day: null },
            ]}
          />
          <Summary answer={answer} at={at} />
        </div>
        <div class="sheet">
          <div class="reading-column">
            <Byline answer={answer} />
            <MarkedArticle answer={answer} at={at} open={open} />
          </div>
          <aside id="claim" class="panel" aria-label="Open claim" data-panel tabIndex={-1}>
            {everything ? <PanelHint answer={answer} at={at} /> : claimPanel(answer, at)}
          </aside>
        </div>
        <div class="after">
          {claims.length > 0 ? <ClaimTable answer={answer} at={at} only={at.query['only']} /> : null}
          <div>
            <Omissions answer={answer} />
            <ReadingNotes answer={answer} />
            <Downloads at={{ path: at.path, query: pick(at.query, ['text', 'sample', 'asOf', 'knownBy']) }} />
            <p class="actions">
              <a href="/">Check another text</a>
              {claims.length === 0 ? null : everything ? (
                <a href={addressOf(at, { claim: null })}>Close the full report</a>
              ) : (
                <a href={addressOf(at, { claim: 'all', only: null }, 'report')}>Full report for printing</a>
              )}
            </p>
          </div>
        </div>
        {everything ? (
          <section id="report" class="report" aria-labelledby="report-title">
            <h2 id="report-title">Full report</h2>
            {claims.map((claim) => (
              <ClaimDossier answer={answer} claim={claim} at={at} alone={false} />
            ))}
          </section>
        ) : null}
      </div>
    ),
  }
}
