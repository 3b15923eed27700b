import type { Mention } from '../gazetteer.ts'

/** "according to the USGS", "Reuters reported": a source, not a subject. */
export function isSource(text: string, mention: Mention): boolean {
  if (mention.entry.kind !== 'authority' && mention.entry.kind !== 'company' && mention.entry.kind !== 'person') return false
  const before = text.slice(Math.max(0, mention.from - 40), mention.from)
  const after = text.slice(mention.to, mention.to + 30)
  return (
    /\b(?:according to|figures from|data from|estimates? (?:from|by)|reported by|report (?:by|from)|cited by|per|source:|a source at|said)\s+(?:the |consultancy |research (?:company|firm) |analysts at )?$/i.test(
      before,
    ) ||
    /^(?:['’]s)?\s+(?:said|says|say|reported|reports|estimates?|estimated|data|figures|analysts?|forecasts?|forecast|noted|notes|wrote|writes|report|commentary|showed|projects|expects?|predicts?|sees|puts|put|pegs|pegged|counts|lists)\b/i.test(
      after,
    )
  )
}

const preposed =
  /\b(?:to|from|in|on|with|by|of|than|against|into|for|at|between|outside|via|near|over|toward|towards|like|including|after|under)\s+(?:the\s)?$/i

/** "to Germany", "in Malaysia": a name behind a preposition is seldom the subject. */
export const isPreposed = (text: string, mention: Mention): boolean =>
  preposed.test(text.slice(Math.max(0, mention.from - 14), mention.from))
