import type { ClaimType, Measure } from '../vocabulary.ts'
import type { FoundDate } from '../time/dates.ts'
import type { Draft } from './draft.ts'
import { everywhere, matches } from '../text/matches.ts'
import { lookAt, type Scene } from './scene.ts'

interface Trigger {
  readonly type: ClaimType
  readonly measure: Measure
  readonly words: RegExp
  readonly rule: string
}

const rule = String.raw`(?:export (?:controls?|restrictions?|curbs?|bans?|licen[cs]\w+)|controls|restrictions?|curbs?|bans?|banned|measures?|rules?|tariffs?|quotas?|licen[cs]ing|licen[cs]es?|regime|regulations?|sanctions?|law|act|suspension|truce|embargo|limits|dut(?:y|ies)|lev(?:y|ies)|(?:restrict|curb|limit|halt|stop|ban|control)(?:s|ed|ing)? (?:all |the |its )?(?:exports?|imports?|shipments?))`
const policyTriggers: readonly Trigger[] = [
  {
    type: 'policy',
    measure: 'expiry_date',
    rule: 'until-date',
    words: new RegExp(
      String.raw`\b(?:valid (?:through|until)|expir\w+|until|through|lasts? until|extended (?:to|until)|remains? in (?:force|effect) until|suspended until|permitted through|in (?:force|effect) until)\s*(?:on |in )?(?:the |at least )?$`,
      'i',
    ),
  },
  {
    type: 'policy',
    measure: 'effective_date',
    rule: 'in-force',
    words: new RegExp(
      String.raw`\b(?:effective|(?:take|takes|took|taking|come|comes|came|coming|go|goes|going|enter|entered|enters) (?:into )?(?:effect|force)|in place since|in force since|starting|beginning|kick(?:s|ed)? in|implemented|imposed|introduced|enforced|applied|applies|apply|applicable|phased in|effective date|with effect from|as of|begin(?:s)?|from|since)\b`,
      'i',
    ),
  },
  {
    type: 'policy',
    measure: 'export_ban',
    rule: 'banned',
    words:
      /\b(?:ban(?:ned|s|ning)?|halt(?:ed|s|ing)? (?:all )?(?:exports|shipments)|embargo\w*|prohibit\w*|suspend(?:ed|s)? (?:all |the |its |[a-z-]+ ){0,3}?(?:exports?|shipments))\b/i,
  },
  {
    type: 'policy',
    measure: 'law',
    rule: 'law-made',
    words:
      /\b(?:signed (?:a |an |the )?(?:proclamation|executive order|law|bill|decree)|executive order|final approval|passed|enacted|adopted|ratified|entered into law|approved (?:the|a) (?:law|act|bill))\b/i,
  },
  {
    type: 'policy',
    measure: 'announcement_date',
    rule: 'announced',
    words: /\b(?:announc\w+|publish\w+|issued|unveil\w+|released|declared|granted the status)\b/i,
  },
  {
    type: 'policy',
    measure: 'suspension',
    rule: 'suspended',
    words: /\b(?:suspend\w*|paus\w+|postpon\w+|lift(?:ed|ing|s)?|eas(?:ed|ing)|roll(?:ed)? back)\b/i,
  },
  {
    type: 'policy',
    measure: 'export_control',
    rule: 'restricted',
    words: /\b(?:restrict\w*|curb\w*|tighten\w*|expand\w*|control(?! of)\w*|retaliat\w*|licen[cs]\w*)\b/i,
  },
]
const eventTriggers: readonly Trigger[] = [
  {
    type: 'event',
    measure: 'meeting',
    rule: 'met',
    words: /\b(?:meet|meets|met|meeting|summit|talks|visit(?:ed|s)?|conference|negotiations?)\b/i,
  },
  {
    type: 'event',
    measure: 'completion_date',
    rule: 'completed',
    words: /\b(?:complet\w+|finish\w*|finali[sz]e?d? construction)\b/i,
  },
  {
    type: 'event',
    measure: 'start_date',
    rule: 'started',
    words:
      /\b(?:start(?:ed|s|ing)?(?:-up)?|beg(?:in|ins|an|un|inning)|commenc\w+|launch\w*|operational|operations?|commission\w*|open(?:ed|s|ing)?|inaugurat\w*|ramp(?:ed|ing|-up| up)?|first (?:production|ore|oxide|concentrate|output)|come online|came online|on ?stream|production (?:in|by|from)|(?:output|shipments|deliveries) (?:is |are )?(?:due|expected|slated)|establish\w*|founded|created|restart\w*|resum\w+|kick off|broke ground|construction|produce|turn(?:ing)? out)\b/i,
  },
  {
    type: 'event',
    measure: 'acquisition',
    rule: 'acquired',
    words:
      /\b(?:acquir\w+|acquisition|bought|takeover|seized control|t(?:ook|aken?|akes) control|sold to|sold (?:its|the)|merge[rd]?|purchas\w+ (?:by|of)|closed the)\b/i,
  },
  {
    type: 'event',
    measure: 'agreement',
    rule: 'agreed',
    words:
      /\b(?:sign(?:ed|s|ing)?|agree(?:d|ment|s)?|deal|pact|memorandum|MoU|MOU|framework|partnership|joint venture|finali[sz]ed|inked|contract|take a stake|struck|reached)\b/i,
  },
  {
    type: 'event',
    measure: 'disruption',
    rule: 'disrupted',
    words:
      /\b(?:halt\w*|shut(?: down|down|tered)?|idl(?:ed|ing)|force majeure|stopped|strike|accident|landslide|seiz\w+|clos(?:ed|ure)|shortage|outage)\b/i,
  },
  { type: 'event', measure: 'announcement_date', rule: 'announced-by-company', words: /\bannounc\w+\b/i },
  {
    type: 'event',
    measure: 'event_date',
    rule: 'dated-event',
    words:
      /\b(?:bankruptcy|filed|filing|default\w*|arrest\w*|elect\w+|died|discover\w*|report(?:ed)? by|commentary|hearing|ruling|vote[sd]?|denied|collision|incident|listed|IPO|delist\w*|appointed|resigned|warned|warning)\b/i,
  },
]
/** "If Europe were to start …": nothing that follows has happened or is planned. */
const supposing = /\b(?:if|were|had|suppose|imagine)\b[^;.]{0,60}\b(?:were|had|did|could)\b[^;.]{0,90}\b(?:would|could|might)\b/i
const effective: Trigger = { type: 'policy', measure: 'effective_date', rule: 'onset', words: /$^/ }
/** "to turn out antimony and germanium from | 2029" */
const producesFrom =
  /\b(?:will|would|could|to) (?:turn out|produce|make|supply|deliver|ship)\b[^;]{3,90}\bfrom\s*(?:early |late |mid-?)?$/i
/** Only rules do that. */
const inForce =
  /\b(?:take|takes|took|taking|come|comes|came|coming|go|goes|going|enter|enters|entered|entering) into (?:force|effect)\b/i
const openedBy = /^\W*(?:On|As of|Since|From)\s*$/
const policyTopic = new RegExp(String.raw`\b${rule}\b`, 'i')
const comparator =
  /\b(?:from|than|versus|vs\.?|compared (?:with|to)|relative to|since|over|against|as of|the same (?:month|period)(?: of)?|in|of|to|during|for|between|until|by|at(?: the)? end(?: of)?)\s*(?:the\s)?$/i

/** Dates that are themselves the point: of a rule, a start, a meeting. A date that only dates an amount is none. */
export function happeningsIn(scene: Scene, claimed: readonly Draft[]): Draft[] {
  const drafts: Draft[] = []
  if (supposing.test(scene.text)) return drafts
  for (const date of scene.dates) {
    // "today" and "tomorrow" place a sentence in time; nobody could look them up.
    if (/^(?:today|tomorrow|yesterday|as of now)$/i.test(scene.text.slice(date.from, date.to))) continue
    if (date.text === null || date.precision === 'decade' || (date.precision === 'span' && !date.text.endsWith('12'))) continue
    const draft = happening(scene, date, date.text, claimed)
    if (draft !== null && !drafts.some((other) => other.kind.measure === draft.kind.measure && other.value === draft.value))
      drafts.push(draft)
  }
  const now = atOnce.exec(scene.text)
  const article = scene.passage.date
  if (
    now !== null &&
    article?.length === 10 &&
    !/\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b/i.test(scene.text) &&
    policyTopic.test(`${scene.text} ${scene.background.topic}`)
  )
    drafts.push({
      kind: { type: 'policy', measure: 'effective_date', rule: 'at-once', unit: 'date' },
      look: lookAt(scene, now.index, now.index + now[0].length, -1),
      from: now.index,
      to: now.index + now[0].length,
      value: article,
      operator: '=',
      unit: 'date',
      asOf: article,
    })
  return drafts
}
/** A rule in force from the day it is told; the rates of a levy say so by themselves. */
const atOnce = /\b(?:effective immediately|with immediate effect|(?:takes?|taking|took) effect immediately)\b/i

function happening(scene: Scene, date: FoundDate, asOf: string, claimed: readonly Draft[]): Draft | null {
  const { text } = scene
  const [clauseFrom, clauseTo] = clauseAround(text, date.from, date.to)
  const left = text.slice(clauseFrom, date.from)
  const right = text.slice(date.to, clauseTo)
  const clause = text.slice(clauseFrom, clauseTo)
  // "Beijing's April 4 restrictions", "China's April 4, 2025, export controls": the day they were announced.
  if (
    date.precision === 'day' &&
    /(?:['’]s?|\b(?:the|its|their|those of|Chinese|US|American))\s$/.test(left) &&
    new RegExp(`^,? (?:[a-z-]+ )?${rule}\\b`, 'i').test(right)
  )
    return {
      kind: { type: 'policy', measure: 'announcement_date', rule: 'rule-of-a-day', unit: 'date' },
      look: lookAt(scene, date.from, date.to, -1),
      from: date.from,
      to: date.to,
      value: asOf,
      operator: '=',
      unit: 'date',
      asOf,
    }
  const dated = claimed.filter((draft) => draft.kind.type !== 'rank' && draft.from < clauseTo && clauseFrom < draft.to)
  const strong =
    /\b(?:effective|valid (?:through|until)|last until|expir\w*|until|through|in place since|took effect|take effect|come into force|came into force|enter into force|starting|imposed(?: already)?(?: in)?|introduced(?: in)?|announced(?: on)?|inaugurated(?: in)?|established(?: in)?|operational(?: in| by)?|operations?(?: in| by)?|production(?: in| by| from)?|launch(?:ed)?(?: in| by)?|complete(?:d)?(?: in| by)?(?: the)?(?: end of)?|ramp-up(?: in| by)?|start(?:ing|ed|s)?(?: in| by| from)?|commission(?:ed|ing)(?: in| by)?|(?:output|shipments|deliveries|production) (?:is |are )?(?:due|expected|slated)(?: in| by| from)?|since|commence\w*(?: in| by)?|open(?:ed|s|ing)?(?: in| by)?|set for|scheduled for|signed(?: on| in)?|dated|by the)\s*(?:early |late |mid-?|the end of |end of |on |in |from |the )*$/i.test(
      left,
    ) ||
    producesFrom.test(left) ||
    (date.precision === 'day' &&
      openedBy.test(left) &&
      /^,?\s[^;]{0,90}?\b(?:announced|imposed|banned|introduced|published|signed|issued|adopted|suspended|unveiled|approved|restricted|placed|added|launched)\b/i.test(
        right,
      )) ||
    (date.precision === 'day' &&
      /\b(?:announced|imposed|banned|introduced|published|signed|issued|unveiled|adopted)\b[^;,]{0,60}\bon\s*$/i.test(left))
  const plan =
    /\bby (?:the end of )?$/i.test(left) &&
    /\b(?:aims?|plans?|expects?|target\w*|will|goal|start|produce|operational|complet\w*|build|construct)\b/i.test(left)
  // Dated amounts take the date as their period, unless the date has a verb of its own right before it.
  if (
    dated.length > 0 &&
    !strong &&
    !(plan && /\b(?:to produce|operational|start|begin|complet\w+|commission\w*|in production|into production)\b/i.test(left))
  )
    return null
  if (dated.length > 0 && strong && /\b(?:through|until|since|from|over)\s*$/i.test(left) && !policyTopic.test(text)) return null
  if (dated.some((draft) => draft.from > date.to - 2 && draft.from - date.to < 14 && !strong)) return null
  if (
    date.bareYear &&
    dated.length > 0 &&
    !/\b(?:operational|start|launch|complet|production|establish|commission(?:ed|ing)?|open|ramp|expire|through|until|by)\b/i.test(
      left.slice(-60),
    ) &&
    !producesFrom.test(left)
  )
    return null
  if (date.relative && date.precision === 'year') return null
  if (
    /^\s*(?:report|study|paper|survey|chart|edition|data|estimate|figures|article|analysis|results|budget|levels?|notes|production|output|exports?|high|low|outlook|forecast)\b/i.test(
      right,
    ) &&
    date.bareYear
  )
    return null
  if (
    /\b(?:Act|Code|Law|Treaty|Rule) of\s*$/.test(left) ||
    (date.bareYear && /^\s(?:[a-z-]+\s)?(?:act|law|decree|treaty|statute|code|agreement|accord)\b/i.test(right))
  )
    return null
  const embargo =
    /\b(?:halt|stop|suspend|bann?|block|ceas)\w* (?:all |its |the |most )*(?:[\w-]+ ){0,3}?(?:exports|shipments|exporting|shipping)\b/i.test(
      text,
    )
  const isPolicy =
    embargo ||
    inForce.test(left) ||
    policyTopic.test(clause) ||
    policyTopic.test(text) ||
    (policyTopic.test(scene.background.topic) &&
      /\b(?:it|they|ban|restrictions|which|this|since|imposed|suspension)\b/i.test(text))
  const near = left.length > 0 ? left : right
  const official =
    scene.mentions.some((m) => m.entry.kind === 'authority' && m.entry.place !== null) &&
    /\b(?:announc|publish|issu|signed)/i.test(text)
  const state =
    scene.mentions.some((m) => m.entry.kind === 'place' || m.entry.kind === 'authority' || m.entry.kind === 'person') ||
    policyTopic.test(text) ||
    inForce.test(left)
  const triggers =
    (isPolicy && state) || official
      ? [...policyTriggers, ...eventTriggers]
      : [
          ...eventTriggers,
          ...policyTriggers.filter((t) => t.measure === 'law' || (t.measure === 'expiry_date' && /\bpermit|licen/i.test(text))),
        ]
  const onset =
    /\b(?:from|since|starting(?: on| in)?|beginning(?: on| in)?|effective(?: from| on)?|as of)\s*(?:the\s|early\s|late\s)?$/i.test(
      left,
    )
  // "We have not received a licence since June": what has not happened since then did not begin then.
  if (
    /\bsince\s*(?:the\s|early\s|late\s)?$/i.test(left) &&
    /\b(?:no|not|never|none|nothing|nobody|without|neither)\b|n['’]t\b/i.test(left)
  )
    return null
  const chosen = onset && isPolicy && state && policyTopic.test(clause) ? effective : choose(triggers, left, right, near)
  if (chosen === null) return null
  if (chosen.measure === 'announcement_date' && date.relative && date.precision !== 'day' && date.precision !== 'month')
    return null
  // "customs data showed on Monday", "said on Tuesday": the day of a report is no event.
  if (
    /\b(?:said|says|told|showed|shows|reported|according to|wrote|noted|added|data)\b[^,]{0,30}$/i.test(left) &&
    (date.precision === 'day' || (date.relative && /\b(?:said|says|told|wrote)\s(?:earlier |late )?$/i.test(left))) &&
    !/\b(?:meet|summit|announc|effective)/i.test(left)
  )
    return null
  if (
    comparator.test(left) &&
    /\b(?:from|than|versus|vs\.?|compared (?:with|to)|relative to|against)\s*(?:the\s)?$/i.test(left) &&
    chosen.measure !== 'effective_date'
  )
    return null
  const lead =
    /\b(?:since|by (?:the end of )?|before (?:the )?|in (?:late |early )?|through|until|valid through|valid until|announced on|inaugurated in)\s*$/i.exec(
      text.slice(Math.max(clauseFrom, date.from - 18), date.from),
    )
  const from =
    lead !== null && /since|by|before|valid|announced|inaugurated|late|early/.test(lead[0])
      ? date.from - lead[0].length
      : date.from
  // Somebody bought a house that year: only a firm, a site or a stake is acquired in this trade.
  if (
    chosen.measure === 'acquisition' &&
    !/\b(?:stakes?|shares?|mines?|plants?|projects?|deposits?|refiner(?:y|ies)|smelters?|assets?|business|company|firm|compan(?:y|ies)|rights|licen[cs]es?|facilit(?:y|ies)|subsidiary|royalty|miner|producer|takeover|merge\w*)\b/i.test(
      clause,
    ) &&
    !scene.mentions.some(
      (m) => (m.entry.kind === 'company' || m.entry.kind === 'site') && m.from >= clauseFrom && m.to <= clauseTo,
    )
  )
    return null
  const look = lookAt(scene, from, date.to, -1)
  const until = chosen.measure === 'expiry_date' || /since/i.test(lead?.[0] ?? '')
  const fiscal = /^FY(\d{4})$/.exec(asOf)
  return {
    kind: { type: chosen.type, measure: chosen.measure, rule: chosen.rule, unit: 'date' },
    look,
    from,
    to: date.to,
    value: fiscal ? `${fiscal[1]}-06-30` : asOf.includes('/') ? (asOf.split('/')[1] ?? null) : asOf,
    operator: until ? '=' : date.operator,
    unit: 'date',
    asOf,
  }
}

/** The trigger nearest before the date wins, then the nearest after it. */
function choose(triggers: readonly Trigger[], left: string, right: string, near: string): Trigger | null {
  let best: { trigger: Trigger; away: number } | null = null
  for (const trigger of triggers) {
    if (trigger.measure === 'expiry_date') {
      if (trigger.words.test(left)) return trigger
      continue
    }
    const behind = trigger.words.exec(right.slice(0, 90))
    let last = -1
    for (const hit of matches(everywhere(trigger.words), left)) last = hit.index + hit[0].length
    const weak =
      trigger.measure === 'effective_date' &&
      last >= 0 &&
      /\b(?:from|since|as of|begins?)\s*$/i.test(left.slice(0, last)) &&
      !/since\s*$/i.test(left)
    const away = last >= 0 ? left.length - last + (weak ? 60 : 0) : behind !== null ? 12 + behind.index : Infinity
    if (away < Infinity && (best === null || away < best.away)) best = { trigger, away }
  }
  return best === null || (best.away > 110 && near.length > 0) ? null : best.trigger
}

/** The stretch between commas, semicolons and dashes round `[from, to)`, but "October 9, 2025" is no clause break. */
function clauseAround(text: string, from: number, to: number): readonly [number, number] {
  let start = from
  while (start > 0 && !/[;:—–]/.test(text[start - 1] ?? '')) {
    if (
      text[start - 1] === ',' &&
      start < from - 2 &&
      /^,? (?:and|but|while|with|which|after|as|followed)\b/.test(text.slice(start - 1, start + 12))
    )
      break
    start--
  }
  let end = to
  while (end < text.length && !/[;:—–]/.test(text[end] ?? '')) {
    if (text[end] === ',' && end > to && /^, (?:and|but|while|with|which|was|is|has|after|as)\b/.test(text.slice(end, end + 10)))
      break
    end++
  }
  return [start, end]
}
