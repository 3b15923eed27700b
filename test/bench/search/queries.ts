import { chance, collocations, countries, minerals, tradeWords, vocabulary } from './corpus.ts'

export const classes = ['common', 'newest', 'rare', 'and3', 'phrase', 'prefix', 'filtered', 'snippet', 'facets'] as const
export type QueryClass = (typeof classes)[number]

/** One question, told so that every engine can be asked it. */
export interface BenchQuery {
  readonly words: readonly string[]
  readonly form: 'words' | 'phrase' | 'prefix'
  readonly filter?: { readonly country: string; readonly mineral: string; readonly from: string; readonly to: string }
}

const perClass = 40

/**
 * Forty fixed questions a class. `common`: a word in 10 to 45 % of documents; `rare`: in 0.002 to 0.3 %; `and3`: a common, a middling and
 * a background word; `filtered`: one or two words, a country, a mineral and two years; `snippet`: two words and the marked passage;
 * `facets`: how many of all that match a word (drawn over the whole range of frequencies) by country, stage, kind and publisher.
 */
export function queriesOf(kind: QueryClass): BenchQuery[] {
  const random = chance(classes.indexOf(kind) + 77)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const wordsOf = (least: number, most: number): string[] =>
    tradeWords.flatMap(([word, share]) => (share >= least && share <= most ? [word] : []))
  const [common, middling] = [wordsOf(0.1, 0.45), wordsOf(0.01, 0.1)]
  const made = (): BenchQuery => {
    const year = 2009 + Math.floor(random() * 15)
    switch (kind) {
      case 'common':
      case 'newest':
        return { words: [pick(common)], form: 'words' }
      case 'rare':
        return { words: [vocabulary[8000 + Math.floor(random() * 50_000)] ?? ''], form: 'words' }
      case 'and3':
        return {
          words: [pick(common), pick(middling), random() < 0.5 ? (vocabulary[Math.floor(random() * 200)] ?? '') : pick(middling)],
          form: 'words',
        }
      case 'phrase':
        return { words: pick(collocations).split(' '), form: 'phrase' }
      case 'prefix':
        return { words: [pick(tradeWords)[0].slice(0, 5 + Math.floor(random() * 2))], form: 'prefix' }
      case 'filtered':
        return {
          words: random() < 0.5 ? [pick(common)] : [pick(common), pick(middling)],
          form: 'words',
          filter: {
            country: pick(countries.slice(0, 12)),
            mineral: pick(minerals.slice(0, 8)),
            from: `${year}-01-01`,
            to: `${year + 1}-12-31`,
          },
        }
      case 'snippet':
        return { words: [pick(common), pick(middling)], form: 'words' }
      case 'facets':
        return { words: [pick(tradeWords)[0]], form: 'words' }
    }
  }
  return Array.from({ length: perClass }, made)
}
