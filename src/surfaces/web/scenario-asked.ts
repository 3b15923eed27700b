import type { AdjustableRow } from '../../answers/scenario/shapes.ts'
import type { Address } from './address.ts'
import { unpackText } from './packed-text.ts'

/** Runs of a first look, ready within a second, and of the look that follows it. */
export const firstRuns = 40
export const fullRuns = 400

/** What the address of the lab asks the question. */
export interface ScenarioAsked {
  readonly scenario: string
  readonly set: string
  readonly runs: string
  readonly seed: string
}

/** The name of a scenario on file, or the text of one's own that the address carries. */
export const scenarioIn = ({ query }: Address): string =>
  query['z'] === undefined ? (query['name'] ?? 'dy-tb-cut') : unpackText(query['z'])

/** A number as a field of the lab shows it: shares and rates in percent. */
export const inPercent = ({ kind }: Pick<AdjustableRow, 'kind'>): boolean => kind === 'share' || kind === 'rate'
export const fieldValue = (row: AdjustableRow): number => Math.round(row.spread.mode * (inPercent(row) ? 100 : 1) * 1e6) / 1e6

/** Numbers of the address that differ from the file's own, as `set` takes them. Fields are named `x.` and the path. */
export function setAt({ query }: Address, adjustable: readonly AdjustableRow[]): string {
  return adjustable
    .flatMap((row) => {
      const given = query[`x.${row.path}`]
      if (given === undefined || Number(given) === fieldValue(row)) return []
      return [`${row.path}=${given}${inPercent(row) ? ' %' : ''}`]
    })
    .join('; ')
}

/** What a page of the lab asks. */
export const scenarioAskedAt = (at: Address, adjustable: readonly AdjustableRow[]): ScenarioAsked => ({
  scenario: scenarioIn(at),
  set: setAt(at, adjustable),
  runs: at.query['runs'] ?? String(firstRuns),
  seed: at.query['seed'] ?? '1',
})
