import { placeNamed, type Place } from '../../kernel/place.ts'
import { symbolsOf } from '../../model/controls/shipment.ts'
import { readMoney } from './money.ts'

/** A cell that could not be used, with its row and column as the user counts them; the other rows are answered all the same. */
export interface RowFault {
  readonly row: number
  readonly column: string
  readonly code: string
  readonly says: string
}

/** One line of a bill of materials. What is not said is null and stays unknown. */
export interface BomLine {
  readonly row: number
  readonly part: string
  readonly description: string | null
  readonly quantity: number | null
  /** Unit of the quantity, where its cell names one. */
  readonly unit: string | null
  readonly value: number | null
  readonly currency: string | null
  readonly minerals: readonly { readonly symbol: string; readonly percent: number | null }[]
  readonly form: string | null
  readonly origin: Place | null
  readonly processing: Place | null
  readonly from: Place | null
  readonly supplier: string | null
  readonly hs: string | null
  /** Value share of listed Chinese rare-earth content, percent. */
  readonly chineseContent: number | null
}

type Field =
  | 'part'
  | 'description'
  | 'quantity'
  | 'value'
  | 'currency'
  | 'minerals'
  | 'share'
  | 'form'
  | 'origin'
  | 'processing'
  | 'from'
  | 'supplier'
  | 'hs'
  | 'chineseContent'

const names: Readonly<Record<Field, RegExp>> = {
  part: /^(?:part|part[ _-]?(?:no|number|id)|item|sku|component|name|id)$/,
  description: /^(?:description|desc|details|material[ _-]?description)$/,
  quantity: /^(?:quantity|qty|amount|count|units?)$/,
  value: /^(?:value|price|cost|total|line[ _-]?value|value[ _-](?:usd|eur|cny|jpy|gbp))$/,
  currency: /^(?:currency|ccy)$/,
  minerals: /^(?:minerals?|elements?|contains|composition|materials?)$/,
  share:
    /^(?:mass[ _-]?share|mass[ _-]?(?:pct|percent)|share|percent|wt[ _-]?(?:pct|percent|%)|mass[ _-]?share[ _-]?(?:pct|percent)|shares)$/,
  form: /^(?:form|class|type|kind|item[ _-]?class)$/,
  origin: /^(?:origin|country[ _-]of[ _-]origin|origin[ _-]?country|coo|made[ _-]?in)$/,
  processing: /^(?:processing|processing[ _-]?country|processed[ _-]?in|refined[ _-]?in|separated[ _-]?in)$/,
  from: /^(?:from|ships?[ _-]?from|shipped[ _-]?from|supplier[ _-]?country)$/,
  supplier: /^(?:supplier|vendor|manufacturer)$/,
  hs: /^(?:hs|hs[ _-]?code|hts|customs[ _-]?code|tariff[ _-]?code)$/,
  chineseContent:
    /^(?:chinese[ _-]?content|cn[ _-]?content|chinese[ _-]?content[ _-]?(?:pct|percent)|cn[ _-]?part1[ _-]?value[ _-]?pct|cn[ _-]?value[ _-]?(?:pct|percent))$/,
}

/** Which column of a header fills which field; columns that fill none are named, so that nothing is dropped in silence. */
export function columnsOf(header: readonly string[]): {
  readonly at: Partial<Record<Field, number>>
  readonly ignored: readonly string[]
} {
  const at: Partial<Record<Field, number>> = {}
  const ignored: string[] = []
  for (const [index, name] of header.entries()) {
    const plain = name.trim().toLowerCase()
    const field = (Object.keys(names) as Field[]).find((each) => at[each] === undefined && names[each].test(plain))
    if (field === undefined) ignored.push(name)
    else at[field] = index
  }
  return { at, ignored }
}

const blank = /^(?:|-|–|—|n\/?a|unknown|\?)$/i

/** Elements with their mass shares: `Nd 28%; Dy 2.5; Fe`, or names in one cell and shares in another. */
function readMinerals(
  cell: string,
  shares: string,
  complain: (code: string, says: string) => void,
  note: (code: string, says: string) => void,
): BomLine['minerals'] {
  const given = shares.split(/[;|/]|,(?=\s)/).map((text) => Number(text.replace('%', '').trim()))
  const parts = cell
    .split(/[;|,/+]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  return parts.flatMap((part, index) => {
    const found = /^(.*?)[\s:=]*(?:(\d+(?:\.\d+)?)\s*(?:%|wt\s?%|(ppm|kg|mg|g|t))?)?$/i.exec(part)
    const name = (found?.[1] ?? part).trim()
    const unit = found?.[3]?.toLowerCase()
    const isMass = unit !== undefined && unit !== 'ppm'
    if (isMass)
      note('mixed-units', `${found?.[2]} ${unit} of ${name} is a mass and no share of the part; the share stays unknown`)
    const stated = found?.[2] === undefined ? given[index] : Number(found[2]) / (unit === 'ppm' ? 10_000 : 1)
    const own = isMass ? undefined : stated
    const percent = own === undefined || Number.isNaN(own) || (shares.trim() === '' && found?.[2] === undefined) ? null : own
    const symbols = symbolsOf(name)
    if (symbols === undefined) {
      complain('unknown-mineral', `no element or mineral is called "${name}"`)
      return []
    }
    if (percent !== null && (percent < 0 || percent > 100)) {
      complain('bad-percent', `${percent} percent of ${name} is not between 0 and 100`)
      return []
    }
    return symbols.map((symbol) => ({ symbol, percent }))
  })
}

/** Reads one row. A fault makes that cell unknown, except an element, a country or a percentage that makes no sense: then the row is left undecided. */
export function readLine(
  cells: readonly string[],
  row: number,
  columns: Partial<Record<Field, number>>,
  header: readonly string[],
  assumedCurrency: string | undefined,
): { readonly line: BomLine; readonly faults: readonly RowFault[]; readonly isUsable: boolean } {
  const faults: RowFault[] = []
  let isUsable = true
  const text = (field: Field): string => {
    const index = columns[field]
    const cell = index === undefined ? '' : (cells[index] ?? '').trim()
    return blank.test(cell) ? '' : cell
  }
  const complain = (field: Field, code: string, says: string): void => {
    faults.push({ row, column: header[columns[field] ?? 0] ?? field, code, says })
  }
  const spoil = (field: Field, code: string, says: string): void => {
    complain(field, code, says)
    isUsable = false
  }
  const place = (field: Field): Place | null => {
    if (text(field) === '') return null
    const found = placeNamed(text(field))
    if (found === undefined) spoil(field, 'unknown-place', `no place is called "${text(field)}"`)
    return found ?? null
  }
  const number = (field: Field): number | null => {
    const cell = text(field).replaceAll(/[\s,_](?=\d{3}\b)/g, '')
    if (cell === '') return null
    const value = Number(cell.replace(/%$/, ''))
    if (!Number.isFinite(value) || value < 0) {
      complain(field, 'not-a-number', `"${text(field)}" is not a number`)
      return null
    }
    return value
  }
  const quantity = (): Pick<BomLine, 'quantity' | 'unit'> => {
    const [, amount, unit] = /^([\d.,\s_]+?)\s*([A-Za-z]+\.?)$/.exec(text('quantity')) ?? []
    if (amount === undefined || unit === undefined) return { quantity: number('quantity'), unit: null }
    const value = Number(amount.replaceAll(/[\s,_](?=\d{3}\b)/g, ''))
    if (Number.isFinite(value)) return { quantity: value, unit: unit.toLowerCase() }
    complain('quantity', 'not-a-number', `"${text('quantity')}" is not a number`)
    return { quantity: null, unit: null }
  }
  const minerals = readMinerals(
    text('minerals'),
    text('share'),
    (code, says) => spoil('minerals', code, says),
    (code, says) => complain('minerals', code, says),
  )
  const total = minerals.reduce((sum, { percent }) => sum + (percent ?? 0), 0)
  if (total > 100.5) spoil('minerals', 'bad-percent', `the mass shares add up to ${Number(total.toPrecision(6))} percent`)
  const content = number('chineseContent')
  if (content !== null && content > 100) spoil('chineseContent', 'bad-percent', `${content} percent is more than the whole`)
  const hs = text('hs').replace(/[.\s]/g, '')
  if (hs !== '' && !/^(?:\d{4}|\d{6}|\d{8}|\d{10})$/.test(hs))
    complain('hs', 'bad-code', `"${text('hs')}" is no customs code; it has 4, 6, 8 or 10 digits`)
  const money = readMoney(text('value'), text('currency') || header[columns.value ?? -1], assumedCurrency)
  if (money.fault !== null) complain('value', money.fault.code, money.fault.says)
  return {
    line: {
      row,
      part: text('part') || `row ${row}`,
      description: text('description') || null,
      ...quantity(),
      value: money.value,
      currency: money.currency,
      minerals,
      form: text('form') || null,
      origin: place('origin'),
      processing: place('processing'),
      from: place('from'),
      supplier: text('supplier') || null,
      hs: /^\d{4,10}$/.test(hs) ? hs : null,
      chineseContent: content !== null && content <= 100 ? content : null,
    },
    faults,
    isUsable,
  }
}
