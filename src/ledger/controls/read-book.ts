import { parseDocument, LineCounter } from 'yaml'
import type { z } from 'zod'
import { readDay, type Day } from '../../kernel/day.ts'
import { canonical, hashOf } from '../../kernel/hash.ts'
import type { Fault } from '../../kernel/read.ts'
import { bookTables, type ControlBook } from './book.ts'

type Tables = { [K in keyof typeof bookTables]: z.output<(typeof bookTables)[K]> }

/** One table, with every complaint carrying file, line and column of the node complained of. */
function readTable<K extends keyof typeof bookTables>(name: K, text: string, faults: Fault[]): Tables[K] | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const file = `controls/${name}`
  for (const error of document.errors) {
    const at = lines.linePos(error.pos[0])
    faults.push({
      kind: 'broken-table',
      says: `${file}: ${error.message.split('\n')[0]?.replace(/ at line .*/, '') ?? 'not YAML'}`,
      line: at.line,
      column: at.col,
    })
  }
  if (document.errors.length > 0) return undefined
  const parsed = bookTables[name].safeParse(document.toJS())
  if (parsed.success) return parsed.data as Tables[K]
  for (const issue of parsed.error.issues) {
    const node = document.getIn(
      issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
      true,
    ) as { range?: [number, number, number] | null } | undefined
    const at = node?.range ? lines.linePos(node.range[0]) : { line: 1, col: 1 }
    faults.push({
      kind: 'bad-rule',
      says: `${file}: ${issue.path.join('.')}: ${issue.message}`,
      line: at.line,
      column: at.col,
    })
  }
  return undefined
}

/**
 * Reads the tables of `data/controls/` (path below `data/` to text). Whatever does not fit its schema is a fault with file, line
 * and column; `lint` looks at how the tables fit one another. `undefined` when any table could not be read.
 */
export function readBook(files: ReadonlyMap<string, string>, faults: Fault[]): ControlBook | undefined {
  const read = {} as { [K in keyof Tables]?: Tables[K] }
  const before = faults.length
  for (const name of [...Object.keys(bookTables), 'horizon.yaml'] as const) {
    const text = files.get(`controls/${name}`)
    if (text === undefined) faults.push({ kind: 'missing-table', says: `controls/${name} is missing from the bundled data` })
    else if (name in bookTables) Object.assign(read, { [name]: readTable(name as keyof Tables, text, faults) })
  }
  const horizon = horizonOf(files.get('controls/horizon.yaml') ?? '', faults)
  if (faults.length > before || horizon === undefined) return undefined
  const tables = read as Tables
  const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
    new Map(rows.map((row) => [row.id, row]))
  return {
    instruments: tables['instruments.yaml'],
    rules: tables['rules.yaml'],
    status: new Map(tables['status.yaml'].map((row) => [row.rule, row.intervals])),
    suspensions: tables['suspensions.yaml'],
    scenarios: tables['scenarios.yaml'],
    itemLists: byId(tables['item-lists.yaml']),
    entityLists: byId(tables['entity-lists.yaml']),
    interpretations: tables['interpretations.yaml'],
    ambiguities: byId(tables['ambiguities.yaml']),
    remarks: tables['remarks.yaml'],
    licenceTypes: tables['licence-types.yaml'],
    horizon,
    hash: hashOf(canonical(tables)),
  }
}

function horizonOf(text: string, faults: Fault[]): Day | undefined {
  const found = readDay(/^horizon:\s*(\S+)/m.exec(text)?.[1] ?? '')
  if (found.ok) return found.value
  faults.push({ kind: 'bad-rule', says: `controls/horizon.yaml: ${found.fault.says}` })
  return undefined
}
