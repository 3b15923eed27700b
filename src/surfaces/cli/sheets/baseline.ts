import { nameOfPlace } from '../../../answers/scenario/baseline-asked.ts'
import type { BaselineAnswer } from '../../../answers/baseline/shapes.ts'
import type { Sheet } from '../sheet.ts'
import { sayNumber, sayPercent as percent, sayRounded } from './words.ts'

function finding({ outputs, disagree, observations, balances }: BaselineAnswer): string {
  const [first] = outputs
  const held =
    first === undefined
      ? 'Nothing of it is made in the baseline.'
      : `${nameOfPlace(first.place)} leads in ${first.stage} of ${first.good} with ${percent(first.share)}.`
  const [worst] = disagree
  const against =
    worst === undefined
      ? 'No report is contradicted by the rest.'
      : `${disagree.length} of ${observations} observations are contradicted by the rest, most of all: ${worst.says}.`
  return `${held} All ${balances} balances are met. ${against}`
}

/** Who makes what at each stage, so that everything balances, and which reports had to give way. */
export function baselineSheet(answer: BaselineAnswer): Sheet {
  const { outputs, shipments, disagree, bySource, sources, notes } = answer
  const sourceName = (id: string | null): string =>
    id === null ? 'assumed' : (sources.find((each) => each.id === id)?.publisher ?? id)
  const amount = { share: 1, number: true } as const
  return {
    title: `The chain in ${answer.year}, reconciled`,
    lines: [
      finding(answer),
      `Chi-square ${sayNumber(answer.chi2)} over ${answer.degreesOfFreedom} degrees of freedom, p ${sayNumber(answer.pValue, 3)}.`,
    ],
    tables: [
      {
        title: 'Made, tonnes a year: contained element, or magnets of a grade',
        columns: [
          { head: 'Good', share: 2 },
          { head: 'Stage', share: 2 },
          { head: 'Place', share: 3 },
          { head: 'Tonnes', ...amount },
          { head: 'Standard deviation', ...amount },
          { head: 'Share', ...amount },
          { head: 'Ground', share: 2 },
        ],
        rows: outputs
          .filter(({ value, share }) => value > 0 && share >= 0.001)
          .map(({ good, stage, place, value, sd, share, ground }) => [
            good,
            stage,
            nameOfPlace(place),
            sayRounded(value),
            sayRounded(sd),
            percent(share),
            ground,
          ]),
        empty: 'Nothing.',
      },
      {
        title: 'Largest shipments, tonnes a year',
        columns: [
          { head: 'Good', share: 2 },
          { head: 'After', share: 2 },
          { head: 'From', share: 3 },
          { head: 'To', share: 3 },
          { head: 'Tonnes', ...amount },
          { head: 'Standard deviation', ...amount },
        ],
        rows: shipments
          .filter(({ from, to }) => from !== to)
          .toSorted((a, b) => b.value - a.value)
          .slice(0, 20)
          .map(({ good, stage, from, to, value, sd }) => [
            good,
            stage,
            nameOfPlace(from),
            nameOfPlace(to),
            sayRounded(value),
            sayRounded(sd),
          ]),
        empty: 'None crosses a border.',
      },
      {
        title: 'Who disagrees',
        columns: [
          { head: 'Observation', share: 6 },
          { head: 'Reported', share: 2, number: true },
          { head: 'Reconciled', share: 2, number: true },
          { head: 'Moved, in its deviations', ...amount },
          { head: 'Part of chi-square', ...amount },
        ],
        rows: disagree.map(({ says, observed, reconciled, normalised, chi2Share }) => [
          says,
          sayRounded(observed),
          sayRounded(reconciled),
          sayNumber(normalised),
          percent(chi2Share),
        ]),
        empty: 'Nobody.',
      },
      {
        title: 'Chi-square by source',
        columns: [
          { head: 'Source', share: 4 },
          { head: 'Ground', share: 2 },
          { head: 'Observations', ...amount },
          { head: 'Chi-square', ...amount },
          { head: 'Part', ...amount },
        ],
        rows: bySource.map(({ source, ground, observations, chi2, share }) => [
          sourceName(source),
          ground,
          String(observations),
          sayNumber(chi2),
          percent(share),
        ]),
        empty: '',
      },
    ],
    notes,
  }
}
