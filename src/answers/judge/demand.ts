import type { Assertion } from '../../ledger/assertion.ts'
import type { Figure } from '../../ledger/figure.ts'
import { kindOfSubject, nameWords } from '../../ledger/match-subject.ts'
import { periodOf } from '../../ledger/settle.ts'
import { unsupported, type Bench, type Outcome } from './outcome.ts'

/** Day on which a record of a rule or an event says that it was made or happened. */
export const dayOf = (figure: Figure): string | null =>
  figure.unit === 'date' && figure.text ? figure.text : (periodOf(figure.period)?.from ?? null)

/** Months since the year 0 of an ISO day, month or year. */
export const monthsOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1)

/** Records of rules, deals and trade, with the words of their topic; gathered once per bench. */
export interface Topic {
  readonly figure: Figure
  readonly date: string | null
  readonly words: ReadonlySet<string>
}
const topics = new WeakMap<Bench, readonly Topic[]>()
export function topicsOf(bench: Bench): readonly Topic[] {
  let known = topics.get(bench)
  if (!known) {
    known = bench.index.figures
      .filter(
        (figure) =>
          figure.stage === 'policy' || (figure.stage === 'trade' && !statistical.test(figure.measure)) || figure.mineral === null,
      )
      .map((figure) => ({
        figure,
        date: dayOf(figure),
        words: new Set([...nameWords(`${figure.subject} ${figure.note} ${figure.text ?? ''}`.replaceAll('-', ' '))].map(stem)),
      }))
    topics.set(bench, known)
  }
  return known
}

const statistical = /^(import_reliance|import_share|exports|export_growth)$/

/** A demand in talks is borne out when what followed within three months covers its topic. */
export function judgeDemand(claim: Assertion, bench: Bench): Outcome {
  const wanted = [...nameWords(claim.words.replaceAll('-', ' '))].map(stem).filter((word) => word.length > 4)
  const from = claim.asOf ?? claim.published
  const sharesTopic = ({ words }: Topic): boolean => wanted.some((word) => words.has(word))
  const said = (topic: Topic): boolean => {
    const { figure, date } = topic
    if (date === null || from === null || date < from || monthsOf(date) - monthsOf(from) > 3) return false
    const sameRule =
      /\b(rare earths?|export|curbs?|controls?|restrictions?|licen[cs]\w*)\b/i.test(claim.words) &&
      claim.mineral !== null &&
      figure.mineral === claim.mineral &&
      figure.geography === claim.geography &&
      (figure.measure === 'suspension' || figure.measure === 'agreement' || figure.measure === 'expiry_date')
    return sameRule || sharesTopic(topic)
  }
  const all = topicsOf(bench)
  const dated = all.filter(said)
  const rows = (
    dated.length > 0 ? dated : all.filter((topic) => sharesTopic(topic) && kindOfSubject(topic.figure.subject) === 'place')
  ).slice(0, 3)
  if (rows.length === 0) return unsupported('no-record')
  return {
    verdict: 'supported',
    direction: null,
    rows: rows.map(({ figure }) => ({ figure, verdict: 'supported', weighed: null })),
    because: 'borne-out',
    wouldChange: null,
  }
}

const stem = (word: string): string => word.replace(/(?:ies|s|ing|ed)$/, '')
