import type { Observation, Problem, Term } from '../../src/model/reconciliation/problem.ts'
import { seeded } from './chain-network.ts'

/**
 * A chain of countries and stages as reports would tell it: production, trade between every country and a few suppliers, and use, each with an error of its own, so that no
 * balance is met. Two balances a country and stage (what enters is what is used up; what is made is what is shipped). No flow may be below nought.
 */
export function chainPlant(countries: number, stages: number, suppliers: number, seed: number): Problem {
  const pick = seeded(seed)
  const observations: Observation[] = []
  const balances: Term[][] = Array.from({ length: 2 * countries * stages }, () => [])
  const into = (stage: number, country: number): Term[] => balances[2 * (stage * countries + country)]!
  const outOf = (stage: number, country: number): Term[] => balances[2 * (stage * countries + country) + 1]!
  const flow = (value: number): number => {
    const sd = value * (0.05 + pick(40) / 100) + 0.5
    // Errors of up to two standard deviations either way; small flows are reported below nought by some.
    observations.push({ value: value + (sd * (pick(401) - 200)) / 100, sd, least: 0, most: Infinity })
    return observations.length - 1
  }
  for (let stage = 0; stage < stages; stage++)
    for (let country = 0; country < countries; country++) {
      const made = flow(1 + pick(200))
      into(stage, country).push({ coefficient: -1 / 0.9, factors: [made] })
      outOf(stage, country).push({ coefficient: 1, factors: [made] })
      if (stage === 0) into(0, country).push({ coefficient: 1, factors: [flow(1 + pick(200))] })
      if (stage === stages - 1) outOf(stage, country).push({ coefficient: -1, factors: [flow(1 + pick(200))] })
      else
        for (let supplier = 0; supplier < suppliers; supplier++) {
          const shipped = flow(pick(3) === 0 ? 0 : 1 + pick(60))
          outOf(stage, country).push({ coefficient: -1, factors: [shipped] })
          into(stage + 1, (country + supplier * (1 + pick(3))) % countries).push({ coefficient: 1, factors: [shipped] })
        }
    }
  return { observations, balances }
}
