import { z } from 'zod'
import type { Operation } from '../../answers/operation.ts'
import { filledFromFiles } from './given.ts'

/** One option of a command, derived from one field of the operation's input. */
export interface DerivedOption {
  readonly field: string
  readonly flag: string
  readonly boolean: boolean
  readonly required: boolean
  readonly says: string
  readonly choices: readonly string[] | null
}

export const kebab = (field: string): string => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The options of a question: every field that no file fills, in the order of the schema. */
export function optionsOf(op: Operation): DerivedOption[] {
  if (!(op.input instanceof z.ZodObject)) return []
  const schema = z.toJSONSchema(op.input, { io: 'input', unrepresentable: 'any' }) as JsonObject
  const required = new Set(schema.required ?? [])
  const filled = filledFromFiles(op.cli)
  return Object.entries(schema.properties ?? {})
    .filter(([field]) => !filled.has(field))
    .map(([field, property]) => ({
      field,
      flag: `--${kebab(field)}`,
      boolean: property.type === 'boolean',
      required: required.has(field),
      says: property.description ?? '',
      choices: property.enum ?? null,
    }))
}

interface JsonObject {
  readonly properties?: Readonly<
    Record<string, { readonly type?: string; readonly description?: string; readonly enum?: readonly string[] }>
  >
  readonly required?: readonly string[]
}
