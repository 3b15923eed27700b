import type { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { Bench } from '../judge/outcome.ts'
import type { Judged } from '../judge/present.ts'
import type { omission } from './check.ts'
import { angles } from './angles.ts'
import type { Angle } from './sought.ts'
import type { Topic } from './topic.ts'

export type Omission = z.output<typeof omission>

/** What one angle found: a sentence and the figures that carry it. */
export interface Found {
  readonly text: string
  readonly why: string
  readonly importance: Omission['importance']
  readonly figures: readonly Figure[]
}

/** What an angle looks at. */
export interface Sought {
  readonly topic: Topic
  readonly bench: Bench
  /** Day of the article, or the day from which it is judged when it has none. */
  readonly published: Day
  readonly judged: readonly Judged[]
}

/** No article is told more than this; the rest is a search away. */
const most = 8
const weight = { high: 3, medium: 2, low: 1 }

/**
 * What the ledger knows on the article's topic that the article leaves out, most important first. Each angle asks one
 * general question (which controls were in force? what did they do to trade? does a number depend on what is counted?) and
 * answers with figures that the article neither prints nor was held against.
 */
export function omissionsOf(sought: Sought): Omission[] {
  const found: (Found & { angle: string })[] = []
  for (const [name, angle] of Object.entries<Angle>(angles))
    for (const each of angle(sought)) found.push({ ...each, angle: name })
  const known = (each: Found): boolean => each.figures.every((figure) => figure.known <= sought.published)
  return found
    .filter((each) => each.figures.length > 0)
    .toSorted((a, b) => weight[b.importance] - weight[a.importance] || Number(known(b)) - Number(known(a)))
    .slice(0, most)
    .map((each, index) => ({
      id: `o${index + 1}`,
      text: each.text,
      why: each.why,
      importance: each.importance,
      knownAtPublication: known(each),
      receipts: [...new Set(each.figures.flatMap((figure) => figure.receipts))],
    }))
}
