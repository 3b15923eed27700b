import { matches } from '../text/matches.ts'

/** Verbs and nouns of rising and falling, and what they change. */
const rising =
  'rose|rise|rises|risen|rising|firm(?:ed|s|ing)|inched (?:up|higher)|strengthen(?:ed|s|ing)?|increas(?:e|ed|es|ing)|grew|grow|grows|grown|growing|growth|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:e|ed|es|ing)|soar(?:ed|s|ing)?|gain(?:ed|s|ing)?|advanc(?:e|ed|es|ing)|expand(?:ed|s|ing)?|' +
  'expansion|rall(?:y|ied|ies|ying)|spik(?:e|ed|es|ing)|skyrocket(?:ed|ing)?|rocket(?:ed|ing)?|shot up|shoot(?:ing)? up|leap(?:ed|t|ing)?|edged? (?:up|higher)|ticked up|up|higher|uptick|popped|boost(?:ed|s|ing)?|accelerat(?:e|ed|ing)|swell(?:ed|ing)?|' +
  'rais(?:e|ed|es|ing)|lift(?:ed|s|ing)?|hik(?:e|ed|ing)|upgrad(?:e|ed|ing)|enlarg(?:e|ed|ing)|added|rebound(?:ed|ing)?|recover(?:ed|y)|appreciat(?:e|ed|ion)|outperformed|picked up|widen(?:ed|ing)?|went up|go up|going up|upside'
const falling =
  'fell|fall|falls|fallen|falling|slip(?:ped|s|ping)?|ticked down|dwindl(?:ed|es|ing)|reced(?:ed|es|ing)|inched (?:down|lower)|drop(?:ped|s|ping)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|plung(?:e|ed|es|ing)|plummet(?:ed|s|ing)?|slump(?:ed|s|ing)?|slid(?:e|es|ing)?|sank|sink(?:ing)?|sunk|dipp?(?:ed|s|ing)?|down|lower|shrank|shr[iu]nk(?:ing)?|' +
  'tumbl(?:e|ed|es|ing)|crash(?:ed|es|ing)?|collaps(?:e|ed|es|ing)|contract(?:ed|ing|ion)|reduc(?:e|ed|es|ing|tion)|cut(?:s|ting)?|slash(?:ed|es|ing)?|los(?:t|e|es|ing|s)|shed(?:ding)?|eas(?:ed|es|ing)|retreat(?:ed|ing)?|weaken(?:ed|ing)?|narrow(?:ed|ing)|halv(?:ed|ing)|' +
  'went down|corrected|softened|edged? (?:down|lower)|decrease|curtail(?:ed|ing)?|downturn'
const link =
  '(?:\\s(?:by|of|about|around|some|another|nearly|almost|roughly|approximately|more than|over|a|an|as much as|up to|at least|just|only|further|sharply|slightly|modestly|an additional|an impressive|in value|in price|in output|to|exceeding|prices|production|output|demand|exports|imports|supply|capacity|revenue|steeply|significantly|dramatically|(?:export|import|production|annual|its|their|the|supplies?|quotas?))){0,5}'
const upBefore = new RegExp(`\\b(?:${rising})${link}\\s*$`, 'i')
const downBefore = new RegExp(`\\b(?:${falling})${link}\\s*$`, 'i')
const period =
  '(?:(?:year[- ]on[- ]year|year[- ]over[- ]year|month[- ]on[- ]month|month[- ]over[- ]month|quarter[- ]on[- ]quarter|week[- ]on[- ]week|weekly|monthly|annual|annually|yearly|quarterly|year-to-date|year to date|daily|yoy|y/y|mom|m/m|qoq|y-o-y)[,]?\\s)?'
const adjective =
  '(?:(?:sharp|steep|further|cumulative|massive|huge|price|slight|modest|single-day|one-day|overall|net|average|compound annual|compounded annual|supply|demand|production|export|import)\\s)*'
const upAfter = new RegExp(
  `^[\\s-]{0,2}${period}${adjective}(?:increase|rise|gain|growth|jump|surge|climb|rally|spike|uptick|boost|expansion|rebound|upside|CAGR|compound annual growth|hike|premium increase|appreciation|higher|more than|up|above|uplift)\\b`,
  'i',
)
const downAfter = new RegExp(
  `^[\\s-]{0,2}${period}${adjective}(?:decrease|decline|drop|fall|slump|plunge|dip|cut|reduction|loss|contraction|slide|correction|collapse|lower|less than|down|below|discount)\\b`,
  'i',
)
const plainPeriod =
  /^[\s,]{0,2}(?:year[- ]on[- ]year|year[- ]over[- ]year|month[- ]on[- ]month|month[- ]over[- ]month|quarter[- ]on[- ]quarter|year-to-date|YoY|y\/y|MoM|QoQ|YTD|y-o-y|annually\b)/i
const beforePeriod =
  /\b(?:CAGR|compound annual growth rate|annual rate|growth rate|growth|annual growth|annualized|year-to-date) (?:of|at|is|was|to)?(?: about| around| some| roughly| nearly| over| more than)?\s*$/i

const anyRise = new RegExp(`\\b(?:${rising})\\b`, 'gi')
const anyFall = new RegExp(`\\b(?:${falling})\\b`, 'gi')
const lastOf = (pattern: RegExp, text: string): number => {
  let last = -1
  for (const found of matches(pattern, text)) last = found.index
  return last
}

const carried = new Map<string, RegExp>()
/** A verb of change with its object before the amount. */
const verbed = (verbs: string): RegExp => {
  const known = carried.get(verbs) ?? new RegExp(`\\b(?:${verbs}) (?:its|the|their|his|our) [^,;.\\d]{3,60}\\s$`, 'i')
  carried.set(verbs, known)
  return known
}

/** 1 for a rise, -1 for a fall, null when the words around a percentage are not of change. */
export function changeAround(gap: string, right: string): 1 | -1 | null {
  const opening = gap.slice(-90).replace(/\b(?:mak|tak|pick|set|wound)(?:e|es|ing|s)? up\b|\bmade up\b|\btook up\b/gi, 'is')
  if (
    /\b(?:to|at|from)\s*(?:about |around |nearly |over |more than |just )?$/i.test(opening) &&
    !/\b(?:narrow\w*|fall\w*|slow\w*|growth|decline|increase|rise|drop)\b[^,;]{0,24}\b(?:to|from)\s*$/i.test(opening)
  )
    return null
  if (/\b(?:fall|decline|drop|decrease)\b[^,;]{0,40}\b(?:to|from|of)\s*$/i.test(opening)) return -1
  if (downAfter.test(right) && !/^\s*(?:less than|lower than|below)/.test(right)) return -1
  if (upAfter.test(right)) return 1
  if (/^\s*(?:less|lower|fewer) than\b/.test(right)) return -1
  if (/\bup to\s*$/i.test(opening)) return null
  // "lifted the Monte Alto resource 40% to 25.2 million tonnes"
  if (/^\s+to\s/.test(right)) {
    if (verbed(rising).test(opening)) return 1
    if (verbed(falling).test(opening)) return -1
  }
  if (downBefore.test(opening)) return -1
  if (upBefore.test(opening)) return 1
  if (/\bby\s*(?:about |around |nearly |over |more than |at least |up to |as much as |a further |an? |some )?$/i.test(opening)) {
    const clause = opening.slice(Math.max(opening.lastIndexOf(';'), opening.lastIndexOf(': ')) + 1)
    const ups = lastOf(anyRise, clause)
    const downs = lastOf(anyFall, clause)
    if (ups >= 0 || downs >= 0) return downs > ups ? -1 : 1
  }
  if (beforePeriod.test(opening)) return 1
  if (plainPeriod.test(right)) return /\b(?:fell|down|drop|declin|decreas)/i.test(opening) ? -1 : 1
  return null
}
