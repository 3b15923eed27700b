import type { Claim } from '../../claims/claim.ts'
import type { Gazetteer } from '../../claims/gazetteer.ts'
import { monthNames } from '../../kernel/day.ts'
import { nameWords } from '../../ledger/match-subject.ts'
import type { Document } from '../../receipts/document.ts'

/** What an article is about, and what it already says: the measure of what it leaves out. */
export interface Topic {
  readonly minerals: ReadonlySet<string>
  readonly stages: ReadonlySet<string>
  /** Places by how often they are named, most often first. */
  readonly places: readonly string[]
  /** Distinctive words of companies, sites, bodies and instruments that the article names. */
  readonly names: ReadonlySet<string>
  /** Whether it speaks of rules at all. */
  readonly onRules: boolean
  /** Ids of figures that its claims were held against. */
  readonly answered: ReadonlySet<string>
  /** The body in lower case, for asking whether a number or date stands in it. */
  readonly text: string
}

/** Reads the topic from the claims and from every name of the gazetteer that the readable blocks contain. */
export function topicOf(
  document: Document,
  claims: readonly Claim[],
  gazetteer: Gazetteer,
  answered: ReadonlySet<string>,
): Topic {
  const readable = document.blocks
    .filter((block) => block.kind !== 'boilerplate')
    .map((block) => document.text.slice(block.from, block.to))
  const text = readable.join('\n')
  const minerals = new Set<string>()
  const stages = new Set<string>()
  const names = new Set<string>()
  const places = new Map<string, number>()
  const count = (place: string | null, weight: number): void => {
    for (const code of place?.split('+') ?? [])
      if (/^[A-Z]{3}$|^EU$/.test(code)) places.set(code, (places.get(code) ?? 0) + weight)
  }
  for (const claim of claims) {
    // "gallium and germanium" is told as critical minerals; that makes the article none on antimony.
    if (claim.mineral && claim.mineral !== 'critical_minerals') minerals.add(claim.mineral)
    if (claim.stage) stages.add(claim.stage)
    count(claim.geography, 3)
  }
  for (const { entry } of gazetteer.mentions(text)) {
    if (entry.kind === 'mineral' && entry.mineral) minerals.add(entry.mineral)
    if (entry.stage && entry.kind !== 'company') stages.add(entry.stage)
    if (entry.kind === 'place') count(entry.place, 1)
    else if (entry.kind === 'company' || entry.kind === 'site' || entry.kind === 'instrument')
      for (const word of nameWords(entry.name)) names.add(word)
  }
  if (minerals.size === 0 && claims.some(({ mineral }) => mineral === 'critical_minerals')) minerals.add('critical_minerals')
  return {
    minerals,
    stages,
    places: [...places].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([place]) => place),
    names,
    onRules: stages.has('policy') || /\b(export (?:control|curb|restriction|licen)|licen[cs]|tariff|quota)/i.test(text),
    answered,
    text: text.toLowerCase(),
  }
}

const months = monthNames.map((name) => name.toLowerCase())

/** Whether the article names this day, in one of the usual ways of writing it. */
export function namesDay(topic: Topic, day: string): boolean {
  const [, month, date] = day.split('-')
  const name = months[Number(month) - 1]
  if (name === undefined || date === undefined) return false
  const number = String(Number(date))
  const short = name.slice(0, 3)
  return [`${name} ${number}`, `${number} ${name}`, `${short} ${number}`, `${number} ${short}`, `${short}. ${number}`, day].some(
    (written) => new RegExp(`(?<!\\d)${written.replace('.', '\\.')}(?!\\d)`).test(topic.text),
  )
}

/** Whether the article prints this number, with or without thousands separators. */
export function printsNumber(topic: Topic, value: number): boolean {
  const plain = String(value)
  const grouped = plain.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const scaled = value >= 1e9 ? `${value / 1e9} billion` : value >= 1e6 ? `${value / 1e6} million` : plain
  return [plain, grouped, scaled].some((written) =>
    new RegExp(`(?<![\\d.,])${written.replace(/\./g, '\\.')}(?![\\d]|[.,]\\d)`).test(topic.text),
  )
}
