/** What makes a number an identifier, a time, a reference, a score or part of a name instead of an amount. */

/** Words whose number is a label, alone or in a list: "Section 232", "Figs. 3 and 4", "phases 3, 5 and 7". */
const labels =
  'nos?\\.?|number|numbers|nr\\.?|section|sections|sec\\.|sect\\.|article|articles|art\\.|rule|rules|regulation|title|chapter|chapters|chap\\.|part|parts|clause|paragraph|para\\.|annex|appendix|table|tables|tab\\.|figs?\\.?|figure|figures|eqs?\\.?|equation|equations|eqn\\.?|eqns?\\.|refs?\\.?|reference|references|ref|page|pages|pp?\\.|vol\\.|volume|issue|form|announcements?|notice|circular|order|decree|directive|resolution|bill|act|hs|hts|cn|code|codes|iso|din|astm|en|nyse|asx|room|suite|box|flight|route|highway|interstate|exit|grade|version|release|agenda|opus|boeing|airbus|class|type|types|model|models|method|project|day|week|lot|block|phase|phases|stage|stages|tier|scope|wave|round|group|groups|cluster|clusters|catch|covid|apollo|tel\\.?|phone|fax|call|doi:?|isbn|issn|ticker|sku|zip|postcode|cas|sample|samples|site|sites|plot|plots|scenario|scenarios|case|cases|experiment|experiments|exp\\.|example|examples|ex\\.|compound|compounds|claim|claims|patient|animal|animals|step|steps|test|run|runs|line|lines|panel|layer|layers|unit|units|zone|region|channel|band|bands|category|level|column|columns|row|rows|question|item|items|footnote|note|supplement|supplementary|lemma|theorem|proposition|corollary|definition|section|§|§§|season|episode|formula|seq id no:?|id|hypothesis|criterion|algorithm|task|exercise|configuration|core|hole|well|profile|station|object|objects|month|months|bed|beds|clone|clones|listing|complex|complexes|bin|flyby|strategy|option|options|equation|scheme|schemes|appendices|paras|lane|lanes|fraction|fractions|exp|suppl\\.|data ?set|variant|mode|modes|aisle|gate|platform|terminal|pier|windows|iphone|galaxy|playstation|xbox|series|gen|generation|mark|mk|vitamin|interleukin|chromosome|exon|protein|factor|fortune|top|big|formula|super bowl|euro'
const labelled = new RegExp(
  `(?:(?:^|[^\\p{L}])(?:${labels})|\\p{Ll}{2,5}(?:Table|Figure|Fig\\.|Equation|Section))(?:\\s|-|\\s#|\\s?\\()(?:[A-Z]?\\d[\\d.]*[a-z]?(?:\\s?(?:,|;|and|or|&|–|-|to|,\\sand)\\s?|\\([a-z]\\)))*$`,
  'iu',
)
/** Labels that are also ordinary plural nouns or verbs bind only a figure, not a number with a unit. */
const scaledUnit =
  /^\s?(?:%|percent|per cent|million|billion|tonnes|tons|t\b|kg|km\b|years?\b|months?|weeks?|days|hours|minutes|seconds|countries|companies|economies|°|nm\b|mm\b|cm\b|m\b|ppm|dollars|yuan|euros|mg\b|ml\b|g\b)/i
const named = /(?:^|[^\p{L}\p{N}])(\p{Lu}[\p{L}'’&-]*|[A-Z]{2,}[\d-]*)\s[-–]?$/u
const months =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/
/** Capitalised words that open a sentence or a clause and are no names. */
const opening =
  /^(?:The|A|An|In|On|At|By|For|From|To|Of|With|About|Over|Under|Nearly|Almost|Around|Some|More|Less|Up|Only|Just|But|And|Or|If|When|While|As|Since|After|Before|These|Those|This|That|All|Another|Other|Its|Their|His|Her|Our|My|Your|We|He|She|It|They|You|I|Is|Are|Was|Were|Has|Have|Had|Between|Among|Within|Approximately|Roughly|At|Out|Each|Every|Per|Then|Than|So|Yet|Total|Exactly|Add|Use|Take|Buy|Sell|Get|Make|First|Last|Next|Past|Additional|Plus|Minus|Also|However|Finally|Overall|Again|Today|Meanwhile|Including|Currently|Nor|Not|No|With|Without|Through|During|Until|Where|Which|Who|What|How|There|Here|Currently|Altogether|Instead|Now|Still|Even|Published|Updated|Yield|Found|See|Did|Do|Does|Max|Min|US|Mean|Median|Age|Aged|Score|Rated)$/
const digitRun = /[\w./:-]*/y

/** Where the run of letters, digits and joining marks that begins at `at` ends; what is refused is refused whole. */
export function runEnd(text: string, at: number): number {
  digitRun.lastIndex = at
  const to = at + (digitRun.exec(text)?.[0].length ?? 0)
  return Math.max(at, /[.:-]$/.test(text.slice(at, to)) ? to - 1 : to)
}

/** Three and more numbers hanging together: a telephone number, a serial, a score line; never an amount. */
export const chain =
  /\d{1,8}(?:[-–/]\d{1,8}){2,}(?![\d%])|\(\d{3}\)\s?\d{3}[-–]\d{4}|\d{3}[-.–]\d{4}\b(?!\s?(?:%|tonnes|tons|kg|km|million|billion))|\+?\d{1,3}[\s-]\(?\d{3}\)?[\s-]\d{3,4}[\s-]\d{3,4}\b/y

const glued = /[\p{L}_@#/\\]/u
const numberPrefix =
  /(?:^|[\s(“"‘'[,;—–])(?:mid|now|then|sub|pre|post|non|minus|nearly|about|e|n|x|ca|c|US|approx|over|under|plus|a|multi|semi|near|ex|to|by|of|and|or|per|in|the|with|from|at)-$/i
const references = /^\s?(?:\d{1,3}[a-z]?\s?[,;–-]\s?)*\d{0,3}[a-z]?$/
const timeBehind = /^\s?(?:a\.?m\b|p\.?m\b|AM|PM|o['’]clock|GMT|UTC|EDT|EST|CET|PT\b|ET\b|hrs? (?:GMT|local))/
const suffix = /^(?:st|nd|rd|th|G|D|X|B|E|P|Q|R|S|U|Y|Z|x(?=\d)|s)\b/
const chemical =
  /^(?:,\d+)*-(?:[a-zα-ω([]{1,3}[-\]\d]|(?:[a-z]*(?:yl|ol|ane|ene|ine|ide|oxy|one|ate|ium|hydro\w*|meth\w+|amino\w*|chlor\w+|fluor\w+|brom\w+|nitro\w*|phenyl\w*|aza|oxo|thi\w+|cyclo\w*|pyr\w+|deoxy\w*))\b)/

/** True when the digits at `[at, to)` are an identifier, clock time, score, reference or part of a name. `unit`: a unit follows. */
export function refused(text: string, at: number, to: number, unit: boolean): boolean {
  const previous = text[at - 1] ?? ''
  const rest = text.slice(to, to + 24)
  if (glued.test(previous) && !isSignLetter(text, at)) return !(previous === '/' && unit && /\d/.test(text[at - 2] ?? ''))
  if (previous === ':' && /\d/.test(text[at - 2] ?? '')) return true
  if (
    /[-–/.]/.test(previous) &&
    /[\p{L}\d)]/u.test(text[at - 2] ?? '') &&
    !numberPrefix.test(text.slice(Math.max(0, at - 9), at))
  )
    if (!(previous === '.' && /\s/.test(text[at] ?? '')))
      return !(unit && /[-–]/.test(previous) && /[a-z]{4,}[-–]$/.test(text.slice(Math.max(0, at - 6), at)))
  if (/^(?:\.\d+)+/.test(rest) || /^:\d\d/.test(rest)) return true
  if (timeBehind.test(rest) && /^\d{1,2}(?:[.:]\d\d)?$|^\d{4}$/.test(text.slice(at, to))) return true
  // "f(3)", "F(1, 3.95)", "1/nc": arguments and formulas.
  if (!unit && /[A-Za-z]\([\d.,\s]*$/.test(text.slice(Math.max(0, at - 12), at))) return true
  if (!unit && !rest.startsWith('-to-')) {
    if (/^\s?[=≤<]\s?\d?\p{L}\b/u.test(rest) || (/^[-−+/*]\s?\p{L}/u.test(rest) && !/^-[a-z]{3,}/.test(rest))) return true
    if (/^[α-ωΑ-Ω]/u.test(rest)) return true
    // "6 (1980)" is a page; "20 is a fan", "15 denotes" name parts of a drawing.
    if (
      /^,?\s\((?:19|20)\d\d\)/.test(rest) ||
      (to - at < 3 && /^\s(?:is an?|denotes|designates|indicates|represents)\s/.test(rest))
    )
      return true
    // "P 1", "σ 2", "CO 2": an index that lost its place below the line.
    if (
      to - at < 3 &&
      /(?:^|[^\p{L}\p{N}])(?:[b-zα-ωA-HJ-Z]|[A-Z][a-zA-Z]?\d?[A-Z]?)\s$/u.test(text.slice(Math.max(0, at - 6), at)) &&
      /^\d+$/.test(text.slice(at, to)) &&
      !/\b(?:US|UK|EU|UN|No|In|On|At|By|Of|To|Up|Is|As|If|So|We|He|It|Or|My|An)\s$/.test(text.slice(Math.max(0, at - 4), at))
    )
      return true
    if (to - at > 4 && /\b[A-Z]{2,}\s$/.test(text.slice(Math.max(0, at - 6), at)) && /^\d+$/.test(text.slice(at, to))) return true
    if (suffix.test(rest)) return true
    if (/^[A-Za-z]\d|^[A-Za-z]{2,}\d|^[a-z]?[A-Z]\b|^[A-Za-zα-ωΑ-Ω]+\b/.test(rest) && !/^(?:k|K|x|×|m|M|b|bn)\b/.test(rest))
      return true
    if (/^[-–]\d{1,3}(?![\d.,]*\d|\s?(?:%|percent|per cent))/.test(rest) && isScore(text, at, to)) return true
    if (/^-[A-Z]/.test(rest) || chemical.test(rest)) return true
    if (/^\s?°?['′]\s?\d/.test(rest)) return true
  }
  return bracketed(text, at, to, unit) || isLabelled(text, at, to, unit)
}

/** "e29,000": a lost "≈"; "n=5", "x3" are none. */
const isSignLetter = (text: string, at: number): boolean =>
  (text[at - 1] === 'e' && !/[\p{L}\p{N}]/u.test(text[at - 2] ?? ' ') && /^\d[\d,]{2,}/.test(text.slice(at, at + 6))) ||
  /\d\s?x$/.test(text.slice(Math.max(0, at - 3), at))

/** "won 2-1", "a 9-2 lead", "2–1 victory": two small numbers without unit beside a word of play. */
function isScore(text: string, at: number, to: number): boolean {
  const near = text.slice(Math.max(0, at - 40), to + 40)
  return /\b(?:beat|won|win|wins|lost|lose|loss|lead|led|leads|trail|defeat|defeated|victory|draw|drew|score|scored|scoring|game|match|series|record|season|vote|voted|ruling|run|upset|final|clash|thriller|rout|went|side|aggregate|half-?time)\b/i.test(
    near,
  )
}

/** Footnotes and citations: "[12]", "(22)", "(14–17)", "(26,29,49)". */
function bracketed(text: string, at: number, to: number, unit: boolean): boolean {
  if (unit) return false
  const from = Math.max(0, at - 24)
  const open = Math.max(text.lastIndexOf('[', at), text.lastIndexOf('(', at))
  if (open < from) return false
  const close = text[open] === '[' ? ']' : ')'
  const end = text.indexOf(close, to)
  if (end === -1 || end - to > 24) return false
  const inside = text.slice(open + 1, end)
  if (!references.test(inside) || /^\s*$/.test(inside)) return false
  // "(2)" numbers an item; "f(3)" is a formula.
  return text[open] === '[' || inside.length <= 3 || /[,;–-]/.test(inside) ? !/^\d{4,}$/.test(inside) : false
}

function isLabelled(text: string, at: number, to: number, unit: boolean): boolean {
  const before = text.slice(Math.max(0, at - 40), at)
  const behind = text.slice(to, to + 14)
  if (/\p{L}\.?:?[\s#(-][^\p{L}]*$/u.test(before) && labelled.test(before) && !scaledUnit.test(behind))
    return !/\b(?:top|big) (?:two|three|five|ten)/i.test(before)
  if (unit) return false
  if (/#\s?$|§\s?$|@\s?$/.test(before)) return true
  const name = named.exec(before)
  if (name === null) return false
  const word = name[1] ?? ''
  if (opening.test(word) || months.test(word) || /^(?:USD|EUR|GBP|AUD|CAD|JPY|CNY|RMB|INR)$/.test(word)) return false
  if (/[,.]\d/.test(text.slice(at, to)) || to - at > 4) return false
  // A name at the start of a sentence is more likely a verb or noun that opens it.
  const isFirst = name.index === 0 && before.length < 40
  if (isFirst && /^\s[a-z]{3,}s\b/.test(behind)) return false
  return !/^\s(?:of|times|points|people|percent)\b/.test(behind)
}

const pronounBefore =
  /\b(?:no|any|every|some|same|this|that|which|each|the|another|only|said|not|like|such|whole|new|old|good|big|right|wrong|first|last|great|loved|square|day|for|number|is|was|be|than|as)\s$/i
const nounBehind =
  /^[\s-](?:[a-z-]+ly\s)?(?!who\b|that\b|which\b|another\b|day\b|is\b|was\b|has\b|had\b|can\b|could\b|should\b|would\b|will\b|may\b|might\b|must\b|to\b|in\b|on\b|at\b|by\b|for\b|from\b|with\b|and\b|or\b|but\b|more\b|else\b|thing\b|way\b|wants\b|does\b|needs\b|as\b|over\b|under\b|out\b|off\b|up\b|down\b|about\b|into\b|it\b|he\b|she\b|we\b|you\b|they\b|i\b|if\b|when\b|where\b|after\b|before\b|through\b|could\b|being\b|were\b|are\b|be\b|the\b|a\b|an\b|not\b|might\b|last\b|at\b)[a-z]{3,}/

/** "one" counts before a noun; elsewhere it is a pronoun. */
export function isPronoun(text: string, at: number, to: number): boolean {
  // "one of the mines" is one mine; "one of them" is nothing counted.
  if (
    /^\sof\s/.test(text.slice(to, to + 4)) &&
    /\b(?:any|no|every|each|this|that|which)\s$/i.test(text.slice(Math.max(0, at - 8), at))
  )
    return true
  if (/^\sof\s/.test(text.slice(to, to + 4)))
    return !/^\sof\s(?!them\b|us\b|you\b|these\b|those\b|which\b|whom\b|it\b)[\p{L}’']/u.test(text.slice(to, to + 10))
  const behind = text.slice(to, to + 24)
  const before = text.slice(Math.max(0, at - 12), at)
  if (/^['’]s?\b/.test(behind)) return true
  // "one to two years", "one or two": the first end of a range.
  if (/^(?:\s(?:to|or)\s|-to-|[-–])(?:\d|two|three|four|five|six|seven|eight|nine|ten)/.test(behind)) return false
  if (!nounBehind.test(behind)) return true
  return pronounBefore.test(before) && !/\b(?:for|is|was|be|than|as|only|the|number)\s$/i.test(before)
}
