import type { Fault } from '../../kernel/read.ts'
import type { Statement } from './book.ts'
import { overlap } from './covers.ts'
import { stageLadder } from './ladders.ts'

/** Matters that hold by themselves once a line operates, so that a lower rung beside an operating line is a contradiction. */
const impliedByOperation = { finance: 'closed', permits: 'granted' } as const

/** Rungs that nobody reaches before the line is so far. */
const notBefore = {
  permits: { from: 'feasibility', levels: ['granted'] },
  finance: { from: 'financed', levels: ['closed'] },
  proof: { from: 'commissioning', levels: ['commercial', 'on-spec'] },
  customers: { from: 'commissioning', levels: ['qualified', 'shipping'] },
} as const

/**
 * What makes statements fit one another: one current value for a matter of a line; no matter said both of a group and of a part of it, since
 * taking a receipt away would then bring another value to light instead of the unknown; at least two voices in a dispute.
 */
export function lintStatements(statements: readonly Statement[]): Fault[] {
  const faults: Fault[] = []
  const complain = (says: string): void => {
    faults.push({ kind: 'contradiction', says: `facilities/statements.csv: ${says}` })
  }
  const groups = Map.groupBy(statements, ({ facility, matter }) => `${facility} ${matter}`)
  for (const [key, group] of groups) {
    const current = group.filter(({ state }) => state === 'current')
    for (const [at, one] of current.entries())
      for (const other of current.slice(at + 1)) {
        if (!overlap(one.product, other.product)) continue
        if (one.product !== other.product) complain(`${key} is said of ${one.product} and of ${other.product}, which overlap`)
        else if (one.level !== other.level || one.amount !== other.amount || one.due !== other.due)
          complain(`${key} of ${one.product} has two current values; mark one superseded, or both disputed`)
      }
    for (const { product } of group.filter(({ state }) => state === 'disputed')) {
      const voices = group.filter((each) => each.state === 'disputed' && each.product === product)
      if (voices.length < 2) complain(`${key} of ${product} is disputed by one voice only`)
    }
  }
  for (const { facility, product, level } of statements.filter((each) => each.matter === 'stage' && each.state === 'current')) {
    const at = (stageLadder as readonly (string | null)[]).indexOf(level)
    for (const [matter, { from, levels }] of Object.entries(notBefore)) {
      if (at >= stageLadder.indexOf(from)) continue
      const early = groups
        .get(`${facility} ${matter}`)
        ?.find(
          (each) =>
            each.state === 'current' && each.product === product && (levels as readonly (string | null)[]).includes(each.level),
        )
      if (early) complain(`${facility} is at ${level} with ${product}, but its ${matter} is said to be ${early.level}`)
    }
  }
  for (const { facility, product, level } of statements.filter((each) => each.matter === 'stage' && each.state === 'current')) {
    if (level !== 'operating') continue
    for (const [matter, top] of Object.entries(impliedByOperation)) {
      const lower = groups
        .get(`${facility} ${matter}`)
        ?.find((each) => each.state === 'current' && overlap(each.product, product) && each.level !== top)
      if (lower) complain(`${facility} operates ${product}, but its ${matter} is said to be ${lower.level}`)
    }
  }
  return faults
}
