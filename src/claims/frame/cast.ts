import type { Entry, Mention } from '../gazetteer.ts'
import type { Draft } from './draft.ts'
import { isActor, type Scene } from './scene.ts'
import { isDescribing, isInserted, isPreposed, isSource } from './source.ts'

/** Who is on stage round a draft: the actors its sentence names, by side, and those known from before. */
export interface Cast {
  readonly here: readonly Mention[]
  readonly leftOf: readonly Mention[]
  readonly inside: readonly Mention[]
  readonly rightOf: readonly Mention[]
  /** Named before the sentence, likeliest antecedent first. */
  readonly behind: readonly Mention[]
  /** The nearest subject before the draft, or what the sentence's opening pronoun stands for. */
  readonly nearestSubject: Mention | undefined
  /** "made in X", "sourced from X" after the draft. */
  readonly maker: Mention | undefined
  readonly fallback: Mention | undefined
  readonly isSubject: (mention: Mention) => boolean
}

export const placeOf = (entry: Entry | undefined): string | null => entry?.place ?? null

/** Joined codes in text order: `USA+CHN`. */
export const joined = (codes: readonly (string | null)[]): string | null => {
  const distinct = [...new Set(codes.filter((code): code is string => code !== null))]
  return distinct.length === 0 ? null : distinct.join('+')
}

const producer =
  /(?:made|produced|manufactured|mined|refined|processed|sourced|come|comes|came|originat\w+)\s+(?:\w+ )?(?:in|from|by)\s+(?:the\s)?$/i
/** "after China", "than Australia": named to be compared with. */
const compared = /\b(?:after|behind|than|versus|vs\.?|against|unlike)\s+(?:the\s)?$/i
/** A verb right before a name makes it an object, where somebody else can be the subject. Verbs of saying open a new clause. */
const governed =
  /\b(?:(?!(?:add|report|not|stat|claim|warn|show|announc|estimat|reveal|believ|expect|argu|not|insist|confirm|accord|includ|follow|dur|exclud)(?:ed|ing)\b)[a-z]{3,}(?:ed|ing)|become|becomes|became|owns?|operates?|runs|lowers?|brings?|own|buys?|acquires?|hits?|helps?|lets?|makes?|gives?)\s+(?:the\s|its\s)?$/
const definite: readonly (readonly [Entry['kind'], RegExp])[] = [
  [
    'company',
    /^(?:the|this|that) (?:[\w-]+ ){0,2}?(?:company|firm|group|miner|developer|explorer|producer|refiner|supplier|startup|start-up|magnet maker|issuer|business)\b/i,
  ],
  ['place', /^(?:the|this|that) (?:[\w-]+ ){0,2}?(?:country|nation|state|kingdom|bloc|island|republic)\b/i],
  ['site', /^(?:the|this|that|its) (?:[\w-]+ ){0,2}?(?:plant|mine|project|facility|refinery|smelter|deposit|factory|site)\b/i],
  [
    'authority',
    /^(?:the|this|that) (?:[\w-]+ ){0,2}?(?:ministry|agency|regulator|department|commission|government|administration)\b/i,
  ],
]

/** What the opening of a sentence points back to: "It", "They", "The company", or nothing at all ("rose nearly 75%"). */
function antecedentOf(scene: Scene, behind: readonly Mention[]): Mention | undefined {
  const opening = scene.text.slice(0, 60)
  if (/^(?:the|this|that|its)\b/i.test(opening))
    for (const [kind, words] of definite) if (words.test(opening)) return behind.find((m) => m.entry.kind === kind)
  if (/^(?:he|his|she|her)\b/i.test(opening)) return behind.find((m) => m.entry.kind === 'person') ?? behind[0]
  if (/^(?:it|its|they|their)\b/i.test(opening)) {
    const things = behind.filter((m) => m.entry.kind !== 'person')
    return things.find((m) => !isSource(scene.background.text, m)) ?? things[0] ?? behind[0]
  }
  if (/^(?:this|these|that|those) (?:is|are|was|were|would|will|means|includes?|represents?|compares?)\b/i.test(opening))
    return behind[0]
  if (opensMidway(scene)) return behind[0]
  return undefined
}

/** A passage that opens in the middle of a sentence leaves its subject in the context. */
const opensMidway = ({ text, offset, background }: Scene): boolean =>
  offset === 0 &&
  background.topic !== '' &&
  /^[a-z]/.test(text) &&
  !/^(?:in|the|a|an|on|by|for|with|if|when|as|while)\b/.test(text)

/** "Zimbabwe, [Africa]'s top lithium producer, plans": whose rank is told of the name before. */
const isApposed = (text: string, m: Mention, here: readonly Mention[]): boolean =>
  /^['’]s (?:[\w-]+ )?(?:largest|biggest|top|leading|main|only|sole|first|second|third|fourth|fifth|highest|No\b|number|dominant|key)/i.test(
    text.slice(m.to, m.to + 40),
  ) && here.some((other) => other.to < m.from && /^,\s(?:the\s)?$/.test(text.slice(other.to, m.from)))

/** "the only UK maker": a place inside a rank of somebody else. */
const isEpithet = (text: string, m: Mention): boolean =>
  m.entry.kind === 'place' &&
  /\b(?:only|sole|first|largest|biggest|leading|top|main|major)\s$/.test(text.slice(Math.max(0, m.from - 10), m.from)) &&
  /^\s[a-z]/.test(text.slice(m.to, m.to + 2))

/** "after the White House bought 10%": a conjunction, no preposition. */
const opensClause = (text: string, m: Mention): boolean =>
  /\bafter\s(?:the\s)?$/.test(text.slice(Math.max(0, m.from - 11), m.from)) &&
  /^\s(?:\w+ly\s)?(?:bought|took|sold|said|made|gave|won|cut|put|began|(?!(?:United|Limited)\b)[a-z]+ed)\b/.test(
    text.slice(m.to, m.to + 30),
  )

const relative = /^,\s(?:which|who)\s(?!is\b|was\b)[^,;—–]{0,60}$/

/** A verb follows the name, or something of its own does. */
const acts = (text: string, m: Mention): boolean =>
  /^(?:['’]s?\b|(?:,[^,]{0,60},)?\s(?:\w+ly\s|also\s|now\s|still\s|alone\s)*(?:[a-z]+ed|has|have|had|is|are|was|were|will|would|could|can|may|holds?|makes?|mines?|produces?|accounts?|controls?|supplies|plans?|said|says|aims?|expects?|refines?|processes|exports?|imports?|wants?|needs?|relies|depends|consumes?|dominates?)\b)/.test(
    text.slice(m.to, m.to + 100),
  )

export function castOf(draft: Draft): Cast {
  const { scene } = draft.look
  const { text } = scene
  const here = scene.mentions.filter((m) => isActor(m.entry))
  const leftOf = here.filter((m) => m.to <= draft.from)
  const inside = here.filter((m) => m.from >= draft.from && m.to <= draft.to)
  const rightOf = here.filter((m) => m.from >= draft.to)
  // An act is passed; it neither imports nor mines.
  const behind = scene.background.mentions.filter(
    (m) => isActor(m.entry) && (m.entry.kind !== 'instrument' || draft.kind.type === 'policy' || draft.kind.type === 'event'),
  )
  const plain = (m: Mention): boolean =>
    (!isPreposed(text, m) || opensClause(text, m)) &&
    m.entry.place !== 'WORLD_EX_CHN' &&
    !isSource(text, m) &&
    !isDescribing(text, m) &&
    !isApposed(text, m, here) &&
    !isEpithet(text, m) &&
    !isInserted(text, m)
  const isSubject = (m: Mention): boolean =>
    plain(m) &&
    !(governed.test(text.slice(Math.max(0, m.from - 24), m.from)) && here.some((other) => other.to < m.from && plain(other)))
  const antecedent = antecedentOf(scene, behind)
  const midway = opensMidway(scene)
  // "[China] … threaten U.S. industries by controlling 99%": the verb's object is no subject.
  const named =
    midway && antecedent !== undefined ? leftOf.findLast((m) => isSubject(m) && acts(text, m)) : leftOf.findLast(isSubject)
  const possessed =
    /^(?:its|their)\b/i.test(text) && named !== undefined && named.from < 40 && !/[,;]/.test(text.slice(named.to, draft.from))
  // "reliance on China, which dominates 90%": the clause is about the name it hangs on.
  const related = leftOf.at(-1)
  const nearestSubject =
    related !== undefined && relative.test(text.slice(related.to, draft.from))
      ? related
      : antecedent !== undefined && (named === undefined || possessed)
        ? antecedent
        : named
  const maker = rightOf.find((m) => producer.test(text.slice(Math.max(0, m.from - 34), m.from)))
  const fallback =
    nearestSubject ??
    leftOf.findLast((m) => !isSource(text, m)) ??
    inside[0] ??
    rightOf.find((m) => !isSource(text, m) && !compared.test(text.slice(Math.max(0, m.from - 12), m.from))) ??
    // "Lynas reported a record": a firm speaks of itself.
    leftOf.findLast((m) => m.entry.kind === 'company' && m.entry.mineral !== null) ??
    behind.find((m) => m.entry.kind !== 'authority') ??
    behind[0]
  return { here, leftOf, inside, rightOf, behind, nearestSubject, maker, fallback, isSubject }
}
