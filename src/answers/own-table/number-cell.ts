import { fault, read, type Read } from '../../kernel/read.ts'

/** How numbers of a column are written: `1,234.5` or `1.234,5`. */
export type Notation = 'point' | 'comma'

/** Marks by which publishers say that a number exists and is not told, or is not known. */
const unknownMark = /^(|na|n\/a|n\.a\.|nan|w|xx|null|none|not available|not known|unknown|\.\.\.?|…)$/i

const space = /[\s\u00A0\u2009\u202F'’]/

/**
 * Number of a cell, null where the cell says that it is not known. A percent sign is allowed and means nothing more than the column does.
 * A dash is a fault: some publishers mean nought by it, others not known. So are bounds such as `>90`, which `low` and `high` are for.
 */
export function readNumber(cell: string, notation: Notation): Read<number | null> {
  const text = cell.trim().replace(/\s*%$/, '').replace('\u2212', '-')
  if (unknownMark.test(text)) return read(null)
  if (/^[-\u2010-\u2015]+$/.test(text))
    return fault('bad-line', `"${cell}" may mean nought or not known; write 0, or NA where it is not known`)
  if (/^[<>≤≥~]/.test(text))
    return fault('bad-line', `"${cell}" is a bound and not a number; give it in columns "low" and "high"`)
  const plain = plainNumber(text, notation)
  if (plain === undefined) return fault('bad-line', `"${cell}" is not a number`)
  return Number.isFinite(plain) ? read(plain) : fault('bad-line', `"${cell}" is larger than any number can be`)
}

function plainNumber(text: string, notation: Notation): number | undefined {
  const [group, point] = notation === 'comma' ? ['.', ','] : [',', '.']
  const separator = new RegExp(`^([+-]?)(\\d{1,3}(?:([\\${group}]|${space.source})\\d{3})(?:\\3\\d{3})*)(?:\\${point}(\\d+))?$`)
  const grouped = separator.exec(text)
  if (grouped) return Number(`${grouped[1]}${(grouped[2] ?? '').replaceAll(/\D/g, '')}.${grouped[4] ?? '0'}`)
  const decimal = notation === 'comma' ? text.replace(',', '.') : text
  if (notation === 'comma' && text.includes('.')) return undefined
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(decimal) ? Number(decimal) : undefined
}

/** Notation of a column: the comma is the decimal point when some cell cannot be read otherwise and none speaks against it. */
export function notationOf(cells: readonly string[]): Notation {
  const texts = cells.map((cell) => cell.trim().replace(/\s*%$/, ''))
  const needsComma = texts.some((text) => /^[+-]?\d+,\d+$/.test(text) && !/^[+-]?\d{1,3},\d{3}$/.test(text))
  const needsGroups = texts.some((text) => /^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(text))
  const needsPoint = texts.some((text) => /^[+-]?\d+\.\d+$/.test(text) && !/^[+-]?\d{1,3}\.\d{3}$/.test(text))
  return (needsComma || needsGroups) && !needsPoint ? 'comma' : 'point'
}
