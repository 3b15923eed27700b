import type { Modality } from '../vocabulary.ts'
import type { Draft } from './draft.ts'
import type { Scene } from './scene.ts'
import { opinionated } from './judgement.ts'

const ahead =
  /\b(?:will|would|could|expected|expects?|forecasts?|projected|projects (?=that|an?\b|the\b|it\b|its\b|demand|supply|global|world|\d)|set to|plans?|planned|planning|aims?|aiming|target(?:s|ing|ed)?|slated|scheduled|anticipated?|anticipates|likely to|poised|on track|intends?|estimated to reach|is to|are to|due to (?:start|begin|open|come)|threaten(?:s|ed|ing)? (?=(?:an?|to|new|additional|further)\b)|potentially|upcoming|shall|goal|might|is building|under construction|proposed|prospective|once operational|by (?:2027|2028|2029|203\d|204\d|2050))\b/i
const named =
  /\b(?:according to|as reported by|reported(?:ly)?|said|says|(?<!united )states?|stated|told|showed|shows|notes?|noted|wrote|estimates?|estimated by|data from|figures from|announced that|claims?|claimed|warned|revealed|cited|citing|puts?(?= [^,;.]{3,60}? at )|pegs|pegged)\b/i
const attributions: readonly RegExp[] = [
  /\b(?:according to|data from|figures from|estimates (?:by|from)|as reported by|reported by|cited by|source:|a report by|report from) (?:the |figures from the |data from the |estimates from the |research company |consultancy )?([A-Z][\w.&'’-]*(?: (?:of|and|for|the|[A-Z][\w.&'’-]*))*[\w])/,
  /\b([A-Z][\w.&-]*(?: (?:of|and|for|[A-Z][\w.&'’-]*))*)(?:['’]s)? (?:data|figures|estimates?|forecasts?|puts|pegs|pegged|said|says|notes|noted|reported|states|showed|report|wrote|projects)\b/,
]
const quoted = /^[“"]|[”"],? (?:said|says|told|notes)|[”"]$/

/** How surely the text says it, and on whose word. Opinion outweighs forecast, forecast outweighs report. */
export function modalityOf(
  draft: Draft,
  asOf: string | null,
): {
  readonly modality: Modality
  readonly attributedTo: string | null
  readonly rule: string
} {
  const { scene } = draft.look
  const { text } = scene
  const background = scene.background.topic
  const source = sourceIn(draft)
  const clause = clauseOf(text, draft.from, draft.to)
  if (draft.modality !== undefined) return { modality: draft.modality, attributedTo: source, rule: 'wording' }
  if (opinionated.test(text)) return { modality: 'opinion', attributedTo: source, rule: 'opinion-words' }
  // A day that has passed is no forecast, one to come is, whatever the verb's tense: "the two meet on 30 October".
  const article = scene.passage.date
  const dated = asOf !== null && /^\d{4}(?:-\d\d){0,2}$/.test(asOf) && article !== null && article.length >= asOf.length
  const coming = dated && asOf > article.slice(0, asOf.length)
  const gone = dated && asOf <= article.slice(0, asOf.length) && draft.unit === 'date'
  const law =
    draft.kind.type === 'policy' &&
    (draft.kind.measure === 'target' ||
      draft.kind.measure === 'threshold' ||
      draft.kind.measure === 'quota' ||
      draft.kind.measure === 'list_size' ||
      draft.kind.measure === 'announcement_date' ||
      draft.kind.measure === 'effective_date' ||
      draft.kind.measure === 'expiry_date')
  const past =
    /\b(?:produced|was|were|rose|fell|mined|exported|imported|consumed|reached|totall?ed|had|has|stood|accounted|sold|in (?:19\d\d|20[01]\d|202[0-4]))\b/i.test(
      `${draft.look.gap.slice(-50)} ${draft.look.right.slice(0, 40)}`,
    )
  const settled = draft.kind.type === 'rank' && !/\bwill become|could become|set to become/i.test(text)
  if (!law && !settled && coming && (draft.kind.type === 'event' || asOf.length === 4) && draft.kind.type !== 'policy')
    return { modality: 'forecast', attributedTo: source, rule: 'to-come' }
  if (
    !law &&
    !settled &&
    !past &&
    !gone &&
    (ahead.test(clause) ||
      /\bmay\b/.test(clause) ||
      /\bshould (?:start|begin|reach|open|be (?:completed|operational|ready|finished))\b/.test(clause) ||
      plannedBefore(scene, draft.from))
  )
    return { modality: 'forecast', attributedTo: source, rule: 'looks-ahead' }
  if (
    source !== null ||
    named.test(text) ||
    quoted.test(scene.whole.trim()) ||
    /\b(?:said|saying|announced|confirmed|reported|according to|report|quotation|statement|found|finding|survey)\b/i.test(
      background,
    )
  )
    return { modality: 'reported', attributedTo: source, rule: source === null ? 'reporting-verb' : 'named-source' }
  return { modality: 'stated', attributedTo: null, rule: 'plain' }
}

/** "USAR expects the project | to boost output": a passage that opens inside a sentence shares the verb of its context. */
const plannedBefore = ({ text, offset, background: { topic } }: Scene, from: number): boolean =>
  offset === 0 &&
  topic !== '' &&
  /^(?:to|effectively|[a-z]+ing)\b/.test(text) &&
  !/[;.]\s/.test(text.slice(0, from)) &&
  ahead.test(topic.slice(-90))

/** The clause around an amount: between semicolons, dashes and comma-conjunctions. */
function clauseOf(text: string, from: number, to: number): string {
  let start = Math.max(0, from - 140)
  const opening = text.slice(start, from)
  const cut = Math.max(
    opening.lastIndexOf(';'),
    opening.lastIndexOf('—'),
    opening.search(/, (?:and|but|while|with|which|compared|up|down)\b(?!.*, (?:and|but|while|with|which)\b)/),
  )
  if (cut >= 0) start += cut
  const closing = text.slice(to, to + 60)
  const stop = closing.search(
    /[;—]|, (?:and|but|while|with|which|compared)\b| and (?:is|are|will|would|could|should|plans|expects)\b/,
  )
  return text.slice(start, stop < 0 ? to + 60 : to + stop)
}

function sourceIn(draft: Draft): string | null {
  const { scene } = draft.look
  for (const text of [scene.text, scene.background.topic]) {
    for (const pattern of attributions) {
      const found = pattern.exec(text)
      if (found === null) continue
      const name = found[1] ?? ''
      const known = (text === scene.text ? scene.mentions : scene.background.mentions).find(
        (m) => name.includes(text.slice(m.from, m.to)) || text.slice(m.from, m.to).includes(name),
      )
      return known?.entry.name ?? name
    }
  }
  return null
}
