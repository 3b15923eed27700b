import { sayDay, type Day } from '../../kernel/day.ts'
import { sayPlace } from '../../kernel/place.ts'
import { sayBasis } from '../../ledger/definition.ts'
import type { Assertion } from '../../ledger/assertion.ts'
import type { Figure } from '../../ledger/figure.ts'

const grouped = (value: number): string => {
  const rounded = Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3))
  const [whole, part] = String(rounded).split('.')
  const digits = (whole ?? '').replace(/\B(?=(\d{3})+$)/g, ',')
  return part ? `${digits}.${part}` : digits
}

const large = (value: number): string =>
  Math.abs(value) >= 1e9
    ? `${grouped(value / 1e9)} billion`
    : Math.abs(value) >= 1e6
      ? `${grouped(value / 1e6)} million`
      : grouped(value)

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** A number with its unit, for a sentence: `69.2 %`, `270,000 t`, `USD 400 million`, `second`. */
export function sayAmount(value: number, unit: string): string {
  if (unit === 'percent') return `${grouped(Number(value.toFixed(1)))} %`
  if (unit === 'percent_points') return `${grouped(Number(value.toFixed(1)))} points`
  if (unit === 'rank') return ordinals[value] ?? `number ${value}`
  if (unit === 'x') return `${grouped(value)}-fold`
  if (unit === 'count') return grouped(value)
  const money = /^([A-Z]{3})(?:\/(.+))?$/.exec(unit)
  if (money) return money[2] ? `${money[1]} ${grouped(value)} a ${money[2]}` : `${money[1]} ${large(value)}`
  const rate = unit.endsWith('/yr')
  const plain = unit.replace('/yr', '').replace('t_REO', 't of oxides')
  const amount =
    plain === 't' || plain === 't of oxides' ? (Math.abs(value) >= 1e6 ? large(value) : grouped(value)) : grouped(value)
  return `${amount} ${value === 1 ? plain.replace(/s$/, '') : plain}${rate ? ' a year' : ''}`
}

const bound: Record<string, string> = { '>': 'more than ', '>=': 'at least ', '<': 'less than ', '<=': 'at most ', '~': 'about ' }

/** A day, month or year as one reads it. */
export function sayTime(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return sayDay(text as Day)
  const month = /^(\d{4})-(\d{2})$/.exec(text)
  if (month) return sayDay(`${text}-01` as Day).replace(/^1 /, '')
  return text.includes('/') ? text.split('/').map(sayTime).join(' to ') : text
}

/** What a figure says, for a sentence. */
export function sayFigure(figure: Figure): string {
  if (figure.unit === 'date' && figure.text) return sayTime(figure.text)
  if (figure.value === null) return figure.text ?? 'no number'
  if (figure.operator === 'range' && figure.low !== null && figure.high !== null)
    return `${grouped(figure.low)} to ${sayAmount(figure.high, figure.unit)}`
  return `${bound[figure.operator] ?? ''}${sayAmount(figure.value, figure.unit)}`
}

/** Who says so, with the edition when it is not already in the name. */
export function saySource(figure: Figure): string {
  const edition = /\b(20\d{2})\b/.exec(figure.edition)?.[1] ?? ''
  const short = figure.publisher.replace('U.S. Geological Survey', 'USGS').replace('International Energy Agency', 'IEA')
  // Whoever passes on another's number is named with it.
  const passedOn = /^(?:reports|quotes|cites) (.+)$/.exec(figure.edition)?.[1]
  if (passedOn !== undefined) return `${short}, reporting ${passedOn},`
  return edition && /\b(USGS|IEA|European Commission|BGS|British Geological Survey)\b/.test(short)
    ? `${short} (${edition} edition)`
    : short
}

const measureWords: Record<string, string> = {
  production_share: 'share of output',
  supply_share: 'share of supply',
  capacity_share: 'share of capacity',
  reserves_share: 'share of reserves',
  import_reliance: 'net import reliance',
  rank_production: 'place among producers',
  rank_reserves: 'place by reserves',
}

const stageWords: Record<string, string> = { mining: 'mine', magnet: 'magnet', refining: 'refined', separation: 'separated' }

/** A definition in words: "share of output, mining, China, all rare earths, tonnes of oxide, 2024". */
export function sayDefinition(figure: Figure): string {
  const parts = [
    measureWords[figure.measure] ?? figure.measure.replaceAll('_', ' '),
    figure.mineral?.replaceAll('_', ' ') ?? null,
    figure.stage && figure.stage !== 'policy' && figure.stage !== 'reserve' ? figure.stage : null,
    figure.geography ? figure.geography.split('+').map(sayPlace).join(' and ') : figure.subject,
    figure.counterpart ? `with ${sayPlace(figure.counterpart)}` : null,
    figure.of && figure.of !== 'WORLD' ? figure.of : figure.of === 'WORLD' ? 'of the world total' : null,
    figure.basis !== 'none' && figure.basis !== 'text' && figure.basis !== 'money' ? sayBasis[figure.basis] : null,
    sayTime(figure.period),
    figure.scenario,
  ]
  return parts.filter((part) => part !== null && part !== '').join(', ')
}

/** What the claim says, for a sentence. */
export function sayClaim(claim: Assertion): string {
  const unit = claim.unit ?? ''
  if (typeof claim.value === 'number') return `${bound[claim.operator ?? '='] ?? ''}${sayAmount(claim.value, unit)}`
  if (Array.isArray(claim.value)) return `${grouped(claim.value[0] as number)} to ${sayAmount(claim.value[1] as number, unit)}`
  return typeof claim.value === 'string' ? sayTime(claim.value) : 'the statement'
}

export { stageWords }
