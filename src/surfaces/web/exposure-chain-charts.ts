import { nameOfPlace } from '../../answers/scenario/baseline-asked.ts'
import type { Band, ExposureChainAnswer, ExposureRow } from '../../answers/exposure-chain/exposure-chain.ts'
import type { Chart, ColumnPart, DotRow } from './charts/chart.ts'
import { bandOf, inPercent, part } from './parts/what-if-words.ts'
import { capital } from './say.ts'

const note = ({ draws, year }: ExposureChainAnswer): string =>
  `Computed by this desk from the reconciled baseline of ${year}; the band holds eight of ten of ${draws + 1} baselines that the observations allow`

const dot = (row: ExposureRow, band: Band, detail: string): DotRow => ({
  label: row.name,
  detail,
  value: inPercent(band.p50),
  low: inPercent(band.p10),
  high: inPercent(band.p90),
})

/** How much of what each place uses has been in the hands of the other at some stage, the deepest first. */
export function anyStageChart(answer: ExposureChainAnswer): Chart {
  const rows = answer.rows.toSorted((a, b) => b.anyStage.p50 - a.anyStage.p50)
  const [first, last] = [rows[0], rows.at(-1)]
  const whose = nameOfPlace(answer.of)
  return {
    name: 'any-stage',
    title:
      first === undefined || last === undefined
        ? `Nobody else uses ${answer.element}`
        : rows.length === 1
          ? `${part(first.anyStage.p50)} of the ${answer.element} ${first.name} uses has passed through ${whose}`
          : `Everybody leans on ${whose}: from ${part(last.anyStage.p50)} of the ${answer.element} in ${last.name} to ${part(first.anyStage.p50)} in ${first.name}`,
    subtitle: `Part of the ${answer.element} in magnets used that ${whose} has mined, separated, made into metal or into magnets, percent`,
    receipts: answer.receipts,
    note: note(answer),
    drawing: {
      kind: 'dots',
      unit: 'percent',
      rows: rows.map((row) => dot(row, row.anyStage, `bought as magnets ${bandOf(row.direct, part)}`)),
    },
  }
}

/** What a list of suppliers does not show. */
export function hiddenChart(answer: ExposureChainAnswer): Chart {
  const [first] = answer.rows
  return {
    name: 'hidden',
    title:
      first === undefined
        ? 'Nothing is hidden'
        : `${first.name} hides the most: ${part(first.hidden.p50)} beyond what it buys as magnets`,
    subtitle: `Any-stage less direct dependence on ${nameOfPlace(answer.of)}, percent of the ${answer.element} used`,
    receipts: answer.receipts,
    note: note(answer),
    drawing: {
      kind: 'dots',
      unit: 'percent',
      rows: answer.rows.map((row) =>
        dot(row, row.hidden, row.chokepoint === null ? 'no chokepoint' : `deepest in ${row.chokepoint}`),
      ),
    },
  }
}

/** Who did each stage of what one place uses. */
export function originsChart(answer: ExposureChainAnswer, row: ExposureRow): Chart {
  const stages = [...new Set(answer.origins.map(({ stage }) => stage))]
  const shareOf = (stage: string): number =>
    answer.origins.find((each) => each.stage === stage && each.place === answer.of)?.share ?? 0
  const deepest = stages.toSorted((a, b) => shareOf(b) - shareOf(a))[0]
  const whose = nameOfPlace(answer.of)
  return {
    name: 'origins',
    title:
      deepest === undefined
        ? `Where the ${answer.element} of ${row.name} comes from is not known`
        : `${capital(deepest)}: ${whose} does ${part(shareOf(deepest))} of it for ${row.name}`,
    subtitle: `Who did each stage of the ${answer.element} that ${row.name} uses, percent, central baseline`,
    receipts: answer.receipts,
    note: 'Bands join one place through the stages. What is left open is scrap, or places below half a percent',
    drawing: {
      kind: 'columns',
      columns: stages.map((stage) => ({
        title: capital(stage),
        note: `${answer.element}, ${answer.year}`,
        parts: answer.origins
          .filter((each) => each.stage === stage)
          .toSorted((a, b) => b.share - a.share)
          .map(({ place, name, share }): ColumnPart => ({
            key: place,
            name,
            value: inPercent(share),
            tone: place === answer.of ? 'lead' : place === row.place ? 'second' : place === 'OTHER' ? 'other' : 'rest',
          })),
      })),
    },
  }
}
