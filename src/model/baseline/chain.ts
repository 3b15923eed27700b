import { baselineElements, type BaselineBook, type Ground, type Stated } from '../../ledger/baseline/book.ts'
import { elementStages } from '../scenario/world.ts'
import type { Provenance } from './draft.ts'

/** A number of the ledger for the year: production of a place, on the basis of one publisher, tonnes. */
export interface Reported {
  readonly id: string
  /** ISO 3166 alpha-3; `OTHER` for places that the publisher does not name, `WORLD`. */
  readonly place: string
  readonly stage: 'mining' | 'refining' | 'use'
  /** Nd, Pr, Dy and Tb together as contained element, all rare earths as oxide, or oxides of Nd and Pr. */
  readonly basis: 'magnet_ree' | 'all_reo' | 'ndpr_oxide'
  readonly value: number
  readonly publisher: string
  readonly source: string
  readonly edition: string
  readonly receipts: readonly string[]
}

/** What a chain is made of, looked up by name. */
export interface Chain {
  readonly book: BaselineBook
  readonly places: readonly string[]
  readonly grades: readonly string[]
  readonly industries: readonly string[]
  /** [grade][element]: kilograms of element for one of magnet, losses included. */
  readonly takes: readonly (readonly number[])[]
  /** A number of the book; a missing one is a fault of the bundled data and throws. */
  parameter(name: string, of: string): Stated
  yieldOf(stage: (typeof elementStages)[number]): number
}

/** Mass of element in a mass of its usual oxide, by formula: Nd2O3, Pr6O11, Dy2O3, Tb4O7, Sm2O3. */
export const elementInOxide: Readonly<Record<(typeof baselineElements)[number], number>> = {
  Nd: 0.8574,
  Pr: 0.8277,
  Dy: 0.8713,
  Tb: 0.8502,
  Sm: 0.8624,
}

/** Names of the quantities of the chain, one for each entry of a world that may differ from nought. */
export const named = {
  output: (element: string, stage: string, place: string) => `output ${element} ${stage} ${place}`,
  elsewhere: (element: string, stage: string, place: string) => `elsewhere ${element} ${stage} ${place}`,
  shipped: (element: string, stage: string, from: string, to: string) => `shipped ${element} ${stage} ${from} ${to}`,
  recycled: (element: string, stage: string, place: string) => `recycled ${element} ${stage} ${place}`,
  magnets: (grade: string, place: string) => `magnets ${grade} ${place}`,
  magnetsShipped: (grade: string, from: string, to: string) => `magnetsShipped ${grade} ${from} ${to}`,
  used: (grade: string, industry: string, place: string) => `used ${grade} ${industry} ${place}`,
} as const

export function chainOf(book: BaselineBook): Chain {
  const grades = [...new Set(book.grades.map(({ grade }) => grade))]
  const parameter = (name: string, of: string): Stated => {
    const found = book.parameters.find((each) => each.parameter === name && each.of === of)
    if (found === undefined) throw new RangeError(`parameters.csv has no ${name} of ${of}`)
    return found
  }
  return {
    book,
    places: book.places.map(({ place }) => place),
    grades,
    industries: book.industries.map(({ industry }) => industry),
    takes: grades.map((grade) =>
      baselineElements.map((element) => {
        const row = book.grades.find((each) => each.grade === grade && each.element === element)
        return row === undefined ? 0 : row.content / 100 / row.finishing
      }),
    ),
    parameter,
    yieldOf: (stage) => (stage === 'mining' ? 1 : parameter('yield', stage).value),
  }
}

/** Tonnes as they are said: three digits, no more. */
export const tonnes = (value: number): string => `${Number(value.toPrecision(3))} t`

export const fromBook = (ground: Ground, says: string): Provenance => ({
  kind: ground.kind,
  source: ground.source,
  locator: ground.locator,
  note: ground.note,
  at: ground.at,
  says,
  receipts: [],
})

export const fromLedger = (figure: Reported, says: string): Provenance => ({
  kind: 'estimated',
  source: figure.source,
  locator: figure.id,
  note: '',
  at: figure.id,
  says,
  receipts: figure.receipts,
})
