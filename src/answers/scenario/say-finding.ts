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

const makers = { separation: 'Separators', metal: 'Metal makers', magnet: 'Magnet makers' } as const

/** What makers lack where users do not: stocks stand between the two. */
function sayMakers(series: Readings['series']): string {
  const worst = series
    .filter(({ what, total }) => what === 'lack' && total.p50 > 0)
    .toSorted((a, b) => b.total.p50 - a.total.p50)[0]
  const first = worst?.months.find(({ p50 }) => p50 > 0)
  if (worst === undefined || first === undefined) return ''
  const most = Math.max(...worst.months.map(({ p50 }) => p50))
  const who = makers[worst.stage as keyof typeof makers]
  return ` ${who} lack up to ${sayTonnes(most)} t of ${worst.element ?? ''} a month in the middle run, from ${first.month}; stocks carry the rest of the chain.`
}

/** The finding of a scenario, in one or two sentences. */
export function sayFinding({ file }: Preset, { shortage, share, first, series }: Readings): string {
  if (shortage.p97 < 1e-6) return `No user of magnets goes short in ${file.months} months.${sayMakers(series)}`
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
