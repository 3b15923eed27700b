import type { Wanted } from '../searching/query.ts'

/** A query tree without negations at its top, in the language of FTS5. Words are always quoted, so no text of a reader is ever syntax. */
export function matchOf(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'word':
      return wanted.prefix ? `${quoted(wanted.text)} *` : quoted(wanted.text)
    case 'phrase':
      return quoted(wanted.text)
    case 'any':
      return `(${wanted.of.map(matchOf).join(' OR ')})`
    case 'not':
      throw new Error('a negation was asked of the index without anything to take it from')
    case 'all': {
      const positive = wanted.of.filter((part) => part.kind !== 'not')
      const negative = wanted.of.filter((part) => part.kind === 'not')
      const all = `(${positive.map(matchOf).join(' AND ')})`
      return negative.length === 0 ? all : `(${all} NOT (${negative.map((part) => matchOf(part.of)).join(' OR ')}))`
    }
    default:
      return wanted satisfies never
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', ' ')}"`
