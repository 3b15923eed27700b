/** One moment of a back-test: what was predicted with its band of eight in ten, and what happened. */
export interface Tested {
  readonly low: number
  readonly middle: number
  readonly high: number
  readonly observed: number
  /** What a reader would have said who knew nothing but the last number: the observation before. */
  readonly carried: number
}

export interface Score {
  readonly moments: number
  /** Root of the mean squared error of the middle prediction. */
  readonly rmse: number
  /** The same of carrying the last observation forward. */
  readonly carryForward: number
  /** Part of the observations inside the band; a good band holds eight of ten. */
  readonly coverage: number
}

const root = (tested: readonly Tested[], predicted: (one: Tested) => number): number =>
  Math.sqrt(tested.reduce((sum, one) => sum + (predicted(one) - one.observed) ** 2, 0) / tested.length)

/** How well a series was predicted; null where there is nothing to compare with. */
export function scoreOf(tested: readonly Tested[]): Score | null {
  if (tested.length === 0) return null
  const inside = tested.filter(({ low, high, observed }) => low <= observed && observed <= high).length
  return {
    moments: tested.length,
    rmse: root(tested, ({ middle }) => middle),
    carryForward: root(tested, ({ carried }) => carried),
    coverage: inside / tested.length,
  }
}
