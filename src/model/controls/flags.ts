import { sayDay, type Day } from '../../kernel/day.ts'
import type { ControlBook } from '../../ledger/controls/book.ts'
import type { Decision } from './decide.ts'
import { heldLicence } from './held.ts'
import { matchOf } from './match.ts'
import { listedByName } from './parties.ts'
import { remarksOf } from './remarks.ts'
import { isKnownMovement, reached } from './route.ts'
import type { Shipment } from './shipment.ts'
import { dayOfBook } from './status.ts'

const unique = (words: readonly string[]): string[] => [...new Set(words)]
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** What a careful reader is told beside the answer: remarks, soft readings, open points, other duties. */
export function flagsOf(
  book: ControlBook,
  shipment: Shipment,
  decisions: readonly Decision[],
  isUndetermined: boolean,
  knownBy: Day | null,
): string[] {
  const { transaction, end_user: user } = shipment
  const outcomes = new Set(decisions.map(({ outcome }) => outcome))
  const held = heldLicence(shipment)
  const found = user?.name === undefined ? undefined : listedByName(book, user.name)
  return unique([
    ...(isKnownMovement(shipment)
      ? []
      : [`"${transaction.type}" is no kind of movement that the rules tell apart; it is read from where the goods go`]),
    ...(isUndetermined ? endedPauses(book, shipment, decisions, knownBy) : []),
    ...leanings(book, decisions),
    ...remarksOf(book, shipment, decisions, knownBy),
    ...importSide(book, shipment, decisions, knownBy),
    ...(held.says === null ? [] : [held.says]),
    ...(held.covers && !outcomes.has('covered_by_general_licence') ? ['general licence held cannot be used'] : []),
    ...besideRules(book, shipment, decisions, knownBy),
    ...(outcomes.has('duty_applies') ? ['the general rate of duty is separate'] : []),
    ...(found !== undefined && user?.listed === null
      ? [`${user.name} stands on ${found.id} by name, although it was given as not listed`]
      : []),
  ])
}

const sayPoint = (book: ControlBook, id: string): string => {
  const point = book.ambiguities.get(id)
  return point === undefined ? id : `${point.title} (${id})`
}

/** Pauses that ended by their own text before the day, where the record does not say what followed. */
function endedPauses(
  book: ControlBook,
  { date }: Shipment,
  decisions: readonly Decision[],
  knownBy: Day | null,
): readonly string[] {
  const reachedIds = new Set(decisions.flatMap(({ weighing }) => weighing.reached.map(({ rule }) => rule.id)))
  const disputed = book.scenarios
    .filter(({ known }) => knownBy === null || known <= knownBy)
    .flatMap(({ ambiguities }) => ambiguities ?? [])
  return book.suspensions
    .filter((each) => each.scenario === undefined && each.to < date && each.rules.some((id) => reachedIds.has(id)))
    .map((each) => {
      const points = unique([...disputed, ...(each.ambiguities ?? [])]).toSorted()
      return `status of the pause by ${each.id} after ${sayDay(each.to)} is not in the record (${points.join(', ')})`
    })
}

/** Readings and open points that the match of a rule leans on. */
function leanings(book: ControlBook, decisions: readonly Decision[]): readonly string[] {
  const ids = decisions.flatMap(({ weighing }) =>
    weighing.reached
      .filter(
        ({ match, standing }) =>
          match.finding.truth === 'yes' || (standing.state === 'in_force' && (match.finding.leans ?? []).length > 0),
      )
      .flatMap(({ match }) => match.finding.leans ?? []),
  )
  return unique(ids).map((id) => {
    const reading = book.interpretations.find((each) => each.id === id)
    return reading === undefined ? sayPoint(book, id) : `official reading, not law: ${lowered(reading.statement)} (${id})`
  })
}

/** Duties of the goods' own that wait at the border of the United States, where the case is asked from the side of the sender. */
function importSide(
  book: ControlBook,
  shipment: Shipment,
  decisions: readonly Decision[],
  knownBy: Day | null,
): readonly string[] {
  const entry: Shipment = { ...shipment, transaction: { ...shipment.transaction, type: 'import' } }
  if (reached(shipment, 'import_to_US').truth === 'yes' || reached(shipment, 'us_defence_procurement').truth === 'yes') return []
  const branch = book.scenarios[0]?.id
  const context = decisions[0]?.weighing.context
  if (branch === undefined || context === undefined) return []
  const { rules, standings } = dayOfBook(book, shipment.date, branch, knownBy)
  return rules
    .filter(
      (rule) =>
        rule.kind === 'duty' &&
        (rule.when.hts !== undefined || rule.when.minerals !== undefined) &&
        standings.get(rule.id)?.state === 'in_force' &&
        matchOf(entry, rule, context).finding.truth === 'yes',
    )
    .map(({ id }) => `US import side: ${id} applies`)
}

/** What goes with rules that apply: ways out, points they leave open, pauses that do not reach them, duties beside the one told. */
function besideRules(
  book: ControlBook,
  { date }: Shipment,
  decisions: readonly Decision[],
  knownBy: Day | null,
): readonly string[] {
  return decisions.flatMap(({ weighing, provisions }) =>
    weighing.active.flatMap(({ rule }): string[] => {
      const isTold = provisions.some(({ ruleId }) => ruleId === rule.id)
      const points = (rule.ambiguities ?? []).map((id) => sayPoint(book, id))
      switch (rule.kind) {
        case 'entity_prohibition':
          return [`exceptional cases may apply to ${rule.authority}`]
        case 'procurement_bar':
          return [...(rule.exceptions ?? []).map((each) => `${each} possible`), ...points]
        case 'duty':
          return [...(isTold ? [] : [`${rule.title} also applied (${rule.id})`]), ...points]
        case 'prohibition':
          return book.suspensions
            .filter(
              (pause) =>
                pause.covers_only !== undefined &&
                pause.from <= date &&
                date <= pause.to &&
                (knownBy === null || pause.known <= knownBy) &&
                book.rules.some((other) => other.instrument === rule.instrument && pause.rules.includes(other.id)),
            )
            .map((pause) => `the pause by ${pause.id} covers ${pause.covers_only} only`)
        default:
          return []
      }
    }),
  )
}
