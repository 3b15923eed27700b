import { elements as names, type Element } from '../../kernel/element.ts'
import { elementInOxide } from '../../kernel/oxide.ts'
import { Refusal } from '../../kernel/errors.ts'
import { elementGood, gradeGood, sizesOf } from '../../model/scenario/goods.ts'
import type { World } from '../../model/scenario/world.ts'
import type { Desk } from '../operation.ts'

const nameOf = (symbol: string): string => names[symbol as Element]

/** What a kilogram of each good is worth, US dollars, and what that rests on. */
export interface Values {
  /** By good, as `goods.ts` numbers them. */
  readonly of: Float64Array
  readonly says: string[]
  readonly receipts: string[]
}

/** Contained element is worth its oxide; metal no less. Ore is not valued: it is in no cut. Magnets are worth what Chinese customs value says of all of them. */
export async function valuesOf(desk: Desk, world: World): Promise<Values> {
  const { goods, places } = sizesOf(world)
  const of = new Float64Array(goods)
  const receipts: string[] = []
  const says: string[] = []
  const figures = await desk.ledger.figures({
    measures: ['price'],
    minerals: world.elements.map(nameOf),
    period: String(world.year),
  })
  for (const [at, element] of world.elements.entries()) {
    const price = figures
      .filter(
        ({ mineral, unit, value, subject }) =>
          mineral === nameOf(element) && unit === 'USD/kg' && value !== null && /oxide/i.test(subject),
      )
      .toSorted((a, b) => a.rank - b.rank || (a.edition < b.edition ? 1 : -1))[0]
    if (price?.value == null)
      throw new Refusal('not-found', `the ledger has no price of the oxide of ${element} in ${world.year}`)
    const value = price.value / elementInOxide(element as Exclude<Element, 'Pm'>)
    of[elementGood(at, 1)] = value
    of[elementGood(at, 2)] = value
    receipts.push(...price.receipts)
    says.push(
      `${element}: ${price.value} USD/kg oxide (${price.publisher} ${price.edition}), ${Math.round(value)} a kg contained; metal is valued the same`,
    )
  }
  const book = await desk.baseline()
  const china = world.places.indexOf('CHN')
  const thousands = book.trade
    .filter(({ exporter, importer }) => exporter === 'CHN' && importer !== 'CHN')
    .reduce((sum, { value }) => sum + value, 0)
  let kilograms = 0
  for (const grade of world.grades.keys())
    for (let to = 0; to < places; to++)
      if (to !== china) kilograms += 12 * (world.magnetsShipped[(grade * places + china) * places + to] ?? 0)
  const value = kilograms > 0 ? (thousands * 1000) / kilograms : 0
  for (const grade of world.grades.keys()) of[gradeGood(world, grade)] = value
  says.push(
    `Magnets: ${Math.round(value)} USD/kg, customs value of what China shipped in ${world.year} (BACI) over the reconciled tonnes; all grades alike`,
  )
  return { of, says, receipts }
}
