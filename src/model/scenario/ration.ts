import { ring } from './layout.ts'
import type { RunState } from './run-state.ts'

/** An order that lacks less than this share is served. */
const rounding = 1e-12

/** Step 6: what there is, is shared among the orders let through, other uses among them. */
export function ration(state: RunState, month: number): void {
  const { layout, allowed, asked, sent, unsold, made, askedOf, unmet, got, record, overproduction, parameters } = state
  const { start, from, to, elsewhere, sizes } = layout
  const { goods, places } = sizes
  askedOf.fill(0)
  unmet.fill(0)
  got.fill(0)
  for (let good = 0; good < goods; good++) {
    for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++)
      askedOf[good * places + (from[flow] as number)] =
        (askedOf[good * places + (from[flow] as number)] as number) + (allowed[flow] as number)
    for (let place = 0; place < places; place++) {
      const maker = good * places + place
      askedOf[maker] = (askedOf[maker] as number) + (elsewhere[maker] as number)
      const there = (unsold[maker] as number) + (made[maker] as number)
      const fill = there >= askedOf[maker] ? 1 : there / askedOf[maker]
      record.elsewhere[month * goods * places + maker] = (elsewhere[maker] as number) * fill
      unsold[maker] = fill < 1 ? 0 : there - askedOf[maker]
      state.room[maker] = fill
      if (parameters.overproduction > 1) {
        const aim = 1 + (parameters.overproduction - 1) * (1 - fill)
        overproduction[maker] =
          (overproduction[maker] as number) + (aim - (overproduction[maker] as number)) / parameters.overproductionMonths
      }
    }
    for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
      if (asked[flow] === 0 && allowed[flow] === 0) {
        sent[flow] = 0
        continue
      }
      const buyer = good * places + (to[flow] as number)
      sent[flow] = (allowed[flow] as number) * (state.room[good * places + (from[flow] as number)] as number)
      got[buyer] = (got[buyer] as number) + (sent[flow] as number)
      const lacks = (asked[flow] as number) - (sent[flow] as number)
      if (lacks > rounding * (asked[flow] as number)) unmet[buyer] = (unmet[buyer] as number) + lacks
    }
  }
}

/** Step 7: orders not met go once more, to suppliers with something to spare whose goods nothing holds back. */
export function substitute(state: RunState): void {
  const {
    layout,
    unmet,
    qualified,
    need,
    unsold,
    most,
    askedOf,
    sufficed,
    room,
    spareAsked,
    newly,
    asked,
    sent,
    closed,
    tariff,
    got,
  } = state
  const { start, from, to, sizes } = layout
  const { goods, places } = sizes
  const step = state.forcing.qualified ?? state.parameters.qualified
  spareAsked.fill(0)
  for (let good = 0; good < goods; good++) {
    let isShort = false
    for (let buyer = good * places; buyer < (good + 1) * places; buyer++)
      if ((unmet[buyer] as number) > 0) {
        isShort = true
        qualified[buyer] = Math.min(state.parameters.qualifiedMost, (qualified[buyer] as number) + step)
      }
    if (!isShort || step === 0) continue
    for (let maker = good * places; maker < (good + 1) * places; maker++) {
      const idle = Math.max(0, (most[maker] as number) - Math.max(askedOf[maker] as number, 0)) * (sufficed[maker] as number)
      room[maker] = (unsold[maker] as number) + idle
    }
    const mayServe = (flow: number): number => {
      if (closed[flow] === 1 || (sent[flow] as number) < (asked[flow] as number) * (1 - rounding)) return 0
      return (tariff[flow] as number) * (room[good * places + (from[flow] as number)] as number)
    }
    const sums = state.substitutes
    sums.fill(0)
    for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
      newly[flow] = (unmet[good * places + (to[flow] as number)] as number) > 0 ? mayServe(flow) : 0
      sums[to[flow] as number] = (sums[to[flow] as number] as number) + (newly[flow] as number)
    }
    for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
      if (newly[flow] === 0) continue
      const buyer = good * places + (to[flow] as number)
      const wants = Math.min(unmet[buyer] as number, (qualified[buyer] as number) * (need[buyer] as number))
      newly[flow] = ((newly[flow] as number) / (sums[to[flow] as number] as number)) * wants
      spareAsked[good * places + (from[flow] as number)] =
        (spareAsked[good * places + (from[flow] as number)] as number) + (newly[flow] as number)
    }
    for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
      if (newly[flow] === 0) continue
      const maker = good * places + (from[flow] as number)
      const serves =
        (spareAsked[maker] as number) <= (unsold[maker] as number) ? 1 : (unsold[maker] as number) / (spareAsked[maker] as number)
      sent[flow] = (sent[flow] as number) + (newly[flow] as number) * serves
      got[good * places + (to[flow] as number)] =
        (got[good * places + (to[flow] as number)] as number) + (newly[flow] as number) * serves
    }
    for (let maker = good * places; maker < (good + 1) * places; maker++) {
      unsold[maker] = Math.max(0, (unsold[maker] as number) - (spareAsked[maker] as number))
      spareAsked[maker] = Math.min(spareAsked[maker] as number, room[maker] as number)
    }
  }
}

/** Step 8: what is sent goes on its way; licences are used up or expire; the month is written down. */
export function send(state: RunState, month: number): void {
  const { layout, sent, cleared, coming, onTheWay, record, licensed, open, ripe, unripe, unsold, parameters } = state
  const { start, from, to, lag, sizes } = layout
  const { goods, places } = sizes
  const row = month * goods * places
  record.sent.fill(0, row, row + goods * places)
  record.queue.fill(0, row, row + goods * places)
  record.expired.fill(0, row, row + goods * places)
  for (let good = 0; good < goods; good++)
    for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
      const amount = sent[flow] as number
      const buyer = good * places + (to[flow] as number)
      if (amount !== 0) {
        coming[buyer * ring + ((month + 1 + (lag[flow] as number) + parameters.delay) % ring)] =
          (coming[buyer * ring + ((month + 1 + (lag[flow] as number) + parameters.delay) % ring)] as number) + amount
        onTheWay[buyer] = (onTheWay[buyer] as number) + amount
        record.sent[row + good * places + (from[flow] as number)] =
          (record.sent[row + good * places + (from[flow] as number)] as number) + amount
      }
      if (licensed[flow] === 1) {
        // Goods that need no licence and licences that are good are served alike.
        const fill = (cleared[flow] as number) > 0 ? Math.min(1, amount / (cleared[flow] as number)) : 0
        open[flow] = Math.max(0, (open[flow] as number) * (1 - fill))
        const expires = (open[flow] as number) / Math.max(1, parameters.licenceValid)
        open[flow] = (open[flow] as number) - expires
        record.expired[row + buyer] = (record.expired[row + buyer] as number) + expires
        record.queue[row + buyer] = (record.queue[row + buyer] as number) + ((ripe[flow] as number) + (unripe[flow] as number))
      }
    }
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
