import { exportAnswer } from '../answers/exporting/export-answer.ts'
import { isExportFormat, mediaTypes, type AnswerWriter, type ExportFormat } from '../answers/exporting/ports.ts'
import type { Desk, Operation } from '../answers/operation.ts'
import { Refusal } from '../kernel/errors.ts'

/** An answer on its way out as a file. */
export interface ExportFile {
  readonly name: string
  readonly mediaType: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Turns the answer to a question into a file; the same on every surface. */
export interface Export {
  (name: string, asked: { readonly input: unknown; readonly answer: unknown }, format: DownloadFormat): Promise<ExportFile>
}

/** What can be downloaded: the answer itself, or its rows with sources and licences. */
export const downloadFormats = ['csv', 'json', 'xlsx', 'parquet'] as const
export type DownloadFormat = (typeof downloadFormats)[number]

/** Reads the format somebody asked for; anything else is refused in one sentence. */
export function readFormat(text: string): DownloadFormat {
  if (text === 'json' || isExportFormat(text)) return text
  throw new Refusal('bad-input', `there is no format "${text}"; formats: ${downloadFormats.join(', ')}`)
}

/** Writers by form, each loaded when it is first asked for. */
export type Writers = Readonly<Record<ExportFormat, () => Promise<AnswerWriter>>>

/** Binds the writers to a desk and its table of operations. */
export function exportWith(desk: Desk, operations: readonly Operation[], writers: Writers, version: string): Export {
  const byName = new Map(operations.map((op) => [op.name, op]))
  return async (name, { input, answer }, format) => {
    const op = byName.get(name)
    if (op === undefined) throw new Refusal('not-found', `there is no question called "${name}"`)
    const exported = await exportAnswer(desk, op, { input, answer, version })
    const file = `${exported.stem}.${format}`
    if (format === 'json') return { name: file, mediaType: 'application/json; charset=utf-8', chunks: asJson(answer) }
    const write = await writers[format]()
    return { name: file, mediaType: mediaTypes[format], chunks: write(exported) }
  }
}

async function* asJson(answer: unknown): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(`${JSON.stringify(answer)}\n`))
}

/** The whole file, before any of it is sent: what fails half-way is an error and never half a table. */
export async function bytesOfFile({ chunks }: ExportFile): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A download over HTTP. */
export async function downloadOf(file: ExportFile): Promise<Response> {
  const bytes = await bytesOfFile(file)
  return new Response(bytes, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
      'content-length': String(bytes.length),
    },
  })
}
