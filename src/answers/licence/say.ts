import { sayDay } from '../../kernel/day.ts'
import { sayPlace } from '../../kernel/place.ts'
import type { Outcome } from '../../model/controls/decide.ts'
import type { Determination } from '../../model/controls/determine.ts'
import type { Shipment } from '../../model/controls/shipment.ts'

const answers: Readonly<Record<Outcome, string>> = {
  licence_required: 'a licence is required',
  licence_required_presumption_of_denial: 'a licence is required and is refused in principle',
  licence_required_case_by_case: 'a licence is required and is decided case by case',
  prohibited: 'it is prohibited',
  no_licence_required: 'no licence is required under the rules held here',
  not_required_suspended: 'no licence is required, because the rule that would ask for one is paused',
  not_required_not_yet_effective: 'no licence is required yet, because the rule has not begun to run',
  exempt_report_required: 'it is exempt from a licence and must be reported',
  covered_by_general_licence: 'a licence is required and the general licence that is held covers it',
  duty_applies: 'an additional duty applies',
  procurement_prohibited: 'it may not be bought under the contract',
  procurement_permitted: 'it may be bought under the contract',
  undetermined: 'it cannot be determined: the record leaves open what happened',
  'cannot-tell': 'it cannot be told without a further fact',
}

/** The plain answer first, with the day, the route, and the question or the branches where it is open. */
export function sayOutcome(found: Determination, asked: Shipment): string {
  const { from, to } = asked.transaction
  const route = `${sayPlace(from)} to ${sayPlace(to)} on ${sayDay(asked.date)}`
  const open =
    found.outcome === 'undetermined' && found.byBranch !== null
      ? ` (${[...new Set([...found.byBranch.values()].map(({ outcome }) => answers[outcome]))].join(', or ')})`
      : ''
  const question = found.outcome === 'cannot-tell' && found.missing[0] !== undefined ? ` ${found.missing[0]}` : ''
  return `${route}: ${answers[found.outcome]}${open}.${question}`
}
