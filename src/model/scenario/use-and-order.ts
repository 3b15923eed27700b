import type { RunState } from './run-state.ts'

/** A gap smaller than this share of the target is rounding. */
const rounding = 1e-9

/** Step 3: magnets are used as far as there are any; who lacks one grade takes another where he may. */
export function use(state: RunState, month: number): void {
  const { layout, stock, record, need, backlog, switched, forcing, parameters, releasedHere } = state
  const { places, elements, stages, grades, industries, goods } = layout.sizes
  const first = elements * stages
  const { demand } = forcing
  switched.fill(0)
  for (let grade = 0; grade < grades; grade++)
    for (let place = 0; place < places; place++) {
      const buyer = (first + grade) * places + place
      const ordinary = layout.needed[buyer] as number
      let more = 0
      for (let industry = 0; industry < industries; industry++) {
        const share = layout.industryShare[(grade * industries + industry) * places + place] as number
        const factor = demand === null ? 1 : (demand[(month * industries + industry) * places + place] as number)
        more += share * (factor - 1)
        record.demand[((month * grades + grade) * industries + industry) * places + place] = ordinary * share * factor
      }
      const wanted = Math.max(0, ordinary + ordinary * more)
      const held = stock[buyer] as number
      const inflow = (record.arrivals[month * goods * places + buyer] as number) + (releasedHere[buyer] as number)
      const late = backlog[grade * places + place] as number
      const enough = held + inflow >= wanted + late
      const used = enough ? wanted + late : held + inflow
      stock[buyer] = enough ? Math.max(0, held + (inflow - used)) : 0
      need[buyer] = wanted
      backlog[grade * places + place] = enough ? 0 : wanted + late - used
    }
  for (const { grade, instead, most, loss } of forcing.switches)
    for (let place = 0; place < places; place++) {
      const lacking = Math.min(backlog[grade * places + place] as number, need[(first + grade) * places + place] as number)
      const wish = Math.min(lacking, (most[month] as number) * (need[(first + grade) * places + place] as number)) * (1 + loss)
      if (wish <= 0) continue
      const other = (first + instead) * places + place
      const served = Math.min(wish, stock[other] as number)
      stock[other] = (stock[other] as number) - served
      switched[instead * places + place] = (switched[instead * places + place] as number) + wish
      backlog[grade * places + place] = Math.max(0, (backlog[grade * places + place] as number) - served / (1 + loss))
    }
  for (let grade = 0; grade < grades; grade++)
    for (let place = 0; place < places; place++) {
      const buyer = (first + grade) * places + place
      const at = grade * places + place
      const lacked = Math.min(backlog[at] as number, need[buyer] as number)
      const share = (need[buyer] as number) > 0 ? lacked / (need[buyer] as number) : 0
      for (let industry = 0; industry < industries; industry++) {
        const cell = ((month * grades + grade) * industries + industry) * places + place
        record.shortage[cell] = Math.min(1, share) * (record.demand[cell] as number)
      }
      record.magnetStock[(month * grades + grade) * places + place] = stock[buyer] as number
      backlog[at] = (backlog[at] as number) * parameters.backlogged
      need[buyer] = (need[buyer] as number) + (switched[at] as number)
    }
}

/**
 * Step 4: `order = usual need + (target - position) / refill`, where the usual need rises with the need and falls slowly (`habit`), so that a slack month
 * does not stop the mines three stages up; where the position is what is held, on the way, granted, and what of the
 * applications can be counted on at the rate of the month; the target is cover and the way, both in months of need.
 */
export function order(state: RunState): void {
  const { layout, stock, need, usual, scrap, onTheWay, order, weights, parameters, isNew, wayMonths, got } = state
  const { places, elements, stages, goods } = layout.sizes
  countedOn(state)
  for (let good = 0; good < goods; good++) {
    const isElement = good < elements * stages
    const factor = isElement ? parameters.inputCover : parameters.magnetCover
    for (let place = 0; place < places; place++) {
      const buyer = good * places + place
      if ((weights[buyer] as number) <= 0) {
        order[buyer] = 0
        continue
      }
      const ordinary = layout.needed[buyer] as number
      const needed = need[buyer] as number
      const before = usual[buyer] as number
      const remembered = Math.max(needed, before + (needed - before) / parameters.habit)
      usual[buyer] = remembered
      const bought =
        remembered === ordinary && scrap[buyer] === layout.scrap[buyer]
          ? (layout.arrives[buyer] as number)
          : Math.max(0, remembered - (scrap[buyer] as number))
      const cover = isNew[buyer] === 1 ? parameters.newMakerCover : (layout.cover[buyer] as number) * factor
      const target = remembered * (cover + (wayMonths[buyer] as number))
      const gap = target - (stock[buyer] as number) - (onTheWay[buyer] as number) - (got[buyer] as number)
      order[buyer] = Math.abs(gap) <= rounding * target ? bought : Math.max(0, bought + gap / parameters.refill)
    }
  }
}

/** Applications and open licences that buyers count on, into `got`. */
function countedOn(state: RunState): void {
  const { layout, got, licensedFlows, ripe, unripe, open, granted, parameters } = state
  got.fill(0)
  for (const flow of licensedFlows) {
    const share = (granted[flow] as number) < 0 ? 1 : 1 - (1 - (granted[flow] as number)) ** parameters.refill
    got[layout.buyer[flow] as number] =
      (got[layout.buyer[flow] as number] as number) +
      ((open[flow] as number) + share * ((ripe[flow] as number) + (unripe[flow] as number)))
  }
}
