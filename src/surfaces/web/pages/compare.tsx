import type { Refusal } from '../../../kernel/errors.ts'
import type { Address } from '../address.ts'
import { ChartFigure } from '../charts/figure.tsx'
import { compareChart } from '../compare-chart.ts'
import { ChartChoice, MineralField, TimesField } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { PlaceField, StageField, YearChoice } from '../parts/ledger-fields.tsx'
import { Overridden } from '../parts/overridden.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import { VerdictBadge } from '../parts/verdict.tsx'
import type { CompareAnswer, ComparedRow } from '../questions.ts'
import { capital, plural, sayInterval, sayPeriod } from '../say.ts'
import type { Page, View } from '../view.ts'

const Choice = ({ at }: { at: Address }) => (
  <ChartChoice at={at} keep={['basis', 'measure']}>
    <p class="field value-field">
      <label for="value">Number</label>
      <input
        id="value"
        name="value"
        value={at.query['value'] ?? ''}
        placeholder="70%, over 90%, 270,000 t"
        required
        autocomplete="off"
        size={18}
      />
    </p>
    <MineralField mineral={at.query['mineral'] ?? 'rare_earths'} />
    <StageField stage={at.query['stage']} any />
    <PlaceField place={at.query['place']} placeholder="the largest" />
    <YearChoice year={at.query['year']} placeholder="latest" />
    <TimesField at={at} />
  </ChartChoice>
)

const Row = ({ row, answer, nearest }: { row: ComparedRow; answer: CompareAnswer; nearest: boolean }) => (
  <tr data-nearest={nearest ? '' : undefined}>
    <th scope="row">
      <VerdictBadge verdict={row.verdict} direction={row.direction} />
    </th>
    <td class="number figure-value">{sayInterval(row.low, row.high, row.unit)}</td>
    <td>
      {capital(sayPeriod(row.definition.replaceAll('_', ' ')))}
      {row.relation === 'own' ? '' : row.relation === 'within' ? ' (a group that counts it, not split)' : ' (a part of it)'}
      {nearest ? <small> Nearest.</small> : null}
    </td>
    <td>
      <small>
        {row.publisher}
        {row.edition === '' ? '' : `, ${row.edition}`}
        {row.current ? '' : ', not current'}
        {row.original === row.publisher ? '' : `; goes back to ${row.original}`}
      </small>
    </td>
    <td>
      <small>{row.tolerance}</small>
    </td>
    <td>
      <ReceiptLinks ids={row.receipts} receipts={answer.receipts} of={`${row.name}, ${row.publisher}`} />
    </td>
  </tr>
)

/** Numbers that readers ask about. */
const samples = [
  ['/compare?stage=mining&value=70%25', '70% of mining'],
  ['/compare?stage=refining&value=90%25', '90% of refining'],
  ['/compare?stage=magnet&value=over+90%25', 'over 90% of magnets'],
  ['/compare?place=CHN&stage=mining&value=270%2C000+t', '270,000 t mined in China'],
] as const

/** The form, with what cannot be read said above it. */
export const compareForm = (view: View, refusal?: Refusal): Page => ({
  title: 'Compare a number',
  section: '/compare',
  ...(refusal === undefined ? {} : { status: 400 }),
  body: (
    <div class="charts">
      <h1>Is that number right?</h1>
      <p>
        A share or an amount is right under one definition and wrong under another. Give a number with its unit, and see it
        against every definition on record.
      </p>
      {refusal === undefined ? null : (
        <p class="refusal-note" role="alert">
          {capital(refusal.message)}.
        </p>
      )}
      <Choice at={view.at} />
      <ul class="shortcuts">
        {samples.map(([href, word]) => (
          <li>
            <a href={href}>{word}</a>
          </li>
        ))}
      </ul>
    </div>
  ),
})

/** One number against every definition: the answer first. */
export function comparePage(answer: CompareAnswer, view: View): Page {
  const { at } = view
  const said = at.query['value']?.trim() ?? ''
  const chart = compareChart(answer, said)
  return {
    title: `Compare: ${said}`,
    section: '/compare',
    charts: chart === null ? [] : [chart],
    body: (
      <div class="charts compare">
        <h1>Is {said} right?</h1>
        <div class="answer-first">
          <p>
            <VerdictBadge verdict={answer.verdict} size="large" />
          </p>
          <ul>
            {answer.says.split('; ').map((part) => (
              <li>{capital(sayPeriod(part))}.</li>
            ))}
          </ul>
        </div>
        <Choice at={at} />
        <Overridden overrides={answer.overrides} />
        {chart === null ? null : <ChartFigure chart={chart} view={view} />}
        {answer.definitions.length === 0 ? (
          <div class="nothing">
            <p>No definition on record bears on it. Unknown is not zero, and not wrong.</p>
          </div>
        ) : (
          <section aria-labelledby="definitions-title">
            <h2 id="definitions-title">{plural(answer.definitions.length, 'record')}, best first</h2>
            <div class="scrolled-wide" tabIndex={0} role="region" aria-label="Table: all definitions">
              <table class="numbers compare-table">
                <thead>
                  <tr>
                    <th scope="col">Verdict</th>
                    <th scope="col" class="number">
                      The record
                    </th>
                    <th scope="col">Definition</th>
                    <th scope="col">Source</th>
                    <th scope="col">Allowed</th>
                    <th scope="col">Receipt</th>
                  </tr>
                </thead>
                <tbody>
                  {answer.definitions.map((row, index) => (
                    <Row row={row} answer={answer} nearest={index === answer.nearest} />
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
        <Downloads at={questionAt('compare', at.query)} />
      </div>
    ),
  }
}
