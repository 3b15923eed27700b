import { elementsOf, mineralWithin } from '../../kernel/element.ts'
import { Refusal } from '../../kernel/errors.ts'
import { overlaps, readPeriod, type Period } from '../../kernel/period.ts'
import { ledgerMeasures } from '../../ledger/definition.ts'
import type { Basis } from '../../ledger/definition.ts'
import type { Figure } from '../../ledger/figure.ts'
import { periodOf } from '../../ledger/settle.ts'
import { askedMineral, askedPlace, askedStage } from '../share/asked.ts'

/** Filters as asked, by the names of the surface; every one is optional. */
export interface AskedFor {
  readonly measure?: string | undefined
  readonly mineral?: string | undefined
  readonly stage?: string | undefined
  readonly place?: string | undefined
  readonly year?: number | undefined
  readonly basis?: Basis | undefined
}

/** The same, read: codes and canonical names. */
export interface Filters {
  readonly measure: string | undefined
  readonly mineral: string | undefined
  readonly basis: Basis | undefined
  readonly stage: string | undefined
  readonly place: string | undefined
  readonly year: Period | undefined
}

const measureNamed = (text: string): string | undefined => {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return ledgerMeasures.find((each) => each === wanted)
}

export const isMeasure = (text: string): boolean => measureNamed(text) !== undefined

/** Canonical measure, or a refusal that lists them. */
export function askedMeasure(text: string): string {
  const measure = measureNamed(text)
  if (measure === undefined)
    throw new Refusal('bad-input', `no measure is called "${text}"; measures: ${ledgerMeasures.join(', ')}`)
  return measure
}

/** Reads filters; unknown words are refused with the nearest known one. */
export function filtersOf(asked: AskedFor): Filters {
  const mineral = asked.mineral === undefined ? undefined : askedMineral(asked.mineral)
  const isMagnet = mineral === 'magnet_rare_earths'
  const year = asked.year === undefined ? undefined : readPeriod(String(asked.year).padStart(4, '0'))
  return {
    measure: asked.measure === undefined ? undefined : askedMeasure(asked.measure),
    // The IEA's four are filed under rare earths with a basis of their own.
    mineral: isMagnet ? 'rare_earths' : mineral,
    basis: asked.basis ?? (isMagnet ? 'magnet_ree' : undefined),
    stage: asked.stage === undefined ? undefined : askedStage(asked.stage),
    place: asked.place === undefined ? undefined : askedPlace(asked.place),
    year: year?.ok === true ? year.value : undefined,
  }
}

/** Whether a figure is what the filters ask for; a mineral is asked for exactly. */
export const passes = (figure: Figure, filters: Filters): boolean =>
  (filters.mineral === undefined || figure.mineral === filters.mineral) && passesApartFromMineral(figure, filters)

/** Whether a figure is about a group that counts the mineral asked for, and passes every other filter. */
export function passesWithin(figure: Figure, filters: Filters): boolean {
  const { mineral } = filters
  if (mineral === undefined || figure.mineral === null || figure.mineral === mineral) return false
  if (!passesApartFromMineral(figure, filters)) return false
  const counted = figure.basis === 'magnet_ree' ? 'magnet_rare_earths' : figure.mineral
  return elementsOf(mineral).length > 0 && mineralWithin(mineral, counted)
}

function passesApartFromMineral(figure: Figure, { measure, basis, stage, place, year }: Filters): boolean {
  if (measure !== undefined && figure.measure !== measure) return false
  if (basis !== undefined && figure.basis !== basis) return false
  if (stage !== undefined && figure.stage !== stage) return false
  if (place !== undefined && figure.geography !== place && figure.counterpart !== place) return false
  if (year === undefined) return true
  const period = periodOf(figure.period)
  return period !== null && overlaps(period, year)
}
