import type { Operation } from '../../answers/operation.ts'
import type { Edge } from './edge.ts'
import { sheetOf, type Sheet } from './sheet.ts'
import { asMarkdown, asTerminal } from './tables.ts'

export const formats = ['table', 'json', 'md'] as const
export type Format = (typeof formats)[number]

/** Prints an answer: the object itself, or the sheet a person reads. */
export function print(edge: Edge, op: Operation, answer: unknown, format: Format): void {
  if (format === 'json') {
    const lines = op.cli.linesField === undefined ? undefined : (answer as Record<string, unknown>)[op.cli.linesField]
    if (Array.isArray(lines)) for (const line of lines) edge.out(`${JSON.stringify(line)}\n`)
    else edge.out(`${JSON.stringify(answer, null, edge.terminal === null ? 0 : 2)}\n`)
    return
  }
  const sheet: Sheet = sheetOf(op.name, answer)
  edge.out(format === 'md' ? asMarkdown(sheet) : asTerminal(sheet, edge.terminal))
}
