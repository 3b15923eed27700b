import { z } from 'zod'
import { readDay, type Day } from '../../kernel/day.ts'

/** The rule book as data: the tables of `data/controls/`, one schema a table. Words are those a lawyer would use in review. */

const day = z.string().transform((text, context): Day => {
  const result = readDay(text)
  if (result.ok) return result.value
  context.addIssue({ code: 'custom', message: result.fault.says })
  return z.NEVER
})
const confidence = z.enum(['high', 'medium', 'low'])
const sources = z.array(z.string())
const list = z.array(z.string())

export const instrument = z.strictObject({ id: z.string(), title: z.string(), issuer: z.string(), issued: z.string() })

/** What a rule is on the days of an interval. `unknown`: the pages that were read do not say. */
export const ruleStates = ['scheduled', 'in_force', 'suspended', 'expired', 'revoked', 'unknown'] as const
export type RuleState = (typeof ruleStates)[number]

export const ruleKinds = [
  'licence_requirement',
  'prohibition',
  'entity_prohibition',
  'review_policy',
  'exemption',
  'licence_type',
  'obligation',
  'procedure',
  'scope',
  'procurement_bar',
  'duty',
  'target',
  'none',
] as const
export type RuleKind = (typeof ruleKinds)[number]

/** Which movement a rule is about. */
export const reaches = [
  'export_from_CN',
  'third_country',
  'export_or_third_country',
  'technology_from_CN',
  'through_CN',
  'export_from_US',
  'export_from_MY',
  'export_from_VN',
  'import_to_US',
  'us_defence_procurement',
  'none',
] as const
export type Reach = (typeof reaches)[number]

export const endUsers = ['military', 'control_listed', 'watch_listed', 'owned_by_listed'] as const
export const endUses = ['military', 'mass_destruction', 'terrorism', 'advanced_chips', 'military_ai', 'humanitarian'] as const

/** Conditions of a rule; every one that is named must hold. */
export const when = z.strictObject({
  items: z.union([list, z.enum(['any_dual_use', 'none'])]).optional(),
  part: z.enum(['prohibited', 'restricted']).optional(),
  minerals: list.optional(),
  forms: list.optional(),
  origin: z.string().optional(),
  made: z.literal('outside CN').optional(),
  destination: z.string().optional(),
  user: z.array(z.enum(endUsers)).optional(),
  use: z.array(z.enum(endUses)).optional(),
  owned_percent_at_least: z.number().optional(),
  listed_on: z.string().optional(),
  third_country_transfers: z.enum(['barred', 'not_barred', 'unknown']).optional(),
  content: z
    .strictObject({ items: list, origin: z.string(), value_percent_at_least: z.number(), ambiguities: list.optional() })
    .optional(),
  technology_origin: z.strictObject({ place: z.string(), ambiguities: list.optional() }).optional(),
  technology: list.optional(),
  service: list.optional(),
  code: z.string().optional(),
  actor: z.string().optional(),
  knowledge: z.string().optional(),
  licence_held: z.string().optional(),
  passes_on: list.optional(),
  mined: z.literal('illegally').optional(),
  magnets: list.optional(),
  stages: list.optional(),
  covered_countries: list.optional(),
  hts: list.optional(),
  goods_unread: z.string().optional(),
})

export const rule = z.strictObject({
  id: z.string(),
  title: z.string(),
  instrument: z.string(),
  article: z.string(),
  jurisdiction: z.string(),
  authority: z.string(),
  kind: z.enum(ruleKinds),
  reach: z.enum(reaches),
  when,
  review_policy: z.string().optional(),
  applies_with: list.optional(),
  /** A regime of its own beside these controls: it never decides the answer, a remark tells of it. */
  is_separate: z.literal(true).optional(),
  role: z.string().optional(),
  effect: z.string().optional(),
  obligations: list.optional(),
  rate_percent: z.number().optional(),
  exceptions: list.optional(),
  closed_for: list.optional(),
  max_validity: z.string().optional(),
  note: z.string().optional(),
  announced: day,
  ambiguities: list.optional(),
  confidence,
  sources: sources.min(1),
  locator: z.string().optional(),
})
export type Rule = z.output<typeof rule>

export const interval = z.strictObject({
  from: day,
  to: day.optional(),
  state: z.enum(ruleStates),
  by: z.string().optional(),
  confidence: confidence.optional(),
  note: z.string().optional(),
})
export type Interval = z.output<typeof interval>

export const statusRow = z.strictObject({ rule: z.string(), intervals: z.array(interval).min(1) })

export const suspension = z.strictObject({
  id: z.string(),
  title: z.string(),
  scenario: z.string().optional(),
  rules: list.min(1),
  from: day,
  to: day,
  /** Day on which the pause could first be known. */
  known: day,
  effect: z.string(),
  /** Part of the notice that is paused, where the rest of the notice goes on: told beside what goes on. */
  covers_only: z.string().optional(),
  leaves_alone: list.optional(),
  confidence,
  /** How sure it is that the rules run again the day after. */
  revival_confidence: confidence,
  ambiguities: list.optional(),
  sources: sources.min(1),
})
export type Suspension = z.output<typeof suspension>

export const scenario = z.strictObject({
  id: z.string(),
  title: z.string(),
  assumes: list,
  known: day,
  /** What leaves open whether this branch came about. */
  ambiguities: list.optional(),
  sources: sources.min(1),
})

export const itemTest = z.strictObject({
  property: z.string(),
  op: z.enum(['>', '>=', '<', '<=']),
  value: z.number(),
})

export const itemEntry = z.strictObject({
  code: z.string().optional(),
  elements: list.optional(),
  form: z.string(),
  description: z.string(),
  named: list.optional(),
  complete: z.literal(false).optional(),
  part: z.enum(['prohibited', 'restricted']).optional(),
  tests: z.array(itemTest).optional(),
  parameter: z.string().optional(),
  cas: z.string().optional(),
  hs: list.optional(),
  confidence,
  sources: sources.min(1),
})
export type ItemEntry = z.output<typeof itemEntry>

export const itemList = z.strictObject({
  id: z.string(),
  title: z.string(),
  instrument: z.string(),
  note: z.string().optional(),
  not_listed: list.optional(),
  hs_all: list.optional(),
  /** How goods with an item of this list fixed in are read; by default as outside, without a reading to lean on. */
  built_in: z.strictObject({ is_listed: z.boolean(), reading: z.string(), ambiguities: list }).optional(),
  /** What is open about entries that were not read whole. */
  ambiguities: list.optional(),
  sources: sources.min(1),
  entries: z.array(itemEntry).min(1),
})
export type ItemList = z.output<typeof itemList>

export const entityList = z.strictObject({
  id: z.string(),
  list: z.string(),
  country: z.string(),
  instrument: z.string(),
  names_complete: z.boolean(),
  sources: sources.min(1),
  entities: list,
})
export type EntityList = z.output<typeof entityList>

export const interpretation = z.strictObject({
  id: z.string(),
  topic: z.string(),
  statement: z.string(),
  applies_to: list,
  caution: z.string().optional(),
  confidence,
  sources: sources.min(1),
})

export const ambiguity = z.strictObject({ id: z.string(), title: z.string(), detail: z.string(), sources: sources.optional() })

/** Buyers a remark can be about. */
export const buyers = ['military', 'not_listed', 'owned_by_listed'] as const

/** Beside which cases a remark is told; every condition that is named must hold, and one at least is named. */
export const remarkWhen = z
  .strictObject({
    /** One of these rules is in force and fits. */
    applies: list.min(1).optional(),
    outcomes: list.min(1).optional(),
    reach: z.enum(reaches).optional(),
    origin: list.min(1).optional(),
    to: list.min(1).optional(),
    from_other_than: list.min(1).optional(),
    to_other_than: list.min(1).optional(),
    forms: list.min(1).optional(),
    /** The goods contain one of these. */
    minerals: list.min(1).optional(),
    /** The goods are known to contain none of these. */
    without: list.min(1).optional(),
    buyer: z.enum(buyers).optional(),
    from_day: day.optional(),
  })
  .refine((conditions) => Object.keys(conditions).length > 0, 'a remark needs a condition')

export const remark = z.strictObject({ rests_on: list.min(1), says: z.string().optional(), when: remarkWhen })
export type Remark = z.output<typeof remark>

export const licenceType = z.strictObject({
  id: z.string(),
  max_validity: z.string().optional(),
  value: z.string().optional(),
  note: z.string().optional(),
  sources: sources.optional(),
})

/** The tables by file name, each with its schema. */
export const bookTables = {
  'instruments.yaml': z.array(instrument),
  'rules.yaml': z.array(rule),
  'status.yaml': z.array(statusRow),
  'suspensions.yaml': z.array(suspension),
  'scenarios.yaml': z.array(scenario),
  'item-lists.yaml': z.array(itemList),
  'entity-lists.yaml': z.array(entityList),
  'interpretations.yaml': z.array(interpretation),
  'ambiguities.yaml': z.array(ambiguity),
  'remarks.yaml': z.array(remark),
  'licence-types.yaml': z.array(licenceType),
} as const

/** Everything the engine decides from. `horizon`: nothing that happened after this day was read. */
export interface ControlBook {
  readonly instruments: readonly z.output<typeof instrument>[]
  readonly rules: readonly Rule[]
  readonly status: ReadonlyMap<string, readonly Interval[]>
  readonly suspensions: readonly Suspension[]
  readonly scenarios: readonly z.output<typeof scenario>[]
  readonly itemLists: ReadonlyMap<string, ItemList>
  readonly entityLists: ReadonlyMap<string, EntityList>
  readonly interpretations: readonly z.output<typeof interpretation>[]
  readonly ambiguities: ReadonlyMap<string, z.output<typeof ambiguity>>
  readonly remarks: readonly Remark[]
  readonly licenceTypes: readonly z.output<typeof licenceType>[]
  readonly horizon: Day
  /** Hash of the tables: what a decision card names as the rule set. */
  readonly hash: string
}
