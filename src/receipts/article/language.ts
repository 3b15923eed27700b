const scripts: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['ja', /[\u3040-\u30FF]/g],
  ['ko', /[\uAC00-\uD7AF\u1100-\u11FF]/g],
  ['zh', /[\u3400-\u9FFF]/g],
  ['th', /[\u0E01-\u0E5B]/g],
  ['ru', /[\u0400-\u04FF]/g],
  ['el', /[\u0370-\u03FF]/g],
  ['ar', /[\u0600-\u06FF]/g],
  ['he', /[\u0590-\u05FF]/g],
  ['hi', /[\u0900-\u097F]/g],
]

/** Words that are frequent in one language and rare in the others. */
const stopWords: Record<string, readonly string[]> = {
  en: ['the', 'of', 'and', 'to', 'in', 'is', 'that', 'for', 'with', 'was', 'are', 'has', 'by', 'from', 'its'],
  de: ['der', 'die', 'und', 'das', 'den', 'von', 'mit', 'ist', 'für', 'auf', 'nicht', 'eine', 'im', 'dem', 'wird'],
  fr: ['le', 'la', 'les', 'et', 'des', 'du', 'une', 'est', 'dans', 'pour', 'que', 'qui', 'sur', 'au', 'par'],
  es: ['el', 'los', 'las', 'y', 'del', 'una', 'en', 'que', 'por', 'con', 'para', 'se', 'su', 'más', 'al'],
  pt: ['o', 'os', 'as', 'do', 'da', 'dos', 'das', 'em', 'não', 'uma', 'para', 'com', 'que', 'no', 'ao'],
  it: ['il', 'gli', 'che', 'di', 'della', 'per', 'con', 'una', 'sono', 'nel', 'è', 'dei', 'alla', 'del', 'più'],
  nl: ['het', 'een', 'van', 'naar', 'werd', 'deze', 'voor', 'met', 'zijn', 'niet', 'op', 'aan', 'ook', 'wordt', 'bij'],
  sv: ['och', 'att', 'det', 'som', 'är', 'för', 'av', 'inte', 'med', 'den', 'till', 'har', 'ett', 'på', 'från'],
  vi: ['của', 'và', 'các', 'là', 'trong', 'được', 'có', 'cho', 'với', 'không', 'này', 'những', 'đất', 'hiếm', 'tại'],
}
const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(stopWords))
  for (const word of words) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])

/** Characters looked at; the language of an article shows long before. */
const sample = 6000

/** Two-letter code (ISO 639-1) of the language most of the text is in, from its script and stop words; `und` when neither tells. */
export function languageOf(text: string): string {
  const looked = text.slice(0, sample)
  const letters = looked.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 'und'
  if (/[^\0-\u024F]/.test(looked)) {
    const count = (pattern: RegExp): number => looked.match(pattern)?.length ?? 0
    for (const [language, pattern] of scripts) {
      const share = count(pattern) / letters
      // Japanese mixes kana with Chinese characters, so a tenth of kana settles it.
      if (share > (language === 'ja' ? 0.1 : 0.3)) return language === 'ru' && /[іїєґ]/.test(looked) ? 'uk' : language
    }
  }
  const points = new Map<string, number>()
  for (const word of looked.toLowerCase().match(/\p{L}+/gu) ?? [])
    for (const language of languagesOf.get(word) ?? []) points.set(language, (points.get(language) ?? 0) + 1)
  const [best] = Array.from(points).sort((a, b) => b[1] - a[1])
  return best && best[1] >= 2 ? best[0] : 'und'
}
