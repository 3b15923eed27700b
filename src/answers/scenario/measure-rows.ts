import { z } from 'zod'
import type { Measure, ScenarioFile } from '../../ledger/scenarios/scenario-file.ts'
import { sayMonth } from '../../kernel/month.ts'
import { sayMeasure, sayMonths } from './say-measure.ts'

/** A measure as the answers tell it. */
export const measureRow = z.object({
  path: z.string().describe('Where it stands in the file, counted from 1'),
  kind: z.string(),
  says: z.string(),
  months: z.string(),
  course: z.string().nullable().describe('The course it belongs to; null: it holds in all'),
  because: z.string().nullable(),
  sources: z.array(z.string()).describe('Ids of figures, events, rules and pauses'),
  receipts: z.array(z.string()).describe('Receipts of those'),
})
export type MeasureRow = z.output<typeof measureRow>

type ReceiptsOf = ReadonlyMap<string, readonly string[]>

function rowOf(measure: Measure, path: string, course: string | null, receipts: ReceiptsOf): MeasureRow {
  return {
    path,
    kind: measure.kind,
    says: sayMeasure(measure),
    months:
      'since' in measure && measure.kind !== 'capacity' && measure.kind !== 'release'
        ? sayMonths(measure)
        : 'since' in measure
          ? `from ${sayMonth(measure.since ?? 0)}`
          : 'throughout',
    course,
    because: measure.because ?? null,
    sources: measure.sources,
    receipts: [...new Set(measure.sources.flatMap((id) => receipts.get(id) ?? []))],
  }
}

/** Ids that the measures of a file rest on. */
export const sourcesOf = (file: ScenarioFile): string[] =>
  [...file.measures, ...file.courses.flatMap(({ measures }) => measures)].flatMap(({ sources }) => sources)

/** Every measure of a file in words, those of courses after the common ones. */
export const measureRows = (file: ScenarioFile, receipts: ReceiptsOf): MeasureRow[] => [
  ...file.measures.map((measure, at) => rowOf(measure, `measures.${at + 1}`, null, receipts)),
  ...file.courses.flatMap(({ name, measures }, of) =>
    measures.map((measure, at) => rowOf(measure, `courses.${of + 1}.measures.${at + 1}`, name, receipts)),
  ),
]
