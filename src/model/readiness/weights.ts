import { criteria, type Criterion } from './criteria.ts'

export type Weights = Readonly<Record<Criterion, number>>

/** Whose eyes a ranking is seen with. Our conventions, to be argued with: each sums to 100. */
export const presets = {
  investor: {
    stage: 15,
    proof: 15,
    feed: 12,
    permits: 8,
    finance: 15,
    offtake: 12,
    customers: 8,
    utilities: 3,
    capacity: 5,
    schedule: 4,
    control: 3,
  },
  offtaker: {
    stage: 20,
    proof: 18,
    feed: 10,
    permits: 5,
    finance: 5,
    offtake: 3,
    customers: 15,
    utilities: 2,
    capacity: 15,
    schedule: 4,
    control: 3,
  },
  lender: {
    stage: 12,
    proof: 14,
    feed: 14,
    permits: 12,
    finance: 10,
    offtake: 18,
    customers: 6,
    utilities: 6,
    capacity: 4,
    schedule: 3,
    control: 1,
  },
  defence: {
    stage: 18,
    proof: 15,
    feed: 10,
    permits: 5,
    finance: 5,
    offtake: 3,
    customers: 10,
    utilities: 3,
    capacity: 10,
    schedule: 3,
    control: 18,
  },
  equal: {
    stage: 1,
    proof: 1,
    feed: 1,
    permits: 1,
    finance: 1,
    offtake: 1,
    customers: 1,
    utilities: 1,
    capacity: 1,
    schedule: 1,
    control: 1,
  },
} as const satisfies Record<string, Weights>
export type Preset = keyof typeof presets
export const presetNames = Object.keys(presets) as Preset[]

/** Weights in the order of `criteria`, summing to 1. */
export function shares(weights: Weights): number[] {
  const sum = criteria.reduce((total, criterion) => total + weights[criterion], 0)
  return criteria.map((criterion) => weights[criterion] / sum)
}
