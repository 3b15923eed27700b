import { sayPlace } from '../../kernel/place.ts'
import type { Measure } from '../../ledger/scenarios/scenario-file.ts'
import { sayMonth } from '../../kernel/month.ts'
import { type Spread, type Where } from '../../ledger/scenarios/words.ts'

const percent = (value: number): string => `${Math.round(value * 1000) / 10}%`
const plain = (value: number): string => `${Math.round(value * 100) / 100}`

/** `80%`, or `70 to 90%, likely 80%`. */
function saySpread({ low, mode, high }: Spread, say: (value: number) => string): string {
  return low === high ? say(mode) : `${say(low)} to ${say(high)}, likely ${say(mode)}`
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

/** `China`, `everybody`, `everybody but China`. */
export function sayWhere({ all, places }: Where): string {
  const named = list(places.map((code) => (code === 'OTHER' ? 'the other places' : sayPlace(code))))
  return all ? (places.length === 0 ? 'everybody' : `everybody but ${named}`) : named
}

/** What stands for `made` at a stage, in the words of the trade. */
const goodsWord = { mining: 'ore', separation: 'oxide', metal: 'metal', magnet: 'magnets' } as const

function sayGoods(measure: {
  readonly of?: readonly string[] | undefined
  readonly at: readonly (keyof typeof goodsWord)[]
}): string {
  const goods = list(measure.at.map((stage) => goodsWord[stage]))
  return measure.of === undefined ? `rare-earth ${goods}` : `${goods} of ${list(measure.of)}`
}

/** `from January 2027 to June 2027`; nothing for the whole run. */
export function sayMonths({
  since,
  until,
}: {
  readonly since?: number | undefined
  readonly until?: number | undefined
}): string {
  if (since === undefined && until === undefined) return 'throughout'
  if (until === undefined) return `from ${sayMonth(since ?? 0)}`
  return since === undefined ? `until ${sayMonth(until)}` : `${sayMonth(since)} to ${sayMonth(until)}`
}

type Border = Extract<Measure, { from: Where }>

const sayRoute = (measure: Border): string =>
  `from ${sayWhere(measure.from)} to ${sayWhere(measure.to ?? { all: !measure.from.all, places: measure.from.places })}`

function sayBorder(measure: Border): string {
  const what = `${sayGoods(measure)} ${sayRoute(measure)}`
  const ahead =
    measure.announced === undefined
      ? ''
      : `, announced in ${sayMonth(measure.announced)}${measure.orderAhead === undefined ? '' : ` with ${saySpread(measure.orderAhead, percent)} more ordered until then`}`
  switch (measure.kind) {
    case 'ban':
      return `Nothing is shipped: ${what}${ahead}`
    case 'cut':
      return `${saySpread(measure.by, percent)} of orders is not shipped: ${what}${ahead}`
    case 'quota':
      return `At most ${saySpread(measure.most, plain)} t a ${measure.each}${measure.carriesOver ? ', what is left is carried over' : ''}: ${what}${ahead}`
    case 'licence':
      return `Licence needed: ${what}; granted ${saySpread(measure.granted, percent)} of what waits a month, after ${saySpread(measure.wait, plain)} months; ${saySpread(measure.uncontrolled, percent)} needs none${ahead}`
    case 'tariff':
      return `Duty of ${saySpread(measure.rate, percent)}: ${what}; orders shrink with elasticity ${saySpread(measure.elasticity, plain)}${ahead}`
  }
}

/** A measure of a scenario in one sentence, without a full stop. */
export function sayMeasure(measure: Measure): string {
  if ('from' in measure) return sayBorder(measure)
  switch (measure.kind) {
    case 'outage':
      return `${saySpread(measure.by, percent)} of capacity lost: ${sayGoods(measure)} in ${sayWhere(measure.in)}`
    case 'capacity': {
      const name = measure.facility === undefined ? 'New plants' : measure.facility
      const late = measure.slip.high === 0 ? '' : `, ${saySpread(measure.slip, plain)} months late`
      const comes = measure.chance === 1 ? '' : `, with a chance of ${percent(measure.chance)}`
      return `${name} in ${sayWhere(measure.in)}: ${saySpread(measure.adds, plain)} t a year of ${sayGoods(measure)} from ${sayMonth(measure.since)}, over ${saySpread(measure.ramp, plain)} months${late}${comes}`
    }
    case 'recycling':
      return `Scrap adds ${saySpread(measure.adds, plain)} t a year before ${measure.at.join(', ')} in ${sayWhere(measure.in)}`
    case 'release':
      return `A stockpile of ${saySpread(measure.holds, plain)} t (${sayGoods(measure)}) in ${sayWhere(measure.in)} is let out over ${saySpread(measure.over, plain)} months from ${sayMonth(measure.since)}`
    case 'demand':
      return `Use by ${measure.industries === undefined ? 'all industries' : list(measure.industries)}${measure.in === undefined ? '' : ` in ${sayWhere(measure.in)}`} changes by ${saySpread(measure.grows, percent)} a year`
    case 'thrifting':
      return `Magnet makers save ${saySpread(measure.saves, percent)} of ${list(measure.of)} a year while short, down to ${percent(measure.floor)}`
    case 'switch':
      return `${saySpread(measure.most, percent)} of the use of ${measure.grade} can go over to ${measure.to} after ${saySpread(measure.after, plain)} months`
    case 'requalify':
      return `With each month a buyer is short, other suppliers may newly deliver ${saySpread(measure.qualified, percent)} of what it ordinarily takes; ${saySpread(measure.drift, percent)} of orders moves a month to who delivers`
  }
}
