import type { CheckedClaim } from '../check/check.ts'

/** One claim of one article. */
export interface Made {
  readonly article: string
  readonly claim: CheckedClaim
}

/** What several articles say alike: subject, mineral, measure, stage, value and unit agree, and so does the year where both name one. */
export interface Said {
  readonly made: readonly Made[]
}

const yearOf = ({ asOf }: CheckedClaim): string | null => /^\d{4}/.exec(asOf ?? '')?.[0] ?? null

/** For claims without a value the words tell them apart, whatever their case and punctuation. */
const wordsOf = (quote: string): string =>
  quote
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a claim is about, without how much and when. */
export const aboutOf = (claim: CheckedClaim): string =>
  [claim.measure ?? claim.type, claim.subject, claim.mineral, claim.stage, claim.counterpart, claim.of]
    .map((part) => part ?? '')
    .join('|')

const keyOf = (claim: CheckedClaim): string =>
  [aboutOf(claim), JSON.stringify(claim.value), claim.unit ?? '', claim.value === null ? wordsOf(claim.quote) : ''].join('|')

/**
 * Groups the claims of several articles by what they say, in the order in which they are first made. Nearly, about and more than do
 * not part two claims of one number. A claim that names no year joins those of a year when all that name one name the same.
 */
export function claimsAcross(all: readonly Made[]): Said[] {
  const said: Said[] = []
  for (const made of Map.groupBy(all, ({ claim }) => keyOf(claim)).values()) {
    const years = new Set(made.flatMap(({ claim }) => yearOf(claim) ?? []))
    if (years.size <= 1) said.push({ made })
    else said.push(...[...Map.groupBy(made, ({ claim }) => yearOf(claim)).values()].map((part) => ({ made: part })))
  }
  const place = new Map(all.map((one, at) => [one, at]))
  const firstOf = ({ made }: Said): number => Math.min(...made.map((one) => place.get(one) ?? 0))
  return said.toSorted((a, b) => firstOf(a) - firstOf(b))
}

/** Rows that are about one thing in one year and do not give one value: where the articles part. */
export function partings<T extends { readonly claim: CheckedClaim }>(rows: readonly T[]): T[][] {
  const numeric = rows.filter(({ claim }) => claim.value !== null && claim.measure !== null)
  const groups = Map.groupBy(numeric, ({ claim }) => `${aboutOf(claim)}|${claim.unit ?? ''}|${yearOf(claim) ?? ''}`)
  return [...groups.values()].filter((group) => group.length > 1)
}
