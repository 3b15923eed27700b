import { mineralsMeet, filedFor } from '../../ledger/match.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { Found, Sought } from './omissions.ts'
import type { Topic } from './topic.ts'

/** One general question about what an article leaves out. */
export type Angle = (sought: Sought) => Found[]

/** Figures of a measure on the article's minerals, seen from the bench. */
export function figuresOf({ bench, topic }: Sought, measure: string): Figure[] {
  const found = new Set<Figure>()
  for (const mineral of topic.minerals)
    for (const { figure } of filedFor(bench.index, measure, mineral)) if (figure.measure === measure) found.add(figure)
  return [...found]
}

export const concerns = (topic: Topic, { mineral }: Figure): boolean =>
  mineral === null || [...topic.minerals].some((own) => mineralsMeet(own, mineral))

/** The places the article is about: the ones it names most. */
export const central = (topic: Topic, most = 2): readonly string[] => topic.places.slice(0, most)

export const words = (text: string | null): string => (text ?? '').replaceAll('_', ' ')

/** Whole months from one ISO day or month to another. */
export const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
