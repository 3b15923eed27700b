import { canonical, hashOf } from '../../kernel/hash.ts'
import type { Day } from '../../kernel/day.ts'
import type { Desk, Operation } from '../operation.ts'
import { derivedTable } from './derived-table.ts'
import { sourcesTable, withEvidence, type Evidence } from './evidence.ts'
import type { AnswerTable, Cell } from './table.ts'

/** An answer ready to be written: its rows with sources, the sources in full, and what was asked. */
export interface ExportedAnswer {
  /** Name for a file, without ending: the question and the beginning of the answer's hash. */
  readonly stem: string
  readonly data: AnswerTable
  readonly sources: AnswerTable
  /** Question, inputs with their defaults, the two times, version and hash of the answer, and its single values. */
  readonly about: readonly (readonly [name: string, value: Cell])[]
}

/** Longer inputs, such as an article, are named by their hash. */
const longestShown = 1000

/** Puts an answer into the form every writer takes. `input` is what was asked; the defaults it left out are filled in and told. */
export async function exportAnswer(
  desk: Desk,
  op: Operation,
  asked: { readonly input: unknown; readonly answer: unknown; readonly version: string },
): Promise<ExportedAnswer> {
  const input = op.input.parse(asked.input) as Readonly<Record<string, unknown>>
  const table = op.rows === undefined ? derivedTable(op.output, asked.answer) : op.rows(asked.answer)
  const ids = [...new Set(table.rows.flatMap(({ receipts }) => receipts))]
  const receipts = await desk.receipts.getMany(ids, dayIn(input, 'knownBy'))
  const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]))
  const found = new Map(
    ids.map((id): [string, Evidence] => {
      const receipt = byId.get(id)
      return [id, { id, receipt, source: receipt && desk.sources.get(receipt.sourceId) }]
    }),
  )
  const hash = hashOf(canonical(asked.answer))
  return {
    stem: `ytterby-${op.name}-${hash.slice(0, 8)}`,
    data: withEvidence(table, found),
    sources: sourcesTable([...found.values()]),
    about: [
      ['question', op.asks],
      ['operation', op.name],
      ...Object.entries(input).map(([field, value]): [string, Cell] => [`input ${field}`, shown(value)]),
      ['as of', dayIn(input, 'asOf') ?? dayIn(asked.answer as typeof input, 'asOf') ?? desk.today()],
      ['known by', dayIn(input, 'knownBy') ?? 'everything in the store'],
      ['asked on', desk.today()],
      ['version', `Ytterby ${asked.version}`],
      ['hash of the answer', `sha256 ${hash}`],
      ['rows', table.rows.length],
      ...singleValues(asked.answer),
    ],
  }
}

const dayIn = (fields: Readonly<Record<string, unknown>>, name: string): Day | undefined =>
  typeof fields[name] === 'string' ? (fields[name] as Day) : undefined

function shown(value: unknown): Cell {
  if (value === null || value === undefined) return null
  const words = typeof value === 'string' ? value : canonical(value)
  if (words.length > longestShown) return `${words.length} characters, sha256 ${hashOf(words)}`
  return typeof value === 'number' || typeof value === 'boolean' ? value : words
}

/** Values that belong to the answer as a whole and to no row, such as a total or an index. */
function singleValues(value: unknown, path = 'answer'): [string, Cell][] {
  if (typeof value !== 'object' || value === null) {
    const isLong = typeof value === 'string' && value.length > longestShown
    return value === undefined || isLong ? [] : [[path, value as Cell]]
  }
  if (Array.isArray(value)) return []
  return Object.entries(value).flatMap(([field, inside]) => singleValues(inside, `${path}.${field}`))
}
