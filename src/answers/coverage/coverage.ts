import { z } from 'zod'
import { claimKey } from '../../claims/claim-key.ts'
import { readDocumentClaims } from '../../claims/read-document.ts'
import { plainName } from '../../ledger/settling/origin.ts'
import { copyKinds, copyRule } from '../../receipts/copies/group-copies.ts'
import { checkDocument } from '../check/checking.ts'
import { checkedClaim, documentInput, omission, type CheckAnswer, type CheckedClaim } from '../check/check.ts'
import { foldCopies, sourceOf } from '../copies/fold.ts'
import { twoTimes } from '../dates.ts'
import { readAllGiven } from '../ingest/read-given.ts'
import { operation } from '../operation.ts'
import { direction, receiptRow, span, verdict, type Verdict } from '../parts.ts'
import { claimsAcross, partings } from './across.ts'
import { coverageTable } from './coverage-table.ts'

const fewest = 2
const most = 12

export const coverageInput = z.object({
  documents: z
    .array(documentInput)
    .min(fewest, `compare ${fewest} to ${most} articles`)
    .max(most, `compare ${fewest} to ${most} articles`)
    .describe('Articles on the same event'),
  ...twoTimes,
})

const article = z.object({
  id: z.string(),
  title: z.string().nullable(),
  name: z.string().nullable(),
  publisher: z.string().nullable(),
  author: z.string().nullable(),
  date: z.string().nullable(),
  language: z.string(),
  hash: z.string(),
  column: z.string().describe('The article under which it is shown: itself, or the original of which it is a copy'),
  copy: z.enum(copyKinds).nullable().describe('How it stands to the original; null for an original'),
  notes: z.array(z.string()),
})

const column = z.object({
  article: z.string().describe('The original of the group'),
  members: z.array(z.string()),
  source: z.string().nullable(),
  why: z.string().describe('Why this one is taken for the original'),
  makes: z.number().int(),
  leavesOut: z.number().int().describe('Claims that other articles make and this one does not'),
  wrong: z.number().int().describe('Its claims that are contradicted or outdated'),
  summary: z.record(z.string(), z.number()).describe('Number of its claims per verdict'),
})

const made = z.object({
  article: z.string(),
  claim: z.string().describe('Its id in the checked article (`check`)'),
  quote: z.string(),
  span,
  verdict,
  direction,
  operator: z.string().nullable(),
  asOf: z.string().nullable(),
  attributedTo: z.string().nullable(),
})

export const coverageOutput = z.object({
  asOf: z.string(),
  knownBy: z.string().nullable(),
  articles: z.array(article),
  columns: z.array(column).describe('Articles with their copies folded: one column a source text'),
  claims: z
    .array(
      z.object({
        id: z.string(),
        claim: checkedClaim.describe('As the first article makes it'),
        verdicts: z
          .array(verdict)
          .describe('Every verdict that it gets; more than one where articles say it of different times or bounds'),
        madeBy: z.array(z.string()).describe('Columns that make it'),
        leftOutBy: z.array(z.string()).describe('Columns that do not'),
        independent: z.number().int().describe('Voices behind it: copies, and articles that name the same source, count once'),
        made: z.array(made),
      }),
    )
    .describe('Claims by subject, mineral, measure, period and value, those that most articles make first'),
  disagreements: z
    .array(z.object({ claims: z.array(z.string()), about: z.string() }))
    .describe('Claims on one thing of one year with different values'),
  omissions: z.array(omission.extend({ leftOutBy: z.array(z.string()) })).describe('What the record holds and columns leave out'),
  receipts: z.array(receiptRow),
  parameters: z.object({ least: z.number(), shortest: z.number() }),
})
export type CoverageAnswer = z.output<typeof coverageOutput>
export type CoverageClaim = CoverageAnswer['claims'][number]

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

export const coverage = operation({
  name: 'coverage',
  asks: 'Several articles on one event: which claims does each make, leave out and get wrong?',
  input: coverageInput,
  output: coverageOutput,
  cli: {
    argument: { name: 'articles', field: 'documents', kind: 'documents' },
    examples: ['coverage first.html second.txt third.pdf', 'coverage a.txt b.txt --as-of 2025-10-25 --format csv'],
  },
  rows: coverageTable,
  async answer(desk, { documents, ...times }) {
    const read = await readAllGiven(desk, documents)
    const named = read.map((document, at) => ({ id: `a${at + 1}`, document }))
    const byId = new Map(named.map(({ id, document }) => [id, document]))
    const groups = foldCopies(named).toSorted((a, b) => Number(a.original.slice(1)) - Number(b.original.slice(1)))
    const columnOf = new Map(
      groups.flatMap(({ original, copies }) =>
        [original].concat(copies.map(({ id }) => id)).map((id) => [id, original] as const),
      ),
    )
    const checked = new Map<string, CheckAnswer>()
    for (const { id, document } of named)
      checked.set(
        id,
        await checkDocument(desk, document, { ...times, explain: false }, { read: readDocumentClaims, key: claimKey }),
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
      articles: named.map(({ id, document }, at) => ({
        id,
        title: document.title,
        name: documents[at]?.name ?? null,
        publisher: document.publisher,
        author: document.author,
        date: document.date,
        language: document.language,
        hash: document.hash,
        column: columnOf.get(id) ?? id,
        copy: groups.flatMap(({ copies }) => copies).find((copy) => copy.id === id)?.kind ?? null,
        notes: [...document.notes],
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
  },
})
