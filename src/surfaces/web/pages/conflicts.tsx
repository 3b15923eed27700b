import { addressOf, type Address } from '../address.ts'
import { mineralName, mineralTitle } from '../minerals.ts'
import { ChartChoice, TimesField } from '../parts/chart-choice.tsx'
import { Downloads, questionAt } from '../parts/downloads.tsx'
import { PlaceField, StageField, YearChoice } from '../parts/ledger-fields.tsx'
import { Overridden } from '../parts/overridden.tsx'
import { ReceiptLinks } from '../parts/receipt-links.tsx'
import { mineralChoices } from '../minerals.ts'
import type { ConflictRow, ConflictsAnswer } from '../questions.ts'
import { capital, plural, sayAmount, sayDate, sayInterval, sayNumber, sayPeriod } from '../say.ts'
import type { Page, View } from '../view.ts'

export const conflictsPerPage = 40

type DisagreementKind = ConflictRow['kind']

const kindTitle: Readonly<Record<DisagreementKind, string>> = {
  publishers: 'Publishers differ',
  misprint: 'Copies differ',
  dating: 'One number, two dates',
  definition: 'Counted differently',
  revision: 'Revised',
}
const kindMeaning: Readonly<Record<DisagreementKind, string>> = {
  publishers: 'Two originals give different numbers under one definition.',
  misprint: 'Outlets repeat one original and print different numbers: one witness, and a slip in one of the copies.',
  dating: 'The same share is put into two different years.',
  definition: 'Both may be right: they count different things.',
  revision: 'One publisher printed another number in a later edition; the later one prevails.',
}
const kinds = ['publishers', 'misprint', 'dating', 'definition', 'revision'] as const

const Kinds = ({ answer, at }: { answer: ConflictsAnswer; at: Address }) => {
  const chosen = at.query['kind']
  const all = kinds.reduce((sum, kind) => sum + answer.kinds[kind], 0)
  return (
    <nav class="switch" aria-label="Kind of disagreement">
      <b>Kind</b>
      <a href={addressOf(at, { kind: null, offset: null })} aria-current={chosen === undefined ? 'true' : undefined}>
        All {sayNumber(all)}
      </a>
      {kinds.map((kind) =>
        answer.kinds[kind] === 0 ? null : (
          <a href={addressOf(at, { kind, offset: null })} aria-current={kind === chosen ? 'true' : undefined}>
            {kindTitle[kind]} {sayNumber(answer.kinds[kind])}
          </a>
        ),
      )}
    </nav>
  )
}

const sayValue = ({ value, low, high, unit, text }: ConflictRow['figures'][number]): string =>
  value === null
    ? (text ?? 'not known')
    : low !== null && high !== null && high > low
      ? sayInterval(low, high, unit)
      : sayAmount(value, unit)

const Entry = ({ row, answer }: { row: ConflictRow; answer: ConflictsAnswer }) => (
  <li class="disagreement" data-kind={row.kind}>
    <p class="hit-head">
      <b>{kindTitle[row.kind]}</b>
      {row.derived ? <span>follows from what it was divided from</span> : null}
      <span>allowed: {row.tolerance}</span>
    </p>
    <h2>{capital(sayPeriod(row.definition.says.replaceAll('_', ' ')))}</h2>
    <ul class="sides">
      {row.figures.map((figure) => (
        <li data-prevails={figure.id === row.prevailing && row.kind !== 'definition' && row.kind !== 'dating' ? '' : undefined}>
          <b class="figure-value">{sayValue(figure)}</b>
          <span>
            {figure.publisher}
            {figure.edition === '' ? '' : `, ${figure.edition}`}
            {row.kind === 'dating' || row.kind === 'definition'
              ? ` (${sayPeriod(figure.period)}, ${figure.basis.replaceAll('_', ' ')})`
              : ''}
            , known since {sayDate(figure.known)}
          </span>
          <span>
            <ReceiptLinks ids={figure.receipts} receipts={answer.receipts} of={figure.publisher} />
          </span>
        </li>
      ))}
    </ul>
    <p class="small">
      {row.prevailing === null
        ? 'Cannot tell: '
        : row.kind === 'definition' || row.kind === 'dating'
          ? 'Which prevails: '
          : 'The first prevails: '}
      {sayPeriod(row.why)}. {plural(row.independent, 'independent source')}.
    </p>
    <Overridden overrides={row.override === null ? [] : [row.override]} />
  </li>
)

const Pages = ({ at, total, offset }: { at: Address; total: number; offset: number }) =>
  total <= conflictsPerPage ? null : (
    <nav class="pages" aria-label="Pages of disagreements">
      {offset > 0 ? (
        <a rel="prev" href={addressOf(at, { offset: offset > conflictsPerPage ? offset - conflictsPerPage : null })}>
          ← Previous
        </a>
      ) : (
        <span />
      )}
      <span>
        {sayNumber(offset + 1)}–{sayNumber(Math.min(total, offset + conflictsPerPage))} of {sayNumber(total)}
      </span>
      {offset + conflictsPerPage < total ? (
        <a rel="next" href={addressOf(at, { offset: offset + conflictsPerPage })}>
          Next →
        </a>
      ) : (
        <span />
      )}
    </nav>
  )

const AnyMineral = ({ mineral }: { mineral: string | undefined }) => (
  <p class="field">
    <label for="mineral">Mineral</label>
    <select id="mineral" name="mineral">
      <option value="" selected={mineral === undefined}>
        Any
      </option>
      {mineralChoices.map(({ label, values }) => (
        <optgroup label={label}>
          {values.map((value) => (
            <option value={value} selected={value === mineral}>
              {mineralTitle(value)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  </p>
)

/** Every stored disagreement beyond tolerance, with its reason and both receipts. */
export function conflictsPage(answer: ConflictsAnswer, view: View): Page {
  const { at } = view
  const { query } = at
  const kind = kinds.find((each) => each === query['kind'])
  const { mineral } = query
  return {
    title: 'Where the record disagrees',
    section: '/conflicts',
    body: (
      <div class="charts">
        <h1>
          {answer.total === 0
            ? 'No two records disagree here'
            : `${plural(answer.total, 'disagreement')} on record${mineral === undefined ? '' : ` about ${mineralName(mineral)}`}`}
        </h1>
        <p class="small">
          Nothing is averaged: where records differ by more than is allowed, both are kept, the reason is told, and one prevails
          by rules that <a href="/about">the method</a> prints.
        </p>
        <ChartChoice at={at} keep={['kind', 'basis', 'measure']}>
          <AnyMineral mineral={mineral} />
          <StageField stage={query['stage']} any />
          <PlaceField place={query['place']} placeholder="any" />
          <YearChoice year={query['year']} placeholder="any" />
          <TimesField at={at} />
        </ChartChoice>
        <Kinds answer={answer} at={at} />
        {kind === undefined ? null : <p class="small">{kindMeaning[kind]}</p>}
        {answer.total === 0 ? (
          <div class="nothing">
            <p>No two records under these filters differ by more than is allowed.</p>
            <p>
              <a href="/conflicts">All disagreements</a>
            </p>
          </div>
        ) : (
          <ol class="disagreements" start={Number(query['offset'] ?? 0) + 1}>
            {answer.conflicts.map((row) => (
              <Entry row={row} answer={answer} />
            ))}
          </ol>
        )}
        <Pages at={at} total={answer.total} offset={Number(query['offset'] ?? 0)} />
        <Downloads at={questionAt('conflicts', { ...query, offset: undefined, limit: 5000 })} says="all of them" />
      </div>
    ),
  }
}
