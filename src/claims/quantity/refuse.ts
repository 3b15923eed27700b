/** What makes a number an identifier, a time, a reference or a name instead of an amount. */
const nameBefore =
  /(?:\b(?:nos?\.?|numbers?|section|sec\.|article|art\.|rule|regulation|title|chapter|part|clause|paragraph|para\.|annex|appendix|table|fig\.?|figure|page|pp?\.|vol\.|volume|issue|form|announcements?|notice|circular|order|decree|directive|resolution|bill|act|hs|hts|cn|code|codes|iso|din|astm|nyse|asx|room|suite|box|flight|route|highway|level|grade|version|release|agenda|item|opus|boeing|airbus|class|type|model|project|line|step|day|week|lot|block|phase|stage|tier|scope|unit|wave|round|top|g|group of|catch|covid|apollo|tel\.?|phone|fax|call|doi:?|isbn|issn|ticker|sku|zip|postcode|cas)(?:\s|-|\s#)|#|§\s?|@)$/i
const scaledUnit =
  /^\s?(?:%|percent|per cent|million|billion|tonnes|tons|t\b|kg|years?|months?|days|countries|companies|economies)/i

/** True when the number at `[at, to)` is an identifier, clock time, score, reference or part of a name. */
export function refused(text: string, at: number, to: number): boolean {
  const previous = text[at - 1] ?? ''
  const next = text[to] ?? ''
  const inDigits = /\d/.test(text[at] ?? '')
  if (inDigits) {
    if (/[\p{L}_]/u.test(previous) && !(previous === 'e' && !/[\p{L}\p{N}]/u.test(text[at - 2] ?? ' '))) return true
    if (
      /[-–/.]/.test(previous) &&
      /[\p{L}]/u.test(text[at - 2] ?? '') &&
      !/\b(?:mid|sub|pre|post|non|minus|nearly|about)-$/i.test(text.slice(Math.max(0, at - 7), at))
    )
      return true
    if (previous === '.' && /\d/.test(text[at - 2] ?? '')) return true
    if (/^(?:\.\d+){2,}/.test(text.slice(to, to + 8)) || /^\.\d/.test(text.slice(to, to + 2))) return true
    if (/^:\d\d/.test(text.slice(to, to + 3)) || /\d:$/.test(text.slice(Math.max(0, at - 2), at))) return true
    if (/^\s?(?:a\.?m\.?|p\.?m\.?|AM|PM|GMT|UTC|EDT|EST|CET)\b/.test(text.slice(to, to + 5))) return true
    if (previous === '[' && next === ']') return true
    if (previous === '(' && next === ')' && to - at <= 3) return true
    // 5G, 10X, 3D, 80th, F-35A: a letter glued on that no unit begins with.
    if (/^(?:st|nd|rd|th|G|D|X|A|B|C|E|P|Q|R|S|U|Y|Z)\b/.test(text.slice(to, to + 3)) && !scaledUnit.test(text.slice(to, to + 3)))
      return true
    if (/^[-–](?:\d{3,4}[-–]\d{3,4})/.test(text.slice(to, to + 12))) return true
    if (/^(?:\d{3}|\(\d{3}\)\s?\d{3})[-–]\d{4}\b/.test(text.slice(at, at + 14)) && !scaledUnit.test(text.slice(at + 8, at + 12)))
      return true
  }
  const opening = text.slice(Math.max(0, at - 16), at)
  return (
    nameBefore.test(opening) &&
    !scaledUnit.test(text.slice(to, to + 12)) &&
    !/\bstage \d|top (?:three|two|five|ten)/i.test(text.slice(Math.max(0, at - 8), to))
  )
}
