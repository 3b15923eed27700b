type Mark = readonly [from: number, to: number]

/** Where a comma-separated line's n-th cell stands (from 1), without its quotation marks; undefined where there is none. */
export function cellAt(line: string, column: number): Mark | undefined {
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/dg)]
  const place = cells[column - 1]?.indices
  const [from, to] = place?.[1] ?? place?.[2] ?? [0, 0]
  return to > from ? [from, to] : undefined
}

/**
 * A long row cut down to the cells around its marks, ` … ` for what is left out, and the marks moved along. A row at or under
 * the limit stays whole.
 */
export function excerpt(text: string, marks: readonly Mark[], limit = 200): { text: string; marks: Mark[] } {
  if (text.length <= limit || marks.length === 0) return { text, marks: [...marks] }
  const around = 45
  const windows: [number, number][] = []
  for (const [from, to] of marks.toSorted(([a], [b]) => a - b)) {
    const window: [number, number] = [cut(text, from - around, 1), cut(text, to + around, -1)]
    const last = windows.at(-1)
    if (last !== undefined && window[0] <= last[1] + 10) last[1] = Math.max(last[1], window[1])
    else windows.push(window)
  }
  let short = ''
  const moved: Mark[] = []
  for (const [from, to] of windows) {
    if (from > 0) short += short === '' ? '… ' : ' … '
    for (const [start, end] of marks)
      if (start >= from && end <= to) moved.push([start - from + short.length, end - from + short.length])
    short += text.slice(from, to)
  }
  return { text: (windows.at(-1)?.[1] ?? 0) < text.length ? `${short} …` : short, marks: moved }
}

/** The nearest end of a cell or word from a place, searched inwards, so that no cell is cut in two when it can be helped. */
function cut(text: string, place: number, step: 1 | -1): number {
  if (place <= 0) return 0
  if (place >= text.length) return text.length
  for (let at = place; Math.abs(at - place) < 20; at += step) {
    if (step === 1 && /[,\s]/.test(text[at - 1] ?? '')) return at
    if (step === -1 && /[,\s]/.test(text[at] ?? '')) return at
  }
  return place
}
