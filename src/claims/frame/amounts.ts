import type { Operator } from '../../kernel/quantity.ts'
import type { Amount } from '../quantity/amount.ts'
import type { Draft, Kind } from './draft.ts'
import { kindOfMass } from './kind-of-mass.ts'
import { kindOfMoney } from './kind-of-money.ts'
import { kindOfCount, kindOfDuration, kindOfMeasure, kindOfMultiple } from './kind-of-others.ts'
import { kindOfPercent } from './kind-of-percent.ts'
import { lookAt, type Look, type Scene } from './scene.ts'

/** What an amount claims where it stands, or null when it claims nothing. */
function kindOf(amount: Amount, look: Look): Kind | null {
  switch (amount.kind) {
    case 'percent':
    case 'points':
    case 'fraction':
      return kindOfPercent(amount, look)
    case 'mass':
    case 'rate':
      return kindOfMass(amount, look)
    case 'money':
    case 'price':
      return kindOfMoney(amount, look)
    case 'duration':
      return kindOfDuration(amount, look)
    case 'multiple':
      return kindOfMultiple(amount, look)
    case 'count':
      return kindOfCount(amount, look)
    default:
      return kindOfMeasure(amount, look)
  }
}

const tidy = (value: number): number => Number(value.toPrecision(10))

function draftOf(amount: Amount, kind: Kind, look: Look, unit: string | null): Draft {
  const factor = kind.factor ?? 1
  const [low, high] = [tidy(amount.low * factor), tidy(amount.high * factor)]
  const isRange = amount.operator === 'range'
  const operator: Operator = kind.operator ?? amount.operator
  return {
    kind,
    look,
    from: amount.from,
    to: amount.to,
    value: isRange ? (low < high ? [low, high] : [high, low]) : low,
    operator,
    unit: kind.unit === undefined ? unit : kind.unit,
  }
}

/** The claims that the amounts of a sentence make, in order; elided items of a list take the measure and unit of their neighbour. */
export function amountsIn(scene: Scene): Draft[] {
  const drafts: Draft[] = []
  scene.amounts.forEach((amount, index) => {
    const look = lookAt(scene, amount.from, amount.to, index)
    if (amount.kind === 'bare') {
      const elided = elidedItem(amount, look, drafts, scene.amounts.slice(index + 1))
      if (elided !== null) drafts.push(elided)
      return
    }
    // "from $6 to $126 a kilo": the unit of the second price holds for the first.
    const dearer = scene.amounts[index + 1]
    if (
      amount.kind === 'money' &&
      dearer?.kind === 'price' &&
      dearer.per !== null &&
      /^(?:kg|t|lb|mtu)$/.test(dearer.per) &&
      /\bfrom\s(?:about |around |just |under |over )?$/i.test(look.gap) &&
      /^\s(?:in \w+ )?to\s(?:about |around |just |over |more than |nearly )?$/i.test(scene.text.slice(amount.to, dearer.from))
    ) {
      drafts.push(
        draftOf(
          amount,
          { type: 'price', measure: 'price', rule: 'elided-price', unit: `${amount.unit ?? ''}/${dearer.per}` },
          look,
          amount.unit,
        ),
      )
      return
    }
    const kind =
      levelAfterChange(amount, look, drafts.at(-1)) ?? sameAsBefore(amount, look, drafts.at(-1)) ?? kindOf(amount, look)
    const draft = kind === null ? null : draftOf(amount, kind, look, amount.unit)
    const last = drafts.at(-1)
    // "CNY 4,900 ($800.68) per kilogram": both currencies name one price.
    if (
      last !== undefined &&
      amount.kind === 'money' &&
      last.kind.type === 'price' &&
      last.unit?.includes('/') &&
      /^\s?\($/.test(scene.text.slice(last.to, amount.from).replace(/^\s?/, ' ').trimStart() || '(')
    ) {
      const per = last.unit.slice(last.unit.indexOf('/'))
      drafts.push(draftOf(amount, { ...last.kind, unit: `${amount.unit ?? ''}${per}` }, look, amount.unit))
      return
    }
    // "soared to $60,000 per tonne from $13,000 a year ago": the unit of the first price holds for the second.
    if (
      last !== undefined &&
      amount.kind === 'money' &&
      last.kind.type === 'price' &&
      last.kind.measure === 'price' &&
      last.unit?.includes('/') &&
      draft?.kind.measure !== 'share_price' &&
      /\b(?:from|versus|vs\.?|compared with|compared to|against|to|and|than|at)\s+(?:about |around |just |only |nearly |over |more than )?$/i.test(
        look.gap,
      ) &&
      typeof last.value === 'number' &&
      amount.low < last.value * 40 &&
      amount.low > last.value / 40
    ) {
      drafts.push(
        draftOf(
          amount,
          { ...last.kind, rule: 'elided-price', unit: `${amount.unit ?? ''}${last.unit.slice(last.unit.indexOf('/'))}` },
          look,
          amount.unit,
        ),
      )
      return
    }
    if (draft !== null) drafts.push(draft)
  })
  return drafts
}

const levels: Readonly<Record<string, Kind['measure']>> = {
  capacity_growth: 'capacity',
  export_growth: 'exports',
  import_growth: 'imports',
  demand_growth: 'demand',
  production_growth: 'production',
  resource_growth: 'resource',
  revenue_growth: 'revenue',
}

/** "54% of US imports of germanium and 53% of gallium", "from 59 kt in 2022 to 176 kt": the second says the same of another thing. */
function sameAsBefore(amount: Amount, look: Look, last: Draft | undefined): Kind | null {
  if (
    last === undefined ||
    last.to > amount.from ||
    look.previous === null ||
    last.from > look.previous.to ||
    last.to < look.previous.from
  )
    return null
  const joint = look.scene.text.slice(look.previous.to, amount.from)
  // "65% from China, followed by Austria at 23%", "to 60% from 90% in 2010".
  if (
    amount.kind === 'percent' &&
    last.kind.type === 'share' &&
    joint.length < 110 &&
    (/(?:,|\band|\bfollowed by|\bahead of|\bthen)\s(?:the )?[A-Z][\p{L}. ]{2,30}\s(?:at|with|on)\s*(?:about |around |nearly |just )?$/u.test(
      joint,
    ) ||
      /,\s(?:(?:down|up) from|against|versus|compared (?:with|to))\s*(?:about |around |nearly |over |more than |almost )?$/i.test(
        joint,
      ) ||
      /^\s*(?:,? ?(?:down|up) )?from\s*(?:about |around |nearly |over |more than |almost )?$/i.test(joint))
  )
    return { ...last.kind, rule: 'same-as-before' }
  // "the fall narrowed to 15% from 18.9%": both are falls.
  if (
    amount.kind === 'percent' &&
    last.kind.type === 'growth' &&
    /^\s*(?:in [\w ]{3,20})?,? ?(?:compared with |against |down |up )?from\s*(?:about |around |a )?$/i.test(joint) &&
    /\b(?:narrow|widen|slow|accelerat|deepen|eas)\w*\b[^,;]{0,30}$/i.test(look.scene.text.slice(0, look.previous.from))
  )
    return { ...last.kind, rule: 'same-as-before' }
  if (
    amount.kind === 'percent' &&
    last.kind.type === 'growth' &&
    /^\s*(?:,|,? and|,? while|;)\s[\p{L}\s/-]{3,40}\s(?:by|up|down)\s*(?:about |around |nearly |over |more than )?$/iu.test(joint)
  )
    return { ...last.kind, rule: 'same-as-before' }
  if (
    amount.kind === 'mass' &&
    last.unit !== null &&
    last.kind.type === 'quantity' &&
    /^t(?:_REO)?$/.test(last.unit) &&
    /^[^,;]{0,40}?\s(?:in (?:19|20)\d\d\s)?to\s+(?:about |around |just |over |nearly |more than |roughly |some )?$/.test(joint) &&
    /\bfrom\s+(?:about |around |just |some )?$/i.test(last.look.gap)
  )
    return { ...last.kind, rule: 'pair' }
  // "Greenland's reserves stand at 1.5 million tonnes, against 6.9 million tonnes in India"
  if (
    amount.kind === 'mass' &&
    last.kind.type === 'quantity' &&
    last.unit?.split('/')[0] === amount.unit &&
    joint.length < 90 &&
    !/;/.test(joint) &&
    /\b(?:against|versus|vs\.?|compared (?:with|to))\s*(?:about |around |nearly |over |more than |some |just |only )*$/i.test(
      joint,
    ) &&
    /^\s*(?:in|for|at|from)\s/.test(look.right)
  )
    return { ...last.kind, rule: 'same-as-before' }
  // "demand doubled to 125,000 t and is projected to reach 315,000 t"
  if (
    amount.kind === 'mass' &&
    last.kind.type === 'quantity' &&
    last.unit === amount.unit &&
    /^[^;.]{0,60}?(?:\band|\bbut|,)\s(?:(?:is|are|was|were|will|could|would|it|they|then)\s){0,3}(?:(?:projected|expected|forecast|set|likely|estimated|predicted|seen)\s)?(?:to\s)?(?:reach|hit|total|(?:rise|grow|climb|increase|fall|drop|expand|jump) to|rising to|reaching|growing to)\s*(?:about |around |nearly |over |more than |some |an estimated )*$/i.test(
      joint,
    )
  )
    return { ...last.kind, rule: 'same-as-before' }
  // "525 tonnes of NdPr metal, 30 tonnes of dysprosium oxide"; "…, yielding 850 tonnes"; "…, including 370,000 tonnes of heavies"
  if (
    amount.kind === 'mass' &&
    last.unit !== null &&
    /^(?:t|kg)\b|^t_/.test(last.unit) &&
    (last.kind.type === 'capacity' || (last.kind.type === 'quantity' && /,\s(?:including|of which)/.test(joint))) &&
    joint.length < 90 &&
    (/^(?:\s(?:a|per) year)?\sof [^,;.]{2,50}(?:,|,? and)\s(?:about |around |nearly |over |more than |some |up to )*$/i.test(
      joint,
    ) ||
      /,\s(?:yielding|producing|including|of which)\s(?:about |around |nearly |over |more than |some |up to |an estimated )*$/i.test(
        joint,
      ))
  )
    return {
      ...last.kind,
      rule: 'same-as-before',
      unit:
        last.kind.type === 'capacity'
          ? `${kindOfMass(amount, look)?.unit?.includes('REO') === true ? 't_REO' : 't'}/yr`
          : last.unit,
    }
  // "imports 100% of its yttrium from China, 97% of its magnesium"
  if (
    amount.kind === 'percent' &&
    last.kind.measure === 'import_share' &&
    joint.length < 90 &&
    /^\s*of (?:its|their|our)\b/.test(joint) &&
    /(?:,|\band)\s*(?:about |around |nearly |over |more than )?$/.test(joint) &&
    /^\s*of (?:its|their|our)\b/.test(look.right)
  )
    return { ...last.kind, rule: 'same-as-before' }
  if (
    (amount.kind === 'percent' || amount.kind === 'fraction') &&
    last.kind.type === 'share' &&
    last.kind.measure !== 'equity_stake' &&
    joint.length < 70 &&
    /^\s*(?:of|in)\s[^;.]{2,60}?(?:,|\band\b|, and)\s*(?:around |about |nearly |over |more than |almost |an estimated )?$/i.test(
      joint,
    ) &&
    !/\b(?:is|are|was|were|has|have|will|by|from|to|produc\w+|account\w*|control\w*)\b/i.test(
      joint.replace(/^\s*(?:of|in)\b/, ''),
    )
  ) {
    const tail = look.right.slice(0, 50)
    const first = joint
    const stageWord =
      /\b(?:mining|refining|processing|separation|smelting|capacity|reserves|imports?|exports?|demand|supply|production|output|manufactur\w*|magnets?|consumption|recycl\w*)\b/i
    if (/^\s*(?:of|in)\s/.test(tail) && !stageWord.test(tail.split(/[,.;]| and /)[0] ?? '') && stageWord.test(first))
      return { ...last.kind, rule: 'same-as-before' }
  }
  return null
}

/** "rose 660% to 353 tonnes", "dipped 0.9% to $6.66": the level reached is of the same measure as the change. */
function levelAfterChange(amount: Amount, look: Look, last: Draft | undefined): Kind | null {
  if (
    last === undefined ||
    last.kind.type !== 'growth' ||
    !/\b(?:to|at|or)\s+(?:about |around |nearly |just |only |over |more than |a record |roughly )?$/i.test(look.gap) ||
    /[;]/.test(look.gap)
  )
    return null
  const money = amount.kind === 'money' || amount.kind === 'price'
  if (last.kind.measure === 'share_price_change' && amount.kind === 'money' && amount.high < 5000)
    return { type: 'price', measure: 'share_price', rule: 'level-after-change', unit: `${amount.unit ?? 'USD'}/share` }
  // "net profit jumped 727% to 431 million yuan"
  if (
    money &&
    last.kind.measure === 'other_growth' &&
    /\b(?:profits?|earnings|EBITDA|income|loss(?:es)?)\b[^,;]{0,40}$/i.test(last.look.left)
  )
    return { type: 'quantity', measure: 'earnings', rule: 'level-after-change' }
  const measure = levels[last.kind.measure]
  if (measure === undefined || (money ? measure !== 'revenue' : amount.kind !== 'mass')) return null
  if (measure === 'revenue') return money ? { type: 'quantity', measure, rule: 'level-after-change' } : null
  const usual = kindOfMass(amount, look)
  if (measure === 'capacity')
    return { type: 'capacity', measure, rule: 'level-after-change', unit: usual?.unit?.replace(/(?:\/yr)?$/, '/yr') ?? 't/yr' }
  return {
    type: 'quantity',
    measure,
    rule: 'level-after-change',
    ...(typeof usual?.unit === 'string' ? { unit: usual.unit.replace('/yr', '') } : {}),
    ...(usual?.factor === undefined || usual.unit === 'kg/unit' ? {} : { factor: usual.factor }),
  }
}

/** A number without unit that leans on a measured one: "up from 5,864.6 in May", "from 1,200 to just 600 tons". */
function elidedItem(amount: Amount, look: Look, drafts: readonly Draft[], following: readonly Amount[]): Draft | null {
  if (amount.inWords || Number.isNaN(amount.low)) return null
  const last = drafts.at(-1)
  const opening = look.gap.slice(-40)
  const grouped = /[,.]\d/.test(look.scene.text.slice(amount.numberFrom, amount.numberTo)) || amount.low >= 100
  if (
    last !== undefined &&
    typeof last.value === 'number' &&
    grouped &&
    /\b(?:up|down|compared (?:with|to)|versus|vs\.?|against|from|than)\s+(?:from\s+)?(?:the\s+|just\s+|only\s+)?$/i.test(
      opening,
    ) &&
    last.kind.type !== 'growth' &&
    amount.low > last.value / 50 &&
    amount.low < last.value * 50
  )
    return draftOf(
      amount,
      { ...last.kind, rule: 'elided-after', ...(last.unit === null ? {} : { unit: last.unit }) },
      look,
      last.unit,
    )
  const next = following[0]
  if (
    next !== undefined &&
    next.kind !== 'bare' &&
    grouped &&
    /\bfrom\s+(?:about |around |some |just )?$/i.test(opening) &&
    /^\s+(?:to|in (?:19|20)\d\d to)\s+(?:just |about |around |only |over |more than |nearly |an estimated )*$/i.test(
      look.scene.text.slice(amount.to, next.numberFrom),
    )
  ) {
    const kind = kindOf(next, lookAt(look.scene, next.from, next.to, look.scene.amounts.indexOf(next)))
    if (kind !== null && kind.type !== 'growth') return draftOf(amount, { ...kind, rule: 'elided-before' }, look, next.unit)
  }
  return null
}
