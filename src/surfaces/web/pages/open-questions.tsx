import { ChartChoice, TimesField } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { QuestionTable } from '../parts/question-table.tsx'
import type { OpenQuestionsAnswer } from '../questions.ts'
import { addressOf } from '../address.ts'
import { capital } from '../say.ts'
import type { Page, View } from '../view.ts'

/** What is not known, the answers that would move a score most first. */
export function openQuestionsPage(answer: OpenQuestionsAnswer, view: View): Page {
  const { questions, total, byKind, notes, receipts } = answer
  const { query } = view.at
  return {
    title: 'Open questions',
    section: '/open-questions',
    body: (
      <div class="charts open-questions">
        <h1>What is not known, and what would settle it</h1>
        <ChartChoice at={view.at} keep={['kind']}>
          <p class="field">
            <label for="product">Product</label>
            <input id="product" name="product" value={query['product'] ?? ''} placeholder="all" />
          </p>
          <p class="field">
            <label for="facility">Plant</label>
            <input id="facility" name="facility" value={query['facility'] ?? ''} placeholder="all" />
          </p>
          <TimesField at={view.at} />
        </ChartChoice>
        <div data-live-part>
          <section class="stage" aria-labelledby="questions-title">
            <h2 id="questions-title">{total === 0 ? 'No open question under this choice' : `${total} open questions`}</h2>
            <p class="kinds">
              <a href={addressOf(view.at, { kind: null })} aria-current={query['kind'] === undefined ? 'true' : undefined}>
                All
              </a>
              {byKind
                .filter(({ count, kind }) => count > 0 || kind === query['kind'])
                .map(({ kind, count }) => (
                  <a href={addressOf(view.at, { kind })} aria-current={query['kind'] === kind ? 'true' : undefined}>
                    {capital(kind)} {count}
                  </a>
                ))}
            </p>
            <p class="small">
              Worth: by how much a good answer could raise the score of the line, of 1. Unknown means that we read no document
              that says it, not that there is none.
            </p>
            <QuestionTable questions={questions} receipts={receipts} />
            {notes.map((note) => (
              <p class="small">{note}</p>
            ))}
          </section>
          <Downloads
            at={questionAt('open-questions', { product: query['product'], facility: query['facility'], kind: query['kind'] })}
          />
        </div>
      </div>
    ),
  }
}
