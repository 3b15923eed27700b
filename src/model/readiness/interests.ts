import type { Tie, TieKind } from '../../ledger/facilities/book.ts'
import type { ReceiptId } from '../../receipts/receipt.ts'

/** Somebody who stands on more than one side of a facility, or a state that owns part of it. */
export interface Interest {
  readonly party: string
  readonly country: string
  readonly roles: readonly TieKind[]
  readonly says: string
  readonly receipts: readonly ReceiptId[]
}

const owns: ReadonlySet<TieKind> = new Set(['owner', 'prospective-owner', 'shareholder', 'government-shareholder'])

const isStanding = ({ state }: Tie): boolean => state === 'current' || state === 'non-binding'

/** Conflicts of interest on record: a party with two roles, or a state among the owners. */
export function interestsOf(ties: readonly Tie[]): Interest[] {
  return [...Map.groupBy(ties.filter(isStanding), ({ party }) => party)].flatMap(([party, group]) => {
    const roles = [...new Set(group.map(({ tie }) => tie))]
    const isOwner = roles.some((role) => owns.has(role))
    const state = roles.includes('government-shareholder')
    if (!(isOwner && (roles.length > 1 || state))) return []
    const others = roles.filter((role) => !owns.has(role)).map((role) => role.replaceAll('-', ' '))
    const stake = state ? 'a state holds a part' : 'holds a part'
    return [
      {
        party,
        country: group[0]?.country ?? '',
        roles,
        says: others.length === 0 ? `${party}: ${stake}` : `${party}: ${stake} and is ${others.join(' and ')}`,
        receipts: group.map(({ receipt }) => receipt),
      },
    ]
  })
}

/** Ties to China that stand: owners, buyers, suppliers. */
export const chineseTies = (ties: readonly Tie[]): Tie[] => ties.filter((tie) => tie.country === 'CHN' && isStanding(tie))
