import type { FoundDate } from '../time/dates.ts'
import { ranksPrices, type Draft } from './draft.ts'

const compared = /\b(?:from|than|versus|vs\.?|since|compared (?:with|to)|against|over)\s+(?:the\s)?(?:early |late |mid-?)?$/i

const pastTold = /\b(?:[a-z]{2,}ed|rose|fell|was|were|made|came|took|grew|sold|bought|held|went|shipped)\b/
const presentTold = /\b(?:is|are|has|have|holds?|will|would|can|could|now|today|currently|remains?)\b/i

/** Sums agreed once; "a $277 million plant to be commissioned in 2028" is not paid in 2028. */
const onceOnly = /^(?:investment|loan|grant|cost|offtake_value|npv)$/
const begun = /\b(?:commission|start|begin|open|complet|operational|come online|launch|production)\w*\b[^,;]{0,20}$/i

/** The period a claim holds for: the date that leans on it, else the clause's, else the background's. */
export function periodOf(draft: Draft): { readonly asOf: string | null; readonly rule: string } {
  if (draft.asOf !== undefined) return { asOf: draft.asOf, rule: 'own-date' }
  const { look, kind } = draft
  const { scene } = look
  const dates = scene.dates.filter(
    (date) =>
      date.text !== null &&
      // "Today, magnets make up 30%": the present in general, but the day itself for what is quoted daily.
      !(kind.type === 'share' && /^(?:today|as of now)$/i.test(scene.text.slice(date.from, date.to))) &&
      // "customs data showed on Wednesday": the day of a report is not what it reports on.
      !(
        date.relative &&
        date.precision === 'day' &&
        /^(?:quantity|share|growth)$/.test(kind.type) &&
        kind.measure !== 'share_price_change' &&
        kind.measure !== 'price_change' &&
        /\b(?:said|says|showed|shows|reported|told|data|according to)\b[^,;]{0,24}$/i.test(
          scene.text.slice(Math.max(0, date.from - 40), date.from),
        )
      ),
  )
  const article = scene.passage.date
  if (kind.measure === 'negotiation_demand') return { asOf: article, rule: 'article' }
  const opening = (date: FoundDate): string => scene.text.slice(Math.max(0, date.from - 20), date.from)
  // "over the same period last year" repeats the period named before, a year earlier.
  const same = scene.dates.find(
    (date) =>
      date.text === null &&
      date.from >= draft.to &&
      date.from - draft.to < 60 &&
      date.from < (look.next?.from ?? Infinity) &&
      /^the same (?:period|time)/i.test(scene.text.slice(date.from, date.to)),
  )
  const repeated = same === undefined ? undefined : dates.findLast((date) => date.to <= draft.from)?.text
  if (repeated !== undefined && repeated !== null)
    return { asOf: repeated.replace(/\b(?:19|20)\d\d\b/g, (year) => String(Number(year) - 1)), rule: 'same-period' }
  // "its highest level since 2011": the year it is measured from.
  // "65% in 2024, against 69% a year earlier": a year before the year just named.
  const earlier =
    kind.type === 'growth'
      ? undefined
      : dates.find(
          (date) =>
            date.from >= draft.from &&
            date.from - draft.to < 12 &&
            /^(?:a year (?:earlier|before)|the (?:year before|previous year|prior year))/i.test(
              scene.text.slice(date.from, date.to),
            ),
        )
  const named =
    earlier === undefined
      ? undefined
      : dates.findLast((date) => date.to <= draft.from && !date.relative && date.precision !== 'day')
  if (named?.text !== undefined && named.text !== null)
    return { asOf: named.text.replace(/\b(?:19|20)\d\d\b/g, (year) => String(Number(year) - 1)), rule: 'year-before' }
  const inside = dates.find(
    (date) =>
      date.from >= draft.from && date.to <= draft.to && !(kind.type === 'rank' && /\bsince\s(?:\w+\s)?$/.test(opening(date))),
  )
  if (inside !== undefined) return { asOf: inside.text, rule: 'inside' }
  // "50,000 tonnes per year from 2027": an onset, not a comparison.
  const fromThenOn = (date: FoundDate): boolean =>
    kind.type === 'capacity' &&
    /\bfrom\s(?:early |late |mid-?)?$/i.test(opening(date)) &&
    (date.text ?? '').slice(0, 4) > (article ?? '9999').slice(0, 4)
  const nextFrom = look.next?.from ?? scene.text.length
  const after = dates.find(
    (date) => date.from >= draft.to && date.from < Math.max(nextFrom, draft.to + 1) && date.from - draft.to < 70,
  )
  if (
    after !== undefined &&
    !/[;]/.test(scene.text.slice(draft.to, after.from)) &&
    !(kind.type === 'rank' && kind.rule !== 'record' && /,/.test(scene.text.slice(draft.to, after.from))) &&
    !((onceOnly.test(kind.measure) || kind.measure === 'capacity') && begun.test(scene.text.slice(draft.to, after.from))) &&
    !(compared.test(opening(after)) && after.from - draft.to < 30 && !fromThenOn(after))
  )
    return { asOf: after.text, rule: 'after' }
  // A standing ("the largest producer") takes no period from the event that the sentence tells.
  if (kind.type === 'rank' && kind.rule !== 'record') return { asOf: null, rule: 'standing' }
  const before = dates.filter((date) => date.to <= draft.from && !compared.test(opening(date)))
  const nearest = before.at(-1)
  if (nearest !== undefined && (draft.from - nearest.to < 140 || before.length === 1))
    return { asOf: nearest.text, rule: 'before' }
  const later = dates.find((date) => date.from >= draft.to && !compared.test(opening(date)))
  // "rose to 3,320 kg from 2,100 kg in August": the date belongs to what it is compared with.
  const ofAnother =
    later !== undefined &&
    (/(?:, (?:which|who|where|when|while|whereas|although|though|as|but|after|before|even)|;| (?:while|whereas|although|even (?:as|though)|because|since|after|before)) /i.test(
      scene.text.slice(draft.to, later.from),
    ) ||
      /\b(?:from|than|versus|vs\.?|against|compared (?:with|to))\s(?:[^,;]|,\d)*$/i.test(scene.text.slice(draft.to, later.from)))
  if (
    later !== undefined &&
    dates.length === 1 &&
    later.from - draft.to < 140 &&
    !ofAnother &&
    !(onceOnly.test(kind.measure) && begun.test(scene.text.slice(draft.to, later.from)))
  )
    return { asOf: later.text, rule: 'sentence' }
  const known = scene.background.dates.find((date) => date.text !== null)
  if (known !== undefined && kind.type !== 'policy') return { asOf: known.text, rule: 'background' }
  // "Output reached 390,000 tonnes in 2024. China mined 270,000 of it": a tale in the past goes on in its year.
  const [told, ...others] = scene.background.told
  if (
    told !== undefined &&
    others.length === 0 &&
    told.precision !== 'day' &&
    (kind.type === 'quantity' || kind.type === 'share') &&
    pastTold.test(look.gap.slice(-60)) &&
    !presentTold.test(look.gap.slice(-60))
  )
    return { asOf: told.text, rule: 'told' }
  // "in the quarter", told in August: the one that has ended.
  const months = /^(\d{4})-(\d\d)/.exec(article ?? '')
  if (months !== null && /\b(?:in|during|for) the quarter\b(?! (?:of|to|ended|ending))/i.test(scene.text)) {
    const ended = Math.ceil(Number(months[2]) / 3) - 1
    return { asOf: ended === 0 ? `${Number(months[1]) - 1}-Q4` : `${months[1]}-Q${ended}`, rule: 'quarter-ended' }
  }
  // Prices and share moves are of the day they are printed.
  if (
    article !== null &&
    (/^(?:price|share_price|price_change|share_price_change|market_value|price_ratio)$/.test(kind.measure) || ranksPrices(draft))
  )
    return { asOf: article.slice(0, 7), rule: 'article-month' }
  return { asOf: null, rule: 'none' }
}
