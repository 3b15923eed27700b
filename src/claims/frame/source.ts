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
