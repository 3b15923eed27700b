/** Authorities by the names under which texts cite them. */
const named: readonly (readonly [RegExp, string])[] = [
  [/\b(USGS|U\.?S\.? Geological Survey|Geological Survey)\b/i, 'USGS'],
  [/\b(IEA|International Energy Agency)\b/i, 'IEA'],
  [/\b(European Commission|EU Commission)\b/i, 'European Commission'],
  [/\bCSIS\b|Center for Strategic and International/i, 'CSIS'],
  [/\bCustoms\b/i, 'China Customs (GACC)'],
]

/** The authority whose figures a claim appeals to; null when it names none that we know. */
export function sourceNamed(attributedTo: string | null): string | null {
  if (!attributedTo) return null
  return named.find(([pattern]) => pattern.test(attributedTo))?.[1] ?? null
}
