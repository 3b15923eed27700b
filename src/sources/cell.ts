import { fault, read, type Read } from '../kernel/read.ts'

/** What one printed cell says: a number, a bound, or in words why there is no number. Unknown is never zero. */
export interface Cell {
  readonly operator: '=' | '>' | '<' | 'range'
  /** Middle of a range. */
  readonly value: number | null
  /** Ends of a range; both null for anything else. */
  readonly ends: readonly [low: number, high: number] | null
  readonly text: string
}

/** Marks that stand in for a number in the statistics of USGS and BGS. `s` and `Small` are the USGS's "less than half a unit". */
const marks: Record<string, string> = {
  NA: 'not available',
  W: 'withheld by the publisher',
  E: 'net exporter',
  s: 'small, amount not given',
  Small: 'small, amount not given',
  '...': 'not available',
}
const nil = new Set(['—', '-----', '–'])

/** Why a cell is no number: the ways in which tables go wrong have a name each, so that they can be counted apart. */
function whyNot(printed: string, text: string): [kind: string, says: string] {
  if (/^[-−]\s?[\d.,]+$/.test(text)) return ['negative-amount', `"${printed}" is less than nothing`]
  // "12 13,000" and "1213,000" are footnote 12 before 13,000, or a number with a lost separator: nobody can tell.
  if (/[⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(text) || /^\d{1,2}\s+\d[\d,.]*$/.test(text) || /^\d{4,}(?:,\d{3})+$/.test(text))
    return ['glued-footnote', `"${printed}" may have a footnote's number in it`]
  return ['unknown-cell', `"${printed}" is neither a number nor a mark that this reader knows`]
}

/** Reads a printed number with thousands separators, `<`, `>`, `%`, the zero dash, or a known mark; anything else is a fault. */
export function readCell(printed: string): Read<Cell> {
  const text = printed.trim()
  if (nil.has(text)) return read({ operator: '=', value: 0, ends: null, text: '' })
  const mark = marks[text]
  if (mark !== undefined) return read({ operator: '=', value: null, ends: null, text: mark })
  if (text === '') return fault('empty-cell', 'the cell is empty')
  const ends = /^([\d,.]+)\s*[-–]\s*([\d,.]+)$/.exec(text)
  if (ends) {
    const low = Number((ends[1] ?? '').replaceAll(',', ''))
    const high = Number((ends[2] ?? '').replaceAll(',', ''))
    if (low < high) return read({ operator: 'range', value: (low + high) / 2, ends: [low, high], text: '' })
  }
  const found = /^([<>]?)\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:[eE]([+-]?\d+))?%?$/.exec(text)
  if (!found) return fault(...whyNot(printed, text))
  const number = Number(`${(found[2] ?? '').replaceAll(',', '')}${found[3] ?? ''}e${found[4] ?? '0'}`)
  return read({ operator: found[1] === '>' ? '>' : found[1] === '<' ? '<' : '=', value: number, ends: null, text: '' })
}

/** Bounds of a reading: `>` has no upper end and `<` starts at nought. */
export const boundsOf = (cell: Cell, factor: number): { value: number | null; low: number | null; high: number | null } => {
  if (cell.value === null) return { value: null, low: null, high: null }
  const scaled = (number: number): number => Number((number * factor).toPrecision(15))
  const value = scaled(cell.value)
  if (cell.ends) return { value, low: scaled(cell.ends[0]), high: scaled(cell.ends[1]) }
  if (cell.operator === '<') return { value, low: 0, high: value }
  return { value, low: value, high: cell.operator === '>' ? null : value }
}
