import { isStage, stages, stageTitle } from '../../../kernel/stage.ts'
import type { Address } from '../address.ts'

/** Stages at which something is supplied. */
export const suppliedStages = stages.filter((stage) => !['exploration', 'trade', 'policy', 'product'].includes(stage))

/** A field of stages in the order of the chain. */
export const StageField = ({ stage }: { stage: string }) => (
  <p class="field">
    <label for="stage">Stage</label>
    <select id="stage" name="stage">
      {suppliedStages.map((each) => (
        <option value={each} selected={each === stage}>
          {stageTitle[each]}
        </option>
      ))}
      {isStage(stage) ? null : (
        <option value={stage} selected>
          {stage}
        </option>
      )}
    </select>
  </p>
)

const Choice = ({
  name,
  word,
  at,
  options,
}: {
  name: string
  word: string
  at: Address
  options: readonly (readonly [string, string])[]
}) => (
  <p class="field">
    <label for={name}>{word}</label>
    <select id={name} name={name}>
      {options.map(([value, says]) => (
        <option value={value} selected={(at.query[name] ?? '') === value}>
          {says}
        </option>
      ))}
    </select>
  </p>
)

const NumberField = ({
  name,
  word,
  at,
  step,
  placeholder,
}: {
  name: string
  word: string
  at: Address
  step: string
  placeholder: string
}) => (
  <p class="field">
    <label for={name}>{word}</label>
    <input id={name} name={name} type="number" min="0" step={step} value={at.query[name] ?? ''} placeholder={placeholder} />
  </p>
)

/** The conventions as fields, behind one word unless one of them was chosen. */
export const ConventionFields = ({ at }: { at: Address }) => (
  <details class="times" open={['base', 'other', 'others', 'n', 'spare'].some((name) => at.query[name] !== undefined)}>
    <summary>Conventions</summary>
    <Choice
      name="base"
      word="Divide by"
      at={at}
      options={[
        ['', 'what fits (see method)'],
        ['listed', 'the listed rows'],
        ['total', 'the printed total'],
      ]}
    />
    <Choice
      name="other"
      word="“Other countries”"
      at={at}
      options={[
        ['', 'in no square'],
        ['one', 'one supplier'],
        ['equal', 'equal suppliers, as many as'],
      ]}
    />
    <NumberField name="others" word="… so many" at={at} step="1" placeholder="none" />
    <NumberField name="n" word="n of the normalised index" at={at} step="1" placeholder="suppliers listed" />
    <NumberField name="spare" word="Spare capacity of the others, fraction" at={at} step="any" placeholder="0" />
  </details>
)
