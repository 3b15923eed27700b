/**
 * Puts alternatives in order of their scores, the largest first, again and again for new scores. Scores are spread into twice as many buckets as
 * there are alternatives, by where they lie between least and most; what little is left to sort is sorted by insertion.
 */
export function sorterByScore(count: number): {
  /** Alternatives after a sort, the best first. */
  readonly ordered: Int32Array
  /** Their scores. */
  readonly keys: Float64Array
  sort(scores: Float64Array): void
} {
  const ordered = Int32Array.from({ length: count }, (_, at) => at)
  const bucketOf = new Int32Array(count)
  const ends = new Int32Array(2 * count + 1)
  const keys = new Float64Array(count)
  const sort = (scores: Float64Array): void => {
    if (count === 1) keys[0] = scores[0] as number
    if (count < 2) return
    let [least, most] = [Infinity, -Infinity]
    for (let at = 0; at < count; at++) {
      const score = scores[at] as number
      if (score < least) least = score
      if (score > most) most = score
    }
    const scale = most > least ? (2 * count - 1) / (most - least) : 0
    ends.fill(0)
    for (let at = 0; at < count; at++) {
      const bucket = ((most - (scores[at] as number)) * scale) | 0
      bucketOf[at] = bucket
      ends[bucket + 1] = (ends[bucket + 1] as number) + 1
    }
    for (let bucket = 1; bucket <= 2 * count; bucket++) ends[bucket] = (ends[bucket] as number) + (ends[bucket - 1] as number)
    for (let at = 0; at < count; at++) {
      const bucket = bucketOf[at] as number
      const place = ends[bucket] as number
      ends[bucket] = place + 1
      ordered[place] = at
      keys[place] = scores[at] as number
    }
    for (let at = 1; at < count; at++) {
      const key = keys[at] as number
      if ((keys[at - 1] as number) >= key) continue
      const own = ordered[at] as number
      let hole = at
      while (hole > 0 && (keys[hole - 1] as number) < key) {
        keys[hole] = keys[hole - 1] as number
        ordered[hole] = ordered[hole - 1] as number
        hole--
      }
      keys[hole] = key
      ordered[hole] = own
    }
  }
  return { ordered, keys, sort }
}
