/** A network through which goods flow at a cost. Nodes and arcs are numbered from 0; every array is as long as there are nodes, or arcs. */
export interface Network {
  /** What a node gives (above nought) or takes (below nought); the sum is nought. */
  readonly supply: Float64Array
  readonly from: Int32Array
  readonly to: Int32Array
  /** Least flow of each arc, finite. */
  readonly least: Float64Array
  /** Most flow of each arc; Infinity where nothing bounds it. */
  readonly most: Float64Array
  /** Cost of one unit, finite, of either sign. */
  readonly cost: Float64Array
}

/** The cheapest flow, or why there is none. */
export type Allocation =
  | {
      readonly outcome: 'optimal'
      readonly flow: Float64Array
      /** By how much the cost changes for one more unit through each arc; null where only an unused detour outside the network says so. */
      readonly reducedCost: (number | null)[]
      readonly pivots: number
    }
  /** The nodes that stay without what they need, and those whose goods cannot leave, with the amounts. */
  | { readonly outcome: 'infeasible'; readonly short: readonly Gap[]; readonly stranded: readonly Gap[] }
  /** A cycle of negative cost that nothing bounds, as nodes in the order of the flow. */
  | { readonly outcome: 'unbounded'; readonly cycle: readonly number[] }

export interface Gap {
  readonly node: number
  readonly amount: number
}
