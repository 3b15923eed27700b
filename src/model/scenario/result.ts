/**
 * What a simulation leaves behind, by month: buffers that the next run of the same scratch overwrites. Kilograms: of contained element up to
 * metal, of magnet after it. E elements, S = 3 stages, P places, G grades, I industries, K = E * S + G goods.
 */
export interface Record {
  readonly months: number
  /** Magnets wanted, with the growth of the forcing: [((month * G + g) * I + industry) * P + place]. */
  readonly demand: Float64Array
  /** Wanted and neither delivered nor replaced by another grade; numbered as `demand`, never above it. */
  readonly shortage: Float64Array
  /** Input that makers lacked for what they meant to make, [(month * E * (S + 1) + e * (S + 1) + s) * P + place] with s = 1 to 3. */
  readonly lack: Float64Array
  /** Input that makers used; numbered as `lack`. */
  readonly taken: Float64Array
  /** Input that makers held at the end of the month; numbered as `lack`. */
  readonly inputStock: Float64Array
  /** Magnets that users held at the end of the month, [(month * G + g) * P + place]. */
  readonly magnetStock: Float64Array
  /** Made, [(month * K + good) * P + place]. */
  readonly output: Float64Array
  /** Made and not yet sold at the end of the month; numbered as `output`. */
  readonly unsold: Float64Array
  /** Shipped in the month by who ships; numbered as `output`. Other uses are not in it. */
  readonly sent: Float64Array
  /** Come in by who gets it; numbered as `output`. */
  readonly arrivals: Float64Array
  /** On the way at the end of the month by who gets it; numbered as `output`. */
  readonly onTheWay: Float64Array
  /** Delivered to other uses; numbered as `output`, nought for grades. */
  readonly elsewhere: Float64Array
  /** Applications that wait at the end of the month, by importer; numbered as `output`. */
  readonly queue: Float64Array
  /** Applications made, granted, and granted but expired in the month, by importer; numbered as `output`. */
  readonly applied: Float64Array
  readonly granted: Float64Array
  readonly expired: Float64Array
  /** With `flows: true`: shipped, and let through by licence, tariff, cut and quota, [month * K * P * P + flow]; empty otherwise. */
  readonly shipped: Float64Array
  readonly allowed: Float64Array
}

/** A line over months that is read off a record. Without a place, industry or grade: all of them together. */
export type Series =
  | {
      readonly what: 'shortage' | 'demand' | 'use'
      readonly grade?: number
      readonly industry?: number
      readonly place?: number
      /** Count contained kilograms of this element and not magnets. */
      readonly element?: number
    }
  | { readonly what: 'lack' | 'taken' | 'inputStock'; readonly element: number; readonly stage: number; readonly place?: number }
  | { readonly what: 'magnetStock'; readonly grade?: number; readonly place?: number }
  | {
      readonly what: 'output' | 'sent' | 'arrivals' | 'onTheWay' | 'unsold' | 'queue' | 'applied' | 'granted' | 'elsewhere'
      readonly good: number
      readonly place?: number
    }
