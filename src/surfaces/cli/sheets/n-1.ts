import type { N1Answer } from '../../../answers/n-1/n-1.ts'
import { sayPlace } from '../../../kernel/place.ts'
import type { Sheet } from '../sheet.ts'
import { sayPercent as percent } from './words.ts'

/** What is left of each good without its largest maker, the thinnest first. */
export function n1Sheet({ says, year, rows, notes }: N1Answer): Sheet {
  return {
    title: 'Without the largest supplier',
    lines: [says, `Baseline of ${year}.`],
    tables: [
      {
        title: 'What the others make, of all that is made',
        columns: [
          { head: 'Good', share: 3 },
          { head: 'Largest', share: 3 },
          { head: 'Its share', share: 1, number: true },
          { head: 'Left', share: 1, number: true },
          { head: 'Left at full capacity', share: 2, number: true },
        ],
        rows: rows
          .toSorted((a, b) => a.coverage - b.coverage)
          .map(({ good, largest, share, coverage, withSpare }) => [
            good,
            largest === 'OTHER' ? 'Other places' : sayPlace(largest),
            percent(share),
            percent(coverage),
            percent(withSpare),
          ]),
        empty: 'Nothing of it is made in the baseline.',
      },
    ],
    notes,
  }
}
