import type { Refusal } from '../../../kernel/errors.ts'
import { addressOf } from '../address.ts'
import { DateControl } from '../parts/date-control.tsx'
import { documentKinds } from '../parts/document-kinds.ts'
import { Downloads } from '../parts/downloads.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import { VerdictBadge, verdictOrder, verdictWord } from '../parts/verdict.tsx'
import type { CoverageAnswer } from '../questions.ts'
import { capital, listed, plural, sayDate } from '../say.ts'
import type { Page, View } from '../view.ts'

/** Fields for pasted texts; more articles come as files, which a chooser takes several of at once. */
const pasted = 3

/** The way in: several articles on one event, as files or pasted. They stay in memory on this machine. */
export const coverageForm = (refusal?: Refusal): Page => ({
  title: 'Coverage: several articles on one event',
  section: '/coverage',
  ...(refusal === undefined ? {} : { status: 400 }),
  body: (
    <div class="coverage">
      <h1>What does each article say, leave out, get wrong?</h1>
      <p class="lead">
        Give the desk two to twelve articles on the same event. It lays their claims side by side, each with its verdict, and
        folds copies of one wire into one column.
      </p>
      {refusal === undefined ? null : (
        <p class="refusal-note" role="alert">
          <b>{refusal.message}</b> <code>{refusal.code}</code>
        </p>
      )}
      <form method="post" action="/coverage" enctype="multipart/form-data" class="check-form">
        <p>
          <label for="coverage-files">Files: text, HTML, PDF, e-mail, feed or table; choose several at once</label>
          <input id="coverage-files" type="file" name="file" multiple accept={documentKinds} />
        </p>
        <div class="coverage-pastes">
          {Array.from({ length: pasted }, (_, at) => (
            <p>
              <label for={`coverage-text-${at + 1}`}>{at === 0 ? 'or paste one article' : 'and another'}</label>
              <textarea id={`coverage-text-${at + 1}`} name="text" rows={5} />
            </p>
          ))}
        </div>
        <div class="form-row">
          <p>
            <label for="coverage-as-of">As of (today if empty)</label>
            <input id="coverage-as-of" type="date" name="asOf" />
          </p>
          <button type="submit" class="primary">
            Compare the articles
          </button>
        </div>
      </form>
      <p class="sample">
        No articles at hand? <a href="/coverage?sample=articles">Compare the three samples</a>, one of them a cut copy of another.
      </p>
    </div>
  ),
})

type Column = CoverageAnswer['columns'][number]
type Row = CoverageAnswer['claims'][number]

const letterOf = (at: number): string => String.fromCharCode(65 + at)

const titleOf = (answer: CoverageAnswer, id: string): string => {
  const article = answer.articles.find((each) => each.id === id)
  return article?.title ?? article?.name ?? `Article ${id.slice(1)}`
}

/** Publisher and day of an article, as far as it tells them. */
const whence = (answer: CoverageAnswer, id: string): string => {
  const article = answer.articles.find((each) => each.id === id)
  return [article?.publisher ?? article?.author, article?.date === null || article === undefined ? null : sayDate(article.date)]
    .filter((part) => part !== null && part !== undefined)
    .join(', ')
}

const Columns = ({ answer }: { answer: CoverageAnswer }) => (
  <ol class="coverage-articles">
    {answer.columns.map((column, at) => (
      <li>
        <h2>
          <span class="letter">{letterOf(at)}</span> {titleOf(answer, column.article)}
        </h2>
        <p class="small">{whence(answer, column.article)}</p>
        <dl class="facts">
          <div>
            <dt>Makes</dt>
            <dd>{column.makes}</dd>
          </div>
          <div>
            <dt>Leaves out</dt>
            <dd>{column.leavesOut}</dd>
          </div>
          <div>
            <dt>Wrong or outdated</dt>
            <dd>{column.wrong}</dd>
          </div>
        </dl>
        {column.members.length === 1 ? null : (
          <p class="small">
            Stands for {plural(column.members.length - 1, 'copy', 'copies')} too:{' '}
            {listed(
              column.members.slice(1).map((id) => {
                const from = whence(answer, id)
                const kind = answer.articles.find((each) => each.id === id)?.copy ?? 'copy'
                return `${titleOf(answer, id)}${from === '' ? '' : ` (${from})`}, ${kind}`
              }),
            )}
            . Taken for the original: {column.why}.
          </p>
        )}
      </li>
    ))}
  </ol>
)

const Cell = ({ row, column, view }: { row: Row; column: Column; view: View }) => {
  const here = row.made.find(({ article }) => column.members.includes(article))
  if (here === undefined)
    return (
      <td class="left-out">
        <span aria-hidden="true">—</span>
        <span class="unseen">left out</span>
      </td>
    )
  const text = view.at.query['text']?.split('.')[Number(here.article.slice(1)) - 1]
  const badge = <VerdictBadge verdict={here.verdict} direction={here.direction} />
  return (
    <td>
      {text === undefined ? (
        badge
      ) : (
        <a
          href={addressOf(
            { path: '/check', query: {} },
            { text, asOf: view.at.query['asOf'] ?? null, claim: here.claim },
            'claim',
          )}
        >
          {badge}
        </a>
      )}
      {here.quote === row.claim.quote ? null : <small>“{here.quote}”</small>}
    </td>
  )
}

const about = ({ claim }: Row): string =>
  [claim.subject, claim.mineral, claim.stage, claim.measure, claim.asOf]
    .filter((part) => part !== null)
    .map((part) => part.replaceAll('_', ' '))
    .join(', ')

const Matrix = ({ answer, rows, view }: { answer: CoverageAnswer; rows: readonly Row[]; view: View }) => (
  <div class="scrolled-wide" tabIndex={0} role="region" aria-label="Table: claims and articles">
    <table class="coverage-table">
      <thead>
        <tr>
          <th scope="col">Claim</th>
          {answer.columns.map(({ article }, at) => (
            <th scope="col">
              <span class="letter">{letterOf(at)}</span>
              <span class="unseen"> {titleOf(answer, article)}</span>
            </th>
          ))}
          <th scope="col">Voices</th>
          <th scope="col">Record</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr id={row.id}>
            <th scope="row">
              “{row.claim.quote}” <small>{about(row)}</small>
            </th>
            {answer.columns.map((column) => (
              <Cell row={row} column={column} view={view} />
            ))}
            <td class="number">{row.independent}</td>
            <td class="record">
              <span>{row.claim.reason}</span>{' '}
              <ReceiptLinks ids={row.claim.receipts} receipts={answer.receipts} of={row.claim.quote} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Partings = ({ answer }: { answer: CoverageAnswer }) =>
  answer.disagreements.length === 0 ? null : (
    <section aria-labelledby="partings-title">
      <h2 id="partings-title">Where they do not agree</h2>
      <ul class="rule-list">
        {answer.disagreements.map(({ about: what, claims }) => (
          <li>
            <b>{capital(what)}</b>
            <span>
              {claims
                .flatMap((id) => answer.claims.find((row) => row.id === id) ?? [])
                .map((row, at) => {
                  const letters = row.madeBy.map((id) => letterOf(answer.columns.findIndex(({ article }) => article === id)))
                  return (
                    <>
                      {at === 0 ? null : ' · '}
                      {listed(letters)}: <a href={`#${row.id}`}>“{row.claim.quote}”</a>,{' '}
                      {verdictWord[row.claim.verdict].toLowerCase()}
                    </>
                  )
                })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )

/** The matrix of claims and articles, copies folded, with what they leave out together. */
export function coveragePage(answer: CoverageAnswer, view: View): Page {
  const only = verdictOrder.find((verdict) => verdict === view.at.query['only'])
  const rows = answer.claims.filter(({ verdicts }) => only === undefined || verdicts.includes(only))
  const texts = answer.columns.length
  return {
    title: 'Coverage: several articles on one event',
    section: '/coverage',
    body: (
      <div class="coverage">
        <h1>
          {plural(answer.claims.length, 'claim')} in {plural(answer.articles.length, 'article')}
          {texts === answer.articles.length ? '' : `, ${plural(texts, 'text')} without the copies`}
        </h1>
        <DateControl at={view.at} asOf={answer.asOf} knownBy={answer.knownBy} shortcuts={[{ word: 'Today', day: null }]} />
        <Columns answer={answer} />
        <Partings answer={answer} />
        <section aria-labelledby="matrix-title">
          <h2 id="matrix-title">Claim by claim</h2>
          <p class="small">
            A dash: the article does not say it. Voices: who is behind it, copies and articles that name the same source counted
            once. Show:{' '}
            {[null, ...verdictOrder.filter((verdict) => answer.claims.some(({ verdicts }) => verdicts.includes(verdict)))].map(
              (verdict) => (
                <>
                  <a
                    href={addressOf(view.at, { only: verdict })}
                    aria-current={(verdict ?? undefined) === only ? 'true' : undefined}
                  >
                    {verdict === null ? 'all' : verdictWord[verdict].toLowerCase()}
                  </a>{' '}
                </>
              ),
            )}
          </p>
          {rows.length === 0 ? (
            <p>No checkable claim was found in these articles.</p>
          ) : (
            <Matrix answer={answer} rows={rows} view={view} />
          )}
        </section>
        {answer.omissions.length === 0 ? null : (
          <section aria-labelledby="left-title">
            <h2 id="left-title">On record and left out</h2>
            <ul class="rule-list">
              {answer.omissions.map((each) => (
                <li>
                  <b>
                    {each.leftOutBy.length === texts
                      ? 'By all'
                      : `By ${listed(each.leftOutBy.map((id) => letterOf(answer.columns.findIndex(({ article }) => article === id))))}`}
                  </b>
                  <span>
                    {each.text} <ReceiptLinks ids={each.receipts} receipts={answer.receipts} of={each.text} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Downloads at={view.at} says="every claim, every place, every omission" />
      </div>
    ),
  }
}
