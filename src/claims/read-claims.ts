import type { Claim, Judgement, Passage } from './claim.ts'
import type { Gazetteer } from './gazetteer.ts'
import { actorOf } from './frame/actor.ts'
import { amountsIn } from './frame/amounts.ts'
import { denominatorOf } from './frame/denominator.ts'
import type { Draft } from './frame/draft.ts'
import { furnitureRule } from './frame/furniture.ts'
import { happeningsIn } from './frame/happening.ts'
import { judgementRule } from './frame/judgement.ts'
import { countsOxide } from './frame/kind-of-mass.ts'
import { materialOf } from './frame/material.ts'
import { modalityOf } from './frame/modality.ts'
import { periodOf } from './frame/period.ts'
import { policiesIn } from './frame/policy.ts'
import { quoteOf } from './frame/quote.ts'
import { ranksIn } from './frame/rank.ts'
import { scenesOf, type Scene } from './frame/scene.ts'
import { stageOf } from './frame/stage.ts'
import { rowClaims } from './frame/table.ts'
import { zerosIn } from './frame/zero.ts'
import { composed } from './text/composed.ts'

/** What one passage claims, and which of its sentences only judge. */
export interface Reading {
  readonly claims: readonly Claim[]
  readonly judgements: readonly Judgement[]
}

/**
 * Reads the checkable claims of one passage. Offsets are UTF-16 units of `passage.text`; `context` and `date` resolve
 * pronouns and dates and are never read for claims. Same passage, same claims; time is linear in its length.
 */
export function readClaims(passage: Passage, gazetteer: Gazetteer): Reading {
  const nfc = composed(passage.text)
  const context = passage.context === null ? null : passage.context.normalize('NFC')
  if (nfc === null) return readComposed(context === passage.context ? passage : { ...passage, context }, gazetteer)
  const { claims, judgements } = readComposed({ ...passage, text: nfc.text, context }, gazetteer)
  const asGiven = <T extends Claim | Judgement>(found: T): T => {
    const span = [nfc.back(found.span[0]), nfc.back(found.span[1])] as const
    return { ...found, span, quote: passage.text.slice(...span) }
  }
  return { claims: claims.map(asGiven), judgements: judgements.map(asGiven) }
}

function readComposed(passage: Passage, gazetteer: Gazetteer): Reading {
  const row = rowClaims(passage, gazetteer)
  if (row !== null) return { claims: row, judgements: [] }
  const claims: Claim[] = []
  const judgements: Judgement[] = []
  for (const scene of scenesOf(passage, gazetteer)) {
    if (furnitureRule(scene.text) !== null) continue
    const judging = judgementRule(scene.text)
    const drafts = draftsOf(scene, judging !== null)
    if (drafts.length === 0 && judging !== null) {
      judgements.push({ quote: scene.text, span: [scene.offset, scene.offset + scene.text.length], why: judging })
      continue
    }
    for (const draft of drafts) {
      const claim = bind(draft, scene)
      if (passage.topic === undefined || !isOfNobody(claim)) claims.push(claim)
    }
  }
  return { claims: distinct(claims), judgements }
}

/** An index, a currency or a market as a whole: in an article, moves of shares count where somebody's shares move. */
const isOfNobody = ({ subject, measure }: Claim): boolean =>
  subject === null && (measure === 'share_price_change' || measure === 'share_price')

/** Amounts first, then ranks, then dates of rules and events, then predicates without a value. */
function draftsOf(scene: Scene, judging: boolean): Draft[] {
  const about = [...scene.mentions, ...scene.background.mentions]
  if (
    about.length === 0 &&
    !/\b(?:export|tariff|mineral|mining|mine|refin|magnet|reserves|production|supply|supplies|compan|plant|factory|smelter|capacity|revenue|sales|shares?\b|stock|price|loan|invest|placement|raise|project|quota|licen|suspension|restrict|curbs?\b|measures|elements|ban\b|controls?\b|deal|agreement|talks|deposit|tonnes|\btons\b|demand|output|ore\b|grade|offtake|earnings|EBITDA|NPV|IRR|stake)/i.test(
      `${scene.text} ${scene.background.text}`,
    )
  )
    return []
  const amounts = [...amountsIn(scene), ...zerosIn(scene)]
  const ranks = ranksIn(scene).filter(
    (rank) => !amounts.some((amount) => amount.from < rank.to && rank.from < amount.to && amount.kind.type !== 'quantity'),
  )
  const kept = amounts.filter(
    (amount) => !ranks.some((rank) => rank.from <= amount.from && amount.to <= rank.to && amount.kind.measure === 'count'),
  )
  const dated =
    judging && kept.length + ranks.length === 0 && !/\d/.test(scene.text) ? [] : happeningsIn(scene, [...kept, ...ranks])
  const free = dated.filter(
    (happening) => ![...kept, ...ranks].some((other) => other.from < happening.to && happening.from < other.to),
  )
  const asserted = judging
    ? policiesIn(scene, [...kept, ...ranks, ...free]).filter((draft) => draft.kind.rule === 'nature-of-policy')
    : policiesIn(scene, [...kept, ...ranks, ...free])
  return [...kept, ...ranks, ...free, ...asserted].sort((a, b) => a.from - b.from || a.to - b.to)
}

function bind(draft: Draft, scene: Scene): Claim {
  const material = materialOf(draft)
  const stage = stageOf(draft, material)
  const mineral = draft.mineral === undefined ? material.mineral : draft.mineral
  const bound = actorOf(draft, { name: goodName(material.mention?.entry.name ?? null), mineral })
  const period = periodOf(draft)
  const manner = modalityOf(draft, period.asOf)
  const [from, to] = quoteOf(draft, scene.text)
  const oxide = countsOxide(draft.look)
  const denominator = denominatorOf(draft, bound)
  const basis =
    draft.unit?.includes('REO') || (oxide && draft.kind.type !== 'policy')
      ? 'REO'
      : /\bcontained\b/i.test(draft.look.right.slice(0, 30))
        ? 'contained'
        : null
  return {
    quote: scene.text.slice(from, to),
    span: [scene.offset + from, scene.offset + to],
    type: draft.kind.type,
    subject: bound.subject,
    mineral,
    stage: stage.stage,
    geography: bound.geography,
    counterpart: bound.counterpart,
    measure: draft.kind.measure,
    of: denominator.of,
    operator: draft.operator,
    value: draft.value,
    unit: draft.unit,
    basis,
    asOf: period.asOf,
    modality: manner.modality,
    attributedTo: manner.attributedTo,
    rules: {
      span: 'shortest-with-unit',
      type: draft.kind.rule,
      subject: found(bound.subject, bound.rule),
      mineral: found(mineral, draft.mineral === undefined ? material.rule : 'wording'),
      stage: found(stage.stage, stage.rule),
      geography: found(bound.geography, bound.rule),
      counterpart: found(bound.counterpart, bound.rule),
      measure: draft.kind.rule,
      of: denominator.rule,
      operator: found(draft.operator, draft.kind.operator === undefined ? 'operator-word' : draft.kind.rule),
      value: found(draft.value, valueRule(draft)),
      unit: found(draft.unit, draft.kind.unit === undefined ? 'as-printed' : draft.kind.rule),
      basis: found(basis, basis === 'REO' ? 'oxide-words' : 'contained-word'),
      asOf: found(period.asOf, period.rule),
      modality: manner.rule,
      attributedTo: found(manner.attributedTo, 'attribution'),
    },
  }
}

/** A field that stayed empty was set by no rule. */
const found = (value: unknown, rule: string): string => (value === null ? 'none' : rule)

/** How the number came about: as printed, with the sign of a fall, turned into another unit, from a date or from a word. */
const valueRule = ({ value, kind, unit }: Draft): string =>
  typeof value === 'string'
    ? 'date'
    : kind.type === 'rank'
      ? 'rank-word'
      : kind.factor === -1
        ? 'fall-is-negative'
        : kind.factor !== undefined && unit !== null
          ? 'converted'
          : 'as-printed'

const goodName = (name: string | null): string | null =>
  name === null ? null : `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`

/** One claim for one place, measure and value. */
function distinct(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>()
  return claims.filter((claim) => {
    const key = `${claim.span.join()}|${claim.measure}|${JSON.stringify(claim.value)}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
