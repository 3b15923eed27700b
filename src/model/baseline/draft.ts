import type { Ground } from '../../ledger/baseline/book.ts'
import type { Observation, Problem, Term } from '../reconciliation/problem.ts'

/** What an observation of the baseline rests on: a row of the book, or a figure of the ledger with its receipts. */
export interface Provenance extends Ground {
  /** What it says, in words, with the tonnes a year it says. */
  readonly says: string
  readonly receipts: readonly string[]
}

/** Relative standard deviation of a value that is only a beginning. */
const nothingKnown = 1.5
/** Part of the reference size of a quantity below which nothing is known of it. */
const floor = 0.002

/** The reconciliation of the chain while it is put together: quantities by name, what is said of them, and what they must meet. Tonnes a year. */
export class BaselineDraft {
  readonly #numbers = new Map<string, number>()
  readonly #observations: Observation[] = []
  readonly #provenance: Provenance[] = []
  readonly #balances: Term[][] = []

  /** A quantity that cannot be below nought, with what is thought of it beforehand. `size` is what it is small or large beside. */
  quantity(name: string, value: number, cv: number, size: number, provenance: Provenance): void {
    const sd = Math.max(cv * value, floor * size, 1e-6)
    this.#numbers.set(name, this.#add({ value, sd, least: 0, most: Infinity }, provenance))
  }

  /** A quantity of which nothing is said but where to begin: as large again either way, so that what is known of shares and totals decides. */
  start(name: string, value: number, size: number, provenance: Provenance): void {
    this.quantity(name, value, nothingKnown, size, provenance)
  }

  has(name: string): boolean {
    return this.#numbers.has(name)
  }

  /** What was thought of a quantity beforehand; nought of one that is not in the chain. */
  prior(name: string): number {
    const at = this.#numbers.get(name)
    return at === undefined ? 0 : (this.#observations[at]?.value ?? 0)
  }

  /** Says that a sum of quantities was observed as a value. Quantities that are not in the chain are left out. */
  observe(sum: readonly (readonly [name: string, by: number])[], value: number, sd: number, provenance: Provenance): void {
    const terms = this.#terms(sum)
    if (terms.length === 0) return
    const at = this.#add({ value, sd: Math.max(sd, 1e-6), least: -Infinity, most: Infinity }, provenance)
    this.#balances.push([...terms, { coefficient: -1, factors: [at] }])
  }

  /** A sum of quantities that is nought. */
  balance(sum: readonly (readonly [name: string, by: number])[]): void {
    const terms = this.#terms(sum)
    if (terms.length > 0) this.#balances.push(terms)
  }

  finished(): { problem: Problem; provenance: readonly Provenance[]; numbers: ReadonlyMap<string, number> } {
    return {
      problem: { observations: this.#observations, balances: this.#balances },
      provenance: this.#provenance,
      numbers: this.#numbers,
    }
  }

  #add(observation: Observation, provenance: Provenance): number {
    this.#provenance.push(provenance)
    return this.#observations.push(observation) - 1
  }

  #terms(sum: readonly (readonly [name: string, by: number])[]): Term[] {
    return sum.flatMap(([name, coefficient]) => {
      const at = this.#numbers.get(name)
      return at === undefined || coefficient === 0 ? [] : [{ coefficient, factors: [at] }]
    })
  }
}
