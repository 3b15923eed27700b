import { isExportFormat, type ExportFormat } from '../../answers/exporting/ports.ts'
import type { Operation } from '../../answers/operation.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Export } from '../export.ts'
import type { Edge } from './edge.ts'
import { printed, printedLines, type Printed } from './print.ts'

export const formats = [...printed, 'csv', 'xlsx', 'parquet'] as const
export type Format = Printed | ExportFormat

/** Where an answer goes: the file of `--out`, or standard output. */
export interface Delivery {
  readonly format: Format
  readonly out: string | undefined
}

/** Refused before the question is asked: bytes of a spreadsheet on a terminal help nobody. */
export function refuseBinaryOnTerminal({ format, out }: Delivery, edge: Edge): void {
  if ((format === 'xlsx' || format === 'parquet') && out === undefined && edge.terminal !== null)
    throw new Refusal('bad-input', `${format} is not for a terminal; name a file with --out`)
}

/** Prints an answer, or writes it into the file that was named. */
export async function deliver(
  edge: Edge,
  op: Operation,
  asked: { readonly input: unknown; readonly answer: unknown },
  { format, out }: Delivery,
  toFile: Export,
): Promise<void> {
  if (isExportFormat(format)) {
    const { chunks } = await toFile(op.name, asked, format)
    return out === undefined ? edge.outBytes(chunks) : edge.writeFile(out, chunks)
  }
  const lines = printedLines(op, asked.answer, format, out === undefined ? edge.terminal : null)
  if (out !== undefined) return edge.writeFile(out, encoded(lines))
  for (const line of lines) edge.out(line)
}

async function* encoded(lines: Iterable<string>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  for (const line of lines) yield await Promise.resolve(encoder.encode(line))
}
