import { baselineElements } from '../../ledger/baseline/book.ts'
import { fromBook, named, tonnes, type Chain } from './chain.ts'
import type { BaselineDraft } from './draft.ts'

/** Share of China in the world's magnets, from the ledger. */
export interface MagnetShare {
  readonly percent: number
  readonly provenance: Parameters<BaselineDraft['observe']>[3]
}

/** Magnets by grade and place, and the metal that goes into them. */
export function addMagnets(draft: BaselineDraft, chain: Chain, share: MagnetShare): void {
  const china = { NdFeB: chain.parameter('magnets-china-NdFeB', 'NdFeB'), SmCo: chain.parameter('magnets-china-SmCo', 'SmCo') }
  const hot = chain.parameter('high-temperature-share', 'NdFeB')
  const shareOfSmCo = chain.parameter('china-share-SmCo', 'SmCo')
  const outside = {
    NdFeB: china.NdFeB.value * (100 / share.percent - 1),
    SmCo: china.SmCo.value * (1 / shareOfSmCo.value - 1),
  }
  const world = china.NdFeB.value + outside.NdFeB
  for (const kind of ['NdFeB', 'SmCo'] as const) {
    const grades = chain.grades.filter((grade) => grade.startsWith(kind))
    const partOf = (grade: string): number => (kind === 'SmCo' ? 1 : grade === 'NdFeB-HT' ? hot.value : 1 - hot.value)
    const makers = chain.book.makers.filter(({ stage }) => stage === kind)
    for (const grade of grades) {
      const made = china[kind].value * partOf(grade)
      draft.start(
        named.magnets(grade, 'CHN'),
        made,
        world,
        fromBook(china[kind], `${grade} magnets made in CHN: ${tonnes(made)}`),
      )
      for (const maker of makers) {
        const value = outside[kind] * maker.value * partOf(grade)
        draft.start(
          named.magnets(grade, maker.place),
          value,
          outside[kind],
          fromBook(maker, `${grade} magnets made in ${maker.place}: ${tonnes(value)}`),
        )
      }
    }
    const sum = (place: string): (readonly [string, number])[] => grades.map((grade) => [named.magnets(grade, place), 1] as const)
    draft.observe(
      sum('CHN'),
      china[kind].value,
      china[kind].cv * china[kind].value,
      fromBook(china[kind], `${kind} magnets made in CHN: ${tonnes(china[kind].value)}`),
    )
    const outsiders = makers.map(({ place }) => place)
    for (const maker of makers)
      draft.observe(
        outsiders.flatMap((place) => sum(place).map(([name]) => [name, (place === maker.place ? 1 : 0) - maker.value] as const)),
        0,
        maker.cv * maker.value * outside[kind],
        fromBook(maker, `${maker.place} makes ${maker.value * 100} % of the ${kind} made outside China`),
      )
  }
  const everywhere = (grades: readonly string[], by: (grade: string, place: string) => number): (readonly [string, number])[] =>
    grades.flatMap((grade) => chain.places.map((place) => [named.magnets(grade, place), by(grade, place)] as const))
  draft.observe(
    everywhere(chain.grades, (_, place) => (place === 'CHN' ? 1 : 0) - share.percent / 100),
    0,
    0.01 * world,
    share.provenance,
  )
  draft.observe(
    everywhere(['NdFeB', 'NdFeB-HT'], (grade) => (grade === 'NdFeB-HT' ? 1 : 0) - hot.value),
    0,
    hot.cv * hot.value * world,
    fromBook(hot, `${hot.value * 100} % of NdFeB is of the high-temperature kind`),
  )
  const smco = everywhere(['SmCo'], (_, place) => (place === 'CHN' ? 1 : 0) - shareOfSmCo.value)
  draft.observe(
    smco,
    0,
    shareOfSmCo.cv * (china.SmCo.value + outside.SmCo),
    fromBook(shareOfSmCo, `CHN makes ${shareOfSmCo.value * 100} % of SmCo`),
  )
  for (const [at, element] of baselineElements.entries()) addMetalForMagnets(draft, chain, element, at)
}

/** Metal to magnet makers: as much as their magnets take, from where the routes say. */
function addMetalForMagnets(draft: BaselineDraft, chain: Chain, element: string, at: number): void {
  const world = chain.places.reduce((sum, place) => sum + draft.prior(named.output(element, 'metal', place)), 0)
  for (const to of chain.places) {
    const takes = chain.grades.map((grade, row) => [named.magnets(grade, to), chain.takes[row]?.[at] ?? 0] as const)
    const need = takes.reduce((sum, [name, by]) => sum + by * draft.prior(name), 0)
    if (need === 0) continue
    const routes = chain.book.routes.filter(
      (each) => each.stage === 'metal' && each.to === to && draft.has(named.output(element, 'metal', each.from)),
    )
    const pushed = routes.map(({ from, value }) => draft.prior(named.output(element, 'metal', from)) * value)
    const total = pushed.reduce((sum, value) => sum + value, 0)
    for (const [place, route] of routes.entries()) {
      const part = total === 0 ? 0 : (pushed[place] ?? 0) / total
      const says = `${element} as metal from ${route.from} to ${to}: ${Number((100 * part).toPrecision(3))} % of what the magnets made there take, or ${tonnes(need * part)}`
      draft.start(named.shipped(element, 'metal', route.from, to), need * part, world, fromBook(route, says))
      if (routes.length === 1) continue
      draft.observe(
        takes
          .map(([name, by]) => [name, -part * by] as const)
          .concat([[named.shipped(element, 'metal', route.from, to), 1] as const]),
        0,
        Math.max(Math.hypot(route.cv, 0.2) * part, 0.01) * need,
        fromBook(route, says),
      )
    }
    draft.balance([
      ...routes.map(({ from }) => [named.shipped(element, 'metal', from, to), 1] as const),
      ...takes.map(([name, by]) => [name, -by] as const),
    ])
  }
  for (const from of chain.places)
    draft.balance([
      ...chain.places.map((to) => [named.shipped(element, 'metal', from, to), 1] as const),
      [named.elsewhere(element, 'metal', from), 1],
      [named.output(element, 'metal', from), -1],
    ])
}
