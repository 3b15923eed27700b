import { sayBasis, type DefinitionVerdict } from '../../answers/parts.ts'
import { sayDate, sayPeriod } from './say.ts'

/** The figures that count one and the same thing, whatever their edition and period. */
export interface DefinitionGroup {
  /** What only this definition counts, against the other ones of the claim; empty when they differ by basis alone. */
  readonly own: string
  readonly basis: DefinitionVerdict['basis']
  /** The row that decides, then the others of its publisher, then the rest. */
  readonly rows: readonly [DefinitionVerdict, ...DefinitionVerdict[]]
}

/** Parts of a definition in words; a comma inside brackets parts nothing. */
const partsOf = (definition: string): string[] => definition.split(/,\s+(?![^()]*\))/)

const isSaid = (basis: DefinitionVerdict['basis']): boolean => !['text', 'none', 'money'].includes(basis)

/** What a row counts, in parts, without its period and its basis, which are shown on their own. */
function scopeOf(row: DefinitionVerdict): string[] {
  const periods = new Set([row.period, sayPeriod(row.period), sayDate(row.period)])
  const basis = new Set(isSaid(row.basis) ? partsOf(sayBasis[row.basis]) : [])
  return partsOf(row.definition).filter((part, index) => index === 0 || (!periods.has(part) && !basis.has(part)))
}

/** The row that speaks for a definition: the one that decides the claim, one of the same period as that, or the newest. */
function leadingRow(rows: readonly [DefinitionVerdict, ...DefinitionVerdict[]], decisive: DefinitionVerdict): DefinitionVerdict {
  if (rows.includes(decisive)) return decisive
  const standing = rows.filter(({ verdict, kind }) => verdict !== 'outdated' && kind !== 'projected')
  const from = standing.length > 0 ? standing : rows
  const newest = from.toSorted((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0))[0]
  return from.find(({ period }) => period === decisive.period) ?? newest ?? rows[0]
}

/** The rows of a claim by what they count, in the order in which they first speak, and the words that all of them share. */
export function groupedByDefinition(rows: readonly DefinitionVerdict[]): { shared: string; groups: DefinitionGroup[] } {
  const found = new Map<string, { scope: string[]; rows: DefinitionVerdict[] }>()
  for (const row of rows) {
    const scope = scopeOf(row)
    const key = `${row.basis} ${row.unit} ${scope.join(', ')}`
    const group = found.get(key)
    if (group === undefined) found.set(key, { scope, rows: [row] })
    else group.rows.push(row)
  }
  const all = [...found.values()]
  const shared = all[0]?.scope.filter((part) => all.every(({ scope }) => scope.includes(part))) ?? []
  const decisive = rows[0]
  const groups = all.flatMap(({ scope, rows: [earliest, ...others] }): DefinitionGroup[] => {
    if (earliest === undefined || decisive === undefined) return []
    const first = leadingRow([earliest, ...others], decisive)
    const more = [earliest, ...others].filter((row) => row !== first)
    const same = more.filter(({ publisher }) => publisher === first.publisher)
    const rest = more.filter(({ publisher }) => publisher !== first.publisher)
    return [
      { own: scope.filter((part) => !shared.includes(part)).join(', '), basis: first.basis, rows: [first, ...same, ...rest] },
    ]
  })
  return { shared: shared.join(', '), groups }
}

/** Receipts of the rows that decide, one definition after the other: at most two each, as a share rests on a part and a whole. */
export const decidingReceipts = (groups: readonly DefinitionGroup[]): string[] => [
  ...new Set(groups.flatMap(({ rows: [first] }) => first.receipts.slice(0, 2))),
]

/** A heading for one definition among the others. */
export const sayOwn = ({ own, basis }: DefinitionGroup): string => {
  const said = isSaid(basis) ? sayBasis[basis] : ''
  return own === '' ? said : own
}
