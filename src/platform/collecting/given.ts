import { Refusal } from '../../kernel/errors.ts'

/** Options of a chore as the command line gives them. */
export type Given = Readonly<Record<string, string | boolean | undefined>>

export const textGiven = (options: Given, name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** How a chore prints; refuses what is neither. */
export function readFormat(options: Given): 'table' | 'json' {
  const format = textGiven(options, 'format') ?? 'table'
  if (format !== 'table' && format !== 'json') throw new Refusal('bad-input', `--format is table or json, not "${format}"`)
  return format
}
