import { z } from 'zod'
import { addDays, daysBetween, type Day } from '../../kernel/day.ts'
import { receiptsOfPause, receiptsOfRule } from '../../ledger/controls/receipts.ts'
import type { ControlBook, Rule, Suspension } from '../../ledger/controls/book.ts'
import { dayInput } from '../dates.ts'
import { operation } from '../operation.ts'

export const calendarInput = z.object({
  from: dayInput.optional().describe('First day; default the day of asking'),
  to: dayInput.optional().describe('Last day; default as far as the record goes'),
  jurisdiction: z.string().optional().describe('CN, US, EU, MY, VN …'),
  knownBy: dayInput.optional(),
})

export const calendarOutput = z.object({
  from: z.string(),
  horizon: z.string().describe('Last day of which anything was read: later entries are what was printed before'),
  entries: z.array(
    z.object({
      id: z.string(),
      date: z.string(),
      inDays: z.number().int(),
      kind: z.enum(['begins', 'ends', 'pause begins', 'pause ends']),
      title: z.string(),
      says: z.string(),
      jurisdiction: z.string(),
      rules: z.array(z.string()),
      scenario: z.string().nullable().describe('Set when the entry holds only in one branch'),
      supposes: z.string().nullable().describe('What that branch supposes'),
      confidence: z.enum(['high', 'medium', 'low']),
      receipts: z.array(z.string()),
    }),
  ),
})
export type CalendarAnswer = z.output<typeof calendarOutput>
type Entry = CalendarAnswer['entries'][number]
interface Dated extends Pick<Entry, 'kind' | 'says' | 'confidence'> {
  readonly date: Day
}

/** Days on which a rule begins or ends by its own text. */
function ofRule(book: ControlBook, rule: Rule): Dated[] {
  const intervals = book.status.get(rule.id) ?? []
  return intervals.flatMap((each, index) => {
    const before = intervals[index - 1]
    const found: Dated[] = []
    const confidence = each.confidence ?? rule.confidence
    if (each.state === 'in_force' && (before === undefined ? each.from > rule.announced : before.state !== 'in_force'))
      found.push({ date: each.from, kind: 'begins', says: `${rule.title} begins to run.`, confidence })
    if (each.state === 'in_force' && each.to !== undefined && intervals[index + 1]?.state !== 'in_force')
      found.push({ date: each.to, kind: 'ends', says: `${rule.title}: last day.`, confidence })
    return found
  })
}

const ofPause = (pause: Suspension): Dated[] => [
  {
    date: pause.from,
    kind: 'pause begins',
    says: `${pause.title}. ${pause.effect.charAt(0).toUpperCase()}${pause.effect.slice(1)}.`,
    confidence: pause.confidence,
  },
  {
    date: addDays(pause.to, 1),
    kind: 'pause ends',
    says: `${pause.title}: ${pause.to} was its last day; ${pause.rules.length === 1 ? 'the rule runs' : `${pause.rules.length} rules run`} again unless another act follows.`,
    confidence: pause.revival_confidence,
  },
]

export const calendar = operation({
  name: 'calendar',
  asks: 'Which controls begin, end, pause or come back, and when?',
  input: calendarInput,
  output: calendarOutput,
  cli: { examples: ['calendar', 'calendar --from 2026-11-01 --jurisdiction CN'] },
  async answer(desk, { from: asked, to, jurisdiction, knownBy }) {
    const book = await desk.controls()
    const from = asked ?? desk.today()
    const inside = (date: string): boolean => date >= from && (to === undefined || date <= to)
    const place = jurisdiction?.toUpperCase()
    const byId = new Map(book.rules.map((rule) => [rule.id, rule]))
    const entries: Entry[] = []
    const add = (
      of: Dated,
      about: Pick<Entry, 'title' | 'jurisdiction' | 'rules' | 'scenario' | 'supposes' | 'receipts'>,
      id: string,
    ): void => {
      const { date, kind, says, confidence } = of
      if (!inside(date) || (place !== undefined && about.jurisdiction !== place)) return
      entries.push({ id: `${id} ${kind} ${date}`, date, inDays: daysBetween(from, date), kind, says, confidence, ...about })
    }
    for (const rule of book.rules.filter(({ announced }) => knownBy === undefined || announced <= knownBy)) {
      const receipts = receiptsOfRule(rule, desk.sources).map(({ id }) => id)
      const { title, jurisdiction: where } = rule
      for (const dated of ofRule(book, rule))
        add(dated, { title, jurisdiction: where, rules: [rule.id], scenario: null, supposes: null, receipts }, rule.id)
    }
    for (const pause of book.suspensions.filter(({ known }) => knownBy === undefined || known <= knownBy)) {
      const receipts = receiptsOfPause(pause, desk.sources).map(({ id }) => id)
      const first = pause.rules[0] ?? ''
      const where = byId.get(first)?.jurisdiction ?? ''
      for (const dated of ofPause(pause))
        add(
          dated,
          {
            title: pause.title,
            jurisdiction: where,
            rules: [...pause.rules],
            scenario: pause.scenario ?? null,
            supposes: book.scenarios.find(({ id }) => id === pause.scenario)?.title ?? null,
            receipts,
          },
          `${pause.id} ${first}`,
        )
    }
    return {
      from,
      horizon: book.horizon,
      entries: entries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id.localeCompare(b.id))),
    }
  },
})
