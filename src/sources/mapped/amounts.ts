import { fault, read, type Read } from '../../kernel/read.ts'
import { readCell, type Cell } from '../cell.ts'
import type { Mapping } from './mapping.ts'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A reader of the numbers of one mapping: its decimal and thousands marks, its words for unknown and for nought. */
export function amountReader({ file, unknown, zero }: Mapping): (printed: string) => Read<Cell> {
  const thousands = file.thousands ?? (file.decimal === '.' ? ',' : '.')
  const blank = thousands === ' ' ? '[ \u00A0\u202F]' : escaped(thousands)
  const whole = thousands === '' ? String.raw`\d+` : String.raw`(?:\d{1,3}(?:${blank}\d{3})+|\d+)`
  const number = new RegExp(`^([<>]?)\\s?([-−]?)(${whole})(?:${escaped(file.decimal)}(\\d+))?\\s?%?$`)
  return (printed) => {
    const text = printed.trim()
    if (unknown.includes(text)) return read({ operator: '=', value: null, ends: null, text: `printed as ${text}` })
    if (zero.includes(text)) return read({ operator: '=', value: 0, ends: null, text: '' })
    const found = number.exec(text)
    if (!found) return wrongOr(readCell(printed), printed, file.decimal)
    const [, sign = '', minus = '', digits = '', decimals] = found
    if (minus !== '' && !file.negative) return fault('negative-amount', `"${printed}" is less than nothing`)
    const bare = `${digits.replace(/\D/g, '')}${decimals === undefined ? '' : `.${decimals}`}`
    const value = (minus === '' ? 1 : -1) * Number(bare)
    return read({ operator: sign === '>' ? '>' : sign === '<' ? '<' : '=', value, ends: null, text: '' })
  }
}

/** Marks (W, NA, a dash) mean everywhere what they mean; a number written with other marks than told is no number. */
function wrongOr(cell: Read<Cell>, printed: string, decimal: string): Read<Cell> {
  if (cell.ok && (cell.value.value === null || cell.value.value === 0) && !/\d/.test(printed)) return cell
  return cell.ok ? fault('unknown-cell', `"${printed}" is no number with "${decimal}" as decimal mark`) : cell
}

/** A reader of periods: as the ledger writes them, or in the mapping's own order of day, month and year. */
export function periodReader(format: string | undefined): (printed: string) => Read<string> {
  if (format === undefined) return (printed) => read(printed.trim())
  const order: string[] = []
  const pattern = format.replace(/YYYY|MM|DD|[^A-Za-z0-9]/g, (part) => {
    if (part.length === 1) return escaped(part)
    order.push(part)
    return `(\\d{${part.length}})`
  })
  const wanted = new RegExp(`^${pattern}$`)
  return (printed) => {
    const found = wanted.exec(printed.trim())
    if (!found) return fault('unknown-date', `"${printed}" is not written as ${format}`)
    const part = (name: string): string | undefined => found[order.indexOf(name) + 1]
    const parts = ['YYYY', 'MM', 'DD'].filter((name) => order.includes(name)).map(part)
    return read(parts.join('-'))
  }
}
