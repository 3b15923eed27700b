import { stageNamed } from '../../kernel/stage.ts'
import { elementsOf } from '../../kernel/element.ts'
import { matches } from '../text/matches.ts'
import { ranksPrices, type Draft } from './draft.ts'
import { ofTail } from './kind-of-percent.ts'
import type { Material } from './material.ts'

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
  if (material.rule === 'corporate' || material.rule === 'diplomacy') return { stage: null, rule: material.rule }
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
    case 'supply_share':
      if (kind.rule !== 'supplies-of-demand') break
      return suppliesStage(draft)
    case 'demand':
    case 'demand_growth':
    case 'consumption':
    case 'demand_share':
    case 'end_use_share':
      return {
        stage: material.mention?.entry.stage === 'magnet' || /\bmagnets?\b/i.test(look.scene.text) ? 'magnet' : 'product',
        rule: 'measure',
      }
    case 'grade':
      // Purity is of a product; every other grade is of the ground or of what is floated from it.
      if (/\bpur(?:e|ity)\b|99\.\d/i.test(`${look.left.slice(-30)}${look.right.slice(0, 30)}`)) break
      return {
        stage: /\bconcentrates?\b/i.test(`${look.left.slice(-40)}${look.right.slice(0, 40)}`) ? 'concentrate' : 'reserve',
        rule: 'measure',
      }
    case 'supply_gap':
      return { stage: material.mention?.entry.stage === 'magnet' ? 'magnet' : null, rule: 'measure' }
    case 'content_share':
      if (kind.rule === 'percent-of-basket' || kind.rule === 'percent-of-deposit') return { stage: 'reserve', rule: 'measure' }
      break
    case 'rank_supplier':
      return {
        stage: material.mention?.entry.stage === 'magnet' ? 'magnet' : 'trade',
        rule: 'measure',
      }
    case 'agreement':
      // Between states it is diplomacy, between firms it is of their works.
      if (!look.scene.mentions.some((m) => m.entry.kind === 'company' || m.entry.kind === 'site') && statesIn(look.scene) > 1)
        return { stage: 'policy', rule: 'between-states' }
      break
    case 'duration':
      if (/^[\s-]*(?:of )?(?:export )?(?:restrictions?|controls?|curbs?|ban|suspension|truce)\b/i.test(look.right))
        return { stage: 'policy', rule: 'lasting-rule' }
      break
    case 'count':
      if (/\b(?:weapons?|systems?|vehicles|cars|motors|aircraft|jets|missiles|turbines|phones|robots)\b/i.test(heldWords(draft)))
        return { stage: madeOf(look, 'magnet') ?? 'product', rule: 'counted-products' }
      if (/\b(?:applications?|licen[cs]es?|permits?|lists?)\b/i.test(heldWords(draft)))
        return { stage: 'policy', rule: 'counted-permits' }
      if (/\b(?:relian|depend|import)/i.test(look.left.slice(-60))) return { stage: 'trade', rule: 'counted-reliance' }
      break
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
  // A rank is told within its own clause.
  const stop = kind.type === 'rank' && kind.rule !== 'record' ? words.slice(draft.to).search(/[,;]\s/) : -1
  const near = nearestStage(
    namesLeftOut(look.scene, stop < 0 ? words : words.slice(0, draft.to + stop)),
    draft.from,
    draft.to,
    kind.type,
  )
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
  // Where the goods are named, their own step counts, not that of other goods in the list.
  const goodsOwn =
    kind.measure === 'import_share' && /^(?:inside|after)$/.test(material.rule)
      ? (material.mention?.entry.stage ?? null)
      : undefined
  if (trade)
    return {
      stage:
        goodsOwn === 'magnet' || (goodsOwn === undefined && (near === 'magnet' || /\bmagnets?\b/i.test(`${words} ${background}`)))
          ? 'magnet'
          : near === 'concentrate' || /\b(?:ore|concentrates?)\b/i.test(heldWords(draft))
            ? 'concentrate'
            : 'trade',
      rule: 'trade',
    }
  // "… while supporting strip-casting capacity of 10,000 TPA": the words right before the amount outweigh the good named earlier.
  const close = look.previous !== null && kind.type === 'capacity' ? nearestStage(look.gap.slice(-45), 45, 45, kind.type) : null
  if (close !== null) return { stage: close, rule: 'close-word' }
  const elsewhere = material.rule === 'background' && near !== null
  const own = elsewhere ? null : (material.mention?.entry.stage ?? null)
  if (kind.type === 'price' || kind.measure === 'price_change' || ranksPrices(draft))
    // Prices of other metals are told of the commodity, those of rare earths of oxide, metal or alloy.
    return {
      stage:
        material.mineral !== null && elementsOf(material.mineral).length === 0
          ? null
          : (own ?? (material.mineral === 'ndpr' ? 'separation' : null)),
      rule: 'good',
    }
  if (material.rule === 'background' && near === null) {
    const said = nearestStage(background, background.length, background.length, kind.type)
    if (said !== null) return { stage: said, rule: 'background' }
  }
  // "a 3,750-tonne metal plant"
  const works =
    kind.type === 'capacity'
      ? /^[\s-]*(?:(?:a|per) year |of )?(?:[\w-]+ )?(metal|alloy|magnet|separation|refining|recycling|processing)[ -](?:plant|factory|facility|works|line|capacity|refinery)\b/i.exec(
          look.right,
        )
      : null
  if (works !== null) return { stage: nearestStage(works[1] ?? '', 0, 0, kind.type), rule: 'works-word' }
  // Oxides for magnets are separated, not pressed.
  if (own === 'magnet' && /\boxides?\b/i.test(goodWords(material, look))) return { stage: 'separation', rule: 'oxide' }
  if (own === 'magnet' || own === 'alloy' || own === 'metal' || own === 'product') return { stage: own, rule: 'good' }
  // Goods whose name says the step: hydroxide is refined, spodumene is dug and concentrated.
  if (
    own !== null &&
    own !== 'policy' &&
    material.mention?.entry.kind === 'product' &&
    elementsOf(material.mineral ?? '').length === 0
  )
    return { stage: own, rule: 'good' }
  if (own === 'separation' && near !== 'refining') return { stage: 'separation', rule: 'good' }
  if (near !== null) return { stage: near, rule: 'word' }
  if (own === 'policy' && kind.type !== 'policy') return { stage: null, rule: 'programme' }
  if (own !== null) return { stage: own, rule: 'good' }
  if (
    kind.measure === 'agreement' ||
    kind.measure === 'investment' ||
    kind.measure === 'loan' ||
    kind.measure === 'grant' ||
    kind.measure === 'cost' ||
    kind.measure === 'duration'
  ) {
    const known = [...look.scene.mentions, ...look.scene.background.mentions]
    const site =
      known.find((m) => m.entry.kind === 'site') ?? known.find((m) => m.entry.kind === 'company' && m.entry.mineral !== null)
    // "loan": money for a basket of minerals is of no stage.
    const stage = material.mineral === 'critical_minerals' ? null : (site?.entry.stage ?? null)
    return { stage: stage === 'reserve' || stage === 'exploration' ? 'mining' : stage, rule: stage === null ? 'none' : 'owner' }
  }
  const behind = nearestStage(background, background.length, background.length, kind.type)
  if (behind !== null) return { stage: behind, rule: 'background' }
  if (material.mineral === 'ndpr') return { stage: 'separation', rule: 'mineral' }
  const owner = [...look.scene.mentions, ...look.scene.background.mentions].find(
    (m) => m.entry.kind === 'site' || m.entry.kind === 'company',
  )
  // What lies in the ground or is being explored will be mined.
  if (owner?.entry.stage)
    return { stage: /^(?:reserve|exploration)$/.test(owner.entry.stage) ? 'mining' : owner.entry.stage, rule: 'owner' }
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

const goodWords = ({ mention }: Material, { scene }: Draft['look']): string =>
  mention === null ? '' : scene.text.slice(mention.from, mention.to)
const heldWords = ({ look, from, to }: Draft): string => `${look.scene.text.slice(from, to)} ${look.right.slice(0, 40)}`
const madeOf = ({ scene }: Draft['look'], stage: string): string | null =>
  scene.mentions.some((m) => m.entry.stage === stage) || scene.background.mentions.some((m) => m.entry.stage === stage)
    ? stage
    : null
/** A state that covers another's demand does so by trade; a works does so by what it makes. */
function suppliesStage({ look, from }: Draft): { readonly stage: string | null; readonly rule: string } {
  const maker = look.scene.mentions.findLast((m) => m.to <= from && (m.entry.kind === 'site' || m.entry.kind === 'company'))
  const stage = maker?.entry.stage ?? look.scene.background.mentions.find((m) => m.entry.kind === 'site')?.entry.stage ?? null
  return stage === null
    ? { stage: 'trade', rule: 'supplies' }
    : { stage: /^(?:reserve|exploration)$/.test(stage) ? 'mining' : stage, rule: 'owner' }
}
/** "Trilogy Metals" makes no metal by its name. */
function namesLeftOut({ mentions }: Draft['look']['scene'], words: string): string {
  let text = words
  for (const { entry, from, to } of mentions)
    if (entry.kind === 'company' && to <= text.length) text = `${text.slice(0, from)}${' '.repeat(to - from)}${text.slice(to)}`
  return text
}
/** How many different states a sentence and its background name. */
const statesIn = (scene: Draft['look']['scene']): number =>
  new Set(
    [...scene.mentions, ...scene.background.mentions]
      .filter((m) => m.entry.kind === 'place' || m.entry.kind === 'authority' || m.entry.kind === 'person')
      .map((m) => m.entry.place),
  ).size

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
        /\b(?:battery|critical|rare|strategic|minor|energy|the|this|that|base|precious|heavy|light|soft|grey|toxic) $/i.test(
          text.slice(Math.max(0, at - 10), at),
        )
      )
        continue
      if (stage === 'reserve' && type !== 'event') continue
      if (away < 120 && (best === null || away < best.away)) best = { stage, away }
    }
  }
  return best?.stage ?? null
}
