import type { Fault } from '../../kernel/read.ts'
import { sayPlace } from '../../kernel/place.ts'
import { boundsOf, readCell } from '../cell.ts'
import { placePrinted } from '../name-of-place.ts'
import { reading, type Reading } from '../reading.ts'
import type { Row, Table } from '../table.ts'
import { basisOf, isRareEarth, mineralOf } from './minerals.ts'

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** A row of "Import Sources": the share of US imports that comes from one country, four years together. */
export function readImportSource(table: Table, row: Row, edition: string): Reading | Fault | undefined {
  const at = (name: string): string => table.at(row, name).trim()
  const mineral = mineralOf(at('Commodity'))
  if (!mineral || at('Unit') !== 'percent') return undefined
  const printed = table.at(row, 'Value')
  const where = { line: row.line, column: table.column('Value') }
  const cell = readCell(printed)
  const place = placePrinted(at('Country'))
  const years = /^(\d{4})[–-](\d{2})$/.exec(at('Year'))
  if (!place) return { kind: 'unknown-place', says: `"${at('Country')}" is no place`, ...where }
  if (!cell.ok) return { ...cell.fault, ...where }
  if (!years) return { kind: 'unknown-date', says: `"${at('Year')}" is no span of years`, ...where }
  const product = at('Statistics_detail')
  return reading({
    id: `usgs-mcs-${edition}.${mineral}.us-import-source.${slug(product)}.${place}`,
    subject: 'United States',
    measure: 'import_share',
    mineral,
    basis: basisOf(mineral),
    stage: 'trade',
    geography: 'USA',
    counterpart: place,
    of: `US imports: ${product}`,
    period: `${years[1]}/20${years[2]}`,
    unit: 'percent',
    kind: 'measured',
    operator: cell.value.operator,
    ...boundsOf(cell.value, 1),
    text: cell.value.text,
    ...where,
    columnName: 'Value',
    printed,
    names: [at('Country')],
    note: `${sayPlace(place)} as a source of United States imports. ${at('Notes')}`.trim(),
  })
}

interface Salient {
  readonly measure: string
  readonly stage: string
  readonly unit: string
  readonly mineral?: string
  readonly basis?: string
  readonly of?: string
}

/** What each line of the rare-earth table counts; net import reliance is read for every mineral that the desk follows. */
function meaningOf(mineral: string, statistic: string, detail: string): Salient | undefined {
  if (statistic === 'Net import reliance')
    return { measure: 'import_reliance', stage: 'trade', unit: 'percent', of: detail.split(': ')[1] ?? '' }
  if (mineral !== 'rare_earths' && statistic !== 'Price') return undefined
  const part = detail.replace(/^[^:]*: /, '')
  if (statistic === 'Production')
    return { measure: 'production', stage: /concentrates/.test(detail) ? 'concentrate' : 'separation', unit: 't_REO' }
  if (statistic === 'Import') return { measure: 'imports', stage: 'trade', unit: 't_REO', of: part }
  if (statistic === 'Export') return { measure: 'exports', stage: 'trade', unit: 't_REO', of: part }
  if (statistic === 'Consumption') return { measure: 'consumption', stage: 'product', unit: 't_REO', of: 'compounds and metals' }
  if (statistic === 'Employment') return { measure: 'employment', stage: 'mining', unit: 'count', basis: 'none' }
  if (statistic !== 'Price' || !/^Price, (?:average|global), dollars per kilogram[^:]*: /.test(detail)) return undefined
  const ndpr = /NdPr/.test(part)
  return {
    measure: 'price',
    stage: /oxide|\bY2O3\b/.test(part) ? 'separation' : /alloy/.test(part) ? 'alloy' : 'metal',
    unit: 'USD/kg',
    basis: 'money',
    of: part,
    ...(ndpr ? { mineral: 'ndpr' } : {}),
  }
}

/** A row of the US salient statistics, for rare earths in full and for the others their net import reliance. */
export function readSalient(table: Table, row: Row, edition: string): Reading | Fault | undefined {
  const at = (name: string): string => table.at(row, name).trim()
  const mineral = mineralOf(at('Commodity'))
  if (!mineral) return undefined
  const detail = at('Statistics_detail')
  // The light ones are priced in the chapter of all, the heavy ones in one of their own, yttrium and scandium each in theirs.
  const isOxidePrice = at('MCS chapter') === 'RARE EARTHS' || (isRareEarth(mineral) && at('Statistics') === 'Price')
  const meaning = meaningOf(isOxidePrice ? mineral : mineral === 'rare_earths' ? 'other' : mineral, at('Statistics'), detail)
  if (!meaning || (meaning.measure === 'price' && !isOxidePrice)) return undefined
  const printed = table.at(row, 'Value')
  const where = { line: row.line, column: table.column('Value') }
  const cell = readCell(printed)
  if (!cell.ok) return { ...cell.fault, ...where }
  const counted = meaning.mineral ?? mineral
  return reading({
    id: `usgs-mcs-${edition}.${counted}.us-${slug(`${meaning.measure} ${meaning.of ?? meaning.stage}`)}.${at('Year')}`,
    subject: meaning.measure === 'price' ? (meaning.of ?? '') : 'United States',
    measure: meaning.measure,
    mineral: counted,
    basis: meaning.basis ?? (meaning.unit === 'percent' ? 'none' : basisOf(counted)),
    stage: meaning.stage,
    geography: meaning.measure === 'price' ? '' : 'USA',
    of: meaning.of ?? '',
    period: at('Year'),
    unit: meaning.unit,
    kind: /^estimated/i.test(at('Notes')) ? 'estimated' : 'measured',
    operator: cell.value.operator,
    ...boundsOf(cell.value, 1),
    text: cell.value.text,
    ...where,
    columnName: 'Value',
    printed,
    names: [meaning.measure === 'price' ? (meaning.of ?? '') : at('Country')],
    note: `${detail}. ${at('Notes')}`.trim(),
  })
}
