import type { ClaimType, Measure, Modality } from '../vocabulary.ts'
import type { Draft, Kind } from './draft.ts'
import { lookAt, type Scene } from './scene.ts'
import { isPreposed } from './source.ts'
import { matches } from '../text/matches.ts'

const control =
  '(?:export|import|shipment|shipping|licen[cs]ing|rare[- ]earths?|mineral|trade|technology)[\\w -]{0,24}?(?:controls?|restrictions?|curbs?|bans?|measures|limits|rules|regime|requirements?|licen[cs]\\w*)|(?:restrictions?|curbs|controls|tariffs?|sanctions?|bans?|embargo|measures)'
const object = `(?:(?:[\\w.'’-]+,? ){0,7}?)(?:${control}|exports?|shipments|shipping|sales)\\b(?: (?:of|on|to|from) (?:[\\w.'’-]+ ?){1,6})?`
const not = "(?<![’']s )(?<!\\b(?:to|could|would|might|may|should|if|whether|that \\w+|not|never|threaten\\w* to|deny|denied) )"

interface Pattern {
  readonly type: ClaimType
  readonly measure: Measure
  readonly rule: string
  readonly words: RegExp
  /** What must stand shortly before the words. */
  readonly after?: RegExp
  readonly modality?: Modality
}

/** Predicates that are a claim by themselves, without a number or a date. */
const predicates: readonly Pattern[] = [
  {
    type: 'policy',
    measure: 'export_control',
    rule: 'reach-of-rule',
    after:
      /\b(?:licen[cs]ing|controls?|rules?|regime|system|law|measures?|restrictions?|announcement|regulations?|policy)\b[^,;.]{0,40}$/i,
    words:
      /\b(?:ties|tie|subjects?|extends? to|applies to|apply to|reach(?:es)?|captures?|covers?|requires?|forces?|obliges?|prohibits?|bars?)\b (?:(?!to\b)[\w'’-]+ ){0,2}?(?:any|all|every|foreign|overseas|companies|exporters|products?|goods|items|firms|producers|manufacturers|magnets|technolog\w+)\b[^,;.—–]{0,90}/gi,
  },
  {
    type: 'policy',
    measure: 'suspension',
    rule: 'suspends',
    words: new RegExp(
      `${not}\\b(?:suspend(?:ed|s|ing)?|paus(?:e|ed|es|ing)|postpon(?:e|ed|ing)|lift(?:ed|s|ing)?|remov(?:e|ed|ing)|eas(?:ed|ing|es)|relax(?:ed|ing)?|roll(?:ed|ing)? back|delay(?:ed|ing)?|resum(?:e|ed|es|ing))\\b ${object}`,
      'gi',
    ),
  },
  {
    type: 'policy',
    measure: 'export_ban',
    rule: 'bans',
    words: new RegExp(
      `${not}\\b(?:bann(?:ed|ing)|bans|prohibit(?:ed|s|ing)|halt(?:ed|s|ing)|block(?:ed|s|ing)|outlaw(?:ed|s)|stopp(?:ed|ing)|embargo(?:ed|es))\\b (?:all |the |any )?${object}`,
      'gi',
    ),
  },
  {
    type: 'policy',
    measure: 'export_ban',
    rule: 'bars-from-exporting',
    words:
      /\b(?:bann(?:ed|ing)|bars|barr(?:ed|ing)|forbids?|prohibit(?:ed|s|ing)|stopp?(?:ed|s)|ordered) (?:[\w.'’-]+ ){1,6}?(?:from|to (?:stop|halt|suspend)) (?:export|ship|suppl|sell|support|assist|work|provid|help)\w*\b[^,;.]{0,60}/gi,
  },
  {
    type: 'policy',
    measure: 'export_control',
    rule: 'restricts',
    words: new RegExp(
      `${not}\\b(?:restrict(?:ed|s|ing)|curb(?:ed|s|bing)?|tighten(?:ed|s|ing)|expand(?:ed|s|ing)|impos(?:ed|es|ing)|introduc(?:ed|es|ing)|announc(?:ed|es|ing)|implement(?:ed|s|ing)|broaden(?:ed|s|ing)|widen(?:ed|s|ing)|adopt(?:ed|s)|enact(?:ed|s))\\b (?:an? |its |their |new |sweeping |strict |stricter |tighter |further |the |additional |expanded |recent )*${object}`,
      'gi',
    ),
  },
  {
    type: 'policy',
    measure: 'export_control',
    rule: 'new-controls',
    words:
      /(?:[A-Z][\w.]*['’]s|Chinese|Beijing['’]?s?|Indonesian?|Congolese|U\.S\.|US|American) (?:new|latest|recent|expanded|sweeping|tightened|stricter)(?:ly)? (?:export|licen[cs]ing|import)(?: \w+)? (?:restrictions?|controls?|curbs?|bans?|rules|regime|measures)(?: (?:on|for|over) (?:[\w-]+ ?){1,5})?/g,
  },
  {
    type: 'event',
    measure: 'exports',
    rule: 'stops-shipping',
    words:
      /\b(?:will |to )?(?:stop(?:s|ped)?|halt(?:s|ed)?|ceas(?:e|es|ed)|end(?:s|ed)?|suspend(?:s|ed)?) (?:shipping|exporting|sending|selling|supplying|deliveries)\b[^,;.]{0,50}?(?= for | and |,|;|\.|$)/gi,
  },
  {
    type: 'event',
    measure: 'agreement',
    rule: 'signs',
    words:
      /\b(?:has |have )?(?:signed|inked|struck|reached|concluded|entered into|secured|finali[sz]ed) (?:an? |the |its |their )?(?:(?!million|billion)[\w'’“”"&/-]+ ){0,5}?(?:agreements?|deals?|memorand(?:um|a) of understanding|MoUs?|MOUs?|letters? of intent|pacts?|frameworks?|contracts?|joint ventures?|partnerships?|term sheets?)\b(?: (?:with|on|to|for) [^,;.]{2,50}?(?=,|;|\.|$| to | that | for ))?/g,
  },
  {
    type: 'event',
    measure: 'completion_date',
    rule: 'years-away',
    words:
      /\b(?:remain|remains|is|are|still)(?: still)? (?:many |several |a few |at least several )?(?:years|decades) (?:away )?(?:from|away|off|behind)\b(?: (?!and|but)[\w-]+)?/gi,
  },
  {
    type: 'event',
    measure: 'acquisition',
    rule: 'acquires',
    words: /\b(?:has |have |will )?(?:acquired|acquire|bought|taken over) (?:(?:the |a |all of )?)(?:[A-Z][\w&.-]+ ?){1,4}/g,
  },
  {
    type: 'event',
    measure: 'disruption',
    rule: 'disrupted',
    words:
      /\b(?:declared force majeure|(?:suspend|suspended|halted|idled|shut(?:tered| down)?|stopped|mothballed) (?:(?!all\b|exports?\b)[\w-]+ ){0,3}?(?:production|operations|mining|output|assembly|lines|mine|plant|smelter|refinery|kiln))\b/gi,
  },
]
const stakes =
  /\b(?:(?:[A-Z][\w.’']*|government|state|minority|majority|equity) )?(?:equity )?(?:stakes?|shareholdings?)(?: taken)? in (?:[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})/g
const nature =
  /\b(?:(?:controls?|restrictions?|curbs?|bans?|measures|rules)\b(?: (?:on|over|of) [\w -]{3,40}?)?) (?:are|is|were|was|remain|represent) (?=(?:not\b|part of\b|a (?:tool|weapon|response|form|lever|means|bargaining)|merely|simply|purely|about|designed))([^.;—–:]{8,120}?)(?=[.;—–:]|$|โ)/gi
const wishes =
  /\b(?:wish[- ]?list|demands?|asks|priorities|conditions|requests)\b(?: \w+){0,3}? (?:include[sd]?|including|are|were|contain\w*) ([^.;]{6,240})/gi
const seeking =
  /\b(?:seek(?:s|ing)?|sought|push(?:es|ing|ed)? (?:for|to)|press(?:es|ing|ed)? (?:for|to)|demand(?:s|ed|ing)?(?: that)?|urg(?:es|ed|ing)|ask(?:s|ed|ing)?(?: for)?|want(?:s|ed)?|call(?:s|ed|ing)? (?:for|on))(?= )(?: (?!of\b)[\w.'’-]+){0,3}?(?: to)? (?:lift(?:ing)?|eas(?:e|ing)|remov(?:e|ing|al)|end(?:ing)?|suspend|drop(?:ping)?|relax(?:ing|ation)?|resum(?:e|ing|ption)|curb|scrap|roll back|delay|loosen)\b (?:of )?[^.;,]{4,90}/gi
const hypothetical =
  /\b(?:if|whether|unless|could|might|may|idea that|notion that|would|suppose|should|what happens)\b[^,;]{0,60}$/i
const nounDemand = /\b(?:demand|insistence|request|hope|plea|call)s? that\b[^,;]{0,60}$/i

/** A word that any of the wordings needs; most sentences have none and are passed over at once. */
const asserting =
  /export|import|control|restrict|curb|\bban|licen|tariff|sanction|shipment|shipping|sending|selling|supplying|stake|venture|agreement|deal|memorand|MoU|MOU|letter|pact|framework|contract|partnership|years|decades|denie|acquire|bought|taken over|force majeure|production|operations|mining|measures|rules?\b|regime|demand|asks|priorities|conditions|requests|wish|embargo|to be |output|assembly|term sheet/i

/** Policies, demands, pacts and stakes that a sentence asserts without a value. */
export function policiesIn(scene: Scene, claimed: readonly Draft[]): Draft[] {
  const { text } = scene
  if (!asserting.test(text)) return []
  const drafts: Draft[] = []
  const taken = (from: number, to: number): boolean => [...drafts, ...claimed].some((draft) => draft.from < to && from < draft.to)
  const add = (from: number, to: number, kind: Kind, more: Partial<Draft> = {}): void => {
    const end = from + text.slice(from, to).trimEnd().length
    if (end <= from || taken(from, end)) return
    drafts.push({ kind, look: lookAt(scene, from, end, -1), from, to: end, value: null, operator: null, unit: null, ...more })
  }
  for (const found of matches(wishes, text)) {
    const start = found.index + found[0].length - (found[1] ?? '').length
    for (const item of items(found[1] ?? ''))
      if (!/\d/.test(item.text))
        add(start + item.from, start + item.to, {
          type: 'event',
          measure: 'negotiation_demand',
          rule: 'wish-list',
          stage: 'policy',
        })
  }
  for (const found of matches(seeking, text)) {
    const opening = text.slice(Math.max(0, found.index - 40), found.index)
    if (/['’]s $|\b(?:a|the|strong|growing|rising|global|market) $/i.test(opening) && /^demand/i.test(found[0])) continue
    if (!/restrict|control|curb|ban|tariff|export|dut(?:y|ies)|licen|sanction|import/i.test(found[0])) continue
    add(found.index, found.index + found[0].length, {
      type: 'event',
      measure: 'negotiation_demand',
      rule: 'seeks',
      stage: 'policy',
    })
  }
  for (const found of matches(nature, text)) {
    const complement = found[1] ?? ''
    const start = found.index + found[0].length - complement.length
    add(
      start,
      start + complement.length,
      { type: 'policy', measure: 'export_control', rule: 'nature-of-policy', stage: 'policy' },
      { modality: 'opinion' },
    )
  }
  for (const found of matches(stakes, text)) {
    if (
      /\d+(?:\.\d+)?\s?(?:%|percent|per cent)[^,;]{0,24}$/.test(text.slice(Math.max(0, found.index - 40), found.index)) ||
      /^stake (?:in the|a)\b/.test(found[0])
    )
      continue
    if (
      /\boption\b|\bconsider|\bcould\b|\bmay\b/i.test(text.slice(Math.max(0, found.index - 50), found.index)) ||
      claimed.some((draft) => draft.kind.measure === 'equity_stake' || draft.kind.measure === 'investment')
    )
      continue
    add(
      found.index,
      found.index + found[0].length,
      { type: 'share', measure: 'equity_stake', rule: 'stake-without-number', unit: 'percent' },
      { unit: 'percent' },
    )
  }
  for (const { type, measure, rule, words, after, modality } of predicates) {
    for (const found of matches(words, text)) {
      const from = found.index
      const opening = text.slice(Math.max(0, from - 80), from)
      if (after !== undefined && !after.test(opening)) continue
      if (hypothetical.test(opening) || nounDemand.test(opening) || /\?\s*$/.test(text)) continue
      // "carmakers in Europe stopped their lines" names nobody to look up.
      if (
        measure === 'disruption' &&
        !scene.mentions.some(
          (m) =>
            (m.entry.kind === 'company' || m.entry.kind === 'site' || m.entry.kind === 'place') &&
            m.to <= from &&
            (from - m.to < 40 || (m.entry.kind === 'company' && /force majeure/i.test(found[0]))) &&
            (m.entry.kind === 'company' || !isPreposed(text, m)),
        )
      )
        continue
      const opened = clauseStart(text, from)
      // Where a date or an amount of the same clause is already a claim about the rule, it carries the claim.
      if (
        type === 'policy' &&
        claimed.some(
          (draft) =>
            draft.from >= opened &&
            Math.abs(draft.from - from) < 130 &&
            (draft.kind.type === 'policy' || draft.unit === 'date') &&
            !(measure === 'suspension' && /^(?:announcement|effective)_date$/.test(draft.kind.measure)),
        )
      )
        continue
      if (type === 'event' && measure === 'agreement' && claimed.some((draft) => draft.kind.measure === 'agreement')) continue
      if (
        measure === 'acquisition' &&
        (claimed.some((draft) => draft.kind.measure === 'acquisition' || draft.kind.measure === 'equity_stake') ||
          !scene.mentions.some((m) => m.entry.kind === 'company' && m.from >= from && m.from < from + found[0].length))
      )
        continue
      if (type === 'policy' && !scene.mentions.some((m) => m.entry.kind !== 'vehicle') && scene.background.mentions.length === 0)
        continue
      const shortened = found[0].replace(
        /\s(?:and|as|which|who|that|while|after|before|in response|following|amid|since|because|in (?:19|20)\d\d|in [A-Z][a-z]+)\b.*$/s,
        '',
      )
      add(
        from,
        from + (shortened.length > 12 ? shortened.length : found[0].length),
        { type, measure, rule, ...(type === 'policy' ? { stage: 'policy' } : {}) },
        modality === undefined ? {} : { modality },
      )
    }
  }
  return drafts
}

function clauseStart(text: string, at: number): number {
  const stop = Math.max(text.lastIndexOf(';', at), text.lastIndexOf(':', at), text.lastIndexOf('—', at))
  return stop < 0 ? 0 : stop
}

/** Items of an enumeration: "curbing A, resuming B, and lifting C". */
function items(list: string): { readonly text: string; readonly from: number; readonly to: number }[] {
  const found: { text: string; from: number; to: number }[] = []
  let from = 0
  for (const joint of matches(/,? and |, |$/g, list)) {
    const text = list.slice(from, joint.index)
    if (text.trim().length > 3) found.push({ text, from, to: joint.index })
    from = joint.index + joint[0].length
  }
  return found
}
