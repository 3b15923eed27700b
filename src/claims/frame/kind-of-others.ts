import type { Amount } from '../quantity/amount.ts'
import { objectIn } from './change-object.ts'
import type { Kind } from './draft.ts'
import { measureOfChange } from './kind-of-percent.ts'
import type { Look } from './scene.ts'

const quantity = (measure: Kind['measure'], rule: string, more: Partial<Kind> = {}): Kind => ({
  type: 'quantity',
  measure,
  rule,
  ...more,
})
const policyWords =
  /\b(?:export controls?|controls?|curbs?|restrict\w*|ban(?:s|ned|ning)?|blacklist\w*|sanction\w*|licen[cs]\w*|entity list|list(?:ed|s|ing)?|announce\w*|added|prohibit\w*|covered|strategic projects?|tariffs?|critical raw materials act)\b/i

/** "17 strategic raw materials" in a passage on the act that names them. */
const lawOn = (noun: string, { scene }: Look): boolean =>
  /materials|minerals/i.test(noun) &&
  [...scene.mentions, ...scene.background.mentions].some((m) => m.entry.kind === 'instrument' && m.entry.stage === 'policy')

/** Counts: of listed goods and firms (policy), of mines and plants, of jobs. */
export function kindOfCount(amount: Amount, look: Look): Kind | null {
  const { left, right } = look
  const noun = amount.noun ?? ''
  const near = `${left.slice(-90)} ${right.slice(0, 70)}`
  if (amount.low === 1 && amount.operator === '=') return null
  // The lanthanides and their companions are seventeen by definition, fifteen without Sc and Y.
  if (
    /element|mineral|metal|REEs|rare/i.test(noun) &&
    (amount.low === 17 || amount.low === 15) &&
    !/\b(?:export|control|licen|restrict|ban\b|of the 17)/i.test(near)
  )
    return null
  if (
    /product|component|parts|types|kinds|things|stage|phase|line|group|measure|region|block|share/i.test(noun) &&
    !policyWords.test(near) &&
    !/\bdepend/i.test(right.slice(0, 90))
  )
    return null
  if (/^(?:people|jobs|employees|workers|staff)$/.test(noun))
    // Jobs of a whole economy are no figure of the trade.
    return !/\b(?:GDP|gross domestic product|economy|wages|households)\b/i.test(near) &&
      /\b(?:jobs?|employ\w*|work\w*|hire\w*|workforce|staff|lay ?offs?|creat\w+)\b/i.test(`${near} ${noun}`)
      ? quantity('employment', 'count-of-people')
      : null
  if (
    /^(?:shares?|units|people|states|members|stages|phases|blocks|groups|lines|regions|provinces|investors|shareholders|customers|partners|patents|measures|announcements|controls|controlled|parts)$/.test(
      noun,
    ) &&
    !policyWords.test(near)
  )
    return null
  if (/^(?:shares|stages|phases|members|groups|lines|deals|transactions|trades|offers|bids|sources|analysts|traders)$/.test(noun))
    return null
  if (/\btop\s*$/i.test(left)) return null
  if (/\b(?:one of|among)\b[^,.]{0,16}$/i.test(left)) return null
  const reliant = /\brelian|\bdepend/i.test(near)
  if (
    /^(?:elements|rare[- ]earths|minerals|materials|raw materials|metals|reees|rees|oxides|items|substances|commodities|companies|firms|entities|contractors|categories|products|components|tariff lines|technologies|technology|manufacturers|enterprises|businesses|exporters|projects|types|kinds)$/i.test(
      noun,
    ) &&
    !reliant
  ) {
    if (/\b(?:ban(?:s|ned|ning)?) (?:on )?(?:the )?(?:exports?|exporting|shipments?)(?: of)?\s*$/i.test(left))
      return { type: 'policy', measure: 'export_ban', rule: 'ban-on-count' }
    if ((policyWords.test(near) || lawOn(noun, look)) && !/\bdominat|\bproduc/i.test(left.slice(-40)))
      return { type: 'policy', measure: 'list_size', rule: 'count-listed' }
  }
  if (
    /^(?:elements|rees|people|metals|items|nations|commodities|states|economies|products|components|substances|oxides)$/i.test(
      noun,
    ) &&
    !reliant &&
    !/\bof \d+|\bdominat|\bimport/i.test(near)
  )
    return null
  if (/\b(?:used in|found in|applications? (?:in|of|across))\b/i.test(left.slice(-60))) return null
  if (
    /^(?:countries|companies|firms|nations|businesses|buyers|customers|vehicles|cars|magnets|batteries|products|types|kinds|robots|drones)$/.test(
      noun,
    ) &&
    !/\b(?:only|outside|able to|capable|account|produc\w+|suppl\w+|member\w*|sign\w*|depend|enough|fleet|sell|sold|output|applied|granted|licen|approved|listed|join)\b/i.test(
      near,
    )
  )
    return null
  return quantity('count', 'count-of-things')
}

/** Durations are claims only of things that last: pacts, bans, floors, mine lives, lead times. */
export function kindOfDuration(amount: Amount, look: Look): Kind | null {
  const { gap, right, scene } = look
  const before = gap.slice(-60)
  const after = right.slice(0, 70)
  const unit = amount.unit ?? ''
  if (!/^(?:years|months|days|weeks)$/.test(unit)) return null
  const text = `${before} ‖ ${after}`
  const head =
    /^[\s-]{0,2}(?:[a-z-]+ (?=window|period)|(?:[a-z-]+ ){0,2}?)(agreements?|deals?|pacts?|truce|contracts?|suspension|pause|ban|moratorium|window|period|shutdown|closure|outage|lead times?|price floor|floor|restrictions?|extension|delay|licen[cs]e|waiver|exemption|commitment|offtake|supply|trial|reprieve|postponement|grace period|backlog|wait|negotiation|of restrictions|of export|of supply|reserves?|stockpile|inventory)\b/i.exec(
      after,
    )
  if (
    head === null &&
    /\b(?:old|ago|earlier|experience|veteran|anniversary|high|low|later|before|history|since|warranty|shipping|dispatch|delivery|deliver(?:ed|y)|cancel\w*|receiv\w+|refunds?|payment|order\w*|return\w*|receipt|valid for|sentence|prison|career)\b/i.test(
      after.slice(0, 34),
    ) &&
    !/\bagreement|\bcontract|\bsupply/i.test(after.slice(0, 30))
  )
    return null
  if (
    /\b(?:past|last|next|previous|coming|every|first|recent|the|these|those|final|over|in|of|after|each|for the past|aged?|since)\s*(?:the\s)?$/i.test(
      before,
    ) &&
    !/\bfor (?:a |an |at least |about |up to )?$/i.test(before) &&
    !/\bthe $/i.test(before)
  ) {
    if (!/\b(?:in|over|after|of)\s*$/i.test(before)) return null
    if (
      !/^\s*(?:agreement|deal|pact)/i.test(after) &&
      !/\bmine life of\s*$/i.test(before) &&
      !/\bsuspension of\s*$|\bperiod of\s*$|\bterm of\s*$/i.test(before)
    )
      return null
  }
  if (/\b(?:mine life|life of mine|operating life|lifespan|LOM)\b/i.test(text)) return quantity('mine_life', 'years-of-mine')
  const policy =
    /\b(?:suspend\w*|suspension|postpon\w*|paus\w+|delay\w*|extend\w*|truce|moratorium|ban|restrictions?|export controls?|exempt\w*|waive\w*)\b/i
  if (
    /\bextend\w*\b[^,;.]{0,50}\b(?:by|for)\s*(?:a |another |an additional |a further )?$/i.test(before) &&
    policy.test(look.left)
  )
    return { type: 'policy', measure: 'duration', rule: 'extended-by' }
  if (
    /^\s*(?:worth )?of (?:supply|demand|consumption|imports|needs|stocks|inventor|domestic|rare|use)/i.test(after) &&
    /\bstockpil|\breserve|\bstocks?\b|\binventor|\benough\b|\bhold/i.test(look.left)
  )
    return quantity('stockpile', 'days-of-supply')
  if (head !== null) {
    const noun = (head[1] ?? '').toLowerCase()
    if (/suspension|pause|moratorium|postponement|reprieve|truce/.test(noun))
      return { type: 'policy', measure: 'suspension', rule: 'duration-of-suspension' }
    if (/agreement|deal|pact|contract|offtake|^supply/.test(noun))
      return /contract|offtake|supply/.test(noun)
        ? quantity('duration', 'duration-of-contract')
        : { type: 'event', measure: 'agreement', rule: 'duration-of-agreement' }
    if (/window/.test(noun)) return { type: 'policy', measure: 'duration', rule: 'duration-of-window' }
    return quantity('duration', 'duration-named')
  }
  if (/\bfor (?:a |an |at least |about |up to |one |another )?\s*$/i.test(before)) {
    if (policy.test(look.left.slice(-140))) return { type: 'policy', measure: 'suspension', rule: 'suspended-for' }
    if (
      /\b(?:ongoing|last\w*|run|runs|closed|shut|halt\w*|guarantee\w*|agreed|supply|suppl\w+|enough|sufficient|idle\w*|stopped|lock\w*|secur\w*|price)\b/i.test(
        look.left.slice(-110),
      )
    )
      return quantity('duration', 'lasted-for')
    return null
  }
  if (
    /\b(?:takes?|taking|took|could take|would take|last(?:s|ed|ing)?|requires?|need(?:s|ed)?|lead time|waiting|wait|extend(?:s|ed|ing)? (?:\w+ )?by|delay(?:s|ed)? (?:\w+ )?by|average|term|within|run out|up to|at least|valid for)\b[^,.;]{0,24}$/i.test(
      before,
    ) ||
    /^\s*(?:to (?:build|develop|bring|set up|construct|permit|replace|reach|establish)|average lead time|lead time)/i.test(after)
  ) {
    if (
      /\bwithin\b/i.test(before + scene.text.slice(amount.from, amount.numberFrom)) &&
      !/\bwould|could|run out|will|expected|deplet/i.test(scene.text)
    )
      return null
    return quantity('duration', 'time-needed')
  }
  return null
}

/** Factors: change over time, or a comparison of two prices. */
export function kindOfMultiple(amount: Amount, look: Look): Kind | null {
  const { left, right, tail } = look
  const near = `${left.slice(-60)} ${tail.slice(0, 70)}`
  if (/\b(?:better|smarter|as good|more fun|as bad|more beautiful|harder to|bigger than life)\b/i.test(tail.slice(0, 30)))
    return null
  if (amount.change && /^\s*(?:counting|down|check|standard|edge|win|whammy|role|bind)/i.test(right)) return null
  const than =
    /^\s*(?:that of|the|those|as|its|their|China|Chinese|what|domestic|European|current|prevailing|market|benchmark|price)/i.test(
      right,
    )
  if (
    /\bprices?\b|\bbenchmark\b|\bpremium\b/i.test(tail.slice(0, 60)) &&
    (!amount.change || /\bdouble\b/i.test(look.scene.text.slice(amount.from, amount.to))) &&
    (than || /prices?/i.test(left.slice(-60))) &&
    !/\b(?:will|to|would|could|had|have|has|prices|price)\s*$/i.test(left)
  )
    return { type: 'price', measure: 'price_ratio', rule: 'times-the-price' }
  // "almost three times what buyers pay inside China"
  if (
    !amount.change &&
    /^\s*(?:what|the (?:rate|sum|amount))\b[^,;.]{0,40}\b(?:pays?|paid|paying|costs?|fetch\w*|sells? for|charged?)\b/i.test(right)
  )
    return { type: 'price', measure: 'price_ratio', rule: 'times-the-price' }
  if (/\bprices?\b/i.test(left.slice(-70)) && than && !amount.change && /\bprices?\b/i.test(tail.slice(0, 60)))
    return { type: 'price', measure: 'price_ratio', rule: 'times-the-price' }
  // "halved the tariff from 20% to 10%": the rates are the claims.
  if (/^\s+(?:the |its |their |all )?(?:[\w-]+ ){0,3}?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b/i.test(right)) return null
  // "more than double China's own quota" compares two things at one time.
  if (
    /\b(?:double|triple|quadruple|twice)$/i.test(look.scene.text.slice(amount.from, amount.to)) &&
    /^\s+(?:the|that of|those|its|their|[A-Z][\w.]*['’]s|what)\b/.test(right) &&
    !/\b(?:level|figure|total|rate|pace|year|ago|earlier|previous|(?:19|20)\d\d|last)\b/i.test(right.slice(0, 60)) &&
    !/\b(?:will|to|would|could|can|may|might|must|should|and|or)\s*$/i.test(left)
  )
    return null
  const growing =
    amount.change ||
    /\b(?:grow\w*|increas\w*|ris\w+|rose|jump\w*|surg\w*|expand\w*|multipl\w*|scal\w*|higher|faster|more than|larger|bigger|up)\b/i.test(
      near,
    )
  if (!growing) return null
  if (/^\s*(?:faster|more|higher|larger|bigger|stronger|greater|cheaper|quicker)/i.test(right)) {
    const object = objectIn(left)
    return { type: 'growth', measure: object !== null && object.away < 60 ? object.measure : 'other_growth', rule: 'times-more' }
  }
  const measure = measureOfChange(look)
  if (measure === null || measure === 'equity')
    return amount.change ? { type: 'growth', measure: 'other_growth', rule: 'factor' } : null
  return { type: 'growth', measure, rule: 'factor-of-change' }
}

/** Areas, grades in ppm and g/t, power: counted for mines and deposits only. */
export function kindOfMeasure(amount: Amount, look: Look): Kind | null {
  const near = `${look.left.slice(-110)} ${look.right.slice(0, 70)}`
  if (amount.kind === 'grade')
    return /\b(?:TREO|REO|grade|grading|ore|deposit|resource|drill\w*|intersect\w*|assay\w*|ppm|metres|concentration|average|clay|mineral\w*)\b/i.test(
      near,
    ) && !/\bwater|\bsoil|\bblood|\bair\b/i.test(near)
      ? quantity('grade', 'grade')
      : null
  if (amount.kind === 'area')
    return /\b(?:mine|deposit|project|concession|tenement|licen[cs]e|exploration|site|land|covers?|covering|spans?|property|claims|facility|plant)\b/i.test(
      near,
    ) && !/\bocean|\bforest|\bapartment|\bhome|\bhouse/i.test(near)
      ? quantity('area', 'area-of-site')
      : null
  return null
}
