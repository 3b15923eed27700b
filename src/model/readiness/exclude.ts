import type { Line } from './field.ts'
import { chineseTies } from './interests.ts'

/** What can be kept out of a ranking beside countries, companies and plants by name. */
export const exclusions = ['chinese-control', 'chinese-offtake', 'chinese-tie', 'listed'] as const
export type Exclusion = (typeof exclusions)[number]

const controlOf = (line: Line): string => {
  const control = line.scores.find(({ criterion }) => criterion === 'control')
  return control?.state === 'known' ? control.says : ''
}

/** Why a line is kept out under an exclusion; null where it is not. */
export function keptOutBy(line: Line, exclusion: Exclusion, isListed: (company: string) => string | null): string | null {
  const ties = chineseTies(line.ties)
  const control = line.scores.find(({ criterion }) => criterion === 'control')
  const level = control?.state === 'known' ? (control.low + control.high) / 2 : null
  const say = (tie: (typeof ties)[number] | undefined): string | null =>
    tie === undefined ? null : `${tie.party} (China) is ${tie.tie.replaceAll('-', ' ')}: ${tie.says}`
  if (exclusion === 'chinese-control')
    return level !== null && level < 0.26
      ? controlOf(line)
      : say(ties.find(({ tie, share }) => tie === 'owner' || (share ?? 0) > 50))
  if (exclusion === 'chinese-offtake') return say(ties.find(({ tie }) => tie === 'offtaker'))
  if (exclusion === 'chinese-tie') return say(ties[0]) ?? (level !== null && level < 0.8 ? controlOf(line) : null)
  const list = isListed(line.facility.company)
  return list === null ? null : `${line.facility.company} is named on ${list}`
}
