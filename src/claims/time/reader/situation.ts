import { dayNumber, readDay } from '../../../kernel/day.ts'
import type { Situation } from './node.ts'
import { tokensOf } from './token.ts'

const ahead =
  /\b(?:will|shall|'ll|going to|set to|scheduled|due|expected|expects?|plans?|planned|upcoming|meeting|book|schedule|arrange|reserve|next|let's|let’s|let us|please|can you|could you|want|need|remind)\b/i

const clocked =
  /\d:\d\d|\d\s?[ap]\.?m\b|o['’]?clock|\bat (?:\d|[a-z]+\b)|\b(?:noon|midnight|tonight|today|tomorrow|yesterday|morning|afternoon|evening|night|meeting|between|from|hours?|hrs?|minutes?|mins?|now)\b/i

/** The day and minute that relative dates are read against. */
export function anchorOf(reference: string | null | undefined): { readonly today: number | null; readonly minute: number } {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(reference ?? '')
  const day = found === null ? null : readDay(found[1] ?? '')
  if (day === null || !day.ok) return { today: null, minute: 0 }
  return { today: dayNumber(day.value), minute: Number(found?.[2] ?? 0) * 60 + Number(found?.[3] ?? 0) }
}

/** What every reader of time begins with. What only some ask is found out when asked. */
export function situationOf(text: string, reference: string | null | undefined): Situation {
  let looksAhead: boolean | undefined
  let tellsHours: boolean | undefined
  return {
    text,
    tokens: tokensOf(text),
    ...anchorOf(reference),
    get ahead() {
      return (looksAhead ??= ahead.test(text))
    },
    get clocked() {
      return (tellsHours ??= clocked.test(text))
    },
    seen: { plain: new Map(), modified: new Map(), date: new Map(), length: new Map() },
  }
}
