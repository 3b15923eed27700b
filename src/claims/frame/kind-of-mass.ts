import type { Amount } from '../quantity/amount.ts'
import { kilogramsPerPound } from '../../kernel/quantity.ts'
import type { Measure } from '../vocabulary.ts'
import type { Kind } from './draft.ts'
import type { Look } from './scene.ts'
import { matches } from '../text/matches.ts'

const perProduct =
  /\b(?:requir\w+|contain\w*|us(?:e|es|ed|ing)|needs?|needed|consum\w+|carr(?:y|ies)|takes?|holds?|incorporat\w+|goes into|go into|in (?:each|every|an?|one))\b/i
const product = /\b(?:each|every|per|an?|one|single|average|to (?:operate|build|make|produce))\b/i

const bearing =
  /\b(?:an?|each|every|one|most|the average|the typical|average|some)\s+((?:[\w-]+\s){1,5}?)(?:contains?|uses?|needs?|requires?|holds?|carr(?:y|ies)|takes?|consumes?|packs?|has|have)\s*(?:about |around |over |more than |nearly |roughly |up to |only |just |at least |as much as |an average of |between )?$/i

/** The product that a mass is said to be in: "A fighter jet contains [400 kg]" is about "fighter jet". Null for works and firms. */
export function bearerOf(gap: string): string | null {
  const name = bearing.exec(gap)?.[1]?.trim() ?? null
  return name === null ||
    /\b(?:plants?|mines?|compan(?:y|ies)|countr(?:y|ies)|deposits?|projects?|factor(?:y|ies)|refiner(?:y|ies)|smelters?|firms?|facilit(?:y|ies)|kilns?|industr(?:y|ies)|sectors?|cit(?:y|ies)|states?|governments?|miners?|producers?|buyers?|makers?|stockpiles?|reserves?|resources?|agreements?|deals?|contracts?|shipments?|quotas?|who|that|which|of|year|month)\b/i.test(
      name,
    )
    ? null
    : name
}

/** Kilograms or tonnes for one unit of a product, in kilograms. */
function perUnit(amount: Amount, look: Look): Kind | null {
  const { scene } = look
  const each = /\b(?:each|every|per|one|single|average|apiece)\b/i.test(scene.text)
  const vehicle = scene.mentions.some(
    (m) =>
      m.entry.kind === 'vehicle' &&
      Math.abs(m.from - look.from) < 130 &&
      (each || !/(?:[a-z]s|\d+s|Vs)$/.test(scene.text.slice(m.from, m.to)) || /\d$/.test(m.entry.name)),
  )
  const borne = bearerOf(look.gap) !== null && (amount.unit !== 't' || amount.high < 100)
  if (!borne && !(vehicle && perProduct.test(`${look.left.slice(-110)}${look.right.slice(0, 90)}`) && product.test(scene.text)))
    return null
  if (/\b(?:plant|mine|facility|production|produced|exports?|reserves)\b/i.test(look.gap.slice(-50))) return null
  const factor =
    amount.unit === 't'
      ? 1000
      : amount.unit === 'lb'
        ? kilogramsPerPound
        : amount.unit === 'g'
          ? 0.001
          : amount.unit === 'kg'
            ? 1
            : null
  return factor === null
    ? null
    : { type: 'quantity', measure: 'content_per_unit', unit: 'kg/unit', factor, rule: 'mass-in-product', stage: 'product' }
}

/** "of rare earth oxide", "REO" after the unit or in the table's header: tonnes that count oxide equivalent. */
export function countsOxide(look: Look): boolean {
  return (
    /^\W{0,3}(?:\([a-z]{1,2}\) )?(?:of )?(?:mixed |contained |separated |total |in[- ]situ |equivalent |heavy |light |a )*(?:rare[- ]earth(?: elements?)? ?(?:\(REEs?\) )?oxides?|REO|TREO)\b/i.test(
      look.tail,
    ) ||
    /\bTonnes REO|\bt REO|REO tonnes|\bREO\b(?= equivalent)/.test(look.scene.background.topic) ||
    /^[^,.;]{0,30}\(?(?:REO|TREO)\b/.test(look.right.slice(0, 60)) ||
    /\b(?:T?REO|rare[- ]earth oxides?) (?:production|output|sales|equivalent|exports|imports|capacity|supply)\b[^,.;]{0,30}$/i.test(
      look.gap,
    )
  )
}

const limiting =
  /\bquotas?\b|\bcaps?\b|\b(?:annual|export) limit|\ballow(?:ed|ing|s)? to export|permitted to export|\bmay export\b|\bceiling\b/i
/** Up to the last verb of doing: what stands before it is of another predicate. */
const performed =
  /^.*\b(?:mined|produced|exported|shipped|imported|consumed|output (?:was|of|reached)|production (?:was|of|reached)|exports (?:were|of|fell|rose|reached)|demand (?:at|of|was))\b/is
const massWords: readonly (readonly [Measure, RegExp])[] = [
  ['reserves', /\breserves?\b/gi],
  [
    'resource',
    /\b(?:mineral resources?|resources?|ore ?body|deposits?|mineraliz\w+|mineralis\w+|in[- ]situ|measured|indicated|inferred|JORC|NI 43-101|formation|grading|geological|estimated to contain|reserve base|of ore\b|ore containing|discovered|identified|delineat\w+|outlined|hosts?|hosting|in the ground|underground|has found|have found|had found)\b/gi,
  ],
  ['stockpile', /\b(?:stockpil\w*|inventor(?:y|ies)|stocks of|strategic reserves?)\b/gi],
  ['offtake_volume', /\b(?:offtake|off-take)\b/gi],
  ['sales_volume', /\b(?:sold|sales volumes?|sales of|selling|sales)\b/gi],
  ['exports', /\b(?:export\w*|shipped|shipments?|outbound)\b/gi],
  ['imports', /\b(?:import\w*|purchas\w+|bought)\b/gi],
  ['supply_gap', /\b(?:deficits?|shortfalls?|surplus(?:es)?|oversupply|undersupply)\b/gi],
  ['demand', /\b(?:demand|consum\w+|requirements?|needs?|usage)\b/gi],
  ['production', /\b(?:produc\w+|output|mined|manufactur\w*|yield\w*|makes?|made)\b/gi],
]

/** The measure whose word stands nearest to a mass: before it, or after it within the same phrase. */
function nearestMeasure(look: Look): Measure | null {
  const before = (look.gap.length > 24 ? look.gap : look.left).slice(-120)
  const after = look.right.slice(0, 60).replace(/[;.]\s.*$/s, '')
  let best: { measure: Measure; away: number } | null = null
  for (const [measure, words] of massWords) {
    let last = -1
    for (const found of matches(words, before)) last = found.index + found[0].length
    const ahead = matches(words, after)[0]?.index ?? -1
    const comma = ahead >= 0 && /,/.test(after.slice(0, ahead)) ? 40 : 0
    const away = Math.min(last < 0 ? Infinity : before.length - last, ahead < 0 ? Infinity : ahead + 4 + comma)
    if (away < Infinity && (best === null || away < best.away)) best = { measure, away }
  }
  return best?.measure ?? null
}

/** The last measure that a stretch of text speaks of. */
function measureIn(text: string): Measure | null {
  let best: { measure: Measure; at: number } | null = null
  for (const [measure, words] of massWords)
    for (const found of matches(words, text)) if (best === null || found.index > best.at) best = { measure, at: found.index }
  return best?.measure ?? null
}

/** A quota of what is dug or separated is of that step, any other of trade. */
function stageOfQuota({ gap, right, left }: Look, whole: string): string {
  if (/\b(?:mining|production|smelting) quota/i.test(whole))
    return /\b(?:smelting|separation) quota[^;]{0,40}$/i.test(gap) ? 'separation' : 'mining'
  if (/\b(?:export|ship|import)/i.test(whole) || !/\b(?:mining|mined?|smelt|separat|production|output|produc)/i.test(whole))
    return 'trade'
  const near = (gap.length > 12 ? gap : left).slice(-46)
  return /\b(?:smelt|separat|refin)/i.test(/\b(?:min|smelt|separat|refin)/i.test(near) ? near : right.slice(0, 40))
    ? 'separation'
    : 'mining'
}

/** What a mass or a rate of mass measures. */
export function kindOfMass(amount: Amount, look: Look): Kind | null {
  const { gap, left, right, tail } = look
  // "20,000 tonnes of mixed carbonate a year": the rate is told after the good.
  const yearlyGood = amount.kind === 'mass' && /^\s+of [^,;.]{2,60}?\s(?:a|per|each) (?:year|annum)\b/i.test(right)
  const isRate = amount.kind === 'rate' || yearlyGood
  const near = `${left.slice(-90)} ${right.slice(0, 70)}`
  const whole = `${look.scene.text} ${look.scene.background.topic}`
  const each = amount.kind === 'mass' ? perUnit(amount, look) : null
  if (each !== null) return each
  if (
    /\b(?:carry-?on|luggage|payload|towing|body weight|weighs?|weighing|shipping weight|orders? (?:over|under)|CO2|carbon dioxide|emissions?|waste ?water|tailings|crude|oil|wheat|soy|rice|corn|toxic waste|radioactive waste|sulphuric acid|wastewater)\b/i.test(
      `${gap.slice(-50)}${right.slice(0, 50)}`,
    )
  )
    return null
  if (/^\s*of (?:[a-z-]+ )?(?:mud|sediments?|rock|overburden|soil|dirt|water|waste|acid|coal)\b/i.test(right)) return null
  if (amount.unit === 'g' || amount.unit === 'mg') return null
  const plainUnit = massUnit(amount, look)
  const unit = yearlyGood && !plainUnit.unit.includes('/') ? { ...plainUnit, unit: `${plainUnit.unit}/yr` } : plainUnit
  // A title or a sentence about quotas makes no quota of what was mined, shipped or wanted.
  const limited =
    limiting.test(left.slice(-140).replace(performed, '')) ||
    /^\s+of (?:[\w-]+ ){0,2}quotas?\b/i.test(right) ||
    (limiting.test(look.scene.background.topic) && measureIn(look.scene.text) === null)
  if (limited && !/\bcapacity\b/i.test(gap.slice(-40))) {
    const yearly = /\bannual\w*\b|\ba year\b|\bper year\b|\beach year\b/i.test(left.slice(-120))
    return {
      type: 'policy',
      measure: 'quota',
      rule: 'mass-of-quota',
      stage: stageOfQuota(look, whole),
      ...unit,
      ...(yearly && unit.unit === 't' ? { unit: 't/yr' } : {}),
    }
  }
  const kind = (type: Kind['type'], measure: Kind['measure'], rule: string, stage?: string): Kind => ({
    type,
    measure,
    rule,
    ...unit,
    ...(stage === undefined ? {} : { stage }),
  })
  const yearlyUnit = (made: Kind): Kind => {
    const base = made.unit ?? amount.unit ?? 't'
    if (base === 't' && /^[^,;.]{0,30}\b(?:a|per|each) day\b/i.test(right)) return { ...made, unit: 't/day' }
    return base === 't' || base === 't_REO' ? { ...made, unit: `${base}/yr` } : made
  }
  const capacity =
    /\bcapacit(?:y|ies)\b|\bnameplate\b|\bthroughput\b|\bdesigned to (?:produce|make|process)|\bable to (?:produce|process)|\bcapable of (?:producing|processing)/i
  if (
    capacity.test(gap.slice(-70)) ||
    /^[^,;.]{0,40}\b(?:capacity|nameplate|throughput|plant|magnet factory|facility|refinery)\b/i.test(right)
  )
    return yearlyUnit(kind('capacity', 'capacity', 'mass-of-capacity'))
  if (
    /\b(?:lag\w*|exceed\w*|outstrip\w*|outpace\w*|fall\w* short of) (?:demand|supply|consumption)\b[^,;.]{0,24}\bby\s*(?:about |around |nearly |over |more than |some |up to )?$/i.test(
      gap,
    )
  )
    return kind('quantity', 'supply_gap', 'outstrips-by')
  const nearest = nearestMeasure(look)
  if (nearest !== null && nearest !== 'production' && !/^[^,.;]{0,26}\b(?:was|were|is|are) (?:mined|produced)\b/i.test(right)) {
    if (nearest === 'reserves' && /\bstrategic\b/i.test(near)) return kind('quantity', 'stockpile', 'mass-stockpiled')
    return kind(
      'quantity',
      nearest,
      `mass-${nearest.replaceAll('_', '-')}`,
      nearest === 'reserves' || nearest === 'resource' ? 'reserve' : undefined,
    )
  }
  // "hosts 313 million tonnes at 1.43% REO": tonnes with a grade lie in the ground.
  if (
    amount.kind === 'mass' &&
    /^\s(?:of ore )?(?:at|@|grading|averaging)\s(?:an average (?:grade )?of )?(?:about )?$/i.test(right) &&
    look.next?.kind === 'percent' &&
    !/\b(?:produc|concentrate|mined|process|shipped|sold)/i.test(gap)
  )
    return kind('quantity', 'resource', 'mass-with-grade', 'reserve')
  // "Brazil holds 21 million tonnes of rare earths"
  if (
    amount.kind === 'mass' &&
    (plainUnit.unit === 't' || plainUnit.unit === 't_REO') &&
    amount.high >= 1000 &&
    /\b(?:holds?|held|holding|boasts?|sits? on|is home to|are home to|possess\w*)\s*(?:about |around |nearly |over |more than |some |roughly |an estimated |almost |up to |approximately )*$/i.test(
      gap,
    ) &&
    !/\b(?:stock|warehouse|inventor)/i.test(near)
  ) {
    const holder = look.scene.mentions.findLast(
      (m) => m.to <= amount.from && (m.entry.kind === 'place' || m.entry.kind === 'site' || m.entry.kind === 'company'),
    )
    return kind('quantity', holder?.entry.kind === 'place' ? 'reserves' : 'resource', 'mass-held', 'reserve')
  }
  const planned =
    /\b(?:target(?:s|ing|ed)?|plan(?:s|ned|ning)?|aim(?:s|ing)?|(?:will|would|could) (?:\w+ )?(?:start (?:production|output)|begin (?:production|output)|add|yield|produce|turn out|deliver|extract|process|make|supply|have|bring)|expand(?:s|ing)? to|scal(?:e|ing) (?:up )?(?:to|toward)|ramp|goal|intend\w*|wants? to|hopes? to|to (?:produce|mine|process|boost|raise|increase|make)|expected to produce|set to produce|initial production|annual (?:magnet )?output to)\b/i
  // "will cost X and turn out": the verb that looks ahead stands before another amount.
  const carried =
    /\band (?:\w+ )?(?:turn out|produce|yield|make|deliver|process|supply|employ)\s*(?:about |around |up to |some |over |more than )*$/i.test(
      gap,
    ) && /\b(?:will|would|could|(?:is|are) (?:expected|set|due|planned) to)\b/i.test(left)
  if (carried || planned.test(`${gap.slice(-100)} ${right.slice(0, 30)}`)) {
    const yearly =
      isRate ||
      /\b(?:annual\w*|a year|per year|output|annum|yearly)\b/i.test(`${gap.slice(-60)} ${right.slice(0, 40)}`) ||
      /^\W?target/i.test(right)
    if (
      /\bplan to mine|country['’]s (?:plan|target)|government/i.test(left) ||
      (/\bplan\b/i.test(left) && look.scene.mentions.every((m) => m.entry.kind !== 'company')) ||
      // "Vietnam wants to mine": a state's wish is its policy.
      (/\b(?:wants?|plans?|aims?|hopes?|intends?) to (?:mine|produce|process|refine|make|extract)\b[^,;]{0,30}$/i.test(left) &&
        look.scene.mentions.every((m) => m.entry.kind !== 'company' && m.entry.kind !== 'site') &&
        look.scene.mentions.some((m) => m.entry.kind === 'place' && m.to <= amount.from))
    )
      return { ...yearlyUnit(kind('policy', 'target', 'state-target')), ...(yearly ? {} : unit) }
    if (/\b(?:expected|set) to produce\b/i.test(gap) && /\bthis year\b|\bin (?:19|20)\d\d/i.test(right) && !isRate)
      return kind('quantity', 'production', 'mass-expected')
    return yearlyUnit(kind('capacity', 'capacity', 'mass-planned'))
  }
  if (
    isRate &&
    !/\b(?:produc(?:es|ed|ing)|recover(?:s|ed)|turn(?:s|ed)? out|recycles|mines|suppl(?:ies|ied|ying)|mined|output (?:of|was|is)|production (?:of|was|is|reached)|makes|made|generat)\b/i.test(
      gap.slice(-60),
    )
  )
    return kind('capacity', 'capacity', 'rate')
  if (
    /\b(?:produc\w*|output|mined|mining|manufactur\w*|made|generat\w+|yield\w*|deliver\w*|suppl\w+|process\w*|separat\w*|refin\w*|putting out|accounting for|account\w*|totall?ed|reached|record)\b/i.test(
      near,
    )
  )
    return kind('quantity', 'production', 'mass-produced')
  // "They recovered to 6,357 tonnes": of whatever the sentence before was about.
  const continued = measureIn(look.scene.background.text.slice(-240))
  if (continued !== null && amount.unit !== 'kg') return kind('quantity', continued, 'mass-by-topic')
  if (/\bproduction\b|\boutput\b/i.test(tail)) return kind('quantity', 'production', 'mass-by-topic')
  // Kilograms are what products hold and shops sell; a country's output comes in tonnes.
  if (amount.unit === 'kg' && amount.high < 1000) return null
  if (
    look.scene.mentions.some((m) => m.entry.kind === 'mineral' || m.entry.kind === 'product') ||
    /\b(?:production|exports?|reserves)\b/i.test(whole)
  )
    return kind('quantity', 'production', 'mass-of-mineral')
  return null
}

/** Unit and factor: pounds become tonnes, oxide equivalent is marked. */
function massUnit(amount: Amount, look: Look): { readonly unit: string; readonly factor?: number } {
  const suffix = amount.unit?.includes('/') ? amount.unit.slice(amount.unit.indexOf('/')) : ''
  const base = suffix === '' ? (amount.unit ?? 't') : (amount.unit ?? '').slice(0, -suffix.length)
  const oxide = countsOxide(look) ? '_REO' : ''
  if (base === 'lb') return { unit: `t${oxide}${suffix}`, factor: kilogramsPerPound / 1000 }
  if (base === 't') return { unit: `t${oxide}${suffix}` }
  return { unit: `${base}${suffix}` }
}
