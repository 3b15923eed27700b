import { criteria, presetNames, presets } from '../../../answers/facilities/gate-words.ts'
import type { RankAnswer } from '../questions.ts'
import { capital } from '../say.ts'
import type { View } from '../view.ts'
import { TimesField } from './chart-choice.tsx'

const wanted = ['NdPr', 'Dy', 'Tb', 'Sm', 'Gd', 'Y', 'Lu', 'metal', 'alloy', 'magnet', 'concentrate'] as const

/** What is wanted, by when, and whose weights. */
export function RankForm({ answer, view }: { answer: RankAnswer | null; view: View }) {
  const { query } = view.at
  const product = answer?.product ?? query['product'] ?? 'NdPr'
  return (
    <form class="chart-choice" method="get" action="/rankings">
      <p class="field">
        <label for="product">Product</label>
        <select id="product" name="product">
          {wanted.map((each) => (
            <option value={each} selected={each === product}>
              {/^[a-z]/.test(each) ? capital(each) : `${each} oxide`}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="tonnes">Tonnes a year</label>
        <input
          id="tonnes"
          name="tonnes"
          type="number"
          min="0.1"
          step="any"
          value={query['tonnes'] ?? ''}
          placeholder={String(answer?.tonnes ?? '')}
        />
      </p>
      <p class="field">
        <label for="by">By</label>
        <input id="by" name="by" value={query['by'] ?? ''} placeholder={answer?.by ?? 'YYYY-MM'} />
      </p>
      <p class="field">
        <label for="weights">Seen by</label>
        <select id="weights" name="weights">
          {presetNames.map((each) => (
            <option value={each} selected={each === (answer?.parameters.preset ?? query['weights'] ?? 'investor')}>
              {capital(each)}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="exclude">Keep out</label>
        <input id="exclude" name="exclude" value={query['exclude'] ?? ''} placeholder="CHN" />
      </p>
      <TimesField at={view.at} />
      <button type="submit">Show</button>
    </form>
  )
}

/** Each weight as a slider. With script the order follows them; without it the button sends them. */
export function WeightsForm({ answer, view }: { answer: RankAnswer; view: View }) {
  const { query } = view.at
  const isOwn = Object.keys(query).some((name) => name.startsWith('w.'))
  const shares = new Map(answer.parameters.criteria.map(({ name, weight }) => [name, Math.round(100 * weight)]))
  return (
    <details class="weights" open={isOwn}>
      <summary>Weights: move them and the order follows</summary>
      <form method="get" action="/rankings" data-live-weights>
        {['product', 'tonnes', 'by', 'exclude', 'asOf', 'knownBy'].map((name) =>
          query[name] === undefined ? null : <input type="hidden" name={name} value={query[name]} />,
        )}
        <ul class="sliders">
          {criteria.map((criterion) => (
            <li>
              <label for={`w-${criterion}`}>{capital(criterion)}</label>
              <input
                id={`w-${criterion}`}
                name={`w.${criterion}`}
                type="range"
                min="0"
                max="100"
                step="1"
                value={query[`w.${criterion}`] ?? String(shares.get(criterion) ?? presets.investor[criterion])}
                data-weight={criterion}
              />
              <output for={`w-${criterion}`}>{query[`w.${criterion}`] ?? String(shares.get(criterion) ?? '')}</output>
            </li>
          ))}
        </ul>
        <p class="weights-actions">
          <button type="submit">Rank with these</button>
          <small data-live-note>Sliders are shares of their sum. Stability is counted when the button is pressed.</small>
        </p>
      </form>
    </details>
  )
}
