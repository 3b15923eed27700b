import type { Refusal } from '../../../kernel/errors.ts'
import { documentKinds } from '../parts/document-kinds.ts'
import { VerdictBadge, verdictMeaning, verdictOrder } from '../parts/verdict.tsx'
import type { DoctorAnswer } from '../questions.ts'
import { isGroup, sections } from '../sections.ts'
import { plural, sayDate, sayNumber } from '../say.ts'
import type { Page } from '../view.ts'

export interface CheckFormFacts {
  readonly doctor: DoctorAnswer | null
  /** Headline of the sample article; null where it is not installed. */
  readonly sample: string | null
  readonly refusal?: Refusal
}

const Holdings = ({ doctor }: { doctor: DoctorAnswer }) => {
  const { counts, horizon } = doctor
  const receipts = counts.receipts.held + counts.receipts.transcribed + counts.receipts.cited
  return (
    <section class="holdings" aria-labelledby="holdings-title">
      <h2 id="holdings-title">On record</h2>
      <dl>
        <div>
          <dt>Figures, each with its definition</dt>
          <dd>{sayNumber(counts.figures)}</dd>
        </div>
        <div>
          <dt>
            Policy events on the <a href="/timeline">timeline</a>
          </dt>
          <dd>{sayNumber(counts.events)}</dd>
        </div>
        <div>
          <dt>
            <a href="/search">Receipts</a>: {plural(counts.receipts.held, 'held', 'held')},{' '}
            {sayNumber(counts.receipts.transcribed)} transcribed, {sayNumber(counts.receipts.cited)} cited
          </dt>
          <dd>{sayNumber(receipts)}</dd>
        </div>
        <div>
          <dt>Last day on which something was learned</dt>
          <dd>{sayDate(horizon.lastKnown)}</dd>
        </div>
      </dl>
    </section>
  )
}

/** What can be asked without an article: each page by its question. */
const Asks = () => (
  <section class="asks" aria-labelledby="asks-title">
    <h2 id="asks-title">Or ask the record</h2>
    <ul>
      {sections
        .flatMap((entry) => (isGroup(entry) ? entry.pages : [entry]))
        .filter(({ path }) => path !== '/' && path !== '/about')
        .map(({ path, word, asks }) => (
          <li>
            <a href={path}>{asks}</a>
            <small>{word}</small>
          </li>
        ))}
    </ul>
  </section>
)

/** The way in: paste, upload, or take the sample. */
export const checkForm = ({ doctor, sample, refusal }: CheckFormFacts): Page => ({
  title: 'Check an article',
  section: '/',
  ...(refusal === undefined ? {} : { status: 400 }),
  body: (
    <div class="front">
      <div class="front-main">
        <h1>Which of its numbers hold?</h1>
        <p class="lead">
          Give the desk an article on rare earths or critical minerals. It comes back with every checkable claim marked: what
          holds, under which definition, on which day, and on whose evidence.
        </p>
        {refusal === undefined ? null : (
          <p class="refusal-note" role="alert">
            <b>{refusal.message}</b> <code>{refusal.code}</code>
          </p>
        )}
        <form method="post" action="/check" enctype="multipart/form-data" class="check-form" data-check-form>
          <label for="text">Article text</label>
          <textarea id="text" name="text" rows={12} placeholder="Paste the whole article, headline and date included." />
          <div class="form-row">
            <p>
              <label for="file">or a file: text, HTML, PDF, e-mail, feed or table</label>
              <input id="file" type="file" name="file" accept={documentKinds} />
            </p>
            <p>
              <label for="front-as-of">As of (today if empty)</label>
              <input id="front-as-of" type="date" name="asOf" />
            </p>
            <button type="submit" class="primary">
              Check the text
            </button>
          </div>
        </form>
        {sample === null ? null : (
          <p class="sample">
            No article at hand? <a href="/check?sample=article">Check the sample</a>, “{sample}”: written for this desk, with
            right, wrong, outdated and imprecise numbers on purpose.
          </p>
        )}
      </div>
      <div class="front-side">
        <section aria-labelledby="verdicts-title">
          <h2 id="verdicts-title">Six verdicts</h2>
          <dl class="verdict-key">
            {verdictOrder.map((verdict) => (
              <div>
                <dt>
                  <VerdictBadge verdict={verdict} />
                </dt>
                <dd>{verdictMeaning[verdict]}</dd>
              </div>
            ))}
          </dl>
        </section>
        {doctor === null ? null : <Holdings doctor={doctor} />}
      </div>
      <Asks />
    </div>
  ),
})
