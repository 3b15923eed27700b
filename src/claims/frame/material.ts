import { elements, elementsOf } from '../../kernel/element.ts'
import type { Mention } from '../gazetteer.ts'
import type { Measure } from '../vocabulary.ts'
import { datesTariff, ranksPrices, type Draft } from './draft.ts'

const carries = (mention: Mention): boolean =>
  mention.entry.mineral !== null &&
  (mention.entry.kind === 'mineral' || mention.entry.kind === 'product' || mention.entry.kind === 'instrument')
const heavy = new Set(
  elementsOf('heavy_rare_earths')
    .map((symbol) => elements[symbol] as string)
    .concat('heavy_rare_earths'),
)
const rare = new Set(Object.values(elements).map(String).concat('rare_earths', 'heavy_rare_earths', 'light_rare_earths', 'ndpr'))

/** One name for several minerals: themselves, their group, or `critical_minerals`. */
export function jointly(minerals: readonly string[]): string | null {
  const distinct = [...new Set(minerals)]
  if (distinct.length <= 1) return distinct[0] ?? null
  if (distinct.every((mineral) => heavy.has(mineral))) return 'heavy_rare_earths'
  if (distinct.every((mineral) => rare.has(mineral)))
    return distinct.includes('ndpr') && distinct.includes('rare_earths') ? 'rare_earths' : 'rare_earths'
  if (distinct.includes('critical_minerals') && distinct.length === 2 && distinct.includes('rare_earths')) return 'rare_earths'
  return 'critical_minerals'
}

/** Measures of a company or of diplomacy, which concern no mineral by themselves. */
const corporate: ReadonlySet<Measure> = new Set<Measure>([
  'revenue',
  'earnings',
  'market_value',
  'share_price',
  'share_price_change',
  'npv',
  'irr',
  'revenue_growth',
  'meeting',
  'employment',
])

/** Measures of the chain and its policy: without a mineral they would mean nothing. */
const chained: ReadonlySet<Measure> = new Set<Measure>(
  (
    'production reserves resource capacity demand exports imports consumption sales_volume stockpile production_share reserves_share capacity_share import_share export_share demand_share supply_share ' +
    'recycling_share top_n_share supply_gap production_growth export_growth import_growth demand_growth supply_growth capacity_growth resource_growth rank_production rank_reserves rank_refining rank_supplier rank_other ' +
    'sole_producer first_producer quota threshold target list_size effective_date expiry_date announcement_date export_control export_ban suspension start_date completion_date count price price_floor price_ratio price_change grade'
  ).split(' ') as Measure[],
)

export interface Material {
  readonly mineral: string | null
  readonly mention: Mention | null
  readonly rule: string
}

/** "NdPr production was 2,003 tonnes": the good, its measure and a verb of being. */
const told =
  /^\s(?:(?:oxides?|metals?|alloys?|concentrates?|magnets?)\s)?(?:production|output|exports?|imports?|shipments?|sales|demand|consumption|capacity|reserves|resources?|supply)\s(?:was|were|is|stood at|stands at|came to|amounted to|totall?ed|reached|hit|averaged|rose to|fell to|climbed to|grew to|dropped to)\s*(?:about |around |nearly |over |more than |roughly |some |just |only |an estimated )*$/i

/** Which mineral a claim is about: the one bound to the amount, else the nearest, else the sentence's, else the background's. */
export function materialOf(draft: Draft): Material {
  const { look, kind } = draft
  const { scene } = look
  const all = scene.mentions.filter(carries)
  const right = all.filter((m) => m.from >= draft.to - 1 && m.from < draft.to + Math.min(look.right.length + 1, 90))
  const inside = all.filter((m) => m.from >= draft.from && m.to <= draft.to)
  const left = all.filter((m) => m.to <= draft.from)
  const wide = kind.type === 'policy' || kind.type === 'event'
  // "Terbium oxide …, leading heavy rare earth declines": the good ranked stands before its field.
  const ranked = ranksPrices(draft) ? left.at(-1) : undefined
  if (ranked !== undefined) return { mineral: ranked.entry.mineral, mention: ranked, rule: 'ranked-good' }
  if (inside.length > 0) {
    const listed = wide ? [...inside, ...runFrom(scene.text, inside.at(-1)?.to ?? draft.to, all)] : inside
    return { mineral: jointly(listed.map((m) => m.entry.mineral ?? '')), mention: inside[0] ?? null, rule: 'inside' }
  }
  if (kind.measure === 'tariff_rate' || datesTariff(draft)) {
    const taxed =
      left.findLast((m) =>
        /\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)) on\s[^,;.]{0,30}$/i.test(scene.text.slice(Math.max(0, m.from - 50), m.from)),
      ) ??
      right.find(
        (m) =>
          m.from - draft.to < 70 &&
          /\b(?:on|for)\s[^,;.]{0,40}$/i.test(scene.text.slice(Math.max(draft.to, m.from - 44), m.from)),
      )
    return { mineral: taxed?.entry.mineral ?? null, mention: taxed ?? null, rule: taxed ? 'taxed' : 'none' }
  }
  if (kind.measure === 'negotiation_demand') return { mineral: null, mention: null, rule: 'none' }
  if (/\bmeeting\b|\bvisit\b/i.test(scene.text.slice(draft.from, draft.to)) && kind.type === 'rank')
    return { mineral: null, mention: null, rule: 'diplomacy' }
  // "its highest level since 2011", said of a stock
  const ofStock = ranksPrices(draft) || (kind.type === 'rank' && kind.rule === 'record')
  if (
    ofStock &&
    all.length === 0 &&
    /\b(?:shares?|stock)\b/i.test(scene.text.slice(0, draft.from)) &&
    scene.mentions.some((m) => m.entry.kind === 'company')
  )
    return { mineral: null, mention: null, rule: 'corporate' }
  if (corporate.has(kind.measure) || housekeeping(draft)) return { mineral: null, mention: null, rule: 'corporate' }
  // "imposed in August 2023 on gallium and germanium, in April 2025 on dysprosium": each date has its own goods.
  const onGoods = wide ? /^[\s,]*(?:on|for|of|over)\s(?:(?:all|its|the|certain|some)\s)?(?:exports of\s)?/.exec(look.tail) : null
  const goods = onGoods === null ? [] : runFrom(scene.text, draft.to + onGoods[0].length, all)
  if (goods.length > 0)
    return { mineral: jointly(goods.map((m) => m.entry.mineral ?? '')), mention: goods[0] ?? null, rule: 'on-goods' }
  if (wide && all.length > 0) {
    const run = all.filter((m) => Math.abs(m.from - draft.from) < 200)
    return {
      mineral: jointly((run.length > 0 ? run : all).map((m) => m.entry.mineral ?? '')),
      mention: run[0] ?? all[0] ?? null,
      rule: 'sentence',
    }
  }
  const priced = kind.type === 'price' || kind.measure === 'price_change'
  const nearRight = right[0]
  const nearLeft = left.at(-1)
  const between = nearLeft === undefined ? '' : scene.text.slice(nearLeft.to, draft.from)
  const leansLeft =
    nearLeft !== undefined &&
    (/^\s*(?:with|at|by|:|\(|prices?)?\s*(?:by|at|to)?\s*$/i.test(between) || told.test(between)) &&
    !/^[\s)+]*of\b/i.test(look.right)
  const tied =
    /^[\s)+]*(?:tonnes?|tons?)?\s*(?:of|in|for|on|comprising|consisting)\b/i.test(look.right) ||
    kind.type === 'rank' ||
    draft.kind.type === 'capacity'
  if (
    nearRight !== undefined &&
    !priced &&
    !leansLeft &&
    (tied || nearLeft === undefined || nearRight.from - draft.to < draft.from - nearLeft.to)
  ) {
    // "extracts copper, lithium, nickel …" after one number: the basket.
    const basket = right.filter((m, index) => index === 0 || m.from - (right[index - 1]?.to ?? 0) < 8)
    const two = basket.length === 2 && /^(?:investment|grant|loan|cost|capacity)$/.test(kind.measure) && look.next === null
    const joined =
      basket.length > 2 || two ? jointly(basket.map((m) => m.entry.mineral ?? '')) : (nearRight.entry.mineral ?? null)
    return { mineral: joined, mention: nearRight, rule: 'after' }
  }
  if (nearLeft !== undefined) {
    const basket: Mention[] = []
    for (let index = left.length - 1; index >= 0; index--) {
      const m = left[index]
      const follower = basket[0]
      if (m === undefined || (follower !== undefined && follower.from - m.to > 7)) break
      basket.unshift(m)
    }
    return {
      mineral: basket.length > 1 ? jointly(basket.map((m) => m.entry.mineral ?? '')) : nearLeft.entry.mineral,
      mention: nearLeft,
      rule: 'before',
    }
  }
  if (nearRight !== undefined) return { mineral: nearRight.entry.mineral, mention: nearRight, rule: 'after' }
  // "a scheme worth X to build Y tonnes of magnets": the good stands beyond the next amount.
  const beyond = kind.measure === 'area' ? undefined : all.find((m) => m.from >= draft.to && m.from - draft.to < 110)
  if (beyond !== undefined) {
    const run = runFrom(scene.text, beyond.from, all)
    return { mineral: jointly(run.map((m) => m.entry.mineral ?? '')), mention: beyond, rule: 'beyond' }
  }
  // What the sentence before is about outweighs the title's list.
  const recent = scene.background.recent.filter(carries)
  const known = recent.length > 0 ? recent : scene.background.mentions.filter(carries)
  if (known.length > 0)
    return {
      mineral: jointly(known.slice(0, 6).map((m) => m.entry.mineral ?? '')),
      mention: known[0] ?? null,
      rule: 'background',
    }
  if (kind.measure === 'area') return { mineral: null, mention: null, rule: 'ground' }
  const owner = ownersMineral(draft)
  if (owner !== null) return { mineral: owner, mention: null, rule: 'trade-of-company' }
  const { topic } = scene.passage
  // Public money that names no mineral goes to programmes for the whole basket.
  if (topic === undefined && /^(?:investment|grant|loan|law|agreement)$/.test(kind.measure) && publicMoney(draft))
    return { mineral: 'critical_minerals', mention: null, rule: 'desk-basket' }
  if (!chained.has(kind.measure) || topic === null) return { mineral: null, mention: null, rule: 'none' }
  return { mineral: topic ?? 'rare_earths', mention: null, rule: topic === undefined ? 'desk-topic' : 'topic' }
}

/** The names of an enumeration that goes on at `from`: "gallium, germanium and antimony". */
function runFrom(text: string, from: number, all: readonly Mention[]): Mention[] {
  const run: Mention[] = []
  let end = from
  for (const m of all) {
    if (m.from < from) continue
    if (m.from !== end && !/^[\s,]*(?:and|or|as well as|other)?\s*(?:other\s)?$/.test(text.slice(end, m.from))) break
    run.push(m)
    end = m.to
  }
  return run
}

const publicMoney = ({ look: { scene } }: Draft): boolean =>
  ![...scene.mentions, ...scene.background.mentions].some((m) => m.entry.kind === 'company' || m.entry.kind === 'site') &&
  (/\b(?:governments?|administration|agreement|initiative|programme|program|proclamation|state|public|framework|pipeline)\b/i.test(
    scene.text,
  ) ||
    scene.mentions.some((m) => m.entry.kind === 'authority' || m.entry.kind === 'place'))

/** Money a firm moves on its own account: debts repaid, shares bought back or sold to the public, cash in hand. */
const housekeeping = ({ kind, look }: Draft): boolean =>
  (kind.measure === 'other_growth' &&
    /\b(?:profits?|earnings|EBITDA|income|loss(?:es)?|dividends?)\b[^,;]{0,40}$/i.test(look.left)) ||
  (/^(?:loan|cost|investment|market_value|other_share|duration)$/.test(kind.measure) &&
    /\b(?:loan payments?|interest payments?|repurchas\w+|buy-?backs?|bought back|public offering|IPO|grace period|(?:19|20)\d\d notes|debt maturit\w+|cash (?:balance|position|and)|cash and|short-term investments?|dividends?|outstanding shares|private[- ]equity)\b/i.test(
      `${look.left.slice(-90)} ${look.scene.text.slice(look.from, look.to)} ${look.right.slice(0, 50)}`,
    ))

/** What the company or site of the sentence deals in. */
function ownersMineral(draft: Draft): string | null {
  const owner = [...draft.look.scene.mentions, ...draft.look.scene.background.mentions].find(
    (m) => (m.entry.kind === 'site' || m.entry.kind === 'company') && m.entry.mineral !== null,
  )
  return owner?.entry.mineral ?? null
}
