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
    else if (terminal !== null) yield `${JSON.stringify(answer, null, 2)}\n`
    else yield* jsonInPieces(answer)
    return
  }
  const sheet: Sheet = sheetOf(op.name, answer)
  yield format === 'md' ? asMarkdown(sheet) : asTerminal(sheet, terminal)
}

/** Items of a list that are turned into text at a time, so that a long answer never stands in memory a second time as its own text. */
const itemsAtATime = 500

/** The bytes of `JSON.stringify`, an object of long lists piece by piece. */
export function* jsonInPieces(answer: unknown): Iterable<string> {
  const isPlain = typeof answer === 'object' && answer !== null && !Array.isArray(answer) && !('toJSON' in answer)
  const fields = isPlain ? Object.entries(answer).filter(([, value]) => value !== undefined) : []
  if (!fields.some(([, value]) => Array.isArray(value) && value.length > itemsAtATime)) {
    yield `${JSON.stringify(answer)}\n`
    return
  }
  for (const [index, [name, value]] of fields.entries()) {
    yield `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`
    if (!Array.isArray(value) || value.length <= itemsAtATime) yield JSON.stringify(value)
    else {
      for (let from = 0; from < value.length; from += itemsAtATime)
        yield `${from === 0 ? '[' : ','}${JSON.stringify(value.slice(from, from + itemsAtATime)).slice(1, -1)}`
      yield ']'
    }
  }
  yield '}\n'
}
