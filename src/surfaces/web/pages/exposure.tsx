import { addressOf } from '../address.ts'
import type { ExposureAnswer } from '../questions.ts'
import { capital, plural, sayDate, sayNumber, sayPlaceWord, sayShare, sayWord } from '../say.ts'
import type { Page, View } from '../view.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { outcomeWord } from '../parts/licence-parts.tsx'
import { toneOf } from './licence.tsx'

/** Lines on the page; the whole is in the files. */
const shown = 300

/** The way in: a bill of materials, where it goes, and the day. Nothing leaves the machine. */
export const exposureForm = (refusal?: Refusal): Page => ({
  title: 'Exposure of a bill of materials',
  section: '/exposure',
  ...(refusal === undefined ? {} : { status: 400 }),
  body: (
    <div class="exposure">
      <h1>Which of these parts need a licence, and which hang on China behind the supplier?</h1>
      <p class="lead">
        Give the desk a bill of materials as CSV, XLSX or JSON. Each line is decided for the day; cells that make no sense are
        told with row and column, and the other lines are answered. The file stays on this machine, in memory.
      </p>
      {refusal === undefined ? null : (
        <p class="refusal-note" role="alert">
          <b>{refusal.message}</b> <code>{refusal.code}</code>
        </p>
      )}
      <form method="post" action="/exposure" enctype="multipart/form-data" class="check-form">
        <label for="bom-text">Lines, with a header</label>
        <textarea
          id="bom-text"
          name="text"
          rows={7}
          placeholder={'part,value,currency,minerals,form,origin\nrotor magnet,12500,EUR,Nd;Fe;B;Dy,magnet,China'}
        />
        <div class="form-row">
          <p>
            <label for="bom-file">or a file</label>
            <input id="bom-file" type="file" name="file" accept=".csv,.xlsx,.json,.tsv,.txt" />
          </p>
          <p>
            <label for="bom-to">Goes to</label>
            <input id="bom-to" name="to" placeholder="Germany" required />
          </p>
          <p>
            <label for="bom-on">On (today if empty)</label>
            <input id="bom-on" type="date" name="on" />
          </p>
          <p>
            <label for="bom-currency">Currency, where none is given</label>
            <input id="bom-currency" name="currency" size={5} placeholder="EUR" />
          </p>
          <button type="submit" class="primary">
            Decide the lines
          </button>
        </div>
        <p class="small">
          Columns: part, quantity, value, currency, minerals (Nd; Fe; Dy 2.8%), mass share, form, origin, processing country,
          supplier, hs, description, chinese content. Any order, any of them may be missing; what is not read is named.
        </p>
      </form>
    </div>
  ),
})

const Totals = ({ answer }: { answer: ExposureAnswer }) => (
  <dl class="facts">
    {Object.entries(answer.totals.byOutcome).map(([outcome, count]) => (
      <div>
        <dt>{outcomeWord(outcome)}</dt>
        <dd>{sayNumber(count)}</dd>
      </div>
    ))}
    {answer.totals.byCurrency.map((each) => (
      <div>
        <dt>
          {each.currency} {sayNumber(Math.round(each.value))}: share under licence or barred
        </dt>
        <dd>{each.shareUnderLicence === null ? 'not known' : sayShare(each.shareUnderLicence)}</dd>
      </div>
    ))}
  </dl>
)

/** What each line needs, what it is worth, and what stands behind it. */
export function exposurePage(answer: ExposureAnswer, view: View): Page {
  const calm = (outcome: string): number => (toneOf(outcome) === 'free' ? 1 : 0)
  const lines = answer.lines.toSorted((a, b) => calm(a.outcome) - calm(b.outcome) || a.row - b.row)
  return {
    title: 'Exposure of a bill of materials',
    section: '/exposure',
    body: (
      <div class="exposure">
        <h1>
          {plural(answer.totals.lines, 'line')} to {sayPlaceWord(answer.to)} on {sayDate(answer.on)}
        </h1>
        <Totals answer={answer} />
        {answer.faults.length === 0 ? null : (
          <details open={answer.faults.length < 12}>
            <summary>{plural(answer.faults.length, 'cell')} that could not be used or needs a look</summary>
            <ul class="rule-list">
              {answer.faults.slice(0, shown).map((each) => (
                <li>
                  <b>
                    Row {each.row}
                    {each.column === '' ? '' : `, ${each.column}`}
                  </b>
                  <span>{each.says}</span>
                  <code>{each.code}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
        {answer.unmatched.length === 0 ? null : (
          <details open={answer.unmatched.length < 12}>
            <summary>{plural(answer.unmatched.length, 'line')} on which nothing could be decided</summary>
            <ul class="rule-list">
              {answer.unmatched.slice(0, shown).map((each) => (
                <li>
                  <b>
                    Row {each.row}
                    {each.part === `row ${each.row}` ? '' : `, ${each.part}`}
                  </b>
                  <span>{each.says}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        <div class="scroll" tabIndex={0} role="group" aria-label="Table: lines of the bill of materials">
          <table class="record-table">
            <thead>
              <tr>
                <th scope="col" class="number">
                  Row
                </th>
                <th scope="col">Part</th>
                <th scope="col">Answer</th>
                <th scope="col">Rules (paused in brackets)</th>
                <th scope="col" class="number">
                  Value
                </th>
                <th scope="col" class="number">
                  China behind it
                </th>
                <th scope="col">Who else supplies</th>
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, shown).map((line) => (
                <tr data-tone={toneOf(line.outcome)}>
                  <td class="number">{line.row}</td>
                  <th scope="row">{line.part}</th>
                  <td>
                    <b class="outcome">{outcomeWord(line.outcome)}</b>
                    {line.question === null ? null : <small>{line.question}</small>}
                  </td>
                  <td class="small">{[...line.provisions, ...line.inactive.map((id) => `(${id})`)].join(', ')}</td>
                  <td class="number">{line.value === null ? 'not stated' : `${line.currency ?? ''} ${sayNumber(line.value)}`}</td>
                  <td class="number">
                    {line.direct === true ? 'direct' : line.hidden === null ? 'not known' : sayShare(line.hidden)}
                  </td>
                  <td class="small">{line.alternates.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {lines.length > shown ? (
          <p class="small">The first {shown} lines are shown, those that need papers first; the files hold all.</p>
        ) : null}
        <p class="downloads small">
          Download:{' '}
          {(['csv', 'xlsx', 'json', 'parquet'] as const).map((format) => (
            <>
              <a href={addressOf(view.at, { format })} download>
                {format.toUpperCase()}
              </a>{' '}
            </>
          ))}
        </p>
        {answer.dependence.length === 0 ? null : (
          <section aria-labelledby="dependence-title">
            <h2 id="dependence-title">What the minerals hang on</h2>
            <ul class="rule-list">
              {answer.dependence.map((each) => (
                <li>
                  <b>
                    {each.symbol}, {sayWord(each.stage)}: China {each.china === null ? 'not listed' : sayShare(each.china)}
                  </b>
                  <span>
                    {capital(sayWord(each.definition))}
                    {each.isGroup ? '; a figure for the group that counts it, not split' : ''}
                  </span>
                  {each.receipts.slice(0, 1).map((id) => (
                    <a href={`/receipt/${encodeURIComponent(id)}`}>
                      receipt
                      <span class="unseen">
                        {' '}
                        for {each.symbol}, {each.stage}
                      </span>
                    </a>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p class="small">
          {answer.notes.join(' ')} A research aid, not legal advice: confirm before shipment. <a href="/exposure">Another bill</a>
        </p>
      </div>
    ),
  }
}
