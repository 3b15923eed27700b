import type { Operation } from '../../answers/operation.ts'
import type { Edge } from './edge.ts'
import { sheetOf, type Sheet } from './sheet.ts'
import { asMarkdown, asTerminal } from './tables.ts'

/** Forms that are text to be read or piped; the other formats are files with sources and licences in each row. */
export const printed = ['table', 'json', 'md'] as const
export type Printed = (typeof printed)[number]

/** An answer as text: the object itself, or the sheet a person reads. `terminal` is null for a file or a pipe. */
export function* printedLines(op: Operation, answer: unknown, format: Printed, terminal: Edge['terminal']): Iterable<string> {
  if (format === 'json') {
    const lines = op.cli.linesField === undefined ? undefined : (answer as Record<string, unknown>)[op.cli.linesField]
    if (Array.isArray(lines)) for (const line of lines) yield `${JSON.stringify(line)}\n`
    else yield `${JSON.stringify(answer, null, terminal === null ? 0 : 2)}\n`
    return
  }
  const sheet: Sheet = sheetOf(op.name, answer)
  yield format === 'md' ? asMarkdown(sheet) : asTerminal(sheet, terminal)
}
