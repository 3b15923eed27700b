import { z } from 'zod'
import { sayPlace } from '../../kernel/place.ts'
import { sayBasis } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { sayWhat } from '../../ledger/say-figure.ts'
import type { Candidate } from '../../ledger/settling/candidate.ts'
import { comparable, definitionId, questionOf } from '../../ledger/settling/definition-key.ts'
import { disagreementKinds, type Disagreement } from '../../ledger/settling/disagreement.ts'
import type { Override } from '../../ledger/settling/override.ts'
import { sayClass, type Settled } from '../../ledger/settling/settled.ts'
import { bases } from '../../ledger/definition.ts'
import { figureRow } from '../parts.ts'
import { figureRowOf } from '../receipt/receipt.ts'

/** The user's word on what prevails, as every answer that used it shows it. */
export const overrideRow = z.object({
  id: z.string(),
  figure: z.string().nullable(),
  definition: z.string(),
  undoes: z.array(z.string()),
  because: z.string(),
  known: z.string(),
})
export const overrideRowOf = (override: Override): z.output<typeof overrideRow> => ({ ...override, undoes: [...override.undoes] })

export const definitionRow = z.object({
  id: z.string().describe('df_…; what an override names'),
  measure: z.string(),
  mineral: z.string().nullable(),
  basis: z.enum(bases),
  stage: z.string().nullable(),
  geography: z.string().nullable(),
  counterpart: z.string().nullable(),
  of: z.string().nullable(),
  period: z.string(),
  scenario: z.string().nullable(),
  unit: z.string(),
  about: z.string().nullable().describe('Company, site or body; null where it is about the place itself'),
  projected: z.boolean().describe('Modelled, not an outcome'),
  says: z.string(),
})

/** A definition in one line: what is counted, where, on which basis. */
export function sayDefinitionOf(figure: Figure): string {
  const { about, projected } = questionOf(figure)
  const place = about !== null || figure.geography === null ? figure.subject : sayPlace(figure.geography)
  const basis =
    figure.basis === 'none' || figure.basis === 'text' || figure.basis === 'money' ? '' : `, ${sayBasis[figure.basis]}`
  return `${place}: ${sayWhat(figure)}${basis}${projected ? ', modelled' : ''}`
}

export const definitionRowOf = (figure: Figure): z.output<typeof definitionRow> => {
  const { measure, mineral, stage, geography, counterpart, of, period, scenario, unit, about, projected } = questionOf(figure)
  return {
    id: definitionId(figure),
    measure,
    mineral,
    basis: figure.basis,
    stage,
    geography,
    counterpart,
    of,
    period,
    scenario,
    unit,
    about,
    projected,
    says: sayDefinitionOf(figure),
  }
}

export const disagreementRow = z.object({
  kind: z
    .enum(disagreementKinds)
    .describe(
      'revision: one publisher, two editions; publishers: two originals; misprint: copies of one original differ; dating: one number, two dates; definition: they count different things',
    ),
  between: z.tuple([z.string(), z.string()]).describe('Figures, the one that stands first first'),
  tolerance: z.string(),
  says: z.string(),
})
export const disagreementRowOf = ({ kind, between, tolerance, says }: Disagreement): z.output<typeof disagreementRow> => ({
  kind,
  between: [between[0].id, between[1].id],
  tolerance,
  says,
})

const directness = ['measured', 'estimated', 'relayed', 'derived'] as const

export const candidateRow = z.object({
  figure: figureRow,
  standing: z.enum(['current', 'revised', 'withdrawn', 'numberless']),
  class: z.string().describe('Class of the source in words'),
  directness: z.enum(directness),
  original: z.string().describe('Who it goes back to; figures with one original are one witness'),
  relayed: z.boolean(),
  reason: z.string().describe('Why it stands where it stands'),
})
const candidateRowOf = (each: Candidate): z.output<typeof candidateRow> => ({
  figure: figureRowOf(each.figure),
  standing: each.standing,
  class: sayClass(each.figure.rank),
  directness: directness[each.directness],
  original: each.origin.original,
  relayed: each.origin.relayed,
  reason: each.reason,
})

export const settledRow = z.object({
  definition: definitionRow,
  prevailing: figureRow.nullable().describe('Null: cannot tell'),
  why: z.string(),
  candidates: z.array(candidateRow).describe('Best first'),
  groups: z.array(
    z.object({
      original: z.string(),
      figures: z.array(z.string()),
      value: z.number().nullable().describe('What it says now, in the unit of the definition'),
    }),
  ),
  independent: z.number().int().describe('How many originals speak with a number; copies count once'),
  spread: z.object({ low: z.number(), high: z.number(), unit: z.string() }).nullable(),
  conflict: z.boolean().describe('Whether any two figures lie further apart than is allowed'),
  disagreements: z.array(disagreementRow),
  override: overrideRow.nullable().describe('The override that decided'),
})
export type SettledRow = z.output<typeof settledRow>

export const settledRowOf = (settled: Settled, figure: Figure): SettledRow => ({
  definition: definitionRowOf(figure),
  prevailing: settled.prevailing === null ? null : figureRowOf(settled.prevailing),
  why: settled.why,
  candidates: settled.candidates.map(candidateRowOf),
  groups: settled.groups.map(({ original, figures, speaks }) => ({
    original,
    figures: figures.map(({ id }) => id),
    value: speaks === null ? null : comparable(speaks, speaks.value),
  })),
  independent: settled.independent,
  spread: settled.spread,
  conflict: settled.disagreements.length > 0,
  disagreements: settled.disagreements.map(disagreementRowOf),
  override: settled.override === null ? null : overrideRowOf(settled.override),
})
