import type { GoodsStage } from '../../ledger/scenarios/words.ts'
import { nameOfPlace } from '../scenario/baseline-asked.ts'
import type { OutlookAnswer, OutlookRow } from './outlook.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`
const one = (value: number): number => Math.round(value * 10) / 10
const points = (value: number): string => `${one(value)} ${one(value) === 1 ? 'point' : 'points'}`

/** Courses that lie no further apart than this leave the share as it is, percentage points. */
const alike = 3

/** The finding: the share in the last year, and whether the course moves it more than what comes in every course. */
export function sayOutlook(answer: Pick<OutlookAnswer, 'rows' | 'gaps' | 'place' | 'baseline'>): string {
  const last = Math.max(...answer.rows.map(({ year }) => year))
  const of = (stage: GoodsStage): OutlookRow | undefined =>
    answer.rows.find((row) => row.stage === stage && row.course === null && row.year === last)
  const [separation, magnet] = [of('separation'), of('magnet')]
  if (separation === undefined || magnet === undefined) return 'The run has no whole year.'
  const whole = `In ${last} ${nameOfPlace(answer.place)} separates ${percent(separation.p50)} of the magnet rare earths (${percent(separation.p10)} to ${percent(separation.p90)}) and makes ${percent(magnet.p50)} of the magnets (${percent(magnet.p10)} to ${percent(magnet.p90)}).`
  const gap = answer.gaps.find(({ stage }) => stage === 'separation')
  if (gap === undefined) return whole
  const before = answer.baseline.find(({ stage }) => stage === 'separation')?.share ?? 0
  const moved = 100 * Math.abs(separation.p50 - before)
  const apart = `Between the courses separation differs by ${points(gap.points)} (${one(gap.p10)} to ${one(gap.p90)})`
  const against = `against ${points(moved)} between the baseline and ${last}`
  if (gap.points < alike) return `${whole} ${apart}, ${against}: the summit leaves the grip as it is.`
  return gap.points < moved
    ? `${whole} ${apart}, ${against}: what is built counts for more than the summit.`
    : `${whole} ${apart}, ${against}: the course counts for more than what is built.`
}
