/** How makers and users behave, beyond what a world and a forcing say. All are inputs with printed defaults. */
export interface Parameters {
  /** Months in which a gap between stock and its target is ordered; the tau of ARIO. At least 1. */
  readonly refill: number
  /** Most that a maker can make above capacity under scarcity, 1 is none; the alpha of ARIO. */
  readonly overproduction: number
  /** Months to reach it. */
  readonly overproductionMonths: number
  /** Share of what a buyer ordinarily takes that becomes deliverable by other suppliers with each month it is short. */
  readonly qualified: number
  /** Most of what a buyer ordinarily takes that others may come to deliver. */
  readonly qualifiedMost: number
  /** Share of an order that moves a month from suppliers who fail to those who deliver. */
  readonly drift: number
  /** Months a licence stays good when the goods are not there, at least 1: each month 1 in so many expires. */
  readonly licenceValid: number
  /** Share of use not served that is still wanted a month later. */
  readonly backlogged: number
  /** Months of use that makers without a baseline aim to hold as input. */
  readonly newMakerCover: number
  /** Factors on the stocks of makers and of users. */
  readonly inputCover: number
  readonly magnetCover: number
  /** Whole months added to every shipment, 0 to 3. */
  readonly delay: number
}

export const defaultParameters: Parameters = {
  refill: 3,
  overproduction: 1,
  overproductionMonths: 6,
  qualified: 0.02,
  qualifiedMost: 0.5,
  drift: 0.05,
  licenceValid: 6,
  backlogged: 0,
  newMakerCover: 1,
  inputCover: 1,
  magnetCover: 1,
  delay: 0,
}

/** What each default rests on: `[D]` is our own choice. */
export const parameterSources: Record<keyof Parameters, string> = {
  refill: '[D] a quarter; ARIO leaves it to the modeller (BoARIO: 30 to 90 days)',
  overproduction: '[D] none: capacities of the baseline hold what can be made',
  overproductionMonths: '[D] half a year',
  qualified: '[D] 2 % a month: a magnet or oxide is qualified by its user in six months to two years',
  qualifiedMost: '[D] half',
  drift: '[D] 5 % a month; Japan went from about 90 % to about 60 % of supply from China in a decade',
  licenceValid: '[D] six months, the term of the licences of April 2025',
  backlogged: '[D] use not served is lost, as in ARIO for final demand',
  newMakerCover: '[D] a month',
  inputCover: 'as the baseline says',
  magnetCover: 'as the baseline says',
  delay: 'as the baseline says',
}
