import type { CalendarAnswer } from '../../../answers/calendar/calendar.ts'
import type { ControlsAnswer } from '../../../answers/controls/controls.ts'
import type { Sheet, SheetTable } from '../sheet.ts'

const words = (text: string): string => text.replaceAll('_', ' ')

const sayStatus = (status: ControlsAnswer['rules'][number]['status']): string =>
  status
    .map(
      ({ scenario, state, by, date }) =>
        `${words(state)}${by === null ? '' : ` by ${by}`}${date === null ? '' : ` (${date})`}${scenario === null ? '' : ` if ${words(scenario)}`}`,
    )
    .join('; ')

const changesTable = (answer: ControlsAnswer): SheetTable => ({
  title: '',
  columns: [
    { head: 'Rule', share: 2 },
    { head: 'What', share: 4 },
    { head: 'Was', share: 1.5 },
    { head: 'Is', share: 1.5 },
    { head: 'By', share: 1.5 },
  ],
  rows: answer.changes.map((each) => [
    each.rule_id,
    each.title,
    words(each.from),
    `${words(each.to)}${each.scenario === null ? '' : ` if ${words(each.scenario)}`}`,
    each.by ?? '',
  ]),
  empty: 'No rule changed its state between these days.',
})

const rulesTable = (answer: ControlsAnswer): SheetTable => ({
  title: '',
  columns: [
    { head: 'Rule', share: 2 },
    { head: 'What', share: 4 },
    { head: 'Kind', share: 1.5 },
    { head: `On ${answer.on}`, share: 3 },
  ],
  rows: answer.rules.map((rule) => [rule.rule_id, rule.title, words(rule.kind), sayStatus(rule.status)]),
  empty: 'No rule fits.',
})

/** The book on a day, or what changed between two, and the lists that were asked for. */
export function controlsSheet(answer: ControlsAnswer): Sheet {
  return {
    title:
      answer.between === null
        ? `${answer.rules.length} rules on ${answer.on}`
        : `${answer.changes.length} changes between ${answer.between[0]} and ${answer.between[1]}`,
    lines: answer.rules.length === 1 ? [answer.rules[0]?.says ?? ''] : [],
    tables: [
      answer.between === null ? rulesTable(answer) : changesTable(answer),
      ...answer.itemLists.map((list): SheetTable => ({
        title: `${list.id}: ${list.title}`,
        columns: [
          { head: 'Code', share: 1 },
          { head: 'Elements', share: 1 },
          { head: 'Form', share: 1.5 },
          { head: 'What', share: 4 },
        ],
        rows: list.entries.map((entry) => [
          entry.code ?? '',
          entry.elements.join(', '),
          words(entry.form),
          `${entry.description}${entry.complete ? '' : ' (printed list not read whole)'}`,
        ]),
        empty: 'The list was not read.',
      })),
      ...answer.entityLists.map((list): SheetTable => ({
        title: `${list.id}: ${list.list} list, ${list.country}`,
        columns: [{ head: 'Party' }],
        rows: list.entities.map((name) => [name]),
        empty: 'No name was read.',
      })),
    ],
    notes: [
      ...answer.interpretations.map((each) => `Official reading, not law (${each.id}): ${each.statement}.`),
      `Rule set ${answer.ruleSet.hash.slice(0, 12)}, read up to ${answer.ruleSet.horizon}.`,
    ],
  }
}

/** What is due, in order of days. */
export function calendarSheet(answer: CalendarAnswer): Sheet {
  return {
    title: `${answer.entries.length} dates from ${answer.from}`,
    lines: [],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Day', share: 1.5 },
          { head: 'In', share: 1 },
          { head: 'What', share: 1.5 },
          { head: 'Says', share: 6 },
        ],
        rows: answer.entries.map((entry) => [
          entry.date,
          `${entry.inDays} days`,
          entry.kind,
          `${entry.says}${entry.supposes === null ? '' : ` Only if this holds: ${entry.supposes}.`}`,
        ]),
        empty: 'Nothing is due on these days.',
      },
    ],
    notes: [`Nothing after ${answer.horizon} was read: what was printed before is listed, what followed may differ.`],
  }
}
