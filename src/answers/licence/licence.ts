import { z } from 'zod'
import type { ControlBook } from '../../ledger/controls/book.ts'
import type { Decision, Provision } from '../../model/controls/decide.ts'
import { outcomes } from '../../model/controls/decide.ts'
import { determine } from '../../model/controls/determine.ts'
import type { Inactive } from '../../model/controls/inactive.ts'
import { timelineOf } from '../../model/controls/timeline.ts'
import { dayInput } from '../dates.ts'
import { operation, type Desk } from '../operation.ts'
import { receiptRow } from '../parts.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import { caseFields, readCase } from './case.ts'
import { receiptIds, type ReceiptIds } from './receipt-ids.ts'
import { sayOutcome } from './say.ts'
import { licenceTable } from './licence-table.ts'

export const licenceInput = z.object({
  case: z
    .unknown()
    .optional()
    .describe('A case as in the public case file: date, transaction, goods, content, end_user, end_use, licence_held'),
  ...caseFields,
  knownBy: dayInput
    .optional()
    .describe('Use only rules and pauses that could be known on this day; default everything in the store'),
})

const provisionRow = z.object({
  rule_id: z.string(),
  role: z.string(),
  title: z.string(),
  instrument: z.string(),
  clause: z.string(),
  says: z.string().describe('Our own words; the original text is not held unless a receipt says so'),
  confidence: z.enum(['high', 'medium', 'low']),
  receipts: z.array(z.string()),
})
const inactiveRow = z.object({
  rule_id: z.string(),
  reason: z.enum(['not_yet_issued', 'not_yet_effective', 'suspended', 'expired', 'revoked']),
  by: z.string().nullable(),
  date: z
    .string()
    .nullable()
    .describe('Suspended: printed last day of the pause; not yet running or issued: printed start; expired: last day'),
  title: z.string(),
  direct: z.boolean().describe('False for a rule that would reach a later re-export, or another limb of the same notice'),
  receipts: z.array(z.string()),
})

export const licenceOutput = z.object({
  outcome: z.enum(outcomes),
  licence_required: z.boolean().nullable(),
  says: z.string().describe('The plain answer in one sentence'),
  authority: z.string().nullable(),
  provisions: z.array(provisionRow),
  review_policy: z.string().nullable(),
  inactive_rules: z.array(inactiveRow).describe('Rules that would have applied and did not run'),
  inactive_beside: z
    .array(inactiveRow)
    .describe('What goes with those, or would reach a later re-export: further limbs, reviews and duties of the same notices'),
  obligations: z.array(z.string()),
  flags: z.array(z.string()),
  by_scenario: z
    .record(
      z.string(),
      z.object({
        title: z.string(),
        outcome: z.enum(outcomes),
        licence_required: z.boolean().nullable(),
        provisions: z.array(z.string()),
        inactive: z.array(z.string()),
        review_policy: z.string().nullable(),
      }),
    )
    .nullable()
    .describe('Both branches, where a rule of this kind of movement stood differently on the day'),
  confidence: z.enum(['high', 'medium', 'low']),
  steps: z.array(
    z.object({
      step: z.number().int(),
      title: z.string(),
      rules: z.array(
        z.object({
          rule_id: z.string(),
          title: z.string(),
          fits: z.enum(['yes', 'no', 'unknown']),
          because: z.string(),
          state: z.string(),
          by: z.string().nullable(),
          date: z.string().nullable(),
        }),
      ),
    }),
  ),
  missing: z.array(z.string()).describe('Questions whose answers could change the outcome'),
  timeline: z
    .array(
      z.object({
        rule_id: z.string(),
        title: z.string(),
        spans: z.array(
          z.object({
            from: z.string(),
            to: z.string().nullable(),
            state: z.string(),
            by: z.string().nullable(),
            scenario: z.string().nullable().describe('The branch it holds in; null where all agree'),
            supposes: z.string().nullable().describe('What that branch supposes'),
          }),
        ),
      }),
    )
    .describe('How the rules that decide, and those that would have, stood from their announcement on'),
  wouldChange: z.array(z.object({ on: z.string(), inDays: z.number().int(), rule_id: z.string(), says: z.string() })),
  interpretations: z
    .array(z.object({ id: z.string(), topic: z.string(), statement: z.string(), caution: z.string().nullable() }))
    .describe('What officials say a rule means: soft, never law'),
  ambiguities: z.array(z.object({ id: z.string(), title: z.string(), detail: z.string() })),
  on: z.string(),
  knownBy: z.string().nullable(),
  ruleSet: z.object({ hash: z.string(), horizon: z.string().describe('Last day of which anything was read') }),
  receipts: z.array(receiptRow),
})
export type LicenceAnswer = z.output<typeof licenceOutput>

export const licence = operation({
  name: 'licence',
  asks: 'Does this part, material or service need an export licence on this day, under which clause, and what would change that?',
  input: licenceInput,
  output: licenceOutput,
  cli: {
    argument: { name: 'case', field: 'case', kind: 'json', optional: true },
    dialogue: [
      { field: 'item', asks: 'What moves (magnet, motor, oxide, metal, alloy, ore, technology, service …)?' },
      { field: 'contains', asks: 'Which elements does it contain (Nd,Fe,B,Dy)?' },
      { field: 'from', asks: 'From which country?' },
      { field: 'to', asks: 'To which country?' },
      { field: 'origin', asks: 'Where was it made (empty: where it leaves)?' },
      { field: 'on', asks: 'On which day (YYYY-MM-DD, empty: today)?' },
      { field: 'military', asks: 'Is the buyer or the use military (yes, no)?' },
      { field: 'listed', asks: "Is the buyer on a control or watch list (the list's id, or no)?" },
      { field: 'chineseContent', asks: 'If made outside China: listed Chinese content, percent of value?' },
    ],
    examples: [
      'licence --item magnet --contains Nd,Fe,B,Dy --from CN --to DE --military no --listed no --on 2025-10-25',
      'licence case.json --on 2026-11-22',
      'licence --item motor --contains Nd,Fe,B,Dy --from CN --to DE --on 2026-11-22',
    ],
  },
  rows: licenceTable,
  async answer(desk, { case: file, knownBy, ...given }) {
    const asked = readCase(file, given, desk.today())
    return licenceFor(desk, asked, knownBy ?? null)
  },
})

/** One case decided, with its receipts; `exposure` asks it line by line. */
async function licenceFor(
  desk: Desk,
  asked: ReturnType<typeof readCase>,
  knownBy: z.output<typeof dayInput> | null,
): Promise<LicenceAnswer> {
  const book = await desk.controls()
  const found = determine(book, asked, knownBy)
  const ids = receiptIds(book, desk)
  const provisions = found.provisions.map((each) => provisionRowOf(book, each, ids))
  const inactive = found.inactive.filter(({ isTold }) => isTold).map((each) => inactiveRowOf(book, each, ids))
  const beside = found.inactive.filter(({ isTold }) => !isTold).map((each) => inactiveRowOf(book, each, ids))
  const wanted = [...new Set([...provisions, ...inactive, ...beside].flatMap(({ receipts }) => receipts))]
  const told = new Set([...provisions, ...inactive].map(({ rule_id }) => rule_id))
  const rules = book.rules.filter(({ id }) => told.has(id))
  const pointIds = new Set([
    ...rules.flatMap(({ ambiguities }) => ambiguities ?? []),
    ...found.flags.flatMap((flag) => flag.match(/\bA\d\d\b/g) ?? []),
  ])
  return {
    outcome: found.outcome,
    licence_required: found.licenceRequired,
    says: sayOutcome(found, asked),
    authority: found.authority,
    provisions,
    review_policy: found.reviewPolicy,
    inactive_rules: inactive,
    inactive_beside: beside,
    obligations: [...found.obligations],
    flags: [...found.flags],
    by_scenario:
      found.byBranch === null
        ? null
        : Object.fromEntries([...found.byBranch].map(([id, decision]) => [id, branchOf(book, id, decision)])),
    confidence: found.confidence,
    steps: found.steps.map(({ step, title, rules: weighed }) => ({
      step,
      title,
      rules: weighed.map(({ ruleId, ...rest }) => ({ rule_id: ruleId, ...rest })),
    })),
    missing: [...found.missing],
    timeline: [...told].flatMap((id) => {
      const rule = rules.find((each) => each.id === id)
      if (rule === undefined) return []
      const spans = timelineOf(book, rule, knownBy).map(({ from, to, state, by, branch }) => ({
        from,
        to,
        state,
        by,
        scenario: branch,
        supposes: book.scenarios.find((each) => each.id === branch)?.title ?? null,
      }))
      return [{ rule_id: id, title: rule.title, spans }]
    }),
    wouldChange: found.wouldChange.map(({ ruleId, ...rest }) => ({ ...rest, rule_id: ruleId })),
    interpretations: book.interpretations
      .filter(
        ({ id, applies_to }) => found.flags.some((flag) => flag.includes(`(${id})`)) || applies_to.some((rule) => told.has(rule)),
      )
      .map(({ id, topic, statement, caution }) => ({ id, topic, statement, caution: caution ?? null })),
    ambiguities: [...pointIds].toSorted().flatMap((id) => {
      const point = book.ambiguities.get(id)
      return point === undefined ? [] : [{ id: point.id, title: point.title, detail: point.detail }]
    }),
    on: asked.date,
    knownBy,
    ruleSet: { hash: book.hash, horizon: book.horizon },
    receipts: (await desk.receipts.getMany(wanted, undefined)).map(receiptRowOf),
  }
}

function provisionRowOf(book: ControlBook, { ruleId, role }: Provision, ids: ReceiptIds): z.output<typeof provisionRow> {
  const rule = book.rules.find(({ id }) => id === ruleId)
  if (rule === undefined) throw new RangeError(`the engine named ${ruleId}, which is no rule`)
  return {
    rule_id: rule.id,
    role,
    title: rule.title,
    instrument: book.instruments.find(({ id }) => id === rule.instrument)?.title ?? rule.instrument,
    clause: rule.article,
    says: rule.effect ?? rule.title,
    confidence: rule.confidence,
    receipts: ids(rule.id),
  }
}

const inactiveRowOf = (book: ControlBook, each: Inactive, ids: ReceiptIds): z.output<typeof inactiveRow> => ({
  rule_id: each.ruleId,
  reason: each.reason,
  by: each.by,
  date: each.date,
  title: book.rules.find(({ id }) => id === each.ruleId)?.title ?? each.ruleId,
  direct: each.isDirect,
  receipts: [...new Set([...ids(each.ruleId), ...(each.by === null ? [] : ids(each.by))])],
})

const branchOf = (book: ControlBook, id: string, decision: Decision) => ({
  title: book.scenarios.find((each) => each.id === id)?.title ?? id,
  outcome: decision.outcome,
  licence_required: decision.licenceRequired,
  provisions: decision.provisions.filter(({ isDeciding }) => isDeciding).map(({ ruleId }) => ruleId),
  inactive: decision.inactive.filter(({ decides }) => decides).map(({ ruleId }) => ruleId),
  review_policy: decision.reviewPolicy,
})
