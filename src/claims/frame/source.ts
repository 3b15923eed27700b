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

/** "from Thailand and [Mexico]", "to Japan, Korea and [Taiwan]": the preposition holds for the whole list. */
const preposedList =
  /\b(?:to|from|in|of|between|among|with|against|outside)\s+(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}(?:,\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})*,?\s(?:and|or)\s+(?:the\s)?$/

/** "in Benson, [North Carolina]": the state of a town. */
const inTown = /(?:\b(?:in|at|near|from|of|to|outside)|['’]s?)\s[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3},\s$/
/** "with Hyundai, Kia and [Traxys]": the preposition holds for the whole list. */
const partners =
  /\b(?:with|including|between|among|against)\s[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,2}(?:,\s[A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){0,2})*(?:,?\s(?:and|or)|,)\s$/

/** "to Germany", "in Malaysia": a name behind a preposition is seldom the subject. */
export const isPreposed = (text: string, mention: Mention): boolean =>
  (mention.entry.kind === 'place' && inTown.test(text.slice(Math.max(0, mention.from - 50), mention.from))) ||
  (mention.entry.kind === 'company' &&
    /^(?:,|\sand\b|\sor\b|[.;]|$)/.test(text.slice(mention.to, mention.to + 5)) &&
    partners.test(text.slice(Math.max(0, mention.from - 100), mention.from))) ||
  preposed.test(text.slice(Math.max(0, mention.from - 14), mention.from)) ||
  (mention.entry.kind === 'place' && preposedList.test(text.slice(Math.max(0, mention.from - 80), mention.from)))

const works =
  'plants?|factory|factories|mines?|facility|facilities|refinery|refineries|smelters?|mill|projects?|works|operations?|campus|complex|hub|unit|subsidiary|deposit|site|warehouse|laboratory|headquarters|border|coast|port'
const describedAfter = new RegExp(
  `^(?:-(?:based|listed|backed|owned|led|headquartered|origin|made|sourced|controlled|funded|born|registered|focused)\\b|(?:, [A-Z][\\w.]+)? (?:[a-z-]+ ){0,3}?(?:${works})\\b)`,
)
const describedBefore =
  /\b(?:its|their|his|her|our|whose|the|an?|new|planned|existing|proposed|[A-Z]\w+['’]s)\s(?:(?!and\b|or\b)[\w-]+,?\s){0,2}$/

/** "its Texas factory", "Perth-based Arafura": a place that only describes what it stands before, and says where that is. */
export const isDescribing = (text: string, { entry, from, to }: Mention): boolean =>
  entry.kind === 'place' &&
  describedAfter.test(text.slice(to, to + 60)) &&
  (text[to] === '-' || describedBefore.test(text.slice(Math.max(0, from - 40), from)))

/** ", run by Eramet's Comilog unit, ": names told by the way. */
export const isInserted = (text: string, mention: Mention): boolean => {
  const opening =
    /,\s(?:\w+ly[ -])?(?:run|owned|operated|led|backed|controlled|developed|headed|managed|majority-owned|funded|financed|supported) by [^,;]*$/.exec(
      text.slice(0, mention.from),
    )
  return opening !== null && /^[^,;]*,/.test(text.slice(mention.to))
}

/** "Neo's [Narva facility]": the owner steps back behind what is named as its own. */
export const isOwnerOf = (text: string, owner: Mention, owned: Mention | undefined): boolean =>
  owned !== undefined &&
  owned.from - owner.to < 24 &&
  (owner.entry.kind === 'company' || owner.entry.kind === 'place') &&
  (owned.entry.kind === 'site' || owned.entry.kind === 'company') &&
  /^(?:['’]s?|\p{L}?s)\s(?:[\w-]+\s){0,2}$/u.test(text.slice(owner.to, owned.from))
