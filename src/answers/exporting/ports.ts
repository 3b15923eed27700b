import type { ExportedAnswer } from './export-answer.ts'

/** Forms in which an answer leaves the desk as a table. JSON is the answer itself and needs no table. */
export const exportFormats = ['csv', 'xlsx', 'parquet'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const isExportFormat = (text: unknown): text is ExportFormat => exportFormats.some((format) => format === text)

/** What each form is called on the wire. */
export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
}

/** Writes an answer in one form. Nothing is left behind when writing fails or the reader stops early; same answer, same bytes. */
export type AnswerWriter = (exported: ExportedAnswer) => AsyncIterable<Uint8Array>
