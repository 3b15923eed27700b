import type { Claim } from '../claims/claim.ts'
import { sentences } from '../claims/text/sentences.ts'
import { readPeriod } from '../kernel/period.ts'
import type { Operator } from '../kernel/quantity.ts'
import type { Said, SearchEntry } from './ports.ts'

/** What of a claim is indexed; claims as they are kept, without the rules that read them, will do. */
export type IndexedClaim = Omit<Claim, 'rules'>

const words = (name: string): string => name.replaceAll('_', ' ')

/**
 * A document's entry with the number of its claims, and one entry for every claim, which says what it claims so that it can be compared. Spans
 * of claims are UTF-16 offsets of `text`, the whole text of the document.
 */
export function withClaims(
  document: SearchEntry,
  claims: readonly IndexedClaim[],
  text: string,
): [SearchEntry, ...SearchEntry[]] {
  const seen = new Set<string>()
  const entries: SearchEntry[] = []
  for (const claim of claims) {
    const entry = claimEntry(document, claim, text)
    // Two readings of one stretch are two claims when they differ in what they say.
    const id = seen.has(entry.id) ? `${entry.id}:${entries.length}` : entry.id
    seen.add(id)
    entries.push(id === entry.id ? entry : { ...entry, id })
  }
  return [{ ...document, claims: claims.length }, ...entries]
}

function claimEntry(document: SearchEntry, claim: IndexedClaim, text: string): SearchEntry {
  const [from, to] = claim.span
  const isDated = claim.asOf !== null && readPeriod(claim.asOf).ok
  return {
    id: `claim:${document.receipt}:${from}-${to}:${claim.measure ?? claim.type}`,
    kind: 'claim',
    receipt: document.receipt,
    title: titleOf(claim),
    text: sentenceAround(text, from, to),
    date: isDated ? claim.asOf : document.date,
    publisher: document.publisher,
    language: document.language,
    elements: claim.mineral === null ? [] : [claim.mineral],
    stages: claim.stage === null ? [] : [claim.stage],
    places: [...new Set([claim.geography, claim.counterpart].flatMap((place) => (place === null ? [] : place.split('+'))))],
    class: document.class,
    url: document.url,
    known: document.known,
    said: saidBy(claim),
  }
}

function titleOf({ subject, measure, type, mineral, quote }: IndexedClaim): string {
  const what = [subject, words(measure ?? type), mineral === null ? null : words(mineral)].filter((part) => part !== null)
  return `${what.join(', ')}: ${quote}`
}

/** The sentence a claim stands in, which is what a reader wants to see of it. */
function sentenceAround(text: string, from: number, to: number): string {
  const start = Math.max(0, text.lastIndexOf('\n', from) + 1, from - 1500)
  const line = text.indexOf('\n', to)
  const end = Math.min(line === -1 ? text.length : line, to + 1500)
  const around = sentences(text, start, end).filter((sentence) => sentence.from < to && sentence.to > from)
  const [first, last] = [around[0], around.at(-1)]
  return text.slice(first?.from ?? from, last?.to ?? to).trim()
}

const open: Partial<Record<Operator, (value: number) => readonly [number, number]>> = {
  '>': (value) => [value, Infinity],
  '>=': (value) => [value, Infinity],
  '<': (value) => [-Infinity, value],
  '<=': (value) => [-Infinity, value],
}

/** A claim as numbers to compare with; "more than 80" has no upper end. */
function saidBy({ measure, value, operator, unit, modality, span }: IndexedClaim): Said {
  const [low, high] =
    typeof value === 'number'
      ? ((operator === null ? undefined : open[operator])?.(value) ?? [value, value])
      : typeof value === 'string' || value === null
        ? [null, null]
        : value
  return { measure, low, high, unit, modality, span }
}
