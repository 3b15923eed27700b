import type { z } from 'zod'
import type { reconcileOutput } from '../../../answers/reconcile/reconcile.ts'
import type { Sheet } from '../sheet.ts'

const digits = (value: number | null): string =>
  value === null ? '' : value.toLocaleString('en-GB', { maximumSignificantDigits: 8 })

/** Each problem as a table, gross errors named above. */
export function reconcileSheet({ problems, notes }: z.output<typeof reconcileOutput>): Sheet {
  return {
    title: problems.length === 1 ? 'Reconciled values' : `Reconciled values of ${problems.length} problems`,
    lines: problems.map(
      ({ problem, chi2, degreesOfFreedom, pValue, disagree }) =>
        `${problem === '' ? '' : `${problem}: `}chi-square ${digits(chi2)} with ${degreesOfFreedom} degrees of freedom${pValue === null ? '' : ` (p ${pValue.toPrecision(2)})`}; ${disagree.length === 0 ? 'no gross error' : `disagree: ${disagree.join(', ')}`}`,
    ),
    tables: problems.map(({ problem, quantities }) => ({
      title: problem,
      columns: [
        { head: 'Quantity', share: 2 },
        { head: 'Observed', share: 1.5, number: true },
        { head: 'Value', share: 1.5, number: true },
        { head: 'Sd', share: 1.5, number: true },
        { head: 'Adjustment', share: 1.5, number: true },
        { head: 'Normalised', share: 1.5, number: true },
        { head: 'Class', share: 2 },
      ],
      rows: quantities.map((each) => [
        each.name,
        digits(each.observed),
        digits(each.value) || 'cannot tell',
        digits(each.sd),
        digits(each.adjustment),
        each.normalised === null ? '' : `${each.normalised.toFixed(2)}${each.isGrossError ? ' !' : ''}`,
        each.bound === null ? each.class : `${each.class}, at its bound`,
      ]),
      empty: 'No quantity.',
    })),
    notes,
  }
}
