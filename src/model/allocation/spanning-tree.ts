/**
 * The tree of basic arcs of a network simplex: parent, the arc to it, depth and potential of each node, and lists of children, so that
 * only the part that is hung elsewhere is walked. Node number `nodes` is the root.
 */
export class SpanningTree {
  readonly parent: Int32Array
  readonly arcAbove: Int32Array
  /** 1 where the arc above leads from the node to its parent. */
  readonly rises: Uint8Array
  readonly depth: Int32Array
  /** Cost of a tree arc = potential of its end less potential of its start. */
  readonly potential: Float64Array
  readonly #child: Int32Array
  readonly #next: Int32Array
  readonly #previous: Int32Array

  constructor(nodes: number) {
    this.parent = new Int32Array(nodes + 1).fill(-1)
    this.arcAbove = new Int32Array(nodes + 1).fill(-1)
    this.rises = new Uint8Array(nodes + 1)
    this.depth = new Int32Array(nodes + 1)
    this.potential = new Float64Array(nodes + 1)
    this.#child = new Int32Array(nodes + 1).fill(-1)
    this.#next = new Int32Array(nodes + 1).fill(-1)
    this.#previous = new Int32Array(nodes + 1).fill(-1)
  }

  /** Hangs a node that is in no tree yet under the root. */
  plant(node: number, arc: number, rises: boolean, potential: number): void {
    this.depth[node] = 1
    this.potential[node] = potential
    this.#hang(node, this.parent.length - 1, arc, rises ? 1 : 0)
  }

  /**
   * Cuts the arc above `cut` and hangs the part that falls off by `arc`, which joins `inner` (in that part) to `outer`.
   * `rises`: the arc leads from `inner` to `outer`.
   */
  rehang(inner: number, outer: number, cut: number, arc: number, rises: boolean, cost: number): void {
    const { parent, arcAbove, potential, depth } = this
    const next = this.#next
    const child = this.#child
    const shift = (potential[outer] as number) + (rises ? -cost : cost) - (potential[inner] as number)
    let node = inner
    let above = outer
    let by = arc
    let up: 0 | 1 = rises ? 1 : 0
    for (;;) {
      const before = parent[node] as number
      const byBefore = arcAbove[node] as number
      const upBefore = this.rises[node] === 1
      this.#unhang(node)
      this.#hang(node, above, by, up)
      if (node === cut) break
      above = node
      by = byBefore
      up = upBefore ? 0 : 1
      node = before
    }
    node = inner
    let level = (depth[outer] as number) + 1
    for (;;) {
      depth[node] = level
      potential[node] = (potential[node] as number) + shift
      const below = child[node] as number
      if (below >= 0) {
        node = below
        level++
        continue
      }
      while (node !== inner && (next[node] as number) < 0) {
        node = parent[node] as number
        level--
      }
      if (node === inner) return
      node = next[node] as number
    }
  }

  #unhang(node: number): void {
    const next = this.#next[node] as number
    const previous = this.#previous[node] as number
    if (previous >= 0) this.#next[previous] = next
    else this.#child[this.parent[node] as number] = next
    if (next >= 0) this.#previous[next] = previous
  }

  #hang(node: number, above: number, arc: number, up: 0 | 1): void {
    const eldest = this.#child[above] as number
    this.parent[node] = above
    this.arcAbove[node] = arc
    this.rises[node] = up
    this.#next[node] = eldest
    this.#previous[node] = -1
    if (eldest >= 0) this.#previous[eldest] = node
    this.#child[above] = node
  }
}
