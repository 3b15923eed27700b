import type { FacilityAnswer } from '../../../answers/facility/facility.ts'
import type { OpenQuestionsAnswer } from '../../../answers/open-questions/open-questions.ts'
import type { PartnershipsAnswer } from '../../../answers/partnerships/partnerships.ts'
import type { Sheet, SheetTable } from '../sheet.ts'
import { sayNumber } from './words.ts'

const percent = (part: number): string => `${Math.round(100 * part)}%`

const questionTable = (questions: OpenQuestionsAnswer['questions'], title: string): SheetTable => ({
  title,
  columns: [
    { head: 'Plant', share: 2 },
    { head: 'Product' },
    { head: 'Why', share: 1.2 },
    { head: 'Question', share: 4 },
    { head: 'What would settle it', share: 4 },
  ],
  rows: questions.map(({ name, product, kind, asks, settles }) => [name, product ?? '', kind, asks, settles]),
  empty: 'No open question.',
})

/** One plant: lines with gates, what speaks for and against, dates, who stands behind it, what is open. */
export function facilitySheet(answer: FacilityAnswer): Sheet {
  const { facility, lines, statements, milestones, ties, interests, listed, questions, facilities, notes } = answer
  if (facility === null)
    return {
      title: `${facilities.length} facilities on record`,
      lines: [],
      tables: [
        {
          title: '',
          columns: [
            { head: 'Id', share: 2 },
            { head: 'Name', share: 3 },
            { head: 'Company', share: 3 },
            { head: 'Country' },
            { head: 'Stages', share: 2 },
          ],
          rows: facilities.map(({ id, name, company, country, stages }) => [id, name, company, country, stages.join(', ')]),
          empty: 'None.',
        },
      ],
      notes,
    }
  return {
    title: `${facility.name}, ${facility.company}`,
    lines: [
      `${facility.location} (${facility.country})${facility.ownMine ? '' : '; refines for others or bought feed'}`,
      ...(listed === null ? [] : [`${facility.company} is named on a ${listed.kind} list of China's: ${listed.instrument}`]),
      ...interests.map(({ says }) => says),
    ],
    tables: [
      {
        title: 'Lines',
        columns: [{ head: 'Product' }, { head: 'Gates', share: 4 }, { head: 'Chance', number: true, share: 2 }],
        rows: lines.map(({ product, gates, chance, tonnes }) => [
          product,
          gates.map(({ gate, state }) => `${gate} ${state}`).join(', '),
          `${sayNumber(tonnes)} t a year: ${chance.chance === null ? 'cannot tell' : percent(chance.chance)} (${percent(chance.low)} to ${percent(chance.high)})`,
        ]),
        empty: 'Nothing on record says what it makes.',
      },
      {
        title: 'Statements',
        columns: [
          { head: 'As of' },
          { head: 'Product' },
          { head: 'Matter' },
          { head: 'Value' },
          { head: 'State' },
          { head: 'In our words', share: 4 },
          { head: 'Receipt', share: 1.5 },
        ],
        rows: statements.map(({ date, product, matter, value, state, says, receipts }) => [
          date,
          product,
          matter,
          value,
          state,
          says,
          (receipts[0] ?? '').slice(0, 12),
        ]),
        empty: 'None.',
      },
      {
        title: 'Dates given and met',
        columns: [
          { head: 'Milestone', share: 2 },
          { head: 'Said on' },
          { head: 'Due' },
          { head: 'Met' },
          { head: 'Slip, months', number: true },
        ],
        rows: milestones.map(({ milestone, said, due, met, slipMonths }) => [
          milestone,
          said,
          due,
          met ?? '',
          String(slipMonths),
        ]),
        empty: 'None on record.',
      },
      {
        title: 'Who stands behind it',
        columns: [
          { head: 'Party', share: 2 },
          { head: 'Country' },
          { head: 'Tie', share: 1.5 },
          { head: 'State' },
          { head: 'As of' },
          { head: 'In our words', share: 3 },
        ],
        rows: ties.map(({ party, country, tie, state, date, says }) => [party, country, tie, state, date, says]),
        empty: 'Nobody on record.',
      },
      questionTable(questions, 'Open questions'),
    ],
    notes,
  }
}

/** Agreements, the newest first, with what has been built since. */
export const partnershipsSheet = ({ agreements, notes }: PartnershipsAnswer): Sheet => ({
  title: `${agreements.length} partnerships on record`,
  lines: [],
  tables: [
    {
      title: '',
      columns: [
        { head: 'Date' },
        { head: 'Agreement', share: 3 },
        { head: 'Kind', share: 1.5 },
        { head: 'Binds' },
        { head: 'Money', number: true, share: 1.5 },
        { head: 'Where its plants stand', share: 4 },
      ],
      rows: agreements.map(({ date, title, kind, binding, amount, currency, built }) => [
        date,
        title,
        kind,
        binding ? 'yes' : 'no',
        amount === null ? 'not named' : `${sayNumber(amount / 1e6)} m ${currency ?? ''}`,
        built
          .map(({ name, stage, date: seen }) => `${name}: ${stage ?? 'not known'}${seen === null ? '' : ` (${seen})`}`)
          .join('; '),
      ]),
      empty: 'None.',
    },
  ],
  notes,
})

/** What is not known, the most telling first. */
export const openQuestionsSheet = ({ questions, total, byKind, notes }: OpenQuestionsAnswer): Sheet => ({
  title: `${total} open questions`,
  lines: [byKind.map(({ kind, count }) => `${kind} ${count}`).join(', ')],
  tables: [questionTable(questions, '')],
  notes,
})
