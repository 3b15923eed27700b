import type { ReceiptRow } from '../../../answers/parts.ts'
import type { OpenQuestionsAnswer } from '../questions.ts'
import { capital } from '../say.ts'
import { ReceiptLinks } from './receipt-links.tsx'

/** What is not known, and the document that would settle it. `isOne` leaves out the plant. */
export const QuestionTable = ({
  questions,
  receipts,
  isOne = false,
}: {
  questions: OpenQuestionsAnswer['questions']
  receipts: readonly ReceiptRow[]
  isOne?: boolean
}) =>
  questions.length === 0 ? null : (
    <div class="scrolled" tabIndex={0} role="region" aria-label="Open questions">
      <table class="measure-table question-table">
        <thead>
          <tr>
            {isOne ? null : <th scope="col">Plant</th>}
            <th scope="col">Product</th>
            <th scope="col">Why it is asked</th>
            <th scope="col">Question</th>
            <th scope="col">What would settle it</th>
            {isOne ? null : (
              <th scope="col" class="number">
                Worth
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {questions.map((each) => (
            <tr>
              {isOne ? null : (
                <th scope="row">
                  <a href={`/facility?id=${encodeURIComponent(each.facility)}`}>{each.name}</a>
                </th>
              )}
              <td>{each.product ?? 'all'}</td>
              <td>
                {capital(each.kind)}{' '}
                <ReceiptLinks ids={each.receipts.slice(0, 1)} receipts={receipts} of={`${each.name}, ${each.criterion}`} />
              </td>
              <td>{each.asks}</td>
              <td>{capital(each.settles)}</td>
              {isOne ? null : <td class="number">{each.gain === null ? '' : `+${each.gain.toFixed(2)}`}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
