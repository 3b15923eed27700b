/** The tolerances of the guideline (section 8): an input with printed defaults. */
export interface Tolerances {
  /** Points for an exact share, and for one that is rounded (a multiple of ten) or introduced by "about". */
  readonly sharePoints: number
  readonly roundedPoints: number
  /** Fractions for an exact quantity and for one introduced by "about". */
  readonly quantity: number
  readonly roundedQuantity: number
  /** Beyond which a bound that holds says too little. */
  readonly boundPoints: number
  readonly boundFraction: number
  /** Up to which a miss is imprecise rather than wrong: dated and undated claims. */
  readonly nearPoints: readonly [dated: number, undated: number]
  readonly nearQuantity: readonly [dated: number, undated: number]
}

export const tolerances: Tolerances = {
  sharePoints: 1,
  roundedPoints: 3,
  quantity: 0.02,
  roundedQuantity: 0.1,
  boundPoints: 10,
  boundFraction: 0.3,
  nearPoints: [5, 8],
  nearQuantity: [0.1, 0.3],
}
