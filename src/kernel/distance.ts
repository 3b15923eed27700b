/** Letters to insert, delete, change or swap with their neighbour to get from one word to the other (optimal string alignment). */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return Math.min(row[b.length] ?? 0, most + 1)
}

/** The words nearest to one that was mistyped, nearest and most frequent first. Short words may differ by one letter, longer by two. */
export function nearestOf(word: string, words: Iterable<readonly [word: string, count: number]>, limit: number): string[] {
  const wanted = word.toLowerCase()
  const most = wanted.length < 5 ? 1 : 2
  const near: { word: string; distance: number; count: number }[] = []
  for (const [candidate, count] of words) {
    const distance = editDistance(wanted, candidate, most)
    if (distance > 0 && distance <= most) near.push({ word: candidate, distance, count })
  }
  near.sort((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1))
  return near.slice(0, limit).map((found) => found.word)
}
