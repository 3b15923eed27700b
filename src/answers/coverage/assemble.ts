import { plainName } from '../../ledger/settling/origin.ts'
import { copyRule } from '../../receipts/copies/group-copies.ts'
import type { Document } from '../../receipts/document.ts'
import type { CheckAnswer, CheckedClaim } from '../check/check.ts'
import { foldCopies, sourceOf, type Named } from '../copies/fold.ts'
import type { Desk } from '../operation.ts'
import type { Verdict } from '../parts.ts'
import { claimsAcross, partings } from './across.ts'
import type { CoverageAnswer, CoverageClaim } from './coverage.ts'

/** One of the articles, `a1` being the first that was given. */
export interface Article extends Named {
  readonly document: Document
  readonly name: string | null
}

const wrong: ReadonlySet<Verdict> = new Set<Verdict>(['contradicted', 'outdated'])

/** What a claim is about, in the words of the record. */
const aboutWords = ({ subject, mineral, stage, measure, asOf }: CheckedClaim): string =>
  [subject, mineral, stage, measure, asOf]
    .filter((part) => part !== null)
    .map((part) => part.replaceAll('_', ' '))
    .join(', ')

function countOf(verdicts: readonly Verdict[]): Record<string, number> {
  const summary: Record<string, number> = {}
  for (const each of verdicts) summary[each] = (summary[each] ?? 0) + 1
  return summary
}

function omissionsAcross(checked: ReadonlyMap<string, CheckAnswer>, columns: readonly string[]): CoverageAnswer['omissions'] {
  const byText = new Map<string, CoverageAnswer['omissions'][number]>()
  for (const id of columns)
    for (const each of checked.get(id)?.omissions ?? []) {
      const known = byText.get(each.text)
      if (known) known.leftOutBy.push(id)
      else byText.set(each.text, { ...each, leftOutBy: [id] })
    }
  return [...byText.values()]
    .toSorted((a, b) => b.leftOutBy.length - a.leftOutBy.length)
    .map((each, at) => Object.assign(each, { id: `o${at + 1}` }))
}

/** The matrix from articles that have been read and checked: copies folded, claims grouped, what is missing where. */
export function assemble(
  named: readonly Article[],
  checked: ReadonlyMap<string, CheckAnswer>,
  desk: Pick<Desk, 'relays' | 'sources'>,
): CoverageAnswer {
  const byId = new Map(named.map(({ id, document }) => [id, document]))
  const groups = foldCopies(named).toSorted((a, b) => Number(a.original.slice(1)) - Number(b.original.slice(1)))
  const columnOf = new Map(
    groups.flatMap(({ original, copies }) => [original].concat(copies.map(({ id }) => id)).map((id) => [id, original] as const)),
  )
  const all = named.flatMap(({ id }) => (checked.get(id)?.claims ?? []).map((claim) => ({ article: id, claim })))
  const columns = groups.map(({ original }) => original)
  const sources = new Map(
    groups.map(({ original, copies }) => [
      original,
      sourceOf(
        [original].concat(copies.map(({ id }) => id)).flatMap((id) => byId.get(id) ?? []),
        desk,
      ),
    ]),
  )
  /** Whose word it is: who the article says said it, else the source of the article. */
  const voiceOf = ({ article: id, claim }: (typeof all)[number]): string => {
    const group = columnOf.get(id) ?? id
    return claim.attributedTo === null ? (sources.get(group) ?? group) : plainName(claim.attributedTo)
  }
  const claims = claimsAcross(all)
    .map(({ made: here }) => {
      const madeBy = columns.filter((id) => here.some((one) => columnOf.get(one.article) === id))
      const [first] = here
      if (first === undefined) throw new TypeError('a claim that nobody makes')
      return {
        id: '',
        claim: first.claim,
        verdicts: [...new Set(here.map(({ claim }) => claim.verdict))],
        madeBy,
        leftOutBy: columns.filter((id) => !madeBy.includes(id)),
        independent: new Set(here.map(voiceOf)).size,
        made: here.map(({ article: id, claim }) => ({
          article: id,
          claim: claim.id,
          quote: claim.quote,
          span: claim.span,
          verdict: claim.verdict,
          direction: claim.direction,
          operator: claim.operator,
          asOf: claim.asOf,
          attributedTo: claim.attributedTo,
        })),
      }
    })
    .toSorted((a, b) => b.madeBy.length - a.madeBy.length)
    .map((each, at): CoverageClaim => Object.assign(each, { id: `k${at + 1}`, claim: { ...each.claim, id: `k${at + 1}` } }))

  const verdictsOf = (id: string): Verdict[] =>
    claims.flatMap(({ made: here }) => here.find((one) => columnOf.get(one.article) === id)?.verdict ?? [])
  const receipts = new Map([...checked.values()].flatMap((answer) => answer.receipts.map((each) => [each.id, each] as const)))
  const { asOf, knownBy } = checked.get('a1') ?? { asOf: '', knownBy: null }
  return {
    asOf,
    knownBy,
    articles: named.map(({ id, document, name }) => ({
      id,
      title: document.title,
      name,
      publisher: document.publisher,
      author: document.author,
      date: document.date,
      language: document.language,
      hash: document.hash,
      column: columnOf.get(id) ?? id,
      copy: groups.flatMap(({ copies }) => copies).find((copy) => copy.id === id)?.kind ?? null,
      notes: [...(checked.get(id)?.article.notes ?? document.notes)],
    })),
    columns: groups.map(({ original, copies, why }) => {
      const verdicts = verdictsOf(original)
      return {
        article: original,
        members: [original].concat(copies.map(({ id }) => id)),
        source: sources.get(original) ?? null,
        why,
        makes: verdicts.length,
        leavesOut: claims.length - verdicts.length,
        wrong: verdicts.filter((each) => wrong.has(each)).length,
        summary: countOf(verdicts),
      }
    }),
    claims,
    disagreements: partings(claims).map((rows) => ({
      claims: rows.map(({ id }) => id),
      about: rows[0] === undefined ? '' : aboutWords(rows[0].claim),
    })),
    omissions: omissionsAcross(checked, columns),
    receipts: [...receipts.values()],
    parameters: { ...copyRule },
  }
}
