import { Downloads, questionAt } from '../parts/downloads.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import type { RankAnswer } from '../questions.ts'
import { capital, sayDate } from '../say.ts'
import type { Page, View } from '../view.ts'

const percent = (part: number): string => `${(100 * part).toFixed(0)}%`
const between = (low: number, high: number): string => `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)}%`

/** A ranking published without weights: which weights can have given it, and which pairs hang on them. */
export function publishedPage(answer: RankAnswer, view: View): Page {
  const { published, alternatives, notes, receipts } = answer
  const certain = published?.pairs.filter(({ verdict }) => verdict === 'holds under every weighting') ?? []
  return {
    title: 'A published order, taken apart',
    section: '/rankings',
    body: (
      <div class="charts rankings">
        <h1>A published order, taken apart</h1>
        <section class="stage" aria-labelledby="pairs-title">
          <h2 id="pairs-title">
            {certain.length} of {published?.pairs.length ?? 0} pairs hold whatever the weights
          </h2>
          <p class="small">Order as published on {sayDate(published?.date ?? null)}. Weights were not published.</p>
          <div class="scrolled" tabIndex={0} role="region" aria-label="Pairs">
            <table class="measure-table">
              <thead>
                <tr>
                  <th scope="col">Ahead</th>
                  <th scope="col">Behind</th>
                  <th scope="col" class="number">
                    Under all weights
                  </th>
                  <th scope="col" class="number">
                    In the declared order
                  </th>
                  <th scope="col">Verdict</th>
                </tr>
              </thead>
              <tbody>
                {published?.pairs.map(({ first, second, any, declared, verdict }) => (
                  <tr>
                    <th scope="row">{first}</th>
                    <td>{second}</td>
                    <td class="number">{percent(any)}</td>
                    <td class="number">{percent(declared)}</td>
                    <td>{capital(verdict)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <section class="stage" aria-labelledby="weights-title">
          <h2 id="weights-title">Weights that give the printed totals</h2>
          <div class="scrolled" tabIndex={0} role="region" aria-label="Feasible weights">
            <table class="measure-table">
              <thead>
                <tr>
                  <th scope="col">Criterion</th>
                  <th scope="col" class="number">
                    Any order
                  </th>
                  <th scope="col" class="number">
                    Declared order
                  </th>
                  <th scope="col" class="number">
                    And scores rounded
                  </th>
                </tr>
              </thead>
              <tbody>
                {published?.weights.map((each) => (
                  <tr>
                    <th scope="row">{each.criterion}</th>
                    <td class="number">{between(each.low, each.high)}</td>
                    <td class="number">{between(each.declaredLow, each.declaredHigh)}</td>
                    <td class="number">{between(each.roundedLow, each.roundedHigh)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ol>
            {alternatives.map(({ name, weightedSum }) => (
              <li>
                {name}: {weightedSum.score.toFixed(2)}{' '}
                <ReceiptLinks
                  ids={receipts.filter(({ names }) => names.includes(name)).map(({ id }) => id)}
                  receipts={receipts}
                  of={name}
                />
              </li>
            ))}
          </ol>
          {notes.map((note) => (
            <p class="small">{note}</p>
          ))}
          <p>
            <a href="/rankings">Our ranking, with weights you can move</a>
          </p>
        </section>
        <Downloads at={questionAt('rank', { preset: view.at.query['preset'] })} />
      </div>
    ),
  }
}
