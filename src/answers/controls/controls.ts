import { z } from 'zod'
import { readDay, type Day } from '../../kernel/day.ts'
import { Refusal } from '../../kernel/errors.ts'
import { receiptsOfRule, sayRule } from '../../ledger/controls/receipts.ts'
import { ruleKinds, type ControlBook } from '../../ledger/controls/book.ts'
import { differencesBetween, positionsOf } from '../../model/controls/differences.ts'
import { timelineOf } from '../../model/controls/timeline.ts'
import { symbolsOf } from '../../model/controls/shipment.ts'
import { dayInput } from '../dates.ts'
import { operation } from '../operation.ts'
import { controlsTable } from './controls-table.ts'

const states = ['not_yet_issued', 'scheduled', 'in_force', 'suspended', 'expired', 'revoked', 'unknown'] as const

export const controlsInput = z.object({
  words: z.array(z.string()).default([]).describe('Nothing, a rule, list or instrument to show, or: diff DAY DAY'),
  on: dayInput.optional().describe('Status on this day; default the day of asking'),
  knownBy: dayInput.optional(),
  jurisdiction: z.string().optional().describe('CN, US, EU, MY, VN …'),
  mineral: z.string().optional().describe('Rules whose lists or conditions name this mineral'),
  kind: z.enum(ruleKinds).optional(),
})

const standingRow = z.object({
  scenario: z.string().nullable().describe('Null where every branch agrees'),
  state: z.enum(states),
  by: z.string().nullable(),
  date: z.string().nullable(),
  confidence: z.enum(['high', 'medium', 'low']),
  note: z.string().nullable(),
})

export const controlsOutput = z.object({
  on: z.string(),
  rules: z.array(
    z.object({
      rule_id: z.string(),
      title: z.string(),
      instrument: z.string(),
      clause: z.string(),
      jurisdiction: z.string(),
      authority: z.string(),
      kind: z.string(),
      announced: z.string(),
      says: z.string(),
      status: z.array(standingRow),
      intervals: z.array(
        z.object({
          from: z.string(),
          to: z.string().nullable(),
          state: z.enum(states),
          by: z.string().nullable(),
          scenario: z.string().nullable().describe('Null where every branch agrees'),
        }),
      ),
      lists: z.array(z.string()),
      ambiguities: z.array(z.string()),
      receipts: z.array(z.string()),
    }),
  ),
  changes: z
    .array(
      z.object({
        rule_id: z.string(),
        title: z.string(),
        scenario: z.string().nullable(),
        from: z.enum(states),
        to: z.enum(states),
        by: z.string().nullable(),
      }),
    )
    .describe('Only for diff: rules whose state differs between the two days'),
  between: z.tuple([z.string(), z.string()]).nullable(),
  itemLists: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      note: z.string().nullable(),
      entries: z.array(
        z.object({
          code: z.string().nullable(),
          elements: z.array(z.string()),
          form: z.string(),
          description: z.string(),
          hs: z.array(z.string()),
          complete: z.boolean(),
          confidence: z.string(),
        }),
      ),
    }),
  ),
  entityLists: z.array(
    z.object({
      id: z.string(),
      list: z.string(),
      country: z.string(),
      instrument: z.string(),
      namesComplete: z.boolean(),
      entities: z.array(z.string()),
    }),
  ),
  interpretations: z.array(
    z.object({ id: z.string(), topic: z.string(), statement: z.string(), caution: z.string().nullable() }),
  ),
  ambiguities: z.array(z.object({ id: z.string(), title: z.string(), detail: z.string() })),
  ruleSet: z.object({ hash: z.string(), horizon: z.string() }),
})
export type ControlsAnswer = z.output<typeof controlsOutput>

const askedDay = (text: string | undefined): Day => {
  const read = readDay(text ?? '')
  if (read.ok) return read.value
  throw new Refusal(
    'unknown-date',
    text === undefined ? 'diff needs two days: controls diff 2025-11-06 2025-11-08' : read.fault.says,
  )
}

/** Whether a rule's own words, lists or conditions name a mineral. */
function names(book: ControlBook, rule: ControlBook['rules'][number], symbols: readonly string[]): boolean {
  const { items, minerals = [] } = rule.when
  if (items === 'any_dual_use') return true
  const elements = new Set(
    (Array.isArray(items) ? items : []).flatMap((id) =>
      (book.itemLists.get(id)?.entries ?? []).flatMap((entry) => entry.elements ?? []),
    ),
  )
  return symbols.some((symbol) => elements.has(symbol) || minerals.includes(symbol))
}

export const controls = operation({
  name: 'controls',
  asks: 'Which export controls are on the book, what were they on this day, and what changed between two days?',
  input: controlsInput,
  output: controlsOutput,
  cli: {
    argument: { name: 'words', field: 'words', kind: 'words', optional: true },
    examples: [
      'controls --on 2026-11-22 --jurisdiction CN',
      'controls diff 2025-11-06 2025-11-08',
      'controls CN-18-2025-LIC',
      'controls L18',
    ],
  },
  rows: controlsTable,
  async answer(desk, { words, on: asked, knownBy: known, jurisdiction, mineral, kind }) {
    const book = await desk.controls()
    const knownBy = known ?? null
    const isDiff = words[0]?.toLowerCase() === 'diff'
    const between: [Day, Day] | null = isDiff ? [askedDay(words[1]), askedDay(words[2])] : null
    const [first, last] = between ?? [null, null]
    if (first !== null && last !== null && first > last)
      throw new Refusal('bad-input', `${first} is after ${last}; write the earlier day first`)
    const on = asked ?? last ?? desk.today()
    const wanted = isDiff ? undefined : words[0]
    const symbols = mineral === undefined ? undefined : symbolsOf(mineral)
    if (mineral !== undefined && symbols === undefined)
      throw new Refusal('unknown-mineral', `no element or mineral is called "${mineral}"`)
    const changes = between === null ? [] : differencesBetween(book, between[0], between[1], knownBy)
    const changed = new Set(changes.map(({ rule }) => rule.id))
    const itemLists = [...book.itemLists.values()].filter(({ id, instrument }) => wanted === id || wanted === instrument)
    const entityLists = [...book.entityLists.values()].filter(({ id, instrument }) => wanted === id || wanted === instrument)
    const rules = book.rules
      .filter((rule) => knownBy === null || rule.announced <= knownBy)
      .filter((rule) => (isDiff ? changed.has(rule.id) : true))
      .filter((rule) => jurisdiction === undefined || rule.jurisdiction.toUpperCase() === jurisdiction.toUpperCase())
      .filter((rule) => kind === undefined || rule.kind === kind)
      .filter((rule) => symbols === undefined || names(book, rule, symbols))
      .filter(
        (rule) =>
          wanted === undefined ||
          rule.id === wanted ||
          rule.instrument === wanted ||
          (Array.isArray(rule.when.items) && rule.when.items.includes(wanted)) ||
          rule.when.listed_on === wanted,
      )
    if (wanted !== undefined && rules.length + itemLists.length + entityLists.length === 0)
      throw new Refusal('not-found', `no rule, list or instrument is called "${wanted}"; "controls" lists them`)
    const points = new Set(rules.flatMap(({ ambiguities }) => ambiguities ?? []))
    const shown = new Set(rules.map(({ id }) => id))
    return {
      on,
      rules: rules.map((rule) => ({
        rule_id: rule.id,
        title: rule.title,
        instrument: book.instruments.find(({ id }) => id === rule.instrument)?.title ?? rule.instrument,
        clause: rule.article,
        jurisdiction: rule.jurisdiction,
        authority: rule.authority,
        kind: rule.kind,
        announced: rule.announced,
        says: sayRule(rule),
        status: positionsOf(book, rule, on, knownBy).standings.map(
          ({ branch, standing: { state, by, date, confidence, note } }) => ({
            scenario: branch,
            state,
            by,
            date,
            confidence,
            note,
          }),
        ),
        intervals: timelineOf(book, rule, knownBy).map(({ from, to, state, by, branch }) => ({
          from,
          to,
          state,
          by,
          scenario: branch,
        })),
        lists: [
          ...(Array.isArray(rule.when.items) ? rule.when.items : []),
          ...(rule.when.listed_on === undefined ? [] : [rule.when.listed_on]),
        ],
        ambiguities: rule.ambiguities ?? [],
        receipts: receiptsOfRule(rule, desk.sources).map(({ id }) => id),
      })),
      changes: changes.map(({ rule, branch, before, after }) => ({
        rule_id: rule.id,
        title: rule.title,
        scenario: branch,
        from: before.state,
        to: after.state,
        by: after.by,
      })),
      between,
      itemLists: itemLists.map((list) => ({
        id: list.id,
        title: list.title,
        note: list.note ?? null,
        entries: list.entries.map((entry) => ({
          code: entry.code ?? null,
          elements: entry.elements ?? [],
          form: entry.form,
          description: entry.description,
          hs: entry.hs ?? [],
          complete: entry.complete !== false,
          confidence: entry.confidence,
        })),
      })),
      entityLists: entityLists.map((list) => ({
        id: list.id,
        list: list.list,
        country: list.country,
        instrument: list.instrument,
        namesComplete: list.names_complete,
        entities: [...list.entities],
      })),
      interpretations: book.interpretations
        .filter(({ applies_to }) => applies_to.some((id) => shown.has(id)))
        .map(({ id, topic, statement, caution }) => ({ id, topic, statement, caution: caution ?? null })),
      ambiguities: [...points].toSorted().flatMap((id) => {
        const point = book.ambiguities.get(id)
        return point === undefined ? [] : [{ id: point.id, title: point.title, detail: point.detail }]
      }),
      ruleSet: { hash: book.hash, horizon: book.horizon },
    }
  },
})
