import type { LicenceAnswer } from '../../../answers/licence/licence.ts'
import type { Sheet } from '../sheet.ts'

const words = (text: string): string => text.replaceAll('_', ' ')

/** What a rule that did not apply was on the day: "paused by CN-70-2025 to 2026-11-10". */
function sayInactive({ reason, by, date }: LicenceAnswer['inactive_rules'][number]): string {
  switch (reason) {
    case 'suspended':
      return `paused by ${by ?? 'an act not named'}${date === null ? '' : ` to ${date}`}`
    case 'not_yet_issued':
      return `not yet issued${date === null ? '' : `, begins ${date}`}`
    case 'not_yet_effective':
      return `announced${date === null ? '' : `, begins ${date}`}`
    case 'expired':
      return `expired${date === null ? '' : ` after ${date}`}`
    case 'revoked':
      return `revoked${date === null ? '' : `, last in force ${date}`}`
  }
}

/** Answer first, then the clauses, what did not apply and why, the branches, and what would change it. */
export function licenceSheet(answer: LicenceAnswer): Sheet {
  const branches = Object.values(answer.by_scenario ?? {})
  return {
    title: answer.says,
    lines: [
      `${words(answer.outcome)}${answer.authority === null ? '' : ` · ${answer.authority}`}${answer.review_policy === null ? '' : ` · ${words(answer.review_policy)}`} · confidence ${answer.confidence}`,
      ...branches.map(({ title, outcome }) => `If ${title.charAt(0).toLowerCase()}${title.slice(1)}: ${words(outcome)}`),
      ...answer.missing.map((question) => `To settle: ${question}`),
      ...answer.obligations.map((each) => `Also: ${each}`),
    ],
    tables: [
      {
        title: 'Clauses that decide',
        columns: [
          { head: 'Rule', share: 2 },
          { head: 'Clause', share: 3 },
          { head: 'What it does', share: 4 },
          { head: 'Receipt', share: 2 },
        ],
        rows: answer.provisions.map((each) => [
          each.rule_id,
          `${each.instrument}, ${each.clause}`,
          each.role,
          each.receipts[0] ?? '',
        ]),
        empty: 'No rule of the book applies.',
      },
      {
        title: 'Would have applied, and why it does not',
        columns: [
          { head: 'Rule', share: 2 },
          { head: 'What', share: 4 },
          { head: 'On that day', share: 3 },
        ],
        rows: answer.inactive_rules.map((each) => [
          each.rule_id,
          `${each.title}${each.direct ? '' : ' (a later re-export or another limb)'}`,
          sayInactive(each),
        ]),
        empty: 'Nothing that was paused, ended or still to come would have applied.',
      },
      ...(answer.inactive_beside.length === 0
        ? []
        : [
            {
              title: 'What goes with those, or would reach a later re-export',
              columns: [
                { head: 'Rule', share: 2 },
                { head: 'What', share: 4 },
                { head: 'On that day', share: 3 },
              ],
              rows: answer.inactive_beside.map((each) => [each.rule_id, each.title, sayInactive(each)]),
              empty: '',
            },
          ]),
      {
        title: 'What would change the answer',
        columns: [
          { head: 'On', share: 1.5 },
          { head: 'In', share: 1, number: true },
          { head: 'What', share: 6 },
        ],
        rows: answer.wouldChange.map((each) => [each.on, `${each.inDays} days`, each.says]),
        empty: 'No change is on record.',
      },
    ],
    notes: [
      ...answer.flags,
      ...answer.interpretations.map((each) => `Official reading, not law (${each.id}): ${each.statement}.`),
      `Rule set ${answer.ruleSet.hash.slice(0, 12)}, read up to ${answer.ruleSet.horizon}. A research aid, not legal advice: confirm before shipment.`,
    ],
  }
}
