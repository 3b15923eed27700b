import type { ScenarioAnswer } from '../../../answers/scenario/shapes.ts'
import type { ScenariosAnswer } from '../questions.ts'
import { addressOf, type Address } from '../address.ts'
import { fieldValue, firstRuns, fullRuns, inPercent } from '../scenario-asked.ts'

type Adjustable = ScenarioAnswer['scenario']['adjustable'][number]

/** Where a slider begins and ends: what is known of the number may not reach as far as a reader wants to move it. */
function reach(row: Adjustable): { readonly most: number; readonly step: number } {
  const value = fieldValue(row)
  if (row.kind === 'share') return { most: 100, step: 1 }
  if (row.kind === 'rate') return { most: Math.max(200, value * 2), step: 5 }
  if (row.kind === 'months') return { most: Math.max(36, value * 2), step: 1 }
  const most = Math.max(10, value * 3)
  return { most, step: row.kind === 'number' ? 0.5 : 10 ** Math.max(0, Math.floor(Math.log10(most)) - 2) }
}

const Knob = ({ row, at }: { row: Adjustable; at: Address }) => {
  const id = `x-${row.path.replaceAll('.', '-')}`
  const { most, step } = reach(row)
  const value = at.query[`x.${row.path}`] ?? String(fieldValue(row))
  const unit = inPercent(row) ? '%' : row.kind === 'months' ? 'months' : row.kind === 'amount' ? 't' : ''
  const { low, high } = row.spread
  const scale = inPercent(row) ? 100 : 1
  const spread =
    low === high ? 'taken as known' : `drawn from ${Math.round(low * scale * 10) / 10} to ${Math.round(high * scale * 10) / 10}`
  return (
    <p class="knob">
      <label for={id}>
        {row.title}
        <small>{Number(value) === fieldValue(row) ? spread : 'taken as known'}</small>
      </label>
      <span class="knob-fields">
        <input id={id} type="number" name={`x.${row.path}`} min="0" max={most} step="any" value={value} data-knob />
        <span>{unit}</span>
        <input
          type="range"
          min="0"
          max={most}
          step={step}
          value={value}
          aria-label={`${row.title}, slider`}
          tabIndex={-1}
          data-knob-for={id}
        />
      </span>
    </p>
  )
}

/** Which what-if, its numbers to move, and how often it is run. */
export const ScenarioForm = ({ answer, on, at }: { answer: ScenarioAnswer; on: ScenariosAnswer['scenarios']; at: Address }) => {
  const { scenario, measures } = answer
  const own = at.query['z']
  const chosen = own === undefined ? scenario.name : ''
  return (
    <form class="lab-form" method="get" action="/scenario" data-lab data-full={fullRuns}>
      <p class="field">
        <label for="lab-name">What if</label>
        <select id="lab-name" name="name" data-lab-name>
          {own === undefined ? null : <option value="">{scenario.title} (your own)</option>}
          {on.map(({ name, title }) => (
            <option value={name} selected={name === chosen}>
              {title}
            </option>
          ))}
        </select>
      </p>
      {own === undefined ? null : <input type="hidden" name="z" value={own} />}
      {at.query['place'] === undefined ? null : <input type="hidden" name="place" value={at.query['place']} />}
      {at.query['element'] === undefined ? null : <input type="hidden" name="element" value={at.query['element']} />}
      {at.query['with'] === undefined ? null : <input type="hidden" name="with" value={at.query['with']} />}
      {measures.map((measure, index) => {
        const rows = scenario.adjustable.filter(({ path }) => path.startsWith(`${measure.path}.`))
        return (
          <fieldset class="lab-measure">
            <legend>
              {measure.course ?? index + 1} · {measure.kind}
            </legend>
            <p class="small">
              {measure.says}, {measure.months}.{' '}
              {measure.receipts.length === 0 ? null : (
                <a href={`/receipt/${encodeURIComponent(measure.receipts[0] ?? '')}`}>
                  receipt{measure.receipts.length > 1 ? ` and ${measure.receipts.length - 1} more` : ''}
                </a>
              )}
            </p>
            {rows.map((row) => (
              <Knob row={row} at={at} />
            ))}
          </fieldset>
        )
      })}
      <div class="lab-run">
        <p class="field">
          <label for="lab-runs">Runs</label>
          <select id="lab-runs" name="runs" data-lab-runs>
            {[firstRuns, 200, fullRuns, 1000].map((count) => (
              <option value={count} selected={count === answer.runs}>
                {count}
              </option>
            ))}
          </select>
        </p>
        <p class="field">
          <label for="lab-seed">Seed</label>
          <input id="lab-seed" type="number" name="seed" min="0" value={answer.seed} />
        </p>
        <button type="submit" class="primary">
          Run
        </button>
        <p class="lab-progress" data-lab-progress hidden role="status">
          <progress max="1" value="0" aria-label="Runs done" /> <span /> <button type="button">Cancel</button>
        </p>
      </div>
      <p class="small">
        <a href={addressOf({ path: '/scenario', query: own === undefined ? { name: scenario.name } : { z: own } })}>
          As the file has it
        </a>
      </p>
    </form>
  )
}

/** The file as it was run, to change anything in it. */
export const ScenarioFileForm = ({ text }: { text: string }) => (
  <details class="lab-file">
    <summary>Edit the file</summary>
    <form method="post" action="/scenario">
      <label for="lab-file">
        Scenario file, YAML (<a href="/about#scenario-files">how it is written</a>)
      </label>
      <textarea id="lab-file" name="file" rows={18} spellcheck={false}>
        {text}
      </textarea>
      <button type="submit">Run this file</button>
      <p class="small">The address of the result carries the whole file: it can be shared as a link.</p>
    </form>
  </details>
)
