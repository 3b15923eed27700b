import type { z } from 'zod'
import type { Claim, Judgement } from '../../claims/claim.ts'
import { sentences } from '../../claims/text/sentences.ts'
import type { Gazetteer } from '../../claims/gazetteer.ts'
import type { Day } from '../../kernel/day.ts'
import type { Assertion } from '../../ledger/assertion.ts'
import { relaysBySource } from '../../ledger/settling/origin.ts'
import { bodyOf, type Document } from '../../receipts/document.ts'
import { benchOfLedger, sightOf } from '../judge/bench-of-ledger.ts'
import { judgeClaim } from '../judge/judging.ts'
import type { Bench } from '../judge/outcome.ts'
import { present, type Judged } from '../judge/present.ts'
import type { Desk } from '../operation.ts'
import { receiptRowOf } from '../receipt/receipt.ts'
import type { CheckAnswer, CheckedClaim, checkInput } from './check.ts'
import { proposedClaims } from './proposed.ts'
import { omissionsOf } from './omissions.ts'
import { topicOf } from './topic.ts'

/** How claims are read from a document: the claims layer's reader, or a stand-in in tests. */
export interface ClaimReading {
  readonly read: (document: Document, gazetteer: Gazetteer) => { claims: readonly Claim[]; judgements: readonly Judgement[] }
  /** Equal for two claims that say the same. */
  readonly key: (claim: Claim) => string
}

type Asked = Omit<z.output<typeof checkInput>, 'document'>

/** Judges every claim of a read document, as of one day, and tells what the document leaves out. */
export async function checkDocument(desk: Desk, document: Document, asked: Asked, reading: ClaimReading): Promise<CheckAnswer> {
  const sight = await sightOf(desk, asked)
  const bench = await benchOfLedger(desk, sight)
  const then = await benchAtPublication(desk, document.date, sight.asOf)
  const relays = relaysBySource(desk.relays())
  const found = reading.read(document, desk.gazetteer)
  const pointed = await proposedClaims(desk, document, found.claims)
  const all = [...found.claims, ...pointed.claims]
  const merged = mergeRepeated(all, reading.key)
  const judged = merged.map(({ claim, alsoAt }) => {
    const assertion = { ...assertionOfClaim(claim, document.date), sentence: sentenceRound(document, claim.span) }
    const outcome = judgeClaim(assertion, bench)
    return {
      claim,
      alsoAt,
      judged: present(assertion, outcome, bench, relays),
      earlier: then ? judgeClaim(assertion, then).verdict : null,
    }
  })
  const claims = judged.map((each, index) => checkedClaim(each, index, asked.explain, pointed.claims.includes(each.claim)))
  const answered = new Set(judged.flatMap(({ judged: one }) => one.facts))
  const omissions = omissionsOf({
    topic: topicOf(document, all, desk.gazetteer, answered),
    bench,
    published: document.date ?? sight.asOf,
    judged: judged.map(({ judged: one }) => one),
  })
  const wanted = new Set([...claims.flatMap((claim) => claim.receipts), ...omissions.flatMap((each) => each.receipts)])
  const receipts = await desk.receipts.getMany([...wanted], asked.knownBy)
  return {
    article: articleOf(document, pointed.notes),
    asOf: sight.asOf,
    knownBy: sight.knownBy,
    claims,
    judgements: found.judgements.map(({ quote, span, why }) => ({
      quote,
      span: [...span],
      why,
      verdict: 'not-checkable' as const,
    })),
    omissions,
    receipts: receipts.map(receiptRowOf),
    summary: countOf(claims),
  }
}

/** What was known on the day the article appeared; null when it has no date or is judged from that very day. */
async function benchAtPublication(desk: Desk, date: Day | null, asOf: Day): Promise<Bench | null> {
  if (date === null || date >= asOf) return null
  const bench = await benchOfLedger(desk, { asOf: date, knownBy: date, actsArePublic: true })
  // Before the first record nothing could be said of anything.
  return bench.index.figures.length === 0 ? null : bench
}

/** A claim of the claims layer, ready to be judged. */
export const assertionOfClaim = (claim: Claim, published: string | null): Assertion => ({
  ...claim,
  words: claim.quote,
  published,
})

/** The sentence of the document that a claim stands in. */
function sentenceRound({ text, blocks }: Document, [from, to]: Claim['span']): string {
  const block = blocks.find((each) => each.from <= from && to <= each.to)
  if (block === undefined) return text.slice(from, to)
  const words = text.slice(block.from, block.to)
  const own = sentences(words).find((each) => block.from + each.from <= from && to <= block.from + each.to)
  return own === undefined ? words : words.slice(own.from, own.to)
}

interface Merged {
  readonly claim: Claim
  readonly alsoAt: (readonly [number, number])[]
}

/** A claim that stands in the highlights and again in the body is one claim at two places; the first place is kept. */
function mergeRepeated(claims: readonly Claim[], keyOf: (claim: Claim) => string): Merged[] {
  const merged = new Map<string, Merged>()
  for (const claim of claims.toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])) {
    const key = keyOf(claim)
    const known = merged.get(key)
    if (known) known.alsoAt.push(claim.span)
    else merged.set(key, { claim, alsoAt: [] })
  }
  return [...merged.values()]
}

function checkedClaim(
  { claim, alsoAt, judged, earlier }: Merged & { readonly judged: Judged; readonly earlier: CheckedClaim['verdict'] | null },
  index: number,
  explain: boolean,
  proposed: boolean,
): CheckedClaim {
  const { facts: _, ...shown } = judged
  const { rules, quote, span, value, ...fields } = claim
  return {
    id: `c${index + 1}`,
    quote,
    span: [...span],
    ...fields,
    value: Array.isArray(value) ? [value[0] as number, value[1] as number] : (value as CheckedClaim['value']),
    ...shown,
    verdictAtPublication: earlier !== null && earlier !== judged.verdict ? earlier : null,
    alsoAt: alsoAt.map(([from, to]) => [from, to]),
    ...(explain ? { rules: { ...rules } } : {}),
    ...(proposed ? { proposed } : {}),
  }
}

function articleOf(document: Document, notes: readonly string[]): CheckAnswer['article'] {
  const { text, blocks } = document
  const of = (kind: string): typeof blocks => blocks.filter((block) => block.kind === kind)
  return {
    title: document.title,
    date: document.date,
    author: document.author,
    publisher: document.publisher,
    language: document.language,
    highlights: of('highlight').map(({ from, to }) => text.slice(from, to).trim()),
    sections: of('heading').map(({ from, to }) => ({ heading: text.slice(from, to).trim(), span: [from, to] })),
    body: bodyOf(document),
    text,
    blocks: blocks.map(({ kind, from, to }) => ({ kind, span: [from, to] })),
    boilerplate: of('boilerplate').map(({ from, to, why }) => ({ why: why ?? 'boilerplate', span: [from, to] })),
    charset: document.charset,
    mediaType: document.mediaType,
    hash: document.hash,
    repairs: document.repairs.length,
    notes: [...document.notes, ...notes],
  }
}

function countOf(claims: readonly CheckedClaim[]): Record<string, number> {
  const summary: Record<string, number> = {}
  for (const { verdict } of claims) summary[verdict] = (summary[verdict] ?? 0) + 1
  return summary
}
