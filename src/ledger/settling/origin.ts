import type { Figure } from '../figure.ts'
import type { Relay } from './relay.ts'

/** Who a figure goes back to. */
export interface Origin {
  /** Publisher or named original; two figures with one are one witness. */
  readonly original: string
  readonly relayed: boolean
  /** Why it is taken for a repetition; empty when it is not. */
  readonly reason: string
}

/** Reviewed relays by source, for looking up. */
export type Relays = ReadonlyMap<string, readonly Relay[]>

export const relaysBySource = (relays: readonly Relay[]): Relays => Map.groupBy(relays, (relay) => relay.source)

/** A body's name without its legal form: "MP Materials Corp." and "MP Materials" are one. */
export const plainName = (name: string): string =>
  name.replace(/,? (?:Corp(?:oration)?|Inc|Ltd|Limited|LLC|plc|SA|SAS|Co)\.?$/i, '').trim()

/** Words by which a note names the original it repeats. */
const saysWho = [
  /\b(?:attributed to|according to|citing|quoting|as reported by|reported by)\s+(?:the\s+)?([^;.("]+)/i,
  /^([A-Z][^;,.]*?) (?:quotation|figures?|commentary)\b/,
  /\b(Chinese customs|Reuters|Bloomberg|AFP|Xinhua)\b/,
]

/** The original that a note names, if any; a note says so in few words, and only those are read. */
export function namedIn(note: string): string | null {
  for (const pattern of saysWho) {
    const found = pattern.exec(note)?.[1]?.trim()
    if (found) return found
  }
  return null
}

/** Who a figure goes back to by the reviewed table, else its own publisher. */
export function originOf(figure: Figure, relays: Relays): Origin {
  for (const relay of relays.get(figure.sourceId) ?? []) {
    if (!figure.note.includes(relay.noteContains)) continue
    const original = relay.original === 'subject' ? figure.subject : relay.original
    return { original: plainName(original), relayed: true, reason: `${figure.publisher} ${relay.reason}` }
  }
  return { original: plainName(figure.publisher), relayed: false, reason: '' }
}

/**
 * Origins of the figures of one definition. Beside the reviewed table one rule: two figures with the same value whose notes
 * name the same original (or of which one names the other's publisher) are copies of it, reviewed or not.
 */
export function originsOf(figures: readonly Figure[], relays: Relays): ReadonlyMap<Figure, Origin> {
  const origins = new Map(figures.map((figure) => [figure, originOf(figure, relays)]))
  for (const figure of figures) {
    const own = origins.get(figure)
    const named = own?.relayed === false && figure.value !== null ? namedIn(figure.note) : null
    if (named === null) continue
    const original = plainName(named)
    const twin = figures.find(
      (other) =>
        other !== figure &&
        other.value === figure.value &&
        other.unit === figure.unit &&
        other.publisher !== figure.publisher &&
        (namedIn(other.note) === named || origins.get(other)?.original === original),
    )
    if (twin)
      origins.set(figure, {
        original,
        relayed: true,
        reason: `it prints the same number as ${twin.publisher} and names ${named}`,
      })
  }
  return origins
}
