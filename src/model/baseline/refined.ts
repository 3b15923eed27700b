import { elementGroups } from '../../kernel/element.ts'
import { baselineElements } from '../../ledger/baseline/book.ts'
import { fromBook, fromLedger, named, tonnes, type Chain, type Reported } from './chain.ts'
import type { BaselineDraft } from './draft.ts'
import { publisherCv } from './mined.ts'

/** Contained element in NdPr oxide, three parts of Nd to one of Pr. */
const ndprInOxide = 0.85

type Stage = 'mining' | 'separation' | 'metal'

/** What leaves the chain at a stage, as a part of what is put out there. */
export function elsewhereOf(chain: Chain, stage: Stage, element: string): ReturnType<Chain['parameter']> {
  if (stage === 'metal') return chain.parameter('elsewhere-metal', 'all')
  if (stage === 'mining') return chain.parameter('elsewhere-mining', element === 'Sm' ? 'Sm' : 'light')
  return chain.parameter('elsewhere-separation', element)
}

/** Ore to oxide to metal: what goes where by the routes of the book, and what the IEA counts of it. */
export function addRefined(draft: BaselineDraft, chain: Chain, reported: readonly Reported[]): void {
  for (const [stage, next] of [
    ['mining', 'separation'],
    ['separation', 'metal'],
  ] as const)
    for (const element of baselineElements) addStage(draft, chain, element, stage, next)
  for (const element of baselineElements) for (const place of chain.places) addElsewhere(draft, chain, 'metal', element, place)
  const refined = reported.filter(({ stage, place }) => stage === 'refining' && place !== 'WORLD')
  const own = new Set(refined.map(({ place }) => place))
  for (const figure of refined) {
    const members =
      figure.place === 'OTHER' ? chain.places.filter((place) => place === 'OTHER' || !own.has(place)) : [figure.place]
    const isNdPr = figure.basis === 'ndpr_oxide'
    const value = isNdPr ? figure.value * ndprInOxide : figure.value
    const what: readonly string[] = isNdPr ? ['Nd', 'Pr'] : elementGroups.magnet_rare_earths
    const names = members.flatMap((place) => what.map((element) => [named.output(element, 'separation', place), 1] as const))
    const says = `${isNdPr ? 'Nd and Pr' : 'magnet elements'} separated in ${figure.place}: ${tonnes(value)}${isNdPr ? `, from ${tonnes(figure.value)} of oxide` : ''} (${figure.publisher} ${figure.edition})`
    if (value > 0) draft.observe(names, value, publisherCv[figure.basis] * value, fromLedger(figure, says))
  }
  for (const maker of chain.book.makers.filter(({ stage }) => stage === 'metal')) {
    const world = chain.places.flatMap((place) =>
      elementGroups.magnet_rare_earths.map((element) => named.output(element, 'metal', place)),
    )
    const size = world.reduce((sum, name) => sum + draft.prior(name), 0)
    const sum = world.map((name) => [name, (name.endsWith(` ${maker.place}`) ? 1 : 0) - maker.value] as const)
    draft.observe(
      sum,
      0,
      maker.cv * maker.value * size,
      fromBook(maker, `${maker.place} makes ${maker.value * 100} % of the metal`),
    )
  }
}

/** What one stage puts out, where it goes, and what the next makes of it. */
function addStage(draft: BaselineDraft, chain: Chain, element: string, stage: Stage, next: Stage): void {
  const world = chain.places.reduce((sum, place) => sum + draft.prior(named.output(element, stage, place)), 0)
  const into = new Map<string, number>()
  for (const place of chain.places) {
    const left = addElsewhere(draft, chain, stage, element, place)
    if (left === undefined) continue
    const routes = chain.book.routes.filter((each) => each.stage === stage && each.from === place)
    const names = routes.map(({ to }) => named.shipped(element, stage, place, to))
    for (const route of routes) {
      const value = left * route.value
      const says = `${element} after ${stage} from ${place} to ${route.to}: ${route.value * 100} % of what stays in the chain, or ${tonnes(value)}`
      draft.start(named.shipped(element, stage, place, route.to), value, world, fromBook(route, says))
      into.set(route.to, (into.get(route.to) ?? 0) + value)
    }
    if (routes.length > 1)
      for (const [at, route] of routes.entries()) {
        const says = `${element} after ${stage} from ${place} to ${route.to}: ${route.value * 100} % of what stays in the chain`
        draft.observe(
          names.map((name, each) => [name, (each === at ? 1 : 0) - route.value] as const),
          0,
          Math.max(route.cv * route.value, 0.01) * left,
          fromBook(route, says),
        )
      }
    draft.balance([
      ...routes.map(({ to }) => [named.shipped(element, stage, place, to), 1] as const),
      [named.elsewhere(element, stage, place), 1],
      [named.output(element, stage, place), -1],
    ])
  }
  for (const [place, fresh] of into) {
    const recycled = chain.parameter('recycled-separation', 'all')
    const scrap = next === 'separation' && place === 'CHN' ? (fresh * recycled.value) / (1 - recycled.value) : 0
    if (scrap > 0) {
      const says = `${element} from scrap into ${next} in ${place}: ${recycled.value * 100} % of what enters, or ${tonnes(scrap)}`
      draft.start(named.recycled(element, next, place), scrap, world, fromBook(recycled, says))
      draft.observe(
        [
          [named.recycled(element, next, place), 1 - recycled.value],
          ...chain.places.map((from) => [named.shipped(element, stage, from, place), -recycled.value] as const),
        ],
        0,
        recycled.cv * scrap,
        fromBook(recycled, says),
      )
    }
    const made = (fresh + scrap) * chain.yieldOf(next)
    const route = chain.book.routes.find((each) => each.stage === stage && each.to === place)
    if (route === undefined) continue
    const says = `${element} put out by ${next} in ${place}: ${tonnes(made)}, as far as the routes lead there`
    draft.start(named.output(element, next, place), made, world, { ...fromBook(route, says), kind: 'assumed' })
    draft.balance([
      ...chain.places.map((from) => [named.shipped(element, stage, from, place), 1] as const),
      [named.recycled(element, next, place), 1],
      [named.output(element, next, place), -1 / chain.yieldOf(next)],
    ])
  }
}

/** Adds what leaves the chain; returns what stays, or nothing where nothing is made. */
function addElsewhere(draft: BaselineDraft, chain: Chain, stage: Stage, element: string, place: string): number | undefined {
  const name = named.output(element, stage, place)
  if (!draft.has(name)) return undefined
  const made = draft.prior(name)
  const part = elsewhereOf(chain, stage, element)
  const says = `${element} that leaves the chain after ${stage} in ${place}: ${part.value * 100} %, or ${tonnes(made * part.value)}`
  draft.start(named.elsewhere(element, stage, place), made * part.value, made, fromBook(part, says))
  draft.observe(
    [
      [named.elsewhere(element, stage, place), 1],
      [name, -part.value],
    ],
    0,
    part.cv * part.value * made,
    fromBook(part, says),
  )
  return made * (1 - part.value)
}
