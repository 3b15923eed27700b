import type { Measure } from '../vocabulary.ts'
import type { Draft, Kind } from './draft.ts'
import { lookAt, type Scene } from './scene.ts'
import { matches } from '../text/matches.ts'

const ordinals: Readonly<Record<string, number>> = {
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  '5th': 5,
  '6th': 6,
  '7th': 7,
  '8th': 8,
  '9th': 9,
  '10th': 10,
  first: 1,
  '1st': 1,
}
const ordinal = Object.keys(ordinals).join('|')
const thing =
  '(?:producers?|suppliers?|miners?|refiners?|processors?|exporters?|importers?|holders?|consumers?|buyers?|users?|customers?|sources?|markets?|destinations?|hubs?|shareholders?|investors?|stakeholders?|reserves?|deposits?|resources?|mines?|plants?|refiner(?:y|ies)|facilit(?:y|ies)|smelters?|projects?|factor(?:y|ies)|' +
  'manufacturers?|makers?|players?|owners?|lenders?|operators?|separators?|gain(?:s|ers?)?|declines?|losers?|losses|compan(?:y|ies)|econom(?:y|ies)|trading partners?|stockpiles?|quota|output|production|exports?|imports?|share|drop|fall|rise|increase|jump|magnet maker|provider|discovery|discoveries|concentration|contributor|firm|group|nation|country|developer|recycler|producer nations?)'
const newThing =
  '(?:producers?|suppliers?|miners?|refiners?|processors?|exporters?|mines?|plants?|refiner(?:y|ies)|facilit(?:y|ies)|smelters?|projects?|factor(?:y|ies)|manufacturers?|makers?|magnet maker|compan(?:y|ies)|country|nation|recycler|deposit|discovery)'
const words = "(?:(?!of\\b|in\\b|to\\b|and\\b|or\\b|is\\b|was\\b|for\\b|that\\b|which\\b|with\\b|by\\b)[\\w.’'&/-]+ ){0,6}?"
const superlative = new RegExp(
  `(?:\\b(?:[Tt]he |[Ii]ts |[Tt]heir )?(?:(?:[A-Z][\\w.]*(?: [A-Z][\\w.]*)?|world|globe|planet|country|nation|region|continent|industry|week|month|year|sector|company|bloc)['’]s )?)(?:(?:(${ordinal})[ -])?(?:single[ -])?(largest|biggest|highest)|(top|leading|number[ -]one|dominant|premier|No\\.? ?1|#1))\\b(?:,)? ?(?:and [\\w-]+ )?(${words}${thing}\\b(?: and [\\w-]+)?)?`,
  'g',
)
const sole = new RegExp(
  `(?:\\b(?:the|its|their) |['’]s )(?:currently )?(only|sole)\\b (?!one of|if|when|because|thing|way|reason|time|option|question|problem|hope|a |the )(?:known |other |major |current |significant |active |operating |large-scale |commercial(?:-scale)? |integrated |alternative )*(${words}${thing}\\b|${words}[a-z]+)`,
  'gi',
)
const first = new RegExp(
  `(?:\\b(?:the |its |their )|['’]s |\\b)(first(?:-ever)?)\\b[ -](?!quarter|half|year|month|time|phase|stage|step|day|week|place|and|of\\b|to market|lady|mover|glance|\\w+ (?:months|quarters|years|weeks|days)|two\\b|three\\b|four\\b|five\\b|six\\b|seven\\b|nine\\b)(${words}(?:${newThing}|shipment|delivery|in-person meeting|meeting|visit|export licen[cs]es?|magnets?|batch|pour|oxide|production line|customer|deal|agreement|separator|auction)\\b)`,
  'g',
)
const madeBefore =
  /(?:\b(?:is|are|was|were|become|becomes|became|as|produced|made|makes|poured|shipped|delivered|built|opened|received|got|won|granted|signed|held|achieved|completed|sold|exported)|['’]s|^\W*|\b[A-Z]\w+ ) ?$/
const numbered = new RegExp(`(?:#|\\b[Nn]o\\.? ?|\\b[Nn]umber[ -])(\\d{1,2}|one|two|three)\\b ?(${words}${thing}\\b)`, 'g')
const ranked = new RegExp(
  `\\brank(?:s|ed|ing)? (?:as )?(?:the )?(?:(${ordinal})|(?:#|[Nn]o\\.? ?|[Nn]umber )?(\\d{1,2})(?:st|nd|rd|th)?|(?:number )?(one))\\b(?: (?:in|by|for|globally|worldwide|among)\\b(?: (?:terms of )?(?:(?! (?:with|and|at|but|after|behind|in (?:19|20)\\d)\\b)[^,.;]){0,40}(?![\\w-]))?)?`,
  'g',
)
/** "third in the world by reserves", "ranks it fourth globally". */
const standing = new RegExp(
  `\\b(${ordinal}) (?:(?:place )?in the world|globally|worldwide)(?: (?:by|in|for|in terms of) (?:total |proven |known )?[\\w-]+(?: (?:reserves|production|output|resources|deposits))?)?`,
  'gi',
)
/** "the first outside China to produce …": who did it first. */
const firstTo =
  /\b(?:the )?first (?:(?:company|country|plant|producer|firm|facility|refinery|mine|in|outside) ?(?:of |in |outside )?(?:the )?(?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,2} ?)?)(?=to (?:commercially )?(?:produce|make|separate|refine|smelt|ship|export|process|manufacture|recycle|mine)\b)/g
const secondTo = /\bsecond only to (?:the )?[A-Z]\w+(?: [A-Z]\w+)?/g
const positioned = new RegExp(
  `\\b(?:comes?|came|in|placed|place|rank(?:s|ed|ing)? (?:it|the country|them)) (${ordinal}) (?:place )?(?:with|behind|after|globally|worldwide)\\b`,
  'g',
)
const record =
  /\b(?:(?:an? |its |their )all-time (?:high|low)\b|(?:an? )?(?:all-time |new |quarterly |monthly |annual )?record(?=[ ,-](?:high|low|production|output|volumes?|levels?|prices?|exports?|shipments?|[\w()-]+(?: \([A-Za-z]+\))? (?:production|output)|quarterly|annual|sales|revenues?|neodymium|(?:US|A|C)?[$€£¥]|\d))|(?:an? )?(?:\w+-)(?:year|month|week|quarter)[ -](?:high|low)|(?:the |its |their )?(?:highest|lowest|most|least|fewest|best|weakest|strongest)(?: (?:level|volume|monthly|total|price|figure|for a single month|in a single month|since records began))*(?: since [^,.;]{2,30}| in (?:more than |over |nearly |at least |almost )?(?:\w+ (?:years|months|decades)|a (?:decade|year))| on record))/gi
const monopoly =
  /\b(?:(?:an? |the )?(?:effective |near[ -]?|virtual |de facto |absolute |complete |total )?monopoly (?:on|over|in|of)) [^,.;—–]{3,60}?(?=,|\.|;|—|–| since| with| by| through| and| that| as|$)/gi
const leadingOf =
  /\bleading (?:(?:heavy|light|medium) )?(?:rare[- ]earth )?(?:gainers?|declines?|decliners?|losers?|gains?|losses)(?: among [^,.;]{3,40})?|\b(?:leading gainer|leading [\w -]{3,30}declines)\b/gi

function measureOf(text: string, soleOne: boolean): Measure {
  if (/\breserves?|\bresources?|\bdeposits?\b/i.test(text)) return 'rank_reserves'
  if (/\bshareholder|\bstakeholder|\bowner\b/i.test(text)) return 'rank_shareholder'
  if (
    soleOne &&
    /\bproduc|\bmin(?:e|es|er|ers|ing)\b|\bfacilit|\bplant|\brefin|\bsupplier|\bsource|\bseparat|\bmaker|\bmanufactur|\bprocess|\bcompany|\bfirm|\bsmelter|\bcountry|\bmonopoly/i.test(
      text,
    )
  )
    return 'sole_producer'
  if (/\bdestination|\bimporter|\bconsumer|\bmarket\b|\bbuyer|\bcustomer|\buser/i.test(text)) return 'rank_other'
  if (/\brefin|\bprocess|\bseparat|\bsmelt/i.test(text)) return 'rank_refining'
  if (/\bproduc|\bminers?\b|\boutput|\bmine\b|\bmanufactur|\bmaker/i.test(text)) return 'rank_production'
  if (/\bsources? of\b/i.test(text) && !/['’]s\s(?:[\w-]+\s){0,3}source|source[^,;.]{0,40}\b(?:for|to)\s[A-Z]/.test(text))
    return 'rank_production'
  if (/\bsuppl|\bsource|\bexporter|\btrading partner/i.test(text)) return 'rank_supplier'
  return 'rank_other'
}

/** What is ranked, by the words of the rank, else by those of the sentence: holding is of reserves, mining of output. */
function fieldOf(words: string, text: string): Measure {
  const own = measureOf(words, false)
  if (own !== 'rank_other') return own
  if (/\bholds?\b|\breserves|\bdeposits?\b|\bresources?\b/i.test(text)) return 'rank_reserves'
  return /\bmin(?:es?|ed|ing)\b|\bproduc|\boutput/i.test(text) ? 'rank_production' : measureOf(text, false)
}

/** Ordinal positions a sentence claims: largest, second, only, first, record, ranked 6th, monopoly. "One of the largest" is none. */
export function ranksIn(scene: Scene): Draft[] {
  const { text } = scene
  if (
    !/largest|biggest|highest|lowest|top\b|leading|only|sole|first|in the world|globally|[Nn]o\.? ?\d|#\d|rank|record|monopoly|-(?:year|month)[ -](?:high|low)|number|most|dominant/i.test(
      text,
    )
  )
    return []
  const drafts: Draft[] = []
  const add = (from: number, to: number, value: number, measure: Measure, rule: string): void => {
    if (drafts.some((draft) => draft.from < to && from < draft.to)) return
    const kind: Kind = { type: 'rank', measure, rule }
    drafts.push({ kind, look: lookAt(scene, from, to, -1), from, to, value, operator: '=', unit: 'rank' })
  }
  const trimmed = (found: RegExpExecArray | RegExpMatchArray): readonly [number, number] => {
    const start = found.index ?? 0
    const lead = /^(?:[’']s |[Ii]ts |[Tt]heir )/.exec(found[0])?.[0].length ?? 0
    return [start + lead, start + found[0].trimEnd().length]
  }
  for (const found of matches(leadingOf, text)) add(...trimmed(found), 1, 'rank_other', 'leading-among')
  for (const found of matches(monopoly, text))
    if (
      !/\bno\b|\bbreak\w*|\bend\w*|\bchalleng\w*|\bsmash|\bwithout|\bcounter|\bloosen|\bundermin|\breduc|\banti/i.test(
        text.slice(Math.max(0, found.index - 24), found.index),
      )
    )
      add(...trimmed(found), 1, 'sole_producer', 'monopoly')
  for (const found of matches(ranked, text))
    add(
      ...trimmed(found),
      found[1] ? (ordinals[found[1]] ?? 1) : found[3] ? 1 : Number(found[2]),
      measureOf(`${found[0]} ${text.slice(found.index, found.index + 80)}`, false),
      'ranked',
    )
  for (const found of matches(standing, text))
    if (
      /\b(?:rank\w*|plac\w+|position\w*|list\w*|standing)\b[^,;.]{0,24}$|\bis $|\bit $/i.test(
        text.slice(Math.max(0, found.index - 40), found.index),
      )
    )
      add(...trimmed(found), ordinals[(found[1] ?? '').toLowerCase()] ?? 1, fieldOf(found[0], text), 'ranked')
  for (const found of matches(firstTo, text)) add(...trimmed(found), 1, 'first_producer', 'first')
  for (const found of matches(secondTo, text)) add(...trimmed(found), 2, fieldOf('', text), 'ranked')
  for (const found of matches(positioned, text))
    if (/\brank|\breserv|\bproduc|\bmin(?:e|ed|ing)\b|\blargest|\bsuppl/i.test(`${scene.background.text.slice(-160)} ${text}`))
      add(
        ...trimmed(found),
        ordinals[found[1] ?? ''] ?? 1,
        measureOf(`${scene.background.text.slice(-160)} ${text}`, false),
        'placed',
      )
  for (const found of matches(numbered, text))
    add(
      ...trimmed(found),
      { one: 1, two: 2, three: 3 }[found[1] ?? ''] ?? Number(found[1]),
      measureOf(found[2] ?? '', false),
      'numbered',
    )
  for (const found of matches(superlative, text)) {
    const [whole, nth, large, top] = found
    const before = text.slice(Math.max(0, found.index - 22), found.index)
    const possessed = /['’]s (?:\w+[ -])?(?:single )?(?:largest|biggest|top|leading|number|dominant|premier|highest)/i.test(whole)
    if (
      /\b(?:one|two|three|four|some|many|several|few|none|most) of (?:the )?$|\bamong (?:the )?$|\bof (?:the )?$/i.test(before) &&
      !/\bout of $/.test(before)
    )
      continue
    if (/\b(?:one|among|some|\w+) of (?:the )?(?:world|globe|country|nation|[A-Z]\w+)['’]s/i.test(`${before}${whole}`)) continue
    if (
      /s\b$/.test((found[4] ?? '').trim()) &&
      !/(?:reserves|gains|resources|losses|exports|imports|sales)$/i.test((found[4] ?? '').trim())
    )
      continue
    if (
      /^\s*(?:two|three|four|five|ten|\d+)\b/.test(text.slice(found.index + whole.length)) ||
      /\b(?:top|largest|biggest|leading) (?:two|three|four|five|ten|\d)/i.test(
        whole + text.slice(found.index + whole.length, found.index + whole.length + 8),
      )
    )
      continue
    if (top !== undefined && (found[4] === undefined || (!possessed && !/^(?:the|The) /.test(whole) && !/one|No|#/.test(top))))
      continue
    // "a leading producer", "key player": rank words without a field are no claims.
    if (top !== undefined && /\ba $/i.test(before)) continue
    if (
      large !== undefined &&
      nth === undefined &&
      found[4] === undefined &&
      !/^\s*(?:in|of|outside|for)\b/.test(text.slice(found.index + whole.length))
    )
      continue
    if (large !== undefined && /^highest$/i.test(large) && found[4] === undefined) continue
    const rest =
      /^(?: in (?:the )?[\w ]{3,20}?(?: (?:after|behind|outside) [A-Z]\w+)?(?=[,.;—–]|$)|,? (?:after|behind) (?:only )?[A-Z]\w+(?: [A-Z]\w+)?| of [\w -]{3,40}?(?=[,.;—–]| in | and | with| but | at | while | after | behind |$)| outside [A-Z]\w+)/.exec(
        text.slice(found.index + whole.trimEnd().length),
      )
    const [from, to] = trimmed(found)
    const end = to + (rest?.[0].length ?? 0)
    // "the largest producer (of cobalt) after China" is the second.
    const behind =
      nth === undefined ? (/^(?:,? (?:after|behind) (?:only )?[A-Z]\w+(?: [A-Z]\w+)?)/.exec(text.slice(end))?.[0] ?? '') : ''
    const full = `${whole}${rest?.[0] ?? ''} ${found[4] === undefined ? text : ''}`
    add(
      from,
      end + behind.length,
      nth === undefined ? (behind !== '' || /^,? (?:after|behind) /.test(rest?.[0] ?? '') ? 2 : 1) : (ordinals[nth] ?? 1),
      measureOf(full, false),
      'superlative',
    )
  }
  for (const found of matches(sole, text)) {
    const before = text.slice(Math.max(0, found.index - 12), found.index)
    if (/\bnot $/i.test(before)) continue
    if (!new RegExp(thing, 'i').test(found[2] ?? '')) continue
    add(...trimmed(found), 1, measureOf(found[2] ?? '', true), 'only')
  }
  for (const found of matches(first, text)) {
    const producer = /\bproducer|\bmaker|\bmanufactur/i.test(found[2] ?? '')
    const opening = text.slice(Math.max(0, found.index - 24), found.index)
    if (/\bat $|\bfrom $/i.test(opening)) continue
    // Without "the" or an owner, "first oxide" is a milestone's name unless somebody reached it.
    if (/^first/i.test(found[0]) && !madeBefore.test(opening)) continue
    add(...trimmed(found), 1, producer ? 'first_producer' : 'rank_other', 'first')
  }
  for (const found of matches(record, text)) {
    if (/^most|^least|^best/i.test(found[0]) && !/since|years|record/.test(found[0])) continue
    add(
      ...trimmed(found),
      1,
      /production|output|produc/i.test(text.slice(found.index, found.index + 60)) ||
        /\b(?:produc\w+|mined|output of)\s$/i.test(text.slice(Math.max(0, found.index - 14), found.index))
        ? 'rank_production'
        : 'rank_other',
      'record',
    )
  }
  return drafts
}
