import type { Entry, Mention } from '../gazetteer.ts'
import type { Measure } from '../vocabulary.ts'
import type { Bound, Draft } from './draft.ts'
import { traderOf } from './actor-of-trade.ts'
import { giverOf } from './actor-of-giver.ts'
import { castOf, joined, placeOf } from './cast.ts'
import { countries, countryName, customaryState, topProducer } from './epithet.ts'
import { bearerOf } from './kind-of-mass.ts'
import { isDescribing, isSource } from './source.ts'

/** What is done at a works: its place counts, whoever owns it. */
const sited: ReadonlySet<Measure> = new Set<Measure>([
  'capacity',
  'production',
  'start_date',
  'completion_date',
  'resource',
  'disruption',
  'cost',
  'employment',
])

const worldly = /\b(?:global(?:ly)?|world(?:wide)?|world['’]s)\b/i

/** "China's April 4, 2025, export restrictions": whose rule it is. */
const ruleOf =
  /^['’]s (?:(?:[\w.-]+|\d+,) ){0,6}?(?:(?:export|import|licen[cs]ing|trade) )?(?:controls?|restrictions?|curbs?|bans?|rules|regime|quotas?|measures|tariffs?|duties)\b/i

/** Between a holder and the part it has. */
const holding =
  /^\s(?:now\s|already\s|also\s|still\s)?(?:holds?|owns?|has|held|owned|bought|took|takes|acquired|controls)\s(?:an?\s|about\s|around\s|nearly\s|over\s|more than\s|just\s|some\s|up to\s)*$/i

/** Name for a subject: a country is called by its name even where its capital or people stand for it. */
const nameOf = (entry: Entry): string => entry.name

/** Who or what a claim is about, where it is, and the other side. */
export function actorOf(draft: Draft, product: { readonly name: string | null; readonly mineral: string | null }): Bound {
  const bound = namedActorOf(draft, product)
  if (bound.geography !== null || draft.look.scene.passage.topic !== undefined) return bound
  const state = draft.kind.rule === 'single-country-limit' ? 'EU' : customaryState(draft.kind.measure, product.mineral)
  return state === null
    ? bound
    : { ...bound, subject: bound.subject ?? countries[state] ?? state, geography: state, rule: 'customary-state' }
}

function namedActorOf(draft: Draft, product: { readonly name: string | null; readonly mineral: string | null }): Bound {
  const { look, kind } = draft
  const { scene } = look
  const { text } = scene
  if (draft.subject !== undefined)
    return { subject: draft.subject, geography: draft.geography ?? null, counterpart: null, rule: 'wording' }
  const cast = castOf(draft)
  const { here, leftOf, inside, rightOf, behind, nearestSubject, maker, fallback, isSubject } = cast
  if (kind.measure === 'meeting') {
    const people = here.filter((m) => m.entry.kind === 'person')
    const venue =
      here.find((m) => m.entry.kind === 'place' && /\b(?:in|at)\s+$/i.test(text.slice(Math.max(0, m.from - 4), m.from))) ??
      behind.find((m) => m.entry.kind === 'place')
    const sides = people.length > 1 ? people : here.filter((m) => m !== venue)
    const surnames = [...new Set(people.map((m) => m.entry.name.split(' ').at(m.entry.place === 'CHN' ? 0 : -1) ?? ''))]
    return {
      subject: surnames.length > 1 ? `${surnames.join('-')} meeting` : sides[0] ? nameOf(sides[0].entry) : null,
      geography: placeOf(venue?.entry),
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
  if (
    kind.measure === 'share_price' ||
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
    return {
      subject: thing?.entry.name ?? bearerOf(look.gap),
      geography: thing?.entry.place ?? 'WORLD',
      counterpart: null,
      rule: 'product',
    }
  }
  const trading = traderOf(draft, product, cast)
  if (trading !== null) return trading
  if (/^(?:demand|demand_growth|consumption|recycling_share|supply_gap|top_n_share|supply_growth)$/.test(kind.measure)) {
    if (kind.measure === 'top_n_share') {
      const many = /\btop (two|three|four|five|ten|\d{1,2}) ([a-z]+)/i.exec(text)
      return {
        subject: many === null ? 'Top producers' : `Top ${many[1]} ${many[2]}`,
        geography: 'WORLD',
        counterpart: null,
        rule: 'top',
      }
    }
    // "consumption of cobalt in the United States"
    const where = here.find(
      (m) =>
        m.entry.kind === 'place' &&
        m.to <= draft.from &&
        /\b(?:consumption|demand|use|usage|needs)\b[^,;.]{0,40}\bin\s(?:the\s)?$/i.test(
          text.slice(Math.max(0, m.from - 70), m.from),
        ),
    )
    // "1% of the rare earths used in the EU"
    const user = rightOf.find(
      (m) =>
        m.entry.kind === 'place' &&
        /\b(?:used|consumed|sold|needed)\sin\s(?:the\s)?$/i.test(text.slice(Math.max(draft.to, m.from - 20), m.from)),
    )
    const buyer = where ?? user ?? nearestSubject
    if (user !== undefined && buyer === user)
      return { subject: nameOf(user.entry), geography: placeOf(user.entry), counterpart: null, rule: 'user' }
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
      here.find((m) => m.entry.kind !== 'company' && ruleOf.test(text.slice(m.to, m.to + 60))) ??
      [...leftOf, ...inside]
        .reverse()
        .find((m) => isSubject(m) && (m.entry.kind === 'place' || m.entry.kind === 'authority' || m.entry.kind === 'person')) ??
      (nearestSubject !== undefined && nearestSubject.entry.kind !== 'company' && nearestSubject.entry.kind !== 'site'
        ? nearestSubject
        : undefined) ??
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
    // "where CMOC holds 80%", "after the White House bought 10%": who stands right before the verb.
    const before = leftOf.at(-1)
    const holder =
      (before !== undefined && holding.test(text.slice(before.to, draft.from)) ? before : undefined) ??
      [...leftOf, ...inside].find(
        (m) => isSubject(m) && (m.entry.kind === 'authority' || m.entry.kind === 'company' || m.entry.kind === 'place'),
      ) ??
      fallback
    return { subject: holder ? nameOf(holder.entry) : null, geography: placeOf(holder?.entry), counterpart: null, rule: 'holder' }
  }
  if (/^(?:investment|loan|grant|agreement|acquisition)$/.test(kind.measure)) return giverOf(draft, cast, seatOf)
  if (kind.type === 'rank') {
    const possessor = inside.find((m) => /^['’]s/.test(text.slice(m.to, m.to + 2)))
    const last = leftOf.at(-1)
    const apposed =
      last !== undefined &&
      /^,\s(?:(?:which|who) is\s)?(?:now |still |already )?(?:the\s)?$/.test(text.slice(last.to, draft.from))
        ? last
        : undefined
    const who =
      apposed ??
      nearestSubject ??
      last ??
      rightOf.find(
        (m) =>
          /^\W*$/.test(text.slice(draft.to, m.from)) || /^(?:,|\s)+(?:has|is|was|the)?\s*$/.test(text.slice(draft.to, m.from)),
      ) ??
      behind[0] ??
      possessor ??
      rightOf[0]
    const epithet = who === undefined ? topProducer(text, product.mineral) : null
    return {
      subject: who ? nameOf(who.entry) : epithet === null ? null : (countries[epithet] ?? epithet),
      geography:
        (kind.rule === 'record' || /^(?:first_producer|sole_producer|rank_production)$/.test(kind.measure)
          ? who?.entry.works
          : undefined) ??
        placeOf(who?.entry) ??
        topProducer(`${text} ${scene.background.text}`, product.mineral) ??
        (worldly.test(text) ? 'WORLD' : null),
      counterpart: null,
      rule: 'ranked',
    }
  }
  const leaning = nearestAdjacent() ?? setAgainst()
  if (
    leaning !== undefined &&
    nearestSubject !== leaning &&
    maker === undefined &&
    (draft.kind.type === 'quantity' || draft.kind.type === 'share')
  )
    return { subject: nameOf(leaning.entry), geography: placeOf(leaning.entry), counterpart: null, rule: 'leaning' }
  if (/\b(?:world|global|worldwide) total (?:of|was|reached|is)\s*(?:about |around |nearly |some |over )?$/i.test(look.gap))
    return { subject: 'World', geography: 'WORLD', counterpart: null, rule: 'world' }
  const outside = /\boutside (?:of )?China\b|\bex-China\b/i.test(look.tail.slice(0, 80)) && kind.measure === 'count'
  if (outside) return { subject: 'World outside China', geography: 'WORLD_EX_CHN', counterpart: null, rule: 'outside-china' }
  const world =
    /\b(?:globally|worldwide|(?:global|world) (?:production|output|(?:mine|refinery|primary) production|reserves)|total (?:worldwide|global))\b/i
  if (
    draft.kind.type === 'quantity' &&
    world.test(
      `${(leftOf.length === 0 ? look.left : look.gap).slice(leftOf.length === 0 ? -120 : -70)} ${look.right.slice(0, 70)}`,
    ) &&
    nearestSubject === undefined
  )
    return { subject: 'World', geography: 'WORLD', counterpart: null, rule: 'world' }
  if (kind.rule === 'years-away' && leftOf[0])
    return { subject: countryName(leftOf[0]), geography: placeOf(leftOf[0].entry), counterpart: null, rule: 'first' }
  // "has identified more than 1 million tonnes at Per Geijer": the deposit has them, not who found them.
  const deposit =
    kind.measure === 'resource'
      ? rightOf.find(
          (m) =>
            m.entry.kind === 'site' &&
            /\b(?:at|in|within)\s(?:its\s|the\s)?$/.test(text.slice(draft.to, m.from)) &&
            m.from - draft.to < 60,
        )
      : undefined
  const who = deposit ?? maker ?? nearestAdjacent() ?? fallback ?? undefined
  const nicknamed = who === undefined ? topProducer(`${text} ${scene.background.text}`, product.mineral) : null
  if (nicknamed !== null)
    return { subject: countries[nicknamed] ?? nicknamed, geography: nicknamed, counterpart: null, rule: 'epithet' }
  if (who === undefined)
    return worldly.test(text) ||
      kind.measure === 'demand_share' ||
      kind.measure === 'end_use_share' ||
      kind.rule === 'of-materials-covered'
      ? { subject: 'World', geography: 'WORLD', counterpart: null, rule: 'world' }
      : { subject: null, geography: null, counterpart: null, rule: 'none' }
  const partner = who === nearestSubject && (kind.type === 'share' || kind.type === 'quantity') ? partnerOf(who) : undefined
  if (partner !== undefined)
    return {
      subject: `${nameOf(partner.entry)} and ${nameOf(who.entry)}`,
      geography: marketOfFirm(who) ?? joined([placeOf(partner.entry), placeOf(who.entry)]),
      counterpart: null,
      rule: 'together',
    }
  return {
    subject: who.entry.kind === 'person' ? countryName(who) : nameOf(who.entry),
    geography:
      siteOf() ??
      marketOfFirm(who) ??
      (kind.measure === 'production' ||
      kind.measure === 'production_growth' ||
      kind.measure === 'sales_volume' ||
      /^(?:resource|resource_growth|reserves|grade|mine_life|capacity|recovery_rate|content_share)$/.test(kind.measure) ||
      (kind.measure === 'duration' && /\b(?:shutdown|outage|closure|stoppage)\b/i.test(text.slice(draft.from, draft.to + 30)))
        ? who.entry.works
        : undefined) ??
      placeOf(who.entry),
    counterpart: null,
    rule: who === maker ? 'maker' : 'nearest',
  }

  /** "the United States (38,000 tons)", "China accounting for 140,000": the name that leans on the amount. */
  function nearestAdjacent(): Mention | undefined {
    const last = leftOf.at(-1)
    if (
      last === undefined ||
      isSource(text, last) ||
      /\b(?:in|at|near|of|from)\s+(?:the\s)?$/i.test(text.slice(Math.max(0, last.from - 10), last.from))
    )
      return undefined
    return /^\s*\($|^['’]s\s*$|^['’]?s?\s*(?:accounting for|with|at|:|produced|held|holds|holding|producing|mining|supplying|has)\s*(?:about |around |over |more than )?$/i.test(
      text.slice(last.to, draft.from),
    )
      ? last
      : undefined
  }
  /** "South Africa and Zimbabwe together hold": both are meant. */
  function partnerOf(who: Mention): Mention | undefined {
    const before = leftOf[leftOf.indexOf(who) - 1]
    return before !== undefined &&
      before.entry.kind === who.entry.kind &&
      before.entry.place !== who.entry.place &&
      /^\s(?:and|&)\s(?:the\s)?$/.test(text.slice(before.to, who.from)) &&
      /^,?\s(?:(?:together|jointly|combined|between them|both|now|alone|still)\s)*(?:hold|mine|produce|account|supply|control|process|refine|export|import|own|have|make|dominate|consume|provide|represent|buy|contribute|are|were)\b/.test(
        text.slice(who.to, who.to + 50),
      )
      ? before
      : undefined
  }
  /** "compared with 44 million tonnes in China": the second amount brings its own place. */
  function setAgainst(): Mention | undefined {
    const next = rightOf[0]
    if (next === undefined || look.previous === null || next.entry.kind !== 'place') return undefined
    return /(?:\b(?:compared (?:with|to)|against|versus|vs\.?|while|and|but|than|from)|,)\s*(?:about |around |just |only |nearly |over |more than |an estimated |the )*$/i.test(
      look.gap,
    ) && /^\s+(?:for|in)\s(?:the\s)?$/.test(text.slice(draft.to, next.from))
      ? next
      : undefined
  }
  /** "CMOC mined half of Congo's cobalt": a firm's share of a country's whole lies in that country. */
  function marketOfFirm(who: Mention): string | null {
    if (
      kind.type !== 'share' ||
      who.entry.kind !== 'company' ||
      !/^(?:production|capacity|reserves|supply)_share$/.test(kind.measure)
    )
      return null
    const whole = [...inside, ...rightOf].find(
      (m) =>
        m.entry.kind === 'place' &&
        m.from - draft.to < 12 &&
        (/\bof\s(?:the\s|all\s)?$/.test(text.slice(Math.max(0, m.from - 8), m.from)) ||
          /^\s*of\s(?:the\s)?$/.test(text.slice(draft.to, Math.max(draft.to, m.from)))),
    )
    return whole === undefined || !/^(?:['’]s?|(?<=n)\b)\s/.test(text.slice(whole.to, whole.to + 3)) ? null : placeOf(whole.entry)
  }
  /** A plant or mine named in the sentence says where things are made, whoever owns it. */
  function siteOf(): string | null {
    if (!sited.has(kind.measure)) return null
    const site = [...leftOf, ...inside].reverse().find((m) => m.entry.kind === 'site')
    return placeOf(site?.entry) ?? seatOf()
  }
  function seatOf(): string | null {
    // "its plant in Louisiana": the place of the works, whatever the owner's home.
    const seat = here.find(
      (m) =>
        m.entry.kind === 'place' &&
        ((isDescribing(text, m) && (m.to <= draft.from || !/\band\b|[,;]/.test(text.slice(draft.to, m.from)))) ||
          /\b(?:plant|mine|refinery|smelter|facility|factory|project|works|deposit|operation)\b[^,;.]{0,24}\b(?:in|at|near)\s+(?:the\s)?$/i.test(
            text.slice(Math.max(0, m.from - 60), m.from),
          )),
    )
    const works =
      kind.type === 'quantity'
        ? [...rightOf, ...leftOf].find((m) => m.entry.kind === 'site' && m.entry.place !== null)
        : undefined
    return placeOf(seat?.entry) ?? placeOf(works?.entry)
  }
  function company(): Bound {
    const corporate = (m: (typeof here)[number] | undefined): typeof m =>
      m?.entry.kind === 'company' || m?.entry.kind === 'site' ? m : undefined
    const firm =
      [...leftOf].reverse().find((m) => m.entry.kind === 'company') ??
      scene.mentions.find((m) => /ETF/.test(m.entry.name)) ??
      here.find((m) => m.entry.kind === 'company') ??
      behind.find((m) => m.entry.kind === 'company') ??
      corporate(fallback)
    return { subject: firm ? nameOf(firm.entry) : null, geography: placeOf(firm?.entry), counterpart: null, rule: 'company' }
  }
}
