import type { Preset } from '../../ledger/scenarios/presets.ts'
import { nameOfPlace } from './baseline-asked.ts'
import type { Readings } from './run-scenario.ts'

/** Two digits that tell: 0.4%, 3.1%, 27%. */
export function sayPart(share: number): string {
  const percent = share * 100
  if (percent === 0) return '0%'
  if (percent < 0.1) return 'less than 0.1%'
  return `${percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent)}%`
}

const sayTonnes = (value: number): string => {
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value)
  return rounded.toLocaleString('en-GB')
}

/** The finding of a scenario, in one or two sentences. */
export function sayFinding({ file }: Preset, { shortage, share, first }: Readings): string {
  if (shortage.p97 < 1e-6) return `Nobody goes short in ${file.months} months.`
  const band = `${sayPart(share.p10)} to ${sayPart(share.p90)} in eight runs of ten`
  const whole = `In the middle run users of magnets lack ${sayTonnes(shortage.p50)} t in ${file.months} months, ${sayPart(share.p50)} of what they want (${band}).`
  const earliest = first
    .filter(({ likely }) => likely !== null)
    .toSorted((a, b) => ((a.likely ?? '') < (b.likely ?? '') ? -1 : 1))
  const [one] = earliest
  if (one?.likely != null) {
    const same = earliest.filter(({ likely }) => likely === one.likely).slice(0, 3)
    return `${whole} Short first, by more than 5%: ${same.map(({ place }) => nameOfPlace(place)).join(', ')}, in ${one.likely}.`
  }
  const possible = first.find(({ early }) => early !== null)
  return possible?.early == null
    ? `${whole} No place lacks more than 5% in a month, in nine runs of ten.`
    : `${whole} In half of the runs no place lacks more than 5% in a month; in one of ten ${nameOfPlace(possible.place)} does from ${possible.early}.`
}
