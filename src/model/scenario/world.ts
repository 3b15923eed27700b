/** The stages at which elements travel by themselves; magnets come after them and are counted by grade. */
export const elementStages = ['mining', 'separation', 'metal'] as const
export type ElementStage = (typeof elementStages)[number]

/** A kind of magnet: what it takes of each element, and which industries use it. */
export interface Grade {
  readonly id: string
  readonly title: string
  /** Kilograms of contained element that one kilogram of finished magnet takes, losses of making it included; in the order of the world's elements. */
  readonly takes: Float64Array
}

/**
 * A balanced month of the chain before anything is done to it: who makes, ships and uses how much. Masses are kilograms a month, of
 * contained element up to metal and of finished magnet after it. Arrays are flat; `World` says how they are numbered, with
 * E elements, S = 3 stages, P places, G grades and I industries:
 *
 * balance, which a world keeps to 1e-9 of its scale:
 * - `sum over to of shipped[e, s, from, to] + elsewhere[e, s, from] = output[e, s, from]`
 * - `sum over from of shipped[e, s-1, from, to] + recycled[e, s, to] = output[e, s, to] / yields[e, s]` for separation and metal
 * - `sum over from of shipped[e, metal, from, to] + recycled[e, magnet, to] = sum over g of takes[g, e] * magnets[g, to]`
 * - `sum over to of magnetsShipped[g, from, to] = magnets[g, from]`
 * - `sum over from of magnetsShipped[g, from, to] = sum over i of used[g, i, to]`
 */
export interface World {
  /** The year whose flows these are. */
  readonly year: number
  /** Symbols; rare earths in the baseline, others in worlds made for a back-test. */
  readonly elements: readonly string[]
  /** ISO 3166 alpha-3, and `OTHER` for everybody else taken together. */
  readonly places: readonly string[]
  readonly grades: readonly Grade[]
  readonly industries: readonly string[]
  /** Share of the contained element that comes out of a stage, [e * S + s]; 1 for mining. */
  readonly yields: Float64Array
  /** [(e * S + s) * P + place] */
  readonly output: Float64Array
  /** What could be made a month if inputs sufficed, at least `output`; numbered as `output`. */
  readonly capacity: Float64Array
  /** Output of a stage that enters the next one, by origin and destination, the diagonal included: [((e * S + s) * P + from) * P + to]. Of metal: to magnet making. */
  readonly shipped: Float64Array
  /** Output that leaves the chain at a stage for other uses (catalysts, polishing, alloys that are no magnets); numbered as `output`. */
  readonly elsewhere: Float64Array
  /** Scrap that enters a stage as input, [(e * (S + 1) + s) * P + place], with s = 3 for magnet making; nothing enters mining. */
  readonly recycled: Float64Array
  /** [g * P + place], kilograms of finished magnet. */
  readonly magnets: Float64Array
  /** Numbered as `magnets`. */
  readonly magnetCapacity: Float64Array
  /** [(g * P + from) * P + to] */
  readonly magnetsShipped: Float64Array
  /** Magnets that industries use a month, [(g * I + industry) * P + place]. */
  readonly used: Float64Array
  /** Months of their use that makers hold as input, [(e * (S + 1) + s) * P + place] for s = 1 to 3, as months of baseline inflow. */
  readonly inputCover: Float64Array
  /** Months of their use that users hold as magnets, [g * P + place]. */
  readonly magnetCover: Float64Array
  /** Whole months from shipping to arrival, 0 to 3, [from * P + to]. */
  readonly lag: Uint8Array
}
