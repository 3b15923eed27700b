/** How a number of the book came about: counted, judged by somebody, worked out from published numbers, or assumed by us for want of one. */
export const groundKinds = ['measured', 'estimated', 'derived', 'assumed'] as const

/** What a number of the book rests on. */
export interface Ground {
  readonly kind: (typeof groundKinds)[number]
  /** Id in the table of sources; null where the number is assumed. */
  readonly source: string | null
  /** Where it stands there, or the words. */
  readonly locator: string
  /** How it was worked out, or why it is assumed. */
  readonly note: string
  /** File and line of the book. */
  readonly at: string
}

/** A number with its relative standard deviation. */
export interface Stated extends Ground {
  readonly value: number
  readonly cv: number
}

/** Percent of rare-earth oxide by element, in the order of `elements` of the book. */
export interface Deposit extends Ground {
  readonly id: string
  readonly percent: readonly number[]
  readonly cvLight: number
  readonly cvHeavy: number
}

/** Everything the baseline needs that is no figure of the ledger: what a chain looks like and what is assumed of it. */
export interface BaselineBook {
  readonly places: readonly { readonly place: string; readonly region: string; readonly deposit: string | null }[]
  readonly deposits: ReadonlyMap<string, Deposit>
  /** Content in percent of the finished magnet, and the part of the alloy that ends in it. */
  readonly grades: readonly (Ground & {
    readonly grade: string
    readonly title: string
    readonly element: string
    readonly content: number
    readonly finishing: number
  })[]
  /** Part of what a place puts out at a stage that goes to another. */
  readonly routes: readonly (Stated & { readonly stage: string; readonly from: string; readonly to: string })[]
  /** Part of the world's metal, or of the magnets made outside China. */
  readonly makers: readonly (Stated & { readonly stage: string; readonly place: string })[]
  readonly industries: readonly (Stated & {
    readonly industry: string
    readonly title: string
    /** Part of its NdFeB that is of the high-temperature kind. */
    readonly highTemperature: number
    /** Part of all SmCo that it takes. */
    readonly smco: number
  })[]
  readonly parameters: readonly (Stated & { readonly parameter: string; readonly of: string })[]
  readonly lags: readonly { readonly from: string; readonly to: string; readonly months: number }[]
  /** Trade in magnets of metal, thousands of US dollars. */
  readonly trade: readonly {
    readonly exporter: string
    readonly importer: string
    readonly value: number
    readonly line: number
  }[]
}

/** The elements of the baseline, in the order of its arrays. */
export const baselineElements = ['Nd', 'Pr', 'Dy', 'Tb', 'Sm'] as const
