import { groupCopies, type CopyGroup, type CopyRule } from '../../receipts/copies/group-copies.ts'
import { bodyOf, type Document } from '../../receipts/document.ts'
import { plainName } from '../../ledger/settling/origin.ts'
import type { Desk } from '../operation.ts'

/** A document with the name it goes by in one answer: `d1`, or the id of its receipt. */
export interface Named {
  readonly id: string
  readonly document: Document
}

const agency = /\((Reuters|AP|AFP|Bloomberg|Xinhua|Kyodo|dpa|AAP|Yonhap|TASS|Interfax|ANI|PTI)\)\s*[-–—:]/u

/** The wire whose mark stands at the beginning of the text, if any. */
export const wireOf = ({ text }: Document): string | null => agency.exec(text.slice(0, 1500))?.[1] ?? null

/** Groups of documents that are one source. */
export const foldCopies = (named: readonly Named[], rule?: CopyRule): CopyGroup[] =>
  groupCopies(
    named.map(({ id, document }) => ({ id, body: bodyOf(document) || document.text, date: document.date })),
    rule,
  )

/**
 * Whose word a group of copies is: the wire marked in the text, the original that its publisher is reviewed to repeat
 * (`data/relays.csv`), else the publisher, else nobody that is named. Two groups of one source are one witness.
 */
export function sourceOf(group: readonly Document[], desk: Pick<Desk, 'relays' | 'sources'>): string | null {
  const wire = group.map(wireOf).find((name) => name !== null)
  if (wire !== undefined) return wire
  const publisher = group[0]?.publisher ?? null
  if (publisher === null) return null
  const relay = desk
    .relays()
    .find(
      ({ source, noteContains, original }) =>
        noteContains === '' && original !== 'subject' && desk.sources.get(source)?.publisher === publisher,
    )
  return plainName(relay?.original ?? publisher)
}
