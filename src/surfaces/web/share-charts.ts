import { isStage, stageTitle } from '../../kernel/stage.ts'
import type { Chart } from './charts/chart.ts'
import { mineralTitle } from './minerals.ts'
import { basisTitle } from './parts/share-switches.tsx'
import type { ShareAnswer } from './questions.ts'
import { capital, sayPeriod, sayShare } from './say.ts'
import { finding, leadOf, type StageShare } from './stage-shares.ts'

/** What the overview's bars show: the leading place, the others that are named, and what is open. */
export function stagesChart(stages: readonly StageShare[], mineral: string): Chart {
  const answered = stages.filter((row) => 'answer' in row)
  return {
    name: 'stages',
    title: finding(stages),
    subtitle: `${mineralTitle(mineral)}, percent of the whole at each stage. Stages are counted on different bases and by different publishers`,
    receipts: answered.flatMap(({ answer }) => answer.receipts),
    drawing: {
      kind: 'bars',
      unit: 'percent',
      whole: 100,
      rows: answered.map(({ stage, answer }) => {
        const { basis, period, publisher } = answer.definition
        const lead = leadOf(answer.shares)
        const others = answer.shares.filter((share) => share !== lead)
        const note = `${basisTitle[basis]}, ${sayPeriod(period)}, ${publisher}`
        return {
          label: stageTitle[stage],
          parts: [
            ...(lead === undefined
              ? []
              : [
                  {
                    name: lead.name,
                    tone: lead.place === 'CHN' ? ('lead' as const) : ('second' as const),
                    value: lead.value,
                    receipts: lead.receipts,
                    note,
                  },
                ]),
            {
              name: 'Others, named',
              tone: 'rest' as const,
              value: others.reduce((sum, { value }) => sum + value, 0),
              receipts: [...new Set(others.flatMap(({ receipts }) => receipts))],
              note,
            },
          ],
        }
      }),
    },
  }
}

/** The places of one stage as bars with their intervals. */
export function placesChart(answer: ShareAnswer): Chart {
  const { definition, shares } = answer
  const lead = leadOf(shares)
  const stage = isStage(definition.stage) ? stageTitle[definition.stage] : definition.stage
  const period = sayPeriod(definition.period)
  return {
    name: 'places',
    title: lead === undefined ? `${stage}: no leading place` : `${stage}: ${lead.name} ${sayShare(lead.value)} in ${period}`,
    subtitle: capital(sayPeriod(definition.says.replaceAll('_', ' '))),
    receipts: answer.receipts,
    drawing: {
      kind: 'bars',
      unit: 'percent',
      rows: shares.map((share) => ({
        label: share.name,
        parts: [
          {
            tone: share === lead ? 'lead' : 'rest',
            value: share.value,
            low: share.low,
            high: share.high,
            receipts: share.receipts,
          },
        ],
      })),
    },
  }
}
