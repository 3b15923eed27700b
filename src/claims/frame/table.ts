import type { Claim, Passage } from '../claim.ts'
import type { Gazetteer } from '../gazetteer.ts'
import type { Measure } from '../vocabulary.ts'
import { matches } from '../text/matches.ts'

/** What the header and the row's name say of every cell. */
const fromTable = {
  span: 'table-cell',
  type: 'table-column',
  subject: 'table-row',
  mineral: 'table-header',
  stage: 'table-column',
  measure: 'table-column',
  operator: 'table-mark',
  value: 'as-printed',
  unit: 'table-column',
  modality: 'table-source',
} as const

interface Column {
  readonly label: string
  readonly measure: Measure | null
  readonly unit: string
  readonly asOf: string | null
}

const measures: readonly (readonly [RegExp, Measure, string])[] = [
  [/%|percent|share/i, 'production_share', 'percent'],
  [/reserves?/i, 'reserves', 't'],
  [/resources?/i, 'resource', 't'],
  [/capacity/i, 'capacity', 't/yr'],
  [/export/i, 'exports', 't'],
  [/import/i, 'imports', 't'],
  [/demand|consumption/i, 'demand', 't'],
  [/price/i, 'price', 'USD/kg'],
  [/production|output|mined|\b(?:19|20)\d\de?\b/i, 'production', 't'],
]

/** Reads column labels: "Country", "Production (Tonnes REO)", "2025e", "% Global". */
function columnsOf(header: string, topic: string): Column[] {
  const year = /\b((?:19|20)\d\d)\b/.exec(topic)?.[1] ?? null
  return header.split(/\s*[|,;]\s*(?![^(]*\))/).map((raw) => {
    const label = raw.trim()
    const own = /\b((?:19|20)\d\d)e?\b/.exec(label)?.[1] ?? null
    const found = measures.find(([pattern]) => pattern.test(label))
    const oxide = /\bREO\b/.test(label) ? '_REO' : ''
    const scaled = found?.[2] ?? ''
    return {
      label,
      measure: found?.[1] ?? null,
      unit: scaled.startsWith('t') ? scaled.replace(/^t/, `t${oxide}`) : scaled,
      asOf: own ?? year,
    }
  })
}

/**
 * Claims of a table row whose header stands in the context ("Columns: Country, Production (tonnes REO), % Global"); null when
 * the passage is no such row. Cells are parted by `|` or tabs, or follow the names of their places.
 */
export function rowClaims(passage: Passage, gazetteer: Gazetteer): Claim[] | null {
  const context = passage.context ?? ''
  const header = /\bcolumns?:? ([^;\n]+)/i.exec(context)
  if (header === null) return null
  const columns = columnsOf((header[1] ?? '').replace(/\.\s*$/, ''), context)
  if (!columns.some((column) => column.measure !== null)) return null
  const { text } = passage
  const mineral =
    gazetteer.mentions(context).find((m) => m.entry.mineral !== null && m.entry.kind !== 'instrument')?.entry.mineral ??
    gazetteer.mentions(text).find((m) => m.entry.mineral !== null)?.entry.mineral ??
    null
  const source = gazetteer.mentions(context).find((m) => m.entry.kind === 'authority')?.entry.name ?? null
  const latest =
    columns
      .map((column) => column.asOf)
      .filter((asOf): asOf is string => asOf !== null)
      .sort()
      .at(-1) ?? null
  const claims: Claim[] = []
  const cell = (
    raw: string,
    from: number,
    column: Column,
    place: { readonly name: string; readonly code: string | null },
  ): void => {
    const found = /^\s*((?:e|~|≈|>|<)?)\s?(\d[\d,. ]*\d|\d)\s?%?\s*\*?\s*$/.exec(raw)
    if (found === null || column.measure === null) return
    const start = from + raw.search(/\S/)
    const quote = raw.trim().replace(/\*$/, '')
    const share = column.unit === 'percent'
    claims.push({
      quote,
      span: [start, start + quote.length],
      type: share ? 'share' : column.measure === 'capacity' ? 'capacity' : 'quantity',
      subject: place.name,
      // Of a document that names no mineral nothing is assumed; a lone row is of the desk's own topic.
      mineral: mineral ?? (passage.topic === undefined ? 'rare_earths' : passage.topic),
      stage:
        column.measure === 'reserves' || column.measure === 'resource'
          ? 'reserve'
          : column.measure === 'exports' || column.measure === 'imports'
            ? 'trade'
            : 'mining',
      geography: place.code,
      counterpart: null,
      measure: column.measure,
      of: share ? 'WORLD' : null,
      operator:
        found[1] === 'e' || found[1] === '~' || found[1] === '≈' ? '~' : found[1] === '>' ? '>' : found[1] === '<' ? '<' : '=',
      value: Number((found[2] ?? '').replace(/[, ]/g, '')),
      unit: column.unit,
      basis: column.unit.includes('REO') ? 'REO' : null,
      asOf: column.measure === 'reserves' ? (latest ?? column.asOf) : column.asOf,
      modality: source === null ? 'stated' : 'reported',
      attributedTo: source,
      rules: {
        ...fromTable,
        counterpart: 'none',
        geography: place.code === null ? 'none' : 'table-row',
        of: share ? 'table-column' : 'none',
        basis: column.unit.includes('REO') ? 'table-column' : 'none',
        attributedTo: source === null ? 'none' : 'table-source',
        asOf: latest === null && column.asOf === null ? 'none' : 'table-column',
      },
    })
  }
  const divider = text.includes('|') ? '|' : text.includes('\t') ? '\t' : null
  if (divider !== null) {
    let at = 0
    const cells = text.split(divider).map((raw) => {
      const from = at
      at += raw.length + 1
      return { raw, from }
    })
    const filled = divider === '|' && cells[0]?.raw.trim() === '' ? cells.slice(1) : cells
    const first = gazetteer.mentions(filled[0]?.raw ?? '')[0]
    const place = { name: first?.entry.name ?? filled[0]?.raw.trim() ?? '', code: first?.entry.place ?? null }
    filled.forEach(({ raw, from }, index) => {
      const column = columns[index]
      if (column !== undefined && index > 0) cell(raw, from, column, place)
    })
    return claims
  }
  const places = gazetteer.mentions(text).filter((m) => m.entry.kind === 'place' || m.entry.kind === 'company')
  if (places.length === 0 || columns.length < 2) return null
  places.forEach((place, index) => {
    const end = places[index + 1]?.from ?? text.length
    let column = 1
    for (const found of matches(/\S+/g, text.slice(place.to, end))) {
      const at = columns[column]
      if (at === undefined) break
      if (!/^(?:e|~|≈)?\d/.test(found[0])) {
        if (/^[—–-]+$|^NA$|^W$/.test(found[0])) column++
        continue
      }
      cell(found[0], place.to + found.index, at, { name: place.entry.name, code: place.entry.place })
      column++
    }
  })
  return claims.length > 0 ? claims : null
}
