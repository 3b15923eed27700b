import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { concentrationBounds, type Bounds } from '../../model/concentration-bounds.ts'
import { concentrationOf, otherTreatments, type OtherTreatment } from '../../model/concentration.ts'
import { governanceMeasures, governanceScales, type GovernanceMeasures } from '../../model/governance.ts'
import { shareBases, wholeOf, type Whole } from '../../model/whole.ts'
import { withoutLargest } from '../../model/without-largest.ts'
import type { Supply } from './supply.ts'

/** The conventions of the measures, as options of every form of the question. */
export const conventionInput = {
  base: z
    .enum(['listed', 'total'])
    .optional()
    .describe(
      'Divide by the sum of the listed rows or by the printed total; default: listed, unless it leaves over 2 % of the total unnamed',
    ),
  whole: z.coerce.number().positive().optional().describe('Divide by this whole instead, in the unit of the amounts'),
  other: z
    .enum(otherTreatments)
    .optional()
    .describe(
      'How a row "other countries" counts: excluded from the squares (default), as one supplier, or as equal ones (with --others)',
    ),
  others: z.coerce.number().int().min(1).max(100_000).optional().describe('Number of equal suppliers that "other countries" are'),
  n: z.coerce
    .number()
    .int()
    .min(2)
    .max(100_000)
    .optional()
    .describe('Number of suppliers in the normalised index; default: those listed'),
  spare: z.coerce
    .number()
    .min(0)
    .max(100)
    .optional()
    .describe('Fraction by which the others can raise output when the largest fails; default 0'),
}
export interface Conventions {
  readonly base?: 'listed' | 'total' | undefined
  readonly whole?: number | undefined
  readonly other?: OtherTreatment | undefined
  readonly others?: number | undefined
  readonly n?: number | undefined
  readonly spare?: number | undefined
}

const bounds = z.object({ low: z.number(), high: z.number() })

/** The measures with everything they rest on; fractions of one. */
export const measureFields = {
  hhi: z.number().nullable().describe('Sum of squared shares, 0 to 1; null when most of the whole has no name, see interval'),
  cr1: z.number().nullable().describe('Share of the largest supplier'),
  cr3: z.number().nullable().describe('Share of the three largest'),
  effective: z.number().nullable().describe('1 / HHI: so many equal suppliers would be as concentrated'),
  entropy: z.number().nullable().describe('Shannon entropy, nats'),
  normalised: z
    .number()
    .nullable()
    .describe('(HHI - 1/n) / (1 - 1/n), n in parameters; null where the index is below 1/n: there are more suppliers than n'),
  governanceMean: z.number().nullable().describe('sum(p w) / sum(p) of the suppliers with a score, on the scale in parameters'),
  hhiWgi: z.number().nullable().describe('sum(s^2 g), g governance as risk 0 to 1'),
  hhiWgiT: z.number().nullable().describe('sum(s^2 g t), t the trade parameter'),
  n1: z
    .object({
      largest: z.string(),
      name: z.string(),
      coverage: z.number().describe('Part of demand met without the largest supplier'),
      withSpare: z.number().describe('The same with the spare capacity of the others'),
    })
    .nullable(),
  interval: z
    .object({ hhi: bounds, cr1: bounds, cr3: bounds, effective: bounds, hhiWgi: bounds.nullable() })
    .describe(
      'Everything that bounds of the amounts, and suppliers without a name (many small ones to a single one), leave open',
    ),
  parameters: z.object({
    base: z.enum(shareBases),
    whole: z.number(),
    wholeIs: z.string(),
    listed: z.number().describe('Sum of the rows, "other countries" included'),
    total: z.number().nullable().describe('The printed total'),
    unit: z.string().nullable(),
    suppliers: z.number().int().describe('Suppliers with more than nought'),
    other: z.enum(otherTreatments),
    otherAmount: z.number(),
    otherSuppliers: z.number().int().nullable(),
    normalisation: z.enum(['listed', 'fixed']),
    n: z.number().int(),
    governanceScale: z.enum(governanceScales).nullable(),
    governanceFrom: z.string().nullable(),
    governanceCovered: z.number().nullable().describe('Part of the listed supply with a score'),
    spare: z.number(),
  }),
  conventions: z
    .array(z.object({ base: z.enum(shareBases), other: z.enum(otherTreatments), hhi: z.number(), says: z.string() }))
    .describe('The index under every convention that makes a difference here'),
}
const measuresSchema = z.object(measureFields)
export type Measures = z.output<typeof measuresSchema>

const otherOf = (asked: Conventions): { otherAs: OtherTreatment; otherSuppliers: number } => ({
  otherAs: asked.other ?? (asked.others === undefined ? 'excluded' : 'equal'),
  otherSuppliers: asked.others ?? 1,
})

/** Refuses conventions that contradict each other or the table. */
function refuseOdd(asked: Conventions, supply: Supply, listed: number): void {
  if (asked.other === 'equal' && asked.others === undefined)
    throw new Refusal('bad-input', 'other equal needs others: as how many suppliers do "other countries" count?')
  if (asked.others !== undefined && asked.other !== undefined && asked.other !== 'equal')
    throw new Refusal('bad-input', `others is a number of equal suppliers and does not go with other ${asked.other}`)
  if (asked.whole !== undefined && asked.base !== undefined) throw new Refusal('bad-input', 'give a base or a whole, not both')
  if (asked.whole !== undefined && asked.whole < listed * (1 - 1e-9))
    throw new Refusal('bad-input', `whole: the rows add up to ${listed}, which is more than ${asked.whole}`)
  if (asked.base === 'total' && supply.total === null)
    throw new Refusal('bad-input', 'base total: no total is printed with these rows; give one as whole')
}

/** Everything that is open: amounts within their bounds, and whether who has no name is many or one. */
function intervalOf(
  supply: Supply,
  whole: Whole,
  found: ReturnType<typeof concentrationOf>,
  governed: GovernanceMeasures | null,
): Measures['interval'] {
  const named = supply.suppliers.map(({ low, high }): Bounds => ({ low, high }))
  const { low = 0, high = 0 } = supply.other ?? {}
  const isFixed = whole.base !== 'listed'
  const lows = supply.suppliers.reduce((sum, supplier) => sum + supplier.low, low)
  const unnamed = { low, high: Math.max(high, isFixed ? high + whole.value - lows : 0) }
  const fixed = isFixed ? { whole: whole.value } : {}
  const least = concentrationBounds(named, { otherBounds: unnamed, otherAs: 'excluded', ...fixed })
  const most = concentrationBounds(named, { otherBounds: unnamed, otherAs: 'one', ...fixed })
  // The measure itself is within its interval; sums in another order may miss it by a rounding error.
  const widest = (pick: (of: typeof least) => Bounds, value: number): Bounds => ({
    low: Math.min(pick(least).low, pick(most).low, value),
    high: Math.max(pick(least).high, pick(most).high, value),
  })
  return {
    hhi: widest((of) => of.hhi, found.hhi),
    cr1: widest((of) => of.cr1, found.cr1),
    cr3: widest((of) => of.cr3, found.cr3),
    effective: widest((of) => of.effective, found.effective),
    hhiWgi: governed === null ? null : { low: governed.hhiWgiLow, high: governed.hhiWgiHigh },
  }
}

/** The index under the other bases and treatments of "other countries" that this table allows. */
function conventionsOf(supply: Supply, listed: number, asked: Conventions): Measures['conventions'] {
  const wholes = [
    { base: 'listed' as const, value: listed, says: 'over the listed rows' },
    ...(supply.total === null || supply.total === listed
      ? []
      : [{ base: 'total' as const, value: supply.total, says: 'over the printed total' }]),
    ...(asked.whole === undefined ? [] : [{ base: 'given' as const, value: asked.whole, says: 'over the whole given' }]),
  ]
  const other = supply.other?.amount ?? 0
  const treatments = other > 0 ? (['excluded', 'one'] as const) : (['excluded'] as const)
  const says = { excluded: ', "other countries" in no square', one: ', "other countries" as one supplier' }
  return wholes.flatMap((whole) =>
    treatments.map((otherAs) => ({
      base: whole.base,
      other: otherAs,
      // Rows that were rounded one by one may exceed their printed total by a little.
      hhi: Math.min(
        1,
        concentrationOf(
          supply.suppliers.map(({ amount }) => amount),
          { whole: whole.value, other, otherAs },
        ).hhi,
      ),
      says: `${whole.says}${other > 0 ? says[otherAs] : ''}`,
    })),
  )
}

/** Whole and index only, for a series over years. */
export function indexOf(supply: Supply, asked: Conventions): { whole: Whole; found: ReturnType<typeof concentrationOf> } {
  const other = supply.other?.amount ?? 0
  const amounts = supply.suppliers.map(({ amount }) => amount)
  const listed = amounts.reduce((sum, amount) => sum + amount, other)
  const whole = wholeOf(listed, supply.total, {
    ...(asked.base === undefined ? {} : { base: asked.base }),
    ...(asked.whole === undefined ? {} : { whole: asked.whole }),
  })
  const found = concentrationOf(amounts, {
    whole: whole.value,
    other,
    ...otherOf(asked),
    ...(asked.n === undefined ? {} : { n: asked.n }),
  })
  return { whole, found }
}

/** All measures of one supply under the conventions asked for. */
export function measuresOf(supply: Supply, asked: Conventions): Measures {
  const { suppliers, governance } = supply
  const other = supply.other?.amount ?? 0
  const listed = suppliers.reduce((sum, { amount }) => sum + amount, other)
  refuseOdd(asked, supply, listed)
  const { whole, found } = indexOf(supply, asked)
  if (whole.value <= 0) throw new Refusal('bad-input', 'all amounts are nought: there is nothing to divide')
  const governed =
    governance === null
      ? null
      : governanceMeasures(
          suppliers.map(({ amount, score, trade }) => ({ share: amount / whole.value, score, trade })),
          governance.scale,
        )
  const spare = asked.spare ?? 0
  const without = withoutLargest(suppliers, { whole: whole.value, spare })
  const largest = without === null ? undefined : suppliers[without.index]
  const { otherAs, otherSuppliers } = otherOf(asked)
  const told = (value: number): number | null => (supply.isStructure ? value : null)
  return {
    hhi: told(found.hhi),
    cr1: told(found.cr1),
    cr3: told(found.cr3),
    effective: told(found.effective),
    entropy: told(found.entropy),
    normalised: found.normalised < -1e-9 ? null : told(Math.max(0, found.normalised)),
    governanceMean: governed?.mean ?? null,
    hhiWgi: supply.isStructure ? (governed?.hhiWgi ?? null) : null,
    hhiWgiT: supply.isStructure ? (governed?.hhiWgiT ?? null) : null,
    n1:
      without === null || largest === undefined
        ? null
        : { largest: largest.place, name: largest.name, coverage: without.coverage, withSpare: without.withSpare },
    interval: intervalOf(supply, whole, found, governed),
    parameters: {
      base: whole.base,
      whole: whole.value,
      wholeIs: whole.says,
      listed,
      total: supply.total,
      unit: supply.unit,
      suppliers: suppliers.filter(({ amount }) => amount > 0).length,
      other: otherAs,
      otherAmount: other,
      otherSuppliers: otherAs === 'equal' ? otherSuppliers : null,
      normalisation: asked.n === undefined ? 'listed' : 'fixed',
      n: found.parameters.n,
      governanceScale: governance?.scale ?? null,
      governanceFrom: governance?.from ?? null,
      governanceCovered: governed?.covered ?? null,
      spare,
    },
    conventions: conventionsOf(supply, listed, asked),
  }
}
