import type { z } from 'zod'
import type { OpenQuestion } from '../../model/readiness/open-questions.ts'
import type { questionRow } from './rows.ts'

type Row = z.output<typeof questionRow>

/** An open question as a row; `gain` where a ranking says what a good answer would be worth. */
export const questionRowOf = (question: OpenQuestion, name: string, gain: number | null): Row => ({
  ...question,
  name,
  gain,
  receipts: [...question.receipts],
})

/** One question asked of several products of a plant is one question; it is worth what it is worth where it is worth most. */
export const merged = (rows: readonly Row[]): Row[] =>
  [
    ...Map.groupBy(rows, ({ facility, criterion, kind, asks, date }) =>
      JSON.stringify([facility, criterion, kind, asks, date]),
    ).values(),
  ].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const products = [...new Set(group.flatMap(({ product }) => (product === null ? [] : [product])))]
    const gains = group.flatMap(({ gain }) => (gain === null ? [] : [gain]))
    return [
      {
        ...first,
        product: products.length === 0 ? null : products.join(', '),
        gain: gains.length === 0 ? null : Math.max(...gains),
        receipts: [...new Set(group.flatMap(({ receipts }) => receipts))],
      },
    ]
  })
