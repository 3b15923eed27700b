import type { Amount } from '../quantity/amount.ts'
import { changeAround } from './change-words.ts'
import { objectIn } from './change-object.ts'
import type { Kind } from './draft.ts'
import type { Look } from './scene.ts'

const share = (measure: Kind['measure'], rule: string, stage?: string): Kind => ({
  type: 'share',
  measure,
  rule,
  ...(stage === undefined ? {} : { stage }),
})

/** Sales pitch, weather and schooling: percentages the trade does not count. */
const foreign =
  /\b(?:uptime|satisfaction|discount code|off your|coupon|cashback|humidity|voters|poll|respondents|survey|battery life|charge in|scrap rate|recycled paper|moisture|coverage of news|accuracy|efficien(?:t|cy)|corrosion|probability|chance|likelihood|confidence|sure|commission|deposit required|refund|VAT|interest rate|inflation|GDP|gross domestic product|unemployment|(?:federal|tax|government|public|state) revenues?|wages)\b/i

/** "bought 10% | of the copper explorer" */
const boughtOf =
  /\b(?:bought|buys?|buying|acquir\w+|took|takes?|taking|purchas\w+|sold|sell(?:s|ing)?)\s*(?:about |around |nearly |over |more than |just |some |up to |another |an? )*$/i
const ofFirm =
  /^\s+(?:of|in)\s(?:the\s|its\s)?(?:[\w-]+\s){0,3}(?:compan(?:y|ies)|explorer|miner|producer|developer|firm|startup|start-up|venture|group|refiner|maker|project)\b/i

/** What a percentage or a fraction in words measures. Order is that of the guideline: policy, price, growth, share, quantity. */
export function kindOfPercent(amount: Amount, look: Look): Kind | null {
  const { gap, left, right, tail } = look
  const near = `${gap.slice(-70)}${right.slice(0, 60)}`
  const of = ofTail(right)
  const phrase = right.slice(0, 60).split(/[,;.]/)[0] ?? ''
  if (foreign.test(`${gap.slice(-30)}${right.slice(0, 40)}`)) return null

  // "9,000 tonnes of sponge a quarter": a rate, not a part.
  if (amount.kind === 'fraction' && /^a quarter$/i.test(look.scene.text.slice(amount.from, amount.to)) && of === null) return null
  // "60% complete", "90% certain": progress and odds, no share of anything.
  if (/^\s*(?:complete|completed|finished|built|done|certain|sure|likely|confident|off\b)/i.test(right)) return null
  const change = changeAround(gap, right)
  // Other markets move too.
  if (
    change !== null &&
    /\b(?:oil|crude|Brent|WTI|dollar|euro|yen|sterling|rupee|STOXX|MSCI|natural gas|gasoline|diesel|wheat|corn|soybeans?|bitcoin|housing|home|food|S&P 500|Dow Jones|Nasdaq|FTSE|Nikkei 225|Hang Seng|GDP|wages|rents?)\b[^,;.]{0,30}$/.test(
      left.slice(-60),
    )
  )
    return null
  if (
    /\b(?:outstrip\w*|exceed\w*|outpace\w*|fall\w* short of|lag\w*)\b[^,;.]{0,40}\bby\s*(?:about |around |nearly |over |more than |up to |as much as |some )?$/i.test(
      gap,
    ) &&
    /\b(?:supply|demand|needs|output|production)\b/i.test(gap)
  )
    return share('supply_gap', 'outstrips-by')
  if (
    /\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|royalt(?:y|ies)|export tax|surcharge)\b/i.test(
      `${left.slice(-70)}${right.slice(0, 45)}`,
    ) &&
    !/\b(?:share|production|mining|refin)/i.test(right.slice(0, 40))
  )
    return {
      type: 'policy',
      measure: 'tariff_rate',
      rule: 'percent-near-tariff',
      ...(amount.kind === 'points' && change === -1 ? { factor: -1 } : {}),
    }
  if (change !== null && /\bquotas?\b/i.test(left.slice(-80)))
    return { type: 'policy', measure: 'quota', rule: 'quota-change', factor: change }
  if (/\bquotas?\b|\breserved for\b/i.test(near) && amount.kind === 'percent' && change === null)
    return { type: 'policy', measure: 'quota', rule: 'percent-of-quota' }
  const law =
    /\b(?:Act|law|regulation|rules?|EU|bloc|union|target|benchmark|directive|goals?|aims?|should|must|mandate|commission)\b/i.test(
      `${look.scene.text} ${look.scene.background.topic}`,
    )
  const verb =
    /\b(extract|mine|recycl(?:e|ing)|process|refine|produce|source)(?:ing)?\s*(?:at least |up to |about |roughly |around |to meet |)$/i.exec(
      gap,
    )
  const benchmark = /^\s*for (extraction|extracting|mining|processing|refining|recycling)\b/i.exec(right)
  if (law && benchmark !== null && /\b(?:benchmarks?|targets?|goals?|objectives?|thresholds?)\b/i.test(left))
    return { type: 'policy', measure: 'target', rule: 'law-benchmark', stage: targetStage(benchmark[1] ?? '') }
  const needs = /\b(?:needs|consumption|demand|requirements)\b/i.test(tail)
  if (law && verb !== null && needs)
    return { type: 'policy', measure: 'target', rule: 'law-target', stage: targetStage(verb[1] ?? '') }
  if (law && /\b(?:recycling|extraction|processing) to (?:meet|cover)/i.test(gap) && needs)
    return {
      type: 'policy',
      measure: 'target',
      rule: 'law-target',
      stage: /recycling/i.test(gap) ? 'recycling' : /extraction/i.test(gap) ? 'mining' : 'refining',
    }
  if (
    /\bthresholds?\b|\bde minimis\b|\b(?:constitut\w+|contain\w*|mak\w+ up|account\w* for|compris\w+|represent\w*|exceed\w*|worth)\s+(?:as little as |at least |more than |over )?$/i.test(
      gap.slice(-40),
    ) &&
    /^\s*(?:of|or more of)\s+(?:the |an? |its )?(?:[\w’']+ )?(?:value|total value|listed|controlled|Chinese)|by value|content/i.test(
      right,
    ) &&
    /\bcontrol|licen|threshold|announcement|rule|export/i.test(`${look.scene.text} ${look.scene.background.topic}`)
  )
    return { type: 'policy', measure: 'threshold', rule: 'rule-threshold' }
  if (
    (amount.operator === '>=' || amount.operator === '>') &&
    /\b(?:value of|of the value|ownership|owned)\b/i.test(right.slice(0, 40)) &&
    /\b(?:control|licen|threshold|export|rule|list)\b/i.test(`${look.scene.text} ${look.scene.background.topic}`)
  )
    return { type: 'policy', measure: 'threshold', rule: 'rule-threshold' }
  if (
    (amount.operator === '<=' || amount.operator === '<') &&
    /\bshould\b|\bmust\b|\bmay\b|\b(?:from|by) (?:one|a single|any)\b/i.test(right.slice(0, 90)) &&
    (/\bsuppl|import|consumption|needs/i.test(right) ||
      /\b(?:from|by) (?:one|a|any|a single) (?:single )?(?:third )?country\b/i.test(right)) &&
    /\bone|single|third[- ]country|any/i.test(right.slice(0, 110))
  )
    return { type: 'policy', measure: 'threshold', rule: 'single-country-limit' }
  if (/\bIRR\b|internal rate of return/i.test(near)) return { type: 'quantity', measure: 'irr', rule: 'percent-irr' }
  if (
    /^\s*(?:-|–)?\s*(?:TREO|TREE|REO|total rare[- ]earth|rare[- ]earth oxides?\b(?! (?:production|output|supply|capacity|market))|Li2O|WO3|Sb\b|Cu\b|Ni\b|Co\b|Nb2O5|U3O8|TGC|Cg\b|graphitic carbon|total heavy minerals|THM|contained metal|cut-?off|bulk REO|pure\b|purity|grade\b|lithium oxide)/i.test(
      right,
    ) ||
    (/\b(?:grading|grades?|graded|average grade(?: of)?|cut-?off(?: grade)?(?: of)?|averaging|head grade|purity(?: of)?|assay\w*|containing|at)\s*(?:an average(?: of)? |about |approximately |around |up to |over |more than |~)?$/i.test(
      gap.slice(-44),
    ) &&
      /\b(?:TREO|REO|grade|grading|ore|oxide|deposit|resource|purity|cut-?off|concentrate|assay|metres|drill)/i.test(
        `${gap.slice(-80)}${right.slice(0, 50)}`,
      ))
  )
    // An average grade is what it is; nothing is rounded by saying so.
    return {
      type: 'quantity',
      measure: 'grade',
      rule: 'percent-grade',
      ...(/\baverag\w+/i.test(`${gap.slice(-14)}${look.scene.text.slice(amount.from, amount.to)}`) ? { operator: '=' } : {}),
    }
  if (
    /\brecover(?:y|ies|ed|ing)\b(?! in price)/i.test(near) &&
    /\brecover(?:y|ies) (?:rate|of)|recovers?\b|recovering\b|recoveries/i.test(near) &&
    change === null
  )
    return { type: 'quantity', measure: 'recovery_rate', rule: 'percent-recovery' }
  if (
    /^\s+(?:NdPr|heavy rare|HREEs?|HREO|dysprosium|terbium|DyTb|magnet rare|magnetic rare|combined)/i.test(right) &&
    /\b(?:TREO|REO|ore|basket|deposit|concentrate|carbonate|grade|resource|with|assemblage)\b/i.test(left.slice(-60)) &&
    change === null &&
    !/\b(?:produc|market|control|account)/i.test(gap.slice(-50))
  )
    return share('content_share', 'percent-of-basket')
  if (
    /\b(?:make|makes|made|making) up\b|\bcomprise|\bconstitute|\brepresent|\baccounts? for\b/i.test(gap.slice(-40)) &&
    of !== null &&
    /\b(?:deposit|ore\b|basket|concentrate|TREO|carbonate|total rare earth oxide)/i.test(of) &&
    !/\b(?:output|production|supply|supplies|exports?|imports?|market|capacity)\b/i.test(of)
  )
    return share('content_share', 'percent-of-deposit')
  if (/\b(?:applications?|licen[cs]es|requests|permits)\b/i.test(right.slice(0, 50)) && change === null)
    return share('coverage_share', 'of-applications')
  if (change !== null) {
    const measure = objectOfChange(look)
    if (measure === null) return null
    if (measure === 'equity') return share('equity_stake', 'stake-change')
    return { type: 'growth', measure, rule: 'percent-change', ...(change < 0 && amount.low > 0 ? { factor: -1 } : {}) }
  }
  if (
    (/\b(?:stakes?|interest in|shareholding|ownership|owned|owns?|holding|equity|outstanding shares|common stock|shares outstanding|earn-in|joint venture interest)\b/i.test(
      `${gap.slice(-50)}${right.slice(0, 50)}`,
    ) ||
      (boughtOf.test(gap) && ofFirm.test(right)) ||
      (/\b(?:where|which|in which|of which) [^,;.]{2,40}\b(?:holds?|held|has)\s*(?:about |around |nearly |over |more than |just |some )?$/i.test(
        gap,
      ) &&
        /^\s*(?:[.,;]|$)/.test(right))) &&
    !/\bown (?:production|supply|demand|output|use)|mining|refining|processing|production/i.test(right.slice(0, 30))
  ) {
    if (/\b(?:repurchas|buyback|bought back)/i.test(gap)) return share('other_share', 'share-buyback')
    return share('equity_stake', 'percent-of-equity')
  }
  if (
    of !== null &&
    change === null &&
    /\b(?:contractors|weapons?|systems|companies|firms|manufacturers|programmes|programs|platforms)\b/i.test(of.slice(0, 60))
  )
    return share('coverage_share', 'of-firms')
  if (
    /\b(?:gets?|got|obtains?|sources?|sourced|buys?|bought|purchase[sd]?|imports?|imported|secures?)\b[^.;]{0,60}$/i.test(
      left.slice(-70),
    ) &&
    /^\s*of (?:its|their|them|it|these|those|the country['’]s|our|[A-Z][\w.]+['’]s)(?!\w)/.test(right) &&
    /\bfrom\s+(?:the )?[A-Z]/.test(tail)
  )
    return share('import_share', 'gets-from')
  if (/\bimport(?:s|ed|ing)?\s+(?:about |around |nearly |over |more than |almost |roughly |some |up to |at least )?$/i.test(gap))
    return /\b(?:uses?|needs?|consum\w+|requires?|requirements?|demand)\b/i.test(right.slice(0, 90).split(/[,;]/)[0] ?? '')
      ? share('import_reliance', 'imports-of-use', 'trade')
      : share('import_share', 'imports-share')
  // "55% of strategic minerals now under some form of export control"
  if (
    of !== null &&
    /^(?:[\w-]+ ){0,4}(?:minerals|materials|metals|elements)\b/i.test(of) &&
    /\b(?:under|subject to|covered by|face|facing)\b[^,;.]{0,40}\b(?:controls?|restrictions?|licen|curbs)/i.test(
      right.slice(0, 110),
    )
  )
    return share('coverage_share', 'of-materials-covered', 'policy')
  const dominates =
    /\b(?:dominates?|controls?|accounts? for|produces?|supplies|refines?|mines?)\s*(?:about |around |nearly |over |more than |almost |some )?$/i.test(
      gap,
    )
  if (
    !dominates &&
    /\b(?:relian(?:t|ce)|rel(?:y|ies|ied) (?:entirely |heavily |almost entirely |wholly )?on (?:foreign|imports?|imported|overseas|other|abroad)|depend(?:ent|ence|ency|s)?|import[- ]reliance|net[- ]import)\b/i.test(
      near,
    )
  )
    return share('import_reliance', 'percent-reliant', 'trade')
  if (/\b(?:deficit|shortfall|supply gap|shortage|undersupply|surplus)\b/i.test(near)) return share('supply_gap', 'percent-short')
  if (/\btop (?:three|two|five|ten|3|5|2|10)\b/i.test(left.slice(-120))) return share('top_n_share', 'top-n')
  if (
    /\bthird-party|\bmarket share\b|\bshare of (?:the )?(?:global |world )?(?:market|production|output|mining|refining)|^\s*share\b/i.test(
      `${gap.slice(-40)}${right.slice(0, 40)}`,
    )
  ) {
    if (/\bcapacity\b/i.test(right.slice(0, 40))) return share('capacity_share', 'market-share-of-capacity')
    return share('production_share', 'market-share')
  }
  if (/\brecycl|\bscrap\b/i.test(near) && !/\brecycled (?:content|paper)/i.test(near))
    return share('recycling_share', 'percent-recycled', 'recycling')
  // "took 38% of China's gallium shipments"
  if (
    of !== null &&
    /^(?:[A-Z][\w.]*(?: [A-Z][\w.]*)?['’]s?|Chinese|Congolese|Indonesian|Burmese|Australian) (?:[\w-]+ ){0,3}shipments\b/.test(of)
  )
    return share('export_share', 'of-shipments', 'trade')
  if (
    /\bimports?\b|\bimported\b|\bshipments? (?:of|from)\b/i.test(phrase) ||
    (/\bimports?\b/i.test(gap.slice(-60)) && /\bfrom\b|\bcame|\bcoming|\boriginat/i.test(near))
  )
    return share('import_share', 'percent-of-imports', 'trade')
  if (/\bexports?\b/i.test(phrase) && !/\brestrict|control/i.test(right.slice(0, 70)))
    return share('export_share', 'percent-of-exports', 'trade')
  // "Turkey provides 98% of the EU's boron": of what the EU takes in.
  if (
    of !== null &&
    /\b(?:provides?|provided|supplies|supplied|supply|ships?|shipped|sends?|sent|delivers?)\s*(?:about |around |nearly |over |more than |almost |some |roughly |up to )*$/i.test(
      gap,
    ) &&
    /^(?:the )?(?:[A-Z][\w.]*(?: [A-Z][\w.]*)?)['’]s? (?:[a-z-]+ ){0,2}[a-z-]+$/.test(of) &&
    !/^(?:the )?[Ww]orld|[Gg]lob/.test(of) &&
    !/\b(?:demand|needs|requirements|consumption|output|production)\b/i.test(of)
  )
    return share('import_share', 'provides-of-whose', 'trade')
  if (of !== null) {
    const kind = kindOfWhole(of, look)
    if (kind !== null) return kind
  }
  if (/\bcapacity\b/i.test(near) && /\b(?:separation|refining|processing|production|global|magnet|smelting)\b/i.test(near))
    return share('capacity_share', 'percent-near-capacity')
  if (/\b(?:comprising|comprises?|consisting|consists?|made up of|is composed)\b/i.test(near))
    return share('content_share', 'percent-content')
  if (
    /\b(?:market|world|global|dominan\w+|monopoly|control\w*|account\w*|produc\w+|mining|mined|refin\w+|process\w+|separat\w+|magnets?|manufactur\w+|output|made in)\b/i.test(
      `${left.slice(-90)}${right.slice(0, 60)}`,
    )
  ) {
    if (/\bsuppl(?:y|ies|ied)\b/i.test(near)) return share('supply_share', 'percent-near-supply')
    if (/\breserves\b/i.test(near)) return share('reserves_share', 'percent-near-reserves', 'reserve')
    if (/\bdemand\b|\bconsum/i.test(near)) return share('demand_share', 'percent-near-demand')
    return share('production_share', 'percent-near-production')
  }
  if (amount.kind === 'fraction' || of === null) return null
  return share('other_share', 'percent-of-something')
}

/** "of mining" → "mining": the head of the part after a share, to the next comma or clause. */
export function ofTail(words: string): string | null {
  // The stops of "U.S." end no phrase.
  const right = words.replaceAll('U.S.', 'U․S․').replaceAll('U.K.', 'U․K․')
  return tailOf(right)?.replaceAll('․', '.') ?? null
}

function tailOf(right: string): string | null {
  const found =
    /^[\s)+-]*(?:\([^)]{0,30}\)\s)?(?:of|in|on)\s+(?!(?:early |late |mid-)?(?:19|20)\d\d\b)(.{2,110}?)(?=[,;:.—–()]|\s(?:and (?:over|more|about|around|nearly|some|\d)|process(?:es|ed)|while|whereas|but|with|which|that|when|as of|and (?:process(?:es)?|refines?|produces?|accounts?|controls?|holds?|mines|supplies)|is|are|was|were|in (?:19|20)\d\d|by (?:19|20)\d\d|come|comes|came|will)\b|$)/i.exec(
      right,
    )
  if (found !== null) return found[1] ?? null
  const direct =
    /^\s+(?:(?:the|all)\s+)?((?:world['’]?s?|global|its|their|total|refining|mining|processing|production|separation)\b.{0,60}?)(?=[,;:.—–()]|$)/i.exec(
      right,
    )
  return direct ? (direct[1] ?? null) : null
}

/** The whole of which a share is taken decides its measure. */
function kindOfWhole(of: string, look: Look): Kind | null {
  const verb = look.left.slice(-60)
  if (
    /^(?:(?:the|its|their|total|all)\s)*(?:[\w-]+ ){0,3}(?:costs?|capex|expenditure|funding|investment)\b/i.test(of) &&
    !/\black/i.test(of)
  )
    return share('cost_share', 'of-costs')
  if (/\breserves\b/i.test(of)) return share('reserves_share', 'of-reserves', 'reserve')
  if (/\bresources?\b/i.test(of) && /\b(?:known|mineral|world|global|identified)\b/i.test(of))
    return share('reserves_share', 'of-resources', 'reserve')
  if (/\bcapacity\b|\bcapacities\b/i.test(of)) return share('capacity_share', 'of-capacity')
  if (/\b(?:demand|consumption|needs|requirements|use|usage)\b/i.test(of)) {
    if (/\b(?:suppl(?:y|ies|ied|ying)|meets?|met|meeting|covers?|covering|satisf(?:y|ies)|provides?)\b/i.test(verb))
      return share('supply_share', 'supplies-of-demand')
    if (/\b(?:used|goes|end[- ]use|application)/i.test(verb)) return share('end_use_share', 'of-use', 'product')
    return share('demand_share', 'of-demand')
  }
  if (/\b(?:volume|value)\b/i.test(of)) return share('demand_share', 'of-volume')
  if (/\b(?:suppl(?:y|ies)|supply chain)\b/i.test(of)) {
    if (
      /\b(?:its|their|our|[A-Z][a-z]+['’]s) (?:\w+ ){0,3}suppl/.test(of) &&
      !/world|global|germanium|gallium/i.test(of) &&
      /\baccount|\bfrom\b|\bprovid/i.test(`${verb}${look.right}`)
    )
      return share('import_share', 'of-own-supplies', 'trade')
    if (/\bworld['’]?s? supply$|^(?:the )?world['’]s suppl(?:y|ies)/i.test(of) && /\bproduc/i.test(verb))
      return share('production_share', 'produces-of-supply', 'mining')
    return share('supply_share', 'of-supply')
  }
  if (/\bexport/i.test(of)) return share('export_share', 'of-exports', 'trade')
  if (/\b(?:minerals|materials|metals|elements)\b.*$/i.test(of) && /\b(?:under|subject to|covered|controls)\b/i.test(look.right))
    return share('coverage_share', 'of-materials-covered', 'policy')
  if (/\b(?:weapons?|systems|vehicles|products|technologies|companies|firms)\b/i.test(of))
    return share('coverage_share', 'of-things-covered')
  if (/\b(?:workforce|revenues?|sales|notes|debt|shares|budget|market|profits?)\b/i.test(of))
    return share(/\bmarket\b/i.test(of) ? 'production_share' : 'other_share', 'of-finance')
  const top = /\btop (?:three|two|five|3|5|2)\b/i.test(look.scene.text)
  if (top) return share('top_n_share', 'top-n')
  if (/\b(?:suppl(?:y|ies|ied|ying))\b/i.test(verb.slice(-34))) return share('supply_share', 'supplies-of')
  if (
    /\b(?:mining|mined|mine|extraction|refin\w*|process\w*|separat\w*|smelt\w*|production|produc\w+|output|manufactur\w*|magnets?|metals?|oxides?|ore|concentrates?|alloys?|making|market|world|global|globe|element\w*|earths?)\b/i.test(
      of,
    ) ||
    look.scene.mentions.some(
      (m) => (m.entry.kind === 'mineral' || m.entry.kind === 'product') && m.from >= look.to && m.from < look.to + 60,
    )
  )
    return share('production_share', 'of-production')
  return null
}

const targetStage = (verb: string): string =>
  /recycl/i.test(verb) ? 'recycling' : /extract|min/i.test(verb) ? 'mining' : 'refining'

/** What a change is a change of: the nearest such word before, then after, then in the sentence and its background. */
function objectOfChange(look: Look): Kind['measure'] | 'equity' | null {
  const before = objectIn(wordsLeft(look))
  const after = /^[^.;]{0,60}/.exec(look.right)?.[0] ?? ''
  if (/\b(?:stake|shareholding|ownership)\b[^,]{0,30}$/i.test(look.left)) return 'equity'
  const company = look.scene.mentions.some((m) => m.entry.kind === 'company' || /ETF/.test(m.entry.name))
  const stocky =
    /\b(?:shares?|stocks?|ETF|week|year-to-date|Wednesday|Monday|Tuesday|Thursday|Friday|upgrade|closed|trading|surged|rallied|market|investors)\b/i.test(
      look.scene.text,
    )
  // A levy that moves is told by its rates, which are claims of their own.
  if (/\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b/i.test(after.slice(0, 40)) && (before === null || before.away > 30)) return null
  if (before !== null && before.away < 90) return before.measure
  if (company && stocky) return 'share_price_change'
  const behind = objectIn(wordsOf(look, look.to, after))
  if (behind !== null) return behind.measure
  if (before !== null) return before.measure
  const background = objectIn(look.scene.background.text)
  if (background !== null) return background.measure
  const firm = look.scene.mentions.findLast((m) => m.entry.kind === 'company' && m.to <= look.from)
  if (company && (firm === undefined || look.from - firm.to < 34)) return 'share_price_change'
  if (!look.scene.mentions.some((m) => m.entry.kind === 'mineral' || m.entry.kind === 'product')) return null
  // "yttrium shot up 8.5% to CNY 290 a kilogram"
  return look.scene.amounts.some((amount) => amount.kind === 'price') ? 'price_change' : 'other_growth'
}

/** The words before, with the names of firms left out: "Iluka Resources gained" is no change of resources. */
const wordsLeft = (look: Look): string => wordsOf(look, look.from - look.left.length, look.left)

function wordsOf({ scene }: Look, start: number, words: string): string {
  let text = words
  for (const m of scene.mentions)
    if ((m.entry.kind === 'company' || m.entry.kind === 'authority') && m.from >= start && m.to <= start + words.length)
      text = `${text.slice(0, m.from - start)}${' '.repeat(m.to - m.from)}${text.slice(m.to - start)}`
  return text
}

export const measureOfChange = objectOfChange
