import type { FoundTime } from './read-times.ts'

const author = /(?:\bal\.?|\p{Lu}[\p{L}’'.-]+),?\s?\(?$/u
const listed = /(?:\d{4}[a-d]?|\d);?\s?,?\s?$/

/** A year that only dates a cited work: "(Smith et al., 1981; Porco, 2006a)", "Hill et al. (2009)". */
export function citedYear(text: string, time: FoundTime): boolean {
  if (time.precision !== 'year' || time.relative) return false
  const before = text.slice(Math.max(0, time.from - 40), time.from)
  const behind = text.slice(time.to, time.to + 3)
  if (!/^(?:[a-d]\b|\s?[);,])/.test(behind) && !/^\s?$/.test(behind)) return false
  const open = before.lastIndexOf('(')
  const inBrackets = open > before.lastIndexOf(')') || text.lastIndexOf('(', time.from) > text.lastIndexOf(')', time.from - 1)
  if (!inBrackets) return false
  // "(2009)" behind a name, "(Name, 2009", "Name, 1999; 2003)".
  return (
    (author.test(before) && (before.endsWith('(') ? /^\s?[);,a-d]/.test(behind) : true)) ||
    (listed.test(before) && /al\.|\p{Lu}\p{L}+,/u.test(text.slice(Math.max(0, time.from - 120), time.from)))
  )
}
