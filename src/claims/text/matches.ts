/**
 * All matches of a global pattern. Unlike `matchAll` it does not clone the pattern on every call, which on short sentences
 * costs more than the search. The pattern must carry the flag `g`.
 */
export function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return found
}

const globals = new WeakMap<RegExp, RegExp>()

/** The same pattern with the flags `g` and `i`, compiled once. */
export function everywhere(pattern: RegExp): RegExp {
  const known = globals.get(pattern)
  if (known !== undefined) return known
  const made = new RegExp(pattern.source, 'gi')
  globals.set(pattern, made)
  return made
}
