import { elementsOf } from '../../kernel/element.ts'
import { placeOf, type Cast } from './cast.ts'
import { datesTariff, ranksPrices, type Bound, type Draft } from './draft.ts'
import { countries, topProducer, traderName } from './epithet.ts'
import { isSource } from './source.ts'

const towards = { to: /\bto\s+(?:the\s)?$/i, from: /\bfrom\s+(?:the\s)?$/i } as const

/** Who pays, sells, buys, ships or levies: prices, tariffs, imports and exports. Null for every other measure. */
export function traderOf(
  draft: Draft,
  product: { readonly name: string | null; readonly mineral: string | null },
  cast: Cast,
): Bound | null {
  const { look, kind } = draft
  const { scene } = look
  const { text } = scene
  const { here, leftOf, inside, rightOf, behind, nearestSubject, maker, fallback, isSubject } = cast
  if (kind.type === 'price' || kind.measure === 'price_change' || kind.measure === 'price_ratio' || ranksPrices(draft)) {
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
    const sold = /\b(?:selling|realised|realized|received|achieved|basket|contract) prices?\b/i.test(look.left)
    const seller = sold ? [...here, ...behind].find((m) => m.entry.kind === 'company') : undefined
    const market = marketOf(draft)
    const yuan = reference || draft.unit?.startsWith('CNY') === true || /\bdomestic|yuan|CNY\b/.test(text)
    return {
      subject: product.name,
      geography: placeOf(seller?.entry) ?? market ?? (yuan ? 'CHN' : 'WORLD'),
      counterpart: null,
      rule: 'good',
    }
  }
  if (kind.measure === 'tariff_rate' || datesTariff(draft)) {
    // "China's tariff burden" is borne by China.
    const onto = here.find(
      (m) =>
        /^['’]s (?:[\w-]+ ){0,2}?tariff (?:burden|bill|exposure|load)\b/i.test(text.slice(m.to, m.to + 40)) ||
        // "tariffs on $125 billion worth of Chinese goods"
        /^\s(?:goods|imports|products|exports)\b/.test(text.slice(m.to, m.to + 10)) ||
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
    const geography = placeOf(by?.entry) ?? (levier === null || onto?.entry.place === 'CHN' ? 'USA' : null)
    return {
      subject: geography === 'USA' ? 'United States' : by ? traderName(by.entry) : null,
      geography,
      counterpart:
        placeOf(onto?.entry) ?? (geography === 'USA' && /\bChin/.test(`${text} ${scene.background.text}`) ? 'CHN' : null),
      rule: 'tariff',
    }
  }
  if (kind.rule === 'provides-of-whose' || kind.rule === 'supplies-of-demand') {
    const taker = rightOf.find((m) => m.from - draft.to < 16 && m.entry.kind === 'place' && m.entry.place !== 'WORLD')
    if (taker !== undefined && nearestSubject?.entry.kind === 'place' && nearestSubject !== taker)
      return {
        subject: traderName(taker.entry),
        geography: placeOf(taker.entry),
        counterpart: placeOf(nearestSubject.entry),
        rule: 'supplied',
      }
    // "could meet 30% of Europe's needs": a works serves a market and stays the subject.
    if (
      taker !== undefined &&
      kind.rule === 'supplies-of-demand' &&
      (nearestSubject?.entry.kind === 'site' || nearestSubject?.entry.kind === 'company')
    )
      return {
        subject: nearestSubject.entry.name,
        geography: placeOf(nearestSubject.entry),
        counterpart: null,
        rule: 'serves-market',
      }
  }
  if (kind.measure === 'rank_supplier') {
    // "Myanmar is China's biggest source": a rank among those who supply China.
    const served =
      inside.find((m) => m.entry.kind === 'place' && /^['’]s/.test(text.slice(m.to, m.to + 2))) ??
      rightOf.find(
        (m) =>
          m.from - draft.to < 30 && m.entry.kind === 'place' && /^\s(?:to|for)\s(?:the\s)?$/.test(text.slice(draft.to, m.from)),
      )
    const supplier = nearestSubject ?? fallback
    if (served !== undefined && supplier !== undefined && supplier !== served && served.entry.place !== 'WORLD')
      return {
        subject: traderName(supplier.entry),
        geography: placeOf(served.entry),
        counterpart: placeOf(supplier.entry),
        rule: 'source-of',
      }
  }
  if (kind.measure === 'import_share' || kind.measure === 'import_reliance') {
    // "Myanmar is China's biggest source, accounting for half of its supplies"
    const fed = here.findIndex((m) =>
      /^['’]s (?:\w+[- ])?(?:largest|biggest|main|top|leading|key|sole|only|primary) (?:\w+ )?(?:source|supplier|provider)\b/.test(
        text.slice(m.to, m.to + 50),
      ),
    )
    const feeder = here[fed - 1]
    const eater = here[fed]
    if (eater !== undefined && feeder !== undefined && eater.to <= draft.from && kind.measure === 'import_share')
      return {
        subject: traderName(eater.entry),
        geography: placeOf(eater.entry),
        counterpart: placeOf(feeder.entry),
        rule: 'source-of',
      }
    const from = here.find(
      (m) => /\b(?:from|on)\s+(?:the\s)?$/i.test(text.slice(Math.max(0, m.from - 10), m.from)) && m.entry.kind === 'place',
    )
    const importing = here.find(
      (m) =>
        m !== from &&
        /^(?:['’]s)?(?:\s[–—-]|:)?\s+(?:\w+\s)?(?:imports?|imported|relie[sd]|rely|sources?|buys?|bought|gets?|got|obtains?|depends?|purchases?|is|was|still)\b/i.test(
          text.slice(m.to, m.to + 24),
        ) &&
        isSubject(m),
    )
    const possessor = [...inside, ...rightOf].find(
      (m) => m.entry.kind === 'place' && m.from - draft.to < 8 && /^['’]s\b/.test(text.slice(m.to, m.to + 3)),
    )
    const seller =
      from ?? rightOf.find((m) => m !== possessor && /\bfrom\s(?:the\s)?$/.test(text.slice(Math.max(0, m.from - 10), m.from)))
    if (kind.rule === 'gets-from' && possessor !== undefined)
      return {
        subject: traderName(possessor.entry),
        geography: placeOf(possessor.entry),
        counterpart: placeOf(seller?.entry),
        rule: 'imports-from',
      }
    if (
      kind.rule === 'gets-from' &&
      from !== undefined &&
      nearestSubject !== undefined &&
      nearestSubject.entry.place !== from.entry.place
    )
      return {
        subject: traderName(nearestSubject.entry),
        geography: placeOf(nearestSubject.entry),
        counterpart: placeOf(from.entry),
        rule: 'imports-from',
      }
    if (
      importing !== undefined &&
      from !== undefined &&
      importing.entry.place !== from.entry.place &&
      kind.measure === 'import_share'
    )
      return {
        subject: traderName(importing.entry),
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
        subject: dependent ? traderName(dependent.entry) : null,
        geography: placeOf(dependent?.entry),
        counterpart: placeOf(onWhom?.entry),
        rule: 'reliant',
      }
    }
    // Where the goods come from is not who takes them.
    const importer = whose ?? (supplier === from ? undefined : supplier)
    return {
      subject: importer ? traderName(importer.entry) : null,
      geography: placeOf(importer?.entry),
      counterpart: importer === supplier ? null : placeOf(supplier?.entry),
      rule: 'importer',
    }
  }
  if (kind.measure === 'export_share') {
    // "Japanese buyers took 38% of China's gallium shipments": whose goods they are, and who takes them.
    const owner =
      rightOf.find((m) => m.from - draft.to < 14 && m.entry.kind === 'place') ?? inside.find((m) => m.entry.kind === 'place')
    const taker = nearestSubject ?? fallback
    if (owner !== undefined && taker !== undefined && taker.entry.place !== owner.entry.place && taker.entry.kind === 'place')
      return {
        subject: traderName(taker.entry),
        geography: placeOf(owner.entry),
        counterpart: placeOf(taker.entry),
        rule: 'takes-of',
      }
  }
  if (
    kind.measure === 'exports' ||
    kind.measure === 'export_growth' ||
    kind.measure === 'imports' ||
    kind.measure === 'import_growth'
  ) {
    const direction = kind.measure.startsWith('export') ? 'to' : 'from'
    const other = here.find((m) => !isSource(text, m) && towards[direction].test(text.slice(Math.max(0, m.from - 9), m.from)))
    const from =
      direction === 'to'
        ? here.find((m) =>
            /\b(?:exports?|shipments?)(?: of [\w -]{3,40})? from\s+(?:the\s)?$/i.test(
              text.slice(Math.max(0, m.from - 60), m.from),
            ),
          )
        : undefined
    // "Germany remained the largest destination": the other side, told without "to".
    const receives = (m: (typeof here)[number]): boolean =>
      direction === 'to' &&
      /^(?:,? which)? (?:was|is|were|remained|remains|became|stayed) [^,;]{0,40}?\b(?:destination|buyer|importer|market|customer)\b/i.test(
        text.slice(m.to, m.to + 70),
      )
    const who =
      from ??
      (nearestSubject !== undefined && nearestSubject !== other && !receives(nearestSubject) ? nearestSubject : undefined) ??
      [...leftOf].reverse().find((m) => m !== other && isSubject(m) && !receives(m)) ??
      [...leftOf, ...rightOf].find((m) => m !== other && !isSource(text, m) && !receives(m)) ??
      behind.find((m) => m.entry.place !== other?.entry.place) ??
      // "…, Chinese customs reported": who counts them takes them in or sends them out.
      here.find((m) => m.entry.kind === 'authority' && /customs/i.test(m.entry.name))
    const epithet = who === undefined ? topProducer(`${text} ${scene.background.text}`, product.mineral) : null
    return {
      subject: who ? traderName(who.entry) : epithet === null ? null : (countries[epithet] ?? epithet),
      geography: placeOf(who?.entry) ?? epithet,
      counterpart: placeOf(other?.entry) ?? placeOf(here.find(receives)?.entry),
      rule: 'trader',
    }
  }
  return null
}

/** The market a price is quoted in: the place its own clause names, as "in Europe", "European", "Chinese". */
function marketOf(draft: Draft): string | null {
  const { scene } = draft.look
  const { text } = scene
  const opening = text.slice(0, draft.from)
  const start = Math.max(
    opening.lastIndexOf(';'),
    opening.search(
      /,? (?:while|whereas|but|versus|compared with|against) (?!.*,? (?:while|whereas|but|versus|compared with|against) )/,
    ),
  )
  const rest = text.slice(draft.to)
  const stop = rest.search(/[;.]\s|,? (?:while|whereas|but|and|from|versus|compared with|against) /)
  const end = stop < 0 ? text.length : draft.to + stop
  const places = scene.mentions.filter(
    (m) =>
      m.entry.kind === 'place' &&
      m.entry.place !== null &&
      m.from >= start &&
      m.to <= end &&
      // "Beijing's ban pushed antimony to …": a rule is no market.
      !/^['’]s (?:[\w-]+ ){0,2}?(?:bans?|curbs?|controls?|restrictions?|export|quotas?|announcement|decision)\b/i.test(
        text.slice(m.to, m.to + 50),
      ),
  )
  // The port by which Europe's metal is quoted stands for its market.
  if (places.some((m) => text.slice(m.from, m.to) === 'Rotterdam')) return 'EUROPE'
  const at = places.find((m) => /^[\s)]*(?:in|into|ex-works)\s(?:the )?$/i.test(text.slice(draft.to, Math.max(draft.to, m.from))))
  return placeOf((at ?? places.findLast((m) => m.to <= draft.from) ?? places[0])?.entry)
}
