import { elementStages, type World } from '../../src/model/scenario/world.ts'

/**
 * The same chain and the same monthly rules (arrivals, making, use, orders, a cut, rationing, shipping) as anybody would first write
 * them: objects and maps by name, no queues, no substitution, no growth. The named peer of the scenario benchmark, in the same run.
 */
export function plainChain(
  world: World,
  months: number,
  cut: { from: string; since: number; until: number; keep: number },
): number {
  interface Maker {
    place: string
    expected: number
    capacity: number
    stock: Map<string, number>
    cover: Map<string, number>
    suppliers: Map<string, Map<string, { share: number; base: number; lag: number }>>
    coming: Map<number, Map<string, number>>
    need: Map<string, number>
    perUnit: Map<string, number>
    elsewhere: number
    made: number
  }
  const places = world.places
  const P = places.length
  const goods = new Map<string, Map<string, Maker>>()
  const maker = (place: string, made: number, capacity: number, elsewhere: number): Maker => ({
    place,
    expected: made,
    capacity,
    stock: new Map(),
    cover: new Map(),
    suppliers: new Map(),
    coming: new Map(),
    need: new Map(),
    perUnit: new Map(),
    elsewhere,
    made: 0,
  })
  const supply = (buyer: Maker, to: number, good: string, flow: (from: number) => number, cover: number): void => {
    const list = new Map<string, { share: number; base: number; lag: number }>()
    let sum = 0
    for (let from = 0; from < P; from++) sum += flow(from)
    for (let from = 0; from < P; from++)
      if (flow(from) > 0) list.set(places[from]!, { share: flow(from) / sum, base: flow(from), lag: world.lag[from * P + to]! })
    buyer.suppliers.set(good, list)
    buyer.need.set(good, sum)
    buyer.cover.set(good, cover)
    buyer.stock.set(good, cover * sum)
    for (const [, { base, lag }] of list)
      for (let month = 0; month <= lag; month++) {
        const arriving = buyer.coming.get(month) ?? new Map<string, number>()
        arriving.set(good, (arriving.get(good) ?? 0) + base)
        buyer.coming.set(month, arriving)
      }
  }
  for (const [e, element] of world.elements.entries())
    for (const [s, stage] of elementStages.entries()) {
      const makers = new Map<string, Maker>()
      for (let at = 0; at < P; at++) {
        const cell = (e * 3 + s) * P + at
        const own = maker(places[at]!, world.output[cell]!, world.capacity[cell]!, world.elsewhere[cell]!)
        if (s > 0) {
          const before = `${element}/${elementStages[s - 1]}`
          supply(
            own,
            at,
            before,
            (from) => world.shipped[((e * 3 + s - 1) * P + from) * P + at]!,
            world.inputCover[(e * 4 + s) * P + at]!,
          )
          own.perUnit.set(before, own.expected > 0 ? own.need.get(before)! / own.expected : 0)
        }
        makers.set(places[at]!, own)
      }
      goods.set(`${element}/${stage}`, makers)
    }
  for (const [g, grade] of world.grades.entries()) {
    const makers = new Map<string, Maker>()
    for (let at = 0; at < P; at++) {
      const own = maker(places[at]!, world.magnets[g * P + at]!, world.magnetCapacity[g * P + at]!, 0)
      for (const [e, element] of world.elements.entries()) {
        if (grade.takes[e] === 0) continue
        const part = world.grades.reduce((sum, other, og) => sum + other.takes[e]! * world.magnets[og * P + at]!, 0)
        const share = part > 0 ? (grade.takes[e]! * own.expected) / part : 0
        supply(
          own,
          at,
          `${element}/metal`,
          (from) => world.shipped[((e * 3 + 2) * P + from) * P + at]! * share,
          world.inputCover[(e * 4 + 3) * P + at]!,
        )
        own.perUnit.set(`${element}/metal`, own.expected > 0 ? own.need.get(`${element}/metal`)! / own.expected : 0)
      }
      makers.set(places[at]!, own)
    }
    goods.set(grade.id, makers)
  }
  const users = new Map<string, Maker>()
  for (let at = 0; at < P; at++) {
    const own = maker(places[at]!, 0, 0, 0)
    for (const [g, grade] of world.grades.entries())
      supply(own, at, grade.id, (from) => world.magnetsShipped[(g * P + from) * P + at]!, world.magnetCover[g * P + at]!)
    users.set(places[at]!, own)
  }
  let shortage = 0
  for (let month = 0; month < months; month++) {
    const arrive = (buyer: Maker): void => {
      for (const [good, amount] of buyer.coming.get(month) ?? []) buyer.stock.set(good, buyer.stock.get(good)! + amount)
      buyer.coming.delete(month)
    }
    const book = new Map<string, Map<string, { buyer: Maker; good: string; amount: number; lag: number }[]>>()
    const order = (buyer: Maker, good: string, need: number): void => {
      const suppliers = buyer.suppliers.get(good)!
      let way = 0
      let onTheWay = 0
      for (const [, { share, lag }] of suppliers) way += share * lag
      for (const [, arriving] of buyer.coming) onTheWay += arriving.get(good) ?? 0
      const gap = need * (buyer.cover.get(good)! + way) - buyer.stock.get(good)! - onTheWay
      const wants = Math.max(0, need + gap / 3)
      for (const [from, { share, base, lag }] of suppliers) {
        let amount = wants * share
        if (from === cut.from && buyer.place !== cut.from && month >= cut.since && month <= cut.until)
          amount = cut.keep * Math.min(amount, base)
        const orders = book.get(good) ?? new Map<string, { buyer: Maker; good: string; amount: number; lag: number }[]>()
        const list = orders.get(from) ?? []
        list.push({ buyer, good, amount, lag })
        orders.set(from, list)
        book.set(good, orders)
      }
    }
    for (const [, makers] of goods)
      for (const [, own] of makers) {
        arrive(own)
        const plan = Math.min(own.capacity, own.expected)
        let ratio = 1
        for (const [good, per] of own.perUnit)
          if (per * plan > own.stock.get(good)!) ratio = Math.min(ratio, own.stock.get(good)! / (per * plan))
        own.made = plan * ratio
        for (const [good, per] of own.perUnit) {
          own.stock.set(good, own.stock.get(good)! - per * own.made)
          order(own, good, per * plan)
        }
      }
    for (const [, user] of users) {
      arrive(user)
      for (const [good, need] of user.need) {
        const used = Math.min(need, user.stock.get(good)!)
        user.stock.set(good, user.stock.get(good)! - used)
        shortage += need - used
        order(user, good, need)
      }
    }
    for (const [good, makers] of goods)
      for (const [place, own] of makers) {
        const orders = book.get(good)?.get(place) ?? []
        const asked = orders.reduce((sum, { amount }) => sum + amount, own.elsewhere)
        const fill = asked > own.made ? own.made / asked : 1
        own.expected = asked
        for (const { buyer, amount, lag } of orders) {
          const arriving = buyer.coming.get(month + 1 + lag) ?? new Map<string, number>()
          arriving.set(good, (arriving.get(good) ?? 0) + amount * fill)
          buyer.coming.set(month + 1 + lag, arriving)
        }
      }
  }
  return shortage
}
