import type { Operator } from '../kernel/quantity.ts'
import type { ClaimType, Measure, Modality } from './vocabulary.ts'

/** The fields that carry the stable id of the rule that set them. */
export const explainedFields = [
  'span',
  'type',
  'subject',
  'mineral',
  'stage',
  'geography',
  'counterpart',
  'measure',
  'of',
  'operator',
  'value',
  'unit',
  'basis',
  'asOf',
  'modality',
  'attributedTo',
] as const
export type ExplainedField = (typeof explainedFields)[number]

/** One value, or one datable or nameable fact, that one passage states at one place and somebody could look up. */
export interface Claim {
  /** The shortest piece of the passage that carries the value with its unit and operator word. */
  readonly quote: string
  /** UTF-16 offsets of `quote` in the text that was read. */
  readonly span: readonly [from: number, to: number]
  readonly type: ClaimType
  readonly subject: string | null
  readonly mineral: string | null
  readonly stage: string | null
  readonly geography: string | null
  readonly counterpart: string | null
  readonly measure: Measure | null
  readonly of: string | null
  readonly operator: Operator | null
  /** Number, `[low, high]`, ISO date, or null when the claim has no value. */
  readonly value: number | readonly [number, number] | string | null
  readonly unit: string | null
  /** What the tonnes count when the text says so: `REO`, `metal`, `oxide`, `contained` … */
  readonly basis: string | null
  readonly asOf: string | null
  readonly modality: Modality
  readonly attributedTo: string | null
  /** Which rule set which field, for `--explain`; `none` where no rule found anything and the field is null. */
  readonly rules: Readonly<Record<ExplainedField, string>>
}

/** A sentence that judges rather than states: shown to the reader, never scored. */
export interface Judgement {
  readonly quote: string
  readonly span: readonly [from: number, to: number]
  readonly why: string
}

/** A passage to read, with what is known around it. */
export interface Passage {
  readonly text: string
  readonly context: string | null
  /** What stands just before the passage in its document: resolves names and elisions, never dates, sources or measures. */
  readonly before?: string
  /** Day of the article, from which "October 30" takes its year. */
  readonly date: string | null
  readonly publisher: string | null
  /**
   * Mineral the whole document is about, for claims whose own words and background name none; null when the document names
   * none. Left out (a lone passage), the desk's own topic, rare earths, is assumed and marked by the rule `desk-topic`.
   */
  readonly topic?: string | null
}
