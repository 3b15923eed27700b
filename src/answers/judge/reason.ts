import type { Assertion } from '../../ledger/assertion.ts'
import { sayBasis } from '../../ledger/definition.ts'
import type { Bench, Outcome, Row } from './outcome.ts'
import { sayAmount, sayClaim, sayFigure, saySource, sayTime } from './say.ts'
import { tolerances } from './tolerance.ts'

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The records of a verdict in one clause: "USGS (2025 edition) gives 69.2 % for 2024; IEA gives 61 % for 2024". */
function tell(rows: readonly Row[], most: number): string {
  const said: string[] = []
  const seen = new Set<string>()
  for (const { figure } of rows) {
    const text = `${saySource(figure)} gives ${sayFigure(figure)} for ${sayTime(figure.period)}`
    const key = `${figure.publisher}|${sayFigure(figure)}|${figure.period}`
    if (seen.has(key)) continue
    seen.add(key)
    said.push(text)
    if (said.length === most) break
  }
  return said.join('; ')
}

const named = ({ figure }: Row): string =>
  `${figure.subject}${figure.unit === 'date' && figure.text ? `: ${sayTime(figure.text)}` : figure.text ? `: ${figure.text}` : figure.value === null ? '' : `: ${sayFigure(figure)}`}`

/** Why a claim came out as it did, in one or two sentences that can be quoted. */
export function reasonOf(claim: Assertion, outcome: Outcome, bench: Bench): string {
  const { rows, because } = outcome
  const says = sayClaim(claim)
  const first = rows[0]
  const tolerance = first?.weighed?.tolerance ?? ''
  const within = tolerance === 'exact' || tolerance === '' ? '' : `, within ${tolerance}`
  const by = (verdict: Row['verdict']): Row[] => rows.filter((row) => row.verdict === verdict)
  switch (because) {
    case 'agrees': {
      const other = rows.find((row) => row.verdict === 'contradicted' && row.figure.basis !== first?.figure.basis)
      const aside = other ? ` On another basis (${sayBasis[other.figure.basis]}) it is ${sayFigure(other.figure)}.` : ''
      return `${upper(tell(by('supported'), 2))}; ${says} agrees${within}.${aside}`
    }
    case 'near':
      if (first?.figure.unit === 'rank') return `${upper(tell(rows, 2))}, not ${says}.`
      if (/^[<>]/.test(claim.operator ?? '') && first && holds(claim, first))
        return `${upper(tell(rows, 2))}; ${says} holds but says far less than the record does.`
      return `${upper(tell(rows, 2))}; ${says} is close but outside ${tolerance || 'the tolerance'}.`
    case 'differs':
      if (first?.figure.unit === 'rank' || tolerance === 'exact') return `${upper(tell(rows, 2))}, not ${says}.`
      if (outcome.direction === null) return `${upper(tell(rows, 2))}; ${says} agrees with neither.`
      return `${upper(tell(rows, 2))}; ${says} is ${outcome.direction === 'over' ? 'higher' : 'lower'} than that by more than ${tolerance || 'the tolerance'}.`
    case 'revised':
      return `${upper(tell(by('outdated'), 1))}, which ${says} matched; ${
        tell(
          rows.filter((row) => row.verdict !== 'outdated'),
          1,
        ) || 'a later edition has revised it'
      }.`
    case 'once-held':
      return `${upper(says)} matches an older figure (${tell(by('outdated'), 1)}); the newest is different: ${
        tell(
          rows.filter((row) => row.verdict !== 'outdated'),
          2,
        ) || 'the later edition no longer gives it'
      }.`
    case 'other-basis': {
      const fits = rows.find((row) => row.verdict === 'supported')
      const others = rows.filter((row) => row.verdict === 'contradicted' && row.figure.basis !== fits?.figure.basis)
      const only = fits ? `${sayBasis[fits.figure.basis]} (${tell([fits], 1)})` : 'a narrower basis'
      return `${upper(says)} fits only ${only}; counted as the claim implies, ${tell(others.length > 0 ? others : rows, 1)}.`
    }
    case 'another-time':
      return `The record speaks of another time: ${tell(rows, 2)}. It neither bears out nor refutes ${says} for the time that was meant.`
    case 'partly-comparable':
      return `The record is only partly comparable: ${tell(rows, 2)}. It counts a broader or narrower thing than the claim.`
    case 'base-not-given':
      return `The change on record is ${rows[0] ? sayFigure(rows[0].figure) : 'different'} (${rows[0]?.figure.note ?? ''}); the claim does not say from which base ${says} is counted.`
    case 'in-note':
      return `The record on ${first?.figure.subject ?? 'this'} says so in its note: ${first?.figure.note ?? ''}.`
    case 'exists':
      return `On record: ${rows.slice(0, 2).map(named).join('; ')}.`
    case 'recorded':
      return `On record: ${rows.slice(0, 2).map(named).join('; ')}.`
    case 'borne-out':
      return `Borne out by what followed: ${rows.slice(0, 2).map(named).join('; ')}.`
    case 'undone':
      return undoneReason(rows, outcome.wouldChange, bench)
    case 'still-in-force':
      return `The rule named is still in force: ${rows.slice(0, 1).map(named).join('')}.`
    case 'narrower-than-said':
      return `Broader than the rule: on record are ${rows
        .slice(0, 2)
        .map(
          (row) =>
            `${row.figure.subject}: ${sayFigure(row.figure)}${row.figure.note || row.figure.of ? ` (${row.figure.note || row.figure.of})` : ''}`,
        )
        .join('; ')}, not everything.`
    case 'only-later':
      return `On record only after the text appeared: ${rows.slice(0, 2).map(named).join('; ')}.`
    case 'other-date':
      return `The record has another date: ${rows.slice(0, 2).map(named).join('; ')}.`
    case 'shares-prove':
    case 'shares-forbid':
      return `By share of output: ${rows
        .slice(0, 3)
        .map((row) => `${row.figure.geography} ${sayFigure(row.figure)}`)
        .join(', ')}; so ${says} ${because === 'shares-prove' ? 'holds' : 'cannot hold'}.`
    case 'another-producer':
      return `Others are on record as well: ${rows.slice(0, 2).map(named).join('; ')}.`
    case 'another-producer-since':
      return `Others have begun since: ${rows
        .slice(0, 2)
        .map((row) => `${named(row)} (${sayTime(row.figure.period)})`)
        .join('; ')}.`
    case 'pilot-only':
      return `Only pilot amounts are on record: ${rows.slice(0, 2).map(named).join('; ')}.`
    case 'another-part-of-month':
      return `On record: ${rows.slice(0, 1).map(named).join('')} (${sayTime(first?.figure.period ?? '')}), another part of the month than was said.`
    case 'names-more':
      return `The record covers less than is named: ${rows.slice(0, 2).map(named).join('; ')}.`
    case 'wider-list':
      return `${upper(tell(rows, 1))}, for strategic raw materials, a part of the critical ones.`
    case 'another-good':
      return `${upper(tell(rows, 1))}, of another good than was said.`
    case 'surpassed':
      return `It was so then; a later rule went further: ${rows.slice(-1).map(named).join('')}.`
    case 'opinion':
      return 'A judgement, not a statement that a record could bear out or refute.'
    case 'no-projection':
      return 'A forecast on which no projection is on record; it is registered and not scored.'
    case 'no-measure':
      return 'The claim names nothing that is measured or recorded.'
    default:
      return `Checkable in principle, but no figure on record bears on it${claim.asOf ? ` for ${sayTime(claim.asOf)}` : ''}.`
  }
}

function undoneReason(rows: readonly Row[], until: string | null, bench: Bench): string {
  const by = rows.at(-1)
  const rule = rows[0]
  if (!by || !rule) return 'A later record undid it.'
  const start = by.figure.text && by.figure.unit === 'date' ? by.figure.text : by.figure.period
  const lapsed = until !== null && until < bench.sight.asOf
  const end = until ? ` until ${sayTime(until)}` : ''
  const after = lapsed ? ' What has applied since then is not in the store: undetermined.' : ''
  return `On record (${named(rule)}), but ${by.figure.subject === rule.figure.subject ? 'it was undone' : `${by.figure.subject} undid it`} from ${sayTime(start)}${end}${by.figure.note ? ` (${by.figure.note.replace(/ ?undoes: .*/, '')})` : ''}.${after}`
}

const holds = (claim: Assertion, { figure }: Row): boolean =>
  typeof claim.value === 'number' &&
  figure.value !== null &&
  (claim.operator?.startsWith('>') ? figure.value > claim.value : figure.value < claim.value)

/** The fact or day that would change a verdict. */
export function whatWouldChange(claim: Assertion, outcome: Outcome): string | null {
  const first = outcome.rows[0]
  if (outcome.because === 'undone')
    return outcome.wouldChange
      ? `A record of what applies after ${sayTime(outcome.wouldChange)}.`
      : 'A record that puts the rule in force again.'
  switch (outcome.verdict) {
    case 'supported': {
      if (typeof claim.value !== 'number' || !first?.weighed || first.weighed.tolerance === 'exact') return null
      if (first.figure.unit === 'percent' && (claim.operator === '=' || claim.operator === '~')) {
        const slack = claim.operator === '~' || claim.value % 10 === 0 ? tolerances.roundedPoints : tolerances.sharePoints
        return `A newer record below ${sayAmount(claim.value - slack, 'percent')} or above ${sayAmount(claim.value + slack, 'percent')}.`
      }
      if (claim.operator === '>' || claim.operator === '>=')
        return `A newer record below ${sayAmount(claim.value, claim.unit ?? '')}.`
      if (claim.operator === '<' || claim.operator === '<=')
        return `A newer record above ${sayAmount(claim.value, claim.unit ?? '')}.`
      return `A newer record outside ${first.weighed.tolerance} of ${sayClaim(claim)}.`
    }
    case 'unsupported':
      return `A sourced figure for ${(claim.measure ?? 'it').replaceAll('_', ' ')}${claim.subject ? ` of ${claim.subject}` : ''}${claim.asOf ? ` in ${sayTime(claim.asOf)}` : ''}.`
    case 'not-checkable':
      return outcome.because === 'no-projection' ? 'A published projection for the same thing and year.' : null
    default:
      return typeof claim.value === 'number' || Array.isArray(claim.value)
        ? `A record on the same definition and period that agrees with ${sayClaim(claim)}.`
        : 'A record of the same rule or event that says what the claim says.'
  }
}
