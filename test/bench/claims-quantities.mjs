// Module for `score-quantities.mjs --module`: run with Node 24, which reads the TypeScript sources as they are.
import { findQuantities } from '../../src/claims/quantity/find.ts'
import { datesIn } from '../../src/claims/time/dates.ts'
import { sentences } from '../../src/claims/text/sentences.ts'

const signs = { '=': '=', '~': '~', '>': '>', '>=': '>', '<': '<', '<=': '<', range: '=' }
const names = { percent: '%', x: 'times', t: 'tonne', 't/yr': 'tonne per year', years: 'year', months: 'month', days: 'day' }

function predicted({ from, to, value, low, high, unit, operator }) {
  const line = { start: from, end: to, unit: unit === null ? null : (names[unit] ?? unit), mod: signs[operator] }
  return value === null ? { ...line, low, high } : { ...line, value }
}

/** One rule set for all sets; only `ctx.level` is looked at, by the scorer itself. */
export function extract(text) {
  const found = findQuantities(text).map(predicted)
  const dates = sentences(text).flatMap(({ from, to }) =>
    datesIn(text.slice(from, to), null).map((date) => ({
      start: from + date.from,
      end: from + date.to,
      kind: 'date',
      date: date.text,
    })),
  )
  return [...found, ...dates]
}
