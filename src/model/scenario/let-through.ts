import { mostWait, waiting, type RunState } from './run-state.ts'

/** What the forcing says of each flow in a month, before anything is ordered. */
export function policyOf(state: RunState, month: number): void {
  const { layout, forcing, rush, tariff, passes, granted, free, wait, closed } = state
  const { position } = layout
  const each = (flows: Int32Array, act: (at: number) => void): void => {
    for (const flow of flows) {
      const at = position[flow] as number
      if (at >= 0) act(at)
    }
  }
  if (forcing.rushes.length > 0) rush.fill(1)
  for (const { flows, more } of forcing.rushes)
    if (more[month] !== 0) each(flows, (at) => ((rush[at] as number) *= 1 + (more[month] as number)))
  if (forcing.tariffs.length > 0) tariff.fill(1)
  for (const { flows, rate, elasticity } of forcing.tariffs)
    if (rate[month] !== 0) {
      const factor = (1 + (rate[month] as number)) ** -elasticity
      each(flows, (at) => ((tariff[at] as number) *= factor))
    }
  if (forcing.cuts.length + forcing.licences.length + forcing.quotas.length > 0) closed.fill(0)
  if (forcing.cuts.length > 0) passes.fill(1)
  for (const cut of forcing.cuts)
    if ((cut.passes[month] as number) < 1)
      each(cut.flows, (at) => {
        passes[at] = (passes[at] as number) * (cut.passes[month] as number)
        closed[at] = 1
      })
  if (forcing.licences.length > 0) {
    granted.fill(-1)
    free.fill(1)
    wait.fill(0)
  }
  for (const licence of forcing.licences)
    if ((licence.granted[month] as number) >= 0)
      each(licence.flows, (at) => {
        const rate = licence.granted[month] as number
        granted[at] = (granted[at] as number) < 0 ? rate : Math.min(granted[at] as number, rate)
        free[at] = Math.min(free[at] as number, licence.uncontrolled)
        wait[at] = Math.max(wait[at] as number, licence.wait)
        closed[at] = 1
      })
  for (const [index, quota] of forcing.quotas.entries()) {
    const period = quota.period[month] as number
    if (period < 0) continue
    if (month === 0 || quota.period[month - 1] !== period)
      state.quotaBalance[index] =
        (quota.allowance[period] as number) + (quota.carriesOver ? Math.max(0, state.quotaBalance[index] as number) : 0)
    each(quota.flows, (at) => {
      closed[at] = 1
    })
  }
}

/** Step 5: each order, as `asked`, and what of it licences, tariffs, cuts and quotas let through, as `allowed`. */
export function letThrough(state: RunState, month: number): void {
  const { layout, order, weight, weights, ratio, asked, allowed, record } = state
  const { buyer, sizes, arrives, ordered } = layout
  const row = month * sizes.goods * sizes.places
  record.applied.fill(0, row, row + sizes.goods * sizes.places)
  record.granted.fill(0, row, row + sizes.goods * sizes.places)
  for (let at = 0; at < ratio.length; at++) {
    // As in the baseline the ratio is 1 exactly.
    const of =
      (arrives[at] as number) > 0
        ? ((order[at] as number) / (arrives[at] as number)) * ((ordered[at] as number) / (weights[at] as number))
        : (order[at] as number) / (weights[at] as number)
    ratio[at] = (weights[at] as number) > 0 ? of : 0
  }
  for (let flow = 0; flow < asked.length; flow++)
    asked[flow] = (weight[flow] as number) * (ratio[buyer[flow] as number] as number)
  allowed.set(asked)
  restrain(state, month)
  withinQuotas(state, month)
}

function restrain(state: RunState, month: number): void {
  const { layout, asked, allowed, cleared, rush, tariff, passes, licensed, growth } = state
  for (const flow of state.restrained) {
    let may = (asked[flow] as number) * (rush[flow] as number) * (tariff[flow] as number)
    if (licensed[flow] === 1) may = apply(state, month, flow, layout.buyer[flow] as number, may)
    cleared[flow] = may
    if ((passes[flow] as number) < 1) may = (passes[flow] as number) * Math.min(may, (layout.base[flow] as number) * growth)
    allowed[flow] = may
  }
}

/** What is left of the balance of each quota is shared by what would be shipped under it. */
function withinQuotas(state: RunState, month: number): void {
  const { layout, allowed, quotaBalance } = state
  for (const [index, quota] of state.forcing.quotas.entries()) {
    if ((quota.period[month] as number) < 0) continue
    let sum = 0
    for (const flow of quota.flows) {
      const at = layout.position[flow] as number
      if (at >= 0) sum += allowed[at] as number
    }
    const balance = Math.max(0, quotaBalance[index] as number)
    if (sum <= balance) continue
    for (const flow of quota.flows) {
      const at = layout.position[flow] as number
      if (at >= 0) allowed[at] = (allowed[at] as number) * (balance / sum)
    }
  }
}

/** An order joins the queue of its flow; returns what may be shipped: the share that needs no licence and every licence that is good. */
function apply(state: RunState, month: number, flow: number, buyer: number, wants: number): number {
  const { layout, young, unripe, ripe, open, granted, free, wait, record } = state
  const cell = month * layout.sizes.goods * layout.sizes.places + buyer
  const rate = granted[flow] as number
  if (rate < 0) {
    // No licence is needed any more: all that waits is let through.
    const released = (unripe[flow] as number) + (ripe[flow] as number)
    record.granted[cell] = (record.granted[cell] as number) + released
    open[flow] = (open[flow] as number) + released
    if ((unripe[flow] as number) > 0) young.fill(0, flow * waiting, (flow + 1) * waiting)
    unripe[flow] = 0
    ripe[flow] = 0
    return wants + open[flow]
  }
  const applies = (1 - (free[flow] as number)) * wants
  record.applied[cell] = (record.applied[cell] as number) + applies
  const least = Math.min(mostWait, wait[flow] as number)
  if (least === 0) ripe[flow] = (ripe[flow] as number) + applies
  else {
    young[flow * waiting + (month % waiting)] = applies
    unripe[flow] = (unripe[flow] as number) + applies
  }
  if ((unripe[flow] as number) > 0) {
    const whole = Math.floor(least)
    for (let age = whole; age < waiting && age <= month; age++) {
      const at = flow * waiting + ((month - age) % waiting)
      const aged = age === whole ? (1 - (least - whole)) * (young[at] as number) : (young[at] as number)
      young[at] = age === whole ? (young[at] as number) - aged : 0
      unripe[flow] = Math.max(0, (unripe[flow] as number) - aged)
      ripe[flow] = (ripe[flow] as number) + aged
    }
  }
  const grants = rate * (ripe[flow] as number)
  ripe[flow] = (ripe[flow] as number) - grants
  open[flow] = (open[flow] as number) + grants
  record.granted[cell] = (record.granted[cell] as number) + grants
  return (free[flow] as number) * wants + open[flow]
}
