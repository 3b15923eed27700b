import type { Amount } from '../quantity/amount.ts'
import type { Kind } from './draft.ts'
import { everywhere, matches } from '../text/matches.ts'
import type { Look } from './scene.ts'

const quantity = (measure: Kind['measure'], rule: string): Kind => ({ type: 'quantity', measure, rule })

/** What an amount of money measures. A price per unit is a price; otherwise the nearest word of finance decides. */
export function kindOfMoney(amount: Amount, look: Look): Kind | null {
  const { gap, left, right } = look
  const before = gap.slice(-70)
  const after = right.slice(0, 60)
  const near = `${before} ‖ ${after}`
  const currency = (amount.unit ?? '').split('/')[0] ?? 'USD'
  if (amount.kind === 'price') {
    if (amount.per === 'share') return { type: 'price', measure: 'share_price', rule: 'per-share' }
    if (
      amount.per === 'kg' ||
      amount.per === 't' ||
      amount.per === 'lb' ||
      amount.per === 'mtu' ||
      amount.per === 'oz' ||
      amount.per === 'g'
    ) {
      if (
        /\b(?:price floor|floor price|minimum price|guarantee\w*|floor of|purchase price)\b/i.test(`${left.slice(-90)} ${after}`)
      )
        return { type: 'price', measure: 'price_floor', rule: 'price-floor' }
      if (
        (/^\s(?:in )?(?:C1|AISC|cash cost|operating cost|opex|all-in)\b/i.test(after) ||
          /\b(?:costs?|AISC|opex|cash cost|operating cost|C1)\b/i.test(before)) &&
        !/\bprice|\bcosts\s*(?:about |around |nearly |over |more than |up to |just |only )?$/i.test(before)
      )
        return quantity('cost', 'unit-cost')
      return { type: 'price', measure: 'price', rule: 'price-per-unit' }
    }
    if (amount.per === 'unit' || amount.per === 'barrel' || amount.per === 'MWh' || amount.per === 'kWh') return null
  }
  if (
    /\b(?:orders? (?:over|above|of)|free shipping|gift card|subscription|per month|ticket|bounty|admission|checkout|add to cart|entry fee|salary|rent\b)/i.test(
      near,
    )
  )
    return null
  const unitSold =
    /\b(?:an? |one |each |per )(kilogram|kilo|kg|tonne|metric ton|ton|pound|lb) of [\w\s-]{3,40}? (?:costs?|cost|sells? for|sold for|fetch\w*|trades? at|traded at|is worth|was worth|goes for)\s*(?:about |around |over |more than |nearly |roughly |only |just )?$/i.exec(
      left,
    )
  if (unitSold !== null)
    return {
      type: 'price',
      measure: 'price',
      rule: 'unit-costs',
      unit: `${currency}/${/^k/i.test(unitSold[1] ?? '') ? 'kg' : /ton/i.test(unitSold[1] ?? '') ? 't' : 'lb'}`,
    }
  if (/\bprice[- ]floor|minimum price/i.test(near))
    return { type: 'price', measure: 'price_floor', rule: 'price-floor', unit: `${currency}/kg` }
  const large = Math.abs(amount.high) >= 5000
  if (!large && /\b(?:shares?|stock)\b[^.;]{0,70}$/i.test(left) && /\b(?:to|at|closed|price of|from)\s*$/i.test(before))
    return { type: 'price', measure: 'share_price', rule: 'share-price', unit: `${currency}/share` }
  if (!large && /\bstrike price|exercise price|offer price|issue price|warrants?\b/i.test(near))
    return { type: 'price', measure: 'share_price', rule: 'share-price', unit: `${currency}/share` }
  if (!large && /\ball-time high|52-week|per share/i.test(`${left.slice(-60)} ${look.scene.background.topic}`))
    return { type: 'price', measure: 'share_price', rule: 'share-price', unit: `${currency}/share` }
  if (/\bNPV\d{0,2}\b|net present value/i.test(`${before} ‖ ${after.split(/[,;]/)[0] ?? ''}`)) return quantity('npv', 'money-npv')
  if (/\bprices?\b|\bbenchmark\b/i.test(before) && !large && !/\bsales\b/.test(before))
    return { type: 'price', measure: 'price', rule: 'price-of-topic', unit: `${currency}/${unitOfTopic(look)}` }
  const word = nearestWord(before, after)
  // Shop prices: the trade's costs and investments are never a few dollars.
  if (
    word !== null &&
    amount.high < 1000 &&
    (word.measure === 'cost' || word.measure === 'investment' || word.measure === 'trade_value')
  )
    return null
  if (word !== null) return word
  // "tariffs on some $156 billion in Chinese goods"
  if (
    /^\s*(?:(?:worth|in|of)\s){1,2}(?:annual |[A-Z][\w.]+ |imported )*(?:goods|imports|exports|products|shipments)\b/.test(after)
  )
    return quantity('trade_value', 'worth-of-goods')
  if (/\bworth\b/i.test(before) && /\bexport|\bimport|\btrade|\bshipment/i.test(look.scene.text))
    return quantity('trade_value', 'worth-of-trade')
  if (/\b(?:market|consumption|industry|sector|exports?|imports?|trade)\b/i.test(before) && large)
    return quantity('trade_value', 'market-worth')
  if (
    /\b(?:will|would|to|has|have|had)?\s?(?:pay|pays|paid|paying)\s*(?:about |around |up to |over |more than |nearly )?$/i.test(
      before,
    ) &&
    /^\s*(?:upfront |in advance )?for\b(?! (?:the|all of the) (?:company|miner|firm|explorer|developer|asset|business|rest))/i.test(
      after,
    )
  )
    return quantity('offtake_value', 'paid-for-goods')
  if (
    /\b(?:framework|agreement|deal|pact|pipeline|package|projects?|investments?)\b[^,;.]{0,40}\b(?:worth|valued at)\s*(?:about |around |up to |over |more than |nearly )?$/.test(
      before,
    )
  )
    return quantity('investment', 'worth-of-pact')
  if (/\bvalue of\b[^,;.]{0,60}\b(?:was|is|were|reached|at|of|to)\s*(?:about |around |over |more than |nearly )?$/i.test(left))
    return quantity('trade_value', 'value-of')
  if (
    /\b(?:worth|valued)\b/.test(near) ||
    /^\s*for (?:the|all of the) (?:company|miner|firm|explorer|developer|asset|business|rest)\b/i.test(after)
  )
    return quantity('market_value', 'worth')
  if (
    /\b(?:invest\w*|fund\w*|stake|rais\w+|financ\w+|commit\w*|pledg\w*|pipeline|package|plan|initiative|deal|project|allocat\w*|provid\w*|receiv\w*|spend\w*|capital|equity|award\w*|secur\w*|support\w*|back\w*|factory|plant|facility|program\w*|partnership)\b/i.test(
      `${left.slice(-110)} ${after}`,
    )
  )
    return quantity('investment', 'money-invested')
  return large ? quantity('investment', 'money-default') : null
}

/** Words of finance near an amount, after it first ("$565 million loan"), then before it ("revenue of $61m"). */
const words: readonly (readonly [Kind['measure'], RegExp])[] = [
  [
    'loan',
    /\b(?:loans?|debt|credit facility|loan payment|term facility|borrow\w*|debt financing|bonds?|notes|convertible notes|lend(?:s|ing)?|lent|loaned)\b/i,
  ],
  ['grant', /\b(?:grants?|direct funding|subsid\w+|award(?:ed)?|rebates?|tax credits?|incentives?)\b/i],
  ['revenue', /\b(?:revenues?|sales receipts|sales revenue|net sales|turnover|sales)\b/i],
  ['earnings', /\b(?:EBITDA|net (?:profit|income|loss)|profits?|earnings|adjusted loss|operating (?:income|loss|profit))\b/i],
  ['offtake_value', /\b(?:offtake|off-take|supply (?:agreement|contract|deal))\b/i],
  [
    'market_value',
    /\b(?:market cap\w*|market[- ]value|valuation|valued at|stock-market value|enterprise value|cash (?:balance|position|and)|cash and short-term|acquir\w+|acquisition|takeover|bought|sold|purchase price|buyout|cash\b)\b/i,
  ],
  [
    'cost',
    /\b(?:costs?|capex|capital expenditure|expenditure|economic loss|losses|loss|fine|penalty|repurchas\w+|expenses?|would cost|compensation|damages)\b/i,
  ],
  [
    'investment',
    /\b(?:invest\w*|equity (?:investment|finance|raise|raising|stake)|preferred stock|funding|fund|financing|private capital|raised|raising|raise|public offering|IPO|placement|commit\w*|pipeline|injection|capital raise)\b/i,
  ],
  ['trade_value', /\b(?:exports?|imports?|trade|consumption|shipments)\b/i],
]
function nearestWord(before: string, after: string): Kind | null {
  const follow =
    /^[\s,)]{0,3}(?:(?:of|in|worth of|senior|secured|conditional|low-interest|government|federal|direct|U\.S\.|US|DOE|new|non-binding|concessional|convertible|private|public|term|from|for) ?|[A-Z][\w.-]+ |(?:a|an|the) ){0,5}/.exec(
      after,
    )?.[0] ?? ''
  const behind = after.slice(0, follow.length + 26)
  let best: { measure: Kind['measure']; away: number } | null = null
  for (const [measure, pattern] of words) {
    const found = pattern.exec(behind)
    if (found !== null) {
      const away = Math.max(0, found.index - follow.length) + (/[,;]|\band\b/.test(behind.slice(0, found.index)) ? 40 : 0)
      if (best === null || away < best.away) best = { measure, away }
    }
    let last = -1
    for (const hit of matches(everywhere(pattern), before)) last = hit.index + hit[0].length
    if (last >= 0) {
      const between = before.slice(last)
      const away = between.length + 2 + (/[;]/.test(between) ? 30 : 0)
      if (best === null || away < best.away) best = { measure, away }
    }
  }
  return best === null || best.away > 46 ? null : quantity(best.measure, `money-${best.measure.replaceAll('_', '-')}`)
}

/** The unit that the price before it, or the background, is quoted in: kg unless tonnes are named. */
function unitOfTopic(look: Look): string {
  const known = look.scene.amounts.find((amount) => amount.kind === 'price' && amount.per !== null)
  if (known?.per) return known.per
  return /\b(?:per|a|\/) ?(?:metric )?(?:ton|tonne|mt)\b/i.test(look.scene.background.text) ? 't' : 'kg'
}
