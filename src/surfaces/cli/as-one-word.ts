import type { Operation } from '../../answers/operation.ts'

/** Two words that together name a question are that question: `receipt diff` is `receipt-diff`. */
export function asOneWord(argv: readonly string[], operations: readonly Operation[]): string[] {
  const [first = '', second = '', ...rest] = argv
  const name = `${first}-${second}`
  return operations.some((op) => op.name === name) ? [name, ...rest] : [...argv]
}
