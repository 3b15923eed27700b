import { ring } from './layout.ts'
import type { RunState } from './run-state.ts'

/** Steps 1 and 2 of a month: what arrives is stored, and makers make `min(capacity, what the input allows, what they expect to be asked for)`. */
export function arriveAndMake(state: RunState, month: number): void {
  const { layout, made, plan, most, sufficed, coming, onTheWay, scrap, releasedHere, record, need, unsold } = state
  const { sizes } = layout
  const { goods, places, elements, stages } = sizes
  const makers = goods * places
  for (let at = 0; at < makers; at++) {
    const cell = at * ring + (month % ring)
    const arrived = coming[cell] as number
    coming[cell] = 0
    onTheWay[at] = Math.max(0, (onTheWay[at] as number) - arrived)
    record.arrivals[month * makers + at] = arrived
    plan[at] = Math.min(most[at] as number, Math.max(0, (state.expected[at] as number) - (unsold[at] as number)))
  }
  const inputs = record.arrivals
  for (let element = 0; element < elements; element++) {
    for (let place = 0; place < places; place++) {
      const mine = element * stages * places + place
      made[mine] = plan[mine] as number
      sufficed[mine] = 1
    }
    for (let stage = 1; stage < stages; stage++) {
      const share = layout.world.yields[element * stages + stage] as number
      for (let place = 0; place < places; place++) {
        const at = (element * stages + stage) * places + place
        const buyer = at - places
        const inflow = (inputs[month * makers + buyer] as number) + (scrap[buyer] as number) + (releasedHere[buyer] as number)
        const isAsEver = plan[at] === layout.made[at]
        const perUnit =
          (layout.made[at] as number) > 0 && (layout.needed[buyer] as number) > 0
            ? (layout.needed[buyer] as number) / (layout.made[at] as number)
            : 1 / share
        const wanted = isAsEver ? (layout.needed[buyer] as number) : (plan[at] as number) * perUnit
        need[buyer] = wanted
        const used = take(state, month, element, stage, place, buyer, inflow, wanted)
        made[at] = used === wanted ? (plan[at] as number) : (plan[at] as number) * (used / wanted)
        sufficed[at] = used === wanted || isNothing(plan[at] as number, most[at] as number) ? 1 : used / wanted
      }
    }
  }
  for (let place = 0; place < places; place++) makeMagnets(state, month, place)
  record.output.set(made, month * makers)
}

/** Who is asked for next to nothing is taken to have the input for it, as is who is asked for nothing. */
const isNothing = (plan: number, most: number): boolean => plan <= 1e-9 * most

/** Moves input out of the stock and writes the month's use, lack and stock; returns what was used. */
function take(
  state: RunState,
  month: number,
  element: number,
  stage: number,
  place: number,
  buyer: number,
  inflow: number,
  wanted: number,
): number {
  const { stock, record, layout } = state
  const { places, elements, stages } = layout.sizes
  const slot = (month * elements * (stages + 1) + element * (stages + 1) + stage) * places + place
  const held = stock[buyer] as number
  const enough = held + inflow >= wanted
  const used = enough ? wanted : held + inflow
  // The change is reckoned first, so that a month like any other leaves the stock as it was to the last bit.
  stock[buyer] = enough ? Math.max(0, held + (inflow - wanted)) : 0
  record.taken[slot] = used
  record.lack[slot] = wanted - used
  record.inputStock[slot] = stock[buyer]
  return used
}

/** A grade is made as far as its scarcest element allows; what that leaves of the others goes to the grades that do without it. */
function makeMagnets(state: RunState, month: number, place: number): void {
  const { layout, stock, made, plan, most, sufficed, need, scrap, releasedHere, record, content, short } = state
  const { places, elements, stages, grades, goods } = layout.sizes
  const first = elements * stages
  let isAsEver = true
  for (let grade = 0; grade < grades; grade++) {
    const at = (first + grade) * places + place
    made[at] = 0
    if (plan[at] !== layout.made[at]) isAsEver = false
  }
  for (let element = 0; element < elements; element++) if (content[element * places + place] !== 1) isAsEver = false
  let isShort = false
  for (let element = 0; element < elements; element++) {
    const buyer = (element * stages + stages - 1) * places + place
    const held =
      (stock[buyer] as number) +
      (record.arrivals[month * goods * places + buyer] as number) +
      (scrap[buyer] as number) +
      (releasedHere[buyer] as number)
    need[buyer] = isAsEver ? (layout.needed[buyer] as number) : takenFor(state, element, place, plan)
    const lacks = held < need[buyer]
    short[element * places + place] = lacks ? 1 : 0
    if (lacks) isShort = true
  }
  if (isShort) share(state, month, place)
  else
    for (let grade = 0; grade < grades; grade++)
      made[(first + grade) * places + place] = plan[(first + grade) * places + place] as number
  for (let grade = 0; grade < grades; grade++) {
    const at = (first + grade) * places + place
    sufficed[at] = isNothing(plan[at] as number, most[at] as number) ? 1 : (made[at] as number) / (plan[at] as number)
  }
  for (let element = 0; element < elements; element++) {
    const buyer = (element * stages + stages - 1) * places + place
    const inflow =
      (record.arrivals[month * goods * places + buyer] as number) + (scrap[buyer] as number) + (releasedHere[buyer] as number)
    const wanted = need[buyer] as number
    const used = isShort ? Math.min(takenFor(state, element, place, made), (stock[buyer] as number) + inflow) : wanted
    take(state, month, element, stages, place, buyer, inflow, used)
    const slot = (month * elements * (stages + 1) + element * (stages + 1) + stages) * places + place
    record.lack[slot] = short[element * places + place] === 1 ? Math.max(0, wanted - used) : 0
  }
}

/** Two rounds of making in proportion to what is still planned. */
function share(state: RunState, month: number, place: number): void {
  const { layout, stock, made, plan, scrap, releasedHere, record, content, gradeRatio } = state
  const { places, elements, stages, grades, goods } = layout.sizes
  const { takes, bill } = layout
  const first = elements * stages
  for (let round = 0; round < 2; round++) {
    gradeRatio.fill(1)
    for (let element = 0; element < elements; element++) {
      const buyer = (element * stages + stages - 1) * places + place
      const held =
        (stock[buyer] as number) +
        (record.arrivals[month * goods * places + buyer] as number) +
        (scrap[buyer] as number) +
        (releasedHere[buyer] as number)
      let wanted = 0
      for (let grade = 0; grade < grades; grade++) {
        const at = (first + grade) * places + place
        wanted += (takes[grade * elements + element] as number) * ((plan[at] as number) - (made[at] as number))
      }
      wanted *= (content[element * places + place] as number) * (bill[element * places + place] as number)
      const left = Math.max(0, held - takenFor(state, element, place, made))
      const ratio = wanted <= left || wanted <= 0 ? 1 : left / wanted
      for (let grade = 0; grade < grades; grade++)
        if ((takes[grade * elements + element] as number) > 0) gradeRatio[grade] = Math.min(gradeRatio[grade] as number, ratio)
    }
    for (let grade = 0; grade < grades; grade++) {
      const at = (first + grade) * places + place
      made[at] = (made[at] as number) + (gradeRatio[grade] as number) * ((plan[at] as number) - (made[at] as number))
    }
  }
}

/** Kilograms of an element that makers at a place take for so many magnets. */
function takenFor({ layout, content }: RunState, element: number, place: number, magnets: Float64Array): number {
  const { places, elements, stages, grades } = layout.sizes
  const { takes } = layout
  let sum = 0
  for (let grade = 0; grade < grades; grade++)
    sum += (takes[grade * elements + element] as number) * (magnets[(elements * stages + grade) * places + place] as number)
  return sum * (layout.bill[element * places + place] as number) * (content[element * places + place] as number)
}
