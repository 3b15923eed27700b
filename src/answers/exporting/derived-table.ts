import { z } from 'zod'
import { canonical } from '../../kernel/hash.ts'
import type { ReceiptId } from '../../receipts/receipt.ts'
import { joined, tableOf, type AnswerTable, type Cell, type ColumnOf, type ColumnType } from './table.ts'

type Item = Readonly<Record<string, unknown>>

interface Schema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
}

/** Fields that become the sources of a row instead of columns. */
const evidence: ReadonlySet<string> = new Set(['receipt', 'receipts'])

/** A schema of one kind of thing. */
interface Kind extends Schema {
  readonly type: string
}

/** What a schema says apart from "or null"; undefined when it allows things of different kinds. */
function kindOf(schema: Schema): Kind | undefined {
  const { type } = schema
  if (type !== undefined) {
    const types = (typeof type === 'string' ? [type] : type).filter((each) => each !== 'null')
    return types.length === 1 && types[0] !== undefined ? { ...schema, type: types[0] } : undefined
  }
  if (schema.anyOf === undefined) return undefined
  const kinds = schema.anyOf.filter(({ type }) => type !== 'null')
  return kinds.length === 1 && kinds[0] !== undefined
    ? kindOf({ ...kinds[0], description: describedIn(schema, kinds[0]) })
    : undefined
}

const describedIn = (...schemas: readonly Schema[]): string =>
  schemas.find(({ description }) => description !== undefined)?.description ?? ''

const scalarTypes: Readonly<Record<string, ColumnType>> = {
  string: 'text',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
}

const columnName = (path: readonly string[]): string =>
  path.map((field) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)).join('_')

const fieldOf = (item: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((found, field) => (typeof found === 'object' && found !== null ? (found as Item)[field] : undefined), item)

const isScalar = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'

/** Anything in one cell: words as they are, lists of words joined, the rest as JSON. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value) && value.every(isScalar)) return joined(value)
  return typeof value === 'string' ? value : canonical(value)
}

function columnsOf(schema: Schema, path: readonly string[] = []): ColumnOf<Item>[] {
  return Object.entries(schema.properties ?? {}).flatMap(([field, declared]): ColumnOf<Item>[] => {
    if (evidence.has(field)) return []
    const here = [...path, field]
    const kind = kindOf(declared)
    if (kind?.properties !== undefined) return columnsOf(kind, here)
    const type = scalarTypes[kind?.type ?? ''] ?? 'text'
    return [
      {
        name: columnName(here),
        type,
        says: describedIn(declared, kind ?? {}) || `${here.join('.')} of the answer`,
        isQuoted: false,
        of: (item) => {
          const value = fieldOf(item, here)
          return type === 'text' ? asText(value) : (value as Cell | undefined)
        },
      },
    ]
  })
}

const isList = (schema: Schema): boolean => kindOf(schema)?.type === 'array' && kindOf(schema)?.items?.properties !== undefined

/** Every receipt named anywhere inside a value. */
export function receiptsWithin(value: unknown): ReceiptId[] {
  if (Array.isArray(value)) return value.flatMap(receiptsWithin)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, inside]) => (evidence.has(field) ? idsOf(inside) : receiptsWithin(inside)))
}

/** Receipts by id, or whole. */
function idsOf(value: unknown): ReceiptId[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(idsOf)
  const id = fieldOf(value, ['id'])
  return typeof id === 'string' ? [id] : []
}

/**
 * The table of an operation that declares none: one row for each item of the first list of its output, one column for each field
 * of an item; without such a list one row with the fields of the answer. An item that names no receipt rests on those of the answer.
 */
export function derivedTable(output: z.ZodType, answer: unknown): AnswerTable {
  const schema = z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }) as Schema
  const main = Object.entries(schema.properties ?? {}).find(([field, declared]) => !evidence.has(field) && isList(declared))
  const whole = idsOf(fieldOf(answer, ['receipts']))
  const receipts = (item: Item): ReceiptId[] => {
    const own = receiptsWithin(item)
    return own.length > 0 ? own : whole
  }
  if (main === undefined) return tableOf([answer as Item], columnsOf(schema), receipts)
  const [field, declared] = main
  const items = fieldOf(answer, [field])
  return tableOf(Array.isArray(items) ? (items as Item[]) : [], columnsOf(kindOf(declared)?.items ?? {}), receipts)
}
