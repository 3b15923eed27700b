import type { Band, ExposureChainAnswer } from '../../../answers/exposure-chain/exposure-chain.ts'
import { sayPlace } from '../../../kernel/place.ts'
import type { Sheet } from '../sheet.ts'
import { sayBand, sayPercent as percent, sayRounded } from './words.ts'

const banded = ({ p10, p50, p90 }: Band): string[] => [percent(p50), sayBand(p10, p90, percent)]

/** Open and hidden dependence of every place on one other, and where it is deepest. */
export function exposureChainSheet(answer: ExposureChainAnswer): Sheet {
  const { element, of, rows, origins, year, draws, notes } = answer
  return {
    title: `How ${element} in use hangs on ${of === 'OTHER' ? 'other places' : sayPlace(of)}`,
    lines: [answer.says, `Baseline of ${year}; bands over ${draws + 1} baselines that the observations allow.`],
    tables: [
      {
        title: 'Shares of what each place uses',
        columns: [
          { head: 'Place', share: 3 },
          { head: 'Uses, t a year', share: 1, number: true },
          { head: 'Direct', share: 1, number: true },
          { head: 'eight of ten', share: 2 },
          { head: 'Any stage', share: 1, number: true },
          { head: 'eight of ten', share: 2 },
          { head: 'Hidden', share: 1, number: true },
          { head: 'eight of ten', share: 2 },
          { head: 'Chokepoint', share: 2 },
        ],
        rows: rows.map(({ name, use, direct, anyStage, hidden, chokepoint }) =>
          [[name, sayRounded(use)], banded(direct), banded(anyStage), banded(hidden), [chokepoint ?? 'none']].flat(),
        ),
        empty: 'Nobody else uses it in the baseline.',
      },
      ...(origins.length === 0
        ? []
        : [
            {
              title: 'Who did each stage of what it uses, central baseline',
              columns: [
                { head: 'Stage', share: 2 },
                { head: 'Place', share: 3 },
                { head: 'Share', share: 1, number: true },
              ],
              rows: origins.map(({ stage, name, share }) => [stage, name, percent(share)]),
              empty: '',
            },
          ]),
    ],
    notes,
  }
}
