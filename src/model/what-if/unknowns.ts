import type { Spread } from '../../ledger/scenarios/words.ts'
import type { Input, Spread as Drawn } from '../scenario/study.ts'

/** The value an unknown has in one run. */
export type Value = (values: Float64Array) => number

/** Gathers what is not known in a scenario; what is known needs no draw. */
export interface Unknowns {
  readonly inputs: readonly Input[]
  spread(id: string, title: string, spread: Spread): Value
  drawn(id: string, title: string, spread: Drawn): Value
}

export function unknowns(): Unknowns {
  const inputs: Input[] = []
  const drawn = (id: string, title: string, spread: Drawn): Value => {
    const at = inputs.push({ id, title, spread }) - 1
    return (values) => values[at] ?? 0
  }
  return {
    inputs,
    drawn,
    spread: (id, title, { low, mode, high }) =>
      low === high ? () => mode : drawn(id, title, { shape: 'triangular', low, mode, high }),
  }
}
