/**
 * `node test/bench/licence.ts [--peers DIR]`: microseconds for one decision over the rule book, after a warm-up, and beside it the licence
 * duties of the same book in json-rules-engine, installed in DIR by the caller (`npm install --prefix DIR json-rules-engine`). The peer
 * decides less: item, way and days only; no branches, no review, no exemptions, no reasons. Where both speak, they must agree.
 */
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { quantileSorted } from 'simple-statistics'
import { dayNumber } from '../../src/kernel/day.ts'
import { determine } from '../../src/model/controls/determine.ts'
import { formOf } from '../../src/model/controls/goods.ts'
import { shipment, type Shipment } from '../../src/model/controls/shipment.ts'
import { controlBook } from '../controls.ts'

const book = controlBook()
const days = ['2025-03-01', '2025-10-25', '2025-11-08', '2026-09-22']
const goods = [
  { class: 'permanent_magnet', origin: 'CN', minerals: ['Nd', 'Fe', 'B', 'Dy'] },
  { class: 'oxide', origin: 'CN', minerals: ['Nd', 'Pr'] },
  { class: 'oxide', origin: 'CN', minerals: ['Tb'] },
  { class: 'metal', origin: 'CN', minerals: ['Ga'] },
  { class: 'metal', origin: 'CN', minerals: ['Ho'] },
]
const inputs = days.flatMap((date) =>
  goods.map((each) =>
    shipment.parse({
      date,
      transaction: { type: 'export', from: 'CN', to: 'DE' },
      goods: each,
      end_user: { name: 'Buyer', military: false, listed: null, owner: null },
      end_use: 'civil manufacturing',
      licence_held: null,
    }),
  ),
)

const rounds = 400
const warm = 100

/** Times of single calls after the warm-up, in microseconds, sorted. */
async function timed(decide: (input: Shipment) => unknown): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const input of inputs) {
      const started = performance.now()
      await decide(input)
      if (round >= warm) times.push((performance.now() - started) * 1000)
    }
  return times.toSorted((a, b) => a - b)
}

const say = (name: string, times: readonly number[]): void => {
  const at = (share: number): string => quantileSorted([...times], share).toFixed(0)
  process.stdout.write(`${name}: median ${at(0.5)} µs, p95 ${at(0.95)} µs, p99 ${at(0.99)} µs (${times.length} decisions)\n`)
}

const ours = await timed((input) => determine(book, input, null))
say('one decision, with steps, branches and days ahead', ours)
say('one decision, brief', await timed((input) => determine(book, input, null, true)))

interface PeerEngine {
  addRule(rule: unknown): void
  run(facts: unknown): Promise<{ events: { type: string }[] }>
}
const { values } = parseArgs({ options: { peers: { type: 'string' } } })
if (values.peers !== undefined) {
  const require = createRequire(`${values.peers}/package.json`)
  const { Engine } = require('json-rules-engine') as { Engine: new () => PeerEngine }
  const engine = new Engine()
  let count = 0
  for (const rule of book.rules)
    if (rule.kind === 'licence_requirement' && rule.reach === 'export_from_CN' && Array.isArray(rule.when.items))
      for (const entry of rule.when.items.flatMap((id) => book.itemLists.get(id)?.entries ?? []))
        for (const interval of book.status.get(rule.id) ?? []) {
          if (interval.state !== 'in_force' || entry.elements === undefined) continue
          const pauses = book.suspensions.filter((each) => each.rules.includes(rule.id) && each.scenario === undefined)
          count += 1
          engine.addRule({
            event: { type: rule.id },
            conditions: {
              all: [
                { fact: 'from', operator: 'equal', value: 'CHN' },
                { fact: 'form', operator: 'equal', value: entry.form },
                ...entry.elements.map((value) => ({ fact: 'minerals', operator: 'contains', value })),
                { fact: 'day', operator: 'greaterThanInclusive', value: dayNumber(interval.from) },
                ...(interval.to === undefined
                  ? []
                  : [{ fact: 'day', operator: 'lessThanInclusive', value: dayNumber(interval.to) }]),
                ...pauses.map((pause) => ({
                  any: [
                    { fact: 'day', operator: 'lessThan', value: dayNumber(pause.from) },
                    { fact: 'day', operator: 'greaterThan', value: dayNumber(pause.to) },
                  ],
                })),
              ],
            },
          })
        }
  const facts = (input: Shipment) => ({
    from: input.transaction.from,
    form: formOf(input.goods) ?? '',
    minerals: input.goods.minerals ?? [],
    day: dayNumber(input.date),
  })
  for (const input of inputs) {
    const theirs = new Set((await engine.run(facts(input))).events.map(({ type }) => type))
    const found = determine(book, input, null).provisions.map(({ ruleId }) => ruleId)
    const expected = found.filter((id) => id.endsWith('-LIC'))
    if (expected.length !== theirs.size || expected.some((id) => !theirs.has(id)))
      throw new Error(
        `disagreement on ${JSON.stringify(input.goods)} on ${input.date}: ${expected.join()} against ${[...theirs].join()}`,
      )
  }
  const peer = await timed((input) => engine.run(facts(input)))
  say(`json-rules-engine, ${count} rules`, peer)
  const ratio = quantileSorted([...peer], 0.5) / quantileSorted([...ours], 0.5)
  process.stdout.write(`ratio of medians: ${ratio.toFixed(1)} times faster\n`)
}
