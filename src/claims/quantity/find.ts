import type { Amount } from './amount.ts'
import { boundBefore } from './bounds.ts'
import { amountsOf } from './claim-amount.ts'
import { findMultiples } from './multiples.ts'
import { readQuantities } from './read.ts'
import type { Known } from './reading.ts'
import type { Units } from './unit-table.ts'
import { matches } from '../text/matches.ts'

/** What a reader of the text knows about it. */
export interface Setting extends Known {
  readonly publisher: string | null
  readonly units: Units
}

const wholes =
  /\b(?:(?:the |a )?(?:vast |overwhelming |large |great )?majority of|most of (?:the|its|their)\b|(?:all|100%) of (?:the world['’]s|its|their|the global)|(?:the )?bulk of(?= (?:the|its|global|world)))/gi

/** "the majority of", "all of the world's": shares without a number. */
function wholesIn(text: string): Amount[] {
  if (!/majority|most|all of|bulk|100%/i.test(text)) return []
  return matches(wholes, text).map((whole) => {
    const every = /^(?:all|100)/i.test(whole[0])
    const bound = boundBefore(text, whole.index, 0)
    const value = every ? 100 : 50
    return {
      from: bound?.from ?? whole.index,
      to: whole.index + whole[0].replace(/ of\b.*$/i, '').length,
      numberFrom: whole.index,
      numberTo: whole.index + 3,
      kind: 'fraction',
      low: value,
      high: value,
      operator: every ? (bound?.operator ?? '=') : '>',
      unit: 'percent',
      printed: '',
      noun: null,
      inWords: true,
      per: null,
      change: false,
    }
  })
}

function multiplesIn(text: string): Amount[] {
  return findMultiples(text).map((multiple) => {
    const bound = boundBefore(text, multiple.from, 0)
    return {
      from: bound?.from ?? multiple.from,
      to: multiple.to,
      numberFrom: multiple.from,
      numberTo: multiple.to,
      kind: 'multiple',
      low: multiple.low,
      high: multiple.high,
      operator: multiple.high === multiple.low ? (bound?.operator ?? (multiple.approximate ? '~' : '=')) : 'range',
      unit: 'x',
      printed: '',
      noun: null,
      inWords: true,
      per: null,
      change: multiple.change,
    }
  })
}

/**
 * Every amount of a sentence that a claim can be made of, in canonical units, in order, without overlaps: what the reader of
 * quantities finds, and what has no number of its own ("doubled", "the majority"). Linear in the length of the text.
 */
export function findAmounts(text: string, setting: Setting): Amount[] {
  const read = readQuantities(text, setting.units, setting).flatMap((reading) => amountsOf(text, reading, setting.publisher))
  const found = [...wholesIn(text), ...multiplesIn(text), ...read]
  // A word that is itself a share or a factor goes before a number it contains.
  const kept: Amount[] = []
  for (const amount of found) if (!kept.some((other) => other.from < amount.to && amount.from < other.to)) kept.push(amount)
  return kept.sort((a, b) => a.from - b.from)
}
