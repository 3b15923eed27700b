import type { Day } from '../../kernel/day.ts'
import { isPlace } from '../../kernel/place.ts'
import { isStage } from '../../kernel/stage.ts'
import type { Fault } from '../../kernel/read.ts'
import type { Receipt } from '../../receipts/receipt.ts'
import type { Source } from '../../sources/source.ts'
import { citedReceipt } from '../bundle-receipts.ts'
import { readRows, type RowReader } from '../bundle-rows.ts'
import { lineProducts, statementStates, tieKinds, type Agreement, type Facility, type FacilityBook } from './book.ts'
import type { Milestone, Statement, Tie } from './book.ts'
import { isAmount, ladders, matters } from './ladders.ts'
import { lintStatements } from './lint.ts'
import { readPublished } from './read-published.ts'

export const headers = {
  facilities: ['id', 'name', 'company', 'tickers', 'place', 'location', 'stages', 'own_mine'],
  statements: ['facility', 'product', 'matter', 'value', 'due', 'date', 'state', 'source', 'locator', 'says'],
  milestones: ['facility', 'product', 'milestone', 'said', 'due', 'met', 'source', 'says'],
  ties: ['facility', 'party', 'country', 'tie', 'share', 'state', 'date', 'source', 'says'],
  agreements: [
    'id',
    'title',
    'date',
    'parties',
    'places',
    'kind',
    'binding',
    'amount',
    'currency',
    'summary',
    'facilities',
    'source',
  ],
} as const

/** Makes the receipt of a row, or complains of a source nobody knows. */
export type Prove = (
  row: RowReader,
  about: string,
  names: readonly string[],
  says: string,
) => { readonly receipt: Receipt; readonly known: Day } | undefined

/** Proves rows of the bundled tables by their `source` column. */
const bySource =
  (sources: ReadonlyMap<string, Source>): Prove =>
  (row, about, names, says) => {
    const source = sources.get(row.required('source'))
    if (source === undefined) {
      row.complain('source', 'unknown-source', `no source is called "${row.text('source')}"`)
      return undefined
    }
    return { receipt: citedReceipt(source, about, names, says, source.published), known: source.published }
  }

export interface ReadFacilities {
  readonly book: FacilityBook
  readonly receipts: readonly Receipt[]
}

/** Reads the tables of `data/facilities/`. A row with a fault is left out and reported. */
export function readFacilities(
  files: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, Source>,
  faults: Fault[],
): ReadFacilities {
  const prove = bySource(sources)
  const receipts: Receipt[] = []
  const facilities = readRows(files, 'facilities/facilities.csv', headers.facilities, faults, (row) => facilityOf(row, null))
  const named = new Map(facilities.map((facility) => [facility.id, facility]))
  if (named.size < facilities.length)
    faults.push({ kind: 'repeated-id', says: 'facilities/facilities.csv names one facility twice' })
  const statements = readRows(files, 'facilities/statements.csv', headers.statements, faults, (row) =>
    statementOf(row, named, prove, receipts),
  )
  faults.push(...lintStatements(statements))
  return {
    book: {
      facilities,
      statements,
      milestones: readRows(files, 'facilities/milestones.csv', headers.milestones, faults, (row) =>
        milestoneOf(row, named, prove, receipts),
      ),
      ties: readRows(files, 'facilities/ties.csv', headers.ties, faults, (row) => tieOf(row, named, prove, receipts)),
      agreements: readRows(files, 'facilities/agreements.csv', headers.agreements, faults, (row) =>
        agreementOf(row, named, prove, receipts),
      ),
      published: readPublished(files, sources, faults, receipts),
    },
    receipts,
  }
}

/** One row of `facilities.csv`; `from` is the name of a user's file. */
export function facilityOf(row: RowReader, from: string | null): Facility {
  const [place, stages] = [row.required('place'), row.list('stages')]
  if (place !== '' && !isPlace(place)) row.complain('place', 'unknown-place', `no place has the code "${place}"`)
  for (const stage of stages) if (!isStage(stage)) row.complain('stages', 'unknown-stage', `"${stage}" is no stage of the chain`)
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(row.required('id')))
    row.complain('id', 'unknown-word', 'an id is small letters, digits and hyphens')
  return {
    id: row.text('id'),
    name: row.required('name'),
    company: row.required('company'),
    tickers: row.list('tickers'),
    place,
    location: row.text('location'),
    stages,
    ownMine: row.oneOf('own_mine', ['yes', 'no']) === 'yes',
    from,
  }
}

type Named = ReadonlyMap<string, Facility>

function namedIn(row: RowReader, named: Named): Facility | undefined {
  const facility = named.get(row.required('facility'))
  if (facility === undefined) row.complain('facility', 'unknown-facility', `no facility has the id "${row.text('facility')}"`)
  return facility
}

function dated(row: RowReader, column: string): Day | undefined {
  const day = row.day(column)
  if (day === null) row.complain(column, 'empty-cell', `${column} is empty: a value without a date is no evidence`)
  return day ?? undefined
}

/** One row of `statements.csv`. */
export function statementOf(row: RowReader, named: Named, prove: Prove, receipts: Receipt[]): Statement | undefined {
  const facility = namedIn(row, named)
  const [matter, product, date, says] = [
    row.oneOf('matter', matters),
    row.oneOf('product', lineProducts),
    dated(row, 'date'),
    row.required('says'),
  ]
  const amount = isAmount(matter) ? row.number('value') : null
  if (isAmount(matter) && (amount === null || amount < 0))
    row.complain('value', 'not-a-number', 'an amount is tonnes a year, from 0')
  const level = isAmount(matter) ? null : row.oneOf('value', ladders[matter])
  const [due, state] = [row.day('due'), row.oneOf('state', statementStates)]
  if (facility === undefined || date === undefined) return undefined
  const about = `facility ${facility.id} ${product} ${matter} ${row.text('value')} ${date}`
  const proof = prove(row, about, [facility.name, facility.company], `${facility.name} (${facility.company}): ${says}`)
  if (proof === undefined) return undefined
  receipts.push(proof.receipt)
  const { known, receipt } = proof
  const id = `${facility.id}.${product}.${matter}.${row.text('value')}.${row.text('source')}`
  return {
    id,
    facility: facility.id,
    product,
    matter,
    level,
    amount,
    due,
    date,
    known,
    state,
    says,
    source: row.text('source'),
    receipt: receipt.id,
  }
}

/** One row of `milestones.csv`. */
export function milestoneOf(row: RowReader, named: Named, prove: Prove, receipts: Receipt[]): Milestone | undefined {
  const facility = namedIn(row, named)
  const [product, milestone, said, due, met] = [
    row.oneOf('product', lineProducts),
    row.required('milestone'),
    dated(row, 'said'),
    dated(row, 'due'),
    row.day('met'),
  ]
  if (facility === undefined || said === undefined || due === undefined) return undefined
  const says = row.required('says')
  const when = met === null ? `due ${says}` : `due ${says}, met ${met}`
  const proof = prove(
    row,
    `milestone ${facility.id} ${milestone} ${said}`,
    [facility.name, facility.company],
    `${facility.name} (${facility.company}): ${milestone}, ${when}`,
  )
  if (proof === undefined) return undefined
  receipts.push(proof.receipt)
  return { facility: facility.id, product, milestone, said, due, met, says, known: proof.known, receipt: proof.receipt.id }
}

/** One row of `ties.csv`. */
export function tieOf(row: RowReader, named: Named, prove: Prove, receipts: Receipt[]): Tie | undefined {
  const facility = namedIn(row, named)
  const [party, country, tie, share] = [
    row.required('party'),
    row.required('country'),
    row.oneOf('tie', tieKinds),
    row.number('share'),
  ]
  const [state, date, says] = [row.oneOf('state', statementStates), dated(row, 'date'), row.required('says')]
  if (country !== '' && !isPlace(country)) row.complain('country', 'unknown-place', `no place has the code "${country}"`)
  if (share !== null && (share < 0 || share > 100)) row.complain('share', 'not-a-number', 'a share is a percentage from 0 to 100')
  if (facility === undefined || date === undefined) return undefined
  const proof = prove(
    row,
    `tie ${facility.id} ${party} ${tie} ${date}`,
    [facility.name, party],
    `${facility.name} (${facility.company}): ${party}, ${tie.replaceAll('-', ' ')}: ${says}`,
  )
  if (proof === undefined) return undefined
  receipts.push(proof.receipt)
  return { facility: facility.id, party, country, tie, share, state, date, says, known: proof.known, receipt: proof.receipt.id }
}

function agreementOf(row: RowReader, named: Named, prove: Prove, receipts: Receipt[]): Agreement | undefined {
  const [id, title, date, summary] = [row.required('id'), row.required('title'), dated(row, 'date'), row.required('summary')]
  const facilities = row.list('facilities')
  for (const each of facilities)
    if (!named.has(each)) row.complain('facilities', 'unknown-facility', `no facility has the id "${each}"`)
  for (const place of row.list('places'))
    if (!isPlace(place)) row.complain('places', 'unknown-place', `no place has the code "${place}"`)
  const proof = prove(row, `agreement ${id}`, [title, ...row.list('parties')], `${title}: ${summary}`)
  if (date === undefined || proof === undefined) return undefined
  receipts.push(proof.receipt)
  return {
    id,
    title,
    date,
    parties: row.list('parties'),
    places: row.list('places'),
    kind: row.required('kind'),
    binding: row.oneOf('binding', ['yes', 'no']) === 'yes',
    amount: row.number('amount'),
    currency: row.optional('currency'),
    summary,
    facilities,
    known: proof.known,
    receipt: proof.receipt.id,
  }
}
