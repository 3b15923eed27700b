import { Refusal } from '../../kernel/errors.ts'
import { isStage, stageTitle, type Stage } from '../../kernel/stage.ts'
import type { PlaceShare, Questions, ShareAnswer } from './questions.ts'
import { basisTitle } from './parts/share-switches.tsx'
import { listed, sayNumber } from './say.ts'

/** The chain as the page walks it; reserves stand before it. */
export const chain = ['reserve', 'mining', 'separation', 'refining', 'metal', 'alloy', 'magnet', 'recycling'] as const

/** One stage's answer, or the desk's sentence on why there is none. */
export type StageShare =
  | { readonly stage: Stage; readonly answer: ShareAnswer }
  | { readonly stage: Stage; readonly none: string }

export interface ShareQuestion {
  readonly mineral: string
  readonly year?: string | undefined
  readonly asOf?: string | undefined
  readonly knownBy?: string | undefined
}

/** Refuses what no stage could be asked, in the words of the page rather than those of the interface. */
export function refuseUnknown({ stage, basis, year }: Readonly<Record<'stage' | 'basis' | 'year', string | undefined>>): void {
  if (stage !== undefined && !isStage(stage)) throw new Refusal('unknown-stage', `no stage is called "${stage}"`)
  if (basis !== undefined && !(basis in basisTitle)) throw new Refusal('bad-input', `shares are not counted by "${basis}"`)
  if (year !== undefined && !/^\d{4}$/.test(year)) throw new Refusal('unknown-date', `"${year}" is not a year`)
}

/** What a stage that has no figures is refused with; anything else is wrong with the question and refuses the page. */
const noFigures = new Set(['not-found', 'unknown-stage', 'before-the-store', 'beyond-the-store'])

/** Asks every stage at once. The chosen basis is asked only of the chosen stage: other stages may not have it. */
export async function sharesByStage(
  ask: Pick<Questions, 'share'>,
  question: ShareQuestion,
  chosen: { readonly stage: string | undefined; readonly basis: string | undefined },
): Promise<StageShare[]> {
  const outside: Refusal[] = []
  const stages = await Promise.all(
    chain.map(async (stage): Promise<StageShare> => {
      const basis = stage === chosen.stage ? (chosen.basis as ShareAnswer['definition']['basis'] | undefined) : undefined
      try {
        const answer = await ask.share({ ...question, stage, ...(basis === undefined ? {} : { basis }) })
        return answer.shares.length === 0 ? { stage, none: 'no places are stated' } : { stage, answer }
      } catch (error) {
        if (!(error instanceof Refusal && noFigures.has(error.code))) throw error
        if (error.code === 'before-the-store' || error.code === 'beyond-the-store') outside.push(error)
        return { stage, none: error.message }
      }
    }),
  )
  // A day on which no stage has anything is a wrong day, not an empty chain.
  const [first] = outside
  if (first !== undefined && stages.every((row) => 'none' in row)) throw first
  return stages
}

/** The place a bar is about: China where it is counted, otherwise the largest. */
export function leadOf(shares: readonly PlaceShare[]): PlaceShare | undefined {
  const named = shares.filter(({ place }) => place !== 'OTHER' && place !== 'UNKNOWN' && place !== 'WORLD_EX_CHN')
  return named.find(({ place }) => place === 'CHN') ?? named.toSorted((a, b) => b.value - a.value)[0]
}

/** The figure's headline: `China holds 69% of mining, 91% of refining and 94% of magnets`. */
export function finding(stages: readonly StageShare[]): string {
  const found = stages.flatMap((row) => {
    const lead = 'answer' in row ? leadOf(row.answer.shares) : undefined
    return lead === undefined ? [] : [{ stage: row.stage, lead }]
  })
  const first = found[0]
  if (first === undefined) return 'No shares on record'
  if (found.every(({ lead }) => lead.place === first.lead.place))
    return `${first.lead.name} holds ${listed(found.map(({ stage, lead }) => `${sayNumber(Math.round(lead.value))}% of ${stageTitle[stage].toLowerCase()}`))}`
  return capitalised(
    listed(
      found.map(({ stage, lead }) => `${lead.name} ${sayNumber(Math.round(lead.value))}% of ${stageTitle[stage].toLowerCase()}`),
    ),
  )
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
