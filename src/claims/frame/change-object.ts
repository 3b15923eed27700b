import type { Measure } from '../vocabulary.ts'

/** What changed, by the word nearest before the change; order within a word list does not matter. */
const objects: readonly (readonly [Measure, RegExp])[] = [
  [
    'share_price_change',
    /\b(?:shares?|stocks?|share price|stock price|ETF|index|market cap(?:italisation|italization)?|equities|rallied)\b/gi,
  ],
  [
    'price_change',
    /\b(?:prices?|pricing|quotes?|benchmark|per kilogram|per kg|LME|SHFE|COMEX|Comex|futures|\/ton|\/mt|\/kg|spot)\b/gi,
  ],
  ['export_growth', /\b(?:exports?|exported|shipments?|shipped|overseas sales)\b/gi],
  ['import_growth', /\b(?:imports?|imported|purchases)\b/gi],
  ['demand_growth', /\b(?:demand|consumption|usage|amount of|content|use|requirements?|needs)\b/gi],
  ['production_growth', /\b(?:production|output|produced|mined|mining|separation|smelting|production volumes?)\b/gi],
  ['supply_growth', /\b(?:supply|supplies|availability|inventor(?:y|ies)|stocks of)\b/gi],
  ['revenue_growth', /\b(?:revenues?|sales|turnover)\b/gi],
  ['capacity_growth', /\b(?:capacity|capacities|throughput)\b/gi],
  ['resource_growth', /\b(?:resources?|reserves?|mineral resource|ore reserve|deposit)\b/gi],
  [
    'other_growth',
    /\b(?:values?|earnings|profits?|EBITDA|income|loss|costs?|investment|spending|loan|funding|budget|employment|licen[cs]es|dividend|margin)\b/gi,
  ],
]

/** "their value sank": of the exports named before. */
const valueOf = /\b(?:its|their|the) (?:total |combined )?values?\s*(?:\w+\s)?$/i

/** Last such word of `text`, with how far from its end it stands. */
export function objectIn(text: string): { readonly measure: Measure; readonly away: number } | null {
  let best: { measure: Measure; away: number } | null = null
  for (const [measure, pattern] of objects) {
    let last = -1
    pattern.lastIndex = 0
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) last = found.index + found[0].length
    if (last < 0) continue
    const away = text.length - last
    if (best === null || away < best.away) best = { measure, away }
  }
  if (best?.measure === 'other_growth' && valueOf.test(text)) {
    const goods = objectIn(text.replace(valueOf, ''))
    if (goods !== null && /^(?:export|import)_growth$/.test(goods.measure)) return goods
  }
  return best
}
