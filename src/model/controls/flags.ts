import { elements } from '../../kernel/element.ts'
import { sayDay } from '../../kernel/day.ts'
import type { ControlBook } from '../../ledger/controls/book.ts'
import type { Decision } from './decide.ts'
import { formOf } from './goods.ts'
import { heldLicence } from './held.ts'
import { listedByName, listedOwner } from './parties.ts'
import { isKnownMovement, isTechnology } from './route.ts'
import type { Shipment } from './shipment.ts'

const unique = (words: readonly string[]): string[] => [...new Set(words)]

/** What a careful reader is told beside the answer: other duties, soft readings, open points. */
export function flagsOf(
  book: ControlBook,
  shipment: Shipment,
  decisions: readonly Decision[],
  isUndetermined: boolean,
): string[] {
  const flags: string[] = []
  const active = decisions.flatMap(({ weighing }) => weighing.active)
  const has = (id: string): boolean => active.some(({ rule }) => rule.id === id)
  const outcomes = new Set(decisions.map(({ outcome }) => outcome))
  const { goods, transaction, end_user: user } = shipment
  const minerals = goods.minerals ?? []
  const form = formOf(goods)
  const chinese = goods.origin === 'CHN'
  const open = (id: string): string => {
    const point = book.ambiguities.get(id)
    return point === undefined ? id : `${point.title} (${id})`
  }

  if (!isKnownMovement(shipment))
    flags.push(`"${transaction.type}" is no kind of movement that the rules tell apart; it is read from where the goods go`)
  if (has('CN-ORD-LIC')) flags.push('ordinary export licence may apply (CN-ORD-LIC)')
  if (isUndetermined) {
    const pauses = decisions.flatMap(({ weighing }) =>
      weighing.reached.flatMap(({ rule }) =>
        book.suspensions.filter((each) => each.rules.includes(rule.id) && each.scenario === undefined && each.to < shipment.date),
      ),
    )
    for (const pause of new Map(pauses.map((each) => [each.id, each])).values())
      flags.push(
        `status of the pause by ${pause.id} after ${sayDay(pause.to)} is not in the record (${['A02', ...(pause.ambiguities ?? [])].toSorted().join(', ')})`,
      )
  }
  const leans = unique(
    decisions.flatMap(({ weighing }) =>
      weighing.reached
        .filter(
          ({ match, standing }) =>
            match.finding.truth === 'yes' || (standing.state === 'in_force' && (match.finding.leans ?? []).length > 0),
        )
        .flatMap(({ match }) => match.finding.leans ?? []),
    ),
  )
  for (const id of leans) {
    const reading = book.interpretations.find((each) => each.id === id)
    flags.push(
      reading === undefined
        ? open(id)
        : `official reading, not law: ${reading.statement.charAt(0).toLowerCase()}${reading.statement.slice(1)} (${id})`,
    )
  }
  if (
    form === 'permanent_magnet' &&
    chinese &&
    minerals.length > 0 &&
    !minerals.some((symbol) => ['Sm', 'Tb', 'Dy', 'Ho'].includes(symbol))
  )
    flags.push('keep assay; trace contamination can trigger a customs query')
  if (
    transaction.to === 'USA' &&
    chinese &&
    transaction.type !== 'import' &&
    form === 'permanent_magnet' &&
    shipment.date >= '2026-01-01'
  )
    flags.push('US import side: US-301-MAGNET-2026 applies')
  if (transaction.to === 'JPN' && transaction.from === 'CHN' && user?.listed === null && shipment.date >= '2026-01-06')
    flags.push('screen the buyer against the Japanese control and watch lists')
  if (
    minerals.some((symbol) => ['Ho', 'Er', 'Tm', 'Eu', 'Yb'].includes(symbol)) &&
    transaction.from === 'CHN' &&
    !isTechnology(shipment)
  )
    flags.push(
      `${minerals.filter((symbol) => ['Ho', 'Er', 'Tm', 'Eu', 'Yb'].includes(symbol)).join(', ')} is an October-list element; the April list does not name it`,
    )
  if (has('CN-GL') && outcomes.has('covered_by_general_licence'))
    flags.push('a general licence supplements the regime and does not remove it (A16)')
  const held = heldLicence(shipment)
  if (held.says !== null) flags.push(held.says)
  if (held.covers && !outcomes.has('covered_by_general_licence')) flags.push('general licence held cannot be used')
  if (has('CN-WATCH-12-2026')) flags.push('normal review deadline does not run')
  if (has('CN-792-ENDUSE') && chinese && transaction.from !== 'CHN')
    flags.push('licence conditions attached to the original export from China still bind (CN-792-ENDUSE)')
  if (has('CN-46-2024-3P') || has('CN-1-2026-3P'))
    flags.push('no licence route for third-country senders is described', open('A04'))
  if (active.some(({ rule }) => rule.kind === 'entity_prohibition')) flags.push('exceptional cases may apply to MOFCOM')
  if (active.some(({ rule }) => rule.id === 'CN-46-2024-1') && shipment.date >= '2025-11-09')
    flags.push('the pause of Announcement 72 covers item 2 only')
  if (isTechnology(shipment) && active.some(({ rule }) => rule.instrument === 'CN-62-2025'))
    flags.push('if process know-how is passed on, check CN-TECHCAT-PROHIB')
  for (const { rule } of active) {
    if (rule.kind === 'procurement_bar') flags.push(...(rule.exceptions ?? []).map((each) => `${each} possible`))
    if (rule.kind === 'duty' && !decisions.some(({ provisions }) => provisions.some(({ ruleId }) => ruleId === rule.id)))
      flags.push(`${rule.title} also applied (${rule.id})`)
    for (const id of rule.ambiguities ?? []) if (rule.kind === 'procurement_bar' || rule.kind === 'duty') flags.push(open(id))
  }
  if (outcomes.has('duty_applies')) flags.push('the general rate of duty is separate')
  const owner = listedOwner(user)
  if (owner !== null && owner !== undefined) flags.push(open('A07'))
  const found = user?.name === undefined ? undefined : listedByName(book, user.name)
  if (found !== undefined && user?.listed === null)
    flags.push(`${user.name} stands on ${found.id} by name, although it was given as not listed`)
  if (user?.military === true && !['USA', 'JPN'].includes(transaction.to) && transaction.from === 'CHN') flags.push(open('A08'))
  if (
    ['HKG', 'MAC', 'TWN'].includes(transaction.to) &&
    transaction.from !== 'CHN' &&
    minerals.some((symbol) => symbol in elements)
  )
    flags.push(open('A14'))
  return unique(flags)
}
