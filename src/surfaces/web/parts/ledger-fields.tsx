import { stageTitle, stages, type Stage } from '../../../kernel/stage.ts'

/** Stages that figures are kept on; rules and exploration have none to settle. */
const counted: readonly Stage[] = stages.filter((stage) => stage !== 'exploration' && stage !== 'policy')

/** A stage of the chain; with `any`, all of them at once. */
export const StageField = ({ stage, any }: { stage: string | undefined; any?: boolean }) => (
  <p class="field">
    <label for="stage">Stage</label>
    <select id="stage" name="stage">
      {any === true ? (
        <option value="" selected={stage === undefined}>
          Any
        </option>
      ) : null}
      {counted.map((each) => (
        <option value={each} selected={each === stage}>
          {stageTitle[each]}
        </option>
      ))}
    </select>
  </p>
)

/** A place by name or code. */
export const PlaceField = ({ place, placeholder }: { place: string | undefined; placeholder: string }) => (
  <p class="field">
    <label for="place">Place</label>
    <input id="place" name="place" value={place ?? ''} placeholder={placeholder} autocomplete="off" size={14} />
  </p>
)

/** A year that may be left open. */
export const YearChoice = ({ year, placeholder }: { year: string | undefined; placeholder: string }) => (
  <p class="field">
    <label for="year">Year</label>
    <input
      id="year"
      name="year"
      type="number"
      min="1900"
      max="2100"
      step="1"
      value={year ?? ''}
      placeholder={placeholder}
      class="year-number"
    />
  </p>
)
