import type { z } from 'zod'
import type { concentrationOutput } from '../../../answers/concentration/concentration.ts'
import type { Sheet } from '../sheet.ts'
import { sayNumber } from './words.ts'

const index = (value: number | null): string => (value === null ? 'not known' : value.toFixed(4))
const percent = (value: number | null): string => (value === null ? 'not known' : `${sayNumber(value * 100)} %`)

/** Measures with their conventions first, then who they are made of, then the years. */
export function concentrationSheet(answer: z.output<typeof concentrationOutput>): Sheet {
  const { parameters, interval, n1 } = answer
  return {
    title: answer.definition?.says ?? `concentration of ${parameters.suppliers} suppliers of your table`,
    lines: [
      `HHI ${index(answer.hhi)} (${index(interval.hhi.low)} to ${index(interval.hhi.high)}), that is ${answer.effective === null ? 'an unknown number of' : sayNumber(answer.effective, 2)} equal suppliers`,
      `largest ${percent(answer.cr1)}, three largest ${percent(answer.cr3)}, entropy ${index(answer.entropy)}, normalised with n ${parameters.n}: ${index(answer.normalised)}`,
      ...(n1 === null
        ? []
        : [
            `without ${n1.name} ${percent(n1.coverage)} of demand is met${parameters.spare > 0 || n1.withSpare !== n1.coverage ? `, ${percent(n1.withSpare)} with spare capacity` : ''}`,
          ]),
      ...(answer.governanceMean === null
        ? []
        : [
            `governance, weighted mean ${sayNumber(answer.governanceMean, 3)} (${parameters.governanceScale}); HHI-WGI ${index(answer.hhiWgi)}, with trade ${index(answer.hhiWgiT)}`,
          ]),
      `whole: ${sayNumber(parameters.whole, 3)}${parameters.unit === null ? '' : ` ${parameters.unit}`}, ${parameters.wholeIs}; "other countries": ${parameters.other}`,
    ],
    tables: [
      {
        title: '',
        columns: [
          { head: 'Place', share: 3 },
          { head: 'Share, %', share: 1.5, number: true },
          { head: 'Amount', share: 2, number: true },
          { head: 'Receipt', share: 3 },
        ],
        rows: answer.suppliers.map((supplier) => [
          supplier.name,
          sayNumber(supplier.share * 100),
          sayNumber(supplier.amount, 2),
          supplier.receipts[0] ?? '',
        ]),
        empty: 'No supplier has a number.',
      },
      ...(answer.byYear.length < 2
        ? []
        : [
            {
              title: 'Over the years',
              columns: [
                { head: 'Period', share: 2 },
                { head: 'HHI', share: 1, number: true },
                { head: 'Largest', share: 3 },
                { head: 'Kind', share: 2 },
              ],
              rows: answer.byYear.map((year) => [
                year.scenario === null ? year.period : `${year.period}, ${year.scenario}`,
                index(year.hhi),
                year.largest === null ? '' : `${year.largest.name} ${percent(year.largest.share)}`,
                year.kind,
              ]),
              empty: '',
            },
          ]),
      ...(answer.conventions.length < 2
        ? []
        : [
            {
              title: 'Under other conventions',
              columns: [
                { head: 'Convention', share: 5 },
                { head: 'HHI', share: 1, number: true },
              ],
              rows: answer.conventions.map((each) => [each.says, index(each.hhi)]),
              empty: '',
            },
          ]),
    ],
    notes: answer.notes,
  }
}
