import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { isPlace } from '../kernel/place.ts'
import { operators, type Operator } from '../kernel/quantity.ts'
import { fault, read, type Read } from '../kernel/read.ts'
import { readPeriod } from '../kernel/period.ts'
import { authorityOf, basisOf, counterpartOf, kindOf, knownFrom, strengthOf, type FactRow } from './fact-rules.ts'
import type { Figure } from './figure.ts'

/** Columns of a fact table, in the notation of the gold guideline (section 8a). `kind` to `note` may be empty. */
const columns = [
  'id',
  'subject',
  'mineral',
  'stage',
  'geography',
  'measure',
  'operator',
  'value',
  'unit',
  'period',
  'kind',
  'source_publisher',
  'source_title',
  'source_url',
  'locator',
  'note',
] as const

/**
 * Reads a fact table (CSV with the columns of the gold guideline) into figures. What the table leaves implicit (what the
 * tonnes count, who the authority is, when the row could be known) is derived by the rules of `fact-rules.ts`.
 * Strict: the first wrong cell is a fault `bad-line` with line and column, both counted from 1.
 */
export function readFactTable(csv: string): Read<Figure[]> {
  let records: { record: string[]; info: { lines: number } }[]
  try {
    // The declared type knows nothing of `info: true`, which wraps each record with the line on which it ended.
    records = parse(csv, { bom: true, info: true, skip_empty_lines: true }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    return fault('bad-line', `the table is not CSV: ${error.message}`, { line })
  }
  const header = records[0]?.record ?? []
  const at = new Map(header.map((name, index) => [name.trim(), index]))
  for (const name of columns)
    if (!at.has(name)) return fault('bad-line', `the table has no column "${name}"`, { line: 1, column: header.length + 1 })
  const rows: (FactRow & { line: number })[] = []
  const seen = new Set<string>()
  for (const { record, info } of records.slice(1)) {
    const cell = (name: (typeof columns)[number]): string => record[at.get(name) ?? -1]?.trim() ?? ''
    const wrong = (name: (typeof columns)[number], says: string): Read<never> =>
      fault('bad-line', says, { line: info.lines, column: (at.get(name) ?? 0) + 1 })
    const row = Object.fromEntries(columns.map((name) => [name, cell(name)])) as unknown as FactRow
    if (!row.id) return wrong('id', 'a fact needs an id')
    if (seen.has(row.id)) return wrong('id', `the id "${row.id}" occurs twice`)
    if (!row.measure) return wrong('measure', `${row.id} has no measure`)
    if (!(operators as readonly string[]).includes(row.operator))
      return wrong('operator', `"${row.operator}" is not one of ${operators.join(' ')}`)
    if (row.geography && !isPlace(row.geography)) return wrong('geography', `"${row.geography}" is not a place`)
    if (!readPeriod(row.period).ok) return wrong('period', `"${row.period}" is not a period`)
    const value = readValue(row)
    if (!value.ok) return wrong('value', value.fault.says)
    seen.add(row.id)
    rows.push({ ...row, line: info.lines })
  }
  const knownOf = knownFrom(rows)
  return read(rows.map((row) => toFigure(row, knownOf)))
}

type Value = Pick<Figure, 'value' | 'low' | 'high' | 'text'>

function readValue(row: FactRow): Read<Value> {
  const none = { value: null, low: null, high: null, text: row.value }
  if (row.unit === 'text' || row.value === 'NA') return read(none)
  if (row.unit === 'date') return readPeriod(row.value).ok ? read(none) : fault('bad-line', `"${row.value}" is not a date`)
  if (row.operator === 'range') {
    const found = /^(-?[\d.]+)-(-?[\d.]+)$/.exec(row.value)
    const [low, high] = [Number(found?.[1]), Number(found?.[2])]
    if (!(low <= high)) return fault('bad-line', `"${row.value}" is not a range; write low-high`)
    return read({ value: (low + high) / 2, low, high, text: null })
  }
  const number = Number(row.value)
  if (row.value === '' || !Number.isFinite(number)) return fault('bad-line', `"${row.value}" is not a number`)
  return read({ value: number, low: number, high: number, text: null })
}

function toFigure(row: FactRow, knownOf: ReturnType<typeof knownFrom>): Figure {
  const value = readValue(row)
  const share = row.measure.endsWith('share')
  return {
    id: row.id,
    subject: row.subject,
    measure: row.measure,
    mineral: row.mineral || null,
    basis: basisOf(row),
    stage: row.stage || null,
    geography: row.geography || null,
    counterpart: counterpartOf(row),
    of:
      share && row.geography && row.geography !== 'WORLD' && row.stage !== 'trade' && row.measure !== 'equity_stake'
        ? 'WORLD'
        : null,
    period: row.period,
    unit: row.unit,
    kind: kindOf(row),
    operator: row.operator as Operator,
    ...(value.ok ? value.value : { value: null, low: null, high: null, text: null }),
    scenario: /scenario (\w+)|(base case)/.exec(row.note)?.[0]?.replace('scenario ', '') ?? null,
    publisher: authorityOf(row),
    sourceId: /^[a-z]+\d*/.exec(row.id)?.[0] ?? row.id,
    edition: row.source_title,
    rank: strengthOf(row),
    known: knownOf(row),
    receipts: [],
    from: /\b[a-z]+\d*-[a-z0-9-]+/g.test(row.locator) ? (row.locator.match(/\b[a-z]+\d*-[a-z0-9-]+/g) ?? []) : [],
    note: row.note,
  }
}
