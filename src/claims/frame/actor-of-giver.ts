import type { Bound, Draft } from './draft.ts'
import { joined, placeOf, type Cast } from './cast.ts'
import { countryName } from './epithet.ts'

/** Who gives, pays in or agrees: investments, loans, grants, pacts and takeovers. `seat` is the place of the works the sentence names. */
export function giverOf(draft: Draft, cast: Cast, seat: () => string | null): Bound {
  const { look, kind } = draft
  const { text } = look.scene
  const { leftOf, inside, rightOf, behind, nearestSubject, fallback, isSubject } = cast
  // "will lend Vulcan Energy €500 million": who gets it stands right before the sum, who gives it before the verb.
  const taker = leftOf.at(-1)
  const lender =
    taker !== undefined &&
    /^\s(?:with\s)?(?:an?\s)?(?:up to |about |around |some |over |more than |nearly |another )*$/.test(
      text.slice(taker.to, draft.from),
    )
      ? leftOf.findLast(
          (m) =>
            m.to < taker.from &&
            isSubject(m) &&
            /\b(?:lend|lent|loan|extend|grant|giv|gave|award|offer|provid|hand|pay|paid)\w*\s(?:the\s|its\s)?$/i.test(
              text.slice(m.to, taker.from),
            ),
        )
      : undefined
  // "a €3B EU initiative": the sum is of whoever stands right behind it.
  const owner = [...inside, ...rightOf].find(
    (m) =>
      (m.entry.kind === 'place' || m.entry.kind === 'authority') &&
      /^[^\w]{0,2}$/.test(text.slice(draft.to, Math.max(draft.to, m.from))) &&
      /^\s[a-z]/.test(text.slice(m.to, m.to + 2)),
  )
  const who = lender ?? owner ?? nearestSubject ?? fallback
  const governments = /\b(?:the|both|two) (?:two )?(?:governments|countries|sides|nations|leaders|allies)\b/i.test(look.left)
  const parties = leftOf.length > 0 ? leftOf : [...behind].sort((a, b) => a.from - b.from)
  const both =
    (kind.measure === 'agreement' && parties.length > 1) || governments
      ? parties.filter((m) => (leftOf.length === 0 || isSubject(m)) && m.entry.kind !== 'site' && m.entry.kind !== 'instrument')
      : []
  if (/joint venture/i.test(text.slice(draft.from, draft.to)) && inside[0])
    return {
      subject: leftOf[0] ? countryName(leftOf[0]) : inside[0].entry.name,
      geography: placeOf(inside[0].entry),
      counterpart: placeOf(leftOf[0]?.entry),
      rule: 'venture',
    }
  return {
    subject: who ? (both.length > 1 ? [...new Set(both.map((m) => m.entry.name))].join(' and ') : who.entry.name) : null,
    geography:
      (both.length > 1 ? joined(both.map((m) => placeOf(m.entry))) : null) ??
      (who?.entry.kind === 'company' || lender !== undefined ? seat() : null) ??
      placeOf(who?.entry),
    counterpart: null,
    rule: 'giver',
  }
}
