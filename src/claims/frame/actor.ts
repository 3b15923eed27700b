import { elementsOf } from '../../kernel/element.ts'
import type { Entry, Mention } from '../gazetteer.ts'
import type { Draft } from './draft.ts'
import { countries, countryName, topProducer } from './epithet.ts'
import { isActor } from './scene.ts'
import { isSource } from './source.ts'

export interface Bound {
  readonly subject: string | null
  readonly geography: string | null
  readonly counterpart: string | null
  readonly rule: string
}

const preposed =
  /\b(?:to|from|in|on|with|by|of|than|against|into|for|at|between|outside|via|near|over|toward|towards|like|including|after|under)\s+(?:the\s)?$/i
const named = (mentions: readonly Mention[]): Mention[] => mentions.filter((m) => isActor(m.entry))
const placeOf = (entry: Entry | undefined): string | null => entry?.place ?? null
const worldly = /\b(?:global(?:ly)?|world(?:wide)?|world['’]s)\b/i

/** Name for a subject: a country is called by its name even where its capital or people stand for it. */
const nameOf = (entry: Entry): string => entry.name

/** Joined codes in text order: `USA+CHN`. */
const joined = (codes: readonly (string | null)[]): string | null => {
  const distinct = [...new Set(codes.filter((code): code is string => code !== null))]
  return distinct.length === 0 ? null : distinct.join('+')
}

/** Who or what a claim is about, where it is, and the other side. */
export function actorOf(draft: Draft, product: { readonly name: string | null; readonly mineral: string | null }): Bound {
  const { look, kind } = draft
  const { scene } = look
  const { text } = scene
  if (draft.subject !== undefined)
    return { subject: draft.subject, geography: draft.geography ?? null, counterpart: null, rule: 'wording' }
  const here = named(scene.mentions)
  const leftOf = here.filter((m) => m.to <= draft.from)
  const inside = here.filter((m) => m.from >= draft.from && m.to <= draft.to)
  const rightOf = here.filter((m) => m.from >= draft.to)
  const isSubject = (m: Mention): boolean =>
    !preposed.test(text.slice(Math.max(0, m.from - 14), m.from)) && m.entry.place !== 'WORLD_EX_CHN' && !isSource(text, m)
  const behind = named(scene.background.mentions)
  const nearestSubject = [...leftOf].reverse().find(isSubject)
  const producer =
    /(?:made|produced|manufactured|mined|refined|processed|sourced|come|comes|came|originat\w+)\s+(?:\w+ )?(?:in|from|by)\s+(?:the\s)?$/i
  const maker = rightOf.find((m) => producer.test(text.slice(Math.max(0, m.from - 34), m.from)))
  const fallback =
    nearestSubject ??
    leftOf.findLast((m) => !isSource(text, m)) ??
    inside[0] ??
    rightOf.find((m) => !isSource(text, m)) ??
    behind.find((m) => m.entry.kind !== 'authority') ??
    behind[0]

  if (kind.measure === 'meeting') {
    const people = here.filter((m) => m.entry.kind === 'person')
    const venue =
      here.find((m) => m.entry.kind === 'place' && /\b(?:in|at)\s+$/i.test(text.slice(Math.max(0, m.from - 4), m.from))) ??
      named(scene.background.mentions).find((m) => m.entry.kind === 'place')
    const sides = people.length > 1 ? people : here.filter((m) => m !== venue)
    const surnames = [...new Set(people.map((m) => m.entry.name.split(' ').at(m.entry.place === 'CHN' ? 0 : -1) ?? ''))]
    return {
      subject: surnames.length > 1 ? `${surnames.join('-')} meeting` : sides[0] ? nameOf(sides[0].entry) : null,
      geography: placeOf(venue?.entry) ?? locationIn(`${text} ${scene.background.topic}`),
      counterpart: joined(sides.map((m) => placeOf(m.entry))),
      rule: 'meeting',
    }
  }
  if (kind.measure === 'negotiation_demand') {
    const asking = leftOf.at(0) ?? behind[0]
    const asked = [...inside, ...rightOf, ...leftOf.slice(1), ...behind].find((m) => placeOf(m.entry) !== placeOf(asking?.entry))
    return {
      subject: asking ? nameOf(asking.entry) : null,
      geography: placeOf(asked?.entry),
      counterpart: placeOf(asking?.entry),
      rule: 'demand',
    }
  }
  if (kind.type === 'price' || kind.measure === 'price_change' || kind.measure === 'price_ratio') {
    if (kind.measure === 'share_price') return company()
    if (kind.measure === 'price_floor') {
      const granted = [...here, ...behind].find((m) => m.entry.kind === 'company')
      return {
        subject: granted?.entry.name ?? product.name,
        geography: placeOf(granted?.entry),
        counterpart: null,
        rule: 'floor',
      }
    }
    if (kind.measure === 'price_ratio') {
      const dearer = leftOf.find((m) => m.entry.kind === 'place')
      const cheaper = [...inside, ...rightOf].find((m) => m.entry.kind === 'place')
      return {
        subject: product.name,
        geography: placeOf(dearer?.entry) ?? placeOf(cheaper?.entry),
        counterpart: dearer && cheaper ? placeOf(cheaper.entry) : null,
        rule: 'compared-price',
      }
    }
    // China is the reference market for rare earths; other metals are quoted for the world.
    const reference =
      product.mineral !== null && elementsOf(product.mineral).length > 0 && !here.some((m) => m.entry.kind === 'place')
    const yuan =
      reference ||
      draft.unit?.startsWith('CNY') ||
      scene.amounts.some((amount) => amount.unit?.startsWith('CNY')) ||
      /\bChina|Chinese|domestic|yuan|CNY\b/.test(text)
    return { subject: product.name, geography: yuan ? 'CHN' : 'WORLD', counterpart: null, rule: 'good' }
  }
  if (
    kind.measure === 'share_price_change' ||
    kind.measure === 'market_value' ||
    kind.measure === 'revenue' ||
    kind.measure === 'revenue_growth' ||
    kind.measure === 'earnings'
  )
    return company()
  if (kind.measure === 'content_per_unit') {
    const things = scene.mentions.filter((m) => m.entry.kind === 'vehicle')
    const thing = things.findLast((m) => m.to <= draft.from) ?? things[0]
    return { subject: thing?.entry.name ?? null, geography: thing?.entry.place ?? 'WORLD', counterpart: null, rule: 'product' }
  }
  if (kind.measure === 'tariff_rate') {
    const onto = here.find((m) =>
      /\b(?:on|against|for)\s+(?:all\s|imports from\s|goods from\s)?$/i.test(text.slice(Math.max(0, m.from - 20), m.from)),
    )
    const by =
      here.find((m) => m !== onto && m.entry.place !== onto?.entry.place && isSubject(m)) ??
      behind.find((m) => m.entry.place !== onto?.entry.place)
    const levier =
      by ??
      (onto?.entry.place === 'CHN' || /\bTrump|Washington|White House/.test(`${text} ${scene.background.text}`)
        ? null
        : undefined)
    const geography =
      placeOf(by?.entry) ??
      (levier === null || onto?.entry.place === 'CHN' || /China['’]s (?:overall )?tariff burden/.test(text) ? 'USA' : null)
    return {
      subject: geography === 'USA' ? 'United States' : by ? nameOf(by.entry) : null,
      geography,
      counterpart:
        placeOf(onto?.entry) ?? (geography === 'USA' && /\bChin/.test(`${text} ${scene.background.text}`) ? 'CHN' : null),
      rule: 'tariff',
    }
  }
  if (kind.measure === 'import_share' || kind.measure === 'import_reliance') {
    const from = here.find(
      (m) => /\b(?:from|on)\s+(?:the\s)?$/i.test(text.slice(Math.max(0, m.from - 10), m.from)) && m.entry.kind === 'place',
    )
    const importing = here.find(
      (m) =>
        m !== from &&
        /^(?:['’]s)?\s+(?:\w+\s)?(?:imports?|imported|relie[sd]|rely|sources?|buys?|bought|gets?|got|obtains?|depends?|purchases?|is|was|still)\b/i.test(
          text.slice(m.to, m.to + 24),
        ) &&
        isSubject(m),
    )
    if (
      importing !== undefined &&
      from !== undefined &&
      importing.entry.place !== from.entry.place &&
      kind.measure === 'import_share'
    )
      return {
        subject: nameOf(importing.entry),
        geography: placeOf(importing.entry),
        counterpart: placeOf(from.entry),
        rule: 'imports-from',
      }
    const supplier = nearestSubject ?? maker ?? from
    const whose =
      [...inside, ...rightOf].find((m) => m.from - draft.to < 40) ??
      here.find((m) => m !== supplier) ??
      behind.find((m) => m.entry.place !== supplier?.entry.place)
    if (kind.measure === 'import_reliance') {
      const dependent = leftOf[0] ?? fallback
      const onWhom = rightOf.find((m) => /\b(?:on|from)\s+$/i.test(text.slice(Math.max(0, m.from - 6), m.from)))
      return {
        subject: dependent ? nameOf(dependent.entry) : null,
        geography: placeOf(dependent?.entry),
        counterpart: placeOf(onWhom?.entry),
        rule: 'reliant',
      }
    }
    const importer = whose ?? supplier
    return {
      subject: importer ? nameOf(importer.entry) : null,
      geography: placeOf(importer?.entry),
      counterpart: importer === supplier ? null : placeOf(supplier?.entry),
      rule: 'importer',
    }
  }
  if (
    kind.measure === 'exports' ||
    kind.measure === 'export_growth' ||
    kind.measure === 'imports' ||
    kind.measure === 'import_growth'
  ) {
    const direction = kind.measure.startsWith('export') ? 'to' : 'from'
    const other = here.find((m) =>
      new RegExp(`\\b${direction}\\s+(?:the\\s)?$`, 'i').test(text.slice(Math.max(0, m.from - 9), m.from)),
    )
    const from =
      direction === 'to'
        ? here.find((m) =>
            /\b(?:exports?|shipments?)(?: of [\w -]{3,40})? from\s+(?:the\s)?$/i.test(
              text.slice(Math.max(0, m.from - 60), m.from),
            ),
          )
        : undefined
    const who =
      from ??
      [...leftOf].reverse().find((m) => m !== other && isSubject(m)) ??
      [...leftOf, ...rightOf].find((m) => m !== other && !isSource(text, m)) ??
      behind.find((m) => m.entry.place !== other?.entry.place)
    const epithet = who === undefined ? topProducer(`${text} ${scene.background.text}`, product.mineral) : null
    return {
      subject: who ? nameOf(who.entry) : epithet === null ? null : (countries[epithet] ?? epithet),
      geography: placeOf(who?.entry) ?? epithet,
      counterpart: placeOf(other?.entry),
      rule: 'trader',
    }
  }
  if (/^(?:demand|demand_growth|consumption|recycling_share|supply_gap|top_n_share|supply_growth)$/.test(kind.measure)) {
    if (kind.measure === 'top_n_share') return { subject: 'Top producers', geography: 'WORLD', counterpart: null, rule: 'top' }
    const buyer = nearestSubject
    if (worldly.test(text) || buyer === undefined)
      return {
        subject: 'World',
        geography: /\bwest\b/i.test(text) && kind.measure === 'supply_gap' ? 'WORLD_EX_CHN' : 'WORLD',
        counterpart: null,
        rule: 'world',
      }
    return { subject: nameOf(buyer.entry), geography: placeOf(buyer.entry), counterpart: null, rule: 'buyer' }
  }
  if (kind.type === 'policy') {
    const instrument =
      here.find((m) => m.entry.kind === 'instrument' && m.entry.place !== null) ??
      behind.find((m) => m.entry.kind === 'instrument' && kind.measure === 'threshold')
    const state =
      [...leftOf, ...inside]
        .reverse()
        .find((m) => isSubject(m) && (m.entry.kind === 'place' || m.entry.kind === 'authority' || m.entry.kind === 'person')) ??
      [...leftOf, ...inside, ...rightOf].find(
        (m) => m.entry.kind !== 'company' && !/\bto\s+(?:the\s)?$/i.test(text.slice(Math.max(0, m.from - 8), m.from)),
      ) ??
      behind.find((m) => m.entry.kind === 'place' || m.entry.kind === 'authority')
    const target = here.find(
      (m) =>
        m !== state &&
        m.entry.place !== state?.entry.place &&
        /\b(?:to|on|against)\s+(?:the\s)?$/i.test(text.slice(Math.max(0, m.from - 12), m.from)),
    )
    const who = instrument ?? state
    const subject = who === undefined ? null : who.entry.kind === 'person' ? countryName(who) : nameOf(who.entry)
    return {
      subject,
      geography: placeOf(who?.entry),
      counterpart: placeOf(target?.entry),
      rule: instrument ? 'instrument' : 'state',
    }
  }
  if (kind.measure === 'equity_stake' || kind.measure === 'rank_shareholder') {
    const holder =
      [...leftOf, ...inside].find(
        (m) => isSubject(m) && (m.entry.kind === 'authority' || m.entry.kind === 'company' || m.entry.kind === 'place'),
      ) ?? fallback
    return { subject: holder ? nameOf(holder.entry) : null, geography: placeOf(holder?.entry), counterpart: null, rule: 'holder' }
  }
  if (
    kind.measure === 'investment' ||
    kind.measure === 'loan' ||
    kind.measure === 'grant' ||
    kind.measure === 'agreement' ||
    kind.measure === 'acquisition'
  ) {
    const who = [...leftOf].reverse().find(isSubject) ?? fallback
    const both =
      kind.measure === 'agreement' && leftOf.length > 1 ? leftOf.filter((m) => isSubject(m) && m.entry.kind !== 'site') : []
    if (/joint venture/i.test(text.slice(draft.from, draft.to)) && inside[0])
      return {
        subject: leftOf[0] ? countryName(leftOf[0]) : nameOf(inside[0].entry),
        geography: placeOf(inside[0].entry),
        counterpart: placeOf(leftOf[0]?.entry),
        rule: 'venture',
      }
    return {
      subject: who ? (both.length > 1 ? [...new Set(both.map((m) => nameOf(m.entry)))].join(' and ') : nameOf(who.entry)) : null,
      geography: (both.length > 1 ? joined(both.map((m) => placeOf(m.entry))) : null) ?? placeOf(who?.entry),
      counterpart: null,
      rule: 'giver',
    }
  }
  if (kind.type === 'rank') {
    const possessor = inside.find((m) => /^['’]s/.test(text.slice(m.to, m.to + 2)))
    const who =
      [...leftOf].reverse().find(isSubject) ??
      leftOf.at(-1) ??
      rightOf.find(
        (m) =>
          /^\W*$/.test(text.slice(draft.to, m.from)) || /^(?:,|\s)+(?:has|is|was|the)?\s*$/.test(text.slice(draft.to, m.from)),
      ) ??
      behind[0] ??
      possessor ??
      rightOf[0]
    return {
      subject: who ? nameOf(who.entry) : null,
      geography:
        (kind.rule === 'record' ? who?.entry.works : undefined) ??
        placeOf(who?.entry) ??
        topProducer(`${text} ${scene.background.text}`, product.mineral) ??
        (worldly.test(text) ? 'WORLD' : null),
      counterpart: null,
      rule: 'ranked',
    }
  }
  const outside = /\boutside (?:of )?China\b|\bex-China\b/i.test(look.tail.slice(0, 80)) && kind.measure === 'count'
  if (outside) return { subject: 'World outside China', geography: 'WORLD_EX_CHN', counterpart: null, rule: 'outside-china' }
  const world =
    /\b(?:globally|worldwide|global (?:production|output|mine production|reserves)|world (?:production|reserves|output)|total (?:worldwide|global))\b/i
  if (
    draft.kind.type === 'quantity' &&
    world.test(`${look.gap.slice(-70)} ${look.right.slice(0, 70)}`) &&
    nearestSubject === undefined
  )
    return { subject: 'World', geography: 'WORLD', counterpart: null, rule: 'world' }
  if (kind.rule === 'years-away' && leftOf[0])
    return { subject: countryName(leftOf[0]), geography: placeOf(leftOf[0].entry), counterpart: null, rule: 'first' }
  const who = maker ?? nearestAdjacent() ?? fallback ?? undefined
  const nicknamed = who === undefined ? topProducer(`${text} ${scene.background.text}`, product.mineral) : null
  if (nicknamed !== null)
    return { subject: countries[nicknamed] ?? nicknamed, geography: nicknamed, counterpart: null, rule: 'epithet' }
  if (who === undefined)
    return worldly.test(text)
      ? { subject: 'World', geography: 'WORLD', counterpart: null, rule: 'world' }
      : { subject: null, geography: null, counterpart: null, rule: 'none' }
  return {
    subject: who.entry.kind === 'person' ? countryName(who) : nameOf(who.entry),
    geography:
      siteOf() ??
      (kind.measure === 'production' || kind.measure === 'sales_volume' ? who.entry.works : undefined) ??
      placeOf(who.entry),
    counterpart: null,
    rule: who === maker ? 'maker' : 'nearest',
  }

  /** "the United States (38,000 tons)", "China accounting for 140,000": the name that leans on the amount. */
  function nearestAdjacent(): Mention | undefined {
    const last = leftOf.at(-1)
    if (last === undefined || isSource(text, last)) return undefined
    return /^\s*\($|^['’]s\s*$|^['’]?s?\s*(?:accounting for|with|at|:|produced|held|holds|holding|producing|mining|supplying|has)\s*(?:about |around |over |more than )?$/i.test(
      text.slice(last.to, draft.from),
    )
      ? last
      : undefined
  }
  /** A plant or mine named in the sentence says where things are made, whoever owns it. */
  function siteOf(): string | null {
    if (
      kind.type !== 'capacity' &&
      kind.measure !== 'production' &&
      kind.measure !== 'start_date' &&
      kind.measure !== 'completion_date' &&
      kind.measure !== 'resource'
    )
      return null
    return placeOf([...leftOf, ...inside].reverse().find((m) => m.entry.kind === 'site')?.entry)
  }
  function company(): Bound {
    const firm =
      [...leftOf].reverse().find((m) => m.entry.kind === 'company') ??
      scene.mentions.find((m) => /ETF/.test(m.entry.name)) ??
      here.find((m) => m.entry.kind === 'company') ??
      behind.find((m) => m.entry.kind === 'company') ??
      fallback
    return { subject: firm ? nameOf(firm.entry) : null, geography: placeOf(firm?.entry), counterpart: null, rule: 'company' }
  }
}

/** Place a meeting is held at when the text names only a town. */
function locationIn(text: string): string | null {
  return /\b(?:Busan|Gyeongju|Seoul|South Korea)\b/.test(text) ? 'KOR' : null
}
