import { ring } from './layout.ts'
import type { RunState } from './run-state.ts'

/** An order that lacks less than this share is served. */
const rounding = 1e-12

/** Step 6: what there is, is shared among the orders let through, other uses among them. */
export function ration(state: RunState, month: number): void {
  const { layout, allowed, asked, sent, unsold, made, askedOf, unmet, record, overproduction, parameters, room, held } = state
  const { maker, buyer, elsewhere, makerStart } = layout
  unmet.fill(0)
  sent.set(allowed)
  const row = month * askedOf.length
  for (let at = 0; at < askedOf.length; at++) {
    const end = makerStart[at + 1] as number
    let sum = 0
    for (let flow = makerStart[at] as number; flow < end; flow++) sum += allowed[flow] as number
    sum += elsewhere[at] as number
    askedOf[at] = sum
    const there = (unsold[at] as number) + (made[at] as number)
    const fill = there >= sum ? 1 : there / sum
    record.elsewhere[row + at] = (elsewhere[at] as number) * fill
    unsold[at] = fill < 1 ? 0 : there - sum
    room[at] = fill
    if (parameters.overproduction > 1) {
      const aim = 1 + (parameters.overproduction - 1) * (1 - fill)
      overproduction[at] =
        (overproduction[at] as number) + (aim - (overproduction[at] as number)) / parameters.overproductionMonths
    }
    if (fill === 1) continue
    for (let flow = makerStart[at] as number; flow < end; flow++) {
      sent[flow] = (sent[flow] as number) * fill
      unmet[buyer[flow] as number] =
        (unmet[buyer[flow] as number] as number) + lacking(asked[flow] as number, sent[flow] as number)
    }
  }
  // Where a maker has enough, orders can only lack what was not let through.
  for (const flow of held)
    if (room[maker[flow] as number] === 1)
      unmet[buyer[flow] as number] =
        (unmet[buyer[flow] as number] as number) + lacking(asked[flow] as number, sent[flow] as number)
}

const lacking = (asked: number, sent: number): number => (asked - sent > rounding * asked ? asked - sent : 0)

/** Step 7: orders not met go once more, to suppliers with something to spare whose goods nothing holds back. */
export function substitute(state: RunState): void {
  const { layout, unmet, qualified, unsold, most, askedOf, sufficed, room, spareAsked } = state
  const { goods, places } = layout.sizes
  const step = state.forcing.qualified ?? state.parameters.qualified
  spareAsked.fill(0)
  for (let good = 0; good < goods; good++) {
    let isShort = false
    let spare = 0
    for (let at = good * places; at < (good + 1) * places; at++) {
      room[at] = (unsold[at] as number) + Math.max(0, (most[at] as number) - (askedOf[at] as number)) * (sufficed[at] as number)
      spare += room[at] as number
      if ((unmet[at] as number) <= 1e-9 * (layout.needed[at] as number)) continue
      isShort = true
      qualified[at] = Math.min(state.parameters.qualifiedMost, (qualified[at] as number) + step)
    }
    if (isShort && step > 0 && spare > 0) askOthers(state, good)
  }
}

/** Each buyer asks in proportion to what others have to spare, as far as it has qualified them; a duty holds it back as it does an order. */
function askOthers(state: RunState, good: number): void {
  const { layout, unmet, qualified, need, unsold, room, spareAsked, substitutes, newly, asked, sent, closed, tariff } = state
  const { makerStart, maker, buyer, to, sizes } = layout
  const { candidates } = state
  let count = 0
  substitutes.fill(0)
  for (let at = good * sizes.places; at < (good + 1) * sizes.places; at++) {
    const spare = room[at] as number
    if (spare === 0) continue
    for (let flow = makerStart[at] as number; flow < (makerStart[at + 1] as number); flow++) {
      const of = buyer[flow] as number
      if (unmet[of] === 0 || closed[flow] === 1) continue
      // Who already fails this buyer is not asked again; an order of next to nothing is none.
      if (
        (sent[flow] as number) < (asked[flow] as number) * (1 - rounding) &&
        (asked[flow] as number) > 1e-9 * (layout.needed[of] as number)
      )
        continue
      const by = (tariff[flow] as number) * spare
      if (by === 0) continue
      newly[flow] = by
      substitutes[to[flow] as number] = (substitutes[to[flow] as number] as number) + by
      candidates[count++] = flow
    }
  }
  for (let at = 0; at < count; at++) {
    const flow = candidates[at] as number
    const wants = Math.min(
      unmet[buyer[flow] as number] as number,
      (qualified[buyer[flow] as number] as number) * (need[buyer[flow] as number] as number),
    )
    newly[flow] = ((newly[flow] as number) / (substitutes[to[flow] as number] as number)) * wants * (tariff[flow] as number)
    spareAsked[maker[flow] as number] = (spareAsked[maker[flow] as number] as number) + newly[flow]
  }
  for (let at = 0; at < count; at++) {
    const flow = candidates[at] as number
    const from = maker[flow] as number
    const serves =
      (spareAsked[from] as number) <= (unsold[from] as number) ? 1 : (unsold[from] as number) / (spareAsked[from] as number)
    sent[flow] = (sent[flow] as number) + (newly[flow] as number) * serves
  }
  for (let at = good * sizes.places; at < (good + 1) * sizes.places; at++) {
    unsold[at] = Math.max(0, (unsold[at] as number) - (spareAsked[at] as number))
    spareAsked[at] = Math.min(spareAsked[at] as number, room[at] as number)
  }
}

/** Step 8: what is sent goes on its way; licences are used up or expire; the month is written down. */
export function send(state: RunState, month: number): void {
  const { layout, sent, coming, onTheWay, got, record, unsold, parameters } = state
  const { makerStart, buyer, lag } = layout
  const row = month * onTheWay.length
  const next = month + 1 + parameters.delay
  got.fill(0)
  for (let at = 0; at < onTheWay.length; at++) {
    let sum = 0
    for (let flow = makerStart[at] as number; flow < (makerStart[at + 1] as number); flow++) {
      const amount = sent[flow] as number
      if (amount === 0) continue
      const to = buyer[flow] as number
      coming[to * ring + ((next + (lag[flow] as number)) & (ring - 1))] =
        (coming[to * ring + ((next + (lag[flow] as number)) & (ring - 1))] as number) + amount
      got[to] = (got[to] as number) + amount
      sum += amount
    }
    record.sent[row + at] = sum
  }
  for (let at = 0; at < onTheWay.length; at++) onTheWay[at] = (onTheWay[at] as number) + (got[at] as number)
  useLicences(state, row)
  record.unsold.set(unsold, row)
  record.onTheWay.set(onTheWay, row)
  for (const [index, quota] of state.forcing.quotas.entries())
    if ((quota.period[month] as number) >= 0)
      for (const flow of quota.flows) {
        const at = layout.position[flow] as number
        if (at >= 0) state.quotaBalance[index] = (state.quotaBalance[index] as number) - (sent[at] as number)
      }
  if (state.keepsFlows) keepFlows(state, month)
}

/** Goods that need no licence and licences that are good are served alike; of the rest some expire. */
function useLicences(
  { layout, licensedFlows, sent, cleared, open, ripe, unripe, record, parameters }: RunState,
  row: number,
): void {
  const size = layout.sizes.goods * layout.sizes.places
  record.queue.fill(0, row, row + size)
  record.expired.fill(0, row, row + size)
  for (const flow of licensedFlows) {
    const cell = row + (layout.buyer[flow] as number)
    const fill = (cleared[flow] as number) > 0 ? Math.min(1, (sent[flow] as number) / (cleared[flow] as number)) : 0
    const left = Math.max(0, (open[flow] as number) * (1 - fill))
    const expires = left / Math.max(1, parameters.licenceValid)
    open[flow] = left - expires
    record.expired[cell] = (record.expired[cell] as number) + expires
    record.queue[cell] = (record.queue[cell] as number) + ((ripe[flow] as number) + (unripe[flow] as number))
  }
}

function keepFlows({ layout, record, sent, allowed }: RunState, month: number): void {
  const { places, goods } = layout.sizes
  const row = month * goods * places * places
  record.shipped.fill(0, row, row + goods * places * places)
  record.allowed.fill(0, row, row + goods * places * places)
  for (let good = 0; good < goods; good++)
    for (let flow = layout.start[good] as number; flow < (layout.start[good + 1] as number); flow++) {
      const cell = row + (good * places + (layout.from[flow] as number)) * places + (layout.to[flow] as number)
      record.shipped[cell] = sent[flow] as number
      record.allowed[cell] = allowed[flow] as number
    }
}
