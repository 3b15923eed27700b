import { stageNamed } from '../../kernel/stage.ts'
import { elements, elementsOf } from '../../kernel/element.ts'
import type { Mention } from '../gazetteer.ts'
import type { Measure } from '../vocabulary.ts'
import type { Draft } from './draft.ts'
import { ofTail } from './kind-of-percent.ts'
import { matches } from '../text/matches.ts'

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

/** Which mineral a claim is about: the one bound to the amount, else the nearest, else the sentence's, else the background's. */
export function materialOf(draft: Draft): Material {
  const { look, kind } = draft
  const { scene } = look
  const all = scene.mentions.filter(carries)
  const right = all.filter((m) => m.from >= draft.to - 1 && m.from < draft.to + Math.min(look.right.length + 1, 90))
  const inside = all.filter((m) => m.from >= draft.from && m.to <= draft.to)
  const left = all.filter((m) => m.to <= draft.from)
  const wide = kind.type === 'policy' || kind.type === 'event'
  if (inside.length > 0)
    return { mineral: jointly(inside.map((m) => m.entry.mineral ?? '')), mention: inside[0] ?? null, rule: 'inside' }
  if (kind.measure === 'tariff_rate') {
    const taxed = right.find(
      (m) =>
        m.from - draft.to < 70 && /\b(?:on|for)\s[^,;.]{0,40}$/i.test(scene.text.slice(Math.max(draft.to, m.from - 44), m.from)),
    )
    return { mineral: taxed?.entry.mineral ?? null, mention: taxed ?? null, rule: taxed ? 'taxed' : 'none' }
  }
  if (kind.measure === 'negotiation_demand') return { mineral: null, mention: null, rule: 'none' }
  if (corporate.has(kind.measure)) return { mineral: null, mention: null, rule: 'corporate' }
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
    /^\s*(?:with|at|by|:|\(|prices?)?\s*(?:by|at|to)?\s*$/i.test(between) &&
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
    const joined = basket.length > 2 ? jointly(basket.map((m) => m.entry.mineral ?? '')) : (nearRight.entry.mineral ?? null)
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
  // What the sentence before is about outweighs the title's list.
  const recent = scene.background.recent.filter(carries)
  const known = recent.length > 0 ? recent : scene.background.mentions.filter(carries)
  if (known.length > 0)
    return {
      mineral: jointly(known.slice(0, 6).map((m) => m.entry.mineral ?? '')),
      mention: known[0] ?? null,
      rule: 'background',
    }
  const owner = ownersMineral(draft)
  if (owner !== null) return { mineral: owner, mention: null, rule: 'trade-of-company' }
  const { topic } = scene.passage
  if (!chained.has(kind.measure) || topic === null) return { mineral: null, mention: null, rule: 'none' }
  return { mineral: topic ?? 'rare_earths', mention: null, rule: topic === undefined ? 'desk-topic' : 'topic' }
}

/** What the company or site of the sentence deals in. */
function ownersMineral(draft: Draft): string | null {
  const owner = [...draft.look.scene.mentions, ...draft.look.scene.background.mentions].find(
    (m) => (m.entry.kind === 'site' || m.entry.kind === 'company') && m.entry.mineral !== null,
  )
  return owner?.entry.mineral ?? null
}

const stageWords: readonly (readonly [string, RegExp])[] = [
  ['magnet', /\b(?:(?:permanent[- ])?magnets?|magnetic|NdFeB|REPMs?|magnet[- ](?:making|manufacturing|production))\b/gi],
  ['recycling', /\brecycl\w*|\bscrap\b|\bend-of-life\b/gi],
  ['separation', /\bseparat\w+/gi],
  ['refining', /\brefin\w+|\bprocess(?:ed|ing|ors?|es)?\b|\bsmelt\w*|\bpurif\w*/gi],
  ['alloy', /\balloys?\b|\bstrip[- ]cast\w*/gi],
  ['metal', /\bmetals?\b(?! ?(?:prices|minerals))|\bmetalli[sz]\w+/gi],
  ['concentrate', /\bconcentrates?\b|\bcarbonates?\b/gi],
  ['reserve', /\breserves?\b|\bresources?\b|\bdeposits?\b/gi],
  ['mining', /\bmin(?:es?|ed|ing|ers?)\b(?!-?eral)|\bextract\w*|\bore\b|\bmine (?:output|production)|\bopen[- ]pit\b/gi],
]

/** Stage by measure, then by the words nearest to the amount, then by what the mineral or company stands for. */
export function stageOf(draft: Draft, material: Material): { readonly stage: string | null; readonly rule: string } {
  const { kind, look } = draft
  if (kind.stage !== undefined) return { stage: kind.stage, rule: kind.rule }
  switch (kind.measure) {
    case 'reserves':
    case 'resource':
    case 'reserves_share':
    case 'resource_growth':
    case 'rank_reserves':
      return { stage: 'reserve', rule: 'measure' }
    case 'share_price':
    case 'share_price_change':
    case 'revenue':
    case 'earnings':
    case 'market_value':
    case 'npv':
    case 'irr':
    case 'meeting':
    case 'revenue_growth':
    case 'employment':
      return { stage: null, rule: 'measure' }
    case 'demand':
    case 'demand_growth':
    case 'consumption':
    case 'demand_share':
    case 'end_use_share':
      return {
        stage: material.mention?.entry.stage === 'magnet' || /\bmagnets?\b/i.test(look.scene.text) ? 'magnet' : 'product',
        rule: 'measure',
      }
    default:
      break
  }
  if (kind.rule === 'single-country-limit') return { stage: 'trade', rule: 'supply-limit' }
  if (kind.type === 'policy' && kind.measure !== 'quota' && kind.measure !== 'target') return { stage: 'policy', rule: 'type' }
  const words = look.scene.text
  const verb =
    kind.type === 'share' || kind.type === 'quantity'
      ? /\b(mines|mined|extracts|extracted|refines|refined|processes|processed|separates|separated|smelts|smelted|recycles|recycled)\s+(?:about |around |nearly |over |more than |almost |some |roughly |up to |at least |an estimated )*$/i.exec(
          look.gap,
        )
      : null
  if (verb !== null) return { stage: stageNamed(verb[1] ?? '') ?? nearestStage(verb[1] ?? '', 0, 0, kind.type), rule: 'verb' }
  // "puts China's share of refining at 91%": the whole stands before the number.
  const whole =
    kind.type === 'share'
      ? (ofTail(look.right) ??
        /\bshare of (?:the )?([^,;]{2,60}?) (?:at|was|is|were|reached|stood at|stands at|rose to|fell to|to|of)\s*(?:about |around |nearly |over |more than |almost )?$/i.exec(
          look.gap,
        )?.[1] ??
        null)
      : null
  const inWhole = whole === null ? null : nearestStage(whole, 0, 0, kind.type)
  if (inWhole !== null && inWhole !== 'reserve' && !/^(?:exports?|imports?)/.test(kind.measure))
    return { stage: inWhole, rule: 'of-what' }
  if (
    kind.measure === 'production_share' &&
    whole !== null &&
    /\b(?:production|output)\b/i.test(whole) &&
    material.mineral !== 'gallium' &&
    material.mineral !== 'germanium' &&
    material.mention?.entry.kind !== 'product'
  )
    return { stage: 'mining', rule: 'of-output' }
  const near = nearestStage(words, draft.from, draft.to, kind.type)
  const trade =
    kind.measure === 'exports' ||
    kind.measure === 'imports' ||
    kind.measure === 'export_growth' ||
    kind.measure === 'import_growth' ||
    kind.measure === 'export_share' ||
    kind.measure === 'trade_value' ||
    kind.measure === 'quota' ||
    kind.measure === 'import_share'
  const background = look.scene.background.text
  if (trade)
    return {
      stage:
        near === 'magnet' || /\bmagnets?\b/i.test(`${words} ${background}`)
          ? 'magnet'
          : near === 'concentrate'
            ? 'concentrate'
            : 'trade',
      rule: 'trade',
    }
  const elsewhere = material.rule === 'background' && near !== null
  const own = elsewhere ? null : (material.mention?.entry.stage ?? null)
  if (kind.type === 'price' || kind.measure === 'price_change')
    return { stage: own ?? (material.mineral === 'ndpr' ? 'separation' : null), rule: 'good' }
  if (material.rule === 'background' && near === null) {
    const said = nearestStage(background, background.length, background.length, kind.type)
    if (said !== null) return { stage: said, rule: 'background' }
  }
  if (own === 'magnet' || own === 'alloy' || own === 'metal') return { stage: own, rule: 'good' }
  if (own === 'separation' && near !== 'refining') return { stage: 'separation', rule: 'good' }
  if (near !== null) return { stage: near, rule: 'word' }
  if (own !== null) return { stage: own, rule: 'good' }
  if (
    kind.measure === 'agreement' ||
    kind.measure === 'investment' ||
    kind.measure === 'loan' ||
    kind.measure === 'grant' ||
    kind.measure === 'cost' ||
    kind.measure === 'duration'
  ) {
    const site =
      look.scene.mentions.find((m) => m.entry.kind === 'site') ??
      look.scene.mentions.find((m) => m.entry.kind === 'company' && m.entry.mineral !== null)
    return { stage: site?.entry.stage ?? null, rule: site ? 'owner' : 'none' }
  }
  const behind = nearestStage(background, background.length, background.length, kind.type)
  if (behind !== null) return { stage: behind, rule: 'background' }
  if (material.mineral === 'ndpr') return { stage: 'separation', rule: 'mineral' }
  const owner = [...look.scene.mentions, ...look.scene.background.mentions].find(
    (m) => m.entry.kind === 'site' || m.entry.kind === 'company',
  )
  if (owner?.entry.stage) return { stage: owner.entry.stage, rule: 'owner' }
  if (material.mineral === 'gallium' || material.mineral === 'germanium' || material.mineral === 'magnesium')
    return { stage: 'refining', rule: 'mineral' }
  if (
    /^(?:production|production_share|supply_share|production_growth|rank_production|capacity|sole_producer|count)$/.test(
      kind.measure,
    ) &&
    material.mineral !== null
  )
    return { stage: 'mining', rule: 'mineral' }
  return { stage: null, rule: 'none' }
}

/** The stage word nearest to `[from, to)`; words after the amount of a share count as nearer ("70% of mining"). */
function nearestStage(text: string, from: number, to: number, type: string): string | null {
  let best: { stage: string; away: number } | null = null
  for (const [stage, pattern] of stageWords) {
    for (const found of matches(pattern, text)) {
      const at = found.index
      const end = at + found[0].length
      const away = at >= to ? (at - to) * (type === 'share' ? 0.4 : 1) : end <= from ? from - end : 0
      if (
        /^metals?$/i.test(found[0]) &&
        /\b(?:battery|critical|rare|strategic|minor|energy) $/i.test(text.slice(Math.max(0, at - 10), at))
      )
        continue
      if (stage === 'reserve' && type !== 'event') continue
      if (away < 120 && (best === null || away < best.away)) best = { stage, away }
    }
  }
  return best?.stage ?? null
}
