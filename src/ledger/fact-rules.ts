import { elementsOf } from '../kernel/element.ts'
import { dayOf, readDay, type Day } from '../kernel/day.ts'
import { readPeriod } from '../kernel/period.ts'
import { placeNamed } from '../kernel/place.ts'
import type { Basis, Kind } from './definition.ts'

/** One row of a fact table as written. */
export type FactRow = Record<
  | 'id'
  | 'subject'
  | 'mineral'
  | 'stage'
  | 'geography'
  | 'measure'
  | 'operator'
  | 'value'
  | 'unit'
  | 'period'
  | 'kind'
  | 'source_publisher'
  | 'source_title'
  | 'source_url'
  | 'locator'
  | 'note',
  string
>

/** Families of ids whose numbers come from one authority, whoever repeats them, and the day of the year its edition appears. */
const families: Record<string, { readonly authority: string; readonly appears: string }> = {
  usgs: { authority: 'USGS', appears: '01-31' },
  mcs: { authority: 'USGS', appears: '01-31' },
  iea: { authority: 'IEA', appears: '05-21' },
  gacc: { authority: 'China Customs (GACC)', appears: '12-31' },
  csis: { authority: 'CSIS', appears: '12-31' },
  eu: { authority: 'European Commission', appears: '03-16' },
}

const familyOf = (row: FactRow): { name: string; year: number | null } => {
  const found = /^([a-z]+)(\d{2})?-/.exec(row.id)
  return { name: found?.[1] ?? '', year: found?.[2] ? 2000 + Number(found[2]) : null }
}

/** Who stands behind the number: the authority of the id's family, else the publisher of the row. */
export function authorityOf(row: FactRow): string {
  return families[familyOf(row).name]?.authority ?? row.source_publisher
}

const currencyUnit = /^[A-Z]{3}(\/|$)/

/**
 * What a row counts. The IEA counts magnet rare earths at mine and refinery; USGS and everything in `t_REO` all rare
 * earths; magnets and traded goods are weighed as they are; one element or one other mineral counts itself.
 */
export function basisOf(row: FactRow): Basis {
  if (row.unit === 'text') return 'text'
  if (row.unit === 'date' || row.unit === 'rank' || row.unit === 'count') return row.unit === 'rank' ? massBasis(row) : 'none'
  if (currencyUnit.test(row.unit)) return 'money'
  if (row.unit.startsWith('t') || row.unit.startsWith('kg') || row.unit === 'percent') return massBasis(row)
  return 'none'
}

function massBasis(row: FactRow): Basis {
  if (!row.mineral || row.measure === 'equity_stake') return 'none'
  if (row.unit.startsWith('t_REO')) return 'all_reo'
  const members = elementsOf(row.mineral)
  if (members.length === 0) return row.mineral === 'critical_minerals' ? 'none' : 'element'
  if (members.length <= 2) return 'element'
  if (/magnet rare earths/i.test(row.note)) return 'magnet_ree'
  if (row.stage === 'magnet') return authorityOf(row) === 'IEA' && row.measure === 'demand' ? 'magnet_ree' : 'gross'
  if (row.stage === 'trade') return 'gross'
  if (authorityOf(row) === 'IEA') return 'magnet_ree'
  return 'all_reo'
}

export function kindOf(row: FactRow): Kind {
  if (row.kind.includes('projection')) return 'projected'
  if (row.kind.startsWith('derived')) return 'derived'
  if (row.operator === '~' || /estimated/i.test(row.note)) return 'estimated'
  return row.kind === 'secondary' ? 'asserted' : 'measured'
}

/** 2 for official statistics and statutes, 3 for what is computed from them, 5 for another outlet's report. */
export function strengthOf(row: FactRow): number {
  if (row.kind.startsWith('secondary')) return 5
  return row.kind.startsWith('derived') ? 3 : 2
}

/** The other side of a flow, which the table writes into the note: "to Germany", "origin China". */
export function counterpartOf(row: FactRow): string | null {
  if (!['trade', 'magnet', 'policy'].includes(row.stage)) return null
  const found = /\b(?:to|origin|from|on) (?:the )?([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)/.exec(row.note)
  const named = found?.[1] ? (placeNamed(found[1]) ?? placeNamed(found[1].split(' ')[0] ?? '')) : undefined
  return named ?? (row.note ? (placeNamed(row.note) ?? null) : null)
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function printedDay(row: FactRow): Day | null {
  const dayFirst = /\b(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})\b/.exec(row.source_title)
  const monthFirst = /\b([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4})\b/.exec(row.source_title)
  const [dayText, monthText, year] = dayFirst
    ? dayFirst.slice(1)
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : []
  const month = monthNames.indexOf(monthText?.toLowerCase() ?? '') + 1
  if (month > 0) return dayOf(Number(year), month, Number(dayText))
  const address = /[/-](20\d{2})[-/](\d{2})[-/](\d{2})\b/.exec(row.source_url)
  const day = address ? readDay(`${address[1]}-${address[2]}-${address[3]}`) : null
  return day?.ok ? day.value : null
}

/**
 * First day on which a row could be known: the edition of its family (`usgs25` is the edition of January 2025), a date in
 * the title or address of the source, the earliest single day that the same source speaks of, or the end of its period.
 */
export function knownFrom(rows: readonly FactRow[]): (row: FactRow) => Day {
  const bySource = new Map<string, Day>()
  const topicOf = (row: FactRow): string => row.id.split('-').slice(0, 2).join('-')
  for (const row of rows) {
    const single = readDay(row.period)
    if (!single.ok) continue
    for (const key of row.unit === 'date' ? [topicOf(row)] : [row.source_url, topicOf(row)]) {
      const known = bySource.get(key)
      if (known === undefined || single.value < known) bySource.set(key, single.value)
    }
  }
  return (row) => {
    const family = familyOf(row)
    const edition = family.year ?? Number(/\b(20\d{2})\b/.exec(/Summaries 20\d{2}/.exec(row.source_title)?.[0] ?? '')?.[1] ?? NaN)
    const appears = families[family.name]?.appears
    if (appears && Number.isFinite(edition)) return `${edition}-${appears}` as Day
    const printed = printedDay(row) ?? bySource.get(row.source_url)
    if (printed) return printed
    const period = readPeriod(row.period)
    if (!period.ok) return '1900-01-01' as Day
    // A target or a plan speaks of a year to come, so the end of its period would make it known too late.
    const topic = bySource.get(topicOf(row))
    if (topic && topic < period.value.to) return topic
    return row.unit === 'date' && row.measure !== 'announcement_date' ? period.value.from : period.value.to
  }
}
