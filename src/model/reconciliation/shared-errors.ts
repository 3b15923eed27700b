import type { Observation, Problem, QuantityClass, Reconciled, Term } from './problem.ts'

/** A problem of independent errors that says the same, and where its parts come from. */
export interface Unfolded {
  readonly problem: Problem
  /** For each observation that shares an error: the number of its own report and of the common error in the problem unfolded. */
  readonly parts: ReadonlyMap<number, { readonly own: number; readonly common: number }>
}

/**
 * Writes shared errors as quantities of their own: an observation `o` of standard deviation `s`, `p` of whose variance is common, becomes `x = r - s sqrt(p) g`,
 * with a report `r` observed as `o` with `s sqrt(1 - p)`, and the common error `g` observed as 0 with 1.
 */
export function unfolded({ observations, balances, shared = [] }: Problem): Unfolded {
  const all: Observation[] = [...observations]
  const links: Term[][] = []
  const parts = new Map<number, { own: number; common: number }>()
  for (const group of shared) {
    const members = group.filter(({ observation, part }) => {
      const { value, sd } = observations[observation] as Observation
      return value !== null && sd > 0 && part > 0
    })
    if (members.length < 2) continue
    const common = all.length
    all.push({ value: 0, sd: 1, least: -Infinity, most: Infinity })
    for (const { observation, part } of members) {
      const { value, sd, least, most } = observations[observation] as Observation
      const own = all.length
      all.push({ value, sd: sd * Math.sqrt(1 - part), least: -Infinity, most: Infinity })
      all[observation] = { value: null, sd: 0, least, most }
      parts.set(observation, { own, common })
      links.push([
        { coefficient: 1, factors: [observation] },
        { coefficient: -1, factors: [own] },
        { coefficient: sd * Math.sqrt(part), factors: [common] },
      ])
    }
  }
  return { problem: { observations: all, balances: [...balances, ...links] }, parts }
}

/** Brings the answer back to the observations as given. */
export function folded({ observations }: Problem, { parts }: Unfolded, found: Reconciled): Reconciled {
  const sharers = new Map<number, number>()
  for (const { common } of parts.values()) sharers.set(common, (sharers.get(common) ?? 0) + 1)
  const classes: QuantityClass[] = []
  const normalised: (number | null)[] = []
  const chi2Of: number[] = []
  for (const [at, { value: observed, sd }] of observations.entries()) {
    const part = parts.get(at)
    if (part === undefined || observed === null) {
      classes.push(found.classes[at] as QuantityClass)
      normalised.push(found.normalised[at] ?? null)
      chi2Of.push(found.chi2Of[at] ?? 0)
      continue
    }
    const after = found.sd[at] ?? sd
    const checked = sd ** 2 - after ** 2
    const isChecked = checked > 1e-12 * sd ** 2
    classes.push(isChecked ? 'redundant' : 'non-redundant')
    normalised.push(isChecked ? ((found.values[at] ?? observed) - observed) / Math.sqrt(checked) : null)
    chi2Of.push((found.chi2Of[part.own] ?? 0) + (found.chi2Of[part.common] ?? 0) / (sharers.get(part.common) ?? 1))
  }
  const size = observations.length
  return {
    ...found,
    values: found.values.slice(0, size),
    sd: found.sd.slice(0, size),
    bound: found.bound.slice(0, size),
    classes,
    normalised,
    chi2Of,
  }
}
