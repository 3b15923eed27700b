import type { RunState } from './run-state.ts'

/** An order that lacks less than this share is served. */
const rounding = 1e-12

/** Before a month: capacities, scrap, stockpiles, growth and plants that open. */
export function prepareMonth(state: RunState, month: number): void {
  const { layout, forcing, most, overproduction, added, scrap, releasedHere } = state
  const { capacity, sizes } = layout
  const { goods, places, stages } = sizes
  for (let at = 0; at < goods * places; at++) most[at] = (capacity[at] as number) * (overproduction[at] as number)
  for (const { makers, left } of forcing.outages)
    if (left[month] !== 1) for (const maker of makers) most[maker] = (most[maker] as number) * (left[month] as number)
  added.fill(0)
  for (const opening of forcing.openings)
    added[opening.maker] = (added[opening.maker] as number) + (opening.added[month] as number)
  for (const opening of forcing.openings) {
    if (month === 0 ? opening.added[0] === 0 : opening.added[month] === opening.added[month - 1]) continue
    open(
      state,
      opening.maker,
      opening.contracted * ((opening.added[month] as number) - (month === 0 ? 0 : (opening.added[month - 1] as number))),
    )
  }
  if (forcing.openings.length > 0)
    for (let at = 0; at < goods * places; at++) most[at] = (most[at] as number) + (added[at] as number)
  scrap.set(layout.scrap)
  for (const { slot, added: more } of forcing.recycling) {
    const stage = Math.floor(slot / places) % (stages + 1)
    const element = Math.floor(slot / places / (stages + 1))
    if (stage > 0)
      scrap[(element * stages + stage - 1) * places + (slot % places)] =
        (scrap[(element * stages + stage - 1) * places + (slot % places)] as number) + (more[month] as number)
  }
  if (forcing.releases.length > 0) releasedHere.fill(0)
  for (const { maker, amounts } of forcing.releases)
    releasedHere[maker] = (releasedHere[maker] as number) + (amounts[month] as number)
  state.growth = growthOf(state, month)
  state.growthNext = growthOf(state, Math.min(forcing.months - 1, month + 1))
}

/** Use of magnets against the baseline, all together. */
export function growthOf({ layout, forcing }: Pick<RunState, 'layout' | 'forcing'>, month: number): number {
  const { demand } = forcing
  if (demand === null) return 1
  const { places, elements, stages, grades, industries } = layout.sizes
  let more = 0
  let all = 0
  for (let grade = 0; grade < grades; grade++)
    for (let place = 0; place < places; place++) {
      const ordinary = layout.needed[(elements * stages + grade) * places + place] as number
      all += ordinary
      for (let industry = 0; industry < industries; industry++)
        more +=
          ordinary *
          (layout.industryShare[(grade * industries + industry) * places + place] as number) *
          ((demand[(month * industries + industry) * places + place] as number) - 1)
    }
  return all > 0 ? Math.max(0, 1 + more / all) : 1
}

/** A plant comes: buyers move so much of their orders to it, and a plant of a place that made none before finds suppliers. */
function open(state: RunState, maker: number, sold: number): void {
  const { layout, weight, weights } = state
  const { start, from, to, sizes, needed } = layout
  const { places, elements, stages } = sizes
  const good = Math.floor(maker / places)
  const place = maker % places
  let all = 0
  for (let buyer = good * places; buyer < (good + 1) * places; buyer++) all += needed[buyer] as number
  if (all > 0 && sold !== 0)
    for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
      const buyer = good * places + (to[flow] as number)
      if (from[flow] !== place || weights[buyer] === 0) continue
      const move = Math.min(0.95, Math.max(-0.95, sold / all))
      if (move < 0 && (weight[flow] as number) + move * (weights[buyer] as number) < 0) continue
      shift(state, good, to[flow] as number, flow, move)
    }
  if (good % stages === 0 && good < elements * stages) return
  if (good < elements * stages) supply(state, good - 1, place)
  else
    for (let element = 0; element < elements; element++)
      if ((layout.takes[(good - elements * stages) * elements + element] as number) > 0)
        supply(state, element * stages + stages - 1, place)
}

/** Moves a share of all a buyer orders of a good to one of its suppliers. */
function shift({ layout, weight, weights }: RunState, good: number, buyer: number, gains: number, share: number): void {
  const all = weights[good * layout.sizes.places + buyer] as number
  for (let flow = layout.start[good] as number; flow < (layout.start[good + 1] as number); flow++)
    if (layout.to[flow] === buyer) weight[flow] = (weight[flow] as number) * (1 - share)
  weight[gains] = (weight[gains] as number) + share * all
}

/** Suppliers of a maker that had none: those of its own place count three times, the others by what they can make. */
function supply(state: RunState, good: number, place: number): void {
  const { layout, weight, weights, added, isNew, wayMonths, parameters } = state
  const { start, from, to, lag, capacity, sizes } = layout
  const buyer = good * sizes.places + place
  if ((layout.needed[buyer] as number) > 0 || isNew[buyer] === 1) return
  let sum = 0
  let way = 0
  for (let flow = start[good] as number; flow < (start[good + 1] as number); flow++) {
    if (to[flow] !== place) continue
    const maker = good * sizes.places + (from[flow] as number)
    const by = ((capacity[maker] as number) + (added[maker] as number)) * (from[flow] === place ? 3 : 1)
    weight[flow] = by
    sum += by
    way += by * ((lag[flow] as number) + parameters.delay)
  }
  if (sum === 0) return
  weights[buyer] = sum
  wayMonths[buyer] = way / sum
  isNew[buyer] = 1
}

/** Step 9: orders drift to those who deliver, makers look at their order books, and makers of magnets save what they are short of. */
export function adapt(state: RunState, month: number): void {
  const { layout, unmet, got, weight, weights, sent, expected, askedOf, spareAsked, content, short, forcing, order, ratio } =
    state
  const { buyer, sizes } = layout
  const { goods, places } = sizes
  const drift = forcing.drift ?? state.parameters.drift
  if (drift > 0) {
    // Whether a buyer's orders move at all is settled once a buyer, in `ratio`, which is free until the next month's orders.
    let moves = false
    for (let at = 0; at < ratio.length; at++) {
      const fails = (unmet[at] as number) > rounding * (order[at] as number) && (got[at] as number) > 1e-9 * (order[at] as number)
      ratio[at] = fails ? 1 : 0
      if (fails) moves = true
    }
    if (moves)
      for (let flow = 0; flow < sent.length; flow++) {
        const of = buyer[flow] as number
        if (ratio[of] === 1)
          weight[flow] =
            (weight[flow] as number) +
            drift * ((weights[of] as number) * ((sent[flow] as number) / (got[of] as number)) - (weight[flow] as number))
      }
  }
  const ahead = state.growth > 0 ? state.growthNext / state.growth : 1
  for (let maker = 0; maker < goods * places; maker++)
    expected[maker] = ((askedOf[maker] as number) + (spareAsked[maker] as number)) * ahead
  for (const { element, saves, floor } of forcing.thrifting)
    if ((saves[month] as number) > 0)
      for (let place = 0; place < places; place++) {
        const at = element * places + place
        if (short[at] === 1)
          content[at] = Math.max(
            Math.min(content[at] as number, floor),
            (content[at] as number) * (1 - (saves[month] as number)) ** (1 / 12),
          )
      }
}
