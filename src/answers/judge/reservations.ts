import { elements, mineralWithin, otherMinerals } from '../../kernel/element.ts'
import type { Assertion } from '../../ledger/assertion.ts'
import type { Figure } from '../../ledger/figure.ts'
import type { Bench, Outcome } from './outcome.ts'

/**
 * What a claim that the record bears out says beyond the record, in its own sentence. One reservation makes it `imprecise`
 * (or `outdated`, where a later rule went further); none leaves it as it was. Nothing here ever makes a verdict surer.
 */
export function withReservations(claim: Assertion, outcome: Outcome, bench: Bench): Outcome {
  if (outcome.verdict !== 'supported') return outcome
  const told = outcome.rows.filter(({ verdict }) => verdict === 'supported').map(({ figure }) => figure)
  const lower = (because: string): Outcome => ({
    ...outcome,
    verdict: 'imprecise',
    because,
    rows: outcome.rows.map((row) => (row.verdict === 'supported' ? { ...row, verdict: 'imprecise' as const } : row)),
  })
  if (otherPartOfMonth(claim, told)) return lower('another-part-of-month')
  if (unlisted(claim, told).length > 0) return lower('names-more')
  if (widerList(claim, told)) return lower('wider-list')
  if (otherGood(claim, told)) return lower('another-good')
  const beyond = surpassed(claim, bench)
  if (beyond !== null)
    return {
      ...outcome,
      verdict: 'outdated',
      because: 'surpassed',
      rows: [
        ...outcome.rows.map((row) => ({ ...row, verdict: 'outdated' as const })),
        { figure: beyond, verdict: 'outdated', weighed: null },
      ],
    }
  return outcome
}

const sentenceOf = (claim: Assertion): string => claim.sentence ?? claim.words

/** "in late July" of what happened on the tenth. */
function otherPartOfMonth(claim: Assertion, told: readonly Figure[]): boolean {
  const part =
    /\b(early|mid|late)[ -](?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.exec(
      claim.words,
    )?.[1]
  if (part === undefined || typeof claim.value !== 'string' || claim.value.length !== 7) return false
  const days = told
    .map(({ text, period }) => (text?.startsWith(claim.value as string) ? text : period))
    .filter((day) => /^\d{4}-\d\d-\d\d$/.test(day) && day.startsWith(claim.value as string))
    .map((day) => Number(day.slice(8)))
  const fits = (day: number): boolean => (part === 'early' ? day <= 12 : part === 'late' ? day >= 19 : day >= 9 && day <= 22)
  return days.length > 0 && !days.some(fits)
}

const nameable = [...Object.values(elements), ...otherMinerals].filter(
  (name) => !/^(?:gold|silver|tin|lead|copper|iron)$/.test(name),
)
const ruling = /^(?:suspension|announcement_date|effective_date|expiry_date|export_control|export_ban)$/

/** Minerals that the sentence lists and no record of the rule covers. */
function unlisted(claim: Assertion, told: readonly Figure[]): string[] {
  if (claim.mineral !== 'critical_minerals' || !ruling.test(claim.measure ?? '') || told.length === 0) return []
  // A record that does not say which minerals it is on is no evidence that one is left out.
  if (told.some(({ mineral }) => mineral === null || mineral === claim.mineral)) return []
  const covered = told.map(({ subject, note, text }) => `${subject} ${note} ${text ?? ''}`.toLowerCase()).join(' ')
  const said = sentenceOf(claim).toLowerCase()
  return nameable.filter(
    (name) =>
      new RegExp(`\\b${name}\\b`).test(said) &&
      !covered.includes(name) &&
      !told.some(({ mineral }) => mineral !== null && (mineral === name || mineralWithin(name, mineral))),
  )
}

/** The Union's benchmarks are for strategic raw materials, a part of the critical ones. */
const widerList = (claim: Assertion, told: readonly Figure[]): boolean =>
  claim.measure === 'target' &&
  claim.geography === 'EU' &&
  told.some(({ geography }) => geography === 'EU') &&
  /\bcritical (?:raw )?(?:minerals|materials)\b/i.test(sentenceOf(claim).replace(/\bCritical Raw Materials Act\b/g, '')) &&
  !/\bstrategic\b/i.test(sentenceOf(claim))

/** A price of oxide or metal told as one of magnets. */
const otherGood = (claim: Assertion, told: readonly Figure[]): boolean =>
  /^(?:price|price_floor)$/.test(claim.measure ?? '') &&
  told.length > 0 &&
  told.every(({ stage, note }) => stage !== 'magnet' && !/\bmagnets?\b/i.test(note)) &&
  /^[^,;.]{0,70}\bmagnets\b(?! rare earth| producer| maker| plant)/i.test(after(claim)) &&
  !/\b(?:used|needed|key|essential|vital|crucial) (?:in|for|to)\b/i.test(after(claim).slice(0, 90))

const after = (claim: Assertion): string => {
  const sentence = sentenceOf(claim)
  const at = sentence.indexOf(claim.words)
  return at < 0 ? '' : sentence.slice(at + claim.words.length)
}

const superlative = /\b(?:maximum|peak|highest|strictest|toughest|tightest|harshest|most (?:restrictive|sweeping|severe))\b/i

/** "the maximum level": a later rule of the same state on the same minerals went further. */
function surpassed(claim: Assertion, bench: Bench): Figure | null {
  if (claim.measure !== 'export_control' || claim.asOf === null || !superlative.test(sentenceOf(claim))) return null
  return (
    bench.index.figures.find(
      ({ measure, geography, mineral, text, unit }) =>
        measure === 'announcement_date' &&
        unit === 'date' &&
        geography === claim.geography &&
        mineral === claim.mineral &&
        text !== null &&
        text > `${claim.asOf as string}-99` &&
        text <= bench.sight.asOf,
    ) ?? null
  )
}
