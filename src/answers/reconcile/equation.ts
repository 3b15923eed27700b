import { Refusal } from '../../kernel/errors.ts'

/** A sum of products of names: what stands on the left of an equation less what stands on the right. */
export type Expanded = readonly { readonly coefficient: number; readonly factors: readonly string[] }[]

const token =
  /\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([\p{L}_][\p{L}\p{N}_.]*|"[^"]+"|\[[^\]]+\])|([-+*/()=]))/iuy

/**
 * Reads `F4 = TC34 * F3` or `F1 + F2 - 2*(F3 - F4) = 10`: sums, differences, products, brackets, division by numbers. Names that are not
 * made of letters and digits stand in `"quotes"` or `[brackets]`.
 */
export function readEquation(text: string, line: number): Expanded {
  const refuse = (says: string): never => {
    throw new Refusal('bad-line', `equation "${text}": ${says}`, { line })
  }
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.trimEnd().length) {
    const from = token.lastIndex
    const found = token.exec(text)
    if (found === null) return refuse(`"${text.slice(from).trim()}" is not understood`)
    tokens.push(found[0].trim())
  }
  let at = 0
  const factor = (): Expanded => {
    const next = tokens[at++]
    if (next === undefined) return refuse('it ends where a name or number was expected')
    if (next === '-') return times(factor(), -1)
    if (next === '+') return factor()
    if (next === '(') {
      const inside = sum()
      if (tokens[at++] !== ')') return refuse('a bracket is not closed')
      return inside
    }
    if (/^[\d.]/.test(next)) return [{ coefficient: Number(next), factors: [] }]
    if (/^[*/)=]/.test(next)) return refuse(`"${next}" stands where a name or number was expected`)
    return [{ coefficient: 1, factors: [/^["[]/.test(next) ? next.slice(1, -1) : next] }]
  }
  const productOf = (): Expanded => {
    let left = factor()
    while (tokens[at] === '*' || tokens[at] === '/') {
      const isDivision = tokens[at++] === '/'
      const right = factor()
      if (isDivision) {
        const by = right.reduce((total, term) => total + term.coefficient, 0)
        if (right.some(({ factors }) => factors.length > 0) || by === 0)
          return refuse('only division by a number other than 0 is possible')
        left = left.map(({ coefficient, factors }) => ({ coefficient: coefficient / by, factors }))
      } else
        left = left.flatMap((one) =>
          right.map((two) => ({ coefficient: one.coefficient * two.coefficient, factors: [...one.factors, ...two.factors] })),
        )
    }
    return left
  }
  function sum(): Expanded {
    const terms = [...productOf()]
    while (tokens[at] === '+' || tokens[at] === '-') {
      const sign = tokens[at++] === '-' ? -1 : 1
      terms.push(...times(productOf(), sign))
    }
    return terms
  }
  const left = sum()
  if (tokens[at++] !== '=') return refuse('it needs one equals sign')
  const right = sum()
  if (at < tokens.length) return refuse(`"${tokens.slice(at).join(' ')}" is left over`)
  return [...left, ...times(right, -1)]
}

const times = (terms: Expanded, by: number): Expanded =>
  terms.map(({ coefficient, factors }) => ({ coefficient: coefficient * by, factors }))
