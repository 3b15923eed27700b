import type { ComponentChildren } from 'preact'
import type { ReceiptRow } from '../../../answers/parts.ts'
import { plural } from '../say.ts'
import { ClassSeal } from './receipt-class.tsx'

/** A choice of a few words; the first may stand for all of them. */
export const ChoiceField = ({
  name,
  word,
  value,
  choices,
}: {
  name: string
  word: string
  value: string
  choices: readonly (readonly [value: string, says: string])[]
}) => (
  <p class="field">
    <label for={`choose-${name}`}>{word}</label>
    <select id={`choose-${name}`} name={name}>
      {choices.map(([each, says]) => (
        <option value={each} selected={each === value}>
          {says}
        </option>
      ))}
    </select>
  </p>
)

/** A table of measures in a section with its heading; wide ones scroll within it. */
export const MeasureTable = ({
  id,
  title,
  says,
  heads,
  rows,
}: {
  id: string
  title: string
  says?: string
  /** Heads that begin with `#` are of numbers. */
  heads: readonly string[]
  rows: readonly (readonly ComponentChildren[])[]
}) => (
  <section class="stage" aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {says === undefined ? null : <p class="small">{says}</p>}
    <div class={rows.length > 40 ? 'scrolled' : 'scrolled-wide'} tabIndex={0} role="region" aria-label={`Table: ${title}`}>
      <table class="measure-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" class={head.startsWith('#') ? 'number' : undefined}>
                {head.replace('#', '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th scope="row">{cell}</th>
                ) : (
                  <td class={heads[at]?.startsWith('#') === true ? 'number' : undefined}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
)

/** What was assumed, what is not in the numbers, and every receipt behind them. */
export const Grounds = ({
  title,
  says,
  receipts,
}: {
  title: string
  says: readonly string[]
  receipts: readonly ReceiptRow[]
}) => (
  <section class="stage" aria-labelledby="grounds-title">
    <h2 id="grounds-title">{title}</h2>
    <ul class="small">
      {says.map((each) => (
        <li>{each}</li>
      ))}
    </ul>
    <details>
      <summary>{plural(receipts.length, 'receipt')}</summary>
      <ul class="small">
        {receipts.map(({ id, publisher, title: of, class: seal }) => (
          <li>
            <a href={`/receipt/${encodeURIComponent(id)}`}>
              <ClassSeal of={seal} /> {publisher}: {of}
            </a>
          </li>
        ))}
      </ul>
    </details>
  </section>
)
