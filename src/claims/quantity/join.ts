import type { Reading } from './reading.ts'

const dollars = /^\s?(?:,\s|and\s|,\sand\s)?$/
const bothBounds = /^\s?(?:,?\s(?:and|but)|,)\s?$/

/** "5 feet and 2 inches", "15 dollars and 50 cents": two numbers of one measure; the smaller in the unit of the larger. */
const parts: Readonly<Record<string, readonly [smaller: string, perLarger: number]>> = {
  ft: ['inch', 12],
  USD: ['cent', 100],
  AUD: ['cent', 100],
  CAD: ['cent', 100],
  EUR: ['cent', 100],
  GBP: ['pence', 100],
}

function sum(text: string, here: Reading, next: Reading): Reading | null {
  if (here.measure === null || here.operator === 'range' || next.operator === 'range' || here.vague || next.vague) return null
  const part = parts[here.measure.name]
  if (part === undefined || !Number.isInteger(here.low) || next.low >= part[1] || next.low < 0) return null
  if (here.measure.from < here.numberTo || !dollars.test(text.slice(here.to, next.from))) return null
  const spelled = next.measure?.name === part[0]
  // "It costs 15 dollars and 50.": without a unit only where nothing else is counted.
  const cents =
    next.measure === null &&
    part[1] === 100 &&
    Number.isInteger(next.low) &&
    /^(?:\s?[.,;!?]|\s?$|\sand\s)/.test(text.slice(next.to, next.to + 5)) &&
    next.operator === '='
  if (!spelled && !cents) return null
  const value = here.low + next.low / part[1]
  return { ...here, to: next.to, numberTo: next.numberTo, low: value, high: value }
}

/** "above 1,000 and below 1,500": two bounds of one quantity are a range. */
function between(text: string, here: Reading, next: Reading): Reading | null {
  const [first, second] = [here.operator, next.operator]
  const rising = first.startsWith('>') && second.startsWith('<') && here.low < next.low
  const falling = first.startsWith('<') && second.startsWith('>') && here.low > next.low
  if (!rising && !falling) return null
  if (here.measure !== null && next.measure !== null && here.measure.name !== next.measure.name) return null
  if (!bothBounds.test(text.slice(here.to, next.from))) return null
  return {
    ...here,
    to: next.to,
    numberTo: next.numberTo,
    low: Math.min(here.low, next.low),
    high: Math.max(here.low, next.low),
    operator: 'range',
    measure: next.measure ?? here.measure,
    kind: next.measure === null ? here.kind : next.kind,
  }
}

/** Joins neighbours that are one quantity. */
export function joined(text: string, readings: readonly Reading[]): Reading[] {
  const kept: Reading[] = []
  for (const reading of readings) {
    const last = kept.at(-1)
    const one = last === undefined ? null : (sum(text, last, reading) ?? between(text, last, reading))
    if (one === null) kept.push(reading)
    else kept[kept.length - 1] = one
  }
  return kept
}
