import type { AnswerWriter, ExportFormat } from '../../answers/exporting/ports.ts'

/** Every form an answer can leave in; the libraries behind them are loaded when one is asked for. */
export const writers: Readonly<Record<ExportFormat, () => Promise<AnswerWriter>>> = {
  csv: async () => (await import('./csv.ts')).writeCsv,
  xlsx: async () => (await import('./xlsx.ts')).writeXlsx,
  parquet: async () => (await import('./parquet.ts')).writeParquet,
}
